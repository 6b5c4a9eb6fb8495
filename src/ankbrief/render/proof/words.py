"""The names of sections, headings and phrases that `layout` and `say` take."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cache
from string import Formatter
from typing import Literal

from ankbrief.render.layout import USUAL, Layout
from ankbrief.render.proof.kinds import Keyed, Kind, called


def with_words(roots: Mapping[str, Kind]) -> dict[str, Kind]:
    """The variables, of which the layout's methods take known names only."""
    made = dict(roots)
    if roots.get("layout") is Layout:
        made["layout"] = _layout()
        made["say"] = dict(_layout().items)["say"]
    return made


@cache
def _layout() -> Keyed:
    taken: Mapping[str, tuple[str, Iterable[str]]] = {
        "shows": ("section", USUAL.sections),
        "first": ("section", USUAL.sections),
        "heading": ("name", USUAL.headings),
        "say": ("phrase", USUAL.wording),
    }
    methods = [(name, called(name, getattr(Layout, name))) for name in taken]
    known = {
        name: replace(method, hints=((taken[name][0], Literal[tuple(taken[name][1])]),))
        for name, method in methods
    }
    known["first"] = replace(known["first"], passes="items")
    known["say"] = replace(known["say"], places=tuple(_places()))
    rest = (("sections", tuple[str, ...]), ("limits", dict), ("headings", dict), ("wording", dict))
    return Keyed("layout", (*known.items(), *rest))


def _places() -> Iterator[tuple[str, tuple[str, ...]]]:
    """What must be given with each phrase."""
    for phrase, text in USUAL.wording.items():
        names = (name for _, name, _, _ in Formatter().parse(text) if name)
        yield phrase, tuple(dict.fromkeys(names))
