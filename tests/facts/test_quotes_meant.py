"""Whose words they are where the clause names nobody, and the answers of interviews."""

from __future__ import annotations

import pytest

from made_article import facts_of

SERIK, AIGUL, IVAN = "Серик Ахметов", "Айгуль Сапарова", "Иван Громов"

# text, then the speaker of each quotation in it
MEANT: tuple[tuple[str, tuple[str | None, ...]], ...] = (
    (
        "Айгуль Сапарова носит воду из колонки.\n«Стирать не на чем», – рассказала женщина.",
        (AIGUL,),
    ),
    (
        "Первым приехал водитель Иван Громов.\n– Я не боялся, – вспоминает мужчина. – Тащил и всё.",
        (IVAN, IVAN),
    ),
    (
        "Эксперт института Айгуль Сапарова спорит.\n«Трубы не успеют», – считает эксперт.",
        (AIGUL,),
    ),
    (
        "В город приехал министр Венгрии Иван Громов.\n«Мы рады встрече», – заявил гость.",
        (IVAN,),
    ),
    # «он» is the holder of an office whom nobody names, not who was named before
    (
        (
            "Вопрос задали акиму Серику Ахметову.\nНедавно президент компании предложил меры. "
            "«Двух довольно», – сказал он."
        ),
        (None,),
    ),
    (
        (
            "На встрече с акимом Сериком Ахметовым спросили о мерах. Недавно президент компании "
            "предложил меры. «Двух довольно», – сказал он."
        ),
        (None,),
    ),
    (
        "На встречу с акимом Сериком Ахметовым пришли жители. «Двух довольно», – сказал он.",
        (SERIK,),
    ),
    (
        "Аким Серик Ахметов приехал. Он обошел двор.\n«Двух довольно», – сказал он.",
        (SERIK,),
    ),
    # a paper that rules speaks for whoever signed it
    (
        (
            "Президент Серик Ахметов принял отставку. Об этом сказано в указе главы государства.\n"
            "«Постановляю: отставку принять», – отмечается в документе."
        ),
        (SERIK,),
    ),
    (
        "Президент Серик Ахметов сменил послов.\nВ тексте указа сказано: «Отозвать всех послов».",
        (SERIK,),
    ),
    (
        "Приказ подписал министр Серик Ахметов.\n«Создать комиссию», – говорится в приказе.",
        (SERIK,),
    ),
    ("Министр Серик Ахметов сменил послов.\n«Отозвать всех», – говорится в указе.", (None,)),
    (
        (
            "Президент Серик Ахметов принял Президента Сербии Ивана Громова.\n"
            "«Отозвать всех послов», – говорится в указе."
        ),
        (None,),
    ),
    # whose paper it is, not who is spoken of in it
    (
        (
            "Пресс-служба акимата распространила сообщение, что по поручению президента "
            "Серика Ахметова дома проверили.\n«Стройка остановлена», – значится в сообщении."
        ),
        ("пресс-служба акимата",),
    ),
    # the holder of an office is no «женщина», and of two nobody knows which is meant
    (
        "Аким района Айгуль Сапарова осмотрела двор.\n«Воды нет», – сказала женщина.",
        ("женщина",),
    ),
    (
        "Айгуль Сапарова и Дана Ким носят воду.\n«Стирать не на чем», – сказала женщина.",
        ("женщина",),
    ),
    (
        "Аким района Серик Ахметов осмотрел ферму.\n«Корма подорожали», – сказал фермер.",
        ("фермер",),
    ),
    # whoever is named inside the words does not speak them
    (
        "Центром руководит Серик Ахметов.\n«Я один. Помог Иван Громов. Идём», – говорит он.",
        (SERIK,),
    ),
    # how it is said
    ("– Котёл был пуст! – смеётся Айгуль Сапарова. – Даже нам не хватило.", (AIGUL, AIGUL)),
    ("«Дома сидеть не могу», – разводит руками Айгуль Сапарова.", (AIGUL,)),
)

INTERVIEWS = (
    "Мы поговорили с директором приюта Айгуль Сапаровой.\n– Сколько у вас собак?\n– Сорок.",
    "Приютом руководит Айгуль Сапарова.\n– Айгуль Маратовна, сколько у вас собак?\n– Сорок.",
    "Гость редакции – историк Айгуль Сапарова.\nВопрос: Сколько лет селу?\nОтвет: Сорок.",
    "Наш гость – историк Айгуль Сапарова.\nКорр.: Сколько лет селу?\nА. Сапарова: Сорок.",
)

NO_TALK = (
    "Айгуль Сапарова открыла центр.\n– Какие документы нужны?\n– Удостоверение личности.",
    "Айгуль Сапарова рассказала о центре.\nВремя: с девяти до шести.\nОтвет: по почте.",
)


@pytest.mark.parametrize(("text", "speakers"), MEANT)
def test_who_is_meant_was_named_right_before(text: str, speakers: tuple[str | None, ...]) -> None:
    assert tuple(quote.speaker for quote in facts_of(text).quotes) == speakers


@pytest.mark.parametrize("text", INTERVIEWS)
def test_answers_are_the_guests_and_questions_nobodys(text: str) -> None:
    quotes = facts_of(text).quotes
    assert [quote.text for quote in quotes] == ["Сорок."]
    assert quotes[0].speaker in (AIGUL, "Айгуль Маратовна Сапарова")
    assert quotes[0].inferred


@pytest.mark.parametrize("text", NO_TALK)
def test_a_list_of_questions_is_no_talk(text: str) -> None:
    assert not facts_of(text).quotes


PAPERS = (
    (
        "Зачитали приветствие Айгуль Сапаровой.\n«Труд нужен», – говорится в приветствии.",
        AIGUL,
    ),
    ("В письме министра Айгуль Сапаровой сказано: «Школы обязаны кормить детей».", AIGUL),
    ("Певица Айгуль Сапарова ответила.\n«Мой дом здесь», – говорится в её посте.", AIGUL),
    ("Певица Айгуль Сапарова ответила.\n«Мой дом здесь», – говорится в посте артистки.", AIGUL),
    ("Айгуль Сапарова строит мост.\n«Мост сдадут к маю», – цитирует её издание.", AIGUL),
    (
        "«Мост сдадут», – сказала Айгуль Сапарова.\n«Мост нужен селу», – говорится в законе.",
        None,
    ),
)


@pytest.mark.parametrize(("text", "speaker"), PAPERS)
def test_a_paper_speaks_for_whose_it_is(text: str, speaker: str | None) -> None:
    assert facts_of(text).quotes[-1].speaker == speaker


def test_part_of_a_sentence_is_a_quotation_of_who_calls_so() -> None:
    text = "Айгуль Сапарова назвала район «примером того, как надо жить в мире», и уехала."
    (quote,) = facts_of(text).quotes
    assert (quote.speaker, quote.text) == (AIGUL, "примером того, как надо жить в мире")


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("«Адвокат Омарова», – рассуждает наша собеседница.", AIGUL),
        ("«Ремни спасают жизнь», – сказал полицейский генерал.", "полицейский генерал"),
    ],
)
def test_adjectives_before_the_noun_change_nothing(text: str, speaker: str) -> None:
    lead = "В разговор вступает психолог Айгуль Сапарова. Позже пришёл аким Серик Ахметов.\n"
    assert facts_of(lead + text).quotes[0].speaker == speaker


def test_a_rank_is_of_who_serves() -> None:
    text = (
        "Начальник департамента полиции Серик Ахметов назвал цифры.\n"
        "«Аварий стало меньше», – сказал генерал."
    )
    assert facts_of(text).quotes[0].speaker == SERIK


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        (
            "Как сообщили в пресс-службе суда, спор решён.\n«Иск отклонён», – говорится в ответе.",
            "пресс-служба суда",
        ),
        (
            "Ансамблем руководит Айгуль Сапарова.\n«Шьём сами», – рассказывает руководитель.",
            AIGUL,
        ),
        ("Глава Минздрава Айгуль Сапарова пришла.\n«Прививки есть», – сказала министр.", AIGUL),
        ("«Детям нравится», – поделилась жительница города Малика Юсупова.", "Малика Юсупова"),
        ("Тренер Иван Громов похвалил ученика:\n– Сердце у парня есть, с защитой беда.", IVAN),
        ("Лесник Иван Громов устал. – Лес болеет, сохнет, – говорит Иван Громов.", IVAN),
        ("– Ждали с марта, и всё без фальши, – не скрывал волнения Иван Громов.", IVAN),
        ("– Дочь спросила: «Где дождь?» И я заплакала, – вспоминает Айгуль Сапарова.", AIGUL),
    ],
)
def test_who_speaks_is_told_by_other_words(text: str, speaker: str) -> None:
    assert [quote.speaker for quote in facts_of(text).quotes] == [speaker]


def test_a_question_that_ends_otherwise_is_asked_behind_an_answer() -> None:
    text = (
        "Мы поговорили с ректором Серик Ахметовым.\n– Много ли студентов?\n– Тысяча.\n"
        "– Что с общежитиями? Каждую осень беда.\n– Сдадим корпус."
    )
    assert [quote.text for quote in facts_of(text).quotes] == ["Тысяча.", "Сдадим корпус."]


@pytest.mark.parametrize(
    "text",
    [
        "Серик Ахметов поручил:\n– построить школу;\n– открыть сад.",
        "Серик Ахметов поручил:\n– Построить школу.\n– Открыть сад.",
        "– Школа, где учился врач, – стоит у дороги.\n– Дом, где он жил, – строит завод.",
    ],
)
def test_a_list_of_orders_is_no_speech(text: str) -> None:
    assert not facts_of(text).quotes


def test_what_the_reporters_asked_is_no_quotation() -> None:
    text = "«Готовы уступить?» – спросили журналисты. «Нет», – ответил Серик Ахметов."
    assert [quote.text for quote in facts_of(text).quotes] == ["Нет"]
