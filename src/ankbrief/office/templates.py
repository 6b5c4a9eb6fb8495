"""The templates there are, ours and the office's, and copies of them to be changed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from ankbrief.data import load
from ankbrief.errors import AnkbriefError, in_russian, nearest
from ankbrief.render.files import write_whole
from ankbrief.render.html import BUILTIN, PAGE, PROFILES, STYLES, packaged_templates
from ankbrief.render.lineage import WORDS
from ankbrief.render.word_template import LOOK, WORD

Kind = Literal["HTML", "Word"]
PAGES: dict[Kind, str] = {"HTML": PAGE, "Word": WORD}
REFERENCE = re.compile(rf'"{BUILTIN}/(?P<name>[\w-]+/[\w.-]+)"')
NAME = re.compile(r"[\w][\w -]*")
RESERVED = {BUILTIN, PROFILES}
ABOUT_WORDS = """\
# Заголовки и слова этого шаблона. Меняйте то, что справа, в кавычках; на место {слов в скобках}
# программа подставит своё. Что задано в ankbrief.toml, важнее.

"""


@dataclass(frozen=True, slots=True)
class Template:
    """A folder with a page that can be filled."""

    name: str
    kind: Kind
    folder: Path
    is_ours: bool

    @property
    def page(self) -> Path:
        """The page itself."""
        return self.folder / PAGES[self.kind]

    @property
    def about(self) -> str:
        """What ours is for, in one sentence."""
        return str(load("templates").get(self.name, "")) if self.is_ours else ""


def templates_of(project: Path) -> tuple[Template, ...]:
    """The office's templates, then ours; of two of one name the office's is taken by it."""
    return (*_in(project / "templates", is_ours=False), *_in(packaged_templates(), is_ours=True))


def _in(place: Path, *, is_ours: bool) -> Iterator[Template]:
    folders = sorted(place.iterdir()) if place.is_dir() else ()
    for folder in folders:
        for kind, page in PAGES.items():
            if folder.name not in RESERVED and (folder / page).is_file():
                yield Template(folder.name, kind, folder, is_ours)
                break


def template_named(name: str, project: Path) -> Template:
    """The office's template of that name, else ours; «builtin/weekly» is always ours.

    Raises:
        AnkbriefError: there is none.
    """
    every = templates_of(project)
    ours_only, bare = name.startswith(f"{BUILTIN}/"), name.removeprefix(f"{BUILTIN}/")
    found = [t for t in every if t.name == bare and (t.is_ours or not ours_only)]
    if found:
        return found[0]
    known = sorted({template.name for template in every})
    hint = f"{nearest(bare, known, 0.5)} Есть: {', '.join(known)}.".lstrip()
    raise AnkbriefError(f"нет шаблона «{name}»", "", hint)


def files_of(template: Template) -> dict[str, bytes]:
    """The files of a template, by the names they get in a copy.

    A copy of ours needs nothing more of ours: it takes along the parts it imports, and the words.
    """
    files = {
        path.relative_to(template.folder).as_posix(): _read(path)
        for path in sorted(template.folder.rglob("*"))
        if path.is_file() and not path.name.startswith(".")
    }
    if not template.is_ours:
        return files
    if template.kind == "Word":
        own = files.pop(STYLES)
        return files | {LOOK: _look(own)}
    return _alone(files) | {WORDS: _words()}


def _look(own: bytes) -> bytes:
    """All that makes the PDF of our Word template look as it does."""
    return _read(packaged_templates() / "weekly" / STYLES) + b"\n" + own


def _alone(files: dict[str, bytes]) -> dict[str, bytes]:
    """The files with those of ours that they name, each named as the file beside."""
    found: dict[str, bytes] = {}
    waiting = dict(files)
    while waiting:
        name, data = waiting.popitem()
        if name.endswith(".j2"):
            text = data.decode("utf-8")
            for match in REFERENCE.finditer(text):
                other = packaged_templates() / match["name"]
                if other.name not in found and other.is_file():
                    waiting.setdefault(other.name, _read(other))
            data = REFERENCE.sub(_beside, text).encode()
        found[name] = data
    return found


def _beside(match: re.Match[str]) -> str:
    """«"parts.html.j2"»; what is only spoken of in a comment keeps its full name."""
    name = match["name"].rpartition("/")[2]
    return match[0] if name == PAGE else f'"{name}"'


def _words() -> bytes:
    """Our headings and phrases as they are now."""
    table = Path(__file__).parents[1] / "data" / "wording.toml"
    _, heading, rest = table.read_text("utf-8").partition("[headings]\n")
    return f"{ABOUT_WORDS}{heading}{rest}".encode()


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise AnkbriefError(f"файл не читается: {in_russian(error)}", str(path)) from error


def copy(template: Template, to: str, project: Path, *, force: bool = False) -> tuple[Path, ...]:
    """Copies a template into the office's folder `templates/TO`; the files made.

    Raises:
        AnkbriefError: the name cannot be one, or there is something already and no `force`.
    """
    if not NAME.fullmatch(to) or to in RESERVED:
        raise AnkbriefError(
            f"«{to}» не годится для имени шаблона",
            "",
            "Назовите его одним словом из букв и цифр: это имя папки внутри templates.",
        )
    target = project / "templates" / to
    if target.resolve() == template.folder.resolve():
        raise AnkbriefError("шаблон нельзя скопировать в него самого", str(target))
    files = files_of(template)
    if not force and is_used(target):
        raise AnkbriefError(
            "здесь уже что-то есть, и оно не тронуто",
            str(target),
            "Назовите другое имя; --force запишет поверх одноимённых файлов, остальные оставит.",
        )
    for name, data in files.items():
        write_whole(target / name, data)
    return tuple(target / name for name in sorted(files))


def is_used(folder: Path) -> bool:
    """Whether something is there that would be written over or mixed with what is new."""
    return folder.exists() and (not folder.is_dir() or any(folder.iterdir()))


def blocks_of(template: Template) -> tuple[str, ...]:
    """The names of the blocks of an HTML template, in the order of the page."""
    text = _read(template.page).decode("utf-8", "replace")
    return tuple(dict.fromkeys(re.findall(r"\{%-?\s*block\s+(\w+)", text)))


def text_of(template: Template) -> str:
    """The text of the page; of a Word template its paragraphs with their tags."""
    if template.kind == "HTML":
        return _read(template.page).decode("utf-8", "replace")
    from ankbrief.render.word_template.package import opened
    from ankbrief.render.word_template.tags import lines

    parts = lines(opened(template.page)).values()
    return "\n".join(line.text for part in parts for line in part) + "\n"
