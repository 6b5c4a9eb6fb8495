from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path
from string import Formatter
from typing import cast

import click

from ankbrief.data import load

# What our commands cannot make click say: prompts, an editor, mistakes in declarations.
NEVER_SAID = (
    "DeprecationWarning",
    "deprecated",
    "Value must be an iterable.",
    "Could not determine name",
    "No options defined",
    "env var",
    "Arguments take exactly",
    "(dynamic)",
    "Name '{name}' defined twice",
    "Boolean option",
    "Do you want to continue?",
    "Confirm the action",
    "Invalid start character",
    "Choice({choices})",
    "UUID",
)
MODULES = ("core", "decorators", "exceptions", "formatting", "parser", "types")


def calls(module: str, function: str) -> Iterator[str]:
    """The first arguments of the calls of `function` in one of click's modules."""
    source = Path(click.__file__).with_name(f"{module}.py").read_text("utf-8")
    for node in ast.walk(ast.parse(source)):
        if (
            isinstance(node, ast.Call)
            and isinstance(node.func, ast.Name)
            and node.func.id == function
            and isinstance(node.args[0], ast.Constant)
        ):
            yield cast("str", node.args[0].value)


def said(function: str) -> set[str]:
    found = {text for module in MODULES for text in calls(module, function)}
    assert found
    return {text for text in found if not any(part in text for part in NEVER_SAID)}


def names(template: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(template) if name}


def test_everything_click_can_say_to_a_user_has_a_russian_wording() -> None:
    assert said("_") - set(load("click")["messages"]) == set()
    assert said("ngettext") - set(load("click")["plurals"]) == set()


def test_a_translation_asks_only_for_what_click_puts_in() -> None:
    for english, russian in load("click")["messages"].items():
        assert names(russian) <= names(english), russian
