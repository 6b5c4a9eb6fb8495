"""Which posts the text gives to the people it names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from ankbrief.facts.people.appointments import in_place_of, made, since, that_post, to_post
from ankbrief.facts.people.context import (
    Context,
    Held,
    Rule,
    agree,
    cases_of,
    context_of,
    told_cases,
)
from ankbrief.facts.people.names import Name
from ankbrief.facts.posts.complements import KINDS, OPENING, POSSESSIVES
from ankbrief.facts.posts.heads import body_heads, head_lemma, is_head, words
from ankbrief.facts.posts.roles import Role
from ankbrief.facts.posts.wording import genitive_singular, phrase, role_title
from ankbrief.language.text.morphology import lemma
from ankbrief.model import Position


def positions_in(context: Context) -> list[Held]:
    """Every post that the sentence gives to one of its names, in the order of the rules.

    Whom one takes a post from does not hold it: «снял с должности акима Серика Ахметова».
    """
    found = [held for rule in RULES for held in rule(context)]
    left = {(name, post.span) for name, post, _ in found if post.former}
    return [held for held in found if held[1].former or (held[0], held[1].span) not in left]


def before_name(context: Context) -> Iterator[Held]:
    """«заместитель председателя АНК, заведующий секретариатом Марат Азильханов»."""
    for name in context.names:
        role = _before(context, name)
        while role is not None and not context.is_plural(role) and not _is_of_thing(context, role):
            yield name, context.position(role), context.cases(role)
            role = _coordinated(context, role)


def _before(context: Context, name: Name) -> Role | None:
    """The post right before the name, in its case where the name tells one."""
    owner = next((n for n in context.names if n.owner and n.stop == name.start), None)
    if owner is not None:
        own = _ending_at(context, owner.start, told_cases(name))
        return own and replace(own, stop=owner.stop)  # «адвокат Абильдина | Нурлан Жакенов»
    role = _ending_at(context, _before_degree(context, name.start), told_cases(name))
    return role if role is None or agree(context.cases(role), told_cases(name)) else None


def _before_degree(context: Context, index: int) -> int:
    """«член группы, | к.и.н. Алтай Досов»: over letters of a degree and the comma before them."""
    at = index
    while context.text(at - 1) == "." or LETTER.fullmatch(context.text(at - 1)):
        at -= 1
    if index - at < 4 or context.text(index - 2) != "н":
        return index
    return at - (context.text(at - 1) == ",")


def _is_of_thing(context: Context, role: Role) -> bool:
    """«Их автор Алия Бекова»: whose, is told before; alone it is no post."""
    trade = head_lemma(context.tokens[role.head]) in MAKERS
    bare = role.stop - role.start == 1
    return trade and bare and context.text(role.start - 1).lower() in POSSESSIVES


def _ending_at(context: Context, stop: int, cases: frozenset[str]) -> Role | None:
    """The leftmost post that reaches up to `stop` and has a fitting case."""
    reaching = [role for role in context.roles if role.stop == stop]
    fitting = [role for role in reaching if agree(context.cases(role), cases)]
    return next(iter(fitting or reaching), None)


def _coordinated(context: Context, role: Role) -> Role | None:
    """The post before it: «инспектор | майор полиции», «депутат, член комитета»; «и» joins few."""
    stop = role.start
    joint = context.text(stop - 1)
    if joint == "," and context.text(stop - 2) == ")" and context.text(stop - 4) == "(":
        stop -= 3  # «доктор философии (PhD), профессор»
    if joint in (",", "и", "–", "—"):
        stop -= 1
    if joint == "и" and context.text(stop - 1) == ",":
        stop -= 1
    before = _ending_at(context, stop, context.cases(role))
    if before is None or before.start == role.start or context.is_plural(before):
        return None
    if _is_told_of_another(context, before):
        return None
    if not agree(context.cases(before), context.cases(role)):
        return None
    shared = head_lemma(context.tokens[before.head]) in words("shared")
    if joint == "и" and not shared and not _is_of_one(context, before, role):
        return None
    return before


def _is_told_of_another(context: Context, role: Role) -> bool:
    """«Людмила Ким – народный учитель, | предприниматель Сауле Досова»."""
    mark = context.text(role.start - 1) in ("–", "—", "-")
    return mark and any(name.stop == role.start - 1 for name in context.names)


def _is_of_one(context: Context, before: Role, role: Role) -> bool:
    """«Директор музея и председатель совета Болат Досов провёл»: the verb speaks of one."""
    if before.stop - before.head == 1 or any(n.stop <= before.start for n in context.names):
        return False
    after = context.tokens[role.stop :]
    verb = next((t for t in after if t.pos in ("VERB", "AUX") or t.text in ",;:"), None)
    first = next((t for t in context.tokens if t.pos in ("VERB", "AUX")), None)
    told = verb if verb is not None and verb.pos != "PUNCT" else first
    return told is not None and told.feats.get("Number") == "Sing" and _is_told(context, role)


def _is_told(context: Context, role: Role) -> bool:
    return "Nom" in context.cases(role)


def before_comma(context: Context) -> Iterator[Held]:
    """«прежнего руководителя управления, Ернара Байзакова, избрали», «директор – Иван Ким»."""
    for name in context.names:
        mark = context.text(name.start - 1)
        if mark not in (",", "–", "—", "-") or context.text(name.stop) not in (
            ",",
            ".",
            ")",
            "—",
            "–",
            "",
        ):
            continue
        role = _ending_at(context, name.start - 1, cases_of(context.sentence, name))
        if role is None or context.is_plural(role) or _is_taken(context, role):
            continue
        if agree(context.cases(role), cases_of(context.sentence, name)):
            yield name, context.position(role), context.cases(role)


def _is_taken(context: Context, role: Role) -> bool:
    """The post already stands in apposition to the name before it."""
    return context.text(role.start - 1) == "," and any(
        n.stop == role.start - 1 for n in context.names
    )


def after_name(context: Context) -> Iterator[Held]:
    """«Марат Азильханов, заместитель председателя АНК, сказал», «Иванов (директор школы)»."""
    for name in context.names:
        cases = cases_of(context.sentence, name)
        at, mark = name.stop, context.text(name.stop)
        while context.text(at) in APPOSING and (at > name.stop or mark != "и"):
            role = _starting_at(context, at + 1) or _after_gap(context, at + 1, cases)
            if role is None or not _is_apposition(context, role, cases, mark):
                break
            yield name, context.position(role), context.cases(role) if mark == "," else frozenset()
            at = role.stop


def _starting_at(context: Context, start: int) -> Role | None:
    """The post that begins at `start`; «ныне», «в прошлом», «бывший» may come first."""
    if (context.text(start).lower(), context.text(start + 1).lower()) == ("в", "прошлом"):
        past = _starting_at(context, start + 2)
        return past and replace(past, former=True)
    if context.text(start).lower() == "ранее" and context.text(start + 1) in ("–", "—", "-"):
        past = _starting_at(context, start + 2)  # «(ранее – советник акима)»
        return past and replace(past, former=True)
    while context.text(start).lower() in (
        "а",
        "ныне",
        "также",
        "бывший",
        "бывшая",
        "бывшего",
        "тогда",
    ):
        start += 1
    return next((role for role in context.roles if role.start == start), None)


def _after_gap(context: Context, start: int, cases: frozenset[str]) -> Role | None:
    """«Александра Брода, известного борца с ксенофобией, | члена Общественной палаты»."""
    for at in range(start, min(start + 8, len(context.tokens))):
        if context.tokens[at].pos in ("VERB", "AUX") or any(n.start == at for n in context.names):
            return None
        if context.text(at) == ",":
            role = _starting_at(context, at + 1)
            fits = role is not None and told_cases_agree(context, role, cases)
            return role if fits and at > start + 1 else None
    return None


def told_cases_agree(context: Context, role: Role, cases: frozenset[str]) -> bool:
    """Both sides tell a case, and it is one."""
    return bool(cases) and bool(context.cases(role)) and agree(context.cases(role), cases)


def _is_apposition(context: Context, role: Role, cases: frozenset[str], mark: str) -> bool:
    if context.is_plural(role) or context.name_at(role.stop):
        return False
    closing = context.text(role.stop)
    if mark in "—–-":
        told = context.cases(role) & {"Nom", "Ins"}
        return bool(told) and closing in (*CLOSING, "(", "и")
    if mark == "(":
        return True
    if closing == "и":
        after = _starting_at(context, role.stop + 1)
        closing = context.text(after.stop) if after is not None else closing
    return agree(context.cases(role), cases) and closing in CLOSING


def listed(context: Context) -> Iterator[Held]:
    """«акимы Алматы Иванов и Астаны Петров», «депутаты Мажилиса Иванов, Петров и Сидоров»."""
    for role in context.roles:
        first = context.name_at(role.stop)
        if (
            context.is_plural(role)
            and first
            and agree(context.cases(role), cases_of(context.sentence, first))
        ):
            yield from _distributed(context, role, first)


def _distributed(context: Context, role: Role, first: Name) -> Iterator[Held]:
    parts = [(first, role.stop, role.stop), *_parts(context, first.stop)]
    own = any(start < stop for _, start, stop in parts)
    split = own or _is_of_several(context, role)
    yield first, _whole(context, role) if split else context.position(role), context.cases(role)
    for name, start, stop in parts[1:]:
        yield name, _shared_position(context, role, start, stop), context.cases(role)


def _parts(context: Context, at: int) -> Iterator[tuple[Name, int, int]]:
    """The further names of the list, each with the tokens of its own part of the post."""
    while context.text(at) in (",", "и"):
        start = at + 1
        name = next((n for n in context.names if n.start >= start), None)
        if name is None or not _is_complement(context, start, name.start):
            return
        yield name, start, name.start
        at = name.stop


def _is_complement(context: Context, start: int, stop: int) -> bool:
    """Words between two names of a list: nothing, or the second one's own part of the post."""
    inner = context.tokens[start:stop]
    outside = ("VERB", "AUX", "ADV", "PRON", "SCONJ")
    if any(token.pos in outside and token.text.islower() for token in inner):
        return False
    if any(not token.text[0].isalnum() and token.text not in QUOTES for token in inner):
        return False
    return not inner or not is_head(inner[0])


def _whole(context: Context, role: Role, stop: int | None = None) -> Position:
    """«руководители объединений «Вайнах»» → «руководитель объединения «Вайнах»»."""
    changed = {i: genitive_singular(context.tokens[i]) for i in _shared_nouns(context, role)}
    head = role_title(context.sentence, role, role.head + 1)
    rest = phrase(context.sentence, role.head + 1, role.stop if stop is None else stop, changed)
    span = context.sentence.cover(role.start, role.stop)
    return Position(f"{head} {rest}".strip(), span, role.former)


def _shared_nouns(context: Context, role: Role) -> Iterator[int]:
    """The plural right after the head that is split among the people: «фракций», «объединений»."""
    token = context.token(role.head + 1)
    if token and token.pos == "NOUN" and token.feats.get("Number") == "Plur":
        yield role.head + 1


def _is_of_several(context: Context, role: Role) -> bool:
    """«акимы районов», «директора школ»: each leads one; «доктора наук» is no such post."""
    nouns = [lemma(context.tokens[index]) for index in _shared_nouns(context, role)]
    return any(noun in body_heads() or noun in KINDS for noun in nouns)


def _shared_position(context: Context, role: Role, start: int, stop: int) -> Position:
    """The head of the list with this person's own complement."""
    if start == stop:
        several = _is_of_several(context, role)
        return _whole(context, role) if several else context.position(role)
    own = phrase(context.sentence, start, stop, {})
    common = _whole(context, role, _common_stop(context, role, start, stop)).title
    return Position(f"{common} {own}", context.sentence.cover(start, stop), role.former)


def _common_stop(context: Context, role: Role, start: int, stop: int) -> int:
    """Where the part shared by all ends: «руководители фракции | партии A …, партии B …»."""
    if context.text(start) in OPENING:
        quotes = (i for i in range(role.head + 1, role.stop) if context.text(i) in OPENING)
        return next(quotes, role.head + 1)
    nouns = {lemma(t) for t in context.tokens[start:stop] if t.pos == "NOUN"}
    for index in range(role.head + 1, role.stop):
        if context.tokens[index].pos == "NOUN" and lemma(context.tokens[index]) in nouns:
            return _before_adjectives(context, index, role.head)
    return role.head + 1


def _before_adjectives(context: Context, index: int, head: int) -> int:
    while index - 1 > head and context.tokens[index - 1].pos == "ADJ":
        index -= 1
    return index


MAKERS = frozenset({"автор", "создатель", "организатор", "основатель", "разработчик", "участник"})
LETTER = re.compile(r"[а-яё]")
APPOSING = (",", "(", "—", "–", "-", "и")
QUOTES = '«»“”"„'
CLOSING = (",", ".", ";", "", ")", "—", "–", "-", ":")
RULES: tuple[Rule, ...] = (
    before_name,
    before_comma,
    after_name,
    listed,
    made,
    since,
    to_post,
    that_post,
    in_place_of,
)

__all__ = ["Context", "context_of", "positions_in"]
