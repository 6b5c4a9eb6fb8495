"""The Jinja of Word templates: the sandbox of HTML templates, Russian names, nothing of HTML."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from jinja2 import Environment, pass_context
from jinja2.runtime import Context
from markupsafe import Markup

from ankbrief.render.html import environment_of
from ankbrief.render.htmltree import without_forbidden
from ankbrief.render.typography import unbreak
from ankbrief.render.word_template.names import RussianNames, filters

# What makes HTML, or lets text through as it is: into the XML of a Word file neither may go.
UNFIT = ("safe", "urlize", "xmlattr", "tojson", "e", "escape", "forceescape")
ONLY_HTML = ("fit", "уместить", "comment", "комментарий", "doubt", "сомнение")


def word_environment(chart: Callable[..., Any] | None = None) -> Environment:
    """The environment; `chart` draws a picture for Word, without it nothing can be drawn."""
    environment = environment_of(None)
    environment.loader = None
    environment.add_extension(RussianNames)
    environment.finalize = _finished
    for name in (*UNFIT, *ONLY_HTML):
        environment.filters.pop(name, None)
    environment.filters |= dict.fromkeys(("languages", "языки"), _same)
    environment.filters |= dict.fromkeys(("chart", "график"), chart or _same)
    for russian, english in filters().items():
        if english in environment.filters:
            environment.filters.setdefault(russian, environment.filters[english])
    return environment


def _same(value: Any, *_arguments: Any, **_named: Any) -> Any:
    """The value as it is: Word tells the language of a text by itself."""
    return value


@pass_context
def _finished(_context: Context, value: Any) -> Any:
    """Text with its unbreakable spaces and without what no XML can hold; nothing for None."""
    if value is None:
        return ""
    if isinstance(value, str) and not isinstance(value, Markup):
        return unbreak(without_forbidden(value)[0])
    return value
