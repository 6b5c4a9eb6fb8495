"""The places of one sentence: regions, waters, venues, towns, and what the model took for one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ankbrief.facts.organisations.bodies import bodies_in
from ankbrief.facts.organisations.lists import words
from ankbrief.facts.places.kinded import kinded
from ankbrief.facts.places.lists import Spot, kinds
from ankbrief.facts.places.regions import regions
from ankbrief.facts.places.toponyms import phrases, plants, residences, roads, tagged, towns
from ankbrief.facts.places.venues import venues
from ankbrief.facts.posts.roles import roles_in
from ankbrief.facts.text.flow import DASHES, QUOTING
from ankbrief.language.letters import fold
from ankbrief.language.text.document import ParsedSentence, Token
from ankbrief.language.text.morphology import lemma

AKIMS = frozenset({"аким", "акимат", "хоким", "хокимият", "администрация", "мэрия"})
ORIGIN = frozenset({"из", "в", "во"})  # «студенты из Южной Кореи»: no post of that country
WHERE = frozenset({"в", "во", "из", "на", "по", "через"})
ENVOYS = frozenset({"посол", "посольство", "консул", "консульство", "генконсул", "поверенный"})
CURRENCIES = frozenset({"доллар", "рубль", "тенге", "юань", "евро", "фунт", "сом", "сум", "манат"})
SAYING = frozenset({"VERB", "AUX", "ADP", "PRON"})  # words of a sentence, not of a thing's name
LONGEST_TITLE = 6  # tokens on either side of the place up to a quotation mark


def spots_in(sentence: ParsedSentence, names: frozenset[int]) -> tuple[Spot, ...]:
    """The places of a sentence; of those that overlap the one with its kind, then the longest."""
    sure = [*regions(sentence), *kinded(sentence, names), *venues(sentence, names)]
    seen = [
        *roads(sentence, names),
        *residences(sentence, names),
        *plants(sentence, names),
        *phrases(sentence, names),
        *towns(sentence, names),
        *tagged(sentence, names),
    ]
    chosen = list[Spot]()
    for spot in (*_by_place(sure), *_by_place(seen)):
        if all(spot.stop <= other.start or other.stop <= spot.start for other in chosen):
            chosen.append(spot)
    chosen.sort(key=lambda spot: spot.start)
    return tuple(_free(sentence, names, chosen)) if chosen else ()


def _by_place(spots: Sequence[Spot]) -> list[Spot]:
    return sorted(spots, key=lambda spot: (spot.start, -spot.stop))


def _free(sentence: ParsedSentence, names: frozenset[int], spots: Sequence[Spot]) -> Iterator[Spot]:
    """Those outside the names of bodies, people and things; no country of a post or a law."""
    bodies = [range(body.start, body.stop) for body in bodies_in(sentence, names)]
    posts = [range(role.start, role.stop) for role in roles_in(sentence, names)]
    for spot in spots:
        if names & set(range(spot.start, spot.stop)) or fold(spot.name) in words("unions"):
            continue
        body = _around(spot, bodies)
        if body is not None and not _is_governed(sentence, body.start, spot):
            continue
        of_state = _is_of_post(sentence, spot, posts) or _is_owner(sentence, spot)
        if _is_country(spot.name) and (of_state or _is_side(sentence, spot)):
            continue
        if not _is_in_a_title(sentence.tokens, spot):
            yield spot


def _around(spot: Spot, ranges: Sequence[range]) -> range | None:
    return next((r for r in ranges if spot.start in r and spot.stop - 1 in r), None)


def _is_country(name: str) -> bool:
    """«Казахстан», «Финляндская Республика»; «Северный Казахстан» is a region."""
    if re.match(r"(?:Север|Юж|Запад|Восточ|Централь)н\w+ Казахстан$", name):
        return False
    return fold(name.rsplit(maxsplit=1)[-1]) in kinds("countries") | {"республика", "федерация"}


def _is_of_post(sentence: ParsedSentence, spot: Spot, posts: Sequence[range]) -> bool:
    first = spot.start
    while first > 2 and _before(sentence, first) in (",", "и"):
        first -= 2  # «учёные из Казахстана, Турции и | Польши»
    return _before(sentence, first) not in ORIGIN and _around(spot, posts) is not None


def _is_owner(sentence: ParsedSentence, spot: Spot) -> bool:
    """«день единства народа Казахстана», «акты Республики Казахстан»."""
    index = spot.start - (_before(sentence, spot.start) == "республики")
    before = sentence.tokens[index - 1] if index > 0 else None
    if before is None:
        return False
    return before.text.lower() in ("народа", "народов") or lemma(before) in kinds("laws")


def _is_side(sentence: ParsedSentence, spot: Spot) -> bool:
    """«уведомили Российскую Федерацию», «посол в США», «долларов США»: no place of the news."""
    before = _before(sentence, spot.start)
    if spot.start and lemma(sentence.tokens[spot.start - 1]) in CURRENCIES:
        return True
    if before not in WHERE:
        return spot.name.endswith("Федерация")
    governing = sentence.tokens[spot.start - 2] if spot.start > 1 else None
    return governing is not None and lemma(governing) in ENVOYS


def _is_in_a_title(tokens: Sequence[Token], spot: Spot) -> bool:
    """«программа «Чистый Казахстан»»: a thing is called so; said words have a verb."""
    opening = next((i for i in _back(spot.start) if tokens[i].text in QUOTING), None)
    closing = next((i for i in _ahead(spot.stop, tokens) if tokens[i].text in QUOTING), None)
    if opening is None or closing is None or tokens[opening].text in "»”":
        return False
    inside = tokens[opening + 1 : closing]
    named = closing - opening > 2 and inside[0].text[0].isupper()
    return named and not any(token.pos in SAYING or token.text in DASHES for token in inside)


def _back(index: int) -> range:
    return range(index - 1, max(-1, index - LONGEST_TITLE), -1)


def _ahead(index: int, tokens: Sequence[Token]) -> range:
    return range(index, min(len(tokens), index + LONGEST_TITLE))


def _before(sentence: ParsedSentence, index: int) -> str:
    return sentence.tokens[index - 1].text.lower() if index else ""


def _is_governed(sentence: ParsedSentence, start: int, spot: Spot) -> bool:
    """«акимат Павлодарской области», «пресс-служба акима Семея»: as the place of an akim counts."""
    inner = sentence.tokens[max(start, spot.start - 2) : spot.start]
    return not _is_country(spot.name) and any(lemma(token) in AKIMS for token in inner)
