"""Links that need not lead anywhere: `<a data-optional href="#people">` is text where no place is.

So a block of a template can be left out or changed without a care for what leads to it.
"""

from __future__ import annotations

import re

OPTIONAL = re.compile(r"<a(?=[^>]*\sdata-optional\b)([^>]*)>(.*?)</a>", re.DOTALL)
MARK = re.compile(r"\s+data-optional(?:=\"[^\"]*\")?")
PLACE = re.compile(r'\sid="([^"]*)"')
TARGET = re.compile(r'\shref="#([^"]*)"')


def settled(html: str) -> str:
    """The document with its optional links made ordinary ones, or their text alone."""
    places = set(PLACE.findall(html))

    def link(found: re.Match[str]) -> str:
        target = TARGET.search(found[1])
        if target is None or target[1] not in places:
            return found[2]
        return f"<a{MARK.sub('', found[1])}>{found[2]}</a>"

    return OPTIONAL.sub(link, html)
