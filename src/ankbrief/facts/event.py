"""What the article is about: the event with its full name, day, place and people."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from ankbrief.facts.event_days import (
    LEAD,
    event_days,
    event_words,
    is_background,
    is_held,
    is_open_quote,
    names_event,
)
from ankbrief.facts.event_names import full_name_stop
from ankbrief.facts.people.references import named_tokens, people_in
from ankbrief.facts.places.lists import kinds
from ankbrief.facts.places.spots import spots_in
from ankbrief.facts.posts.complements import CLOSING, OPENING, Complement
from ankbrief.facts.posts.roles import left_adjectives
from ankbrief.facts.posts.wording import noun_phrase
from ankbrief.language.letters import fold
from ankbrief.language.names.words import same_stem
from ankbrief.language.text.document import Document, ParsedSentence, Token
from ankbrief.language.text.morphology import lemma
from ankbrief.model import Article, Event, Facts, Place, When

INSIDE = frozenset({"в", "во", "на"})
ROOMS = frozenset({"здание", "зал", "сцена"})


@dataclass(frozen=True, slots=True)
class Candidate:
    """An event named by the tokens `start` up to `stop`; `rank`: the less the better."""

    sentence: int
    start: int
    head: int
    stop: int
    rank: tuple[int, ...]


def find_event(article: Article, document: Document, facts: Facts) -> Facts:
    """Adds `event`; marks its day among `dates` and its place among `places`."""
    candidates = sorted(_candidates(document, facts), key=lambda c: c.rank)
    best = candidates[0] if candidates else None
    noun = _noun(document, best) if best else None
    days = event_days(document, facts, noun, article.published)
    facts = replace(facts, dates=tuple(_with_role(when, days) for when in facts.dates))
    if best is None:
        return facts
    where = _place(document, facts, best)
    event = _event(document, facts, best, days, where)
    places = tuple(_marked(place, where) for place in facts.places)
    return replace(facts, event=event, places=places)


def _candidates(document: Document, facts: Facts) -> Iterator[Candidate]:
    """Event nouns of the headline, of the lead, and of sentences that say the event is held."""
    body = 0
    for number, sentence in enumerate(document.sentences):
        body += sentence.kind == "paragraph"
        if is_background(sentence):
            continue
        for head, token in enumerate(sentence.tokens):
            if lemma(token) in event_words("nouns") and not _is_of_none(sentence, head):
                found = _candidate(document, facts, number, head, body)
                if found.stop - found.start > 1 or sentence.kind == "title" or body <= LEAD:
                    yield found


def _noun(document: Document, event: Candidate) -> str:
    return lemma(document.sentences[event.sentence].tokens[event.head])


def _candidate(document: Document, facts: Facts, number: int, head: int, body: int) -> Candidate:
    sentence = document.sentences[number]
    names = named_tokens(document, facts, number)
    stop = _with_quotes(sentence, Complement(sentence, names).stop(head))
    stop = full_name_stop(sentence, head, stop, names)
    start = left_adjectives(sentence, head, names)
    while start < head and lemma(sentence.tokens[start]) in event_words("relative"):
        start += 1  # «вчерашнее заседание»
    start = _with_numeral(sentence, start)
    noun = lemma(sentence.tokens[head])
    rank = (
        noun in event_words("vague") and stop - start == 1,
        not (sentence.kind == "title" or body <= LEAD),
        not is_held(sentence, head),
        stop - start < 3,
        sentence.kind == "title",
        number,
        head,
    )
    return Candidate(number, start, head, stop, rank)


def _is_of_none(sentence: ParsedSentence, head: int) -> bool:
    """«форумы», «вечером», «отказаться от форума», «конференция отменена»: no event was held."""
    if sentence.tokens[head].text.lower() == "вечером":
        return True
    if lemma(sentence.tokens[head]) == "разговор" and (
        not head or lemma(sentence.tokens[head - 1]) != "телефонный"
    ):
        return True
    if sentence.tokens[head].feats.get("Number") == "Plur":
        return lemma(sentence.tokens[head]) != "переговоры"
    near = sentence.tokens[max(0, head - 8) : head + 4]
    if any(lemma(token) in event_words("proposed") for token in near):
        return True  # «предложил провести фестиваль»
    return any(lemma(token) in event_words("called_off") for token in near)


def _with_numeral(sentence: ParsedSentence, start: int) -> int:
    """«XXXIV сессия», «34-я сессия», «III Республиканский форум»."""
    before = sentence.tokens[start - 1].text if start else ""
    roman = bool(before) and set(before) <= set("IVXLCDM")
    return start - 1 if roman or (before[:1].isdigit() and "-" in before) else start


def _with_quotes(sentence: ParsedSentence, stop: int) -> int:
    """«конференция "Қазақстан – бейбітшілік"»: the name in quotes belongs to the event."""
    tokens = sentence.tokens
    if stop >= len(tokens) or tokens[stop].text not in OPENING:
        return stop
    closing = (i for i in range(stop + 1, min(len(tokens), stop + 20)) if tokens[i].text in CLOSING)
    return next(closing, stop - 1) + 1


def _event(
    document: Document, facts: Facts, best: Candidate, days: tuple[When, ...], where: Place | None
) -> Event:
    sentence = document.sentences[best.sentence]
    name = noun_phrase(sentence, best.start, best.head, best.stop)
    when = replace(days[0], role="event") if days else None
    span = sentence.cover(best.start, best.stop)
    return Event(name, span, when, where.name if where else None, _participants(document, facts))


def _participants(document: Document, facts: Facts) -> tuple[str, ...]:
    """Whom the text names outside its background, in the order of the text."""
    told = (n for n, s in enumerate(document.sentences) if not is_background(s))
    found = (m.person.name for n in told for m in people_in(document, facts, n))
    return tuple(dict.fromkeys(found))


def _with_role(when: When, days: tuple[When, ...]) -> When:
    return replace(when, role="event") if when in days else when


def _place(document: Document, facts: Facts, best: Candidate) -> Place | None:
    """After «в», «на» in the event's sentence or the lead, or where something takes place."""
    body = [n for n, s in enumerate(document.sentences) if s.kind == "paragraph"]
    own = [n for n in body if names_event(document.sentences[n], _noun(document, best))]
    for number in dict.fromkeys((best.sentence, *body[:2], *own)):
        lead = number in (best.sentence, *body[:2])
        found = _located(document, facts, number, best, lead=lead)
        if found:
            return found
    return None


def _located(
    document: Document, facts: Facts, number: int, best: Candidate, *, lead: bool
) -> Place | None:
    """The first place of the sentence that something is said to happen in."""
    sentence = document.sentences[number]
    if is_open_quote(document.text, sentence.span.start):
        return None
    own = range(best.start, best.stop) if number == best.sentence else range(0)
    if _noun(document, best) in event_words("leading"):
        own = range(0)  # «поездка в Тараз» takes place there
    for spot in spots_in(sentence, named_tokens(document, facts, number)):
        if _is_inside(sentence.tokens, spot.start) and spot.start not in own:
            if not lead and not _takes_place(sentence, spot.start):
                continue
            known = (place for place in facts.places if same_stem(place.name, spot.name))
            return next(known, None)
    return None


def _is_inside(tokens: tuple[Token, ...], index: int) -> bool:
    """«в Астане», «в городе Астане», «в здании театра»; not «на территории Астаны»."""
    before = tokens[max(0, index - 2) : index]
    texts = [token.text.lower() for token in before]
    if texts[-1:] and texts[-1] in INSIDE:
        return True
    fits = before and (fold(lemma(before[-1])) in kinds("dropped") or lemma(before[-1]) in ROOMS)
    return bool(fits) and texts[-2:-1] != [] and texts[-2] in INSIDE


def _takes_place(sentence: ParsedSentence, index: int) -> bool:
    """«состоялась в Таразе»: a verb of holding close to the place."""
    near = sentence.tokens[max(0, index - 8) : index + 8]
    return any(token.pos == "VERB" and lemma(token) in event_words("takes_place") for token in near)


def _marked(place: Place, where: Place | None) -> Place:
    return replace(place, of_event=True) if place is where else place
