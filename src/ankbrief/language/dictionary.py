"""The morphological dictionary (OpenCorpora through pymorphy3), loaded once and only when asked."""

from __future__ import annotations

from functools import cache

from pymorphy3 import MorphAnalyzer


@cache
def analyzer() -> MorphAnalyzer:
    """The shared analyser; about 34 MB, 0.1 s to load."""
    return MorphAnalyzer(lang="ru")
