"""A realistic brief (invented) as HTML, rendered once, and small documents made on the spot."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from ankbrief.render.docx import html_to_docx
from ankbrief.render.htmltree import Rendered
from ankbrief.render.pdf import html_to_pdf

HERE = Path(__file__).parent


@pytest.fixture(scope="session")
def brief_html() -> str:
    return (HERE / "brief.html").read_text("utf-8")


@pytest.fixture(scope="session")
def brief_pdf(brief_html: str) -> Rendered:
    return html_to_pdf(brief_html, css=[HERE / "brief.css"], base=HERE)


@pytest.fixture(scope="session")
def brief_docx(brief_html: str) -> Rendered:
    return html_to_docx(brief_html, base=HERE)


@pytest.fixture(scope="session")
def document() -> Callable[[str], str]:
    """A whole document around a body."""

    def whole(body: str) -> str:
        return (
            '<!DOCTYPE html><html lang="ru"><head><meta charset="utf-8"><title>Проба</title>'
            '<meta name="dcterms.created" content="2025-12-29"></head>'
            f"<body>{body}</body></html>"
        )

    return whole
