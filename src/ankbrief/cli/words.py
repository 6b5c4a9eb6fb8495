"""click speaks Russian: its words are looked up in `data/click.toml`."""

from __future__ import annotations

from click import core, decorators, exceptions, formatting, parser, types

from ankbrief.data import load


def speak_russian() -> None:
    """Gives click our translations.

    click asks gettext, which would want a compiled catalogue and a Russian locale; a user of a
    server with LANG=C reads Russian too.
    """
    for module in (core, decorators, exceptions, formatting, parser, types):
        vars(module).update({"_": translated, "ngettext": translated_plural})


def translated(message: str) -> str:
    """The Russian of one of click's messages, or the message itself."""
    return str(load("click")["messages"].get(message, message))


def translated_plural(singular: str, plural: str, count: int) -> str:
    """The Russian of a message that click has in two numbers."""
    return str(load("click")["plurals"].get(singular, singular if count == 1 else plural))
