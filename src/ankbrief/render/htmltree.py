"""The one HTML from which both documents are made: read, checked and cleaned.

The tag set is the contract between templates and the two writers. A document is HTML5, `lang="ru"`,
with `<title>` and `<meta name="dcterms.created" content="2025-12-29">` (author, description and
keywords are optional), and a body of

    header main section article div footer      containers; class «keep» holds them on one page
    h1 h2 h3 h4 p blockquote hr br               h1 is the document's title
    ul ol li                                     classes «plain» (no marker), «refs» («[1]»)
    table caption colgroup col thead tbody tfoot tr th td
    dl dt dd, figure figcaption img, nav.toc     a list of links to headings
    a strong b em i sup sub small abbr time cite q span, svg (`ankbrief.render.drawings`)

and the attributes of `ankbrief.render.attributes`, of them `data-style` (a Word style by name),
`data-docx="skip"`, `data-pdf="skip"`, `data-comment` (a comment of the review copy, a paragraph a
line).
`render_html` has taken away `data-optional` (`ankbrief.render.links`).
`<span class="footnote">` is a note, `class="inferred"` and `class="label"` are Word character
styles; the paragraph classes are listed in `ankbrief.render.docx.styles`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from urllib.parse import urlsplit

from lxml import etree

from ankbrief.errors import TemplateError
from ankbrief.model import Problem
from ankbrief.render import attributes, drawings
from ankbrief.render.nodes import Node, line_of, text_of

CONTAINERS = frozenset({"body", "header", "main", "section", "article", "div", "footer"})
BLOCKS = CONTAINERS | {
    *("h1", "h2", "h3", "h4", "p", "blockquote", "hr", "ul", "ol", "li", "dl", "dt", "dd", "nav"),
    *("table", "caption", "colgroup", "col", "thead", "tbody", "tfoot", "tr", "th", "td"),
    *("figure", "figcaption"),
}
INLINE = frozenset({"a", "strong", "b", "em", "i", "sup", "sub", "small", "abbr", "time", "cite"})
INLINE |= {"q", "span", "br", "img", "svg"}
HEAD = frozenset({"html", "head", "title", "meta"})
HEADINGS = ("h1", "h2", "h3", "h4")
SCHEMES = frozenset({"http", "https", "mailto"})
COMMENT = "data-comment"
"""The attribute whose text is a comment in the review copy, and nothing elsewhere."""

PHRASING_ONLY = frozenset({"p", "caption", "figcaption", "dt", *HEADINGS, *INLINE})
"""Elements that hold text and inline elements, never blocks."""

DEEPEST = 60  # elements inside one another: ours, 14; WeasyPrint gives up at some two hundred
_TOO_DEEP = etree.XPath("/*" * (DEEPEST + 1))
_HOST = re.compile(r"[\w.-]+|[0-9a-f:.]+")
_LONGEST_LINK = 2083  # characters: the limit of Word and of older browsers
KNOWN = BLOCKS | INLINE | HEAD
_ROWS = frozenset({"tr"})
CHILDREN = {
    "ul": frozenset({"li"}),
    "ol": frozenset({"li"}),
    "dl": frozenset({"dt", "dd"}),
    "table": frozenset({"caption", "colgroup", "col", "thead", "tbody", "tfoot", "tr"}),
    "colgroup": frozenset({"col"}),
    **dict.fromkeys(("thead", "tbody", "tfoot"), _ROWS),
    "tr": frozenset({"td", "th"}),
}
"""Elements that hold nothing but these; text straight inside them would be lost."""

_BOUND = frozenset().union(*CHILDREN.values())
# C0 and C1 controls, surrogates and noncharacters cannot stand in XML; bidirectional overrides
# (U+202A–202E, U+2066–2069) can make a name read backwards; U+FEFF is a stray byte order mark.
_FORBIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufeff\ufdd0-\ufdef\ufffe\uffff"
    "\u202a-\u202e\u2066-\u2069]"
)
_FORBIDDEN_REFERENCE = re.compile(
    r"&#(?:0*(?:[0-8]|1[124-9]|2\d|3[01]|12[7-9]|1[345]\d)"
    r"|x0*(?:[0-8bce-f]|1[0-9a-f]|7f|[89][0-9a-f]));",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Meta:
    """What a document says of itself; `created` is the date of everything in the file."""

    title: str
    created: datetime
    author: str = ""
    description: str = ""
    keywords: tuple[str, ...] = ()
    language: str = "ru"


@dataclass(frozen=True, slots=True)
class Page:
    """A checked document: its tree, what it says of itself and what had to be changed."""

    root: Node
    meta: Meta
    problems: tuple[Problem, ...]

    @property
    def body(self) -> Node:
        """The body element."""
        return next(self.root.iter("body"))

    def html(self) -> str:
        """The document as text again."""
        return etree.tostring(
            self.root, method="html", encoding="unicode", doctype="<!DOCTYPE html>"
        )


@dataclass(frozen=True, slots=True)
class Rendered:
    """A finished document and what its reader should know about it."""

    data: bytes
    problems: tuple[Problem, ...] = ()


def read(html: str, leave_out: str = "") -> Page:
    """The document in `html`; elements marked `data-<leave_out>="skip"` are dropped.

    Raises:
        TemplateError: a tag outside the set, a dead internal link, an id used twice, no title or
            no date; `where` holds the line of the HTML.
    """
    text, problems = without_forbidden(html)
    root = _parsed(text)
    if leave_out:
        for node in root.xpath(f"//*[@data-{leave_out}='skip']"):
            _drop(node)
    _check_elements(root)
    dropped = tuple(_drop_bad_links(root))
    _check_anchors(root)
    return Page(root, _meta(root), (*problems, *dropped))


def _parsed(text: str) -> Node:
    parser = etree.HTMLParser(remove_comments=True, huge_tree=True)
    root = etree.fromstring(text, parser) if text.strip() else None
    if root is None or root.find("body") is None:
        raise TemplateError("документ пуст", "<body>", "Шаблон ничего не написал в <body>.")
    return root


def without_forbidden(html: str) -> tuple[str, tuple[Problem, ...]]:
    """`html` without characters that no document may hold, and a report of each place."""
    found = [*_FORBIDDEN.finditer(html), *_FORBIDDEN_REFERENCE.finditer(html)]
    if not found:
        return html, ()
    places = tuple(dict.fromkeys(around(html, hit.start(), hit.end()) for hit in found))
    message = f"убраны управляющие символы: {len(found)}"
    clean = _FORBIDDEN_REFERENCE.sub("", _FORBIDDEN.sub("", html))
    return clean, (Problem("note", message, "; ".join(f"«{p}»" for p in places[:3])),)


def around(text: str, start: int, stop: int, width: int = 24) -> str:
    """A few words of `text` about the characters `start` to `stop`, without tags, on one line."""
    piece = text[max(0, start - width) : start] + text[stop : stop + width]
    return " ".join(_FORBIDDEN.sub("", re.sub(r"<[^>]*>|^[^<]*>|<[^>]*$", " ", piece)).split())


def _drop(node: Node) -> None:
    """Takes the element away and leaves the text after it."""
    parent, before = node.getparent(), node.getprevious()
    if parent is None:
        return
    if before is not None:
        before.tail = (before.tail or "") + (node.tail or "")
    else:
        parent.text = (parent.text or "") + (node.tail or "")
    parent.remove(node)


def _check_elements(root: Node) -> None:
    """Checks each kind of place once, and what differs from element to element each time."""
    for node in _TOO_DEEP(root):
        raise TemplateError(
            f"теги вложены друг в друга глубже {DEEPEST}",
            line_of(node),
            "Проверьте, все ли теги закрыты и нет ли макроса, который вызывает сам себя.",
        )
    drawn = {node for svg in root.iter("svg") for node in drawings.checked(svg)}
    good: set[tuple[str, str]] = set()
    for node in root.iter():
        if drawn and node in drawn:
            continue
        parent = node.getparent()
        place = (str(node.tag), "" if parent is None else str(parent.tag))
        if place not in good:
            _check_element(node)
            good |= {place} if place[0] not in CHILDREN else set()
        if place[0] != "svg":  # checked as a drawing
            message, hint = attributes.fault(place[0], node.attrib.items())
            if message:
                raise TemplateError(message, line_of(node), hint)


def _check_element(node: Node) -> None:
    tag = str(node.tag)
    if tag not in KNOWN:
        raise TemplateError(
            f"тег <{tag}> не поддерживается",
            line_of(node),
            f"Можно: {', '.join(sorted(BLOCKS | INLINE))}.",
        )
    parent = node.getparent()
    if tag in BLOCKS and parent is not None and parent.tag in PHRASING_ONLY:
        raise TemplateError(
            f"блок <{tag}> внутри <{parent.tag}>, где может стоять только текст",
            line_of(node),
            f"Закройте <{parent.tag}> перед <{tag}>.",
        )
    _check_place(node, tag, "" if parent is None else str(parent.tag))


def _check_place(node: Node, tag: str, parent: str) -> None:
    if tag in _BOUND and tag not in CHILDREN.get(parent, frozenset()):
        homes = " или ".join(f"<{home}>" for home, kids in CHILDREN.items() if tag in kids)
        raise TemplateError(
            f"<{tag}> вне своего места", line_of(node), f"Он стоит прямо в {homes}."
        )
    if tag not in CHILDREN:
        return
    loose = [node.text, *(child.tail for child in node)]
    wrong = next((child for child in node if child.tag not in CHILDREN[tag]), None)
    if wrong is not None or any(text and text.strip() for text in loose):
        found = "текст" if wrong is None else f"<{wrong.tag!s}>"
        kids = ", ".join(f"<{kid}>" for kid in sorted(CHILDREN[tag]))
        raise TemplateError(
            f"{found} прямо в <{tag}>", line_of(node), f"Там могут быть только {kids}."
        )


def _drop_bad_links(root: Node) -> Iterator[Problem]:
    for link in root.iter("a"):
        href = (link.get("href") or "").strip()
        if href.startswith("#") or not href or _may_link(href):
            continue
        del link.attrib["href"]
        yield Problem(
            "warning",
            f"ссылка убрана, текст оставлен: {href[:80]}",
            f"«{text_of(link)[:80]}»",
            "Годятся адреса http, https и mailto.",
        )


def _may_link(href: str) -> bool:
    """Whether every reader takes the address; Word calls a file damaged for one that it cannot."""
    try:
        parts = urlsplit(href)
        host = _HOST.fullmatch(parts.hostname or "") and (parts.port or True)
    except ValueError:  # a port that is no number
        return False
    known = parts.scheme.lower() in SCHEMES and len(href) <= _LONGEST_LINK
    return known and bool("@" in parts.path if parts.scheme.lower() == "mailto" else host)


def _check_anchors(root: Node) -> None:
    seen: set[str] = set()
    for node in root.iter():
        name = node.get("id")
        if name in seen:
            raise TemplateError(
                f"id «{name}» уже занят",
                line_of(node),
                "Дайте каждому месту своё имя, например c loop.index.",
            )
        seen |= {name} if name else set()
    for link in root.iter("a"):
        href = link.get("href") or ""
        if href.startswith("#") and href[1:] not in seen:
            raise TemplateError(
                f"ссылка ведёт в никуда: «{href}»",
                line_of(link),
                f'Поставьте id="{href[1:]}" там, куда она ведёт.',
            )


def _meta(root: Node) -> Meta:
    values = {
        str(node.get("name")).lower(): (node.get("content") or "").strip()
        for node in root.iter("meta")
        if node.get("name")
    }
    title = next((text_of(node) for node in root.iter("title")), "")
    if not title:
        raise TemplateError("у документа нет заголовка", "<head>", "Добавьте <title>…</title>.")
    keywords = tuple(word.strip() for word in values.get("keywords", "").split(",") if word.strip())
    return Meta(
        title=title,
        created=_created(values.get("dcterms.created", "")),
        author=values.get("author", ""),
        description=values.get("description", ""),
        keywords=keywords,
        language=root.get("lang") or "ru",
    )


def _created(value: str) -> datetime:
    try:
        moment = datetime.fromisoformat(value)
    except ValueError as error:
        raise TemplateError(
            f"нет даты документа: dcterms.created = «{value}»",
            "<head>",
            'Добавьте <meta name="dcterms.created" content="2025-12-29">.',
        ) from error
    return moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)
