"""The words of a post, short names of offices spelt out."""

from __future__ import annotations

from functools import cache, lru_cache

from ankbrief.data import load
from ankbrief.facts.posts.heads import is_office, words
from ankbrief.language.dictionary import parses
from ankbrief.language.names.words import same_stem


@lru_cache(20_000)
def post_tokens(wording: str) -> tuple[str, ...]:
    """The words of a post in small letters, short names of offices spelt out."""
    found = (w.strip('«»"„“”().,').lower() for w in wording.split() if len(w) > 2 or w.isupper())
    return tuple(part for word in found for part in _spelt(word).split())


@lru_cache(5000)
def _spelt(word: str) -> str:
    """«госсоветник» → «государственный советник», «зампремьера» → «заместитель премьера»."""
    short, rest = short_offices(), word.removeprefix("зам")
    if word in short or rest == word:
        return short.get(word, word)
    office = next((parse for parse in parses(rest) if is_office(parse.normal_form)), None)
    whose = office and office.inflect({"gent", "sing"})
    return f"заместитель {short.get(whose.word, whose.word)}" if whose else word


@cache
def short_offices() -> dict[str, str]:
    """«госсоветник» → «государственный советник»."""
    return dict(load("roles")["short"])


def is_country_word(word: str) -> bool:
    """«РК», «Республики», «Казахстана»."""
    return word in words("home") or any(same_stem(word, other) for other in _state_words())


@cache
def _state_words() -> tuple[str, ...]:
    return tuple(word for word in load("roles")["levels"][-1].split())
