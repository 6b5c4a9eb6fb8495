"""Drives WeasyPrint: own fonts only, own files only, everything it complains of is heard.

Importing this module loads Pango; see `ankbrief.render.pdf`.
"""

from __future__ import annotations

import gc
import logging
import re
import warnings
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from email.message import EmailMessage
from pathlib import Path
from typing import TypeAlias
from urllib.parse import unquote, urlsplit
from urllib.request import url2pathname

from weasyprint import CSS, HTML
from weasyprint.css.counters import CounterStyle
from weasyprint.css.properties import INITIAL_VALUES
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import URLFetcher, URLFetcherResponse

from ankbrief.errors import RenderError
from ankbrief.model import Problem
from ankbrief.render import fonts, layout_faults, pictures
from ankbrief.render.htmltree import Meta
from ankbrief.render.tags import laid_out
from ankbrief.render.tags import write as tags

_VARIANT = "pdf/a-2a"
_BOXES = 200_000  # new objects between collections; memory grows by less than a tenth
_NO_PICTURES = frozenset({".ttf", ".otf", ".css", ".svg"})
# PDF/A-2a beside PDF/UA-1: the identification of PDF/UA is an extension that PDF/A wants described
# (ISO 14289-1, 5; ISO 19005-2, 6.6.2.3.3).
_UA = b"""<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<pdfuaid:part>1</pdfuaid:part></rdf:Description>
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
 xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#"><pdfaExtension:schemas><rdf:Bag>
<rdf:li rdf:parseType="Resource"><pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix><pdfaSchema:property><rdf:Seq>
<rdf:li rdf:parseType="Resource"><pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>part of ISO 14289</pdfaProperty:description></rdf:li></rdf:Seq>
</pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>"""

Sheet: TypeAlias = "tuple[str, Path | None]"
"""CSS and the folder its addresses start from."""


@dataclass(frozen=True, slots=True)
class Written:
    """The PDF, the characters that no font had, and what is worth saying."""

    data: bytes
    missing: frozenset[str]
    problems: tuple[Problem, ...]


class OwnFiles(URLFetcher):  # type: ignore[misc]  # WeasyPrint has no types
    """Opens files of the given folders and `data:` addresses; everything else is refused.

    Folders get addresses of their own, because those of pictures become names in the PDF: it is
    the same wherever the template lies.
    """

    def __init__(self, folders: Sequence[Path]) -> None:
        super().__init__(allowed_protocols=("file", "data"), allow_redirects=False)
        known = dict.fromkeys(folder.resolve() for folder in folders)
        self._folders = {f"/folder-{number}/": folder for number, folder in enumerate(known)}

    def address(self, folder: Path | None) -> str | None:
        """Where relative addresses of `folder` start."""
        wanted = folder.resolve() if folder else None
        return next((f"file://{name}" for name, at in self._folders.items() if at == wanted), None)

    def named(self, message: str) -> str:
        """`message` with the folders' real names."""
        for name, folder in self._folders.items():
            message = message.replace(f"file://{name}", f"{folder}/")
        return message

    def fetch(self, url: str, headers: dict[str, str] | None = None) -> URLFetcherResponse:
        """The file at `url`; a picture no larger than a page can show.

        Raises:
            ValueError: the address leads out of the folders, or to too large a picture.
        """
        if not url.lower().startswith("file:"):
            return super().fetch(url, headers)
        path = self._path(url2pathname(unquote(urlsplit(url).path, errors="strict")))
        data = path.read_bytes()
        data = data if path.suffix.lower() in _NO_PICTURES else pictures.fitting(data)
        return URLFetcherResponse(url, data, EmailMessage())

    def _path(self, asked: str) -> Path:
        parts = ((name, folder) for name, folder in self._folders.items() if asked.startswith(name))
        name, folder = next(parts, ("", Path()))
        path = (folder / asked[len(name) :]).resolve()
        if not any(path.is_relative_to(one) for one in self._folders.values()):
            raise ValueError(f"файл вне папки шаблона: {path}")
        return path


class _Nothing(URLFetcher):  # type: ignore[misc]  # WeasyPrint has no types
    """Opens nothing."""

    def fetch(self, url: str, headers: dict[str, str] | None = None) -> URLFetcherResponse:  # noqa: ARG002  # its signature
        raise ValueError(url)


class _Heard(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.records: list[logging.LogRecord] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.records.append(record)


def write(
    html: str, meta: Meta, sheets: Sequence[Sheet], base: Path | None, identifier: bytes
) -> Written:
    """One run of WeasyPrint.

    Raises:
        RenderError: a font, an image or a style sheet could not be loaded.
    """
    folders = [fonts.assets(), *{face[3].parent for face in fonts.faces()}]
    folders += [folder for folder in (base, *(folder for _, folder in sheets)) if folder]
    fetcher = OwnFiles(folders)
    with _listening() as heard, _rare_collections():
        shared = {"font_config": _own_fonts_only(), "counter_style": CounterStyle()}
        styles = [
            CSS(string=text, base_url=fetcher.address(folder), url_fetcher=fetcher, **shared)
            for text, folder in ((fonts.css(), None), *sheets)
        ]
        source = HTML(string=html, base_url=fetcher.address(base), url_fetcher=fetcher)
        data = _pdf(source, meta, identifier, stylesheets=styles, **shared)
    return Written(data, _missing(heard.records), tuple(_problems(heard.records, fetcher)))


def said_of(css: str) -> tuple[str, ...]:
    """What WeasyPrint says of a style sheet by itself; other sheets are not fetched for it."""
    with _listening() as heard, suppress(Exception):  # what stops it is told when a page is made
        CSS(string=css, base_url="file:///sheet/", url_fetcher=_Nothing())
    return tuple(record.getMessage() for record in heard.records)


def properties() -> tuple[str, ...]:
    """The names of the properties of CSS that WeasyPrint knows, shorthands aside."""
    return tuple(name.replace("_", "-") for name in INITIAL_VALUES)


def _pdf(source: HTML, meta: Meta, identifier: bytes, **shared: object) -> bytes:
    try:
        with layout_faults.mended():
            document = source.render(pdf_variant=_VARIANT, **shared)
        laid_out.mend(document.pages)
        _mark_ua(document.metadata)
        moment = meta.created.strftime("%Y-%m-%dT%H:%M:%SZ")
        document.metadata.created = document.metadata.modified = moment
        with tags.own_tags(), warnings.catch_warnings():  # it leaves its colour profile open
            warnings.simplefilter("ignore", ResourceWarning)
            data: bytes = document.write_pdf(
                pdf_variant=_VARIANT, pdf_identifier=identifier, finisher=tags.finish
            )
    except RenderError:
        raise
    except (
        Exception
    ) as error:  # some style sheets crash WeasyPrint: whoever wrote them needs a word
        raise RenderError(
            f"вёрстка остановилась: {type(error).__name__}: {error}",
            "PDF",
            "Уберите из CSS последние изменения и верните их по одному.",
        ) from error
    return data


@contextmanager
def _rare_collections() -> Iterator[None]:
    """WeasyPrint's boxes live to the end: looking for garbage takes a seventh of a run."""
    before = gc.get_threshold()
    gc.set_threshold(max(before[0], _BOXES), *before[1:])
    try:
        yield
    finally:
        gc.set_threshold(*before)


@contextmanager
def _listening() -> Iterator[_Heard]:
    heard, logger = _Heard(), logging.getLogger("weasyprint")
    logger.addHandler(heard)
    try:
        yield heard
    finally:
        logger.removeHandler(heard)


def _own_fonts_only() -> FontConfiguration:
    with fonts.without_system_fonts():
        return FontConfiguration()


def _mark_ua(metadata: object) -> None:
    plain = metadata.generate_rdf_metadata  # type: ignore[attr-defined]

    def generate(variant: str, version: int, conformance: str) -> bytes:
        rdf: bytes = plain(variant, version, conformance)
        return re.sub(rb"</rdf:RDF>\s*$", _UA + b"</rdf:RDF>", rdf)

    metadata.generate_rdf_metadata = generate  # type: ignore[attr-defined]


def _missing(records: Sequence[logging.LogRecord]) -> frozenset[str]:
    signs = (r.args[0] for r in records if _is_missing_glyph(r) and isinstance(r.args, tuple))
    return frozenset(str(sign) for sign in signs)


def _is_missing_glyph(record: logging.LogRecord) -> bool:
    return str(record.msg).startswith(".notdef glyph")


def _problems(records: Sequence[logging.LogRecord], files: OwnFiles) -> Iterator[Problem]:
    """What WeasyPrint said, in Russian.

    Raises:
        RenderError: at the first thing that would leave a hole in the document.
    """
    said = {r.getMessage(): r for r in records if not _is_missing_glyph(r)}
    for message, record in said.items():
        if record.levelno >= logging.ERROR or message.startswith("Font-face"):
            raise RenderError(
                _in_russian(files.named(message)),
                "PDF",
                "Файлы берутся только из папки шаблона; проверьте имя и вид файла.",
            )
        yield _problem(files.named(message))


def _problem(message: str) -> Problem:
    if message.startswith("Using fontTools instead"):
        return Problem(
            "note",
            "PDF собран без библиотеки HarfBuzz-Subset: медленнее, чем может быть",
            "PDF",
            "Debian и Ubuntu: sudo apt install libharfbuzz-subset0.",
        )
    return Problem("warning", f"вёрстка PDF: {message}", "PDF", "Исправьте это место в CSS.")


def _in_russian(message: str) -> str:
    kinds = (
        ("Failed to load image", "не загрузилась картинка"),
        ("Failed to load stylesheet", "не загрузился CSS"),
        ("Font-face", "не загрузился шрифт"),
        ("No anchor", "ссылка ведёт в никуда"),
    )
    said = next(
        (russian for start, russian in kinds if message.startswith(start)), "ошибка вёрстки"
    )
    return f"{said}: {message}"
