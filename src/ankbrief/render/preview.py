"""The HTML as one file for a browser: same styles, page profile and footnotes as the PDF."""

from __future__ import annotations

import mimetypes
import re
from base64 import b64encode
from collections.abc import Sequence
from pathlib import Path

import lxml.html
from lxml.etree import SubElement

from ankbrief.errors import RenderError
from ankbrief.render import fonts, htmltree, pictures
from ankbrief.render.htmltree import Rendered
from ankbrief.render.labels import label_cells
from ankbrief.render.nodes import Node, classes

_HEAD = (
    '<meta name="viewport" content="width=device-width, initial-scale=1">'
    '<meta http-equiv="Content-Security-Policy"'
    " content=\"default-src 'none'; style-src 'unsafe-inline'; img-src data:\">"
)
# A browser has none of our fonts: it takes the nearest ones of its machine.
_NEAREST = {
    '"Brief Serif Symbols"': 'Georgia, "Times New Roman", serif',
    '"Brief Sans Symbols"': '"Segoe UI", Arial, sans-serif',
}


def html_to_page(html: str, *, css: Sequence[Path | str], base: Path | None = None) -> Rendered:
    """The page of `html`, which needs no other file and runs no script.

    Args:
        html: a document of the tag set of `ankbrief.render.htmltree`.
        css: style sheets in order: a `Path` is a file, a `str` is CSS itself.
        base: the template's folder; pictures come from it and are put into the page.

    Raises:
        TemplateError: the HTML is outside the tag set.
        RenderError: a picture is not in the folder.
    """
    page = htmltree.read(html, leave_out="html")
    label_cells(page.body)
    _gather_notes(page.body)
    for picture in page.body.iter("img"):
        _put_in(picture, base)
    head = f"{_HEAD}\n<style>\n{_styles(css)}\n</style>\n</head>"
    return Rendered(page.html().replace("</head>", head, 1).encode(), page.problems)


def _styles(css: Sequence[Path | str]) -> str:
    sheets = (fonts.assets() / "base.css", *css, fonts.assets() / "screen.css")
    texts = (one if isinstance(one, str) else one.read_text("utf-8") for one in sheets)
    text = "\n".join(texts)
    for ours, nearest in _NEAREST.items():
        text = text.replace(ours, nearest)
    return re.sub(r"</(?=style)", r"<\\/", text)


def _gather_notes(body: Node) -> None:
    """Footnotes become a list at the end, linked both ways as in the PDF."""
    notes = [node for node in body.iter("span") if "footnote" in classes(node)]
    if not notes:
        return
    section = lxml.html.fragment_fromstring('<section class="notes"><ol></ol></section>')
    listed: Node = section[0]
    for number, note in enumerate(notes, 1):
        listed.append(_moved(note, number))
    next(body.iter("main"), body).append(section)


def _moved(note: Node, number: int) -> Node:
    """The item of the list; in place of the note stays its number."""
    item = lxml.html.Element("li", {"class": "footnote", "id": f"note-text-{number}"})
    if language := note.get("lang"):
        item.set("lang", language)
    item.text = note.text
    item.extend(note.xpath("*"))
    back = SubElement(item, "a", {"href": f"#note-call-{number}", "title": "К месту в тексте"})
    back.text = "↑"
    note.clear(keep_tail=True)
    note.tag = "sup"
    call = SubElement(note, "a", {"href": f"#note-text-{number}", "id": f"note-call-{number}"})
    call.text = str(number)
    return item


def _put_in(picture: Node, base: Path | None) -> None:
    source = picture.get("src") or ""
    if source.startswith("data:"):
        return
    path = ((base or Path()) / source).resolve()
    try:
        data = pictures.fitting(_inside(path, base).read_bytes())
    except (OSError, ValueError) as error:
        raise RenderError(
            f"не загрузилась картинка: {error}",
            str(path),
            "Файлы берутся только из папки шаблона; проверьте имя и вид файла.",
        ) from error
    is_png = data.startswith(pictures.PNG)  # one made smaller is, whatever its name
    kind = "image/png" if is_png else mimetypes.guess_type(path.name)[0] or "image/png"
    picture.set("src", f"data:{kind};base64,{b64encode(data).decode()}")


def _inside(path: Path, base: Path | None) -> Path:
    if base is None or not path.is_relative_to(base.resolve()):
        raise ValueError("файл вне папки шаблона")
    return path
