"""Where the tags of a template stand, those not written to the end too.

Jinja gives up at the first fault; here each tag is found by itself, a broken one with what was
most likely meant, so that the rest can be read on.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from functools import lru_cache

from ankbrief.errors import nearest
from ankbrief.render.mistakes import NAME, SET_NAMES
from ankbrief.render.proof.mistake import Mistake, line_at, shown

CLOSERS = {"{{": "}}", "{%": "%}"}
PRINT, BLOCK = CLOSERS
OPENING = re.compile(r"\{\{|\{%|\{#")
# A quoted string holds no tag, so that a forgotten quote does not swallow the next ones.
PIECE = re.compile(
    r""""(?:\\.|(?!\{\{|\{%|\}\}|%\})[^"\\])*"|'(?:\\.|(?!\{\{|\{%|\}\}|%\})[^'\\])*'"""
    r"|\{[{%#]|[-+]?(?:\}\}|%\})|.",
    re.DOTALL,
)
ENDING = re.compile(r"\}\}|%\}")
RAW = re.compile(r"\s*[-+]?\s*raw\s*[-+]?$")
RAW_END = re.compile(r"\{%[-+]?\s*endraw\s*[-+]?%\}")
# What stands in the text and looks like a tag that was not written well.
SPOILT = re.compile(
    r"\{\s*%(?P<block>[^{}\n]*?)%\s*\}"  # { % if x %}
    r"|\{\s+\{(?P<spaced>[^{}\n]*?)\}\s*\}"  # { { x } }
    r"|\{(?P<half>[^{}%\n]*)\}\}"  # { x }}
    r"|\{(?P<half_block>[^{}%\n]*)%\}"  # { if x %}
    r"|%?\{%?(?P<prefix>p|р|tr|tc|r)?\s*(?P<bare_block>(?:for|if|elif|set)\s[^{}%\n;:]*"  # {p if x}
    r"|(?:else|endif|endfor|endset)\s*)%?\}%?"
    r"|(?:(?P<square>\[\[)|\{)"  # { x }, { x.y }, [[ x ]]
    r"(?P<bare>\s*(?P<name>[^\W\d]\w*)(?P<path>[.|\[])?[^{}%\n;:]*?)(?(square)\]\]|\})"
    r"|(?P<stray>\}\}|%\}|#\})"
)


@dataclass(frozen=True, slots=True)
class Tag:
    """A tag from `start` to `stop`; `inside` is what stands between its braces."""

    start: int
    stop: int
    opening: str
    inside: str
    is_faulty: bool = False

    @property
    def written(self) -> str:
        """The tag as it should be written."""
        return f"{self.opening}{self.inside}{CLOSERS[self.opening]}"


@dataclass(slots=True)
class Scan:
    """The tags in their order, and what was wrong with how they are written."""

    source: str
    names: Collection[str]
    tags: list[Tag]
    mistakes: list[Mistake]
    comments: list[tuple[int, int]]
    is_unsure: bool = False  # whether a tag has no end that could be found

    def fault(self, start: int, stop: int, message: str, hint: str = "") -> None:
        """Notes what is wrong with a piece of the source."""
        text = shown(self.source[start:stop])
        self.mistakes.append(Mistake(line_at(self.source, start), text, message, hint))


def scan(source: str, names: Collection[str]) -> Scan:
    """Every tag; `{ x }` in the text is one where `x` is among the names."""
    found = Scan(source, names, [], [], [])
    place = 0
    while opening := OPENING.search(source, place):
        _text(found, place, opening.start())
        place = _comment(found, opening) if opening[0] == "{#" else _tag(found, opening)
    _text(found, place, len(source))
    return found


def _comment(found: Scan, opening: re.Match[str]) -> int:
    stop = found.source.find("#}", opening.end())
    if stop >= 0:
        found.comments.append((opening.start(), stop + 2))
        return stop + 2
    end = _line_end(found.source, opening.end())
    found.fault(opening.start(), end, "примечание не закрыто: нет «#}»")
    found.tags.append(Tag(opening.start(), end, PRINT, '""', is_faulty=True))
    return end


def _line_end(source: str, start: int) -> int:
    end = source.find("\n", start)
    return len(source) if end < 0 else end


def _tag(found: Scan, opening: re.Match[str]) -> int:
    stop = _end(found.source, opening.end(), CLOSERS[opening[0]])
    if stop is None:
        return _unfinished(found, opening)
    inside = found.source[opening.end() : stop - 2]
    found.tags.append(Tag(opening.start(), stop, opening[0], inside))
    if opening[0] == BLOCK and RAW.match(inside):
        end = RAW_END.search(found.source, stop)
        found.tags.pop()
        return end.end() if end else len(found.source)
    return stop


def _end(source: str, start: int, closer: str) -> int | None:
    """Where the tag ends; None where another begins before, or a bracket is left open."""
    depth, place = 0, start
    while piece := PIECE.match(source, place):
        place = piece.end()
        text = piece[0].lstrip("-+")
        if text == closer and not depth:
            return place
        if text == "}}" and depth:  # a brace of {"a": 1}
            place, text = piece.start() + len(piece[0]) - 1, "}"
        if OPENING.fullmatch(text) or ENDING.fullmatch(text):
            return None
        depth += (text in {"(", "[", "{"}) - (text in {")", "]", "}"})
        if depth < 0:
            return None
    return None


def _unfinished(found: Scan, opening: re.Match[str]) -> int:
    """What was meant by a tag without its end."""
    found.is_unsure = True
    source, start, inside = found.source, opening.start(), opening.end()
    following = OPENING.search(source, inside)
    limit = following.start() if following else len(source)
    closer = CLOSERS[opening[0]]
    if ending := ENDING.search(source, inside, limit):
        if ending[0] == closer:
            found.tags.append(Tag(start, ending.end(), opening[0], source[inside : ending.start()]))
            return ending.end()
        message = f"тег открыт «{opening[0]}», а закрыт «{ending[0]}»"
        return _take(found, opening, ending.start(), ending.end(), message)
    line = min(limit, _line_end(source, inside))
    if ending := re.compile(r"\}\s*\}|%\s*\}|\}|%(?=\s*(?:<|$))").search(source, inside, line):
        message = f"тег не закрыт как следует: «{ending[0]}» вместо «{closer}»"
        return _take(found, opening, ending.start(), ending.end(), message)
    stop = _end_of_words(source, inside, line)
    return _take(found, opening, stop, stop, f"тег не закрыт: нет «{closer}»")


def _end_of_words(source: str, start: int, limit: int) -> int:
    """Where what may still be of the tag ends: before «<» or a bracket that it did not open."""
    depth, place = 0, start
    while place < limit and (piece := PIECE.match(source, place, limit)):
        depth += (piece[0] in {"(", "["}) - (piece[0] in {")", "]"})
        if piece[0] in {"<", "\n"} or depth < 0:
            break
        place = piece.end()
    return place


def _take(found: Scan, opening: re.Match[str], end: int, stop: int, message: str) -> int:
    tag = Tag(opening.start(), stop, opening[0], found.source[opening.end() : end], is_faulty=True)
    found.tags.append(tag)
    found.fault(tag.start, stop, message, _needed(tag))
    return stop


def _needed(tag: Tag) -> str:
    return f"Нужно: {shown(tag.opening + ' ' + tag.inside.strip())} {CLOSERS[tag.opening]}."


def _text(found: Scan, start: int, stop: int) -> None:
    """Looks through the text between two tags."""
    for spoilt in SPOILT.finditer(found.source, start, stop):
        if spoilt["bare"] is not None and not _is_name(found, spoilt):
            continue
        if spoilt["stray"]:
            begin = max(found.source.rfind(sign, 0, spoilt.start()) for sign in "\n>") + 1
            message = f"лишнее «{spoilt['stray']}»: нет начала тега"
            found.fault(max(begin, start), spoilt.end(), message)
            continue
        _spoilt(found, spoilt)


def _spoilt(found: Scan, spoilt: re.Match[str]) -> None:
    kinds = ("block", "half_block", "bare_block", "spaced", "half", "bare")
    kind = next(kind for kind in kinds if spoilt[kind] is not None)
    opening = BLOCK if kind.endswith("block") else PRINT
    tag = Tag(spoilt.start(), spoilt.end(), opening, spoilt[kind], is_faulty=True)
    found.tags.append(tag)
    hint = _needed(tag).replace(BLOCK, f"{BLOCK}{spoilt['prefix'] or ''}", 1)
    found.fault(tag.start, tag.stop, "скобки тега написаны не так", hint)


def _is_name(found: Scan, bare: re.Match[str]) -> bool:
    """Whether the braces hold what a tag would: `{ story.title }`, `{ titel }`, not «{word}»."""
    if bare["path"] or bare["name"] in found.names or bare["name"] in _own_names(found.source):
        return True
    is_alone = bare["bare"].strip() == bare["name"]
    return is_alone and bool(nearest(bare["name"], found.names, 0.8))


@lru_cache(1)
def _own_names(source: str) -> frozenset[str]:
    """The names that the template itself gives."""
    return frozenset(name for one in SET_NAMES.findall(source) for name in NAME.findall(one))
