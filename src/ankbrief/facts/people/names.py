"""Every mention of a person by name in a text, and surnames that stand alone."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from ankbrief.facts.people.bystanders import (
    is_author,
    is_called_after,
    is_called_before,
    is_credit,
    is_of_old,
    is_signature,
    is_street,
    is_title_in_quotes,
    is_village,
    word_set,
)
from ankbrief.facts.people.name_order import cased, name_parts
from ankbrief.facts.people.name_tokens import is_name_token
from ankbrief.facts.people.runs import Run, name_runs
from ankbrief.facts.posts.complements import KINDS
from ankbrief.facts.posts.heads import is_head, is_role, words
from ankbrief.facts.text.gazetteer import is_place, named_regions
from ankbrief.language.dictionary import tags
from ankbrief.language.letters import fold
from ankbrief.language.names.words import (
    has_surname_ending,
    is_given_name,
    is_named_only,
    is_surname,
    same_stem,
)
from ankbrief.language.text.document import Document, ParsedSentence
from ankbrief.language.text.morphology import lemma

FAMILY = re.compile(r"(?:[оеё]в|[иы]н|ск)(?:ы|ие|ых|их|ыми|ими)$")  # «семья Ахметовых»


@dataclass(frozen=True, slots=True, order=True)
class Name:
    """A person named by the tokens `start` up to `stop` of a sentence; parts as written there."""

    sentence: int
    start: int
    stop: int
    first: str = ""
    middle: str = ""
    last: str = ""
    owner: bool = False  # «адвокат | Абильдина | Нурлан Жакенов»: whose, so in the genitive

    @property
    def words(self) -> tuple[str, ...]:
        """First name, patronymic and surname, those that are there."""
        return tuple(part for part in (self.first, self.middle, self.last) if part)

    @property
    def is_full(self) -> bool:
        """Whether a given name (no initial) and a surname are there."""
        return bool(self.last and self.first and not self.first.endswith("."))


def names_in(document: Document) -> tuple[Name, ...]:
    """Every mention of a person by name, in the order of the text."""
    found = [name for i, s in enumerate(document.sentences) for name in _names(i, s)]
    found = [name for name in found if not is_signature(document, name.sentence, name.stop)]
    known = by_prefix({name.last for name in found if name.is_full})
    taken = defaultdict[int, set[int]](set)
    for name in found:
        taken[name.sentence].update(range(name.start, name.stop))
    alone = [
        name
        for i, s in enumerate(document.sentences)
        for name in _surnames(i, s, known, frozenset(taken[i]))
    ]
    return tuple(sorted(_trusted(document, [*found, *alone])))


def by_prefix(words: Iterable[str]) -> Mapping[str, Sequence[str]]:
    """Words under their first two letters: forms of one name share them."""
    found = defaultdict[str, list[str]](list)
    for word in sorted(words):
        found[fold(word)[:2]].append(word)
    return found


def _is_form_of(word: str, known: Mapping[str, Sequence[str]]) -> bool:
    return any(same_stem(word, other) for other in known.get(fold(word)[:2], ()))


def _names(number: int, sentence: ParsedSentence) -> Iterator[Name]:
    honoured = 0  # where a name ends after which something is called
    runs = tuple(name_runs(sentence))
    for start, stop in runs:
        tokens = sentence.tokens[start:stop]
        parts = name_parts([cased(t.text) for t in tokens if t.text not in word_set("respect")])
        called_after = _gives_a_name(sentence, start, stop) or _is_joined(sentence, honoured, start)
        honoured = stop if called_after else 0
        if (
            parts
            and not called_after
            and not _is_region(sentence, start, stop)
            and not _is_district(sentence, start, stop)
            and not is_credit(sentence, start, stop)
        ):
            yield Name(number, start, stop, *parts, owner=_is_owner(sentence, start, stop, runs))


def _is_owner(sentence: ParsedSentence, start: int, stop: int, runs: Sequence[Run]) -> bool:
    """«адвокат | Абильдина | Нурлан Жакенов»: a lone surname between a post and a whole name."""
    word = sentence.tokens[start].text
    if stop - start > 1 or not start or not has_surname_ending(word) or word[-1] not in "ай":
        return False
    whole = any(run[0] == stop and run[1] - run[0] > 1 for run in runs)
    return whole and is_head(sentence.tokens[start - 1])


def _gives_a_name(sentence: ParsedSentence, start: int, stop: int) -> bool:
    rules = (
        is_called_after,
        is_called_before,
        is_title_in_quotes,
        is_author,
        is_of_old,
        is_street,
        is_village,
    )
    return any(rule(sentence, start, stop) for rule in rules)


def _is_joined(sentence: ParsedSentence, honoured: int, start: int) -> bool:
    """«произведения Курмангазы, Таттимбета и | Даулеткерея»."""
    between = [token.text for token in sentence.tokens[honoured:start]]
    return bool(honoured) and between in ([","], ["и"])


def _is_region(sentence: ParsedSentence, start: int, stop: int) -> bool:
    """«аким области Абай», «в области Абай»: a region called by a noun."""
    before = lemma(sentence.tokens[start - 1]) if start else ""
    return stop - start == 1 and before in KINDS and sentence.tokens[start].text in named_regions()


def _is_district(sentence: ParsedSentence, start: int, stop: int) -> bool:
    """«в двух районах — Наурызбайском и | Алатауском»: one more of them, no surname."""
    tokens, ending = sentence.tokens, sentence.tokens[start].text[-4:]
    if stop - start > 1 or start < 2 or ending not in ("ском", "ской", "ских"):
        return False
    listed = tokens[start - 1].text in ("и", ",") and tokens[start - 2].text.endswith(ending)
    return listed and any(t.text.lower() in ("районах", "областях") for t in tokens[:start])


def _surnames(
    number: int, sentence: ParsedSentence, known: Mapping[str, Sequence[str]], taken: frozenset[int]
) -> Iterator[Name]:
    """A surname alone that the model missed, of somebody whom the article names in full."""
    for index, token in enumerate(sentence.tokens):
        if index in taken or not is_name_token(token) or is_place(token.text):
            continue
        if _is_form_of(token.text, known) and _may_stand_alone(sentence, index):
            yield Name(number, index, index + 1, last=cased(token.text))


def _may_stand_alone(sentence: ParsedSentence, index: int) -> bool:
    called = is_called_after(sentence, index) or is_called_before(sentence, index, index + 1)
    if called or not is_surname(cased(sentence.tokens[index].text)):
        return False
    return not any(
        e.start <= index < e.stop and e.kind == "ORG" and e.stop - e.start > 1
        for e in sentence.entities
    )


def _trusted(document: Document, names: Sequence[Name]) -> Iterator[Name]:
    """Of a lone word that is also an everyday one («Мороз»), only what a full name backs."""
    lasts = by_prefix({name.last for name in names if name.is_full})
    for name in names:
        if (
            name.stop - name.start > 1
            or _is_form_of(name.words[0], lasts)
            or _is_safe_alone(document.sentences[name.sentence], name)
        ):
            yield name


def _is_safe_alone(sentence: ParsedSentence, name: Name) -> bool:
    """A name by its ending or by the dictionary, or an unknown word after a post."""
    token = sentence.tokens[name.start]
    if not token.text.istitle() or FAMILY.search(token.text):
        return False
    if token.pos == "PROPN" and has_surname_ending(token.text):
        return True
    listed = tags(token.text) or is_given_name(token.text)
    introduced = name.start and is_role(lemma(sentence.tokens[name.start - 1]))
    if name.start and lemma(sentence.tokens[name.start - 1]) in words("clergy"):
        return is_given_name(token.text)  # «епископ | Серафим», a word of its own as well
    return is_named_only(token.text) and bool(listed or introduced)
