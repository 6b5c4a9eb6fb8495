"""Russian names in tags: `{{ персона.имя|дат }}` means `{{ персона.name|datv }}`.

Names are told apart by where they stand: after a dot a field, after «|» a filter, else a variable.
They are turned into the English ones when Jinja has cut the tag into tokens, so that all that
reads the template afterwards sees English names alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import fields as record_fields
from functools import cache

from jinja2.ext import Extension
from jinja2.lexer import Token, TokenStream

from ankbrief.briefing.model import Briefing
from ankbrief.data import load

TABLES = ("variables", "loop", "filters", "jinja")
# Filters whose first string is the name of a field, as is the argument `attribute` of others.
BY_FIELD = frozenset({"selectattr", "rejectattr", "groupby"})


@cache
def variables() -> dict[str, str]:
    """English names of variables by the Russian ones."""
    words = load("template_words")
    briefing = {field.name: words["Briefing"][field.name] for field in record_fields(Briefing)}
    return {word["name"]: name for name, word in {**words["variables"], **briefing}.items()}


@cache
def fields() -> dict[str, str]:
    """English names of fields by the Russian ones, of all records and of `loop`."""
    words = load("template_words")
    tables = ["loop", *(name for name in words if name not in TABLES)]
    return {word["name"]: name for table in tables for name, word in words[table].items()}


@cache
def filters() -> dict[str, str]:
    """English names of filters by the Russian ones, those of Jinja included."""
    words = load("template_words")
    known = words["filters"] | words["jinja"]
    return {word["name"]: name for name, word in known.items()}


@cache
def in_russian() -> dict[str, dict[str, str]]:
    """Russian names by the English ones: of records, `variables`, `filters`."""
    words = load("template_words")
    told = {table: {k: w["name"] for k, w in found.items()} for table, found in words.items()}
    told["variables"] |= told["Briefing"]
    told["filters"] |= told["jinja"]
    return told


class RussianNames(Extension):
    """Gives Jinja the English names."""

    def filter_stream(self, stream: TokenStream) -> Iterable[Token]:
        """The same tokens with names translated."""
        return _translated(stream)


def _translated(stream: TokenStream) -> list[Token]:
    tokens, done = list(stream), list[Token]()
    calls: list[str] = []  # what is called where the token stands
    for place, token in enumerate(tokens):
        before = done[-2:]
        if token.type == "lparen":
            calls.append(before[-1].value if before else "")
        elif token.type == "rparen" and calls:
            calls.pop()
        after = tokens[place + 1].type if place + 1 < len(tokens) else ""
        made = calls[-1:] == ["namespace"] and after == "assign"
        done.append(_field(token) if made and token.type == "name" else _meant(token, before))
    return done


def _field(token: Token) -> Token:
    return Token(token.lineno, "name", fields().get(token.value, token.value))


def _meant(token: Token, before: Sequence[Token]) -> Token:
    last = before[-1].type if before else ""
    if token.type == "name":
        if last == "dot":
            return _field(token)
        if last == "pipe":
            return Token(token.lineno, "name", filters().get(token.value, token.value))
        return Token(token.lineno, "name", variables().get(token.value, token.value))
    if token.type == "string" and _names_a_field(before):
        parts = (fields().get(part, part) for part in token.value.split("."))
        return Token(token.lineno, "string", ".".join(parts))
    return token


def _names_a_field(before: Sequence[Token]) -> bool:
    """Whether a string here is a field: `selectattr("вид"`, `map(attribute="имя"`."""
    if len(before) < 2:
        return False
    word, sign = before[-2:]
    called = sign.type == "lparen" and word.value in BY_FIELD
    return called or (sign.type == "assign" and word.value == "attribute")
