from datetime import date
from pathlib import Path

import pytest

from ankbrief.articles import read_file
from ankbrief.model import Article

LEAD = "Аким района Марат Досов провёл встречу с жителями посёлка Каракол и выслушал их просьбы."
MORE = "«Дорогу отремонтируют до осени», – сказал Марат Досов. Работы начнутся в мае."


def read(tmp_path: Path, text: str) -> Article:
    path = tmp_path / "a.txt"
    path.write_bytes(text.encode())
    return read_file(path)


def layout(article: Article) -> list[tuple[str, str]]:
    return [(block.kind, block.span.of(article.text)) for block in article.blocks]


def test_title_dateline_and_paragraphs_are_told_apart(tmp_path: Path) -> None:
    text = f"В Караколе починят дорогу\n\n12 мая 2025 13:12\n\n{LEAD}\n\n{MORE}\n"
    article = read(tmp_path, text)
    assert layout(article) == [
        ("title", "В Караколе починят дорогу"),
        ("dateline", "12 мая 2025 13:12"),
        ("paragraph", LEAD),
        ("paragraph", MORE),
    ]
    assert article.title == "В Караколе починят дорогу"
    assert article.published == date(2025, 5, 12)
    assert article.text == text


def test_a_source_line_may_stand_under_the_dateline(tmp_path: Path) -> None:
    article = read(tmp_path, f"Дорога\n\n12 мая, 2025 / Наш край\nAkorda.kz\n\n{LEAD}")
    assert [kind for kind, _ in layout(article)] == ["title", "dateline", "dateline", "paragraph"]
    assert article.source == "Наш край"


def test_the_date_may_stand_under_the_lead(tmp_path: Path) -> None:
    text = f"В Караколе починят дорогу\n\n{LEAD}\n\n12 мая 2025, 13:12\n\n{MORE}\n"
    article = read(tmp_path, text)
    assert article.published == date(2025, 5, 12)
    assert [kind for kind, _ in layout(article)] == ["title", "paragraph", "dateline", "paragraph"]


def test_a_day_far_below_is_a_heading_of_a_chronicle(tmp_path: Path) -> None:
    before = f"Хроника ремонта\n\n{LEAD}\n\n{MORE}\n\n{LEAD}\n\n{MORE}"
    after = "\n\nДорогу откроют." * 12
    assert read(tmp_path, f"{before}\n\n12 мая 2025{after}").published is None


def test_whose_news_it_is_may_stand_before_the_day(tmp_path: Path) -> None:
    line = "Пресс-служба акимата города Караколь, 12 мая 2025 года"
    article = read(tmp_path, f"В Караколе починят дорогу\n\n{line}\n\n{LEAD}")
    assert (article.published, article.source) == (
        date(2025, 5, 12),
        "Пресс-служба акимата города Караколь",
    )


def test_the_date_may_stand_above_the_title(tmp_path: Path) -> None:
    article = read(tmp_path, f"12.05.2025\nВ Караколе починят дорогу\n\n{LEAD}")
    assert article.title == "В Караколе починят дорогу"
    assert article.published == date(2025, 5, 12)


def test_a_date_glued_before_the_first_sentence_leaves_no_title(tmp_path: Path) -> None:
    article = read(tmp_path, f" date 2025-12-25 {LEAD}\n\n{MORE}")
    assert layout(article) == [
        ("dateline", "date 2025-12-25"),
        ("paragraph", LEAD),
        ("paragraph", MORE),
    ]
    assert article.title is None
    assert article.published == date(2025, 12, 25)


def test_an_agency_opening_is_cut_off_the_first_sentence(tmp_path: Path) -> None:
    article = read(tmp_path, f"Дорога в Каракол\n\nКАРАКОЛ. КАЗИНФОРМ – {LEAD}")
    assert layout(article)[1:] == [
        ("dateline", "КАРАКОЛ. КАЗИНФОРМ –"),
        ("paragraph", LEAD),
    ]
    assert article.source == "Казинформ"


def test_a_section_above_the_title_is_no_title(tmp_path: Path) -> None:
    article = read(tmp_path, f"Общество\nВ Караколе починят дорогу\n12.05.2025\n{LEAD}")
    assert article.title == "В Караколе починят дорогу"


def test_a_title_may_end_with_a_full_stop_if_the_date_follows(tmp_path: Path) -> None:
    article = read(tmp_path, f"В Караколе починят дорогу.\n12 мая 2025\n{LEAD}")
    assert article.title == "В Караколе починят дорогу."


@pytest.mark.parametrize(
    "first",
    ["Аким провёл встречу.", "Уважаемые жители района!", "Повестка дня:", "Слово " * 60],
)
def test_a_sentence_a_greeting_or_a_long_line_is_no_title(tmp_path: Path, first: str) -> None:
    assert read(tmp_path, f"{first}\n\n{LEAD}\n\n{MORE}").title is None


def test_a_lone_line_is_a_paragraph_not_a_title(tmp_path: Path) -> None:
    article = read(tmp_path, "В Караколе починят дорогу")
    assert article.title is None
    assert layout(article) == [("paragraph", "В Караколе починят дорогу")]


def test_a_shouted_title_is_kept_as_it_is(tmp_path: Path) -> None:
    assert read(tmp_path, f"ДОРОГУ ПОЧИНЯТ\n\n{LEAD}").title == "ДОРОГУ ПОЧИНЯТ"


def test_a_lone_line_of_capitals_in_the_text_is_a_subhead(tmp_path: Path) -> None:
    article = read(tmp_path, f"Дорога\n\n{LEAD}\n\nПОРУЧЕНИЯ АКИМА\n\n{MORE}")
    assert layout(article)[2] == ("title", "ПОРУЧЕНИЯ АКИМА")
    assert article.title == "Дорога"


def test_labelled_fields_above_the_text_are_read(tmp_path: Path) -> None:
    head = "Заголовок: В Караколе починят дорогу\nДата: 12.05.2025\nИсточник: Наш край\n"
    article = read(tmp_path, f"{head}Ссылка: https://kray.example/1\n\n{LEAD}")
    assert article.title == "В Караколе починят дорогу"
    assert (article.published, article.source) == (date(2025, 5, 12), "Наш край")
    assert article.url == "https://kray.example/1"
    assert [kind for kind, _ in layout(article)][-1] == "paragraph"


def test_a_source_at_the_end_is_read(tmp_path: Path) -> None:
    article = read(tmp_path, f"{LEAD}\n\n{MORE}\n\nИсточник: https://www.inform.kz/ru/a_1")
    assert (article.source, article.url) == ("Казинформ", "https://www.inform.kz/ru/a_1")
    assert layout(article)[-1][0] == "credit"


def test_a_date_on_the_last_line_is_the_date_of_a_press_release(tmp_path: Path) -> None:
    article = read(tmp_path, f"{LEAD}\n\n{MORE}\n\n12 мая 2025 года")
    assert article.published == date(2025, 5, 12)
    assert layout(article)[-1][0] == "dateline"


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("Сегодня, 02:47", "«сегодня»"),
        ("24 апреля", "нет года"),
        ("31 февраля 2025", "нет в календаре"),
    ],
)
def test_an_unresolvable_date_is_a_note_not_a_guess(tmp_path: Path, line: str, words: str) -> None:
    article = read(tmp_path, f"Дорога\n\n{line}\n\n{LEAD}")
    assert article.published is None
    assert [problem.level for problem in article.problems] == ["note"]
    assert words in article.problems[0].message
    assert article.problems[0].where.endswith("a.txt")


def test_a_date_in_the_text_is_not_the_date_of_publication(tmp_path: Path) -> None:
    text = f"Дорога\n\n12 мая 2025 года аким района посетил посёлок.\n\n{LEAD}"
    assert read(tmp_path, text).published is None


@pytest.mark.parametrize(
    "line",
    [
        "Фото: акимат района",
        "Фото: акимат района / Аскар Болатов",
        "Фото пресс-службы акимата района",
        "Автор: Аскар Болатов",
        "© Наш край",
        "Сурет: аудан әкімдігі",
    ],
)
def test_credits_are_no_paragraphs(tmp_path: Path, line: str) -> None:
    article = read(tmp_path, f"Дорога\n\n{LEAD}\n\n{line}\n\n{MORE}")
    assert layout(article)[2] == ("credit", line)


@pytest.mark.parametrize(
    "line",
    [
        "Фото было опубликовано на странице акима и разошлось по сети.",
        "Автор поблагодарил всех, кто пришёл на встречу.",
        "Видео посмотрели сто тысяч жителей района",
        "Продолжение переговоров намечено на осень.",
        "По теме паводков аким дал отдельное поручение.",
    ],
)
def test_a_sentence_that_begins_like_a_credit_or_teaser_is_a_paragraph(
    tmp_path: Path, line: str
) -> None:
    article = read(tmp_path, f"Дорога\n\n{LEAD}\n\n{line}\n\n{MORE}")
    assert layout(article)[2] == ("paragraph", line)


@pytest.mark.parametrize(
    "line",
    [
        "Читайте также: В Караколе открыли школу",
        "Подписывайтесь на наш канал в Telegram!",
        "Нашли ошибку? Выделите её и нажмите Ctrl+Enter.",
        "■ В Караколе открыли школу 15 апреля 2024 16:45",
        "Тағы оқыңыз: Мектеп ашылды",
    ],
)
def test_invitations_elsewhere_are_teasers(tmp_path: Path, line: str) -> None:
    article = read(tmp_path, f"Дорога\n\n{LEAD}\n\n{line}\n\n{MORE}")
    assert layout(article)[2] == ("teaser", line)


def test_the_links_under_an_announcement_are_teasers_up_to_the_next_sentence(
    tmp_path: Path,
) -> None:
    links = "Читайте также:\nВ Караколе открыли школу\nКто починит мост"
    article = read(tmp_path, f"Дорога\n\n{LEAD}\n\n{links}\n\n{MORE}")
    kinds = [kind for kind, _ in layout(article)]
    assert kinds == ["title", "paragraph", "teaser", "teaser", "teaser", "paragraph"]


def test_links_glued_into_a_paragraph_are_cut_out(tmp_path: Path) -> None:
    teaser = "Продолжение■Кто починит мост13 мая 2025 11:19■Школу открыли14 мая 2025 08:00"
    article = read(tmp_path, f"Дорога\n\n{LEAD}{teaser}{MORE}")
    assert layout(article)[1:] == [("paragraph", LEAD), ("teaser", teaser), ("paragraph", MORE)]


def test_a_link_glued_to_the_end_is_cut_off(tmp_path: Path) -> None:
    article = read(tmp_path, f"Дорога\n\n{LEAD}{MORE}Читайте также:Кто починит мост\n")
    assert layout(article)[1:] == [
        ("paragraph", LEAD + MORE),
        ("teaser", "Читайте также:Кто починит мост"),
    ]


def test_background_is_a_paragraph(tmp_path: Path) -> None:
    article = read(tmp_path, f"Дорога\n\n{LEAD}\n\nНапомним, мост построили в 2010 году.")
    assert layout(article)[-1][0] == "paragraph"


@pytest.mark.parametrize(
    "line",
    [
        "Теги: дорога, Каракол",
        "#Каракол #дорога",
        "Марат Досов, Каракол, дорога",
        "Марат Досов Каракол посёлок Каракол",
    ],
)
def test_tags_close_an_article(tmp_path: Path, line: str) -> None:
    article = read(tmp_path, f"Дорога\n\n{LEAD}\n\n{MORE}\n\n{line}")
    assert layout(article)[-1] == ("tags", line)


@pytest.mark.parametrize(
    "line",
    [
        "Встречу в посёлке Каракол завершил Марат Досов",
        "Марат Досов поблагодарил жителей",
        "Марат Досов, аким района, приехал в посёлок Каракол",
        "«Каракол», Досов, дорога",
    ],
)
def test_a_last_sentence_without_its_full_stop_stays_a_paragraph(tmp_path: Path, line: str) -> None:
    article = read(tmp_path, f"Дорога\n\n{LEAD}\n\n{MORE}\n\n{line}")
    assert layout(article)[-1] == ("paragraph", line)


def test_lines_wrapped_at_the_margin_are_one_paragraph(tmp_path: Path) -> None:
    wrapped = LEAD.replace(" с ", "\nс ").replace(" и ", "\nи ")
    article = read(tmp_path, f"Дорога\n\n{wrapped}\n\n{MORE}")
    assert layout(article)[1:] == [("paragraph", wrapped), ("paragraph", MORE)]


WRAPPED = (
    "Медиаторы района рассмотрели сто двенадцать обращений жителей и\n"
    "помогли договориться большинству из них ещё до суда."
)


def test_a_wrapped_line_may_go_on_with_a_number_or_a_name(tmp_path: Path) -> None:
    number = "Председатель Совета матерей Приозёрной области Раушан Тлеубай\n14 мая подвела итоги."
    name = "На открытии нового дома дружбы в селе Каракол присутствовал\nМарат Досов с семьёй."
    article = read(tmp_path, f"Итоги\n\n{number}\n\n{WRAPPED}\n\n{name}")
    assert layout(article)[1:] == [
        ("paragraph", number),
        ("paragraph", WRAPPED),
        ("paragraph", name),
    ]


@pytest.mark.parametrize("below", ["12 мая 2025 г.", "12.05.2025", "Айгуль Сеитова"])
def test_a_headline_as_wide_as_the_margin_keeps_its_line(tmp_path: Path, below: str) -> None:
    headline = "В Приозёрной области медиаторы подвели итоги первого полугодия"
    article = read(tmp_path, f"{headline}\n{below}\n\n{WRAPPED}\n\n{LEAD}")
    assert article.title == headline


def test_a_wrapped_title_is_one_title(tmp_path: Path) -> None:
    article = read(tmp_path, f"В Караколе починят дорогу\nи построят мост\n\n{LEAD}")
    assert article.title == "В Караколе починят дорогу и построят мост"


def test_lines_that_are_paragraphs_stay_apart(tmp_path: Path) -> None:
    article = read(tmp_path, f"Дорога\n{LEAD}\n{MORE}\nПоручено:\nоткрыть школу;\nпочинить мост.")
    assert [kind for kind, _ in layout(article)] == ["title"] + ["paragraph"] * 5


def test_no_break_spaces_and_controls_do_not_reach_the_title(tmp_path: Path) -> None:
    article = read(tmp_path, f"\x01В\xa0Караколе\t\x0bпочинят\u200b дорогу\n\n{LEAD}")
    assert article.title == "В Караколе починят дорогу"


def test_spans_are_without_blanks_at_their_ends(tmp_path: Path) -> None:
    article = read(tmp_path, f"\xa0Дорога \n\n \t{LEAD}\xa0\u200b\n \xa0\n{MORE}  ")
    assert layout(article) == [("title", "Дорога"), ("paragraph", LEAD), ("paragraph", MORE)]


def test_a_kazakh_article_has_title_date_and_source(tmp_path: Path) -> None:
    body = "Аудан әкімі ауыл тұрғындарымен кездесіп, жол туралы айтты, деп хабарлайды Kazinform."
    article = read(tmp_path, f"Қаракөлде жол жөнделеді\n\n2025 жылғы 12 мамыр\n\n{body}\n")
    assert article.language == "kk"
    assert article.title == "Қаракөлде жол жөнделеді"
    assert (article.published, article.source) == (date(2025, 5, 12), "Казинформ")


def test_kazakh_paragraphs_of_a_russian_article_have_no_block_and_a_note(tmp_path: Path) -> None:
    kazakh = "Аудан әкімі ауыл тұрғындарымен кездесіп, жөндеу жұмыстары туралы өзі айтып берді."
    article = read(tmp_path, f"Дорога\n\n{LEAD}\n\n{MORE}\n\n{kazakh}\n")
    assert article.language == "ru"
    assert [kind for kind, _ in layout(article)] == ["title", "paragraph", "paragraph"]
    assert "казахском языке (1)" in article.problems[0].message


def test_breadcrumbs_counters_and_the_author_are_neither_title_nor_paragraph(
    tmp_path: Path,
) -> None:
    head = (
        "Главная » Новости\nДорога в Каракол\n12 мая 2025, 10:15\nАйгуль Сеитова\n1 520 просмотров"
    )
    article = read(tmp_path, f"{head}\n\n{LEAD}\n\n{MORE}\n\nАйгуль СЕИТОВА")
    assert [kind for kind, _ in layout(article)] == [
        "tags", "title", "dateline", "credit", "dateline", "paragraph", "paragraph", "credit",
    ]  # fmt: skip
    assert article.title == "Дорога в Каракол"


@pytest.mark.parametrize(
    "line",
    [
        "12 мая 2025 Автор: Айгуль Сеитова",
        "12 мая 2025 10:15 Айгуль Сеитова",
        "г. Каракол     12 мая 2025 года",
    ],
)
def test_an_author_or_a_place_may_stand_on_the_line_of_the_date(tmp_path: Path, line: str) -> None:
    article = read(tmp_path, f"Дорога в Каракол\n\n{line}\n\n{LEAD}")
    assert layout(article)[1] == ("dateline", line)
    assert (article.published, article.source) == (date(2025, 5, 12), None)


def test_a_source_may_stand_on_the_line_of_the_date(tmp_path: Path) -> None:
    article = read(tmp_path, f"Дорога\n\nДата: 12.05.2025 г. Источник: Наш край\n\n{LEAD}")
    assert (article.published, article.source) == (date(2025, 5, 12), "Наш край")


def test_a_source_may_have_both_name_and_address(tmp_path: Path) -> None:
    article = read(tmp_path, f"{LEAD}\n\nИсточник: Наш край, https://kray.example/1.")
    assert (article.source, article.url) == ("Наш край", "https://kray.example/1")


def test_the_contacts_of_a_press_release_are_no_source(tmp_path: Path) -> None:
    article = read(tmp_path, f"{LEAD}\n\n{MORE}\n\nАдрес: ул. Абая, 5. Сайт: www.school.kz")
    assert (article.source, article.url) == (None, None)


def test_a_speaker_above_a_block_quote_keeps_his_line(tmp_path: Path) -> None:
    article = read(tmp_path, f"Дорога\n\n{LEAD}\n\nМарат Досов\nаким района\n«Починим.»\n\n{MORE}")
    assert [words for _, words in layout(article)][2:4] == ["Марат Досов", "аким района"]


def test_whose_site_it_is_stands_above_the_headline(tmp_path: Path) -> None:
    text = f"Акимат Приозерской области\nНовости региона\n\nДорога готова\n\n12.05.2025\n\n{LEAD}"
    article = read(tmp_path, text)
    assert article.title == "Дорога готова"
    assert article.source == "Акимат Приозерской области"
    assert article.published == date(2025, 5, 12)


@pytest.mark.parametrize(
    "headline",
    [
        "Акимат Приозерской области объявил конкурс",
        "Министерство культуры: итоги года",
        "Управление образования Приозерска",
        "Курс валют на 12 мая",
    ],
)
def test_a_headline_may_begin_as_a_line_of_the_site_does(tmp_path: Path, headline: str) -> None:
    article = read(tmp_path, f"{headline}\n\n12.05.2025\n\n{LEAD}\n\n{MORE}")
    assert article.title == headline


def test_a_section_and_tags_may_stand_under_the_date(tmp_path: Path) -> None:
    text = f"Дорога готова\n\n12.05.2025\nПарламент\n#дороги #Минтранс\nРубрика: Общество\n\n{LEAD}"
    kinds = [kind for kind, _ in layout(read(tmp_path, text))]
    assert kinds == ["title", "dateline", "tags", "tags", "tags", "paragraph"]


def test_an_agency_that_no_table_knows_opens_the_article_in_capitals(tmp_path: Path) -> None:
    text = f"Дорога\n\nКАРАКОЛ. 12 мая 2025 года. QARAKOLINFO – {LEAD}"
    article = read(tmp_path, text)
    assert article.published == date(2025, 5, 12)
    assert article.source == "QARAKOLINFO"
    assert layout(article)[-1] == ("paragraph", LEAD)


COOKIES = "Мы используем файлы cookie, чтобы сайт работал лучше. Продолжая, вы соглашаетесь."
OTHERS = "Реку очистили от мусора\nШколу в Караколе назвали лучшей\nРыбаки спасли лося из реки"


@pytest.mark.parametrize(
    "above",
    [
        "Прямой эфир Новости спорта",
        "Categories: Политика",
        "POLITICS & ECONOMICS & NEWS",
        "$499.51 €525.83 ₽4.62\n×",
        "USD 88.81\nEUR 95.39",
        "Новости Приозерска и Каракола\nКурсы валют в банках Приозерска:\n489.39\nСмотреть все >",
        "RU\nПриозерск\n+2°\nясно ветер 2 м/с, ЮВ",
        f"Поиск\n\nСоответствие GDPR\n\n{COOKIES}",
    ],
)
def test_what_a_page_shows_above_its_headline_is_none(tmp_path: Path, above: str) -> None:
    article = read(tmp_path, f"{above}\n\nВ Караколе починят дорогу\n\n12.05.2025\n\n{LEAD}")
    assert (article.title, article.published) == ("В Караколе починят дорогу", date(2025, 5, 12))
    assert [words for kind, words in layout(article) if kind == "paragraph"] == [LEAD]


def test_an_english_day_may_have_full_stops(tmp_path: Path) -> None:
    article = read(tmp_path, f"May 12. 2025. 10:24\n\nВ Караколе починят дорогу\n\n{LEAD}")
    assert (article.title, article.published) == ("В Караколе починят дорогу", date(2025, 5, 12))


@pytest.mark.parametrize("below", ["Последние новости\n\n15:48\n\nВчера\n\n1 701", OTHERS])
def test_what_a_page_shows_below_its_article_is_no_paragraph(tmp_path: Path, below: str) -> None:
    article = read(tmp_path, f"В Караколе починят дорогу\n\n12.05.2025\n\n{LEAD}\n\n{below}")
    kinds = [kind for kind, _ in layout(article)]
    assert kinds.count("paragraph") == 1
    assert set(kinds[3:]) == {"teaser"}


@pytest.mark.parametrize(
    "list_of_papers",
    [
        "Меморандум о дружбе городов\nПлан совместных действий акиматов\nСоглашение о дорогах",
        "Реку очистили от мусора\nШколу в Караколе назвали лучшей",
    ],
)  # fmt: skip
def test_a_list_and_two_lines_without_stops_stay(tmp_path: Path, list_of_papers: str) -> None:
    article = read(tmp_path, f"Подписаны документы\n\n12.05.2025\n\n{LEAD}\n\n{list_of_papers}")
    assert "teaser" not in [kind for kind, _ in layout(article)]


def test_an_author_in_capitals_may_stand_with_his_city_under_the_headline(tmp_path: Path) -> None:
    article = read(tmp_path, f"В Караколе починят дорогу\n\n682 Айгуль СЕИТОВА, Астана\n\n{LEAD}")
    assert layout(article)[1] == ("credit", "682 Айгуль СЕИТОВА, Астана")


@pytest.mark.parametrize("line", ["12.05.2025 ТАСС 1", " date 2025-05-12 18+"])
def test_a_count_or_an_age_may_stand_behind_the_day(tmp_path: Path, line: str) -> None:
    article = read(tmp_path, f"В Караколе починят дорогу\n\n{line}\n\n{LEAD}")
    assert article.published == date(2025, 5, 12)


def test_a_search_in_a_sentence_is_no_menu(tmp_path: Path) -> None:
    article = read(tmp_path, f"Поиск рыбаков завершён\n\n12.05.2025\n\n{LEAD}")
    assert article.title == "Поиск рыбаков завершён"
