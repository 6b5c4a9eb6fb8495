"""The places of one sentence: regions, waters, venues, towns, and what the model took for one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ankbrief.facts.organisations.bodies import bodies_in
from ankbrief.facts.organisations.lists import words
from ankbrief.facts.places.kinded import kinded
from ankbrief.facts.places.lists import Spot, kinds
from ankbrief.facts.places.regions import regions
from ankbrief.facts.places.toponyms import phrases, residences, roads, tagged, towns
from ankbrief.facts.places.venues import venues
from ankbrief.facts.posts.roles import roles_in
from ankbrief.language.letters import fold
from ankbrief.language.text.document import ParsedSentence
from ankbrief.language.text.morphology import lemma

AKIMS = frozenset({"аким", "акимат"})
ORIGIN = frozenset({"из", "в", "во"})  # «студенты из Южной Кореи»: no post of that country


def spots_in(sentence: ParsedSentence, names: frozenset[int]) -> tuple[Spot, ...]:
    """The places of a sentence, the longest of those that overlap."""
    found = [
        *regions(sentence),
        *kinded(sentence, names),
        *venues(sentence, names),
        *roads(sentence, names),
        *residences(sentence, names),
        *phrases(sentence, names),
        *towns(sentence, names),
        *tagged(sentence, names),
    ]
    chosen = list[Spot]()
    for spot in sorted(found, key=lambda spot: (spot.start, -spot.stop)):
        if not chosen or spot.start >= chosen[-1].stop:
            chosen.append(spot)
    return tuple(_free(sentence, names, chosen)) if chosen else ()


def _free(sentence: ParsedSentence, names: frozenset[int], spots: Sequence[Spot]) -> Iterator[Spot]:
    """Those outside the names of bodies and people; no country of a post or of «народ»."""
    bodies = [range(body.start, body.stop) for body in bodies_in(sentence, names)]
    posts = [range(role.start, role.stop) for role in roles_in(sentence, names)]
    for spot in spots:
        inside = (spot.start, spot.stop - 1)
        if names & set(range(spot.start, spot.stop)) or fold(spot.name) in words("unions"):
            continue
        body = next((b for b in bodies if inside[0] in b and inside[1] in b), None)
        if body is not None and not _is_governed(sentence, body.start, spot):
            continue
        post = _before(sentence, spot.start) not in ORIGIN and any(
            inside[0] in post and inside[1] in post for post in posts
        )
        if not (_is_country(spot.name) and (post or _is_people_s(sentence, spot.start))):
            yield spot


def _is_country(name: str) -> bool:
    return fold(name.rsplit(maxsplit=1)[-1]) in kinds("countries")


def _is_people_s(sentence: ParsedSentence, index: int) -> bool:
    """«день единства народа Казахстана»."""
    return index > 0 and sentence.tokens[index - 1].text.lower() in ("народа", "народов")


def _before(sentence: ParsedSentence, index: int) -> str:
    return sentence.tokens[index - 1].text.lower() if index else ""


def _is_governed(sentence: ParsedSentence, start: int, spot: Spot) -> bool:
    """«акимат Павлодарской области», «пресс-служба акима Семея»: as the place of an akim counts."""
    inner = sentence.tokens[max(start, spot.start - 2) : spot.start]
    return not _is_country(spot.name) and any(lemma(token) in AKIMS for token in inner)
