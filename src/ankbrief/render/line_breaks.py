"""Mends a fault of WeasyPrint 70: a line that ends after its first word.

Where a text before a link or a note fits its line but for the space at its end, WeasyPrint takes it
for a word that cannot be broken, and leaves its first word alone on the line.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import wraps
from math import inf
from typing import Any

from weasyprint.layout import inline


@contextmanager
def mended() -> Iterator[None]:
    """Inside, WeasyPrint lets such a space hang over the end of the line."""
    plain = inline.split_first_line

    @wraps(plain)
    def split(
        text: str, style: Any, context: Any, width: float | None, *more: Any, **flags: Any
    ) -> Any:
        found = plain(text, style, context, width, *more, **flags)
        if not text.endswith(" ") or width in (None, inf) or not _is_first_word(text, found):
            return found
        bare = plain(text.rstrip(" "), style, context, width, *more, **flags)
        fits = bare[2] is None and bare[3] <= width
        return (
            plain(text, style, context, width + style["font_size"], *more, **flags)
            if fits
            else found
        )

    inline.split_first_line = split
    try:
        yield
    finally:
        inline.split_first_line = plain


def _is_first_word(text: str, found: tuple[Any, ...]) -> bool:
    """Whether the line was cut within or after its first word."""
    _, length, resume_index, *_ = found
    return resume_index is not None and b" " not in text.encode()[:length].rstrip()
