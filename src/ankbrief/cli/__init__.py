"""The command line: the only room that prints or exits."""

from __future__ import annotations

import gc
from collections.abc import Sequence

import click

from ankbrief.cli import build, check, extract, inflect, new, preview, template
from ankbrief.cli.project import INTERRUPTED, MADE, commands
from ankbrief.cli.words import speak_russian

__all__ = ["build", "check", "commands", "extract", "inflect", "main", "new", "preview", "template"]

# Python looks for rings of garbage after 700 new objects: a tenth of the time of a brief of 500
# articles, whose facts and pages are no garbage. Of archives memory stays as bounded.
OBJECTS = 50_000


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs a command and yields its exit code."""
    speak_russian()
    gc.set_threshold(OBJECTS)
    try:
        return int(commands.main(arguments, "ankbrief", standalone_mode=False) or MADE)
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except click.Abort:
        click.echo("Прервано.", err=True)
        return INTERRUPTED
