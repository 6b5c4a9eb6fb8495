"""Weeks of any size about invented people: every article with its own names, bodies and figures."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from ankbrief.model import Facts
from made_facts import Writer

MONDAY = date(2026, 8, 10)
MEN = ("Тимур", "Арман", "Данияр", "Ерлан", "Игорь", "Касым-Жомарт", "Марат", "Олжас", "Сергей")
WOMEN = ("Айгуль", "Әсел", "Гульнар", "Дина", "Жанна", "Мадина", "Нина", "Светлана")
SURNAMES = (
    *("Байсалов", "Жумадилов", "Кенжебаев", "Оспанов", "Сейтказин", "Тлеубергенов", "Утепбергенов"),
    *("Шаяхметов", "Ибрагимов", "Нурпеисов", "Мустафин", "Алдабергенов", "Каримов"),
)
TOWNS = ("Сарыозен", "Тасбулак", "Кумтас", "Аксуат", "Жанаарка", "Бозшатыр", "Ушкайнар")
OUTLETS = ("Вестник степи", "Сарыозен-инфо", "Kumtas.kz", "Дала үні", "Тасбулакская правда", None)
MATTERS = (
    ("ремонт сельских клубов", "завершить ремонт {} сельских клубов и открыть в них кружки"),
    ("подготовку к паводку", "проверить {} гидротехнических сооружений и вывезти снег из сёл"),
    ("школьное питание", "представить план бесплатного питания для {} учеников начальных классов"),
    ("библиотеки", "передать библиотекам {} книг на языках этносов, живущих в районе"),
    ("дороги", "отремонтировать {} километров дорог, по которым ходят школьные автобусы"),
    ("медпункты", "укомплектовать врачами {} медпунктов и доложить об этом на совете"),
    ("праздник дружбы", "провести {} встреч в домах дружбы с участием советов матерей"),
    ("молодёжный форум", "утвердить список из {} участников форума и выделить им транспорт"),
)
BODIES = (
    *("Управление образования", "Управление культуры", "Управление здравоохранения"),
    *("Управление пассажирского транспорта и автомобильных дорог", "акимат Кумтасского района"),
    *("Департамент по чрезвычайным ситуациям", "Совет общественного согласия"),
)
POSTS = ("аким района", "заместитель акима области", "руководитель управления", "директор центра")


def week(count: int, *, monday: date = MONDAY) -> tuple[Facts, ...]:
    """So many articles of one week, no two of one event."""
    return tuple(article(number, monday) for number in range(count))


def weeks(count: int) -> Iterator[Facts]:
    """The week and, three quarters as large, the one before it."""
    yield from week(count)
    yield from (
        article(number + 7, MONDAY - timedelta(days=7)) for number in range(count * 3 // 4 + 1)
    )


def man(number: int) -> str:
    """A name of a man, a new one for each number below a hundred or so."""
    return f"{MEN[number % len(MEN)]} {SURNAMES[number % len(SURNAMES)]}"


def woman(number: int) -> str:
    """A name of a woman."""
    return f"{WOMEN[number % len(WOMEN)]} {SURNAMES[number * 5 % len(SURNAMES)]}а"


def article(number: int, monday: date = MONDAY) -> Facts:
    """A meeting with an order, mostly with a deadline, a resolution, a plan and a quotation."""
    matter, task = MATTERS[number % len(MATTERS)]
    town, body = TOWNS[number * 3 % len(TOWNS)], BODIES[number % len(BODIES)]
    chair, guest = man(number), woman(number)
    action = task.format(number + 3)
    day = monday + timedelta(days=number % 7)
    due = monday + timedelta(days=5 + number * 3 % 40)
    by = f"до {due.day}.{due:%m.%Y}"
    meeting = f"совещание № {number + 1} о том, как идёт {matter}"
    text = Writer(
        f"{town}. Прошло {meeting}. Его провёл {chair}. "
        f"{body}: поручено {by} {action}. "
        f"Решено создать штаб номер {number + 11}, который возглавит {guest}. "
        f"В планах {number + 21} поездок по сёлам. "
        f"«Мы ждём от каждого села своих предложений и ответим на все {number + 2}», — сказала "
        f"{guest}. Итоги обсудят {due.day} числа.",
        title=f"{town}: обсудили {matter}, срок дан {body.lower()} (вопрос {number + 1})",
        published=day,
        source=OUTLETS[number % len(OUTLETS)],
        url=f"https://example.kz/{number}",
    )
    deadline = text.when(by, None, due, "deadline") if number % 4 else None
    text.person(chair, "m", POSTS[number % 4]).person(guest, "f", POSTS[(number + 1) % 4])
    text.body(body, body)
    text.event(meeting, at=meeting, where=town, participants=(chair, guest))
    text.decides(action, at=f"поручено {by} {action}", by=chair, to=(body,), deadline=deadline)
    resolved = f"создать штаб номер {number + 11}"
    text.decides(resolved, at=f"Решено {resolved}", kind="решение", inferred=number % 3 == 0)
    text.decides(f"{number + 21} поездок по сёлам", at="В планах", kind="план")
    text.says(f"Мы ждём от каждого села своих предложений и ответим на все {number + 2}", guest)
    return text.sums_up(f"Прошло {meeting}.").facts()
