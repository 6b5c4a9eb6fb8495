"""Where: toponyms and venues outside the names of bodies, in the nominative."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from ankbrief.data import load
from ankbrief.facts.organisations.bodies import bodies_in
from ankbrief.facts.organisations.lists import is_body
from ankbrief.facts.people.references import named_tokens
from ankbrief.facts.posts.complements import CLOSING, OPENING
from ankbrief.facts.posts.heads import is_role
from ankbrief.facts.posts.roles import roles_in
from ankbrief.facts.posts.wording import nominative_adjective, noun_phrase, phrase
from ankbrief.facts.text.gazetteer import abbreviations, town_forms
from ankbrief.language.dictionary import parses, tags
from ankbrief.language.letters import fold, upper_first
from ankbrief.language.names.words import same_stem
from ankbrief.language.text.document import Document, Entity, ParsedSentence, Token
from ankbrief.language.text.morphology import lemma
from ankbrief.model import Article, Facts, Place


@dataclass(frozen=True, slots=True)
class Spot:
    """A place over the tokens `start` up to `stop`; `name` is nominative."""

    start: int
    stop: int
    name: str


def find_places(_article: Article, document: Document, facts: Facts) -> Facts:
    """Adds `places` in the order of the text, each once; the event's own are marked later."""
    found = dict[str, Place]()
    for number, sentence in enumerate(document.sentences):
        for spot in spots_in(sentence, named_tokens(document, facts, number)):
            place = Place(spot.name, sentence.cover(spot.start, spot.stop))
            found.setdefault(fold(spot.name), place)
    return replace(facts, places=tuple(_distinct(list(found.values()))))


def _distinct(places: Sequence[Place]) -> Iterator[Place]:
    """Forms of one unknown name are one place; the shortest form is nearest to the nominative."""
    alike = defaultdict[str, list[Place]](list)
    for place in places:
        alike[fold(place.name)[:2]].append(place)
    for place in places:
        near = alike[fold(place.name)[:2]]
        same = [other for other in near if _is_same(place.name, other.name)]
        if same[0] is place:
            yield replace(place, name=min((other.name for other in same), key=len))


def _is_same(left: str, right: str) -> bool:
    """«Бозшатыр» and «Бозшатыра»; names of the gazetteer are themselves only."""
    if left == right:
        return True
    known = fold(left) in town_forms() or fold(right) in town_forms()
    return not known and " " not in left + right and same_stem(left, right)


def spots_in(sentence: ParsedSentence, names: frozenset[int]) -> tuple[Spot, ...]:
    """The places of a sentence, regions and venues before plain names."""
    found = [
        *_regions(sentence),
        *_venues(sentence, names),
        *_towns(sentence, names),
        *_tagged(sentence, names),
    ]
    chosen = list[Spot]()
    for spot in sorted(found, key=lambda spot: (spot.start, -spot.stop)):
        if not chosen or spot.start >= chosen[-1].stop:
            chosen.append(spot)
    return tuple(spot for spot in chosen if not _is_covered(sentence, names, spot))


def _is_covered(sentence: ParsedSentence, names: frozenset[int], spot: Spot) -> bool:
    """Inside the name of a body or of a person; a country inside a post: «Президент Казахстана»."""
    inside = range(spot.start, spot.stop)
    if names & set(inside):
        return True
    if any(b.start <= spot.start and spot.stop <= b.stop for b in bodies_in(sentence, names)):
        return True
    roles = (r for r in roles_in(sentence, names) if r.start <= spot.start and spot.stop <= r.stop)
    return any(True for _ in roles) and _is_country(spot.name)


def _is_country(name: str) -> bool:
    return fold(name.rsplit(maxsplit=1)[-1]) in _word_set("countries")


@cache
def _word_set(key: str) -> frozenset[str]:
    return frozenset(fold(word) for word in load("places")["kinds"][key].split())


@cache
def _region_stems() -> dict[str, str]:
    """«северо-казахстанск» → «Северо-Казахстанская»."""
    return {fold(name)[:-2]: name for name in load("places")["regions"]}


def _regions(sentence: ParsedSentence) -> Iterator[Spot]:
    """«Атырауской, Акмолинской областях», «Кызылжарского района», «области Абай, Улытау», «СКО»."""
    tokens = sentence.tokens
    for index, token in enumerate(tokens):
        stem = fold(token.text)[:-2] if len(token.text) > 5 else ""
        region = _region_stems().get(stem) or _region_stems().get(fold(token.text)[:-3])
        if region and (stop := _kind_after(tokens, index, "област")):
            yield Spot(index, stop, f"{region} область")
        elif _is_region(token) and (stop := _kind_after(tokens, index, "област")):
            yield Spot(index, stop, f"{nominative_adjective(token, 'femn')} область")
        elif _is_district(token) and (stop := _kind_after(tokens, index, "район")):
            yield Spot(index, stop, f"{nominative_adjective(token, 'masc')} район")
        elif token.text in abbreviations():
            yield Spot(index, index + 1, abbreviations()[token.text])
        elif token.text in load("places")["named_regions"] and _after_kind(tokens, index, "област"):
            yield Spot(index, index + 1, f"область {token.text}")


def _is_region(token: Token) -> bool:
    return bool(re.match(r"[А-ЯЁ][\w-]+[сц]к(?:ая|ой|ую|ие|их|им|ими)$", token.text))


def _is_district(token: Token) -> bool:
    return bool(re.match(r"[А-ЯЁ][\w-]+[сц]к(?:ий|ого|ому|им|ом|ие|их)$", token.text))


def _kind_after(tokens: Sequence[Token], index: int, kind: str) -> int:
    """The index after the place's own words, when its kind follows at once or after a list."""
    for at in range(index + 1, min(len(tokens), index + 14)):
        text = tokens[at].text.lower()
        if text.startswith(kind):
            return at + 1 if at == index + 1 else index + 1
        if not (text in (",", "и") or tokens[at].text[0].isupper()):
            return 0
    return 0


def _after_kind(tokens: Sequence[Token], index: int, kind: str) -> bool:
    for at in range(index - 1, max(-1, index - 8), -1):
        if tokens[at].text.lower().startswith(kind):
            return True
        if not (
            tokens[at].text in (",", "и") or tokens[at].text in load("places")["named_regions"]
        ):
            return False
    return False


def _venues(sentence: ParsedSentence, names: frozenset[int]) -> Iterator[Spot]:
    """«в Доме дружбы», «во Дворце культуры "Достык"»: capital, or a name in quotes."""
    tokens = sentence.tokens
    for head, token in enumerate(tokens):
        plural = token.feats.get("Number") == "Plur" or token.text.lower().endswith("ов")
        if lemma(token) not in _venue_nouns() or head in names or plural:
            continue
        stop = head + 1
        while (
            stop < len(tokens)
            and tokens[stop].feats.get("Case") == "Gen"
            and tokens[stop].pos == "NOUN"
            and stop not in names
        ):
            stop += 1
        if stop < len(tokens) and tokens[stop].text in OPENING:
            stop = _closing(tokens, stop)
        if token.text[0].isupper() and stop > head + 1:
            yield Spot(head, stop, noun_phrase(sentence, head, head, stop))


def _closing(tokens: Sequence[Token], start: int) -> int:
    for index in range(start + 1, min(len(tokens), start + 10)):
        if tokens[index].text in CLOSING:
            return index + 1
    return start


@cache
def _venue_nouns() -> frozenset[str]:
    return frozenset(load("places")["venues"]["nouns"].split())


def _towns(sentence: ParsedSentence, names: frozenset[int]) -> Iterator[Spot]:
    """Towns of the gazetteer that are nobody's name: «Петропавловске», «Кульсары»."""
    for index, token in enumerate(sentence.tokens):
        if index in names or not token.text[0].isupper() or token.pos in ("ADJ", "VERB"):
            continue
        town = town_forms().get(fold(token.text))
        if town and not any("Surn" in tag or "Name" in tag for tag in tags(token.text)):
            yield Spot(index, index + 1, town)


def _tagged(sentence: ParsedSentence, names: frozenset[int]) -> Iterator[Spot]:
    """What the model took for a place, without the word for its kind: «города Семея» → «Семей»."""
    for entity in sentence.entities:
        if entity.kind != "LOC" or names & set(range(entity.start, entity.stop)):
            continue
        start, stop = _named_part(sentence, entity)
        if start < stop and _may_be_named(sentence.tokens[start:stop]):
            yield Spot(start, stop, _name(sentence, start, stop))


def _named_part(sentence: ParsedSentence, entity: Entity) -> tuple[int, int]:
    tokens, start, stop = sentence.tokens, entity.start, entity.stop
    while start < stop and _is_no_name(tokens[start]):
        start += 1
    return start, stop


def _may_be_named(tokens: Sequence[Token]) -> bool:
    """At least one capital beyond a kind of place; no residence or media."""
    if lemma(tokens[0]) in _venue_nouns() and tokens[0].feats.get("Number") == "Plur":
        return False
    if fold(lemma(tokens[0])) in _word_set("not_places") or (
        len(tokens) == 1 and _is_plain(tokens[0])
    ):
        return False
    return any(token.text[0].isupper() and token.pos != "VERB" for token in tokens)


def _is_plain(token: Token) -> bool:
    """«Читайте», «Сергеевского» without its noun."""
    everyday = tags(token.text) and not any(
        "Geox" in tag or "Name" in tag for tag in tags(token.text)
    )
    return (bool(everyday) and not token.text.isupper()) or token.pos in ("ADJ", "VERB")


def _is_no_name(token: Token) -> bool:
    """«города», «аким», «акиматам», a mark: no part of a place's name."""
    noun = lemma(token)
    return (
        fold(noun) in _word_set("dropped")
        or is_role(noun)
        or is_body(noun)
        or not token.text[0].isalpha()
    )


def _name(sentence: ParsedSentence, start: int, stop: int) -> str:
    tokens = sentence.tokens[start:stop]
    if phrase(sentence, start, stop, {}) in load("places")["districts"]["named"]:
        return phrase(sentence, start, stop, {})
    if stop - start == 1:
        return _single(tokens[0])
    head = next(
        (i for i in range(start, stop) if sentence.tokens[i].pos in ("NOUN", "PROPN")), start
    )
    if not any(token.pos in ("NOUN", "PROPN") for token in tokens):
        return phrase(sentence, start, stop, {})
    return noun_phrase(sentence, start, head, stop)


def _single(token: Token) -> str:
    """A lone place name by the gazetteer, the dictionary, or its case."""
    town = town_forms().get(fold(token.text))
    if town:
        return town
    if token.text.isupper() and len(token.text) > 1:
        return token.text
    for parse in parses(token.text):
        if "Geox" in parse.tag and (form := parse.inflect({"nomn"})):
            return "-".join(upper_first(part) for part in form.word.split("-"))
    return noun_phrase_of(token)


def noun_phrase_of(token: Token) -> str:
    """A place name that no list knows, put into the nominative by its case and ending."""
    case, word = token.feats.get("Case"), token.text
    if case in (None, "Nom"):
        return word
    for ending in OBLIQUE.get(case, ()):
        if word.endswith(ending) and word[: -len(ending)][-1:] not in VOWELS:
            return _restored(word[: -len(ending)])
    return word


def _restored(stem: str) -> str:
    """«Вознесенк» → «Вознесенка»: no masculine name ends in a consonant and «к»."""
    return f"{stem}а" if re.search(r"[бвгджзлмнпрстфхцчшщ]к$", stem) else stem


# Endings of a masculine name in a hard consonant, the usual shape of names that lists lack.
OBLIQUE = {"Gen": ("а",), "Acc": (), "Dat": ("у",), "Ins": ("ом", "ем"), "Loc": ("е",)}
VOWELS = "аеёиоуыэюя"
