"""Regions, districts and waters: «Атырауская область», «район Есиль», «река Урал»."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ankbrief.data import load
from ankbrief.facts.places.lists import Spot, kinds, named_districts, region_stems
from ankbrief.facts.places.names import listed, nominative
from ankbrief.facts.posts.wording import nominative_adjective
from ankbrief.facts.text.gazetteer import abbreviations
from ankbrief.language.dictionary import parses
from ankbrief.language.letters import fold, upper_first
from ankbrief.language.text.document import ParsedSentence, Token
from ankbrief.language.text.morphology import CASES, lemma

REGION = re.compile("област(?:ь|и|ью|ей|ям|ями|ях)")
DISTRICT = re.compile("район(?:|а|у|ом|е|ы|ов|ам|ами|ах)")
OF_REGION = re.compile(r"[А-ЯЁ][\w-]+[сц]к(?:ая|ой|ую|ие|их|им|ими)")
OF_DISTRICT = re.compile(r"[А-ЯЁ][\w-]+[сц]к(?:ий|ого|ому|им|ом|ие|их|ими)")
FARTHEST = 14  # tokens of «Атырауской, Акмолинской и Костанайской областях»
LOCATIVES = {"порту": "порт"}  # whose lemma is else that of the city of Porto
GENDERS = ("masc", "femn", "neut")


def regions(sentence: ParsedSentence) -> Iterator[Spot]:
    """«Атырауской, Акмолинской областях», «районам Есиль, Шал акына», «области Абай», «СКО»."""
    tokens = sentence.tokens
    for index, token in enumerate(tokens):
        if token.text in abbreviations():
            yield Spot(index, index + 1, abbreviations()[token.text])
        elif token.text[0].isupper():
            yield from _by_adjective(tokens, index)
        elif DISTRICT.fullmatch(token.text):
            yield from _named(tokens, index)
        elif REGION.fullmatch(token.text):
            yield from _regions_by_noun(tokens, index + 1)


def _by_adjective(tokens: Sequence[Token], index: int) -> Iterator[Spot]:
    token = tokens[index]
    stem = fold(token.text)[:-2] if len(token.text) > 5 else ""
    region = region_stems().get(stem) or region_stems().get(fold(token.text)[:-3])
    if region and (stop := _kind_after(tokens, index, REGION)):
        yield Spot(index, stop, f"{region} область")
    elif OF_REGION.fullmatch(token.text) and (stop := _kind_after(tokens, index, REGION)):
        yield Spot(index, stop, f"{nominative_adjective(token, 'femn')} область")
    elif OF_DISTRICT.fullmatch(token.text) and (stop := _kind_after(tokens, index, DISTRICT)):
        yield Spot(index, stop, f"{nominative_adjective(token, 'masc')} район")


def _kind_after(tokens: Sequence[Token], index: int, kind: re.Pattern[str]) -> int:
    """The index after the place's own words, when its kind follows at once or after a list."""
    for at in range(index + 1, min(len(tokens), index + FARTHEST)):
        text = tokens[at].text.lower()
        if kind.fullmatch(text):
            return at + 1 if at == index + 1 else index + 1
        if not (text in (",", "и") or tokens[at].text[0].isupper()):
            return 0
    return 0


def _regions_by_noun(tokens: Sequence[Token], index: int) -> Iterator[Spot]:
    """«областях Абай и Жетысу»."""
    while index < len(tokens) and tokens[index].text in load("places")["named_regions"]:
        yield Spot(index, index + 1, f"область {tokens[index].text}")
        index += 2 if tokens[index + 1 : index + 2] and tokens[index + 1].text in (",", "и") else 99


def _named(tokens: Sequence[Token], kind: int) -> Iterator[Spot]:
    """«районам Кызылжар, Есиль, Шал акына»; in the singular one of them, «район Есиль»."""
    index, several = kind + 1, tokens[kind].text.lower() in ("районам", "районах", "районы")
    while index < len(tokens):
        stop = _name_stop(tokens, index)
        if stop == index:
            return
        words = " ".join(token.text for token in tokens[index:stop])
        if fold(words) in named_districts() or (several and _is_bare(tokens[index])):
            name = named_districts().get(fold(words), words)
            yield Spot(index if several else kind, stop, f"район {name}")
        more = tokens[stop].text if stop < len(tokens) else ""
        if more not in (",", "и"):
            return
        index = stop + 1


def _name_stop(tokens: Sequence[Token], index: int) -> int:
    """The index after «Есиль», «Шал акына», «Магжана Жумабаева»."""
    for stop in range(min(index + 3, len(tokens)), index, -1):
        words = " ".join(token.text for token in tokens[index:stop])
        if fold(words) in named_districts():
            return stop
    return index + 1 if tokens[index].text[0].isupper() and _is_bare(tokens[index]) else index


def _is_bare(token: Token) -> bool:
    """A noun in the nominative: «районам Кызылжар», not «районам Петропавловска»."""
    plain = token.pos == "PROPN" and not OF_DISTRICT.fullmatch(token.text)
    return plain and nominative(token) == token.text


def waters(sentence: ParsedSentence, names: frozenset[int]) -> Iterator[Spot]:
    """«реки Урал», «озеро Балхаш», «порту Баутино», «Сергеевского водохранилища»."""
    tokens = sentence.tokens
    for index, token in enumerate(tokens):
        small = token.text.islower() or index == 0
        kind = LOCATIVES.get(token.text) or (lemma(token) if small else "")
        if kind not in kinds("kept"):
            continue
        after = tokens[index + 1] if index + 1 < len(tokens) else None
        if after and index + 1 not in names and _is_name(after):
            yield Spot(index, index + 2, f"{kind} {_named_water(token, after)}")
        else:
            yield from _adjectives(tokens, index, kind)


def _named_water(kind: Token, name: Token) -> str:
    """«реки Славянки» → «Славянка»; a name that no dictionary has stays: «озера Копа»."""
    case = CASES.get(name.feats.get("Case", ""), "")
    if name.feats.get("Case") == kind.feats.get("Case") and not listed(name):
        for parse in parses(name.text):
            if parse.is_known and {"NOUN", "sing", case} in parse.tag:
                form = parse.inflect({"nomn"})
                return upper_first(form.word) if form else name.text
    return listed(name) or name.text


def _is_name(token: Token) -> bool:
    noun = token.text[0].isupper() and token.text.isalpha() and token.pos in ("NOUN", "PROPN")
    return noun and not OF_PLACE.fullmatch(token.text)


def _adjectives(tokens: Sequence[Token], index: int, kind: str) -> Iterator[Spot]:
    """«Сергеевского и Петропавловского водохранилищ» are two."""
    gender = next((g for p in parses(kind)[:1] for g in GENDERS if g in p.tag), "masc")
    stop, at = index + 1, index - 1
    while at >= 0 and OF_PLACE.fullmatch(tokens[at].text):
        yield Spot(at, stop, f"{nominative_adjective(tokens[at], gender)} {kind}")
        stop, at = at, at - 2 if at and tokens[at - 1].text in (",", "и") else -1


OF_PLACE = re.compile(r"[А-ЯЁ][\w-]+[сц]к(?:ий|ая|ое|ие|ого|ой|ому|ую|им|ом|их|ими)")
