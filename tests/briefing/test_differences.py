from __future__ import annotations

import pytest

from ankbrief.briefing.differences import differences
from ankbrief.briefing.evidence import Numbered
from made_facts import Writer


def values(*texts: str) -> list[tuple[str, int]]:
    articles = [Numbered(n, Writer(text).facts()) for n, text in enumerate(texts, 1)]
    found = differences(articles)
    return [(v.text, v.evidence[0].source) for d in found for v in d.values]


def test_two_numbers_of_participants_are_shown_with_their_sources() -> None:
    found = values("На сессию съехались около 300 человек.", "Сессия собрала 350 участников.")
    assert found == [("около 300 человек", 1), ("350 участников", 2)]


@pytest.mark.parametrize(
    "second",
    [
        "В сессии участвовали 300 человек.",
        "В селе живут 350 человек.",
        "Сессия собрала гостей.",
        "Из 350 участников наградили 20 участников.",
    ],
)
def test_equal_or_unclear_numbers_are_no_difference(second: str) -> None:
    assert values("На сессию съехались около 300 человек.", second) == []


def test_one_source_cannot_differ() -> None:
    assert values("Съехались 300 человек. Потом съехались 400 человек.") == []
