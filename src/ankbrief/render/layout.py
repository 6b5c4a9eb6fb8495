"""What of a brief is shown, in which order, under which words: an office's choice, or the usual."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup, escape

from ankbrief.data import load
from ankbrief.errors import nearest
from ankbrief.render.typography import unbreak


@dataclass(frozen=True, slots=True)
class Layout:
    """The sections in their order, how many items each shows, headings and fixed phrases.

    Templates see it as `layout`; the keys are those of `data/wording.toml`.
    """

    sections: tuple[str, ...]
    limits: Mapping[str, int]
    headings: Mapping[str, str]
    wording: Mapping[str, str]

    def shows(self, section: str) -> bool:
        """Whether the section is in the brief."""
        return section in self.sections

    def first(self, section: str, items: Iterable[Any]) -> tuple[Any, ...]:
        """As many of the items as the section may show: all where it has no limit."""
        return tuple(items)[: self.limits.get(section)]

    def heading(self, name: str) -> str:
        """The heading of a section."""
        return _found(name, self.headings, "заголовка")

    def say(self, phrase: str, **values: Any) -> Markup:
        """The phrase with its places filled: `say("нет поручений", когда="за неделю")`."""
        text = Markup(escape(_found(phrase, self.wording, "выражения")))  # noqa: S704  # escaped
        return text.format(**{name: _typeset(value) for name, value in values.items()})


def layout_of(
    sections: Iterable[str] = (),
    *,
    limits: Mapping[str, int] | None = None,
    headings: Mapping[str, str] | None = None,
    wording: Mapping[str, str] | None = None,
) -> Layout:
    """The usual layout with an office's own words, limits and order in it."""
    usual = load("wording")
    return Layout(
        tuple(sections) or tuple(usual["sections"]["order"]),
        usual["limits"] | (limits or {}),
        _unbroken(usual["headings"] | (headings or {})),
        _unbroken(usual["wording"] | (wording or {})),
    )


def _unbroken(words: Mapping[str, str]) -> dict[str, str]:
    return {name: unbreak(text) for name, text in words.items()}


def _typeset(value: Any) -> Any:
    is_plain = isinstance(value, str) and not isinstance(value, Markup)
    return unbreak(value) if is_plain else value


def _found(name: str, known: Mapping[str, str], kind: str) -> str:
    if name in known:
        return known[name]
    raise ValueError(f"нет {kind} «{name}». {nearest(name, known, 0.5)}".rstrip())


USUAL = layout_of()
