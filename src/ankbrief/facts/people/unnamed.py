"""Who is meant by the title of a first office of the country whose holder the article never names.

«Глава государства подписал указ», «Премьер-министр поручил …»: whom the register has at the day.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from ankbrief.data import load
from ankbrief.facts.people.alone import Title
from ankbrief.facts.people.holders import holders, in_office
from ankbrief.facts.people.offices import (
    aliases,
    in_aliases,
    is_generic,
    is_of_a_country,
    is_of_country,
    leads,
)
from ankbrief.facts.posts.heads import words
from ankbrief.language.text.document import Document, ParsedSentence, Token
from ankbrief.language.text.morphology import lemma
from ankbrief.model import Person

GOVERNMENT = 1  # the row of `aliases` that names who leads a government
# Of what else the news that a «премьер» is named in speaks; the first dancer has the same word.
GOVERNS = re.compile(r"(?i)\b(?:правительств|кабмин|кабинет\w* министров|министр|министерств|аким)")
BACK_THEN = re.compile(r"(?i)\bв (?:[а-яё]+ )?((?:19|20)\d\d) (?:году|года)\b")


def unnamed(
    document: Document, people: Sequence[Person], title: Title, day: date | None
) -> str | None:
    """The register's name for a title that stands alone as the subject; None where it is unsafe."""
    if not title.is_subject or is_abroad(document):
        return None
    known = next(holders(title.wording, day), None) if title.is_formal else None
    if known is None and _is_own_premier(document, people, title):
        known = next(in_office(title.wording, day), None)
    return None if known is None or _is_back_then(document, title, day) else known


def _is_own_premier(document: Document, people: Sequence[Person], title: Title) -> bool:
    """«премьер-министр», where no premier is named and no other country is spoken of so far."""
    if not (is_of_country(title.wording) and in_aliases(title.wording, aliases()[GOVERNMENT])):
        return False
    if any(leads([post.title for post in person.positions], GOVERNMENT) for person in people):
        return False
    if _is_said(document, title):
        return False
    rest = document.text[: title.span.start] + " " + document.text[title.span.stop :]
    told = title.wording.lower() != "премьер" or GOVERNS.search(rest) is not None
    return told and not any(_is_other_country(token) for token in _so_far(document, title))


def _is_said(document: Document, title: Title) -> bool:
    """«По моему поручению премьер-министр выехал», – said of him, not by the news itself."""
    whole = next((s for s in document.sentences if s.span.holds(title.span)), None)
    if whole is None:
        return False
    start = min(s.span.start for s in document.sentences if s.block == whole.block)
    before = document.text[start : title.span.start]
    opened = before.count("«") + before.count("“") - before.count("»") - before.count("”")
    return opened > 0 or before.count('"') % 2 == 1 or before.lstrip()[:1] in ("-", "–", "—")


def _so_far(document: Document, title: Title) -> Iterator[Token]:
    """The tokens of the sentences up to the title's own."""
    for sentence in document.sentences:
        if sentence.span.start < title.span.stop:
            yield from sentence.tokens


def _is_other_country(token: Token) -> bool:
    """«Грузии», «грузинские»."""
    word = lemma(token)
    named = word in _countries() and token.text[:1].isupper() and word not in words("home")
    return named or (is_of_a_country(word) and not is_generic(word))


def _is_back_then(document: Document, title: Title, day: date | None) -> bool:
    """«В 2012 году глава правительства утвердил программу»: the one of that year."""
    whole = next((s for s in document.sentences if s.span.holds(title.span)), None)
    years = BACK_THEN.findall(whole.span.of(document.text)) if whole and day else ()
    return any(day is not None and int(year) < day.year for year in years)


def is_abroad(document: Document) -> bool:
    """Another country is named and the one reported from is not."""
    named = {lemma(token) for sentence in document.sentences for token in _places_in(sentence)}
    found = named & _countries()
    return bool(found) and not found & words("home")


def _places_in(sentence: ParsedSentence) -> Iterator[Token]:
    for entity in sentence.entities:
        if entity.kind == "LOC":
            yield from sentence.tokens[entity.start : entity.stop]


def _countries() -> frozenset[str]:
    return frozenset(load("places")["kinds"]["countries"].split())
