"""What `ankbrief inflect` answers: six forms with the gender and every doubt."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from ankbrief.language.cards import office
from ankbrief.language.cards.records import Cards, chosen
from ankbrief.language.cases import CASES, Case
from ankbrief.language.kinds import Kind, kind_of, split
from ankbrief.language.letters import fold
from ankbrief.language.names import gender
from ankbrief.language.names.forms import Declined
from ankbrief.language.names.given_names import stressed_iya
from ankbrief.language.names.nominative import Nominative
from ankbrief.language.names.parts import Part, Role, parts_of
from ankbrief.model import Gender

GENDERS: dict[str, Gender] = {"м": "m", "ж": "f", "m": "m", "f": "f"}
NAMES: dict[Gender, str] = {"m": "мужское", "f": "женское"}
CLASH = "имя, отчество и фамилия говорят о разном роде: укажите род"
SEVERAL = "возможен не только этот именительный падеж: проверьте"


@dataclass(frozen=True, slots=True)
class Inflection:
    """A text in six cases; `flags` are doubts in Russian for an editor."""

    text: str
    kind: Kind
    gender: Gender | None
    certain: bool
    flags: tuple[str, ...]
    forms: dict[str, str]

    def as_json(self) -> dict[str, Any]:
        """The record as the public JSON object."""
        return {
            "text": self.text,
            "kind": self.kind,
            "gender": self.gender,
            "certain": self.certain,
            "flags": list(self.flags),
            "forms": dict(self.forms),
        }


def inflect(
    text: str,
    *,
    gender: Gender | None = None,
    kind: Kind | None = None,
    cards: Cards | None = None,
) -> Inflection:
    """A name, a position, a body or a position with its holder, in six cases.

    `kind` is guessed where it is not given; a position with a name is a person.
    """
    if kind:
        return whole(text, gender, kind, cards)
    position, name = split(text, cards)
    if not position:
        return whole(text, gender, "person" if name else "phrase", cards)
    if not name:
        return whole(text, gender, "phrase", cards)
    return together(
        text, whole(position, None, "phrase", cards), whole(name, gender, "person", cards)
    )


def decline_text(text: str, case: Case, cards: Cards | None = None) -> str:
    """A name, a position, a body or a position with its holder in the case."""
    position, name = split(text, cards)
    if not name:
        return office.decline_phrase(text, case, cards)
    if not position:
        return office.decline_name(name, case, cards=cards)
    return office.decline_person(name, (position,), case, cards=cards)


def together(text: str, position: Inflection, person: Inflection) -> Inflection:
    """A position and its holder in one case; both stay where the name's gender is unknown."""
    gap = text[len(position.text) : len(text) - len(person.text)]
    forms = {
        case: f"{position.forms[case if person.certain else Case.NOMN.value]}{gap}{form}"
        for case, form in person.forms.items()
    }
    flags = (*position.flags, *person.flags)
    certain = position.certain and person.certain
    return Inflection(text, "person", person.gender, certain, flags, forms)


def whole(text: str, gender: Gender | None, kind: Kind, cards: Cards | None) -> Inflection:
    """A text of one kind in six cases."""
    if kind == "phrase":
        declined = office.phrase_forms(text, cards)
        return record(text, kind, declined, declined.flags)
    declined = office.name_forms(text, gender, cards)
    carded = chosen(cards).person(text)
    flags = declined.flags if carded else (*declined.flags, *doubts(text, gender, declined))
    return record(text, kind, declined, flags)


def record(text: str, kind: Kind, declined: Declined, flags: tuple[str, ...]) -> Inflection:
    """The answer out of six forms."""
    forms = {case.value: form for case, form in zip(CASES, declined.forms, strict=True)}
    return Inflection(text, kind, declined.gender, declined.certain, flags, forms)


def text_and_gender(line: str) -> tuple[str, Gender | None]:
    """One line of a batch: a text, or a text, a tab and m, f, м or ж.

    Raises:
        ValueError: what follows the tab is no gender; the message is Russian.
    """
    text, _, whose = line.rstrip("\r\n").partition("\t")
    return text.strip(), gender_named(whose)


def inflect_line(line: str, *, kind: Kind | None = None, cards: Cards | None = None) -> Inflection:
    """The answer to one line of a batch.

    Raises:
        ValueError: as `text_and_gender`.
    """
    text, whose = text_and_gender(line)
    return inflect(text, gender=whose, kind=kind, cards=cards)


def gender_named(word: str) -> Gender | None:
    """The gender called m, f, м or ж; None for an empty word.

    Raises:
        ValueError: it is called otherwise.
    """
    key = word.strip().lower()
    if not key:
        return None
    if key not in GENDERS:
        raise ValueError(f"род «{word.strip()}» не понят; пишите м или ж (или m, f)")
    return GENDERS[key]


def bring_back(
    text: str,
    *,
    gender: Gender | None = None,
    kind: Kind | None = None,
    cards: Cards | None = None,
) -> Nominative:
    """The other way: from any case to the nominative, of a position with its holder too."""
    position, name = ("", "") if kind else split(text, cards)
    if position and name:
        return back_together(position, name, gender, cards)
    if (kind or kind_of(text, cards)) == "phrase":
        return office.bring_back_phrase(text, cards=cards)
    return office.nominative(text, gender, cards=cards)


def back_together(
    position: str, name: str, gender: Gender | None, cards: Cards | None
) -> Nominative:
    """A position and a name, which stand in one case: «министра Валентина Петрова» is a man."""
    title = office.bring_back_phrase(position, cards=cards)
    forms = office.phrase_forms(title.name, cards).forms
    cases = [case for case, form in zip(CASES, forms, strict=True) if form == position] or CASES
    person = office.nominative(name, gender, cases=cases, cards=cards)
    certain = title.certain and person.certain
    return Nominative(f"{title.name} {person.name}", person.gender, certain)


def nominative_json(
    text: str,
    *,
    gender: Gender | None = None,
    kind: Kind | None = None,
    cards: Cards | None = None,
) -> dict[str, Any]:
    """The public object of the nominative brought back, `text` as it was given."""
    back = bring_back(text, gender=gender, kind=kind, cards=cards)
    found = inflect(back.name, gender=back.gender or gender, kind=kind, cards=cards)
    flags = [*found.flags] if back.certain else [SEVERAL, *found.flags]
    certain = found.certain and back.certain
    return found.as_json() | {"text": text, "certain": certain, "flags": flags}


def doubts(text: str, given: Gender | None, declined: Declined) -> tuple[str, ...]:
    """Everything about a name that an editor should look at."""
    parts = parts_of(text)
    own = gender.evidence_of(parts)
    remarks = [CLASH] if len(own) > 1 else []
    if given and own and given not in own:
        remarks.append(f"имя похоже на {NAMES['m' if given == 'f' else 'f']}: проверьте род")
    if declined.gender == "f":
        remarks += [remark for part in parts if (remark := debatable(part))]
    if declined.gender and declined.certain:
        # imported only where somebody reads the doubts: every start would pay for it
        from ankbrief.language.names.second_opinion import disagreements

        remarks += disagreements(text, declined.gender)
    return tuple(dict.fromkeys(remarks))


def debatable(part: Part) -> str | None:
    """Names of women that good writers treat in two ways."""
    if part.role is not Role.GIVEN:
        return None
    if part.folded.endswith("ль") and office.decline_name(part.text, Case.GENT, "f") == part.text:
        other = part.text[:-1] + "и"
        return f"имя «{part.text}» не склоняется; пишут и «{other}»: выберите в карточке"
    if stressed_iya(fold(part.text)):
        stem = part.text[:-1]
        return f"дательный «{stem}е» (ударение на конце); пишут и «{stem}и»: выберите в карточке"
    return None
