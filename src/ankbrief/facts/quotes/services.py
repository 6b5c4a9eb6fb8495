"""Press services told in full once and in short later: «пресс-служба перевозчика»."""

from __future__ import annotations

from functools import cache, lru_cache

from ankbrief.data import load
from ankbrief.language.dictionary import parses
from ankbrief.model import Facts

SERVICE = "пресс-служба"


def in_full(facts: Facts, name: str) -> str:
    """The press service's full name, where the article gives one that `name` can stand for.

    «пресс-служба перевозчика» for «пресс-служба АО "Тулпар"»; never of another kind of body.
    """
    words = name.split()
    if not words or words[0].lower() != SERVICE or len(words) > 2:
        return name
    others = [b.name for b in facts.organisations if _is_fuller(b.name, name)]
    if len(words) == 1:
        return others[0] if len(others) == 1 else name
    fitting = [other for other in others if _may_mean(words[1], other)]
    return fitting[0] if len(fitting) == 1 else name


def _is_fuller(other: str, name: str) -> bool:
    words = other.split()
    return len(words) > len(name.split()) and words[0].lower() == SERVICE


def _may_mean(noun: str, full: str) -> bool:
    """«суда» of «городского суда», «компании» of «АО "Тулпар"», «ведомства» of a ministry."""
    if not noun.islower():
        return False
    own = _lemmas(noun)
    kinds = {kind for word in own for kind in _called().get(word, "").split()}
    told = {lemma for word in full.split()[1:] for lemma in _lemmas(word.strip('«»"„“”'))}
    return bool((own | kinds) & told)


@lru_cache(5000)
def _lemmas(word: str) -> frozenset[str]:
    return frozenset(parse.normal_form for parse in parses(word.lower()))


@cache
def _called() -> dict[str, str]:
    return dict(load("roles")["called"])
