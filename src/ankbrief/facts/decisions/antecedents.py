"""Whom «который» stands for: «встретился с министром, | который | поручил …»."""

from __future__ import annotations

from ankbrief.facts.decisions.able import may_decide
from ankbrief.facts.decisions.sources import Source
from ankbrief.facts.decisions.triggers import word_at
from ankbrief.facts.posts.phrases import describes, in_nominative, phrase_at
from ankbrief.facts.quotes.speakers import NOBODY, Speaker
from ankbrief.facts.text.flow import QUOTING, Flow, is_finite, is_nominal

SUBJECTS = frozenset({"который", "которая", "которое", "которые"})
MANY = frozenset({"которые", "которых", "которым", "которыми"})
GENDERS = {
    "который": ("Masc",),
    "которого": ("Masc", "Neut"),
    "которому": ("Masc", "Neut"),
    "которым": ("Masc", "Neut"),
    "которое": ("Neut",),
    **dict.fromkeys(("которая", "которой", "которую"), ("Fem",)),
}
REACH = 8  # words of a name: «компания «Тау-Самал плюс»»


def of_which(source: Source) -> Speaker | None:
    """Whoever «который» before the verb stands for; NOBODY where it is not plain."""
    flow, verb = source.flow, source.trigger.verb
    place = _which(flow, source.unit.start, verb)
    return None if place is None else _before(source, place)


def to_which(source: Source, place: int) -> Speaker:
    """«Создан совет, | которому | поручено …»: whoever the pronoun at `place` stands for."""
    return _before(source, place) if source.flow.tokens[place - 1].text == "," else NOBODY


def _which(flow: Flow, start: int, verb: int) -> int | None:
    """The pronoun that is the subject of the verb: no other verb comes between them."""
    for place in range(verb - 1, start, -1):
        if is_finite(flow.tokens[place]):
            return None
        if word_at(flow, place) in SUBJECTS and flow.tokens[place - 1].text == ",":
            single = flow.tokens[verb].feats.get("Number", "Sing") == "Sing"
            return place if single == (word_at(flow, place) != "которые") else None
    return None


def _before(source: Source, place: int) -> Speaker:
    """Who is named right before the comma: a person, a body, a noun with what describes it."""
    flow, stop = source.flow, place - 1
    first = flow.sentence_start(stop)
    for item in flow.named_in(first, stop):
        if item.stop == stop:
            gender = {"который": "m", "которая": "f"}.get(word_at(flow, place))
            fits = item.person.gender in (None, gender)
            return Speaker(item.person.name, item.mention.inferred, item.person) if fits else NOBODY
    for body in source.facts.organisations:
        if first <= flow.at(body.span.start) and flow.within(body.span)[1] == stop:
            return Speaker(body.name)
    name = _noun(flow, first, stop, place)
    return Speaker(name) if name is not None and may_decide(name) else NOBODY


def _noun(flow: Flow, first: int, stop: int, place: int) -> str | None:
    """«с компанией «Тау» |, которая»: the nearest noun that the pronoun agrees with."""
    last = _name_start(flow, first, stop)
    for head in range(last - 1, max(first - 1, last - REACH), -1):
        token = flow.tokens[head]
        if token.pos in ("PUNCT", "VERB"):
            return None
        case = token.feats.get("Case")
        if not is_nominal(token) or case is None or not _agree(flow, head, place):
            continue
        start = head
        while start > first and describes(flow.tokens[start - 1], case):
            start -= 1
        phrase = phrase_at(flow, start, stop, case)
        return in_nominative(flow, phrase, case) if phrase and phrase.head == head else None
    return None


def _name_start(flow: Flow, first: int, stop: int) -> int:
    """Where a name in marks that ends at `stop` begins."""
    if stop <= first or flow.tokens[stop - 1].text not in QUOTING:
        return stop
    opens = (
        i for i in range(stop - 2, max(first, stop - REACH), -1) if flow.tokens[i].text in QUOTING
    )
    return next(opens, stop)


def _agree(flow: Flow, head: int, place: int) -> bool:
    noun, which = flow.tokens[head].feats, word_at(flow, place)
    if noun.get("Number") == "Plur":
        return which in MANY
    return noun.get("Gender") in GENDERS.get(which, ())
