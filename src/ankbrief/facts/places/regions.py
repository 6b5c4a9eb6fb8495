"""Regions and districts: «Атырауская область», «район Есиль», «Восточный Казахстан»."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ankbrief.facts.places.lists import Spot, named_districts, region_stems, sides
from ankbrief.facts.places.names import nominative
from ankbrief.facts.posts.wording import nominative_adjective
from ankbrief.facts.text.flow import DASHES
from ankbrief.facts.text.gazetteer import abbreviations, named_regions
from ankbrief.language.letters import fold
from ankbrief.language.text.document import ParsedSentence, Token
from ankbrief.language.text.morphology import lemma

REGION = re.compile("област(?:ь|и|ью|ей|ям|ями|ях)")
DISTRICT = re.compile("район(?:|а|у|ом|е|ы|ов|ам|ами|ах)")
OF_REGION = re.compile(r"[А-ЯЁ][\w-]+[сц]к(?:ая|ой|ую|ие|их|им|ими)")
OF_DISTRICT = re.compile(r"[А-ЯЁ][\w-]+[сц]к(?:ий|ого|ому|им|ом|ие|их|ими)")
ZONES = re.compile("регион(?:ы|ов|ам|ами|ах)")
KIND = re.compile(f"{REGION.pattern}|{DISTRICT.pattern}")
SEVERAL = frozenset({"районы", "районов", "районам", "районами", "районах"})
COUNTRY = re.compile("казахстан(?:а|у|ом|е)?")
FARTHEST = 14  # tokens of «Атырауской, Акмолинской и Костанайской областях»


def regions(sentence: ParsedSentence) -> Iterator[Spot]:
    """«Атырауской, Акмолинской областях», «районам Есиль, Шал акына», «области Абай», «СКО»."""
    tokens = sentence.tokens
    for index, token in enumerate(tokens):
        if token.text in abbreviations():
            yield Spot(index, index + 1, abbreviations()[token.text])
        elif token.text[0].isupper():
            yield from _by_adjective(tokens, index)
            yield from _by_number(tokens, index)
        elif DISTRICT.fullmatch(token.text) and not _is_called(tokens, index):
            yield from _named(tokens, index)
            yield from _told_after(tokens, index, OF_DISTRICT, ("masc", "район"))
        elif REGION.fullmatch(token.text):
            yield from _regions_by_noun(tokens, index + 1)
            yield from _named_before(tokens, index)
            yield from _told_after(tokens, index, OF_REGION, ("femn", "область"))


def _is_called(tokens: Sequence[Token], kind: int) -> bool:
    """«Медеуском и Алатауском районах | Алматы»: the districts have their names."""
    return kind > 0 and bool(OF_DISTRICT.fullmatch(tokens[kind - 1].text))


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
    elif OF_DISTRICT.fullmatch(token.text) and (stop := _kind_after(tokens, index, ZONES)):
        yield Spot(index, stop, f"{nominative_adjective(token, 'masc')} регион")
    elif (side := _side(token)) in sides() and (stop := _kind_after(tokens, index, COUNTRY)):
        yield Spot(index, stop, sides()[side])


def _side(token: Token) -> str:
    """«Восточном» → «Восточный Казахстан»."""
    return f"{lemma(token).capitalize()} Казахстан"


def _kind_after(tokens: Sequence[Token], index: int, kind: re.Pattern[str]) -> int:
    """The index after the place's own words, when its kind follows at once or after a list."""
    for at in range(index + 1, min(len(tokens), index + FARTHEST)):
        text = tokens[at].text.lower()
        if kind.fullmatch(text):
            return at + 1 if at == index + 1 else index + 1
        if not (text in (",", "и") or tokens[at].text[0].isupper()):
            return 0
    return 0


def _told_after(
    tokens: Sequence[Token], kind: int, own: re.Pattern[str], words: tuple[str, str]
) -> Iterator[Spot]:
    """«в двух районах — Наурызбайском и Алатауском», «в трёх областях: в Атырауской, …»."""
    if tokens[kind].feats.get("Number") != "Plur":
        return
    ahead = range(kind + 1, min(len(tokens), kind + FARTHEST // 2))
    at = next((i + 1 for i in ahead if tokens[i].text in (*DASHES, ":")), len(tokens))
    while at < len(tokens):
        at += tokens[at].text in ("в", "во", "на", "из")
        if at == len(tokens) or not own.fullmatch(tokens[at].text) or _has_noun(tokens, at):
            return
        if not _kind_after(tokens, at, KIND):
            yield Spot(at, at + 1, f"{nominative_adjective(tokens[at], words[0])} {words[1]}")
        if at + 1 == len(tokens) or tokens[at + 1].text not in (",", "и"):
            return
        at += 2


def _has_noun(tokens: Sequence[Token], index: int) -> bool:
    """«Петровской | школе»: the adjective of a thing."""
    following = tokens[index + 1 : index + 2]
    return bool(following) and following[0].pos == "NOUN" and following[0].text.islower()


def _by_number(tokens: Sequence[Token], index: int) -> Iterator[Spot]:
    """«в Акмолинской области – 72 дома, | в Карагандинской – 44»: a region, its noun left out."""
    token, around = tokens[index], [t.text for t in tokens[max(0, index - 1) : index + 2]]
    region = region_stems().get(fold(token.text)[:-2])
    if region is None or len(around) < 3 or around[0].lower() not in ("в", "по"):
        return
    told = any(REGION.fullmatch(before.text) for before in tokens[:index])
    if told and around[2] in DASHES:
        yield Spot(index, index + 1, f"{region} область")


def _regions_by_noun(tokens: Sequence[Token], index: int) -> Iterator[Spot]:
    """«областях Абай и Жетысу»."""
    while index < len(tokens) and tokens[index].text in named_regions():
        yield Spot(index, index + 1, f"область {tokens[index].text}")
        index += 2 if tokens[index + 1 : index + 2] and tokens[index + 1].text in (",", "и") else 99


def _named_before(tokens: Sequence[Token], kind: int) -> Iterator[Spot]:
    """«Акмолинской, Абай и Улытау | областей»."""
    at = kind - 1
    if tokens[kind].feats.get("Number") != "Plur":
        return
    while at >= 0 and tokens[at].text in named_regions():
        stop = kind + 1 if at == kind - 1 else at + 1
        yield Spot(at, stop, f"область {tokens[at].text}")
        at -= 2 if at and tokens[at - 1].text in (",", "и") else len(tokens)


def _named(tokens: Sequence[Token], kind: int) -> Iterator[Spot]:
    """«районам Кызылжар, Есиль, Шал акына»; in the singular one of them, «район Есиль»."""
    index, several = kind + 1, tokens[kind].text.lower() in SEVERAL
    while index < len(tokens):
        stop = _name_stop(tokens, index)
        if stop == index:
            return
        name = _named_by(tokens, index, stop)
        if name or (several and _is_bare(tokens[index])):
            yield Spot(index if several else kind, stop, f"район {name or tokens[index].text}")
        more = tokens[stop].text if stop < len(tokens) else ""
        if more not in (",", "и"):
            return
        index = stop + 1


def _named_by(tokens: Sequence[Token], start: int, stop: int) -> str | None:
    """«Шал акына», «имени Габита Мусрепова» of the list, as it spells them."""
    skipped = _honour(tokens, start)
    words = " ".join(token.text for token in tokens[start + skipped : stop])
    name, honoured = named_districts().get(fold(words)), skipped > 0
    return f"имени {name}" if name and honoured else name


def _honour(tokens: Sequence[Token], start: int) -> int:
    """How many tokens «имени», «им.» are."""
    first = [token.text for token in tokens[start : start + 2]]
    return 2 if first == ["им", "."] else int(first[:1] == ["имени"])


def _name_stop(tokens: Sequence[Token], index: int) -> int:
    """The index after «Есиль», «Шал акына», «имени Габита Мусрепова»."""
    for stop in range(min(index + 5, len(tokens)), index, -1):
        if _named_by(tokens, index, stop):
            return stop
    return index + 1 if tokens[index].text[0].isupper() and _is_bare(tokens[index]) else index


def _is_bare(token: Token) -> bool:
    """A noun in the nominative: «районам Кызылжар», not «районам Петропавловска»."""
    plain = token.pos == "PROPN" and not OF_DISTRICT.fullmatch(token.text)
    return plain and nominative(token) == token.text
