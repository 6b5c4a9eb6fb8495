"""What the article is about: the event with its full name, day, place and people."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from ankbrief.data import word_set
from ankbrief.facts.event_names import full_name_stop
from ankbrief.facts.people.references import named_tokens, people_in
from ankbrief.facts.places.lists import kinds
from ankbrief.facts.places.spots import spots_in
from ankbrief.facts.posts.complements import CLOSING, OPENING, Complement
from ankbrief.facts.posts.roles import left_adjectives
from ankbrief.facts.posts.wording import noun_phrase
from ankbrief.facts.text.flow import QUOTING
from ankbrief.language.letters import fold
from ankbrief.language.names.words import same_stem
from ankbrief.language.text.document import Document, ParsedSentence, Token
from ankbrief.language.text.morphology import lemma
from ankbrief.model import Article, Event, Facts, Place, When

LEAD = 3  # sentences of the body in which news names its event
INSIDE = frozenset({"в", "во", "на"})
ROOMS = frozenset({"здание", "зал", "сцена"})
NEAR = timedelta(days=14)  # an event reported lies this close to the publication
BACKGROUND = frozenset({"напомним", "ранее", "напоминаем"})


@dataclass(frozen=True, slots=True)
class Candidate:
    """An event named by the tokens `start` up to `stop`; `rank`: the less the better."""

    sentence: int
    start: int
    head: int
    stop: int
    rank: tuple[int, ...]


def words(key: str) -> frozenset[str]:
    """A word list of data/events.toml."""
    return word_set("events", key)


def find_event(article: Article, document: Document, facts: Facts) -> Facts:
    """Adds `event`; marks its day among `dates` and its place among `places`."""
    candidates = sorted(_candidates(document, facts), key=lambda c: c.rank)
    best = candidates[0] if candidates else None
    days = tuple(_event_days(document, facts, best, article.published))
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
        if _is_background(sentence):
            continue
        for head, token in enumerate(sentence.tokens):
            if lemma(token) in words("nouns") and not _is_of_none(sentence, head):
                found = _candidate(document, facts, number, head, body)
                if found.stop - found.start > 1 or sentence.kind == "title" or body <= LEAD:
                    yield found


def _is_background(sentence: ParsedSentence) -> bool:
    return sentence.tokens[0].text.lower() in BACKGROUND


def _candidate(document: Document, facts: Facts, number: int, head: int, body: int) -> Candidate:
    sentence = document.sentences[number]
    names = named_tokens(document, facts, number)
    stop = _with_quotes(sentence, Complement(sentence, names).stop(head))
    stop = full_name_stop(sentence, head, stop, names)
    start = left_adjectives(sentence, head, names)
    while start < head and lemma(sentence.tokens[start]) in words("relative"):
        start += 1  # «вчерашнее заседание»
    start = _with_numeral(sentence, start)
    noun = lemma(sentence.tokens[head])
    rank = (
        noun in words("vague") and stop - start == 1,
        not (sentence.kind == "title" or body <= LEAD),
        not _is_held(sentence, head),
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
    if sentence.tokens[head].feats.get("Number") == "Plur":
        return lemma(sentence.tokens[head]) != "переговоры"
    near = sentence.tokens[max(0, head - 8) : head + 4]
    return any(lemma(token) in words("called_off") for token in near)


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


def _is_held(sentence: ParsedSentence, head: int) -> bool:
    """A verb of holding near: «состоялась», «на сессии выступил», «провёл заседание»."""
    near = sentence.tokens[max(0, head - 12) : head + 20]
    return any(token.pos == "VERB" and lemma(token) in words("held") for token in near)


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
    told = (n for n, s in enumerate(document.sentences) if not _is_background(s))
    found = (m.person.name for n in told for m in people_in(document, facts, n))
    return tuple(dict.fromkeys(found))


def _event_days(
    document: Document, facts: Facts, best: Candidate | None, published: date | None
) -> Iterator[When]:
    """Days near the publication in the lead, and where the event's own noun is said to be held."""
    body = 0
    dates = deque(facts.dates)
    for sentence in document.sentences:
        body += sentence.kind == "paragraph"
        inside = list[When]()
        while dates and dates[0].span.start < sentence.span.stop:
            inside.append(dates.popleft())
        if not inside or sentence.kind == "title":
            continue
        told = not _is_background(sentence)
        own = best is not None and _names_event(document, sentence, best)
        for when in inside:
            near = told and (body <= LEAD or own or _is_of_the_day(when, published))
            if (near or _is_today(document, sentence, when)) and _is_event_day(
                sentence, when, published
            ):
                yield when


def _is_today(document: Document, sentence: ParsedSentence, when: When) -> bool:
    """«сегодня Глава государства прибыл …»: done that day, in the author's own words."""
    at = next((i for i, t in enumerate(sentence.tokens) if t.span.start >= when.span.start), 0)
    if when.text.lower() != "сегодня" or any(t.text in QUOTING for t in sentence.tokens):
        return False
    if is_open_quote(document.text, when.span.start):
        return False
    near = sentence.tokens[max(0, at - 3) : at + 9]
    return any(t.feats.get("Tense") == "Past" and t.feats.get("Aspect") == "Perf" for t in near)


def is_open_quote(text: str, offset: int) -> bool:
    """Whether a quotation that began in the paragraph is still open at `offset`."""
    before = text[text.rfind("\n", 0, offset) + 1 : offset]
    return before.count("«") > before.count("»") or before.count('"') % 2 == 1


def _is_of_the_day(when: When, published: date | None) -> bool:
    """«16 апреля Президент прибыл …» anywhere in a text of that day or the next."""
    if published is None or when.start is None or not any(c.isdigit() for c in when.text):
        return False
    return published - timedelta(days=1) <= when.start <= published


def _names_event(document: Document, sentence: ParsedSentence, best: Candidate) -> bool:
    noun = lemma(document.sentences[best.sentence].tokens[best.head])
    heads = [i for i, token in enumerate(sentence.tokens) if lemma(token) == noun]
    return any(_is_held(sentence, head) for head in heads)


def _is_event_day(sentence: ParsedSentence, when: When, published: date | None) -> bool:
    """Some days, no month or year; not a term; near the publication where that is known."""
    if when.role != "mention" or when.start is None or when.stop is None:
        return False
    if when.stop - when.start > timedelta(days=10):
        return False
    if published is None:
        return True
    return published - NEAR <= when.start <= published or _announces(sentence, when, published)


def _announces(sentence: ParsedSentence, when: When, published: date) -> bool:
    """«12 мая состоится форум»: news of an event to come."""
    if when.start is None or when.start > published + 4 * NEAR:
        return False
    if any(lemma(token) in words("next") for token in sentence.tokens):
        return False  # «Следующее заседание состоится 19 марта»
    ahead = (
        t for t in sentence.tokens if t.feats.get("Tense") == "Fut" and lemma(t) in words("held")
    )
    return when.start > published and any(True for _ in ahead)


def _with_role(when: When, days: tuple[When, ...]) -> When:
    return replace(when, role="event") if when in days else when


def _place(document: Document, facts: Facts, best: Candidate) -> Place | None:
    """After «в», «на» in the event's sentence or the lead, or where something takes place."""
    body = [n for n, s in enumerate(document.sentences) if s.kind == "paragraph"]
    own = [n for n in body if _names_event(document, document.sentences[n], best)]
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
    if lemma(document.sentences[best.sentence].tokens[best.head]) in words("leading"):
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
    return any(token.pos == "VERB" and lemma(token) in words("takes_place") for token in near)


def _marked(place: Place, where: Place | None) -> Place:
    return replace(place, of_event=True) if place is where else place
