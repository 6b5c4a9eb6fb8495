"""Words that make a clause a decision: «поручил», «следует», «принято решение», «будет открыт».

Each rule looks at one token of a unit and yields a `Trigger` or nothing; the first one wins.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any, Literal, Protocol

from ankbrief.data import load
from ankbrief.facts.text.flow import (
    Flow,
    has_case,
    is_finite,
    is_gerund,
    is_infinitive,
    is_short_passive,
    lemma_of,
)
from ankbrief.facts.text.units import Unit
from ankbrief.language.dictionary import tags
from ankbrief.language.text.document import Token
from ankbrief.model import DecisionKind, When

# order: somebody orders another; duty: a word of duty alone; must: «X должен»; done: something was
# decided on («принято решение», «подписан закон»); future: it will be done; bare: «Создать штаб».
Form = Literal["order", "duty", "must", "done", "future", "bare"]

# Tokens from a trigger to its infinitive: «поручил <bodies> <by when> <how> создать».
REACH = 40
# What opens a clause on which another hangs.
CONDITIONS = frozenset({"если", "когда", "пока", "чтобы", "хотя", "ли", "как"})
DOING = ("ние", "тие", "ция")  # «одобрение», «открытие», «реконструкция»


class Tokens(Protocol):
    """A stretch of tokens: a unit, a scope."""

    @property
    def start(self) -> int:
        """The first token."""

    @property
    def stop(self) -> int:
        """One past the last."""


@dataclass(frozen=True, slots=True)
class Trigger:
    """Trigger words over the tokens `start` up to `stop`; what is decided begins at `act`.

    `verb` is the word that the issuer agrees with; `act` is an infinitive, a noun or the verb.
    """

    kind: DecisionKind
    form: Form
    start: int
    stop: int
    act: int
    verb: int


def infinitive_after(flow: Flow, index: int, stop: int) -> int | None:
    """The infinitive that the trigger before `index` rules; asides between commas are passed."""
    for place in range(index, min(stop, index + REACH, len(flow.tokens))):
        token = flow.tokens[place]
        if is_infinitive(token):
            return place
        if is_finite(token) and token.pos != "AUX":
            return None
        if token.text == "," and not _is_aside(flow, place, stop):
            return None
    return None


def _is_aside(flow: Flow, comma: int, stop: int) -> bool:
    """«поручил акиматам, министерствам и бизнесу создать», «поручил, учитывая сроки, создать»."""
    if comma + 1 >= stop:
        return False
    following = flow.tokens[comma + 1]
    if word_at(flow, comma + 1) == "а" and word_at(flow, comma + 2) == "также":
        return True  # «поручил акимату, а также подрядчику устранить»
    if following.pos == "SCONJ" or following.text.lower() in ("что", "чтобы", "а", "но", "и"):
        return False
    return not following.text.lower().startswith("котор") and (
        following.pos in ("NOUN", "PROPN", "ADJ", "ADV", "ADP", "VERB") or is_gerund(following)
    )


def is_empty(flow: Flow, act: int) -> bool:
    """«следует отметить», «нужно быть»: nothing is to be done."""
    word = lemma_of(flow.tokens[act])
    return word in listed("talk") | listed("manner")


def infinitive_before(flow: Flow, unit: Unit, index: int) -> int | None:
    """«Сделать это необходимо до 25 января»: the infinitive opens the unit.

    «…, открыть его планируется»: or its clause, where no counsel may be meant.
    """
    counsel = word_at(flow, index) in listed("modals")
    first = unit.start if counsel else clause_start(flow, unit.start, index)
    first += word_at(flow, first) in ("а", "и", "но")
    words = flow.tokens[first + 1 : index]
    alone = not any(is_finite(word) or is_infinitive(word) or word.text == "," for word in words)
    return first if alone and first < index and is_infinitive(flow.tokens[first]) else None


def is_set_for_a_time(flow: Flow, within: Tokens) -> bool:
    """A date stands among the tokens, or an event after which the act comes."""
    start, stop = within.start, within.stop
    if flow.dates.meeting(flow.cover(start, stop)):
        return True
    return any(names_event_at(flow, place, stop) for place in range(start, stop - 1))


def names_event_at(flow: Flow, index: int, stop: int) -> bool:
    """«после | одобрения Мажилисом», «до | наступления холодов», «до этого»."""
    if word_at(flow, index) not in ("после", "до"):
        return False
    for place in range(index + 1, min(stop, index + 4)):
        token = flow.tokens[place]
        if word_at(flow, place) in ("этого", "того"):
            return place == index + 1 and word_at(flow, place + 1) != "как"
        word = lemma_of(token)
        if has_case(token, "Gen") and (word in listed("occasions") or word.endswith(DOING)):
            return True
        if token.pos not in ("ADJ", "DET"):
            return False
    return False


def is_first_person(token: Token) -> bool:
    """«построим»; «расторгнем» too, which the tagger takes for a participle."""
    forms = tags(token.text)
    first = [form for form in forms if "1per" in form or "incl" in form]
    return token.feats.get("Person") == "1" or (bool(first) and len(first) == len(forms))


def is_passive(token: Token) -> bool:
    """«наложен», «возложен»: the dictionary knows it as nothing else, whatever the tagger says."""
    forms = tags(token.text)
    return is_short_passive(token) or (
        bool(forms) and all(form.startswith("PRTS") for form in forms)
    )


def is_negated(flow: Flow, unit: Unit, index: int) -> bool:
    return index > unit.start and word_at(flow, index - 1) in ("не", "ни")


def clause_start(flow: Flow, start: int, index: int) -> int:
    """Past the last comma: «Президент сообщил, что | отменит решение»."""
    commas = (place for place in range(index - 1, start - 1, -1) if flow.tokens[place].text == ",")
    return next(commas, start - 1) + 1


def clause_stop(flow: Flow, start: int, stop: int) -> int:
    """Up to the first comma: «закупит университет, | который …»."""
    return next((i for i in range(start, stop) if flow.tokens[i].text == ","), stop)


def begins_on(when: When) -> bool:
    """«с 1 мая», «со следующего года»: what is so from a day on."""
    return when.text.lower().startswith(("с ", "со "))


def word_at(flow: Flow, index: int) -> str:
    return flow.words[index] if 0 <= index < len(flow.words) else ""


def kind_of(key: str, word: str) -> DecisionKind | None:
    """The kind whose list in the table `key` of `decisions.toml` has the word."""
    return next((kind for kind, found in table(key).items() if word in found), None)


@cache
def table(key: str) -> dict[DecisionKind, frozenset[str]]:
    """A table of `decisions.toml`: kind → words."""
    rows: dict[Any, str] = load("decisions")[key]
    return {kind: frozenset(words.split()) for kind, words in rows.items()}


@cache
def listed(key: str) -> frozenset[str]:
    """A word list of `decisions.toml`."""
    return frozenset(load("decisions")[key].split())


@cache
def things(key: str) -> dict[str, frozenset[str]]:
    """A table of `decisions.toml`: verb → what it is done to."""
    rows: dict[str, str] = load("decisions")[key]
    return {verb: frozenset(nouns.split()) for verb, nouns in rows.items()}


@dataclass(frozen=True, slots=True)
class Light:
    """Verbs and nouns that mean one act together; `reach`: tokens between them."""

    kind: DecisionKind
    verbs: frozenset[str]
    nouns: frozenset[str]
    reach: int | None


@cache
def light_verbs() -> tuple[Light, ...]:
    """«дать поручение», «принять решение»: the rows of `light` in `decisions.toml`."""
    rows = load("decisions")["light"]
    return tuple(
        Light(
            row["kind"],
            frozenset(row["verbs"].split()),
            frozenset(row["nouns"].split()),
            row.get("reach"),
        )
        for row in rows
    )
