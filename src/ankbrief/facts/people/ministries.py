"""Names of the head of a ministry: «глава Минздрава», «глава оборонного ведомства»."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from ankbrief.data import load
from ankbrief.facts.people.wordings import is_country_word, post_tokens
from ankbrief.facts.posts.heads import words
from ankbrief.language.dictionary import parses
from ankbrief.language.names.words import same_stem

STEM = 4  # letters at least that a short name of a ministry and its field share
HEAD = re.compile(
    r"(?:глава|руководитель) (?:Мин[а-я]+|М[А-Я]{2}\b|[а-я]+ ведомства)", re.IGNORECASE
)


def heads_a_ministry(wording: str) -> bool:
    """«глава Минздрава», «руководитель МВД», «глава аграрного ведомства»."""
    return HEAD.match(wording) is not None


def leads_a_ministry(left: str, right: str) -> bool:
    """«глава МЧС», «глава Минздрава» and «министр по чрезвычайным ситуациям»."""
    short, full = sorted((untied(left), untied(right)), key=lambda t: "министр" in t)
    if len(short) == 3 and short[1].endswith("ского") and not same_stem(short[2], "ведомства"):
        short = [short[0], short[2]]  # «глава российского МИД»
    if len(short) == 3 and full[:1] == ["министр"] and short[0] in words("leading"):
        return _is_of_field(short[1], short[2], full[1:])
    if len(short) != 2 or "министр" not in full[:1] or short[0] not in words("leading"):
        return False
    own = [word for word in full if len(word) > 2 and not _is_country(word)]
    return "".join(w[0] for w in own) == short[1] or _is_of_ministry(short[1], own[1:])


@lru_cache(5000)
def _is_country(word: str) -> bool:
    """«министр иностранных дел | России»: of which country tells nothing of the ministry."""
    countries = load("places")["kinds"]["countries"].split()
    return any(parse.normal_form in countries for parse in parses(word))


def _is_of_field(quality: str, body: str, words_of: Sequence[str]) -> bool:
    """«оборонного ведомства» of «обороны», «внешнеполитического» of «иностранных дел»."""
    fields: dict[str, str] = load("roles")["fields"]
    stem = next((stem for stem in fields if quality.startswith(stem)), "")
    told = fields[stem].split() if stem else ()
    return same_stem(body, "ведомства") and any(w.startswith(f) for w in words_of for f in told)


def untied(wording: str) -> list[str]:
    """The words of a post without the country's: «глава МЗ | РК», «министр | Республики …»."""
    return [word for word in post_tokens(wording) if not is_country_word(word)]


def _is_of_ministry(short: str, words_of: Sequence[str]) -> bool:
    """«минздрава» of «здравоохранения», «минпросвещения» of «просвещения»."""
    stem = short.removeprefix("мин")[:STEM]
    return (
        short.startswith("мин")
        and len(stem) == STEM
        and any(word.startswith(stem) for word in words_of)
    )
