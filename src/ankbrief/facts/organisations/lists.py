"""The word lists of bodies."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from ankbrief.data import load, word_set
from ankbrief.facts.posts.heads import body_heads
from ankbrief.language.letters import fold
from ankbrief.language.phrases.register import public_bodies


def words(key: str) -> frozenset[str]:
    """A word list of data/organisations.toml."""
    return word_set("organisations", key)


@cache
def abbreviations() -> Mapping[str, str]:
    """«АНК» → «Ассамблея народа Казахстана»."""
    return dict(load("organisations")["abbreviations"])


@cache
def short_names() -> frozenset[str]:
    """«МВД», «МЧС»: what the register of public bodies abbreviates to."""
    shorts = (body.short or "" for body in public_bodies())
    return frozenset(s for s in shorts if s.isupper() and len(s) > 2) - words("not_bodies")


@cache
def outlets() -> frozenset[str]:
    """Names, aliases and addresses of the media of data/sources.toml, folded."""
    return frozenset(
        fold(name).strip("«»")
        for outlet in load("sources")["outlet"]
        for name in (outlet["name"], *outlet["domains"], *outlet.get("aliases", ()))
    )


def is_body(noun: str) -> bool:
    """Whether a lemma heads the name of a body: «министерство», «совет», «школа-гимназия»."""
    return noun in body_heads() or ("-" in noun and body_heads() >= set(noun.split("-")))
