"""A Word template and a briefing → the filled Word file, by docxtpl."""

from __future__ import annotations

import io
import re
from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

from docx.document import Document
from docxtpl import DocxTemplate
from docxtpl.inline_image import InlineImage
from jinja2.exceptions import TemplateSyntaxError
from lxml import etree

from ankbrief.errors import TemplateError
from ankbrief.render.docx import describe, drop_needless
from ankbrief.render.docx.comments import drop_comments
from ankbrief.render.docx.package import pack, packed
from ankbrief.render.docx.xml import Element, tag
from ankbrief.render.htmltree import Meta
from ankbrief.render.mistakes import said, syntax
from ankbrief.render.word_template import names
from ankbrief.render.word_template.environment import word_environment
from ankbrief.render.word_template.pictures import Picture, drawn
from ankbrief.render.word_template.structure import whole
from ankbrief.render.word_template.tags import TAG, Line, Tag, lines, trees

_STRING = re.compile(r"\"(?:[^\"\\]|\\.)*\"|'(?:[^'\\]|\\.)*'")
# docxtpl changes these signs inside tags, or XML does; in a string they are written by number.
_TROUBLE = re.compile("[<>&“”‘’{}%\x80-\U0010ffff]")
FAILED = "не удалось вычислить: "
_MOST_XML = 40_000_000  # characters of a filled part: some 10,000 pages


class _Filling(DocxTemplate):  # type: ignore[misc]  # docxtpl has no types
    """docxtpl that refuses broken XML instead of losing text, and leaves the properties alone."""

    sources: dict[str, str]

    def render_xml_part(
        self, src_xml: str, part: Any, context: Mapping[str, Any], jinja_env: Any = None
    ) -> str:
        """One part, filled, without the signs that docxtpl knows for braces in a text.

        Each paragraph begins a line, so that an error knows its place; `source` is kept for that.
        """
        self.now = str(part.partname)
        self.current_rendering_part = part
        self.source = re.sub(r"<w:p([ >])", r"\n<w:p\1", src_xml)
        made: str = jinja_env.from_string(self.source).render(context)
        if len(made) > _MOST_XML:
            raise MemoryError
        resolved: str = self.resolve_listing(re.sub(r"\n<w:p([ >])", r"<w:p\1", made))
        return resolved

    def fix_tables(self, xml: str) -> Element:
        """The tree of the body; docxtpl would mend broken XML by dropping what does not fit."""
        etree.fromstring(xml)
        tree: Element = super().fix_tables(xml)
        return tree

    def render_properties(self, *_arguments: Any, **_named: Any) -> None:
        """The properties are set from the briefing."""


def filled(parts: Mapping[str, bytes], context: Mapping[str, Any], meta: Meta, name: str) -> bytes:
    """The Word file; the same briefing and template give the same bytes.

    Args:
        parts: the template, see `package.opened`; its static mistakes are found before.
        context: the variables, see `render.html.context_of`.
        meta: what the file says of itself; its date is that of everything in it.
        name: what the template is called in messages.

    Raises:
        TemplateError: a tag cannot be filled with these facts; with its paragraph.
    """
    roots = trees(parts)
    found = lines(parts, roots)
    for every in found.values():
        _lay_out(every)
    ready = pack({**parts, **{part: etree.tostring(root) for part, root in roots.items()}})
    template = _Filling(io.BytesIO(ready))
    template.init_docx()
    drop_comments(template.docx)
    environment = word_environment(lambda *a, **k: _inline(template, drawn(*a, **k)))
    try:
        template.render(dict(context), environment, autoescape=True)
    except etree.XMLSyntaxError as error:
        raise TemplateError(
            "тег разрывает строение документа",
            name,
            "Поставьте начало и конец каждого блока в одинаковые места: оба в абзац или оба {%tr.",
        ) from error
    except MemoryError:
        raise
    except Exception as error:
        raise _told(error, template, environment, context, found, name) from error
    _tidy(template.docx)
    describe(template.docx, meta)
    drop_needless(template.docx)
    return packed(template.docx.part.package, {})


def _lay_out(every: Sequence[Line]) -> None:
    """Writes the tags as docxtpl wants them; one with a prefix takes the place of its element."""
    for line in every:
        for one in line.tags:
            home = whole(line, one) if one.prefix in ("p", "tr", "tc") else _note(line, one)
            if home is not None and home.getparent() is not None:
                _replace(home, _guarded(one.jinja))
            elif one.holder is not None:
                text = one.holder.text or ""
                one.holder.text = text.replace(one.text, _guarded(one.jinja), 1)


def _note(line: Line, one: Tag) -> Element | None:
    """The paragraph of a remark `{# … #}` that stands alone; it is left out with the remark."""
    is_alone = one.text.startswith("{#") and line.text.strip() == one.written
    holds_more = (
        next(line.element.iter(tag("sectPr"), tag("drawing"), tag("pict")), None) is not None
    )
    return line.element if is_alone and not holds_more else None


def _replace(element: Element, text: str) -> None:
    """Puts the text where the element stood."""
    parent, before = element.getparent(), element.getprevious()
    tail = text + (element.tail or "")
    if before is not None:
        before.tail = (before.tail or "") + tail
    elif parent is not None:
        parent.text = (parent.text or "") + tail
    if parent is not None:
        element.tail = None
        parent.remove(element)


def _guarded(text: str) -> str:
    """The tag with what would be changed inside its strings written by number."""
    if text.startswith("{#"):
        return ""
    start, inside, end = text[:2], text[2:-2], text[-2:]
    return start + _STRING.sub(lambda m: _TROUBLE.sub(_by_number, m[0]), inside) + end


def _by_number(sign: re.Match[str]) -> str:
    code = ord(sign[0])
    return f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


def _inline(template: DocxTemplate, picture: Picture) -> InlineImage:
    """A picture where the tag stands, with its description."""

    class Described(InlineImage):  # type: ignore[misc]  # docxtpl has no types
        def _insert_image(self) -> str:
            made: str = super()._insert_image()
            return picture.described(made)

    return Described(template, io.BytesIO(picture.data), picture.width)


def _told(  # noqa: PLR0913, PLR0917  # all that is known of the failure
    error: Exception,
    template: _Filling,
    environment: Any,
    context: Mapping[str, Any],
    found: Mapping[str, Sequence[Line]],
    name: str,
) -> TemplateError:
    """The error at its paragraph, in Russian."""
    place, text = _place(error, template, found)
    message = (
        syntax(error.message or "", environment)
        if isinstance(error, TemplateSyntaxError)
        else said(error, template.source, environment, context)
    )
    message, _, hint = message.partition("\n")
    if not re.search("[а-яё]", message.removeprefix(FAILED)):
        message = f"{FAILED}действие не подходит к таким значениям"
    message = re.sub(
        r"(?<=фильтр «)\w+(?=»)|(?<=фильтра «)\w+(?=»)", partial(_as_written, text), message
    )
    where = ", ".join(filter(None, (name, place)))
    return TemplateError(message, where, "\n".join(filter(None, (text, hint))))


def _as_written(text: str, name: re.Match[str]) -> str:
    """The name of a filter in the language of the tag."""
    if re.search(rf"\b{name[0]}\b", text):
        return name[0]
    return names.in_russian()["filters"].get(name[0], name[0])


def _place(
    error: Exception, template: _Filling, found: Mapping[str, Sequence[Line]]
) -> tuple[str, str]:
    """Where the tag stands that was being filled, and the tag: the one of the same number."""
    trace, number = error.__traceback__, getattr(error, "lineno", None)
    while trace:
        if trace.tb_frame.f_code.co_filename == "<template>":
            number = trace.tb_lineno
        trace = trace.tb_next
    if number is None:
        return "", ""
    before = template.source.split("\n")[: number - 1]
    count = len(TAG.findall("\n".join(before)))
    every = [
        (line, one)
        for line in found.get(template.now.lstrip("/"), ())
        for one in line.tags
        if not one.text.startswith("{#")
    ]
    if not every:
        return "", ""
    line, one = every[min(count, len(every) - 1)]
    return line.place, _shown_line(line, one)


def _shown_line(line: Line, one: Tag) -> str:
    return line.text.strip() if len(line.tags) > 1 else one.written


def _tidy(document: Document) -> None:
    """A cell ends with a paragraph (17.4.66), whatever the tags left of it."""
    for cell in document.element.body.iter(tag("tc")):
        if len(cell) == 0 or cell[-1].tag != tag("p"):
            cell.append(cell.makeelement(tag("p"), {}))
