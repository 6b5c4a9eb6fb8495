"""What `ankbrief inflect` answers: six forms with the gender and every doubt."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

from ankbrief.language import dictionary, gender, office
from ankbrief.language.cards import NO_CARDS, Cards
from ankbrief.language.cases import CASES, Case
from ankbrief.language.given_names import stressed_iya
from ankbrief.language.letters import fold
from ankbrief.language.name_parts import INITIALS, Part, Role, is_given, is_patronymic, parts_of
from ankbrief.language.names import Declined
from ankbrief.language.nominative import Nominative
from ankbrief.language.surnames import looks_like_surname
from ankbrief.language.words import like
from ankbrief.model import Gender

Kind = Literal["person", "phrase"]
GENDERS: dict[str, Gender] = {"м": "m", "ж": "f", "m": "m", "f": "f"}
CLASH = "имя, отчество и фамилия говорят о разном роде: укажите род"


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
    text: str, *, gender: Gender | None = None, kind: Kind | None = None, cards: Cards = NO_CARDS
) -> Inflection:
    """A name, a position or a body in six cases; `kind` is guessed where it is not given."""
    chosen = kind or kind_of(text, cards)
    if chosen == "phrase":
        declined = office.phrase_forms(text, cards)
        return record(text, chosen, declined, declined.flags)
    declined = office.name_forms(text, gender, cards)
    carded = cards.people and cards.person(text)
    flags = declined.flags if carded else (*declined.flags, *doubts(text, gender, declined))
    return record(text, chosen, declined, flags)


def record(text: str, kind: Kind, declined: Declined, flags: tuple[str, ...]) -> Inflection:
    """The answer out of six forms."""
    forms = {case.value: form for case, form in zip(CASES, declined.forms, strict=True)}
    return Inflection(text, kind, declined.gender, declined.certain, flags, forms)


def inflect_line(line: str, *, kind: Kind | None = None, cards: Cards = NO_CARDS) -> Inflection:
    """One line of a batch: a text, or a text, a tab and m, f, м or ж.

    Raises:
        ValueError: what follows the tab is no gender; the message is Russian.
    """
    text, _, whose = line.rstrip("\r\n").partition("\t")
    return inflect(text.strip(), gender=gender_named(whose), kind=kind, cards=cards)


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
    text: str, *, gender: Gender | None = None, kind: Kind | None = None, cards: Cards = NO_CARDS
) -> Nominative:
    """The other way: from any case to the nominative."""
    chosen = kind or kind_of(text, cards)
    if chosen == "phrase":
        return office.bring_back_phrase(text, cards=cards)
    return office.nominative(text, gender, cards=cards)


def kind_of(text: str, cards: Cards = NO_CARDS) -> Kind:
    """A person's name or another phrase, by capitals and by what the words are."""
    if cards.people and cards.person(text):
        return "person"
    parts = parts_of(text)
    free = [part for part in parts if part.role is not Role.FROZEN]
    if not free or not all(part.text[:1].isupper() for part in free):
        return "phrase"
    if any(is_ordinary(part) for part in free):
        return "phrase"
    initials = any(INITIALS.fullmatch(part.text) for part in parts)
    return "person" if initials or len(free) > 1 or is_personal(free[0]) else "phrase"


def is_ordinary(part: Part) -> bool:
    """A common noun or an adjective that is nobody's name: Совет, Национальный."""
    word = part.folded
    if word in like():
        return True
    if looks_like_surname(word) or is_given(word) or dictionary.tagged(word, "Surn"):
        return False
    return any(tag.startswith(("NOUN,inan", "ADJF", "PREP")) for tag in dictionary.tags(word))


def is_personal(part: Part) -> bool:
    """A single word that is a given name, a patronymic or a surname."""
    word = part.folded
    known = is_given(word) or looks_like_surname(word) or is_patronymic(word, [word])
    return known or dictionary.tagged(word, "Surn", "nomn") or not dictionary.is_known(word)


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
        from ankbrief.language.second_opinion import disagreements

        remarks += disagreements(text, declined.gender)
    return tuple(dict.fromkeys(remarks))


NAMES: dict[Gender, str] = {"m": "мужское", "f": "женское"}


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
