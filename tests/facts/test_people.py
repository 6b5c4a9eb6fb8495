"""Who is in an article: every mention of a person in one record, and nobody who is no person."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ankbrief.facts.extract import extract
from ankbrief.model import Block, Span
from made_article import article_of, facts_of

# text, then the people in it: name in the nominative and gender
NAMED: tuple[tuple[str, dict[str, str | None]], ...] = (
    ("Аким района Серик Ахметов открыл школу.", {"Серик Ахметов": "m"}),
    ("Медаль вручили учительнице Айгуль Сапаровой.", {"Айгуль Сапарова": "f"}),
    ("Слово дали Ерлану Кабдрахимову и Динаре Оспановой.",
     {"Ерлан Кабдрахимов": "m", "Динара Оспанова": "f"}),
    ("На встрече выступил Қайрат Нұрланұлы.", {"Қайрат Нұрланұлы": "m"}),
    ("Доклад Галии Маратовны Сулейменовой обсудили.", {"Галия Маратовна Сулейменова": "f"}),
    ("Назначен Абенов Марат Серикович.", {"Марат Серикович Абенов": "m"}),
    ("С докладом выступил Д. М. Абенов.", {"Д. М. Абенов": "m"}),
    ("Письмо передали Али-Аскару Жунусову.", {"Али-Аскар Жунусов": "m"}),
    ("О планах рассказала директор музея Ольга Цой.", {"Ольга Цой": "f"}),
    ("Поблагодарили акима области Абай Серика Абенова.", {"Серик Абенов": "m"}),
    ("Помог депутату Мажилиса Серику Абенову.", {"Серик Абенов": "m"}),
    ("«Где вода?» – спросил житель села Сайлау Абенов.", {"Сайлау Абенов": "m"}),
    ("Полотенце принесла жительница села Арай Полина Сергеева.", {"Полина Сергеева": "f"}),
    ("Завуч гимназии Эльвира Сафина выступила.", {"Эльвира Сафина": "f"}),
    ("Их автор Кульпаш Оспанова проводит уроки.", {"Кульпаш Оспанова": "f"}),
    ("Фото: Zheti.kz/Руслан АбеновТем временем аким Марат Досов открыл мост.",
     {"Марат Досов": "m"}),
    ("Дорогу строит Серик АбеновАкимат города рад.", {"Серик Абенов": "m"}),
    ("Опытом Актобе поделилась директор Динара Оспанова.", {"Динара Оспанова": "f"}),
    ("Премьер-министр Сербии Йована Маркович отметила успехи.", {"Йована Маркович": "f"}),
    ("Учитель Никита Маркович отметил успехи.", {"Никита Маркович": "m"}),
    ("Динара Оспанова открыла музей. Динара Маратовна рада.",
     {"Динара Маратовна Оспанова": "f"}),
    ("Динара Оспанова и Динара Досова пришли. Динара Маратовна рада.",
     {"Динара Оспанова": "f", "Динара Досова": "f", "Динара Маратовна": "f"}),
)  # fmt: skip

NAMED += (
    ("Приехали Цой Марина и Пак Сергей.", {"Марина Цой": "f", "Сергей Пак": "m"}),
    ("Эмомали Рахмон прибыл. Рахмон доволен.", {"Эмомали Рахмон": "m"}),
    ("Юная Динара Оспанова спела.", {"Динара Оспанова": "f"}),
    ("Выступил Барри Лоу (Barry Lowe).", {"Барри Лоу": "m"}),
    ("Аким наградил Болата ДОСОВА.", {"Болат Досов": "m"}),
)  # fmt: skip

NAMED += (
    ("По словам начальника управления культуры области Динары Оспановой, музей готов.",
     {"Динара Оспанова": "f"}),
)  # fmt: skip

NAMED += (
    ("Ансамблем руководит Мавлюда Досова.", {"Мавлюда Досова": "f"}),
    ("Ансамбль известен. Руководит им Мавлюда Юлдашова.", {"Мавлюда Юлдашова": "f"}),
    ("Слово взял президент организации Султан Раев.", {"Султан Раев": "m"}),
    ("Принят премьер-министр Республики Корея Хан Док Су.", {"Хан Док Су": None}),
    ("Суд признал виновным Дмитрия Сергеевича К., отца двоих детей.",
     {"Дмитрий Сергеевич К.": "m"}),
    ("Выступил доцент университета имени Шокана Уалиханова Ерлан Абенов.",
     {"Ерлан Абенов": "m"}),
    ("Приз взяла внучка учёного Сауле Сатпаева.", {"Сауле Сатпаева": "f"}),
    ("Благодарил муфтий Наурызбай кажы Таганулы.", {"Наурызбай Таганулы": "m"}),
    ("Старшеклассница Аделия Нурмагамбетова пела.", {"Аделия Нурмагамбетова": "f"}),
    ("Почётному гражданину района Кылышбаю Бисенову вручили домбру.", {"Кылышбай Бисенов": "m"}),
)  # fmt: skip

NAMED += (
    ("Выступил член совета, к.и.н. Алтай Тайжанов.", {"Алтай Тайжанов": "m"}),
    ("Пришёл потомок Турара Рыскулова.", {"Турар Рыскулов": "m"}),
    ("Она родилась в Таразе в семье учителя Утегула Аимбетова.", {"Утегул Аимбетов": "m"}),
)  # fmt: skip

NAMED += (
    ("Избрана профессор университета имени Букетова Зауре Мукатаева.", {"Зауре Мукатаева": "f"}),
)  # fmt: skip

NOBODY = (
    "Участки на улицах Акана-серэ, Абая и Назарбаева закрыты.",
    "Прозвучали «Адай» Курмангазы и вальс Шостаковича.",
    "Вещи передали многодетной семье Ахметовых.",
    "Прозвучали песни на стихи Алишера Навои и музыка Фикрета Амирова.",
    "Оркестр исполнил произведения Курмангазы Сагырбаева и Таттимбета Казангапулы.",
    "Сыграли оперетту Узеира Гаджибекова.",
    "Ледокол «Юрий Гагарин» вышел из порта.",
    "Партию Сары исполнила солистка театра.",
    "Аким посетил музей Ахмета Жубанова.",
    "Директор школы Каныша Сатпаева показал спортзал.",
    "Улица Каныша Сатпаева закрыта на ремонт.",
    "Школьники посетили музей имени Ахмета Жубанова.",
    "Премия имени Габита Мусрепова вручена в Алматы.",
    "Праздник Наурыз отметили в Семее.",
    "Министр подписал приказ.",
    "Школу строят по поручению Президента.",
    "Исполняется сорок лет городу.",
    "Заседание прошло в Астане и Шымкенте.",
    "В Кумтасском районе построят мост.",
    "Лицей вошел в сеть Назарбаев Интеллектуальных школ.",
    "Форум принял Сатпаев Университет.",
    "В области Абай построят завод.",
    "Гимназия Абая Кунанбаева закрыта на ремонт.",
    "Новую улицу назвали в честь поэта Абая.",
)


@pytest.mark.parametrize(("text", "people"), NAMED)
def test_a_person_is_named_in_the_nominative(text: str, people: dict[str, str | None]) -> None:
    assert {person.name: person.gender for person in facts_of(text).people} == people


@pytest.mark.parametrize("text", NOBODY)
def test_what_is_called_after_a_person_or_is_a_title_is_no_person(text: str) -> None:
    assert facts_of(text).people == ()


def test_all_forms_of_a_name_are_one_person() -> None:
    text = (
        "Серик Ахметов приехал в село. С Сериком Ахметовым беседовали жители. "
        "Ахметов осмотрел школу. С. Ахметову показали спортзал."
    )
    (person,) = facts_of(text).people
    assert person.name == "Серик Ахметов"
    assert [mention.text for mention in person.mentions] == [
        "Серик Ахметов", "Сериком Ахметовым", "Ахметов", "С. Ахметову",
    ]  # fmt: skip


def test_namesakes_stay_apart() -> None:
    text = "Аким Серик Ахметов и директор Болат Ахметов открыли школу."
    assert [person.name for person in facts_of(text).people] == ["Серик Ахметов", "Болат Ахметов"]


def test_husband_and_wife_stay_apart() -> None:
    text = "Награду получили Марат Ахметов и Динара Ахметова."
    assert [p.gender for p in facts_of(text).people] == ["m", "f"]


def test_a_surname_alone_goes_to_the_namesake_named_last() -> None:
    text = "Серик Ахметов выступил первым. Болат Ахметов возразил. Ахметов настоял на своём."
    serik, bolat = facts_of(text).people
    assert [m.text for m in serik.mentions] == ["Серик Ахметов"]
    assert [m.text for m in bolat.mentions] == ["Болат Ахметов", "Ахметов"]


def test_a_name_and_patronymic_belong_to_the_full_name() -> None:
    text = "Ольга Ивановна Ким провела урок. Ольга Ивановна работает сорок лет."
    (person,) = facts_of(text).people
    assert person.name == "Ольга Ивановна Ким"


def test_a_stem_that_changes_is_still_one_name() -> None:
    text = "Выступил Павел Гордеев. Вопрос задали Павлу Гордееву."
    assert [person.name for person in facts_of(text).people] == ["Павел Гордеев"]


def test_a_title_alone_stands_for_its_holder_and_says_so() -> None:
    text = (
        "Аким района Серик Ахметов осмотрел школу. Аким поручил закончить ремонт. "
        "Глава района пообещал вернуться."
    )
    (person,) = facts_of(text).people
    assert [(m.text, m.inferred) for m in person.mentions] == [
        ("Серик Ахметов", False), ("Аким", True), ("Глава района", True),
    ]  # fmt: skip


def test_a_title_of_another_country_is_not_taken_for_its_holder() -> None:
    text = "Президент Грузии Иванэ Долидзе прибыл в Астану. Президент Казахстана принял гостя."
    guest, host = facts_of(text).people
    assert [m.text for m in guest.mentions] == ["Иванэ Долидзе"]
    assert [(m.text, m.inferred) for m in host.mentions] == [("Президент Казахстана", True)]


def test_a_head_of_state_whom_nobody_names_is_the_register_s_at_that_day() -> None:
    (person,) = facts_of("Глава государства подписал указ.").people
    assert person.name == "Касым-Жомарт Токаев"
    assert all(mention.inferred for mention in person.mentions)


def test_a_head_of_state_in_news_from_abroad_is_nobody_the_register_knows() -> None:
    assert facts_of("Президент выступил в Ереване. Армения ждет гостей.").people == ()


def test_a_foreign_head_of_government_is_the_only_one_named_without_a_post() -> None:
    text = "Гор Саакян прибыл в Астану. Гора Саакяна встретили. Премьер-министр Армении доволен."
    (person,) = facts_of(text).people
    assert [(p.title, p.inferred) for p in person.positions] == [("Премьер-министр Армении", True)]


def test_a_name_after_a_body_called_after_somebody_is_a_person() -> None:
    (person,) = facts_of("Директор школы имени Абая Серик Досов открыл урок.").people
    assert (person.name, person.positions[0].title) == ("Серик Досов", "Директор школы имени Абая")


def test_the_lead_of_a_headline_without_a_post_gives_the_post() -> None:
    title = "Абенов поручил готовить сёла к паводку"
    body = "Глава государства провел совещание. Марат Абенов отметил, что времени мало."
    blocks = (
        Block("title", Span(0, len(title))),
        Block("paragraph", Span(len(title) + 1, len(title) + 1 + len(body))),
    )
    text = f"{title}\n{body}"
    (person,) = extract(replace(article_of(text, title), blocks=blocks)).people
    assert [(p.title, p.inferred) for p in person.positions] == [("Глава государства", True)]


def test_photographers_between_slashes_are_left_out() -> None:
    text = "Школу открыл аким Серик Ахметов. /Канат Досов/"
    assert [person.name for person in facts_of(text).people] == ["Серик Ахметов"]


def test_a_link_glued_to_the_verb_hides_no_name() -> None:
    text = "Напомним, ранее Марат Абеновбыл назначен акимом района."
    assert [person.name for person in facts_of(text).people] == ["Марат Абенов"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Жительница улицы Набережной Валентина Козина всё видела.", ["Валентина Козина"]),
        ("Жители улицы Валентина Козина всё видели.", []),
        (
            "Дирижировал руководитель оркестра имени Даулета Ескендир Хасангалиулы.",
            ["Ескендир Хасангалиулы"],
        ),
        ("Вышел оркестр имени Мухаммеда Хайдара Дулати.", []),
        ("Ленту дали ветерану труда Умит апа Сериковой.", ["Умит Серикова"]),
        ("Оркестр исполнил кюй Курмангазы.", []),
    ],
)
def test_streets_and_orchestras_have_their_own_names(text: str, names: list[str]) -> None:
    assert [person.name for person in facts_of(text).people] == names


def test_who_signs_an_article_takes_no_part() -> None:
    facts = facts_of("Школу открыл Серик Досов.\nДети рады.\nСауле ИСКЕНОВА,\nРудный")
    assert [person.name for person in facts.people] == ["Серик Досов"]


def test_capitals_over_a_post_are_a_speaker() -> None:
    facts = facts_of("Школу открыли.\nСауле ИСКЕНОВА,\nдиректор школы")
    assert [person.name for person in facts.people] == ["Сауле Искенова"]


def test_another_form_of_the_surname_tells_a_woman() -> None:
    text = "Руководит им Мавлюда Юсупова.\nПо словам Юсуповой, в зале тесно."
    assert [(person.name, person.gender) for person in facts_of(text).people] == [
        ("Мавлюда Юсупова", "f")
    ]
