"""Which posts the text gives to the people it names."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from ankbrief.facts.names import Name
from ankbrief.facts.roles import Role, head_lemma, is_head, roles_in, words
from ankbrief.facts.wording import phrase, role_title
from ankbrief.language.document import ParsedSentence, Token
from ankbrief.language.morphology import lemma
from ankbrief.language.name_words import has_surname_ending
from ankbrief.model import Position


@dataclass(frozen=True, slots=True)
class Context:
    """A sentence with the names and posts found in it."""

    sentence: ParsedSentence
    names: tuple[Name, ...]
    roles: tuple[Role, ...]

    @property
    def tokens(self) -> tuple[Token, ...]:
        return self.sentence.tokens

    def text(self, index: int) -> str:
        """The token's text, empty outside the sentence."""
        return self.tokens[index].text if 0 <= index < len(self.tokens) else ""

    def case(self, role: Role) -> str:
        return self.tokens[role.head].feats.get("Case", "")

    def is_plural(self, role: Role) -> bool:
        return self.tokens[role.head].feats.get("Number") == "Plur"

    def position(self, role: Role, *, former: bool = False) -> Position:
        span = self.sentence.cover(role.start, role.stop)
        return Position(role_title(self.sentence, role), span, former or role.former)

    def name_at(self, index: int) -> Name | None:
        return next((name for name in self.names if name.start == index), None)


Held = tuple[Name, Position]
Rule = Callable[[Context], Iterator[Held]]


def context_of(sentence: ParsedSentence, names: Sequence[Name]) -> Context:
    """The posts of the sentence found between its `names`."""
    taken = frozenset(i for name in names for i in range(name.start, name.stop))
    return Context(sentence, tuple(names), roles_in(sentence, taken))


def positions_in(context: Context) -> list[Held]:
    """Every post that the sentence gives to one of its names, in the order of the rules."""
    return [held for rule in RULES for held in rule(context)]


def before_name(context: Context) -> Iterator[Held]:
    """«заместитель председателя АНК, заведующий секретариатом Марат Азильханов»."""
    for name in context.names:
        role = _ending_at(context, name.start, cases_of(context.sentence, name))
        while role is not None and not context.is_plural(role):
            yield name, context.position(role)
            role = _coordinated(context, role)


def _ending_at(context: Context, stop: int, cases: frozenset[str]) -> Role | None:
    """The leftmost post that reaches up to `stop` and has a fitting case."""
    reaching = [role for role in context.roles if role.stop == stop]
    fitting = [role for role in reaching if _fits(context.case(role), cases) or role.acting]
    return next(iter(fitting or reaching), None)


def _coordinated(context: Context, role: Role) -> Role | None:
    """The post before a comma: «депутат Мажилиса, член комитета …»; «и» joins a few kinds only."""
    joint = context.text(role.start - 1)
    if joint not in (",", "и"):
        return None
    stop = role.start - 1
    if joint == "и" and context.text(stop - 1) == ",":
        stop -= 1
    before = _ending_at(context, stop, frozenset({context.case(role)}))
    if before is None or context.is_plural(before) or context.case(before) != context.case(role):
        return None
    if joint == "и" and head_lemma(context.tokens[before.head]) not in words("shared"):
        return None
    return before


def after_name(context: Context) -> Iterator[Held]:
    """«Марат Азильханов, заместитель председателя АНК, сказал», «Иванов (директор школы)»."""
    for name in context.names:
        cases = cases_of(context.sentence, name)
        at = name.stop
        while context.text(at) in (",", "(", "—", "–", "-"):
            role = _starting_at(context, at + 1)
            if role is None or not _is_apposition(context, role, cases, context.text(at)):
                break
            yield name, context.position(role)
            at = role.stop


def _starting_at(context: Context, start: int) -> Role | None:
    """The post that begins at `start`; «ныне», «он же», «бывший» may come first."""
    while context.text(start).lower() in ("а", "ныне", "также", "бывший", "бывшая", "бывшего", "тогда"):
        start += 1
    return next((role for role in context.roles if role.start == start), None)


def _is_apposition(context: Context, role: Role, cases: frozenset[str], mark: str) -> bool:
    case = context.case(role)
    if context.is_plural(role) or context.name_at(role.stop):
        return False
    if mark in "—–-":
        return case == "Nom" and context.text(role.stop) in (",", ".", ";", "", ")", "и")
    closing = context.text(role.stop)
    return _fits(case, cases) and (closing in (",", ".", ";", "", ")", "—", "–", "-", ":") or mark == "(")


def listed(context: Context) -> Iterator[Held]:
    """«акимы Алматы Иванов и Астаны Петров», «депутаты Мажилиса Иванов, Петров и Сидоров»."""
    for role in context.roles:
        first = context.name_at(role.stop)
        if context.is_plural(role) and first and _fits_plural(context, role, first):
            yield from _distributed(context, role, first)


def _fits_plural(context: Context, role: Role, name: Name) -> bool:
    return _fits(context.case(role), cases_of(context.sentence, name))


def _distributed(context: Context, role: Role, first: Name) -> Iterator[Held]:
    yield first, context.position(role)
    at, last = first.stop, role.stop
    while context.text(at) in (",", "и") and last:
        start = at + 1
        name = next((n for n in context.names if n.start >= start), None)
        if name is None or not _is_complement(context, start, name.start):
            return
        yield name, _shared_position(context, role, start, name.start)
        at = name.stop


def _is_complement(context: Context, start: int, stop: int) -> bool:
    """Words between two names of a list: nothing, or the second one's own part of the post."""
    inner = context.tokens[start:stop]
    if any(token.pos in ("VERB", "PUNCT", "ADV", "PRON", "SCONJ") and token.text not in "«»“”\"„" for token in inner):
        return False
    return not inner or not is_head(inner[0])


def _shared_position(context: Context, role: Role, start: int, stop: int) -> Position:
    """The head of the list with this person's own complement."""
    if start == stop:
        return context.position(role)
    own = phrase(context.sentence, start, stop, {})
    kept = _common_stop(context, role, start, stop)
    title = f"{role_title(context.sentence, role, kept)} {own}"
    return Position(title, context.sentence.cover(start, stop), role.former)


def _common_stop(context: Context, role: Role, start: int, stop: int) -> int:
    """Where the part shared by all ends: «руководители фракции | партии A …, Народной партии B …»."""
    nouns = {lemma(t) for t in context.tokens[start:stop] if t.pos == "NOUN"}
    for index in range(role.head + 1, role.stop):
        if context.tokens[index].pos == "NOUN" and lemma(context.tokens[index]) in nouns:
            while index - 1 > role.head and context.tokens[index - 1].pos == "ADJ":
                index -= 1
            return index
    return role.head + 1


def cases_of(sentence: ParsedSentence, name: Name) -> frozenset[str]:
    """Cases in which the name may stand, by its tags and by the surname's ending."""
    tagged = {t.feats["Case"] for t in sentence.tokens[name.start : name.stop] if "Case" in t.feats}
    shaped = _cases_by_ending(name.last.lower()) if name.last else frozenset()
    return frozenset(tagged & shaped or shaped or tagged)


def _cases_by_ending(last: str) -> frozenset[str]:
    """Surnames in -ов, -ин tell their case: «Нукеновым» is nothing but the instrumental."""
    if not has_surname_ending(last):
        return frozenset()
    for endings, cases in (
        (("ов", "ев", "ёв", "ин", "ын", "ский", "цкий", "ская", "цкая"), {"Nom"}),
        (("ова", "ева", "ёва", "ина", "ына"), {"Nom", "Gen", "Acc"}),
        (("ову", "еву", "ёву", "ину", "ыну"), {"Dat", "Acc"}),
        (("овым", "евым", "ёвым", "иным", "ыным", "ским", "цким"), {"Ins"}),
        (("овой", "евой", "ёвой", "иной", "ыной", "ской", "цкой"), {"Gen", "Dat", "Ins", "Loc"}),
        (("ского", "цкого"), {"Gen", "Acc"}),
        (("скому", "цкому"), {"Dat"}),
    ):
        if last.endswith(endings):
            return frozenset(cases)
    return frozenset()


def _fits(case: str, cases: frozenset[str]) -> bool:
    """The same case; the genitive and accusative of persons are one form."""
    alike = {"Gen", "Acc"}
    return not cases or case in cases or (case in alike and bool(alike & cases))


RULES: tuple[Rule, ...] = (before_name, after_name, listed)

