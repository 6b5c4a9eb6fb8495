from ankbrief.articles.languages import language_of, split_languages
from ankbrief.model import Block, Span

RUSSIAN = (
    "Аким района Ернұр Сәбитұлы провёл встречу с жителями посёлка и рассказал о ремонте дороги. "
    "По его словам, работы начнутся весной и закончатся до конца лета, деньги на них выделены. "
    "Жители попросили поставить у школы новые фонари и открыть в клубе кружок для детей."
)
KAZAKH = (
    "Аудан әкімі ауыл тұрғындарымен кездесіп, жол жөндеу жұмыстары туралы айтып берді. "
    "Оның сөзінше, жұмыс көктемде басталып, жаздың соңына дейін аяқталады, қаражат бөлінген. "
    "Тұрғындар мектептің жанына жаңа шамдар орнатуды және балаларға үйірме ашуды сұрады."
)


def blocks_of(*paragraphs: str) -> tuple[str, tuple[Block, ...]]:
    text, blocks = "", []
    for paragraph in paragraphs:
        blocks.append(Block("paragraph", Span(len(text), len(text) + len(paragraph))))
        text += paragraph + "\n\n"
    return text, tuple(blocks)


def test_a_russian_article_with_kazakh_names_is_russian() -> None:
    assert language_of(RUSSIAN) == "ru"


def test_a_kazakh_article_is_kazakh() -> None:
    assert language_of(KAZAKH) == "kk"
    assert language_of(KAZAKH.upper()) == "kk"


def test_a_kazakh_name_does_not_make_a_short_russian_text_kazakh() -> None:
    assert language_of("Әлия Нұрланқызы Өтебаева выступила в Астане с докладом") == "ru"
    assert language_of("Әлия Нұрланқызы мен әріптестері кездесті") == "kk"


def test_latin_and_other_scripts_are_neither() -> None:
    assert language_of("The governor met the residents and promised a road.") == "other"
    assert language_of("Aýdan ákimi turǵyndarmen kezdesti") == "other"
    assert language_of("省长会见了居民") == "other"


def test_other_cyrillic_alphabets_are_neither() -> None:
    assert language_of("Голова громади зустрівся з мешканцями й розповів про її дороги.") == "other"
    assert (
        language_of("Район башчысы тургундар менен жолугуп, жөндөө иштери үчүн айтты.") == "other"
    )
    assert language_of("Туман ҳокими аҳоли билан учрашди ва йўл ҳақида гапирди.") == "other"


def test_in_a_russian_article_the_kazakh_paragraphs_are_told_apart() -> None:
    text, blocks = blocks_of(RUSSIAN, RUSSIAN, KAZAKH)
    assert split_languages(text, blocks) == ("ru", (blocks[2],))


def test_in_a_kazakh_article_the_russian_paragraphs_are_told_apart() -> None:
    text, blocks = blocks_of(KAZAKH, RUSSIAN, KAZAKH)
    assert split_languages(text, blocks) == ("kk", (blocks[1],))


def test_a_kazakh_title_in_quotation_marks_keeps_its_paragraph_russian() -> None:
    text, blocks = blocks_of(f"Форум «Бейбітшілік пен бірліктің кепілі» завершён. {RUSSIAN}")
    assert split_languages(text, blocks) == ("ru", ())
