"""What Word and a Russian keyboard do to a tag is undone; what is meant stays."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ankbrief.render.word_template.repair import repaired

NBSP = "\u00a0"


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("{{заголовок}}", "{{ заголовок }}"),
        ("{{ Заголовок }}", "{{ заголовок }}"),
        ("{{ ЗАГОЛОВОК|ДАТ }}", "{{ заголовок|дат }}"),
        ("{%p For x In люди %}", "{%p for x in люди %}"),
        ("{%P for x in люди %}", "{%p for x in люди %}"),
        ("{%р for x in люди %}", "{%p for x in люди %}"),  # the Cyrillic р
        ("{% p for x in люди %}", "{%p for x in люди %}"),
        (f"{{%p{NBSP}EndFor{NBSP}%}}", "{%p endfor %}"),
        ("{% еndif %}", "{% endif %}"),  # the Cyrillic е
        ("{%– if x – 1 –%}", "{% if x - 1 %}"),
        ("{% If Not люди And события %}", "{% if not люди and события %}"),
        ("{{ место|иначе(«не указано», True) }}", '{{ место|иначе("не указано", true) }}'),
        ("{{ x|через(“, ”) }}", '{{ x|через(", ") }}'),
        ("{{ x|через(„, “) }}", '{{ x|через(", ") }}'),
        ("{% if вид == ‘план’ %}", '{% if вид == "план" %}'),
        ('{{ x|через(«, ") }}', '{{ x|через(", ") }}'),  # only one of the two was changed
        ("{{ x\u00ad|да\u200bт }}", "{{ x|дат }}"),
    ],
)
def test_a_tag_is_as_it_was_meant(typed: str, meant: str) -> None:
    assert repaired(typed) == meant


@pytest.mark.parametrize(
    "tag",
    [
        '{{ x|иначе("«Нет» – In For") }}',
        "{{ x.имя|дат }}",
        "{%p for x in люди %}",
        "{{ p }}",
        "{# For «заметка» #}",
    ],
)
def test_what_is_right_stays_as_it_is(tag: str) -> None:
    assert repaired(tag) == tag


@given(st.text("пfor %}{«»–xIn|().,\u00a0", max_size=30))  # marks of one kind only
def test_mending_twice_is_mending_once(inside: str) -> None:
    once = repaired(f"{{% {inside} %}}")
    assert repaired(once) == once
