"""Whose an unlisted given name is, by the odds that its ending and the dictionary give.

The odds of an ending are counted from the names of our lists. The dictionary is a witness only: it
has Ажар and Аминат for men's names.
"""

from __future__ import annotations

from collections import Counter
from functools import cache

from ankbrief.language import dictionary
from ankbrief.language.names.parts import given_names
from ankbrief.model import Gender

LONGEST = 6  # letters of an ending
ENOUGH = 10  # listed names of the ending; 6 and 16 do as well
# Names of the press, each left out of the lists in turn: of those told so 4 % of the men's and 6 %
# of the women's are wrong. Men's names in -а were sought out for the lists, hence the difference.
DOUBT: dict[Gender, float] = {"m": 0.05, "f": 0.2}
# How much oftener the dictionary says so of a name of that gender than of the other's (10,000
# listed names): men's; women's in -а, -я; women's in other letters.
MAN, WOMAN, WOMAN_ELSE = 12.0, 48.0, 8.0


def by_odds(word: str) -> frozenset[Gender]:
    """Эдвардас m, Зульмира f; nothing for Ерсат and Ажар."""
    man = odds_of_ending(word) * odds_of_dictionary(word)
    likelier: Gender = "m" if man > 1 else "f"
    doubt = 1 / (1 + max(man, 1 / man))
    return frozenset({likelier}) if doubt <= DOUBT[likelier] else frozenset()


def odds_of_dictionary(word: str) -> float:
    """Above 1 for a man's name; 1 where the dictionary is silent or has both."""
    genders = dictionary.given_name_genders(word)
    if genders == {"m"}:
        return MAN
    if genders != {"f"}:
        return 1.0
    return 1 / (WOMAN if word.endswith(("а", "я")) else WOMAN_ELSE)


def odds_of_ending(word: str) -> float:
    """Listed men to women of the longest ending that enough names have.

    Two letters are too few where the last is -у: Айсулу is a woman, «Чену» a man in the dative.
    """
    men, women = counted("m"), counted("f")
    shortest = 3 if word.endswith(("у", "ю")) else 1
    for length in range(min(LONGEST, len(word) - 1), shortest - 1, -1):
        ending = word[-length:]
        if men[ending] + women[ending] >= ENOUGH:
            return (men[ending] + 0.5) / (women[ending] + 0.5)
    return 1.0


@cache
def counted(gender: Gender) -> Counter[str]:
    """How many listed names of men or of women, those of both among them, have each ending."""
    names = [name for name, genders in given_names().items() if gender in genders]
    return Counter(
        name[-length:] for length in range(1, LONGEST + 1) for name in names if len(name) > length
    )
