"""A sentence with its names and posts, as the rules for posts read it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from ankbrief.facts.people.bystanders import word_set
from ankbrief.facts.people.names import Name
from ankbrief.facts.posts.heads import head_lemma, is_frozen
from ankbrief.facts.posts.roles import Role, roles_in
from ankbrief.facts.posts.wording import role_title
from ankbrief.language.dictionary import is_known, parses, tags
from ankbrief.language.names.gender import given_genders
from ankbrief.language.names.words import (
    given_name_cases,
    has_surname_ending,
    is_given_name,
    patronymic_cases,
)
from ankbrief.language.text.document import ParsedSentence, Token
from ankbrief.language.text.morphology import CASES, cases
from ankbrief.model import Position

# Endings of women's surnames in the nominative; those a man's genitive may have as well.
WOMANS_OR_MANS = ("ова", "ева", "ёва", "ина", "ына")
WOMANS = (*WOMANS_OR_MANS, "ская", "цкая")


@dataclass(frozen=True, slots=True)
class Context:
    """A sentence with what was found in it; `subject`, `previous` post: of those before."""

    sentence: ParsedSentence
    names: tuple[Name, ...]
    roles: tuple[Role, ...]
    subject: Name | None = None
    previous: Position | None = None

    @property
    def tokens(self) -> tuple[Token, ...]:
        """The tokens of the sentence."""
        return self.sentence.tokens

    def token(self, index: int) -> Token | None:
        """The token, None outside the sentence."""
        return self.tokens[index] if 0 <= index < len(self.tokens) else None

    def text(self, index: int) -> str:
        """The token's text, empty outside the sentence."""
        return self.tokens[index].text if 0 <= index < len(self.tokens) else ""

    def cases(self, role: Role) -> frozenset[str]:
        """The cases in which the post may stand."""
        if role.acting:
            return acting_cases(self.tokens[role.start : role.head])
        if self._is_shared(role):
            return frozenset({"Nom"})
        return head_cases(self.tokens[role.head])

    def is_plural(self, role: Role) -> bool:
        """Whether the post is given to several: «депутаты»."""
        return is_plural(self.tokens[role.head]) or self._is_shared(role)

    def _is_shared(self, role: Role) -> bool:
        """«Профессора университета Динара Смагулова и Евгений Крафт»: tagged as a genitive."""
        first = self.name_at(role.stop)
        if first is None or self.text(first.stop) not in (",", "и"):
            return False
        second = self.name_at(first.stop + 1)
        head = self.tokens[role.head]
        return (
            second is not None
            and head.feats.get("Case") in ("Gen", "Acc")
            and "Nom" in told_cases(first)
            and cases_of(self.sentence, second) == {"Nom"}
            and any("nomn" in tag and "plur" in tag for tag in tags(head.text))
        )

    def position(self, role: Role, *, former: bool = False) -> Position:
        """The post as a fact."""
        span = self.sentence.cover(role.start, role.stop)
        return Position(role_title(self.sentence, role), span, former or role.former)

    def name_at(self, index: int) -> Name | None:
        """The name that begins there."""
        return next((name for name in self.names if name.start == index), None)


def head_cases(head: Token) -> frozenset[str]:
    """Cases of a form of the post's own word: «Аким» is no genitive of «Акима»."""
    if is_frozen(head):
        return frozenset(CASES)
    noun = head_lemma(head)
    own = [p.tag for p in parses(head.text) if p.normal_form.replace("ё", "е") == noun]
    if "-" in noun and not is_known(head.text):  # «экс-акиму»
        last = noun.rpartition("-")[2]
        own = [p.tag for p in parses(head.text.rpartition("-")[2]) if p.normal_form == last]
    found = frozenset(ud for ud, code in CASES.items() if any(code in tag for tag in own))
    if not found and noun.startswith("зам"):
        parts = [p.tag for p in parses(head.text.lower().removeprefix("зам"))]
        found = frozenset(ud for ud, code in CASES.items() if any(code in tag for tag in parts))
    if not found:
        return cases(head)
    return found & {head.feats.get("Case", "")} or found


def is_plural(head: Token) -> bool:
    """By the tag, and by the dictionary where the post's form can be nothing else: «акимы»."""
    noun = head_lemma(head)
    own = [p.tag for p in parses(head.text) if p.normal_form.replace("ё", "е") == noun]
    return head.feats.get("Number") == "Plur" or (bool(own) and all("plur" in tag for tag in own))


def acting_cases(before: Sequence[Token]) -> frozenset[str]:
    """«исполняющего обязанности» has a case of its own, «и.о.» and «врио» any."""
    participle = next((t for t in before if t.text.lower().startswith("исполняющ")), None)
    return cases(participle) if participle else frozenset(CASES)


Held = tuple[Name, Position, frozenset[str]]  # and the cases in which the two agree
Rule = Callable[[Context], Iterator[Held]]


def context_of(
    sentence: ParsedSentence,
    names: Sequence[Name],
    subject: Name | None = None,
    previous: Position | None = None,
) -> Context:
    """The posts of the sentence found between its `names`."""
    taken = frozenset(i for name in names for i in range(name.start, name.stop))
    return Context(sentence, tuple(names), roles_in(sentence, taken), subject, previous)


def agree(left: frozenset[str], right: frozenset[str]) -> bool:
    """A case in common; the genitive and accusative of persons are one form."""
    alike = {"Gen", "Acc"}
    return not left or not right or bool(left & right) or bool(left & alike and right & alike)


def cases_of(sentence: ParsedSentence, name: Name) -> frozenset[str]:
    """Cases in which the name may stand, by its tags, the given name and the surname's ending."""
    tagged = {t.feats["Case"] for t in sentence.tokens[name.start : name.stop] if "Case" in t.feats}
    shaped = told_cases(name)
    return frozenset(tagged & shaped or shaped or tagged)


def told_cases(name: Name) -> frozenset[str]:
    """Cases that the endings of the name itself allow; none where they do not tell."""
    if name.owner:
        return frozenset({"Gen"})
    told = [given_name_cases(name.first.split()[0]) if name.first else frozenset[str]()]
    told.append(patronymic_cases(name.middle) if name.middle else frozenset())
    if _is_womans_nominative(name):
        return frozenset({"Nom"})
    if " " in name.first and name.first.split()[0].lower() in word_set("korean"):
        return frozenset()  # «Хан Док Су» has one form for all cases
    told.append(_cases_by_ending(name.last.lower()) if name.last else frozenset())
    return frozenset.intersection(*[found for found in told if found] or [frozenset()])


def _is_womans_nominative(name: Name) -> bool:
    """«Сауле Досова»: «Сауле» is a woman's name alone, and a woman's «Досовой» would be oblique."""
    first, last = name.first.lower(), name.last.lower()
    womans = given_genders(first) == {"f"} and first[-1:] not in "ая" and is_given_name(first)
    return womans and last.endswith(WOMANS)


def _cases_by_ending(last: str) -> frozenset[str]:
    """Surnames in -ов, -ин tell their case: «Нукеновым» is nothing but the instrumental."""
    if not has_surname_ending(last):
        return frozenset()
    for endings, possible in (
        (("ов", "ев", "ёв", "ин", "ын", "ский", "цкий", "ская", "цкая"), {"Nom"}),
        (WOMANS_OR_MANS, {"Nom", "Gen", "Acc"}),
        (("ову", "еву", "ёву", "ину", "ыну"), {"Dat", "Acc"}),
        (("ове", "еве", "ёве", "ине", "ыне"), {"Loc"}),
        (("овым", "евым", "ёвым", "иным", "ыным", "ским", "цким"), {"Ins"}),
        (("овой", "евой", "ёвой", "иной", "ыной", "ской", "цкой"), {"Gen", "Dat", "Ins", "Loc"}),
        (("ского", "цкого"), {"Gen", "Acc"}),
        (("скому", "цкому"), {"Dat"}),
    ):
        if last.endswith(endings):
            return frozenset(possible)
    return frozenset()
