"""What Word and a Russian keyboard do to a tag while it is typed, undone.

Word turns quotation marks into «ёлочки» or “лапки”, hyphens into dashes, spaces into unbreakable
ones, and begins a sentence with a capital: «{% For x in y %}». On a Russian keyboard the «p» of
«{%p» is easily the Cyrillic one. Text between straight quotation marks is left as it is.
"""

from __future__ import annotations

import re

CLOSING = {"«": "»", "„": "“”", "“": "”", "”": "”", "‟": "”", "‘": "’", "‚": "‘’", "’": "’"}
DASHES = dict.fromkeys(map(ord, "‐‑‒–—−"), "-")
SPACES = dict.fromkeys(map(ord, "\u00a0\u2002\u2003\u2007\u2009\u202f\t\n\v\f\r"), " ")
NOTHING = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff"))
OUTSIDE = {**DASHES, **SPACES, **NOTHING, ord("…"): "..."}
COMMANDS = frozenset(
    """
    for endfor if elif else endif set
    endset macro endmacro call endcall filter endfilter
    with endwith include import from extends block
    endblock raw endraw autoescape endautoescape do
    """.split()  # noqa: SIM905  # a list of words is read as words
)
WORDS = frozenset("in is not and or if else recursive true false none".split())  # noqa: SIM905
LOOKS = str.maketrans("аеорсухкмнтві", "aeopcyxkmhtbi")  # Cyrillic letters that look Latin
PREFIXES = ("p", "tr", "tc", "r")
OPEN = re.compile(
    r"(?P<open>\{%|\{\{)(?P<trim>[-+]?)\s*(?:(?P<prefix>p|р|tr|tc|r)(?=\s))?\s*", re.IGNORECASE
)
CLOSE = re.compile(r"\s*[-+]?(?P<close>%\}|\}\})$")
NAME = re.compile(r"[^\W\d]\w*")


def repaired(text: str) -> str:
    """The tag as it was meant: `{%р For x in «a» %}` → `{%p for x in "a" %}`."""
    if text.startswith("{#"):
        return text
    plain = _outside_strings(text)
    opening, closing = OPEN.match(plain), CLOSE.search(plain)
    if not opening or not closing or opening.end() > closing.start():
        return plain
    prefix = (opening["prefix"] or "").lower().translate(LOOKS) if opening["open"] == "{%" else ""
    start = opening.end() if prefix else opening.end("trim")
    inside = plain[start : closing.start()].strip()
    if opening["open"] == "{%":
        inside = _command(inside)
    return f"{opening['open']}{prefix} {_lowered(inside)} {closing['close']}"


def _outside_strings(text: str) -> str:
    """Dashes, spaces and quotation marks as a program writes them, but not inside strings."""
    made, at = "", 0
    while at < len(text):
        sign = text[at]
        if sign in CLOSING or sign in "\"'":
            piece, at = _string(text, at)
            made += piece
        else:
            made += sign.translate(OUTSIDE)
            at += 1
    return made


def _string(text: str, start: int) -> tuple[str, int]:
    """The string that begins at `start`, in straight marks, and where the text goes on."""
    sign = text[start]
    stop = _end_of_string(text, start)
    if stop is None:
        return '"' if sign in CLOSING else sign, start + 1
    inside = text[start + 1 : stop].translate(NOTHING)
    mark = sign if sign in "\"'" else '"'
    inside = inside if sign in "\"'" else inside.replace('"', '\\"')
    return f"{mark}{inside}{mark}", stop + 1


def _end_of_string(text: str, start: int) -> int | None:
    """Where the mark stands that closes that at `start`; Word may have changed one of the two."""
    sign = text[start]
    own = [at for at in range(start + 1, len(text)) if text[at] in CLOSING.get(sign, sign)]
    straight = text.find('"', start + 1) if sign in CLOSING else -1
    return own[0] if own else straight if straight > 0 else None


def _command(inside: str) -> str:
    """The statement with its first word as Jinja writes it: «EndFor» is «endfor»."""
    word = NAME.match(inside)
    if not word:
        return inside
    meant = word[0].lower()
    meant = meant if meant in COMMANDS else meant.translate(LOOKS)
    return meant + inside[word.end() :] if meant in COMMANDS else inside


def _lowered(inside: str) -> str:
    """Words such as «In» and «Is» in small letters, outside strings."""
    pieces = re.split(r"(\"[^\"]*\"|'[^']*')", inside)
    return "".join(
        piece if number % 2 else NAME.sub(_word, piece) for number, piece in enumerate(pieces)
    )


def _word(match: re.Match[str]) -> str:
    """A word that Word began with a capital, or all in capitals: names have none."""
    word = match[0]
    if word.lower() in WORDS:
        return word.lower()
    is_name = word.isupper() or word[1:] == word[1:].lower()
    return word.lower() if is_name else word
