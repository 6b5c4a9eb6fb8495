"""Every fact of a brief stands in the PDF, in the Word file and in the HTML, all read back."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from ankbrief import pipeline
from ankbrief.briefing import Briefing, Options, Period, assemble
from ankbrief.briefing.model import BriefDecision, CalendarEntry, Story
from ankbrief.briefing.past import PastOrder
from ankbrief.config import BriefingConfig, Config, InputConfig
from ankbrief.render.filters import days, deadline, in_words, short, titled, whom
from made_many import MONDAY, weeks
from made_week import week
from made_weeks import briefs
from read_back import ReadBack, blocks_of, letters, of_docx, of_html, of_pdf

ROOT = Path(__file__).parents[2]
TEMPLATES = ("weekly", "onepage", "instructions")
FORMATS = ("html", "docx", "pdf")
IN_PEOPLE = 15  # the weekly brief shows so many and says how many there are


def sample() -> Briefing:
    """The week of `seeds/`."""
    config = Config(ROOT, input=InputConfig((str(ROOT / "seeds"),)))
    return pipeline.compose(pipeline.collect(config), config)


def made() -> Briefing:
    """Two outlets on one session, a museum and a dozen meetings, with a week before."""
    facts = (*week(), *weeks(12))
    period = Period(MONDAY, MONDAY + timedelta(days=6))
    return assemble(facts, period, options=Options(organisation="Пресс-служба области"))


def third() -> Briefing:
    """The last of three weeks, which looks back at the others."""
    return replace(briefs()[2], organisation="Пресс-служба области")


@pytest.fixture(scope="module", params=[sample, made, third], ids=["sample", "made", "third"])
def brief(request: pytest.FixtureRequest) -> Briefing:
    return request.param()  # type: ignore[no-any-return]


@pytest.fixture(scope="module", params=TEMPLATES)
def template(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def html(brief: Briefing, template: str, tmp_path_factory: pytest.TempPathFactory) -> str:
    page = pipeline.page(brief, _config(template, tmp_path_factory))
    assert isinstance(page, str)  # no Word template
    return page


def _config(template: str, folders: pytest.TempPathFactory) -> Config:
    return Config(folders.mktemp("office"), briefing=BriefingConfig(template=template))


@pytest.fixture(scope="module")
def documents(
    html: str, template: str, tmp_path_factory: pytest.TempPathFactory
) -> dict[str, ReadBack]:
    """The documents that the program itself would write."""
    config = _config(template, tmp_path_factory)
    data = {name: pipeline.MAKERS[name](html, config).data for name in FORMATS}
    return {
        "html": of_html(data["html"].decode()),
        "docx": of_docx(data["docx"]),
        "pdf": of_pdf(data["pdf"]),
    }


def test_every_fact_that_the_template_promises_stands_in_every_document(
    brief: Briefing, template: str, documents: dict[str, ReadBack]
) -> None:
    promised = [letters(fact) for fact in PROMISES[template](brief)]
    assert len(promised) > 6
    for name, found in documents.items():
        assert [fact for fact in promised if fact not in found.letters] == [], name


def test_what_belongs_to_one_fact_stands_in_one_row(
    brief: Briefing, template: str, documents: dict[str, ReadBack]
) -> None:
    rows = list(ROWS[template](brief))
    assert rows
    for name, found in documents.items():
        assert [row for row in rows if not found.row_with(*row)] == [], name


def test_the_pictures_say_their_numbers_in_every_document(
    brief: Briefing, template: str, documents: dict[str, ReadBack]
) -> None:
    pictures = documents["html"].pictures
    assert documents["docx"].pictures == documents["pdf"].pictures == pictures
    told = letters(" ".join(pictures)) if template == "weekly" else ""
    for fact in pictured(brief) if template == "weekly" else ():
        assert letters(fact) in told


def test_every_block_of_the_page_stands_in_both_documents(
    html: str, documents: dict[str, ReadBack]
) -> None:
    blocks = [letters(block) for block in blocks_of(html)]
    for name in ("docx", "pdf"):
        assert [block for block in blocks if block not in documents[name].letters] == [], name


def weekly(brief: Briefing) -> Iterator[str]:
    """All that the whole brief tells, section by section."""
    yield from (brief.title, brief.organisation)
    for point in brief.key_points:
        yield point.text
        yield from (item.sentence for item in point.evidence)
    for story in brief.stories:
        yield from story_facts(story)
    for entry in brief.calendar:
        yield from (days(entry), entry.action)
    yield from (person.who.name for person in brief.people[:IN_PEOPLE])
    yield from (f"было {person.before}" for person in brief.people if person.before is not None)
    yield from past_orders(*brief.due, *brief.overdue, *brief.answered)
    for past in (past for one in brief.continued for past in one.earlier):
        yield from (past.title, *(said.sentence for said in past.said))
    yield from sources(brief)
    for item in brief.left_out:
        yield from (item.title, item.reason, item.detail)
    yield from (f"{item.short} — {item.long}" for item in brief.abbreviations)


def story_facts(story: Story) -> Iterator[str]:
    """A card."""
    yield f"{story.number}. {story.title}"
    yield from (statement.text for statement in (*story.summary, *story.background_told))
    for who in story.people:
        yield from (who.name, *who.positions, *who.former)
    for decision in story.decisions:
        yield decision.action
        yield from (item.sentence for item in decision.evidence)
    if story.quote:
        yield story.quote.text
        yield story.quote.speaker.name if story.quote.speaker else "Чьи это слова"
    for difference in story.differences:
        yield from (difference.matter, *(value.text for value in difference.values))


def past_orders(*orders: PastOrder) -> Iterator[str]:
    """Orders of earlier briefs, and what was told of them since."""
    for order in orders:
        yield order.action
        for said in (*order.said, *order.later):
            yield from (said.sentence, said.outlet or "источник не назван", day(said.published))


def sources(brief: Briefing) -> Iterator[str]:
    """The list of sources."""
    for source in brief.sources:
        yield source.title
        yield source.outlet or "источник не назван"
        yield day(source.published)


def day(published: date | None) -> str:
    return str(published.year) if published else "дата не указана"


def onepage(brief: Briefing) -> Iterator[str]:
    """The first points, and that nothing is left uncounted."""
    yield from (brief.title, brief.organisation)
    yield from (point.text for point in brief.key_points[:2])
    yield f"{brief.statistics.publications}публикаци"
    yield from (f"{number}{kind[:5]}" for kind, number in brief.statistics.decisions[:3] if number)


def instructions(brief: Briefing) -> Iterator[str]:
    """Orders, and where each was taken from."""
    yield from ("Отметка об исполнении", "На контроле у")
    for decision in orders(brief):
        yield decision.action
        for item in decision.evidence:
            yield from (item.sentence, brief.source(item.source).outlet or "источник не назван")
    yield from past_orders(*brief.due, *brief.overdue)


def orders(brief: Briefing) -> list[BriefDecision]:
    return [decision for decision in brief.decisions if decision.kind == "поручение"]


def weekly_rows(brief: Briefing) -> Iterator[tuple[str, ...]]:
    """Decisions with who, whom and by when; the calendar; people."""
    for decision in brief.decisions:
        to = whom(decision.executors) if decision.kind == "поручение" else ""
        yield decision_row(decision, to, str(decision.evidence[0].source))
    for entry in brief.calendar:
        yield calendar_row(entry)
    for order in (*brief.due, *brief.overdue):
        yield order.action, whom(order.executors), in_words(order.period)
    for person in brief.people[:IN_PEOPLE]:
        yield person.who.name, *person.who.positions, str(person.mentions)


def decision_row(decision: BriefDecision, *more: str) -> tuple[str, ...]:
    issuer = short(decision.issuer) if decision.issuer else "не указано"
    by_when = deadline(decision.deadline)
    return str(decision.number), decision.action, issuer, by_when, *more


def calendar_row(entry: CalendarEntry) -> tuple[str, ...]:
    where = f"№{entry.decision}" if entry.decision else f"событие{entry.story}"
    return days(entry), entry.action, where, *(str(item.source) for item in entry.evidence)


def onepage_rows(brief: Briefing) -> Iterator[tuple[str, ...]]:
    """The weightiest instruction."""
    known = [d for d in orders(brief) if d.deadline and d.deadline.stop and d.executors]
    best = min(known, key=lambda d: d.number or 0)
    yield decision_row(best, whom(best.executors))


def instruction_rows(brief: Briefing) -> Iterator[tuple[str, ...]]:
    for decision in orders(brief):
        yield decision_row(decision, titled(decision.executors) if decision.executors else "")
    for order in brief.due:
        yield deadline(order.deadline), order.action, whom(order.executors)


def pictured(brief: Briefing) -> Iterator[str]:
    """The numbers of all charts."""
    figures = brief.figures
    for tally in (*figures.people, *figures.bodies, *figures.outlets):
        yield f"{tally.name} — {tally.count}"
    yield from (f"{part.period.start.day}" for part in figures.days)
    yield from (f"{part.period.start.year} года — {part.count}" for part in figures.days)


PROMISES = {"weekly": weekly, "onepage": onepage, "instructions": instructions}
ROWS = {"weekly": weekly_rows, "onepage": onepage_rows, "instructions": instruction_rows}
