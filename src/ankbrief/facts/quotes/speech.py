"""Clauses that introduce somebody's words: «…», – сказал аким; Аким сказал: «…»."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise

from ankbrief.data import load
from ankbrief.facts.text.flow import (
    DASHES,
    QUOTING,
    STOPS,
    Flow,
    has_case,
    is_finite,
    is_gerund,
    is_short_passive,
    lemma_of,
)
from ankbrief.language.dictionary import tags
from ankbrief.language.text.document import Token
from ankbrief.model import Span

SIGNED = 12  # tokens of a tail that only names the speaker
POSSESSIVES = frozenset({"его", "ее", "её", "их"})
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
    begins = is_finite(flow.tokens[index]) and flow.tokens[index].text[0].isupper()
    any_verb = dashed and not begins  # «”Новости” – Пришла весна»: a sentence of its own
    return with_cue(flow, clause, any_verb=any_verb, reach=REACH if dashed else 2)


def _only_names(flow: Flow, clause: Clause) -> bool:
    """A tail without a verb: «», – Серик Ахметов, аким района»."""
    tokens = flow.tokens[clause.start : clause.stop]
    short = 0 < len(tokens) <= SIGNED and tokens[0].pos == "PROPN" and has_case(tokens[0], "Nom")
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
    told = with_cue(flow, clause, any_verb=False, reach=None, last=True)
    return told or by_words(flow, clause.start, clause.stop) or clause


def that_before(flow: Flow, opening: int) -> Clause | None:
    """«Аким заявил, что «школа откроется осенью»»: the clause before «что»."""
    index = flow.at(opening)
    if index < 4 or flow.tokens[index - 1].text != "что" or flow.tokens[index - 2].text != ",":
        return None
    clause = Clause(flow.sentence_start(index - 1), index - 2)
    return with_cue(flow, clause, any_verb=False, reach=None, last=True)


def by_words_before(flow: Flow, opening: int) -> Clause | None:
    """«По словам акима, «», «Как отметил аким, «»: the clause before the comma."""
    index = flow.at(opening)
    if index < 3 or flow.tokens[index - 1].text != ",":
        return None
    start = flow.sentence_start(index - 1)
    return by_words(flow, start, index - 1) or as_said(flow, start, index - 1)


def told_within(flow: Flow, start: int, index: int) -> Clause | None:
    """Who tells what stands before token `index`: «по словам акима», «аким отметил, что»."""
    account = by_words(flow, start, index)
    if account is not None:
        comma = next((i for i in range(account.start, index) if flow.tokens[i].text == ","), index)
        return replace(account, stop=comma) if comma < index else None
    for place in range(index - 1, start + 1, -1):
        if flow.tokens[place].text == "что" and flow.tokens[place - 1].text == ",":
            clause = Clause(start, place - 1)
            return with_cue(flow, clause, any_verb=False, reach=None, last=True)
    return None


def by_words(flow: Flow, start: int, stop: int) -> Clause | None:
    """«По словам акима района»: the last such words among the tokens `start` up to `stop`."""
    for place in range(stop - 2, start - 1, -1):
        if flow.tokens[place].text.lower() not in ("по", "со"):
            continue
        owner = flow.tokens[place + 1].text.lower() in POSSESSIVES
        noun = flow.tokens[place + 1 + owner].text.lower()
        if noun in words("accounts") and not _is_cut(flow, place, stop):
            cue = f"{flow.tokens[place].text} {noun}".lower()
            return Clause(place + 1, stop, cue=cue)
    return None


def as_said(flow: Flow, start: int, stop: int) -> Clause | None:
    """«Как отметил аким», also after other words of the sentence."""
    for place in range(stop - 2, start - 1, -1):
        if flow.tokens[place].text.lower() == "как" and not _is_cut(flow, place, stop):
            return with_cue(flow, Clause(place + 1, stop), any_verb=False, reach=REACH)
    return None


def _is_cut(flow: Flow, start: int, stop: int) -> bool:
    """Whether a stop, a colon or a mark of quotation parts the words."""
    parting = STOPS | QUOTING | {":", ";"}
    return any(token.text in parting for token in flow.tokens[start:stop])


def pointing_after(flow: Flow, closing: int) -> Clause | None:
    """The sentence behind a quotation that points back at it: «». Об этом сообщил аким.»."""
    index = flow.at(closing + 1)
    while index < len(flow.tokens) and flow.tokens[index].text in STOPS:
        index += 1
    if index >= len(flow.tokens) or flow.text[closing + 1 : flow.starts[index]].count("\n") > 2:
        return None
    stop = flow.sentence_stop(index)
    opening = " ".join(token.text.lower() for token in flow.tokens[index : min(stop, index + 3)])
    if not opening.startswith(tuple(f"{phrase} " for phrase in phrases("pointing"))):
        return None
    if any(token.text in {":", *QUOTING} for token in flow.tokens[index:stop]):
        return None  # «Об этом он написал: «…»» tells of other words
    return with_cue(flow, Clause(index, stop), any_verb=False, reach=None)


def told_before(flow: Flow, opening: int, bound: int) -> Clause | None:
    """The sentence before character `opening`, from `bound` on, if it tells of somebody's words.

    «Аким рассказал о школе.», «По словам акима, школа готова.»
    """
    index = flow.at(opening)
    if index == 0:
        return None
    start = flow.sentence_start(index - 1)
    if flow.starts[start] < bound or start >= index:
        return None
    stop = index
    while stop > start and flow.tokens[stop - 1].text in STOPS:
        stop -= 1
    told = with_cue(flow, Clause(start, index), any_verb=False, reach=None)
    told = told or by_words(flow, start, stop)
    return _main_clause(flow, told) if told else None


def _main_clause(flow: Flow, told: Clause) -> Clause:
    """«Он отметил вклад | , который внёс Иран.», «По словам акима | , школа готова.»: who tells."""
    first = told.start if told.verb is None else told.verb
    for place in range(first + 1, told.stop - 1):
        behind = flow.tokens[place + 1 : place + 3]
        links = behind[0].text.lower() in words("linking")
        links = links or any(lemma_of(token) == "который" for token in behind)
        if flow.tokens[place].text == "," and (links or told.verb is None):
            return replace(told, stop=place)
    return told


def tells_of_speech(flow: Flow, span: Span) -> bool:
    """Whether a sentence of the span has a verb of speech that is not «я сказал», «мы обещали»."""
    start, stop = flow.within(span)
    while start < stop:
        end = min(flow.sentence_stop(start), stop)
        tokens = flow.tokens[start:end]
        own = any(token.text.lower() in ("я", "мы") for token in tokens)
        if not own and any(map(is_speech, tokens)):
            return True
        start = end
    return False


def is_written(flow: Flow, clause: Clause) -> bool:
    """«на плакате написано: «», «», – гласит надпись», «под девизом: «»: nobody speaks."""
    tokens = flow.tokens[clause.start : clause.stop]
    named = [token.text.lower() for token in tokens[-3:]]
    if any(pair[0] == "под" and pair[1] in words("headings") for pair in pairwise(named)):
        return True
    verb = None if clause.verb is None else flow.tokens[clause.verb]
    if verb is not None and lemma_of(verb) in words("titling"):
        return True
    silent = verb is None or is_impersonal(verb) or lemma_of(verb) in words("silent")
    carried = any(lemma_of(token) in words("carriers") for token in tokens)
    return silent and carried and clause.cue is not None


def with_cue(
    flow: Flow, clause: Clause, *, any_verb: bool, reach: int | None, last: bool = False
) -> Clause | None:
    """`clause` with its verb of speech; after «», –» any verb will do where no better one is."""
    stop = clause.stop if reach is None else min(clause.stop, clause.start + reach)
    places: Iterable[int] = range(clause.start, stop)
    tests: list[Callable[[Token], bool]] = [is_speech]
    if reach is not None:
        tests += [is_stance, is_manner]
    if any_verb:
        tests.append(is_telling)
    if last:
        tests.append(is_aside)
    for test in tests:
        found = [place for place in places if test(flow.tokens[place])]
        if found:
            verb = found[-1] if last else found[0]
            return Clause(clause.start, clause.stop, verb, _cue(flow, verb, clause.stop))
    return None


def is_speech(token: Token) -> bool:
    """A verb of saying, or «говорится» of a paper."""
    if is_impersonal(token):
        return True
    telling = is_finite(token) and not _is_first_person(token)
    return (telling or _is_only_told(token.text.lower())) and lemma_of(token) in verbs()


def is_stance(token: Token) -> bool:
    """«», – уверен он», «», – убеждена директор»."""
    return token.text.lower().replace("ё", "е") in words("stances")


def is_manner(token: Token) -> bool:
    """«», – смеётся она», «», – разводит он руками»."""
    return is_telling(token) and lemma_of(token) in words("manners")


def is_aside(token: Token) -> bool:
    """«добавив: «», «отметив, что «»."""
    return is_gerund(token) and lemma_of(token) in verbs()


def is_telling(token: Token) -> bool:
    """Any verb that an author uses of somebody: past, or third person."""
    verb = is_finite(token) and token.pos == "VERB" and not _is_first_person(token)
    return verb or _is_only_told(token.text.lower())


@cache
def _is_only_told(word: str) -> bool:
    """«негодует», «резюмирует», whatever the tagger makes of a rare verb."""
    found = tags(word)
    return bool(found) and all("VERB" in tag and ("3per" in tag or "past" in tag) for tag in found)


def is_impersonal(token: Token) -> bool:
    """«говорится», «сказано»: the words of a paper."""
    return token.text.lower().replace("ё", "е") in words("impersonal") and (
        token.text.lower().endswith(("ся", "сь")) or is_short_passive(token)
    )


def _is_first_person(token: Token) -> bool:
    """By the tag, which «смеётся» has too: the dictionary overrules an impossible one."""
    known = tags(token.text)
    if token.feats.get("Person") in ("1", "2"):
        return not known or any("1per" in tag or "2per" in tag for tag in known)
    return token.feats.get("Mood") == "Imp"


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
def phrases(key: str) -> tuple[str, ...]:
    """A list of phrases of `speech.toml`."""
    return tuple(load("speech")[key])


@cache
def words(key: str) -> frozenset[str]:
    """A word list of `speech.toml`."""
    return frozenset(load("speech")[key].split())
