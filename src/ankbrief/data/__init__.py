"""Word lists and tables of the language, as TOML files beside this module."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def load(name: str) -> dict[str, Any]:
    """The table `data/<name>.toml`."""
    return tomllib.loads(files(__name__).joinpath(f"{name}.toml").read_text("utf-8"))


@cache
def word_set(name: str, *keys: str) -> frozenset[str]:
    """The words of one list of `data/<name>.toml`: `word_set("places", "venues", "nouns")`."""
    table = load(name)
    for key in keys[:-1]:
        table = table[key]
    return frozenset(table[keys[-1]].split())
