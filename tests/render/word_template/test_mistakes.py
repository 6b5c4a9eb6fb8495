"""Each mistake of a Word template is found before it is filled, at its place, in Russian."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import docx
import pytest
from docx.opc.constants import RELATIONSHIP_TYPE

from ankbrief.errors import TemplateError
from ankbrief.render.word_template import fill, mistakes_in
from made_word import Rows, brief, changed, document, saved, template

HYPERLINK = RELATIONSHIP_TYPE.HYPERLINK
LOOP = ("{%p for событие in события %}", "{%p endfor %}")


def only(path: Path) -> tuple[str, str, str]:
    """Message, offending text and hint of the one mistake."""
    (found,) = mistakes_in(path)
    return found.message, found.text, found.hint


@pytest.mark.parametrize(
    ("text", "message", "offending", "hint"),
    [
        ("{{ заголовк }}", "нет переменной «заголовк»", "{{ заголовк }}", "«заголовок»"),
        ("{{ titel }}", "нет переменной «titel»", "{{ titel }}", "«title»"),
        ("{{ организация|датт }}", "нет фильтра «датт»", "{{ организация|датт }}", "«дат»"),
        (
            '{{ организация|падеж("датильный") }}',
            "нет падежа «датильный»",
            '{{ организация|падеж("датильный") }}',
            "«дательный»",
        ),
        ("{ заголовок }", "скобки тега", "{ заголовок }", "{{ заголовок }}"),
        ("{{ заголовок }", "тег не закрыт", "{{ заголовок }", "{{ заголовок }}"),
        ("[{{ заголовок] слова", "тег не закрыт", "{{ заголовок", "Нужно: {{ заголовок }}."),
        ("{ события[0].заголовок }", "скобки тега", "{ события[0].заголовок }", "{{ события[0]"),
        ("{{ период|период дат }}", "лишнее слово «дат»", "{{ период|период дат }}", "черту «|»"),
        ("{% для x in люди %}{% endfor %}", "нет команды «для»", "{% для x in люди %}", "«for»"),
        (
            "{% for x in заголовок %}{{ x.имя }}{% endfor %}",
            "«заголовок» — не список",
            "{% for x in заголовок %}",
            "",
        ),
        ("{% fro x in люди %}", "нет команды «fro»", "{% fro x in люди %}", "«for»"),
        ("{% if люди %}да", "блок «if» не закрыт", "{% if люди %}", ""),
        ("{{ организация|safe }}", "нет фильтра «safe»", "{{ организация|safe }}", ""),
        (
            '{% include "../../etc/passwd" %}',
            "в шаблоне Word команды «include» нет",
            '{% include "../../etc/passwd" %}',
            "не подключаются",
        ),
    ],
)
def test_a_mistake_is_told_with_its_text_and_what_was_meant(
    tmp_path: Path, text: str, message: str, offending: str, hint: str
) -> None:
    told, shown, maybe = only(template(tmp_path, "Слова", text))
    assert message in told
    assert shown == offending
    assert hint in maybe


def test_a_field_deep_in_a_loop_is_found_with_its_russian_neighbour(tmp_path: Path) -> None:
    path = template(
        tmp_path,
        LOOP[0],
        "{% for решение in событие.поручения_и_решения %}{{ решение.испонители|кому }}{% endfor %}",
        LOOP[1],
    )
    (found,) = mistakes_in(path)
    assert found.message == "нет поля «испонители» у «решение»"
    assert found.hint == "Возможно, вы имели в виду «исполнители»."
    assert (found.part, found.paragraph) == ("word/document.xml", 2)
    assert found.where == "briefing.docx, абзац 2"


@pytest.mark.parametrize("first", ["{p if люди}", "%{p if люди }%"])
def test_a_condition_in_single_braces_is_the_only_mistake(tmp_path: Path, first: str) -> None:
    rest = ("слова", "{%p else %}", "нет", "{%p endif %}")
    message, text, hint = only(template(tmp_path, first, *rest))
    assert (message, text) == ("скобки тега написаны не так", first)
    assert hint == "Нужно: {%p if люди %}."


def test_a_loop_whose_name_was_changed_says_the_name_it_has(tmp_path: Path) -> None:
    path = template(tmp_path, "{%p for дело in события %}", "{{ событие.номер }}", "{%p endfor %}")
    text = "{{ история.номер }} и {{ история.номер|дат }}"
    changed(path, "word/document.xml", replacing("{{ событие.номер }}", text))
    message, offending, hint = only(path)
    assert message == "нет переменной «история»"
    assert offending == "{{ история.номер }}"
    assert hint == "В этом цикле есть «дело»."


def test_text_beside_a_paragraphs_tag_is_told_before_it_is_lost(tmp_path: Path) -> None:
    path = template(tmp_path, "Люди: {%p if люди %}", "слова", "{%p endif %}")
    message, text, _ = only(path)
    assert message.endswith("он пропал бы: «Люди:»")
    assert text == "{%p if люди %}"


def test_text_beside_a_rows_tag_is_told_too(tmp_path: Path) -> None:
    rows = (("{%tr for x in люди %}", "Имя"), ("{{ x.имя }}", ""), ("{%tr endfor %}", ""))
    message, _, hint = only(template(tmp_path, "Слова", rows=rows))
    assert "он пропал бы: «Имя»" in message
    assert hint.startswith("Дайте тегу отдельную строку таблицы")


@pytest.mark.parametrize(
    ("paragraphs", "rows", "message"),
    [
        (("{%p for x in люди %}", "{{ x.имя }}", "{% endfor %}"), (), "этот тег другого вида"),
        (("{%tr for x in люди %}", "{%tr endfor %}"), (), "{%tr стоит вне таблицы"),
        ((), (("{% for x in люди %}", "{{ x.имя }}{% endfor %}"),), "в разных частях таблицы"),
    ],
)
def test_a_block_that_would_tear_the_document_is_told(
    tmp_path: Path, paragraphs: tuple[str, ...], rows: Rows, message: str
) -> None:
    found = mistakes_in(template(tmp_path, *paragraphs, rows=rows))
    assert message in found[0].message


def test_the_end_that_is_missing_is_named_as_it_must_be_written(tmp_path: Path) -> None:
    message, _, _ = only(template(tmp_path, "{%p if люди %}", "слова"))
    assert message == "блок «if» не закрыт: нет {%p endif %}"


def test_the_place_is_told_in_tables_headers_and_by_page(tmp_path: Path) -> None:
    path = template(tmp_path, "Слова", rows=(("a", "b"), ("c", "{{ x1 }}")), header="{{ x2 }}")
    places = [found.where for found in mistakes_in(path)]
    assert places == [
        "briefing.docx, таблица 1, строка 2, столбец 2",
        "briefing.docx, верхний колонтитул, абзац 1",
    ]


def test_the_place_names_the_heading_above(tmp_path: Path) -> None:
    path = template(tmp_path, "{{ а1 }}", "Люди", "{{ а2 }}")
    made = docx.Document(str(path))
    heading = next(one for one in made.paragraphs if one.text == "Люди")
    heading.style = made.styles["Heading 2"]
    made.save(str(path))
    places = [found.where for found in mistakes_in(path)]
    assert places == ["briefing.docx, абзац 1", "briefing.docx, раздел «Люди», абзац 3"]


def test_a_tag_that_nobody_fills_is_told(tmp_path: Path) -> None:
    path = template(tmp_path, "слова")
    made = docx.Document(str(path))
    made.part.relate_to("https://kz/%7B%7B%20заголовок }}", HYPERLINK, is_external=True)
    made.save(str(path))
    (found,) = mistakes_in(path)
    assert found.where == "briefing.docx, адрес ссылки"
    assert (found.text, found.paragraph) == ("{{ заголовок }}", 0)
    assert found.message == "тег стоит там, где программа его не заменит"


def test_a_mistake_in_a_text_box_is_told_once(tmp_path: Path) -> None:
    path = template(tmp_path, "НАДПИСЬ")
    box = "<w:txbxContent><w:p><w:r><w:t>{{ а1 }}</w:t></w:r></w:p></w:txbxContent>"
    both = f"<mc:Choice Requires='wps'>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback>"
    name = "http://schemas.openxmlformats.org/markup-compatibility/2006"
    shape = f"<mc:AlternateContent xmlns:mc='{name}'>{both}</mc:AlternateContent>"
    changed(path, "word/document.xml", replacing("<w:t>НАДПИСЬ</w:t>", shape))
    assert only(path)[1] == "{{ а1 }}"


def test_all_mistakes_are_told_at_once_in_the_order_of_the_paragraphs(tmp_path: Path) -> None:
    path = template(
        tmp_path, "{{ а1 }}", "{{ организация|б2 }}", "{ заголовок }", "{{ г4 }} {{ д5 }}"
    )
    found = mistakes_in(path)
    assert [one.paragraph for one in found] == [1, 2, 3, 4, 4]


def test_a_template_with_mistakes_is_not_filled(tmp_path: Path) -> None:
    path = template(tmp_path, "{{ а1 }}", "{{ а2 }}")
    with pytest.raises(TemplateError, match="нет переменной «а1»") as caught:
        fill(path, brief())
    assert "Всего ошибок в шаблоне: 2" in caught.value.hint


def test_no_false_alarm_on_all_that_is_allowed(tmp_path: Path) -> None:
    path = template(
        tmp_path,
        "{% set сколько = события|количество %}{{ сколько|число(«событие») }}",
        "{% macro ссылка(n) %}[{{ n }}]{% endmacro %}{{ ссылка(1) }}",
        '{{ люди|каждое(attribute="имя")|через(", ") }}',
        "{{ поручения_и_решения|где(«вид», «equalto», «поручение»)|количество }}",
        "{{ loop_is_a_word if loop_is_a_word is defined }}",
        "{# заметка #} 50 % и {скобки}",
        LOOP[0],
        "{{ цикл.по_счёту }}. {{ событие.заголовок|типограф }} {{ story }}".replace(
            "{{ story }}", ""
        ),
        "{% if событие.когда %}{{ событие.когда|дата }}{% elif событие.место %}—{% endif %}",
        LOOP[1],
    )
    assert mistakes_in(path) == ()


def test_a_tag_torn_over_two_paragraphs_is_told_at_both_ends(tmp_path: Path) -> None:
    found = mistakes_in(template(tmp_path, "Люди: {{ люди[0]", ".имя }} и все"))
    assert [one.paragraph for one in found] == [1, 2]
    assert {one.message for one in found} == {
        "тег разорван: он начат в одном абзаце, а кончен в другом"
    }
    assert [one.text for one in found] == ["{{ люди[0]", ".имя }}"]


def test_the_page_is_told_where_word_has_noted_it(tmp_path: Path) -> None:
    path = template(tmp_path, "Слова", "НОВАЯ", "{{ а1 }}")
    mark = "<w:lastRenderedPageBreak/><w:t>НОВАЯ"
    changed(path, "word/document.xml", lambda xml: xml.replace("<w:t>НОВАЯ", mark))
    assert mistakes_in(path)[0].where == "briefing.docx, стр. 2, абзац 3"


def replacing(old: str, new: str) -> Callable[[str], str]:
    return lambda text: text.replace(old, new)


def test_tags_in_text_boxes_controls_and_links_are_read(tmp_path: Path) -> None:
    path = template(tmp_path, "ССЫЛКА", "ПОЛЕ", "НАДПИСЬ")
    inside = "<w:r><w:t>{{ а1 }}</w:t></w:r>"
    box = f"<w:txbxContent><w:p>{inside}</w:p></w:txbxContent>"
    shape = (
        f"<v:shape xmlns:v='urn:schemas-microsoft-com:vml'><v:textbox>{box}</v:textbox></v:shape>"
    )
    for word, xml in (
        ("ССЫЛКА", f"<w:hyperlink w:anchor='a'>{inside}</w:hyperlink>"),
        ("ПОЛЕ", f"<w:sdt><w:sdtContent>{inside}</w:sdtContent></w:sdt>"),
        ("НАДПИСЬ", f"<w:r><w:pict>{shape}</w:pict></w:r>"),
    ):
        changed(path, "word/document.xml", replacing(f"<w:r><w:t>{word}</w:t></w:r>", xml))
    assert [one.message for one in mistakes_in(path)] == ["нет переменной «а1»"] * 3


def test_a_tag_that_only_lacks_its_letter_is_told_at_its_own_place(tmp_path: Path) -> None:
    path = template(tmp_path, "{% if люди %}", "а", "{%p else %}", "б", "{%p endif %}")
    found = mistakes_in(path)
    assert {one.paragraph for one in found} == {1}
    assert found[0].hint == "Возможно, вы имели в виду «{%p if люди %}»."


def test_a_block_left_open_in_a_cell_does_not_blame_the_blocks_around_it(tmp_path: Path) -> None:
    rows = (("{%tr for x in люди %}",), ("{% if x.имя %}{{ x.имя }}",), ("{%tr endfor %}",))
    made = document("{%p if люди %}", rows=rows)
    made.add_paragraph("{%p endif %}")
    path = tmp_path / "briefing.docx"
    path.write_bytes(saved(made))
    assert only(path)[:2] == ("блок «if» не закрыт: нет {% endif %}", "{% if x.имя %}")


def test_a_brace_forgotten_in_a_paragraphs_tag_is_one_mistake(tmp_path: Path) -> None:
    message, text, hint = only(template(tmp_path, "{%p if люди }", "а", "{%p endif %}"))
    assert message == "тег не закрыт как следует: «}» вместо «%}»"
    assert (text, hint) == ("{%p if люди }", "Нужно: {%p if люди %}.")


def test_a_word_without_its_quotation_marks_is_told_to_have_them(tmp_path: Path) -> None:
    _, _, hint = only(template(tmp_path, "{{ статистика.публикаций|число(публикация) }}"))
    assert hint == 'Если это слово, а не имя, возьмите его в кавычки: "публикация".'
