from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from ankbrief.briefing import Period, assemble
from ankbrief.briefing.model import BriefDecision, Evidence, Who
from ankbrief.briefing.sentences import body_gender, sentence_of
from ankbrief.model import DecisionKind, Facts, Gender
from made_facts import Writer
from made_week import museum, week

WEEK = Period(date(2026, 8, 10), date(2026, 8, 16))
AKIM = Who("Тимур Байсалов", is_person=True, gender="m", positions=("аким области",))
MINISTER = Who("Асель Ким", is_person=True, gender="f", positions=("министр культуры",))
UNKNOWN = Who("Шынар Тлеу", is_person=True, gender=None)
GOVERNMENT = Who("Правительство", is_person=False)


def decision(
    action: str,
    *,
    kind: DecisionKind = "поручение",
    by: Who | None = None,
    to: tuple[Who, ...] = (),
    infinitive: bool = True,
) -> BriefDecision:
    return BriefDecision(kind, by, to, action, infinitive, None, 1, ())


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        (
            decision("открыть школу", by=AKIM, to=(GOVERNMENT,)),
            "Аким области Тимур Байсалов поручил Правительству открыть школу.",
        ),
        (
            decision("открыть школу", by=MINISTER),
            "Министр культуры Асель Ким поручила открыть школу.",
        ),
        (
            decision("открыть школу", by=GOVERNMENT, to=(AKIM,)),
            "Правительство поручило акиму области Тимуру Байсалову открыть школу.",
        ),
        (decision("открыть школу", by=UNKNOWN), "Поручено открыть школу."),
        (decision("открыть школу", to=(GOVERNMENT,)), "Правительству поручено открыть школу."),
        (
            decision("открыть школу", to=(UNKNOWN,)),
            "Поручено (кому: Шынар Тлеу) открыть школу.",
        ),
        (
            decision("ввести пост", kind="решение", by=MINISTER),
            "Министр культуры Асель Ким приняла решение ввести пост.",
        ),
        (
            decision("провести форум", kind="план", by=UNKNOWN),
            "Планируется провести форум.",
        ),
        (
            decision("создать группу", kind="договорённость", by=AKIM),
            "Достигнута договорённость создать группу.",
        ),
        (
            decision("акимат выделит средства", infinitive=False, by=AKIM),
            "Акимат выделит средства.",
        ),
        (
            decision("Меморандум о дружбе", kind="договорённость", infinitive=False),
            "Договорённость: Меморандум о дружбе.",
        ),
    ],
)
def test_a_decision_is_told_by_pieces_whose_grammar_is_known(
    given: BriefDecision, sentence: str
) -> None:
    assert sentence_of(given) == sentence


def advised(by: Who | None, to: tuple[Who, ...]) -> BriefDecision:
    said = "Правительству следует открыть школу, отметила министр."
    order = decision("открыть школу", by=by, to=to)
    return replace(order, evidence=(Evidence(1, said),))


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        (
            advised(MINISTER, (GOVERNMENT,)),
            "По словам министра культуры Асель Ким, Правительству следует открыть школу.",
        ),
        (advised(UNKNOWN, (GOVERNMENT,)), "Правительству следует открыть школу."),
        (advised(None, ()), "Необходимо открыть школу."),
        (advised(None, (UNKNOWN,)), "Необходимо (кому: Шынар Тлеу) открыть школу."),
    ],
)
def test_nobody_is_said_to_order_who_only_says_what_ought_to_be_done(
    given: BriefDecision, sentence: str
) -> None:
    assert sentence_of(given) == sentence


def test_a_headline_that_says_order_makes_it_one() -> None:
    said = sentence_of(advised(MINISTER, (GOVERNMENT,)), headline="Ким поручила открыть школу")
    assert said == "Министр культуры Асель Ким поручила Правительству открыть школу."


def conference(first: str, gender: Gender | None) -> Facts:
    text = (
        "Областная конференция, посвящённая дружбе, собрала гостей. "
        f"В ней приняли участие {first} и Нина Шнайдер."
    )
    made = Writer(text).person(first, gender, "заместитель акима области")
    made.person("Нина Шнайдер", "f", "директор центра")
    name = "областная конференция, посвящённая дружбе"
    return made.event(name, at="конференция", participants=(first, "Нина Шнайдер")).facts()


def test_an_event_is_told_with_its_participants_in_the_genitive() -> None:
    brief = assemble([conference("Абзал Нуров", "m")], WEEK)
    assert brief.key_points[0].text == (
        "Областная конференция, посвящённая дружбе, — с участием заместителя акима области "
        "Абзала Нурова и директора центра Нины Шнайдер."
    )


def test_a_participant_of_unknown_gender_keeps_all_in_the_nominative() -> None:
    brief = assemble([conference("Шынар Тлеу", None)], WEEK)
    assert brief.key_points[0].text == (
        "Областная конференция, посвящённая дружбе. Участвовали: заместитель акима области "
        "Шынар Тлеу и директор центра Нина Шнайдер."
    )


NOT_PRESENT = (
    "Об этом сообщила Асель Ким.",
    "Асель Ким пригласила жителей на концерт.",
    "Асель Ким не участвовала в форуме.",
    "Асель Ким сказала, что в форуме участвуют триста человек.",
)
PRESENT = (
    "В форуме участвовала Асель Ким.",
    "Форум открыла Асель Ким.",
    "На форуме с докладом выступила Асель Ким, которая живёт в селе.",
)


def forum(said: str, day: date = date(2026, 8, 12)) -> Facts:
    made = Writer(f"В селе прошёл форум. {said}", title="В селе прошёл форум", published=day)
    made.person("Асель Ким", "f", "депутат")
    held = made.when("форум", date(2026, 8, 12), date(2026, 8, 12))
    return made.event("форум", at="форум", when=held, participants=("Асель Ким",)).facts()


@pytest.mark.parametrize("said", NOT_PRESENT)
def test_who_is_only_named_is_not_said_to_have_taken_part(said: str) -> None:
    assert assemble([forum(said)], WEEK).key_points[0].text == "В селе прошёл форум."


@pytest.mark.parametrize("said", PRESENT)
def test_who_took_part_is_named(said: str) -> None:
    point = assemble([forum(said)], WEEK).key_points[0]
    assert point.text == "В селе прошёл форум. Участвовали: депутат Асель Ким."


def rates(day: int) -> Facts:
    text = f"Курс доллара на {day} августа составил 54{day} тенге."
    title = f"Курс валют на {day} августа"
    return Writer(text, title=title, published=date(2026, 8, day)).sums_up(text).facts()


def test_bulletins_of_rates_are_no_main_points_beside_others() -> None:
    others = [orders(1, f"Село-{name}") for name in "абв"]
    brief = assemble([*others, rates(10), rates(11)], WEEK)
    assert len(brief.stories) == 5
    assert [point.story for point in brief.key_points] == [1, 2, 3]


def test_a_week_of_bulletins_has_main_points_too() -> None:
    assert len(assemble([rates(10), rates(11)], WEEK).key_points) == 2


def test_a_bare_verb_is_no_key_point() -> None:
    text = "Стороны договорились построить мост в селе. Станцию пустили."
    made = Writer(text, title="Станцию пустили", published=date(2026, 8, 12))
    made.decides("построить", at="построить", kind="договорённость")
    assert assemble([made.facts()], WEEK).key_points[0].text == "Станцию пустили."


def test_nobody_has_taken_part_in_what_lies_ahead() -> None:
    point = assemble([forum(PRESENT[0], date(2026, 8, 11))], WEEK).key_points[0]
    assert point.text == "В селе прошёл форум."


def test_an_editor_says_himself_who_took_part() -> None:
    facts = replace(forum(NOT_PRESENT[0]), ordered=("event",))
    assert "Участвовали: депутат Асель Ким" in assemble([facts], WEEK).key_points[0].text


def orders(
    count: int, source: str, *, by: str = "Тимур Байсалов", title: str = "Совещание"
) -> Facts:
    texts = [f"Поручено открыть мост номер {n} в селе {source}." for n in range(count)]
    made = Writer(" ".join(texts), title=f"{title} {source}", source=source)
    made.person(by, "m", "аким области")
    for n, text in enumerate(texts):
        made.decides(f"открыть мост номер {n} в селе {source}", at=text, by=by)
    return made.facts()


def test_many_stories_give_one_point_each_and_seven_at_most() -> None:
    brief = assemble([orders(3, f"Село-{name}") for name in "абвгдежзик"], WEEK)
    assert [point.story for point in brief.key_points] == [1, 2, 3, 4, 5, 6, 7]


def test_one_story_gives_three_points_at_most() -> None:
    assert len(assemble([orders(9, "Аксу")], WEEK).key_points) == 3


def test_the_headlines_own_order_leads() -> None:
    text = "Аким поручил открыть школу. Затем он поручил министерству построить мост до мая."
    made = Writer(text, title="Байсалов поручил открыть школу в Аксу")
    made.person("Тимур Байсалов", "m", "аким области")
    made.decides("открыть школу", at="поручил открыть школу", by="Тимур Байсалов")
    made.decides("построить мост", at="построить мост", by="Тимур Байсалов", to=("министерство",))
    points = assemble([made.facts()], WEEK).key_points
    assert [point.text for point in points] == [
        "Аким области Тимур Байсалов поручил открыть школу.",
        "Министерству поручено построить мост.",
    ]


def test_what_somebody_says_of_himself_is_no_key_point() -> None:
    text = "«Мы сократим расходы», — сказал аким."
    made = Writer(text, title="О расходах").sums_up("Мы сократим расходы")
    made.decides("Мы сократим расходы", at="Мы сократим расходы", kind="решение")
    assert [p.text for p in assemble([made.facts()], WEEK).key_points] == ["О расходах."]


@pytest.mark.parametrize(
    ("body", "gender"),
    [
        ("Правительство", "n"),
        ("АНК", "f"),
        ("МВД", "n"),
        ("областной маслихат", "m"),
        ("акиматы районов", "p"),
        ("глава региона", None),
        ("Казахстан и Армения", None),
    ],
)
def test_a_verb_agrees_with_a_body_whose_gender_is_sure(body: str, gender: str | None) -> None:
    assert body_gender(body) == gender


def test_a_story_that_an_editor_put_first_opens_the_main_points() -> None:
    usual = assemble(week(), WEEK)
    assert usual.key_points[-1].text == "Открытие музея дружбы."
    placed = [
        replace(f, place=1) if f.article.title == museum().article.title else f for f in week()
    ]
    brief = assemble(placed, WEEK)
    assert brief.key_points[0].text == "Открытие музея дружбы."
    assert brief.stories[0].number == brief.key_points[0].story == 1
