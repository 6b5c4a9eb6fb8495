"""Each recipe of the editors' guide, done as written there, gives what it promises."""

from __future__ import annotations

import io
import re
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from pathlib import Path

import docx
import pytest
from docx.shared import Mm
from PIL import Image
from pypdf import PdfReader

from ankbrief import pipeline
from ankbrief.cli import commands, main
from ankbrief.config import load
from ankbrief.config import mistakes_in as mistakes_in_settings
from ankbrief.health import findings
from ankbrief.model import DecisionKind, Facts
from ankbrief.render.proof.folder import errors_in
from ankbrief.render.word_template import mistakes_in as mistakes_in_word
from guide import GUIDE, Recipe, follow, recipes
from made_week import week
from made_word import document, texts

RECIPES = {recipe.number: recipe for recipe in recipes()}
TEXT = GUIDE.read_text("utf-8")


@dataclass(frozen=True)
class Made:
    """The documents of the small week made by a recipe."""

    docx: bytes
    pdf: bytes

    @property
    def pages(self) -> str:
        """The text of the PDF, in one line."""
        reader = PdfReader(io.BytesIO(self.pdf))
        return " ".join(" ".join(page.extract_text() for page in reader.pages).split())

    @property
    def word(self) -> str:
        """The text of the Word file, tables and all, in one line."""
        return " ".join(" ".join(texts(self.docx)).split())

    @property
    def headings(self) -> list[str]:
        """Those of sections."""
        found = docx.Document(io.BytesIO(self.docx)).paragraphs
        return [one.text for one in found if one.style and one.style.name == "Heading 1"]

    @property
    def tables(self) -> list[list[str]]:
        """The first rows of the tables of the Word file."""
        found = docx.Document(io.BytesIO(self.docx)).tables
        return [[cell.text for cell in table.rows[0].cells] for table in found]


def built(folder: Path, template: str, kind: DecisionKind | None = None) -> Made:
    """The documents of the week, in which all decisions may be of one kind."""
    config = load(folder)
    config = replace(config, briefing=replace(config.briefing, template=template))
    material = pipeline.Material(tuple(_decided(facts, kind) for facts in week()))
    brief = pipeline.compose(material, config, start=date(2026, 8, 10), stop=date(2026, 8, 16))
    page = pipeline.page(brief, config)
    return Made(*(pipeline.MAKERS[form](page, config).data for form in ("docx", "pdf")))


def _decided(facts: Facts, kind: DecisionKind | None) -> Facts:
    decisions = tuple(replace(one, kind=kind or one.kind) for one in facts.decisions)
    return replace(facts, decisions=decisions)


@cache
def usual() -> Made:
    """The week without any recipe."""
    return built(Path("/nowhere"), "weekly")


@pytest.fixture
def made(request: pytest.FixtureRequest, tmp_path: Path) -> Made:
    """The week by the recipe whose number the test gives."""
    recipe = RECIPES[request.param]
    prepare(recipe, tmp_path)
    return built(tmp_path, recipe.template)


def prepare(recipe: Recipe, folder: Path) -> None:
    """Follows the recipe where a letterhead and a logo are at hand, as the guide supposes."""
    follow(recipe, folder)
    document(header="Бланк Дома дружбы").save(str(folder / "blank.docx"))
    for template in folder.glob("templates/nash"):
        Image.new("RGB", (300, 300), (31, 58, 95)).save(template / "logo.png")


def by_recipe(number: int) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("made", [number], indirect=True)


def largest(pdf: bytes, words: str) -> float:
    """The size of the largest piece of text that holds the words, in units of the PDF."""
    sizes: list[float] = []

    def seen(text: str, _cm: object, _tm: object, _font: object, size: float) -> None:
        if words in text:
            sizes.append(size)

    for page in PdfReader(io.BytesIO(pdf)).pages:
        page.extract_text(visitor_text=seen)
    return max(sizes)


def test_the_guide_has_twelve_recipes_of_all_three_kinds() -> None:
    assert sorted(RECIPES) == list(range(1, 13))
    suffixes = {Path(name).suffix for recipe in RECIPES.values() for name, _ in recipe.blocks}
    assert {".toml", ".docx", ".j2", ".css"} <= suffixes


@by_recipe(1)
def test_sections_stand_in_the_order_of_the_recipe(made: Made) -> None:
    order = ["Главное", "Календарь", "Поручения и\xa0решения", "События", "Люди", "Источники"]
    assert made.headings == order
    assert usual().headings != order
    assert made.pages.index("Что предстоит") < made.pages.index("Что поручено")


@by_recipe(2)
def test_a_hidden_section_is_in_neither_document(made: Made) -> None:
    assert "Люди" in usual().headings
    assert "Люди" not in made.headings
    assert "Упоминаний" in usual().pages
    assert "Упоминаний" not in made.pages


@by_recipe(3)
def test_as_many_items_are_shown_as_the_recipe_says(made: Made) -> None:
    for text in (made.pages, made.word):
        assert "Открытие музея дружбы. 13 августа" not in text
        assert "Показано: 1 из 2." in text.replace("\xa0", " ")


@by_recipe(4)
def test_headings_and_words_are_those_of_the_recipe(made: Made) -> None:
    for text in (made.pages, made.word):
        for words in ("Вестник пресс-службы", "Коротко", "Решений за неделю не принимали."):
            assert words in text.replace("\xa0", " ")
    assert "Главное" not in made.headings


@by_recipe(5)
def test_the_word_document_is_on_the_letterhead(made: Made) -> None:
    (header,) = docx.Document(io.BytesIO(made.docx)).sections[0].header.paragraphs[:1]
    assert header.text == "Бланк Дома дружбы"


@by_recipe(6)
def test_the_page_is_of_the_kind_named(made: Made) -> None:
    words = "кружка"
    assert largest(made.pdf, words) > largest(usual().pdf, words)
    assert "ЕЖЕНЕДЕЛЬНЫЙ БРИФИНГ" in made.pages


@by_recipe(7)
def test_a_name_stands_in_the_case_of_the_recipe(made: Made) -> None:
    assert "Кем поручено" in made.tables[0]
    assert "Кто поручил" not in made.word
    assert "Тимуром Байсаловым" in made.word
    assert "Тимуром" in made.pages


@by_recipe(8)
def test_the_other_words_stand_where_nothing_was_decided(made: Made, tmp_path: Path) -> None:
    assert "На этой неделе решений не принимали." in made.word
    assert "На этой неделе решений не принимали." in made.pages
    decided = built(tmp_path, "spravka", "решение")
    for text in (decided.word, decided.pages):
        assert "Принято 3 решения:" in text.replace("\xa0", " ")
        assert "Представить списки свободных зданий (" in text
        assert "не принимали" not in text


@by_recipe(9)
def test_a_table_holds_executors_only(made: Made) -> None:
    table = docx.Document(io.BytesIO(made.docx)).tables[0]
    assert [[cell.text for cell in row.cells][:2] for row in table.rows] == [
        ["Исполнитель", "Что сделать"],
        ["Управлению образования", "Открыть три кружка робототехники"],
        ["Акимам районов", "Представить списки свободных зданий"],
    ]
    assert "Управлению образования Открыть три кружка робототехники до" in made.pages


@by_recipe(10)
def test_a_table_has_one_more_column(made: Made) -> None:
    assert made.tables[0] == [*usual().tables[0], "Где"]
    rows = docx.Document(io.BytesIO(made.docx)).tables[0].rows
    assert [row.cells[-1].text for row in rows] == ["Где", "Сарыозен", "Сарыозен"]
    assert "Откуда Где" in made.pages


@by_recipe(11)
def test_the_logo_is_on_the_first_page_of_both(made: Made) -> None:
    shapes = docx.Document(io.BytesIO(made.docx)).element.xpath("//wp:docPr/@descr")
    assert shapes == ["Знак Дома дружбы"]
    assert len(PdfReader(io.BytesIO(made.pdf)).pages[0].images) == 1


def test_a_picture_put_into_a_word_template_is_in_both_documents(tmp_path: Path) -> None:
    assert main(["template", "copy", "word", "nash", "-q", "-C", str(tmp_path)]) == 0
    logo = tmp_path / "logo.png"
    Image.new("RGB", (300, 300), (31, 58, 95)).save(logo)
    path = tmp_path / "templates/nash/briefing.docx"
    document = docx.Document(str(path))
    document.paragraphs[0].insert_paragraph_before().add_run().add_picture(str(logo), Mm(30))
    for drawing in document.element.xpath("//wp:docPr"):
        drawing.set("descr", "Знак Дома дружбы")
    document.save(str(path))
    made = built(tmp_path, "nash")
    assert docx.Document(io.BytesIO(made.docx)).element.xpath("//wp:docPr/@descr")[0] == (
        "Знак Дома дружбы"
    )
    assert len(PdfReader(io.BytesIO(made.pdf)).pages[0].images) == 1


@by_recipe(12)
def test_letters_are_larger(made: Made) -> None:
    words = "кружка"
    assert largest(made.pdf, words) / largest(usual().pdf, words) == pytest.approx(
        13 / 11, rel=0.001
    )


def test_every_recipe_is_tried() -> None:
    tests = Path(__file__).read_text("utf-8")
    assert {
        int(number) for number in re.findall(r"^@by_recipe\((\d+)\)", tests, re.MULTILINE)
    } == set(RECIPES)


@pytest.mark.parametrize("number", sorted(RECIPES))
def test_a_page_of_a_recipe_has_no_mistake_for_check(number: int, tmp_path: Path) -> None:
    recipe = RECIPES[number]
    prepare(recipe, tmp_path)
    settings = tmp_path / "ankbrief.toml"
    assert not settings.exists() or mistakes_in_settings(settings) == ()
    word = tmp_path / "templates" / recipe.template / "briefing.docx"
    assert not word.exists() or mistakes_in_word(word) == ()
    page = word.with_suffix(".html.j2")
    assert not page.exists() or errors_in(recipe.template, tmp_path / "templates") == ()


@pytest.mark.parametrize("number", range(7, 13))
def test_a_template_of_a_recipe_can_be_filled_in_poor_weeks_too(
    number: int, tmp_path: Path
) -> None:
    recipe = RECIPES[number]
    prepare(recipe, tmp_path)
    config = load(tmp_path)
    config = replace(config, briefing=replace(config.briefing, template=recipe.template))
    tried = next(one for one in findings(config) if one.name == f"Шаблон «{recipe.template}»")
    assert tried.errors == ()


def test_every_picture_of_the_guide_is_small_and_there() -> None:
    pictures = re.findall(r"!\[[^\]]+\]\(([^)]+)\)", TEXT)
    assert len(pictures) >= 3
    for name in pictures:
        assert (GUIDE.parent / name).stat().st_size <= 150_000, name


def test_every_command_of_the_guide_exists() -> None:
    shown = re.findall(r"^ankbrief (\w+)|`ankbrief (\w+)", TEXT, re.MULTILINE)
    names = {first or second for first, second in shown}
    assert {"preview", "check", "build"} <= names
    assert names <= set(commands.commands)
