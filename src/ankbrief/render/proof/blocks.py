"""A template with its faulty tags mended, so that it can be parsed and read to the end.

Each tag is tried by itself, and each block is closed; lines keep their numbers.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass, field
from difflib import get_close_matches

from jinja2 import Environment, nodes
from jinja2.exceptions import TemplateSyntaxError

from ankbrief.errors import perhaps
from ankbrief.render.mistakes import NAME, syntax
from ankbrief.render.proof.mistake import Mistake
from ankbrief.render.proof.tags import PRINT, Scan, Tag, scan

ENDS = {
    name: f"end{name}"
    for name in ("for", "if", "block", "macro", "set", "call", "filter", "with", "autoescape")
}
STARTS = {end: start for start, end in ENDS.items()}
SINGLE = ("include", "import", "from", "extends", "print")
KEYWORDS = (*ENDS, *STARTS, "elif", "else", *SINGLE, "raw", "endraw")
WORD = re.compile(r"\s*[-+]?\s*(\w+)")
ELSE_IF = re.compile(r"else\s*if\b|els[ei]+f\b|elsif\b")
SET_BLOCK = re.compile(r"\s*[-+]?\s*set\s+[\w.]+\s*(\|[^=]*)?[-+]?\s*$")
LOOP = re.compile(
    r"\s*[-+]?\s*for\s+(.+?)\s+in\s+(.+?)(?:\s+if\s.*|\s+recursive)?\s*[-+]?$", re.DOTALL
)
NOTHING = "{% if true %}"
# Commands in Russian, or typed by ear on a Russian keyboard.
SAID = {
    **dict.fromkeys(("для", "цикл", "фор"), "for"),
    **dict.fromkeys(("если", "иф"), "if"),
    **dict.fromkeys(("иначе", "элсе", "елсе"), "else"),
    **dict.fromkeys(("конец", "енд", "энд"), "end"),
    **dict.fromkeys(("конеццикла", "ендфор", "эндфор"), "endfor"),
    **dict.fromkeys(("конецесли", "ендиф", "эндиф"), "endif"),
}


@dataclass(frozen=True, slots=True)
class Opened:
    """A block not yet closed; `end` is what closes what stands in its place.

    `pieces` are the places of its opening tag and of each `else` among the pieces.
    """

    keyword: str
    tag: Tag
    end: str
    pieces: list[int]


@dataclass(slots=True)
class Mended:
    """A template that parses, what was wrong with it, and names of which nothing is known."""

    tree: nodes.Template
    mistakes: tuple[Mistake, ...]
    unsure: frozenset[str] = frozenset()


@dataclass(slots=True)
class Mending:
    """The work on one template."""

    environment: Environment
    found: Scan
    opened: list[Opened] = field(default_factory=list)
    pieces: list[tuple[Tag, str]] = field(default_factory=list)
    unsure: set[str] = field(default_factory=set)

    def fault(self, tag: Tag, message: str, hint: str = "") -> None:
        """Notes a fault of a tag, unless it has one already."""
        if not tag.is_faulty:
            self.found.fault(tag.start, tag.stop, message, hint)

    def blame(self, tag: Tag, trouble: str) -> None:
        """Notes what `trouble` has found; of the names in the tag nothing is known."""
        message, _, hint = trouble.partition("\n")
        self.fault(tag, message, hint)
        self.unsure |= {*NAME.findall(tag.inside)}

    def put(self, tag: Tag, text: str) -> None:
        """What stands in place of the tag, on as many lines."""
        self.pieces.append((tag, self.lined(tag, text)))

    def lined(self, tag: Tag, text: str) -> str:
        """The text with as many lines as the tag has."""
        lines = self.found.source.count("\n", tag.start, tag.stop) - text.count("\n")
        return text + "{#" + "\n" * lines + "#}" if lines > 0 else text

    def leave(self, one: Opened) -> None:
        """Notes a block left open; what was meant to be inside stands on its own from now on."""
        self.fault(one.tag, f"блок «{one.keyword}» не закрыт: нет {_end(one.keyword)}")
        self.unsure |= {*NAME.findall(one.tag.inside), "loop"} if one.keyword != "for" else {"loop"}
        instead = _instead(self, one)
        for place in one.pieces:
            tag = self.pieces[place][0]
            self.pieces[place] = (tag, self.lined(tag, instead if tag == one.tag else ""))

    def text(self) -> str:
        """The mended source."""
        made, place = [], 0
        for tag, text in self.pieces:
            made += [self.found.source[place : tag.start], text]
            place = tag.stop
        return "".join((*made, self.found.source[place:]))

    def trouble(self, text: str) -> str:
        """What is wrong with a tag by itself; empty where nothing is."""
        try:
            self.environment.parse(text)
        except TemplateSyntaxError as error:
            return syntax(error.message or "", self.environment)
        return ""


def mended(source: str, environment: Environment, names: Collection[str]) -> Mended:
    """The template, parsed as far as it can be."""
    found = scan(source, names)
    try:
        tree = environment.parse(source)
    except TemplateSyntaxError:
        tree = None
    except RecursionError:
        mistake = Mistake(1, "", "скобки и блоки вложены друг в друга слишком глубоко")
        return Mended(environment.parse(""), (mistake,))
    if tree is not None and found.is_unsure:  # braces inside quotes: Jinja knows better
        return Mended(tree, ())
    if tree is not None and not any(tag.is_faulty for tag in found.tags):
        return Mended(tree, tuple(found.mistakes))
    mending = Mending(environment, found)
    for tag in found.tags:
        _tag(mending, tag)
    for one in mending.opened:
        mending.leave(one)
    return _parsed(mending)


def _parsed(mending: Mending) -> Mended:
    environment = mending.environment
    try:
        tree = environment.parse(mending.text())
    except TemplateSyntaxError as error:
        message, _, hint = syntax(error.message or "", environment).partition("\n")
        lines = mending.found.source.splitlines() or [""]
        text = lines[min(error.lineno, len(lines)) - 1].strip()
        mending.found.mistakes.append(Mistake(error.lineno, text, message, hint))
        tree = environment.parse("")
    return Mended(tree, tuple(mending.found.mistakes), frozenset(mending.unsure))


def _end(keyword: str) -> str:
    return f"{{% {ENDS[keyword]} %}}"


def _instead(mending: Mending, one: Opened) -> str:
    """What stands for the opening of a block left open: of a loop, its first turn."""
    loop = LOOP.match(one.tag.inside) if one.keyword == "for" else None
    if loop and not mending.trouble(first := f"{{% set {loop[1]} = ({loop[2]})|first %}}"):
        return first
    if one.end != _end(one.keyword):
        return ""
    return one.tag.written + one.end


def _tag(mending: Mending, tag: Tag) -> None:
    if tag.opening == PRINT:
        _single(mending, tag)
        return
    word = WORD.match(tag.inside)
    keyword = word[1] if word else ""
    if keyword not in KEYWORDS or ELSE_IF.search(tag.inside):
        tag, keyword = _meant(mending, tag, keyword)
    if keyword in STARTS:
        _close(mending, tag, keyword)
    elif keyword in ("else", "elif"):
        _otherwise(mending, tag, keyword)
    elif keyword == "set" and not SET_BLOCK.match(tag.inside):
        _single(mending, tag)
    elif keyword in ENDS:
        _open(mending, tag, keyword)
    elif keyword in SINGLE:
        _single(mending, tag)
    else:
        mending.unsure |= {*NAME.findall(tag.inside)}
        mending.put(tag, "")


def _meant(mending: Mending, tag: Tag, keyword: str) -> tuple[Tag, str]:
    """The tag with the keyword that was perhaps meant."""
    if meant := ELSE_IF.search(tag.inside):
        mending.fault(tag, f"нет команды «{meant[0]}»", perhaps("elif"))
        inside = tag.inside.replace(meant[0], "elif", 1)
        return Tag(tag.start, tag.stop, tag.opening, inside, is_faulty=True), "elif"
    word = _keyword_near(mending, tag, keyword)
    mending.fault(tag, f"нет команды «{keyword or tag.inside.strip()}»", perhaps(word))
    inside = tag.inside.replace(keyword, word, 1) if word else tag.inside
    return Tag(tag.start, tag.stop, tag.opening, inside, is_faulty=True), word


def _keyword_near(mending: Mending, tag: Tag, keyword: str) -> str:
    """The nearest keyword with which the tag makes sense, else the nearest; empty if none is."""
    keyword = SAID.get(keyword.lower(), keyword)
    if keyword in KEYWORDS:
        return keyword
    if keyword == "end" and mending.opened:
        return ENDS[mending.opened[-1].keyword]
    near = get_close_matches(keyword.lower(), KEYWORDS, n=4) if keyword else []
    for word in near:
        written = tag.written.replace(keyword, word, 1)
        end = _end(word) if word in ENDS else ""
        if word in STARTS or not mending.trouble(written + end):
            return word
    return near[0] if near else ""


def _single(mending: Mending, tag: Tag) -> None:
    """A tag that stands for itself: a value, `set`, `include`."""
    trouble = mending.trouble(tag.written)
    if trouble:
        mending.blame(tag, trouble)
    mending.put(tag, "" if trouble else tag.written)


def _open(mending: Mending, tag: Tag, keyword: str) -> None:
    end = _end(keyword)
    trouble = mending.trouble(tag.written + end)
    if trouble:
        mending.blame(tag, trouble)
        end = _end("if")
    mending.opened.append(Opened(keyword, tag, end, [len(mending.pieces)]))
    mending.put(tag, NOTHING if trouble else tag.written)


def _close(mending: Mending, tag: Tag, keyword: str) -> None:
    wanted = STARTS[keyword]
    depth = next((n for n, one in enumerate(mending.opened[::-1]) if one.keyword == wanted), None)
    if depth is None:
        expected = ENDS[mending.opened[-1].keyword] if mending.opened else ""
        mending.fault(tag, f"«{keyword}» закрывает то, что не открыто", perhaps(expected))
        mending.put(tag, "")
        return
    _finish(mending, tag, depth + 1)


def _finish(mending: Mending, tag: Tag, count: int) -> None:
    """Closes so many blocks; all but the outermost were left open."""
    closed = [mending.opened.pop() for _ in range(count)]
    for one in closed[:-1]:
        mending.leave(one)
    mending.put(tag, closed[-1].end)


def _otherwise(mending: Mending, tag: Tag, keyword: str) -> None:
    """`else` or `elif`: those blocks inside that cannot have one were left open."""
    fitting = ("if",) if keyword == "elif" else ("if", "for")
    order = [one.keyword in fitting for one in reversed(mending.opened)]
    if True not in order:
        mending.fault(tag, f"«{keyword}» вне {{% if %}}")
        mending.put(tag, "")
        return
    unclosed = [mending.opened.pop() for _ in range(order.index(True))]
    for one in unclosed:
        mending.leave(one)
    owner = mending.opened[-1]
    trouble = mending.trouble(f"{{% if true %}}{tag.written}{{% endif %}}")
    if trouble:
        message, _, hint = trouble.partition("\n")
        mending.fault(tag, message, hint)
    is_plain = trouble or owner.end == _end("if") != _end(owner.keyword)
    owner.pieces.append(len(mending.pieces))
    mending.put(tag, "" if is_plain else tag.written)
