"""Seconds and peak memory of the documents of 5, 50, 500 and 2000 articles, beside other makers.

    .venv/bin/python benchmarks/documents.py            # all sizes; the last takes long
    .venv/bin/python benchmarks/documents.py 5 50 500

The week is made up (tests/made_many.py), its page is that of the weekly template. DOCX stands
beside docxtpl, which is given a Word template with the same sections and tables, and every text of
the page ready made; it has no footnotes, links, bookmarks or contents, and charts are left out of
both. PDF stands beside WeasyPrint alone: same HTML, style sheets, fonts and PDF/A-2a. Each figure
is of a process of its own that has made a small document before; seconds are those of the
processor, the least of three runs where a run is short.
"""

from __future__ import annotations

import argparse
import json
import re
import resource
import subprocess
import sys
import tempfile
import warnings
from collections.abc import Callable, Iterator
from datetime import timedelta
from io import BytesIO
from pathlib import Path
from time import process_time
from typing import Any

import lxml.html

ROOT = Path(__file__).parents[1]
SIZES = (5, 50, 500, 2000)
WEEKLY = ROOT / "templates" / "weekly"
FIGURE = re.compile("<figure.*?</figure>", re.DOTALL)
SHORT = 5  # seconds; a longer run is measured once
SHEETS = (WEEKLY / "brief.css", ROOT / "templates" / "profiles" / "print.css")


def page(count: int) -> str:
    """The HTML of a week of so many articles."""
    sys.path.insert(0, str(ROOT / "tests"))
    from ankbrief.briefing import Period, assemble
    from ankbrief.render.html import render_html
    from made_many import MONDAY, week

    return render_html(assemble(week(count), Period(MONDAY, MONDAY + timedelta(days=6))))


def our_docx(html: str) -> Callable[[], bytes]:
    """Our Word file."""
    from ankbrief.render.docx import html_to_docx

    html = FIGURE.sub("", html)
    return lambda: html_to_docx(html, reference=WEEKLY / "reference.docx", base=WEEKLY).data


def our_pdf(html: str) -> Callable[[], bytes]:
    """Our PDF."""
    from ankbrief.render.pdf import html_to_pdf

    return lambda: html_to_pdf(html, css=SHEETS, base=WEEKLY).data


def weasyprint_alone(html: str) -> Callable[[], bytes]:
    """What WeasyPrint makes of the same page and style sheets."""
    from weasyprint import CSS, HTML
    from weasyprint.css.counters import CounterStyle
    from weasyprint.text.fonts import FontConfiguration

    from ankbrief.render import fonts

    def make() -> bytes:
        with fonts.without_system_fonts():
            shared = {"font_config": FontConfiguration(), "counter_style": CounterStyle()}
        texts = [p.read_text("utf-8") for p in (fonts.assets() / "base.css", *SHEETS)]
        styles = [CSS(string=text, **shared) for text in (fonts.css(), *texts)]
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", ResourceWarning)
            made = HTML(string=html).write_pdf(
                stylesheets=styles, pdf_variant="pdf/a-2a", pdf_identifier=b"1", **shared
            )
        return bytes(made)

    return make


def docxtpl_docx(html: str) -> Callable[[], bytes]:
    """What docxtpl makes of the same texts."""
    from docxtpl import DocxTemplate

    context = texts_of(html)
    template = word_template(context["tables"])

    def make() -> bytes:
        document = DocxTemplate(BytesIO(template))
        document.render(context, autoescape=True)
        target = BytesIO()
        document.save(target)
        return target.getvalue()

    return make


def texts_of(html: str) -> dict[str, Any]:
    """Every text of the page, section by section; notes are paragraphs of what they belong to."""
    body = next(lxml.html.document_fromstring(html).iter("body"))
    notes = body.xpath("//span[@class='footnote']")
    for note in notes:
        paragraph = next(above for above in note.iterancestors() if above.tag in {"p", "li"})
        paragraph.set("notes", (paragraph.get("notes") or "") + "\n" + " ".join(_text(note)))
        note.drop_tree()
    return {
        "head": [" ".join(_text(p)) for p in body.xpath("//header/p")],
        "title": " ".join(_text(body.xpath("//h1")[0])),
        "points": list(_with_notes(body.xpath("//ol[@class='points']//p"))),
        "contents": [" ".join(_text(link)) for link in body.xpath("//nav//a")],
        "stories": [_story(card) for card in body.xpath("//article")],
        "sources": [" ".join(_text(item)) for item in body.xpath("//li[@class='source']")],
        "tables": [_rows(table) for table in body.iter("table")],
    }


def _story(card: Any) -> dict[str, Any]:
    return {
        "title": " ".join(_text(card.xpath("h3")[0])),
        "texts": list(_with_notes(card.xpath("p|blockquote/p"))),
        "bullets": list(_with_notes(card.xpath("ul/li"))),
    }


def _rows(table: Any) -> list[list[str]]:
    return [[" ".join(_text(cell)) for cell in row] for row in table.iter("tr")]


def _with_notes(paragraphs: Any) -> Iterator[str]:
    for paragraph in paragraphs:
        yield " ".join(_text(paragraph))
        yield from filter(None, (paragraph.get("notes") or "").split("\n"))


def _text(node: Any) -> list[str]:
    return str(node.text_content()).split()


def word_template(tables: list[list[list[str]]]) -> bytes:
    """A Word template for docxtpl with loops over what `texts_of` yields."""
    import docx

    document = docx.Document()

    def add(style: str, *lines: str) -> None:
        for line in lines:
            document.add_paragraph(line, style="Normal" if line.startswith("{%p") else style)

    def each(style: str, names: str, shown: str = "one") -> None:
        add(style, f"{{%p for one in {names} %}}", f"{{{{ {shown} }}}}", "{%p endfor %}")

    add("Title", "{{ title }}")
    each("Normal", "head")
    each("List Number", "points")
    each("Normal", "contents")
    for number, rows in enumerate(tables):
        _loop_table(document, number, rows[0])
    add("Heading 2", "{%p for story in stories %}", "{{ story.title }}")
    each("Body Text", "story.texts")
    each("List Bullet", "story.bullets")
    add("Normal", "{%p endfor %}")
    each("List Number", "sources")
    target = BytesIO()
    document.save(target)
    return target.getvalue()


def _loop_table(document: Any, number: int, head: list[str]) -> None:
    table = document.add_table(rows=4, cols=len(head), style="Table Grid")
    for cell, words in zip(table.rows[0].cells, head, strict=True):
        cell.text = words
    table.rows[1].cells[0].text = f"{{%tr for row in tables[{number}][1:] %}}"
    for place, cell in enumerate(table.rows[2].cells):
        cell.text = f"{{{{ row[{place}] }}}}"
    table.rows[3].cells[0].text = "{%tr endfor %}"


MAKERS = {
    "DOCX": our_docx,
    "docxtpl": docxtpl_docx,
    "PDF": our_pdf,
    "WeasyPrint": weasyprint_alone,
}


def run(name: str, small: Path, large: Path) -> dict[str, float]:
    """Seconds and peak of one maker, after a small document; to be run in a process of its own."""
    MAKERS[name](small.read_text("utf-8"))()
    make = MAKERS[name](large.read_text("utf-8"))
    times: list[float] = []
    while len(times) < 3 and sum(times) < SHORT:
        start = process_time()
        made = make()
        times.append(process_time() - start)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024  # Linux counts kB
    return {"seconds": min(times), "MB": peak, "KB": len(made) / 1024}


def measured(name: str, small: Path, large: Path) -> dict[str, float]:
    """What `run` measures in a fresh process."""
    command = [sys.executable, __file__, "--run", name, str(small), str(large)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    figures: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return figures


def row(count: int, folder: Path) -> tuple[list[str], dict[str, float]]:
    """The cells of one line, and the seconds by maker."""
    small, large = folder / "small.html", folder / f"{count}.html"
    small.write_text(page(1), "utf-8")
    start = process_time()
    large.write_text(page(count), "utf-8")
    made = process_time() - start
    found = {name: measured(name, small, large) for name in MAKERS}
    seconds = {name: figures["seconds"] for name, figures in found.items()}
    cells = [str(count), f"{made:.1f}"]
    for ours, other in (("DOCX", "docxtpl"), ("PDF", "WeasyPrint")):
        for name in (ours, other):
            cells += [f"{found[name]['seconds']:.2f}", f"{found[name]['MB']:.0f}"]
        cells.append(f"{seconds[ours] / seconds[other]:.2f}")
    return cells, seconds


def line(cells: list[str]) -> str:
    """A row of a Markdown table, numbers written the Russian way."""
    return f"| {' | '.join(cells)} |".replace(".", ",")


def growth(all_seconds: dict[int, dict[str, float]]) -> Iterator[str]:
    """How many times longer 2000 articles take than 500."""
    if {500, 2000} <= set(all_seconds):
        for name in MAKERS:
            times = all_seconds[2000][name] / all_seconds[500][name]
            yield f"{name}: 2000 статей — в {times:.1f} раза дольше, чем 500".replace(".", ",")


def main() -> None:
    """Prints the table, or makes one run for it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("sizes", nargs="*", type=int, default=SIZES)
    parser.add_argument("--run", nargs=3, metavar=("NAME", "SMALL", "LARGE"))
    given = parser.parse_args()
    if given.run:
        print(json.dumps(run(given.run[0], Path(given.run[1]), Path(given.run[2]))))
        return
    heads = ["статей", "страница HTML, с", "DOCX, с", "МБ", "docxtpl, с", "МБ", "DOCX ÷ docxtpl"]
    heads += ["PDF, с", "МБ", "WeasyPrint, с", "МБ", "PDF ÷ WeasyPrint"]
    print(line(heads))
    print(line(["---:"] * len(heads)))
    all_seconds = {}
    with tempfile.TemporaryDirectory() as name:
        for count in given.sizes:
            cells, all_seconds[count] = row(count, Path(name))
            print(line(cells), flush=True)
    for told in growth(all_seconds):
        print(f"\n{told}.")


if __name__ == "__main__":
    main()
