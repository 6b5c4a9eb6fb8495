"""Where pytrovich (the rules of petrovich, MIT) declines a name otherwise.

Two independent sets of rules that agree are almost never both wrong; where they differ an editor
should look. Hyphens and Kazakh letters are left out: there its rules are known to fail.
"""

from __future__ import annotations

from functools import cache

from pytrovich.enums import Case as TheirCase
from pytrovich.enums import Gender as TheirGender
from pytrovich.enums import NamePart
from pytrovich.maker import PetrovichDeclinationMaker

from ankbrief.language.cases import CASES, Case
from ankbrief.language.letters import KAZAKH, is_shouted
from ankbrief.language.names.forms import part_forms
from ankbrief.language.names.parts import Part, Role, parts_of
from ankbrief.model import Gender

PARTS = {
    Role.GIVEN: NamePart.FIRSTNAME,
    Role.PATRONYMIC: NamePart.MIDDLENAME,
    Role.SURNAME: NamePart.LASTNAME,
}
THEIR_CASES = {
    Case.GENT: TheirCase.GENITIVE,
    Case.DATV: TheirCase.DATIVE,
    Case.ACCS: TheirCase.ACCUSATIVE,
    Case.ABLT: TheirCase.INSTRUMENTAL,
    Case.LOCT: TheirCase.PREPOSITIONAL,
}


@cache
def maker() -> PetrovichDeclinationMaker:
    """The other set of rules, read once."""
    return PetrovichDeclinationMaker()


def disagreements(name: str, gender: Gender) -> tuple[str, ...]:
    """A Russian remark for each word of the name that pytrovich declines otherwise."""
    found = (disagreement(part, gender) for part in parts_of(name) if is_comparable(part))
    return tuple(remark for remark in found if remark)


def is_comparable(part: Part) -> bool:
    """A word that both sets of rules are made for."""
    return part.role in PARTS and "-" not in part.text and not set(part.text) & KAZAKH


def disagreement(part: Part, gender: Gender) -> str | None:
    """The first case in which the two differ, «ё» aside."""
    ours = part_forms(part, gender)
    for case, theirs in THEIR_CASES.items():
        other = their_form(part, gender, theirs)
        mine = ours[CASES.index(case)]
        if other.replace("ё", "е").lower() != mine.replace("ё", "е").lower():
            return f"другая программа склоняет иначе: «{other}» вместо «{mine}», проверьте"
    return None


def their_form(part: Part, gender: Gender, case: TheirCase) -> str:
    """The form that pytrovich gives; it adds small endings to capitals, hence the title case."""
    word = part.text.title() if is_shouted(part.text) else part.text
    whose = TheirGender.MALE if gender == "m" else TheirGender.FEMALE
    return str(maker().make(PARTS[part.role], whose, case, word))
