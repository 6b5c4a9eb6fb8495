"""Plain text files."""

from __future__ import annotations

from ankbrief.articles.decoding import decode, refuse_long
from ankbrief.articles.draft import Draft
from ankbrief.articles.layout import lay_out
from ankbrief.articles.lines import lines_of, unwrap


def read_plain(data: bytes, where: str) -> Draft:
    """A `.txt` file: the text is the file, to the character.

    Raises `ArticleError` for bytes that are no text.
    """
    decoded = decode(data, where)
    text = decoded.text
    refuse_long(text, where)
    layout = lay_out(text, unwrap(text, lines_of(text)))
    return Draft(text, layout, notes=(decoded.note,) if decoded.note else ())
