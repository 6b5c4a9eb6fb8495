"""Where: toponyms and venues outside the names of bodies, in the nominative."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from ankbrief.facts.people.references import named_tokens
from ankbrief.facts.places.lists import kinds
from ankbrief.facts.places.spots import spots_in
from ankbrief.facts.text.gazetteer import town_forms
from ankbrief.language.letters import fold
from ankbrief.language.names.words import same_stem
from ankbrief.language.text.document import Document
from ankbrief.model import Article, Facts, Place, Span

ROAD = re.compile(r"([А-ЯЁӘҒҚҢӨҰҮҺІ][а-яёәғқңөұүһі]{2,})[–—-]([А-ЯЁӘҒҚҢӨҰҮҺІ][а-яёәғқңөұүһі]{2,})")
OPENING = re.compile(r"(?:г\. ?)?(?P<city>[A-ZА-ЯЁӘҒҚҢӨҰҮҺІ][\w-]+)\s*[.,/]")


def find_places(article: Article, document: Document, facts: Facts) -> Facts:
    """Adds `places` in the order of the text, each once; the event's own are marked later."""
    found = {fold(place.name): place for place in _written_from(article)}
    for number, sentence in enumerate(document.sentences):
        for spot in spots_in(sentence, named_tokens(document, facts, number)):
            span = sentence.cover(spot.start, spot.stop)
            for name in _ends(spot.name):
                found.setdefault(fold(name), Place(name, span))
    return replace(facts, places=tuple(_distinct(list(found.values()))))


def _ends(name: str) -> tuple[str, ...]:
    """«Бахты–Аягоз», «Макинск-Щучинск» are two places: the ends of a road, of a line."""
    parts = ROAD.fullmatch(name)
    if parts is None or fold(name) in town_forms():
        return (name,)
    known = all(fold(part) in town_forms() for part in parts.groups())
    return parts.groups() if known or not name.count("-") else (name,)


def _written_from(article: Article) -> Iterator[Place]:
    """«АСТАНА. КАЗИНФОРМ – …»: the city of an agency's dateline."""
    for block in article.blocks:
        city = OPENING.match(block.span.of(article.text)) if block.kind == "dateline" else None
        name = town_forms().get(fold(city["city"])) if city else None
        if city and name and fold(name) == fold(city["city"]):
            start = block.span.start + city.start("city")
            yield Place(name, Span(start, start + len(name)))


def _distinct(places: Sequence[Place]) -> Iterator[Place]:
    """Forms of one unknown name are one place; the shortest form is nearest to the nominative."""
    alike = defaultdict[str, list[Place]](list)
    for place in places:
        alike[fold(place.name)[:2]].append(place)
    adjectives = [fold(p.name).removesuffix(" район") for p in places if p.name.endswith(" район")]
    kept = {name.partition(" ")[2] for p in places for name in [fold(p.name)] if _is_kept(name)}
    named = {name for p in places for name in [p.name.partition(" имени ")[0]] if name != p.name}
    for place in places:
        if fold(place.name) in kept or _is_shorter(place.name, adjectives):
            continue
        if place.name in named and " " in place.name:
            continue  # «Дом дружбы» beside «Дом дружбы имени Абая»
        near = alike[fold(place.name)[:2]]
        same = [other for other in near if _is_same(place.name, other.name)]
        if same[0] is place:
            yield replace(place, name=min((other.name for other in same), key=len))


def _is_kept(name: str) -> bool:
    """«река Урал»: «Урал» alone is that river."""
    kind, _, rest = name.partition(" ")
    return kind in kinds("kept") and bool(rest)


def _is_shorter(name: str, adjectives: Sequence[str]) -> bool:
    """«район Кызылжар» where the article speaks of «Кызылжарский район» too."""
    kind, _, noun = fold(name).partition(" ")
    return kind == "район" and any(adjective.startswith(noun) for adjective in adjectives)


def _is_same(left: str, right: str) -> bool:
    """«Бозшатыр» and «Бозшатыра»; names of the gazetteer are themselves only."""
    if left == right:
        return True
    known = fold(left) in town_forms() or fold(right) in town_forms()
    return not known and " " not in left + right and same_stem(left, right)
