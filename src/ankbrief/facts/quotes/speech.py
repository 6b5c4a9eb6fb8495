"""Clauses that introduce somebody's words: «…», – сказал аким; Аким сказал: «…»."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache

from ankbrief.data import load
from ankbrief.facts.text.flow import (
    DASHES,
    STOPS,
    Flow,
    has_case,
    is_finite,
    is_short_passive,
    lemma_of,
)
from ankbrief.language.text.document import Token

SIGNED = 12  # tokens of a tail that only names the speaker
REACH = 8  # words of a tail within which its verb stands: «– сразу после встречи сказал он»


@dataclass(frozen=True, slots=True)
class Clause:
    """Tokens `start` up to `stop` that name who speaks; the verb of speech stands at `verb`."""

    start: int
    stop: int
    verb: int | None = None
    cue: str | None = None


def tail_after(flow: Flow, closing: int) -> Clause | None:
    """The clause behind the closing mark at character `closing`: «», – сказал он»."""
    index = flow.at(closing + 1)
    dashed = comma = False
    while index < len(flow.tokens) and _is_mark(flow.tokens[index]):
        dashed = dashed or flow.tokens[index].text in DASHES
        comma = comma or flow.tokens[index].text == ","
        index += 1
    if index == len(flow.tokens) or not (dashed or comma):
        return None
    clause = Clause(index, tail_stop(flow, index))
    if _far(flow, closing, index):
        return None
    if dashed and _only_names(flow, clause):
        return clause
    return with_cue(flow, clause, any_verb=dashed, reach=REACH if dashed else 2)


def _only_names(flow: Flow, clause: Clause) -> bool:
    """A tail without a verb: «», – Серик Ахметов, аким района»."""
    tokens = flow.tokens[clause.start : clause.stop]
    short = len(tokens) <= SIGNED and tokens[0].pos == "PROPN" and has_case(tokens[0], "Nom")
    return short and not any(token.pos in ("VERB", "AUX") for token in tokens)


def _is_mark(token: Token) -> bool:
    return token.text in DASHES or token.text in STOPS or token.text == ","


def _far(flow: Flow, closing: int, index: int) -> bool:
    """A tail stands on the line of its quotation."""
    return "\n" in flow.text[closing + 1 : flow.starts[index]]


def tail_stop(flow: Flow, index: int) -> int:
    """Where the clause that begins at `index` ends: its sentence, a new quotation or a dash."""
    stop = flow.sentence_stop(index)
    for place in range(index, stop):
        if flow.tokens[place].text in DASHES and flow.tokens[place - 1].text in {",", "."}:
            return place
        if flow.tokens[place].text == ":":
            return place
    return stop


def lead_before(flow: Flow, opening: int) -> Clause | None:
    """The clause before the opening mark at character `opening`: «Он сказал: «»."""
    index = flow.at(opening)
    if index < 2 or flow.tokens[index - 1].text != ":":
        return None
    clause = Clause(flow.sentence_start(index - 1), index - 1)
    return with_cue(flow, clause, any_verb=False, reach=None, last=True) or clause


def that_before(flow: Flow, opening: int) -> Clause | None:
    """«Аким заявил, что «школа откроется осенью»»: the clause before «что»."""
    index = flow.at(opening)
    if index < 4 or flow.tokens[index - 1].text != "что" or flow.tokens[index - 2].text != ",":
        return None
    clause = Clause(flow.sentence_start(index - 1), index - 2)
    return with_cue(flow, clause, any_verb=False, reach=None, last=True)


def with_cue(
    flow: Flow, clause: Clause, *, any_verb: bool, reach: int | None, last: bool = False
) -> Clause | None:
    """`clause` with its verb of speech; after «», –» any verb will do where no better one is."""
    stop = clause.stop if reach is None else min(clause.stop, clause.start + reach)
    places: Iterable[int] = range(clause.start, stop)
    tests: tuple[Callable[[Token], bool], ...] = (is_speech,)
    for test in (*tests, is_telling) if any_verb else tests:
        found = [place for place in places if test(flow.tokens[place])]
        if found:
            verb = found[-1] if last else found[0]
            return Clause(clause.start, clause.stop, verb, _cue(flow, verb, clause.stop))
    return None


def is_speech(token: Token) -> bool:
    """A verb of saying, or «говорится» of a paper."""
    if is_impersonal(token):
        return True
    return is_finite(token) and not _is_first_person(token) and lemma_of(token) in verbs()


def is_telling(token: Token) -> bool:
    """Any verb that an author uses of somebody: past, or third person."""
    return is_finite(token) and token.pos == "VERB" and not _is_first_person(token)


def is_impersonal(token: Token) -> bool:
    """«говорится», «сказано»: the words of a paper."""
    return token.text.lower().replace("ё", "е") in words("impersonal") and (
        token.text.lower().endswith(("ся", "сь")) or is_short_passive(token)
    )


def _is_first_person(token: Token) -> bool:
    return token.feats.get("Person") in ("1", "2") or token.feats.get("Mood") == "Imp"


def _cue(flow: Flow, verb: int, stop: int) -> str:
    """«сказал»; «выразил уверенность» where the verb alone says nothing."""
    token = flow.tokens[verb]
    nouns = [i for i in range(verb + 1, min(verb + 3, stop)) if flow.tokens[i].pos == "NOUN"]
    if nouns and lemma_of(token) in words("light"):
        return " ".join(item.text for item in flow.tokens[verb : nouns[0] + 1]).lower()
    return token.text.lower()


def verbs() -> frozenset[str]:
    """Lemmas of the verbs of saying."""
    return words("verbs")


@cache
def words(key: str) -> frozenset[str]:
    """A word list of `speech.toml`."""
    return frozenset(load("speech")[key].split())
