"""The six cases and the names they go by."""

from __future__ import annotations

from enum import StrEnum

from ankbrief.errors import nearest


class Case(StrEnum):
    """A case under its OpenCorpora name."""

    NOMN = "nomn"
    GENT = "gent"
    DATV = "datv"
    ACCS = "accs"
    ABLT = "ablt"
    LOCT = "loct"


CASES = tuple(Case)

NAMES: dict[str, Case] = {
    name: case
    for case, names in {
        Case.NOMN: "nomn nom nominative им именительный и",
        Case.GENT: "gent gen genitive род родительный р",
        Case.DATV: "datv dat dative дат дательный д",
        Case.ACCS: "accs acc accusative вин винительный в",
        Case.ABLT: "ablt abl ins instrumental твор тв творительный т",
        Case.LOCT: "loct loc prepositional пред предл предложный п",
    }.items()
    for name in names.split()
}
CASE_NAMES = {
    Case.NOMN: "им",
    Case.GENT: "род",
    Case.DATV: "дат",
    Case.ACCS: "вин",
    Case.ABLT: "твор",
    Case.LOCT: "пред",
}
"""The short Russian names, as they are written in cards and templates."""


def case_of(word: str) -> Case:
    """The case called `word`, in Latin or Russian: «gent», «род», «род.», «Р», «родительный».

    Raises:
        ValueError: no case goes by that name; the message names the nearest one.
    """
    key = word.strip().rstrip(".").lower()
    if key in NAMES:
        return NAMES[key]
    known = "им, род, дат, вин, твор, пред (или nomn, gent, datv, accs, ablt, loct)"
    raise ValueError(f"нет падежа «{word}»; есть: {known}. {nearest(key, NAMES, 0.5)}".rstrip())
