"""Names in a row stand in one case: «золото Серика Ахметова, Нурзода Собирова»."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby, pairwise

from ankbrief.facts.people.context import told_cases
from ankbrief.facts.people.names import Name
from ankbrief.language.text.document import Document, ParsedSentence

BRACKET = 6  # tokens in brackets between two names: «(до 56 кг)»


def cases_in_rows(document: Document, names: Sequence[Name]) -> Mapping[Name, frozenset[str]]:
    """The cases that a name may have for those beside it in a row."""
    found = dict[Name, frozenset[str]]()
    for number, mine in groupby(names, key=lambda name: name.sentence):
        for row in _rows(document.sentences[number], tuple(mine)):
            cases = _cases(row)
            found.update((name, cases) for name in row if cases)
    return found


def _cases(row: Sequence[Name]) -> frozenset[str]:
    """Those that all names which tell a case share; none where they may be any."""
    told = [cases for name in row if (cases := told_cases(name))]
    if len(row) > 1 and frozenset({"Nom"}) in told:
        return frozenset({"Nom"})
    shared = frozenset[str]() if not told else frozenset.intersection(*told)
    return frozenset() if len(row) < 2 or "Nom" in shared else shared


def _rows(sentence: ParsedSentence, names: Sequence[Name]) -> Iterator[tuple[Name, ...]]:
    """Names that only commas, «и» and brackets part."""
    row = tuple(names[:1])
    for before, name in pairwise(names):
        if _is_joint(sentence, before.stop, name.start):
            row = (*row, name)
        else:
            yield row
            row = (name,)
    yield row


def _is_joint(sentence: ParsedSentence, start: int, stop: int) -> bool:
    between = [token.text for token in sentence.tokens[start:stop]]
    if between[:1] == ["("] and ")" in between[: BRACKET + 2]:
        between = between[between.index(")") + 1 :]
    return between in ([","], ["и"])
