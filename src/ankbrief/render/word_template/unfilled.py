"""Tags in those parts of a Word file that nobody fills: they would be printed as they stand."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from urllib.parse import unquote

from ankbrief.render.word_template.package import RELATION, tree_of
from ankbrief.render.word_template.tags import TAG

# Parts by the beginning of their names: what an editor calls them and what to do instead.
_PLACES = (
    (r"word/endnotes\.xml", "концевая сноска", "Сделайте её обычной сноской, внизу страницы."),
    (r"word/charts/.*\.xml", "диаграмма", "Поставьте тег в текст рядом; графики рисует |график."),
    (r"word/diagrams/.*\.xml", "рисунок SmartArt", "Поставьте тег в текст или в таблицу."),
    (r"word/_rels/.*\.rels", "адрес ссылки", "Поставьте адрес тегом в сам текст."),
)
_NOT_FILLED = "тег стоит там, где программа его не заменит"


def unfilled(parts: Mapping[str, bytes]) -> Iterator[tuple[str, str, str, str]]:
    """Where each such tag stands, the tag, what is wrong and what to do."""
    for name in sorted(parts):
        place = next((one for one in _PLACES if re.fullmatch(one[0], name)), None)
        if place is None:
            continue
        for text in _texts(parts[name]):
            yield from ((place[1], found, _NOT_FILLED, place[2]) for found in TAG.findall(text))


def _texts(part: bytes) -> Iterator[str]:
    """The text of each paragraph, or the address of each link, spelt out."""
    for node in tree_of(part).iter():
        if node.tag == RELATION:
            yield unquote(str(node.get("Target")))
        elif isinstance(node.tag, str) and node.tag.endswith(("}p", "}v")):
            yield "".join(node.itertext())
