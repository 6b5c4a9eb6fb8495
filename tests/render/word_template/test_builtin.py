"""The built-in Word template, and a build with a Word template of the office."""

from __future__ import annotations

import io
import runpy
from pathlib import Path

import docx

from ankbrief.render.html import packaged_templates
from docx_check import assert_sound
from made_word import template, texts
from office import Run

ROOT = Path(__file__).parents[3]
BUILTIN = packaged_templates() / "word" / "briefing.docx"


def test_the_script_makes_the_file_that_is_there() -> None:
    script = runpy.run_path(str(ROOT / "tools" / "make_word_template.py"))
    assert script["made"]() == BUILTIN.read_bytes()


def test_the_file_is_sound(tmp_path: Path) -> None:
    assert_sound(BUILTIN.read_bytes(), tmp_path)


def test_comments_explain_every_kind_of_tag() -> None:
    told = "\n".join(comment.text for comment in docx.Document(str(BUILTIN)).comments)
    for tag in ("{%p if … %}", "{%p for … %}", "{%p else %}", "{%tr for … %}", "|дат", "|график"):
        assert tag in told


def own(office: Path, *paragraphs: str) -> Path:
    """The office's template «наш»."""
    folder = office / "templates" / "наш"
    folder.mkdir(parents=True)
    return template(folder, *paragraphs)


def test_a_build_with_a_word_template_makes_all_formats(office: Path, run: Run) -> None:
    own(office, "{%p for персона in люди %}", "Сказать {{ персона.имя|дат }}", "{%p endfor %}")
    done = run("build", "--template", "наш", "--to", "docx,pdf,html")
    assert done.code == 0, done.err
    made = [office / name for name in done.out.split()]
    assert [path.suffix for path in made] == [".docx", ".pdf", ".html"]
    assert "Сказать Айгуль Омаровой" in texts(made[0].read_bytes())
    assert "Сказать Айгуль Омаровой" in made[2].read_text("utf-8").replace("\u00a0", " ")
    assert docx.Document(io.BytesIO(made[0].read_bytes())).core_properties.language == "ru-RU"


def test_mistakes_stop_the_build_with_the_place_of_the_first(office: Path, run: Run) -> None:
    own(office, "Слова", "{{ заголовк }}", "{{ люди|датт }}")
    done = run("build", "--template", "наш")
    assert done.code == 1
    assert "наш/briefing.docx, абзац 2: нет переменной «заголовк»" in done.err
    assert "Всего ошибок в шаблоне: 2; все покажет ankbrief check." in done.err


def test_the_review_copy_of_a_word_template_says_how_it_is_made(office: Path, run: Run) -> None:
    own(office, "{{ заголовок }}")
    done = run("build", "--template", "наш", "--to", "docx", "--review")
    assert "копия для проверки сделана по шаблону weekly" in done.err
    review = docx.Document(str(office / done.out.split()[1]))
    assert len(list(review.comments)) > 0


def test_a_letterhead_beside_a_word_template_is_told_to_be_of_no_use(
    office: Path, run: Run
) -> None:
    own(office, "{{ заголовок }}")
    (office / "blank.docx").write_bytes(BUILTIN.read_bytes())
    (office / "ankbrief.toml").write_text(
        '[briefing]\ntemplate = "наш"\n[output]\nletterhead = "blank.docx"\n', "utf-8"
    )
    assert "Шаблон Word сам себе бланк" in run("build", "--to", "docx").err
