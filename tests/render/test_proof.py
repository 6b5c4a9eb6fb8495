from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jinja2.exceptions import TemplateSyntaxError

from ankbrief.render.html import environment_of, packaged_templates, variables
from ankbrief.render.proof import Mistake, proofread, proofread_files

ROOTS = variables()
OURS = tuple(sorted(path.parent.name for path in packaged_templates().glob("*/briefing.html.j2")))


def read(source: str, folder: Path | None = None) -> tuple[Mistake, ...]:
    return proofread(source, environment_of(folder), ROOTS)


@pytest.mark.parametrize("template", OURS)
def test_nothing_is_found_in_our_own_templates(template: str) -> None:
    assert (
        proofread_files(f"{template}/briefing.html.j2", environment_of(None), ROOTS).mistakes == ()
    )


@pytest.mark.parametrize(
    "source",
    [
        '{{ story.title if story is defined }}{{ subtitle|default("без подзаголовка") }}',
        "{% if period.note is defined %}{{ period.note }}{% endif %}",
        "{% set rows = [] %}{% for a, b in [(1, 'x')] %}{{ a + 1 }}{{ b.upper() }}{% endfor %}",
        "{% for kind, number in statistics.decisions %}{{ number|число(kind) }}{% endfor %}",
        (
            "{% for group in decisions|groupby('kind') %}{{ group.grouper }}"
            "{% for d in group.list %}{{ d.action }}{% endfor %}{% endfor %}"
        ),
        "{% for kind, rows in decisions|groupby('kind') %}{{ rows[0].action }}{% endfor %}",
        (
            '{{ {"a": {"b": 1}}.a.b }}{% set d = {"x": 1} %}{% for k, v in d.items() %}{{ v }}'
            "{% endfor %}"
        ),
        (
            "{% set ns = namespace(n=0) %}{% for s in stories %}{% set ns.n = ns.n + 1 %}"
            "{% endfor %}{{ ns.n }}"
        ),
        (
            "{% macro m(x, y='a') %}{{ x.title }}{{ y }}{{ caller() }}{% endmacro %}"
            "{% call m(stories[0]) %}…{% endcall %}"
        ),
        "{% for s in stories recursive %}{{ loop.index }}{{ loop(s.decisions) }}{% endfor %}",
        "{% raw %}{{ x }} { title }} {% endraw %}{{ '{{' }}{{ \"}}\" }}",
        "{# {{ nobody }} #}<p style='{color: red}'>{ }</p>",
        "{% with who = people[0].who %}{{ who.name|род }}{{ who.position or '' }}{% endwith %}",
        "{% filter upper %}{{ title }}{% endfilter %}{% set x %}{{ title }}{% endset %}{{ x }}",
        "{{ made_on.year }}{{ made_on.isoformat() }}{{ made_on.strftime('%d.%m') }}",
        "{{ stories|map(attribute='quote.speaker.name')|join(', ') }}",
        "{{ (stories|first).sources|length }}{{ stories[-1].title[:20] }}",
        "{{ stories[1:][0].place }}{{ say('за неделю') }}{{ layout.heading('главное') }}",
        (
            "{% for s in stories if s.quote and s.quote.speaker %}{{ s.quote.speaker.name|кратко }}"
            "{{ ', ' if not loop.last }}{{ loop.previtem.title if loop.previtem }}{% endfor %}"
        ),
        "{% set late = decisions|просроченные(made_on) %}{{ late|length }}{{ late[0].number }}",
        "{{ period|период|с_прописной }}{{ nbsp }}{{ range(3)|list|join }}",
        (
            '{% extends "weekly/briefing.html.j2" %}{% block people %}{{ parts.refs([]) }}'
            "{{ super() }}{% endblock %}"
        ),
        "{{ '%(a)s'|format(a=1) }}{{ title|truncate(length=3) }}{{ [1]|join(d=', ') }}",
        "{% for s in layout.first('события', stories) %}{{ s.title }}{% endfor %}",
        '{%- if title -%}{{- title -}}{%- else -%}{{+ "x" }}{%- endif +%}',
        "{% set x = none %}{% for s in stories %}{% set x = s %}{% endfor %}{{ x.title if x }}",
        "{{ 'поручение' if decisions[0].kind == 'план' else 'x' }}",
    ],
)
def test_nothing_is_said_about_what_is_right_or_unknown(source: str) -> None:
    assert read(source) == ()


@pytest.mark.parametrize(
    ("source", "text", "message", "hint"),
    [
        ("{{ titel }}", "titel", "нет переменной «titel»", "«title»"),
        (
            (
                "{% for s in stories %}{% for d in s.decisions %}{{ d.deadline.txt }}"
                "{% endfor %}{% endfor %}"
            ),
            "d.deadline.txt",
            "нет поля «txt» у «d.deadline»",
            "«text»",
        ),
        ("{% set who = people[0].who %}{{ who.nam }}", "who.nam", "нет поля «nam»", "«name»"),
        (
            "{% macro line(story) %}{{ story.titel }}{% endmacro %}{{ line(stories|first) }}",
            "story.titel",
            "нет поля «titel» у «story»",
            "«title»",
        ),
        (
            "{% block a %}{% set s = brief.story(1) %}{{ s.plce }}{% endblock %}",
            "s.plce",
            "нет поля «plce»",
            "«place»",
        ),
        ("{{ (decisions|по_сроку)[0].acton }}", ".acton", "нет поля «acton»", "«action»"),
        ("{{ people|map(attribute='who.nme')|join }}", "people|map", "нет поля «nme»", "«name»"),
        (
            "{{ decisions|selectattr('kid')|list|length }}",
            "selectattr('kid')",
            "нет поля «kid»",
            "«kind»",
        ),
        ('{% set d = {"имя": 1} %}{{ d.имъ }}', "d.имъ", "нет поля «имъ»", "«имя»"),
        (
            "{% for d in decisions if d.kind == 'порученние' %}{% endfor %}",
            "d.kind",
            "у «d.kind» не бывает «порученние»",
            "«поручение»",
        ),
        ("{{ people|датт }}", "people|датт", "нет фильтра «датт»", "«дат»"),
        ("{{ people|map('датт')|join }}", "people|map('датт')", "нет фильтра «датт»", "«дат»"),
        ("{{ organisation|падеж('рад') }}", "падеж('рад')", "нет падежа «рад»", "«род»"),
        ("{{ people[0]|с_должностью(case='дет') }}", "дет", "нет падежа «дет»", "«дат»"),
        ("{{ people|дат('род') }}", "people|дат", "лишний или пропущенный аргумент", "ничего"),
        ("{% if title is defind %}{% endif %}", "is defind", "нет проверки", "«defined»"),
        ("{% for s in stories %}{{ loop.indx }}{% endfor %}", "loop.indx", "«indx»", "«index»"),
        ("{% for s in period %}{% endfor %}", "period", "«period» — не список", ""),
        ("{{ period }}", "period", "запись из многих полей", "start"),
        ("{{ statistics.of_kind }}", "statistics.of_kind", "нужны скобки", ""),
        ("{{ title() }}", "title()", "скобки после него не нужны", "Нужно: title."),
        ("{{ brief.story() }}", "brief.story()", "лишнее или пропущенное", "story(number)"),
        ("{{ statistics.of_kind('планн') }}", "планн", "не бывает «планн»", "«план»"),
        ("{{ say('за ниделю') }}", "say", "у «say» не бывает «за ниделю»", "«за неделю»"),
        ("{% if layout.shows('люды') %}{% endif %}", "layout.shows", "«люды»", "«люди»"),
        (
            "{% for s in layout.first('события', stories) %}{{ s.titel }}{% endfor %}",
            "s.titel",
            "нет поля «titel»",
            "«title»",
        ),
        ("{{ (stories + stories)[0].titel }}", ".titel", "нет поля «titel»", "«title»"),
        ("{{ say('нет поручений', коггда='x') }}", "say", "нет места для «коггда»", "«когда»"),
        ("{{ say('нет поручений') }}", "say", "не всё вписано", "когда=…"),
        ("{{ stories|sort(atribute='number')|length }}", "sort", "нет «atribute=»", "«attribute»"),
        ("{{ stories|map(atribute='title')|join }}", "map", "нет «atribute=»", "«attribute»"),
        (
            "{% set ns = namespace(count=0) %}{% set ns.sum = 1 %}{{ ns.sum }}{{ ns.coont }}",
            "ns.coont",
            "нет поля «coont» у «ns»",
            "«count»",
        ),
        ("{% set nss.count = 1 %}", "nss", "нет переменной «nss»", ""),
        ("{% macro m(a) %}{% endmacro %}{{ m(1, 2) }}", "m(1, 2)", "дано 2", "Он берёт: a."),
        ("{% macro m(aim) %}{% endmacro %}{{ m(aym=1) }}", "m(aym=1)", "не берёт «aym»", "«aim»"),
        ("{{ title.__class__ }}", "title.__class__", "«__class__» из шаблона нельзя", ""),
        ("{{ title|attr('__class__') }}", "attr", "«__class__» из шаблона нельзя", ""),
        ("{% include 'weekly/nothing.j2' %}", "weekly/nothing.j2", "нет шаблона", ""),
        ("{% include '../../etc/passwd' %}", "../../etc/passwd", "нет шаблона", ""),
        (
            '{% import "weekly/parts.html.j2" as parts %}{{ parts.cart() }}',
            "parts.cart",
            "нет поля «cart» у «parts»",
            "«card»",
        ),
        (
            '{% from "weekly/parts.html.j2" import cart %}',
            "cart",
            "в «weekly/parts.html.j2» нет «cart»",
            "«card»",
        ),
        (
            '{% extends "weekly/briefing.html.j2" %}{% block peple %}{% endblock %}',
            "{% block peple %}",
            "нет блока «peple»: он никуда не попадёт",
            "«people»",
        ),
        (
            '{% extends "weekly/briefing.html.j2" %}<p>Текст</p>',
            "<p>Текст</p>",
            "не попадёт в документ",
            "внутрь",
        ),
        ("{% block a %}{% endblock %}{% block a %}{% endblock %}", "block a", "дважды", ""),
    ],
)
def test_what_cannot_be_is_named_with_its_text_and_what_was_perhaps_meant(
    source: str, text: str, message: str, hint: str
) -> None:
    (mistake,) = read(f"{{# Первая строка #}}\n\n{source}\n")
    assert mistake.line == 3
    assert text in mistake.text
    assert message in mistake.message
    assert hint in mistake.hint


@pytest.mark.parametrize(
    ("source", "text", "message", "hint"),
    [
        ("{{ title }", "{{ title }", "«}» вместо «}}»", "Нужно: {{ title }}."),
        ("{ title }}", "{ title }}", "скобки тега написаны не так", "Нужно: {{ title }}."),
        ("{ title }", "{ title }", "скобки тега написаны не так", "Нужно: {{ title }}."),
        ("{ { title } }", "{ { title } }", "скобки тега", "Нужно: {{ title }}."),
        ("{ % if title %}{% endif %}", "{ % if title %}", "скобки тега", "{% if title %}."),
        ("{% if title }{% endif %}", "{% if title }", "«}» вместо «%}»", "{% if title %}."),
        ("{% if title }}{% endif %}", "{% if title }}", "открыт «{%», а закрыт «}}»", "%}."),
        ("{{ title %}", "{{ title %}", "открыт «{{», а закрыт «%}»", "{{ title }}."),
        ("{{ title <b>и</b>", "{{ title", "нет «}}»", "{{ title }}."),
        ("<p>title }}</p>", "title }}", "лишнее «}}»: нет начала тега", ""),
        ("{# примечание", "{# примечание", "примечание не закрыто", ""),
        ("{% fro s in stories %}{% endfor %}", "{% fro s in", "нет команды «fro»", "«for»"),
        ("{% For s in stories %}{% endfor %}", "{% For s in", "нет команды «For»", "«for»"),
        ("{% if title %}{% end %}", "{% end %}", "нет команды «end»", "«endif»"),
        ("{% if title %}{% edif %}", "{% edif %}", "нет команды «edif»", "«endif»"),
        ("{% if title %}{% else if title %}{% endif %}", "{% else if", "«else if»", "«elif»"),
        ("{% if title %}{% elseif title %}{% endif %}", "{% elseif", "«elseif»", "«elif»"),
        ("{% for s in stories %}", "{% for s in stories %}", "не закрыт: нет {% endfor %}", ""),
        ("{% endfor %}", "{% endfor %}", "закрывает то, что не открыто", ""),
        ("{% else %}", "{% else %}", "«else» вне {% if %}", ""),
        ("{% if title = 'x' %}{% endif %}", "{% if title =", "двумя знаками", ""),
        ("{{ title|число('поручение) }}", "{{ title", "не закрыта кавычка", ""),
        ("{{ «title» }}", "{{ «title» }}", "кавычки внутри тега должны быть прямыми", ""),
        ("{{ title|дата( }}", "{{ title|дата( }}", "ждали «)»", ""),
        ("{{ }}", "{{ }}", "чего-то не хватает", ""),
        ("{{ title. }}", "{{ title. }}", "после точки нет имени поля", ""),
        ("{% for s of stories %}{% endfor %}", "{% for s of", "нужно «in», а здесь «of»", ""),
    ],
)
def test_a_broken_tag_is_named_with_what_it_should_be(
    source: str, text: str, message: str, hint: str
) -> None:
    (mistake,) = read(f"{{# Первая строка #}}\n\n{source}\n")
    assert mistake.line == 3
    assert mistake.text.startswith(text)
    assert message in mistake.message
    assert hint in mistake.hint


def test_all_mistakes_come_at_once_each_with_its_own_line() -> None:
    source = """\
<h1>{{ title }</h1>
{% for story in storis %}
{{ story.titel }}
{% endfor %}
{% fro story in stories %}
  {{ story.titel|датт }}
{% endfor %}
{% if organisation %}
{% for who in people %}
  {{ who.who.nme }}
{% endif %}
{{ organisation|падеж("рад") }}
{% set rows = decisions|selectattr("kidn")
  |list %}
{% block people %}
{{ {"a": 1,
    "b": nobody}.a }}
"""
    found = [(mistake.line, mistake.text.split("(")[0]) for mistake in read(source)]
    assert found == [
        (1, "{{ title }"),
        (2, "storis"),
        (5, "{% fro story in stories %}"),
        (6, "story.titel"),
        (6, "story.titel|датт"),
        (9, "{% for who in people %}"),
        (10, "who.who.nme"),
        (12, "organisation|падеж"),
        (13, "decisions|selectattr"),
        (15, "{% block people %}"),
        (17, "nobody"),
    ]


def test_a_block_left_open_makes_no_other_mistakes() -> None:
    source = """\
{% for story in stories %}
{% if story.place %}{{ story.plce }}
{% set told = 1 %}
{% import "weekly/parts.html.j2" as parts with context %}
{% block people %}{% if title %}{{ told }}{{ parts.refs([]) }}{{ loop.index }}{% else %}
{% for who in people %}{{ who.nothing }}{% else %}{{ told }}
{% endblock %}
{% macro m(x) %}{{ x.title }}
"""
    assert [(one.line, one.text) for one in read(source)] == [
        (1, "{% for story in stories %}"),
        (2, "story.plce"),
        (2, "{% if story.place %}"),
        (5, "{% if title %}"),
        (6, "who.nothing"),
        (6, "{% for who in people %}"),
        (8, "{% macro m(x) %}"),
    ]


def test_names_of_a_tag_that_cannot_be_read_are_not_called_unknown() -> None:
    (mistake,) = read("{% for story of stories %}{{ story.titel }}{% endfor %}{{ story }}")
    assert mistake.text == "{% for story of stories %}"


def test_a_mistake_in_a_piece_is_told_of_that_file(tmp_path: Path) -> None:
    folder = tmp_path / "own"
    folder.mkdir()
    (folder / "parts.j2").write_text("\n{% macro card(s) %}{{ s.titel }}{% endmacro %}", "utf-8")
    (folder / "rest.j2").write_text("{{ nobody }}{{ story.nothing }}", "utf-8")
    (folder / "briefing.html.j2").write_text(
        '{% import "own/parts.j2" as parts %}{% for story in stories %}{{ parts.card(story) }}'
        '{% include "own/rest.j2" %}{% endfor %}',
        "utf-8",
    )
    found = proofread_files("own/briefing.html.j2", environment_of(tmp_path), ROOTS).mistakes
    assert [(file, mistake.line, mistake.text) for file, mistake in found] == [
        ("own/parts.j2", 2, "s.titel"),
        ("own/rest.j2", 1, "nobody"),
        ("own/rest.j2", 1, "story.nothing"),
    ]


def test_a_piece_imported_without_context_does_not_see_the_briefing(tmp_path: Path) -> None:
    (tmp_path / "a.j2").write_text("{% macro m() %}{{ title }}{% endmacro %}", "utf-8")
    for how, count in (("", 1), ("with context", 0)):
        (tmp_path / "b.j2").write_text(f'{{% import "a.j2" as a {how} %}}{{{{ a.m() }}}}', "utf-8")
        found = proofread_files("b.j2", environment_of(tmp_path), ROOTS).mistakes
        assert len(found) == count


def test_a_block_sees_what_stands_around_it_in_the_template_that_is_extended(
    tmp_path: Path,
) -> None:
    around = "{% for point in key_points %}{% block row scoped %}{% endblock %}{% endfor %}"
    (tmp_path / "a.j2").write_text(around, "utf-8")
    own = '{% extends "a.j2" %}{% block row %}{{ point.text }}{{ point.txet }}{% endblock %}'
    (mistake,) = read(own, tmp_path)
    assert (mistake.text, "«text»" in mistake.hint) == ("point.txet", True)


def test_templates_that_use_each_other_without_end_are_read_once(tmp_path: Path) -> None:
    (tmp_path / "a.j2").write_text('{% extends "b.j2" %}', "utf-8")
    (tmp_path / "b.j2").write_text('{% extends "a.j2" %}', "utf-8")
    (tmp_path / "c.j2").write_text('{% include "c.j2" %}', "utf-8")
    environment = environment_of(tmp_path)
    ((_, mistake),) = proofread_files("a.j2", environment, ROOTS).mistakes
    assert "по кругу" in mistake.message
    assert proofread_files("c.j2", environment, ROOTS).mistakes == ()
    assert read("{% macro a(x) %}{{ a([x]) }}{% endmacro %}{{ a(1) }}") == ()


def test_brackets_without_end_are_a_mistake_and_no_crash() -> None:
    (mistake,) = read("{{ " + "(" * 5000 + "1" + ")" * 5000 + " }}")
    assert "слишком глубоко" in mistake.message


SOURCE = (packaged_templates() / "onepage" / "briefing.html.j2").read_text("utf-8")


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.integers(0, len(SOURCE) - 1), st.integers(0, 3), st.sampled_from(["", "{", "}", '"', "%"])
)
def test_a_template_that_jinja_refuses_is_never_passed(place: int, gone: int, put: str) -> None:
    source = SOURCE[:place] + put + SOURCE[place + gone :]
    environment = environment_of(None)
    mistakes = proofread(source, environment, ROOTS)
    try:
        environment.compile(source)
    except TemplateSyntaxError:
        assert mistakes
    assert all(0 < mistake.line <= source.count("\n") + 1 for mistake in mistakes)


@pytest.mark.parametrize(
    "text",
    [
        "{ point.text }",
        "{ point|пометка }",
        "{ titel }",
        "[[ point.text ]]",
        "[[titel]]",
        "[[ point ]]",
    ],
)
def test_other_braces_around_what_a_tag_would_hold_are_told(text: str) -> None:
    found = read(f"{{% for point in key_points %}}{text}{{% endfor %}}")
    assert ("скобки тега написаны не так", text) in [(one.message, one.text) for one in found]


def test_a_condition_in_single_braces_makes_no_other_mistakes() -> None:
    found = read("{ if key_points }\n{% if people %}да{% elif stories %}{% endif %}\n{% endif %}")
    assert [(one.line, one.hint) for one in found] == [(1, "Нужно: {% if key_points %}.")]


def test_super_without_brackets_is_told() -> None:
    (found,) = read("{% block header %}{{ super }}{% endblock %}")
    assert found.message == "после «super» нужны скобки: это действие"
