"""What the README shows works as shown."""

from __future__ import annotations

import re
from pathlib import Path

from ankbrief import config, pipeline
from ankbrief.language.inflect import Case, decline_name, parse_cards
from ankbrief.render.filters import FILTERS
from office import Run

README = (Path(__file__).parents[1] / "README.md").read_text("utf-8")


def block(language: str) -> str:
    """The only code block of that language."""
    (found,) = re.findall(rf"```{language}\n(.*?)```", README, re.DOTALL)
    return str(found)


def test_the_python_of_the_readme_makes_documents(office: Path) -> None:
    code = block("python")
    assert len([line for line in code.splitlines() if line.strip()]) <= 6
    exec(compile(code, "README.md", "exec"), {})  # noqa: S102  # our own text
    assert {path.suffix for path in (office / "output").iterdir()} == {".docx", ".pdf"}


def test_the_settings_of_the_readme_are_all_there_are(office: Path) -> None:
    text = block("toml")
    (office / "ankbrief.toml").write_text(text, "utf-8")
    loaded = config.load(office)
    for table in (loaded.briefing, loaded.input, loaded.output):
        for name in table.__slots__:
            assert re.search(rf"(?m)^{name} = ", text), name


def test_the_cards_of_the_readme_are_read_as_it_says() -> None:
    cards = parse_cards(block("toml people.toml"))
    assert [card.name for card in cards.people] == ["Айгуль Куспан", "Шынар Тлеу"]
    assert decline_name("Шынар Тлеу", Case.ABLT, cards=cards) == "Шынаром Тлеу"
    assert cards.bodies[0].short == "ДД"


def test_the_filters_of_the_readme_are_there() -> None:
    named = set(re.findall(r"\|(\w+)", block("jinja")))
    assert named
    assert named <= set(FILTERS)


def test_the_exit_codes_of_the_readme_are_those_of_the_help(run: Run) -> None:
    shown = dict(re.findall(r"(?m)^\| (\d+) \| ([а-я]+)", README))
    assert set(shown) == {"0", "1", "2", "3", "130"}
    said = run("--help").out
    for code, word in shown.items():
        assert re.search(rf"{code}\s+{word.rstrip(':,')}", said), code


def test_every_file_the_readme_points_to_is_there() -> None:
    root = Path(__file__).parents[1]
    links = re.findall(r"\]\(([^)#]+)\)", README)
    assert links
    assert [link for link in links if not (root / link).exists()] == []


def test_the_template_of_the_readme_changes_one_block(office: Path) -> None:
    page = office / "templates/наш/briefing.html.j2"
    page.parent.mkdir(parents=True)
    page.write_text(block("jinja2"), "utf-8")
    settings = config.Config(office, briefing=config.BriefingConfig(template="наш"))
    made = pipeline.page(pipeline.compose(pipeline.collect(settings), settings), settings)
    assert isinstance(made, str)
    assert re.search(r'<p class="note">Телефон дежурного: 12-34-56.</p>\s*</main>', made)
