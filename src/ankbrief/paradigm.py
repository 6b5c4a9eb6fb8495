"""What `ankbrief inflect` shows on a screen: a table of six cases, the gender, how sure it is."""

from __future__ import annotations

from collections.abc import Iterator

from ankbrief.language.inflect import Gender, Inflection

CASES = {
    "nomn": ("именительный", "кто? что?"),
    "gent": ("родительный", "кого? чего?"),
    "datv": ("дательный", "кому? чему?"),
    "accs": ("винительный", "кого? что?"),
    "ablt": ("творительный", "кем? чем?"),
    "loct": ("предложный", "о ком? о чём?"),
}
GENDERS: dict[Gender | None, str] = {"m": "мужской", "f": "женский", None: "неизвестен"}


def paradigm(found: Inflection) -> Iterator[str]:
    """A line for each case, the gender of a person, then a line for each doubt."""
    for case, (title, question) in CASES.items():
        yield f"{title:<14}{question:<15}{found.forms[case]}"
    if found.kind == "person":
        yield f"род{'':<26}{GENDERS[found.gender]}"
    yield f"уверенность{'':<18}{sureness(found)}"
    yield from (f"Внимание: {flag}" for flag in found.flags)


def sureness(found: Inflection) -> str:
    """How far the forms can be trusted, in words."""
    if not found.certain:
        return "низкая: формы не изменены"
    return "есть, но проверьте" if found.flags else "полная"
