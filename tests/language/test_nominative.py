from __future__ import annotations

import pytest

from ankbrief.language.inflect import Case, nominative, nominative_phrase


@pytest.mark.parametrize(
    ("text", "name", "gender"),
    [
        ("Абзалу Нукенову", "Абзал Нукенов", "m"),
        ("Дариги Назарбаевой", "Дарига Назарбаева", "f"),
        ("Олжаса Бектенова", "Олжас Бектенов", "m"),
        ("Касым-Жомартом Кемелевичем Токаевым", "Касым-Жомарт Кемелевич Токаев", "m"),
        ("Роману Скляру", "Роман Скляр", "m"),
        ("Ерлану Карину", "Ерлан Карин", "m"),
        ("Айгулью Куспан", "Айгуль Куспан", "f"),
        ("Урсуле фон дер Ляйен", "Урсула фон дер Ляйен", "f"),
        ("Ильхамом Гейдар оглы Алиевым", "Ильхам Гейдар оглы Алиев", "m"),
        ("К.-Ж. Токаеву", "К.-Ж. Токаев", "m"),
        ("МАРАТУ АЗИЛЬХАНОВУ", "МАРАТ АЗИЛЬХАНОВ", "m"),
        ("Ивану Зайцу", "Иван Заяц", "m"),
        # writers differ: these forms are not ours
        ("Айшой Омаровой", "Айша Омарова", "f"),
        ("Франка-Вальтера Майера", "Франк-Вальтер Майер", "m"),
        ("Ильёй Лапиным", "Илья Лапин", "m"),
        # strange names: by the shape of the words
        ("Дэн Сяолину", "Дэн Сяолин", "m"),
        ("Пан Ги Муном", "Пан Ги Мун", "m"),
        ("Дженнаро Милитой", "Дженнаро Милита", "m"),
        ("Толганай Рахимбековой", "Толганай Рахимбекова", "f"),
        ("Гаухар Айтжановой-Ким", "Гаухар Айтжанова-Ким", "f"),
        ("Петру Семёнову-Тян-Шанскому", "Петр Семёнов-Тян-Шанский", "m"),
        ("Кузьмой Гребнем", "Кузьма Гребень", "m"),
        ("Тамиму бин Хамаду Аль Тани", "Тамим бин Хамад Аль Тани", "m"),
    ],
)
def test_a_name_comes_back_from_any_case(text: str, name: str, gender: str | None) -> None:
    found = nominative(text)
    assert (found.name, found.gender) == (name, gender)


def test_a_name_seen_elsewhere_decides_where_the_form_does_not() -> None:
    assert not nominative("Валентина Петрова").certain
    assert nominative("Валентина Петрова", known=["Валентин Петров"]).name == "Валентин Петров"
    assert nominative("Нукенову", known=["Абзал Нукенов"]).name == "Нукенов"


def test_the_cases_that_the_context_allows_decide_too() -> None:
    found = nominative("Валентина Петрова", cases=[Case.GENT, Case.ACCS])
    assert found.name == "Валентин Петров"
    assert nominative("Валентина Петрова", cases=[Case.NOMN]).gender == "f"


def test_a_given_gender_decides() -> None:
    assert nominative("Нукенову", gender="f").name == "Нукенова"


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("заместителю акима города Алматы", "заместитель акима города Алматы"),
        ("Ассамблеей народа Казахстана", "Ассамблея народа Казахстана"),
        ("заведующему секретариатом АНК", "заведующий секретариатом АНК"),
        ("советнику-посланнику", "советник-посланник"),
        ("первого вице-министра", "первый вице-министр"),
        ("XXXIV сессии АНК", "XXXIV сессия АНК"),
        ("города Астаны", "город Астана"),
        ("депутатов Мажилиса", "депутаты Мажилиса"),
        ("председателя правления", "председатель правления"),
        ("судьёй Верховного суда", "судья Верховного суда"),
        ("и.о. акима", "и.о. акима"),
        ("управляющему директору по стратегии", "управляющий директор по стратегии"),
        ("управляющему делами", "управляющий делами"),
        ("секретарю Комитета по труду, обороне", "секретарь Комитета по труду, обороне"),
        ("временного поверенного в делах", "временный поверенный в делах"),
        ("Назарбаев Интеллектуальной школы", "Назарбаев Интеллектуальная школа"),
        ("аким области", "аким области"),
    ],
)
def test_a_position_or_a_body_comes_back_from_any_case(text: str, phrase: str) -> None:
    assert nominative_phrase(text).name == phrase


@pytest.mark.parametrize("text", ["М. Азильханова", "Калдыбаева А. Т.", "Рахима Садырова"])
def test_a_woman_or_a_mans_genitive_is_not_certain(text: str) -> None:
    assert not nominative(text).certain
    assert nominative(text, gender="f").name == text
    assert nominative(text, cases=[Case.GENT, Case.DATV]).gender == "m"
