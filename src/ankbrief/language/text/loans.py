"""Words that Russian of Kazakhstan has and the dictionary lacks: «маслихат», «акимат»."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from ankbrief.data import load

# Kazakh letters as Russian ones: «Қошанов» was a punctuation mark to the models; news that they
# learnt from spell «введен», and «введён» was a noun to them.
RUSSIAN = str.maketrans("әғқңөұүһіӘҒҚҢӨҰҮҺІёЁ", "агкноуухиАГКНОУУХИеЕ")


@cache
def _pattern() -> re.Pattern[str]:
    """A loan and the ending of its declension."""
    stems = "|".join(load("loans")["stand_ins"])
    return re.compile(rf"(?P<stem>{stems})(?P<ending>|а|у|ом|е|ы|ов|ам|ами|ах)", re.IGNORECASE)


def loan(word: str) -> str | None:
    """The nominative of a loan: «маслихатам» → «маслихат»; None for any other word."""
    found = _pattern().fullmatch(word)
    return found["stem"].lower() if found else None


@lru_cache(50_000)
def as_models_know(word: str) -> str:
    """The word as news of Russia would have it: «Қошанов» → «Кошанов», «акимат» → «комитет»."""
    folded = word.translate(RUSSIAN)
    found = _pattern().fullmatch(folded)
    if found is None:
        return folded
    other = load("loans")["stand_ins"][found["stem"].lower()] + found["ending"].lower()
    return str(other.capitalize() if word[0].isupper() else other)
