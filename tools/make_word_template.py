# ruff: noqa: E501, INP001, ISC004  # a script, not a package; a tag stands in one line as in Word
"""Makes `templates/word/briefing.docx`: the weekly brief as a template that is changed in Word.

Its look is that of `templates/weekly/reference.docx`; its comments in the margin explain each tag
and are left out of the documents made of it.

    python tools/make_word_template.py    # from the top folder
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable
from html import escape
from pathlib import Path

from lxml import etree

from ankbrief.data import load
from ankbrief.render.docx import html_to_docx
from ankbrief.render.docx.package import pack
from ankbrief.render.docx.xml import tag as qn
from ankbrief.render.files import write_whole
from ankbrief.render.word_template.names import variables

ROOT = Path(__file__).parents[1]
MADE = ROOT / "templates" / "word" / "briefing.docx"
REFERENCE = ROOT / "templates" / "weekly" / "reference.docx"
MADE_ON = "2026-11-22"  # any day: the same file each time

DOCUMENT = "word/document.xml"
WIDTHS: list[tuple[int, ...]] = []  # of each table, in hundredths, in the order they are made
RIGHT = ("№", "Упоминаний")  # columns of figures

Cells = tuple[str, ...]


def meanings(tables: Iterable[str]) -> dict[str, str]:
    """What each Russian name of the tables means, where it first stands."""
    words = load("template_words")
    every = [word for table in tables for word in words[table].values()]
    return {word["name"]: word["says"] for word in reversed(every)}


PLAIN = ("variables", "loop", "filters", "jinja")
VARIABLES = meanings(("variables", "Briefing"))
MEANINGS = {
    "": {name: says for name, says in VARIABLES.items() if name in variables()},
    ".": meanings(("loop", *(table for table in load("template_words") if table not in PLAIN))),
    "|": meanings(("filters", "jinja")),
}
TOLD: set[tuple[str, str]] = set()  # each name is explained where it first stands


def say(text: str, words: str = "") -> str:
    """The attribute that becomes a comment in the margin: the words, then the names in the text."""
    lines = [words] if words else []
    for inside in re.findall(r"\{[{%](.*?)[%}]\}", text):
        for sign, name in re.findall(r"([.|]?)([а-яё_]+)", re.sub(r'".*?"', "", inside)):
            meaning = MEANINGS[sign].get(name)
            if meaning and (sign, name) not in TOLD:
                TOLD.add((sign, name))
                lines.append(f"{sign}{name}: {meaning[:1].lower()}{meaning[1:]}")
    return f' data-comment="{escape(chr(10).join(lines))}"' if lines else ""


def p(text: str, kind: str = "", comment: str = "") -> str:
    """A paragraph of one of our styles."""
    style = f' class="{kind}"' if kind else ""
    return f"<p{style}{say(text, comment)}>{text}</p>"


def tag(text: str, comment: str = "") -> str:
    """A tag that stands for its whole paragraph."""
    return p(f"{{%p {text} %}}", "note", comment)


def table(
    caption: str, widths: tuple[int, ...], head: Cells, rows: tuple[str, str], cells: Cells
) -> str:
    """A table whose row of cells is repeated; tags stand in rows of their own."""
    WIDTHS.append(widths)
    columns = "".join(f'<col style="width:{width}%">' for width in widths)
    lean = [' class="number"' if text in RIGHT else "" for text in head]
    heads = "".join(f'<th scope="col"{c}>{t}</th>' for t, c in zip(head, lean, strict=True))
    start, comment = rows
    ends = ((f"{{%tr for {start} %}}", comment), ("{%tr endfor %}", ""))
    first, last = (
        f"<tr><td colspan='{len(head)}'{say(text, said)}>{text}</td></tr>" for text, said in ends
    )
    body = "".join(f"<td{c}{say(text)}>{text}</td>" for text, c in zip(cells, lean, strict=True))
    title = f"<caption>{caption}</caption>" if caption else ""
    kind = "wide" if caption else "plain"
    return (
        f'<table class="{kind}">{title}<colgroup>{columns}</colgroup><thead><tr>{heads}</tr></thead>'
        f"<tbody>{first}<tr>{body}</tr>{last}</tbody></table>"
    )


def items(kind: str, loop: str, inside: str, comment: str = "") -> str:
    """A list whose item is repeated; the tags stand in items of their own."""
    start = p(f"{{%p for {loop} %}}", "", comment)
    return f"<{kind}><li>{start}</li><li>{inside}</li><li><p>{{%p endfor %}}</p></li></{kind}>"


MARK = "{{ X|пометка }}"
REFS = "{{ X|откуда }}"
STORY = "{{ событие.номер }}. {{ событие.заголовок|типограф }}"
WHEN = (
    "{% if X.когда %}{{ X.когда|дата }}{% elif Y.опубликовано %}{{ Y.опубликовано|дата }} "
    "(дата публикации){% else %}дата не указана{% endif %}{% if X.место %} · {{ X.место|типограф }}{% endif %}"
)
TASK = "{{ X|задача }}"


def of(text: str, name: str, other: str = "") -> str:
    """One of the pieces above about the loop's own variable."""
    return text.replace("X", name).replace("Y", other or name)


HEADER = (
    p(
        "{{ организация }}",
        "organisation",
        "В двойных фигурных скобках — то, что программа подставит. Организация задаётся в "
        "ankbrief.toml.\nЭти примечания видны только в шаблоне: в готовый документ они не попадут.",
    )
    + f"<h1{say('{{ заголовок }}', 'Название брифинга. Шрифт, размер и цвет меняйте прямо здесь, в Word.')}>"
    "{{ заголовок }}</h1>"
    + p(
        "{{ период|период }}",
        "subtitle",
        "После черты — фильтр: он говорит, как написать. «|период» пишет дни словами.",
    )
    + p(
        '{{ статистика.публикаций|число("публикация") }} · '
        '{{ статистика.число_событий|число("событие") }} · '
        '{{ статистика.вида("поручение")|число("поручение") }} · '
        '{{ статистика.вида("решение")|число("решение") }}',
        "counts",
        '«|число("публикация")» ставит слово в нужную форму: 1 публикация, 2 публикации, '
        "5 публикаций.",
    )
)

KEY_POINTS = (
    "<h2>Главное</h2>"
    + tag(
        "if статистика.сколько_выведено or сроки_недели or срок_истёк",
        "«{%p if … %}» — условие: абзацы до «{%p endif %}» появятся, только если оно верно. "
        "Тег с буквой p стоит в абзаце один; этот абзац исчезнет.",
    )
    + p(
        "◦ — в публикации прямо не сказано, определено по контексту: проверьте по источнику.",
        "note",
    )
    + tag("endif")
    + tag("if главное")
    + items(
        "ol",
        "пункт in главное",
        p("{{ пункт.текст|типограф }}" + of(MARK, "пункт") + " " + of(REFS, "пункт"))
        + p(
            of(WHEN, "пункт", "брифинг.событие(пункт.номер_события)")
            + " · событие {{ пункт.номер_события }}",
            "note",
        ),
        "«{%p for … %}» — повтор: абзацы до «{%p endfor %}» повторятся для каждого пункта.",
    )
    + tag("else", "«{%p else %}» — что написать, если условие не верно.")
    + p("Публикаций с событиями и решениями нет.", "empty")
    + tag("endif")
)

DECISIONS = (
    "<h2>Поручения и решения</h2>"
    + tag("if поручения")
    + table(
        "Поручения",
        (6, 30, 17, 21, 17, 9),
        ("№", "Что поручено", "Кто поручил", "Кому", "Срок", "Откуда"),
        (
            "поручение in поручения",
            "«{%tr for … %}» повторяет строку таблицы. Он стоит в отдельной строке, и она исчезнет.",
        ),
        (
            "{{ поручение.номер }}",
            "{{ поручение.что_сделать|с_прописной|типограф }}"
            "{% if поручение.перед_этим %} (перед этим в публикации: {{ поручение.перед_этим|цитата }}){% endif %}",
            "{% if поручение.кто_решил %}{{ поручение.кто_решил|кратко|с_прописной }}"
            + of(MARK, "поручение")
            + "{% else %}не указано{% endif %}",
            "{% if поручение.исполнители %}{{ поручение.исполнители|кому|с_прописной }}"
            "{% else %}не указано{% endif %}",
            "{{ поручение.срок|срок }}",
            of(REFS, "поручение"),
        ),
    )
    + tag("else")
    + p("Поручений за этот период нет.", "empty")
    + tag("endif")
    + tag("if решения")
    + table(
        "Решения",
        (6, 48, 21, 16, 9),
        ("№", "Что решено", "Кто решил", "Срок", "Откуда"),
        ("решение in решения", ""),
        (
            "{{ решение.номер }}",
            "{{ решение.что_сделать|с_прописной|типограф }}{% if решение.исполнители %} "
            "(исполнители: {{ решение.исполнители|с_должностью }}){% endif %}",
            "{% if решение.кто_решил %}{{ решение.кто_решил|кратко|с_прописной }}"
            + of(MARK, "решение")
            + "{% else %}не указано{% endif %}",
            "{{ решение.срок|срок }}",
            of(REFS, "решение"),
        ),
    )
    + tag("endif")
    + tag("if договорённости")
    + table(
        "Договорённости",
        (6, 48, 21, 16, 9),
        ("№", "О чём договорились", "Кто договорился", "Срок", "Откуда"),
        ("договорённость in договорённости", ""),
        (
            "{{ договорённость.номер }}",
            "{{ договорённость.что_сделать|с_прописной|типограф }}",
            "{% if договорённость.кто_решил %}{{ договорённость.кто_решил|кратко|с_прописной }}"
            + of(MARK, "договорённость")
            + "{% else %}не указано{% endif %}",
            "{{ договорённость.срок|срок }}",
            of(REFS, "договорённость"),
        ),
    )
    + tag("endif")
)

SAID = (
    '{% for сказанное in X.Y %}{{ сказанное.издание or "источник не назван" }}'
    "{% if сказанное.опубликовано %}, {{ сказанное.опубликовано|дата }}{% endif %}: "
    "{{ сказанное.предложение|цитата }}{% if сказанное.номер_источника %} "
    "[{{ сказанное.номер_источника }}]{% endif %}{% if not цикл.последний %}; {% endif %}{% endfor %}"
)


def past_orders(what: str, day: str, comment: str = "") -> str:
    """A table of orders of earlier briefs."""
    return table(
        "",
        (15, 41, 14, 16, 14),
        ("Срок", "Что поручено раньше", "От кого", "Кому", "В брифинге за"),
        (f"прежнее in {what}", comment),
        (
            day,
            "{{ прежнее.что_сделать|с_прописной|типограф }}. "
            + of(SAID, "прежнее", "где_сказано")
            + "{% if прежнее.сказано_позже %}. Позже сказано: "
            + of(SAID, "прежнее", "сказано_позже")
            + "{% endif %}",
            "{% if прежнее.кто_решил %}{{ прежнее.кто_решил|кратко|с_прописной }}"
            + of(MARK, "прежнее")
            + "{% else %}не указано{% endif %}",
            "{% if прежнее.исполнители %}{{ прежнее.исполнители|кому|с_прописной }}"
            "{% else %}не указано{% endif %}",
            "{{ прежнее.период|период }}",
        ),
    )


PAST = (
    tag(
        "if сроки_недели",
        "О прошлых неделях программа помнит сама; раздела нет, когда сказать в нём нечего.",
    )
    + "<h2>Сроки этой недели</h2>"
    + past_orders("сроки_недели", "{{ прежнее.срок|срок|с_прописной }}")
    + tag("endif")
    + tag("if срок_истёк")
    + "<h2>Срок истёк</h2>"
    + p(
        "Поручения из прошлых брифингов, об исполнении которых в прочитанных публикациях не сказано. "
        "Это не значит, что они не исполнены.",
        "note",
    )
    + past_orders(
        "срок_истёк",
        "{% if прежнее.крайний_день %}Истёк {{ прежнее.крайний_день|дата }}{% endif %}",
    )
    + tag("endif")
    + tag("if ответы")
    + "<h2>Что сказано о прежних поручениях</h2>"
    + p(
        "Похоже, что в новых публикациях говорится об этих поручениях прошлых брифингов; исполнены "
        "ли они, сверьте по источнику.",
        "note",
    )
    + past_orders("ответы", "{{ прежнее.срок|срок|с_прописной }}")
    + tag("endif")
)

CONTINUED = (
    tag("if продолжения")
    + "<h2>Продолжение темы</h2>"
    + p(
        "Связь с событиями прошлых брифингов найдена по людям, местам и словам публикаций, прямо о "
        "ней не сказано.",
        "note",
    )
    + items(
        "ul",
        "продолжение in продолжения",
        p(
            "{{ брифинг.событие(продолжение.номер_события).заголовок|типограф }} · событие "
            "{{ продолжение.номер_события }}. {% for былое in продолжение.раньше %}Ранее: "
            "{{ былое.заголовок|цитата }}, брифинг за {{ былое.период|период }}"
            "{% if былое.где_сказано %} ("
            + of(SAID, "былое", "где_сказано")
            + "){% endif %}. {% endfor %}"
        ),
    )
    + tag("endif")
)

CALENDAR = (
    "<h2>Календарь</h2>"
    + tag("if календарь")
    + table(
        "",
        (25, 59, 16),
        ("Когда", "Что предстоит", "Где сказано"),
        (
            "запись in календарь",
            "Чтобы убрать раздел, удалите его абзацы вместе с тегами if и endif.",
        ),
        (
            "{{ запись|дни|с_прописной }}" + of(MARK, "запись"),
            of(TASK, "запись"),
            "{% if запись.номер_решения %}№ {{ запись.номер_решения }}{% else %}событие {{ запись.номер_события }}"
            "{% endif %} " + of(REFS, "запись"),
        ),
    )
    + tag("else")
    + p("Сроков и событий впереди в публикациях не названо.", "empty")
    + tag("endif")
)

STORIES = (
    "<h2>События</h2>"
    + tag("for событие in события")
    + f"<h3{say(STORY)}>{STORY}</h3>"
    + p(
        of(WHEN, "событие")
        + " · {% for номер in событие.номера_источников %}{{ брифинг.источник(номер).издание or "
        '"источник не назван" }} [{{ номер }}]{% if not цикл.последний %}, {% endif %}{% endfor %}',
        "meta",
    )
    + tag("if событие.суть")
    + p(
        '<span class="label">Суть.</span> {% for фраза_сути in событие.суть %}{{ фраза_сути.текст|типограф }}'
        "{% if фраза_сути.выведено %} ◦{% endif %} {% endfor %}",
        "",
        "Теги без буквы p повторяют не абзац, а слова внутри него.",
    )
    + tag("endif")
    + tag("if событие.люди")
    + p(
        '<span class="label">Кто.</span> {% for персона in событие.люди %}{{ персона.имя }}'
        '{% if персона.должности %} — {{ персона.должности|через(", ")|типограф }}{% endif %}'
        + of(MARK, "персона")
        + "{% if not цикл.последний %}; {% else %}.{% endif %}{% endfor %}",
        "",
        "Имя в другом падеже: «персона.имя|дат» — Тимуру Байсалову, «персона.имя|род» — Тимура Байсалова.",
    )
    + tag("endif")
    + tag("if событие.поручения_и_решения")
    + items(
        "ul",
        "решение in событие.поручения_и_решения",
        p(
            '<span class="label">{{ решение.вид|с_прописной }}.</span> '
            + of(TASK, "решение")
            + "{% if решение.номер %} (№ {{ решение.номер }}){% elif решение.срок %} "
            "(срок: {{ решение.срок|срок }}){% endif %}" + of(MARK, "решение")
        ),
    )
    + tag("else")
    + p("Поручений и решений в публикации нет.", "note")
    + tag("endif")
    + tag("if событие.цитата")
    + "<blockquote>"
    + p("{{ событие.цитата.текст|цитата }}")
    + '<p class="speaker">{% if событие.цитата.кто_сказал %}{{ событие.цитата.кто_сказал.имя }}'
    "{% if событие.цитата.кто_сказал.должность %}, {{ событие.цитата.кто_сказал.должность|типограф }}{% endif %}"
    + of(MARK, "событие.цитата")
    + "{% else %}Чьи это слова, в публикации не сказано{% endif %}</p></blockquote>"
    + tag("endif")
    + tag("for расхождение in событие.расхождения")
    + p(
        '<span class="label">Источники расходятся.</span> {{ расхождение.о_чём }}: '
        "{% for значение in расхождение.значения %}{% if значение.дословно %}{{ значение.текст|цитата }}"
        "{% else %}{{ значение.текст|типограф }}{% endif %} "
        + of(REFS, "значение")
        + "{% if not цикл.последний %}, {% endif %}{% endfor %}"
    )
    + tag("endfor")
    + tag("if событие.прежние_решения")
    + p(
        '<span class="label">Из предыстории.</span> '
        "{% for рассказ in событие.предыстория %}{{ рассказ.текст|типограф }} {% endfor %}"
    )
    + tag("endif")
    + tag("else")
    + p("Событий за этот период нет.", "empty")
    + tag("endfor")
)

PEOPLE = (
    "<h2>Люди</h2>"
    + tag("if люди")
    + table(
        "",
        (30, 44, 13, 13),
        ("Имя", "Должность", "Упоминаний", "События"),
        ("персона in люди[:15]", "«[:15]» — не больше пятнадцати."),
        (
            "{{ персона.имя }}",
            '{{ персона.кто.должности|через(", ")|типограф or "не указана" }}'
            + of(MARK, "персона.кто"),
            "{{ персона.упоминаний }}",
            '{{ персона.номера_событий|через(", ") }}',
        ),
    )
    + tag("else")
    + p("Люди в публикациях не названы.", "empty")
    + tag("endif")
)

FIGURES = (
    tag("if графики")
    + "<h2>Неделя в цифрах</h2>"
    + tag("if графики.по_дням")
    + p("{{ графики.по_дням|график }}", "", "«|график» рисует столбики или полосы.")
    + p("Публикации по дням", "note")
    + tag("endif")
    + tag("if графики.о_людях")
    + p('{{ графики.о_людях|график("О ком писали чаще", графики.прошлый_период) }}')
    + p("О ком писали чаще, число публикаций", "note")
    + tag("endif")
    + tag("endif")
)

SOURCES = (
    "<h2>Источники</h2>"
    + tag("for источник in источники")
    + p(
        '[{{ источник.номер }}] {{ источник.заголовок|типограф }}. {{ (источник.издание or "источник не назван")|с_прописной }}, '
        "{% if источник.опубликовано %}{{ источник.опубликовано|дата }}{% else %}дата не указана{% endif %}."
        '{% if источник.язык == "kk" %} На казахском языке: включена в список, факты не извлекались.{% endif %}'
        "{% if источник.перепечатка_источника %} Перепечатка источника [{{ источник.перепечатка_источника }}].{% endif %}"
        "{% if источник.адрес|ссылка %} {{ источник.адрес }}{% endif %}",
        "source",
    )
    + tag("else")
    + p("Публикаций за этот период нет.", "empty")
    + tag("endfor")
    + "<h3>Что не вошло</h3>"
    + tag("for публикация in не_вошло")
    + p(
        "{{ публикация.заголовок|типограф }}{% if публикация.издание %} ({{ публикация.издание }}){% endif %} — "
        "{{ публикация.причина }}. {{ публикация.подробности }}",
        "source",
    )
    + tag("else")
    + p("Все прочитанные публикации вошли в брифинг.", "empty")
    + tag("endfor")
    + tag("if сокращения")
    + p(
        '<span class="label">Сокращения.</span> {% for слово in сокращения %}{{ слово.сокращение }} — '
        "{{ слово.полностью|типограф }}{% if цикл.последний %}.{% else %}; {% endif %}{% endfor %}",
        "note",
    )
    + tag("endif")
    + tag("if примечание_о_периоде")
    + p("{{ примечание_о_периоде }}", "note")
    + tag("endif")
)

PAGE = (
    '<!DOCTYPE html><html lang="ru"><head><meta charset="utf-8"><title>Шаблон еженедельного брифинга</title>'
    f'<meta name="dcterms.created" content="{MADE_ON}"></head><body>'
    f"{HEADER}{KEY_POINTS}{DECISIONS}{PAST}{CALENDAR}{STORIES}{CONTINUED}{PEOPLE}{FIGURES}{SOURCES}</body></html>"
)


def with_widths(data: bytes) -> bytes:
    """The columns as they are meant: a tag is longer than what will stand in its place."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    root = etree.fromstring(parts[DOCUMENT])
    for table, widths in zip(root.iter(qn("tbl")), WIDTHS, strict=True):
        whole = sum(int(column.get(qn("w"), "0")) for column in table.iter(qn("gridCol")))
        shares = [str(round(whole * width / 100)) for width in widths]
        for column, share in zip(table.iter(qn("gridCol")), shares, strict=True):
            column.set(qn("w"), share)
        for row in table.iter(qn("tr")):
            cells = list(row.iter(qn("tcW")))
            for cell, share in zip(cells, shares if len(cells) > 1 else [str(whole)], strict=True):
                cell.set(qn("w"), share)
    parts[DOCUMENT] = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return pack(parts)


def made() -> bytes:
    """The file."""
    return with_widths(html_to_docx(PAGE, reference=REFERENCE, review=True).data)


if __name__ == "__main__":
    write_whole(MADE, made())
