"""The reading of a text: typing accidents mended, every offset kept."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ankbrief.language.text.reading import reading_of
from ankbrief.model import Span

MENDED = (
    ("Токаевподписал закон", "Токаев подписал закон"),
    ("Абеновбыл назначен", "Абенов был назначен"),
    ("назначенНурлан Досов", "назначен Нурлан Досов"),
    ("переговорыс гостями", "переговоры с гостями"),
    ("чтоодну улицу", "что одну улицу"),
    ("обеспечитьконтроль", "обеспечить контроль"),
    ("передаетStepnoi.kzсо ссылкой", "передает Stepnoi.kz со ссылкой"),
    ("Stepnoi.kzПрезидент подписал", "Stepnoi.kz Президент подписал"),
    ("ДЧС ВКОАким области прибыл", "ДЧС ВКО Аким области прибыл"),
    ("сообщили в МЧС.В МЧСсообщили", "сообщили в МЧС. В МЧС сообщили"),
    ("режим в СКОбыл введён", "режим в СКО был введён"),
    ("В Петропавловскеупали опоры", "В Петропавловске упали опоры"),
    ("поездка вАлматы и сКитаем", "поездка в Алматы и с Китаем"),
    ("концепции.Абенов подчеркнул", "концепции. Абенов подчеркнул"),
    ("ХХХІV сессия", "XXXIV сессия"),
    ("30-летию\u00a0АНК", "30-летию АНК"),
    ("на\u00adчало", "начало"),
)

WHOLE = (
    "маслихата", "акиматом", "мажилисмены", "оперштаба", "замакиму", "десятидневный",
    "сельхозтоваропроизводителям", "КазМунайГаз", "горакимат", "Бейбита",
    "Кабдулдинов", "видеообращение", "двенадцатидневный", "восемнадцатиэтажного",
    "бауырсаки", "противопаводковых", "Алтынсарин", "СМ", "г.Алматы", "еАрхив", "А.Б. Абенов",
    "МЧСник", "НАТОвцы", "СКОблегаз", "Каракемер", "Каракемером",
)  # fmt: skip


@pytest.mark.parametrize(("text", "mended"), MENDED)
def test_accidents_of_typing_are_mended(text: str, mended: str) -> None:
    assert reading_of(text, Span(0, len(text))).text == mended


@pytest.mark.parametrize("text", WHOLE)
def test_rare_words_stay_whole(text: str) -> None:
    assert reading_of(text, Span(0, len(text))).text == text


@given(st.text(max_size=200))
def test_every_character_read_keeps_its_offset(text: str) -> None:
    reading = reading_of(text, Span(0, len(text)))
    assert len(reading.text) == len(reading.offsets)
    assert list(reading.offsets) == sorted(reading.offsets)
    assert all(0 <= offset < len(text) for offset in reading.offsets)
