"""Reads templates before any article is read: every mistake at once, each with its line.

What a template uses is compared with the type hints of the records it is given; where nothing is
known of a value, nothing is said, and the rendering itself still checks.
"""

from __future__ import annotations

from collections import ChainMap
from collections.abc import Mapping
from dataclasses import dataclass

from jinja2 import Environment
from jinja2.exceptions import TemplateSyntaxError

from ankbrief.render.mistakes import syntax
from ankbrief.render.proof.mistake import Mistake
from ankbrief.render.proof.names import given_by
from ankbrief.render.proof.statements import Template
from ankbrief.render.proof.words import with_words

__all__ = ["Mistake", "Reading", "proofread", "proofread_files"]


def proofread(
    source: str, environment: Environment, roots: Mapping[str, object]
) -> tuple[Mistake, ...]:
    """The mistakes of one template, in the order of its lines.

    Args:
        source: the text of the template.
        environment: gives its filters, tests, globals and other files.
        roots: the variables of the template, each with its type hint.
    """
    found = _read("", source, environment, roots).mistakes
    return tuple(sorted(mistake for file, mistake in found if not file))


@dataclass(frozen=True, slots=True)
class Reading:
    """The files that were read, by name, and the mistakes in them, each with its file."""

    files: frozenset[str]
    mistakes: tuple[tuple[str, Mistake], ...]


def proofread_files(name: str, environment: Environment, roots: Mapping[str, object]) -> Reading:
    """A template and all files that it uses.

    Raises:
        TemplateNotFound: there is no template of that name.
        TemplateError: it cannot be read.
    """
    source = environment.loader.get_source(environment, name)[0] if environment.loader else ""
    return _read(name, source, environment, roots)


def _read(name: str, source: str, environment: Environment, roots: Mapping[str, object]) -> Reading:
    scope = ChainMap(given_by(environment) | with_words(roots))
    template = Template(name, source, environment, scope)
    template.read()
    found = tuple(sorted(template.found)) or _uncompiled(name, source, environment)
    return Reading(frozenset(one.file for one in template.used.values()), found)


def _uncompiled(
    name: str, source: str, environment: Environment
) -> tuple[tuple[str, Mistake], ...]:
    """What only Jinja's compiler finds."""
    try:
        environment.compile(source)
    except TemplateSyntaxError as error:
        message, _, hint = syntax(error.message or "", environment).partition("\n")
        return ((name, Mistake(error.lineno, "", message, hint)),)
    return ()
