"""Which tokens may be words of a name: capitals, and the particles of foreign surnames."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from ankbrief.data import load
from ankbrief.language.text.document import Token

MOST = 2  # particles in a row: «фон дер Ляйен», «де ла Фуэнте»
ROMAN = re.compile(r"[IVXLХ]{1,5}")  # some type Cyrillic «Х»


def is_name_token(token: Token) -> bool:
    """A capitalised word, hyphens allowed, «аль-Халед» too; not a lone letter."""
    text = _bare(token.text)
    return len(text) > 1 and text[0].isupper() and text.replace("-", "").replace("’", "").isalpha()


def _bare(text: str) -> str:
    """«аль-Халед» without its article."""
    article, hyphen, rest = text.partition("-")
    return rest if hyphen and article in _small("articles") else text


def with_particle(tokens: Sequence[Token], stop: int) -> int:
    """The index after what a particle adds to the name that ends at `stop`; the same without one.

    «Самир | аль-Халед», «Мохаммед | бин Салман», «Марк | ван Боммель».
    """
    if stop < len(tokens) and _bare(tokens[stop].text) != tokens[stop].text:
        return stop + 1 if is_name_token(tokens[stop]) else stop
    at = stop
    while at < min(len(tokens), stop + MOST) and tokens[at].text in _small("linking"):
        at += 1
    named = at > stop and at < len(tokens) and is_name_token(tokens[at])
    return at + 1 if named else stop


def is_roman(token: Token) -> bool:
    """The number of a monarch or a pope: «Чарльз | III»."""
    return bool(ROMAN.fullmatch(token.text))


@cache
def _small(key: str) -> frozenset[str]:
    return frozenset(load("surnames")[key].split())
