"""Which posts the text gives to the people it names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from ankbrief.facts.people.acting import laid_on
from ankbrief.facts.people.appointments import (
    in_place_of,
    made,
    that_post,
    to_post,
)
from ankbrief.facts.people.careers import since
from ankbrief.facts.people.context import (
    Context,
    Held,
    Rule,
    agree,
    cases_of,
    context_of,
    told_cases,
)
from ankbrief.facts.people.lists import listed
from ankbrief.facts.people.names import Name
from ankbrief.facts.posts.complements import AGED, POSSESSIVES
from ankbrief.facts.posts.heads import head_lemma, words
from ankbrief.facts.posts.roles import Role
from ankbrief.language.names.words import given_names, is_given_name
from ankbrief.language.text.morphology import lemma


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
    told = told_cases(name) or _oblique_cases(context, name)
    role = _ending_at(context, _before_degree(context, name.start), told)
    if role is not None and not told and _is_addressed(context, role, name):
        return None
    return role if role is None or agree(context.cases(role), told_cases(name)) else None


def _is_addressed(context: Context, role: Role, name: Name) -> bool:
    """«обратилась к акиму | Ирина Вагнер»: who turned to him is the subject behind."""
    before = context.token(role.start - 1)
    if before is None or before.text.lower() not in ("к", "ко") or context.cases(role) != {"Dat"}:
        return False
    named = context.tokens[name.start : name.stop]
    turned = any(t.pos == "VERB" for t in context.tokens[: role.start])
    return turned and all(token.feats.get("Case") == "Nom" for token in named)


def _oblique_cases(context: Context, name: Name) -> frozenset[str]:
    """«тренер лыжника | Виталия Кима»: a form that is no name as it stands, by its tag."""
    first = name.first.lower()
    told = first not in given_names() or first.endswith("ия")  # «Виталия» may be a woman too
    oblique = bool(first) and is_given_name(first) and told
    genitive = oblique and name.is_full and _is_tagged_genitive(context, name)
    return frozenset({"Gen"} if genitive else ())


def _before_degree(context: Context, index: int) -> int:
    """«член группы, | к.и.н. Алтай Досов»: over letters of a degree and the comma before them.

    «главы области | 64-летнего Болата Досова»: over the age.
    """
    if AGED.match(context.text(index - 1)):
        return index - 1
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
    while stop and _is_passing(context, stop - 1):
        stop -= 1  # «призёр мира, действующий | чемпион Серик Ахметов»
    joint = context.text(stop - 1)
    if joint == "," and context.text(stop - 2) == ")" and context.text(stop - 4) == "(":
        stop -= 3  # «доктор философии (PhD), профессор»
    if joint in (",", "и", "–", "—", "-"):
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


def _is_passing(context: Context, index: int) -> bool:
    token = context.tokens[index]
    return lemma(token) in words("passing") or token.text.lower() in words("passing")


def _is_told_of_another(context: Context, role: Role) -> bool:
    """«Людмила Ким – народный учитель, | предприниматель Сауле Досова»."""
    mark = context.text(role.start - 1) in ("–", "—", "-")
    return mark and any(name.stop == role.start - 1 for name in context.names)


def _is_of_one(context: Context, before: Role, role: Role) -> bool:
    """«Директор музея и председатель совета Болат Досов провёл»: the verb speaks of one."""
    trade = head_lemma(context.tokens[before.head]) in words("trades")
    if (before.stop - before.head == 1 and not trade) or any(
        n.stop <= before.start for n in context.names
    ):
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
            ";",
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
            rank = _coordinated(context, role)  # «начальника отдела | майора полиции – Досова»
            if rank is not None and rank.stop == role.start:
                yield name, context.position(rank), context.cases(rank)


def _is_taken(context: Context, role: Role) -> bool:
    """The post already stands in apposition to the name before it."""
    return context.text(role.start - 1) == "," and any(
        n.stop == role.start - 1 for n in context.names
    )


def after_name(context: Context) -> Iterator[Held]:
    """«Марат Азильханов, заместитель председателя АНК, сказал», «Иванов (директор школы)»."""
    for name in context.names:
        cases = cases_of(context.sentence, name)
        cases |= {"Nom"} if _may_be_woman(name) else frozenset()
        at, mark = name.stop, context.text(name.stop)
        while context.text(at) in APPOSING and (at > name.stop or mark != "и"):
            role = _starting_at(context, at + 1) or _after_gap(context, at + 1, cases)
            role = role and _with_owner(context, role)
            if role is None or not _is_apposition(context, role, cases, mark):
                break
            yield name, context.position(role), context.cases(role) if mark == "," else frozenset()
            at = _after_record(context, role.stop)


def _is_told_so(context: Context, role: Role, end: int) -> bool:
    """«Дана Досова – чемпионка мира | по стрельбе из лука»: the whole sentence says so."""
    verbless = not any(token.pos in ("VERB", "AUX") for token in context.tokens)
    return verbless and context.tokens[end].pos == "ADP" and context.cases(role) == {"Nom"}


def _may_be_woman(name: Name) -> bool:
    """«Руководит им | Мавлюда Юсупова»: a woman's nominative, whatever the tagger takes it for."""
    return name.is_full and name.first[-1] in "ая" and "Nom" in told_cases(name)


def _after_record(context: Context, stop: int) -> int:
    """«учительница музыки | с тридцатилетним стажем»: how long, no part of the post."""
    if context.text(stop) not in ("с", "со"):
        return stop
    ends = (i + 1 for i in range(stop + 1, stop + 4) if context.text(i) in RECORDS)
    return next(ends, stop)


def _with_owner(context: Context, role: Role) -> Role:
    """«Нина Досова, тренер лыжника | Виталия Кима»: whose, in the genitive, belongs to the post."""
    owner = context.name_at(role.stop)
    if owner is None or role.stop - role.head < 2 or context.cases(role) != {"Nom"}:
        return role
    whose = cases_of(context.sentence, owner) <= {"Gen", "Acc"} and _is_tagged_genitive(
        context, owner
    )
    return replace(role, stop=owner.stop) if whose else role


def _is_tagged_genitive(context: Context, name: Name) -> bool:
    return all(t.feats.get("Case") == "Gen" for t in context.tokens[name.start : name.stop])


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
    if context.is_plural(role) or _reaches_next(context, role, mark):
        return False
    end = _after_record(context, role.stop)
    closing = context.text(end)
    if mark in "—–-":
        told = context.cases(role) & {"Nom", "Ins"}
        return bool(told) and (closing in (*CLOSING, "(", "и") or _is_told_so(context, role, end))
    if mark == "(":
        return True
    if closing == "и":
        after = _starting_at(context, end + 1)
        closing = context.text(after.stop) if after is not None else closing
    return agree(context.cases(role), cases) and closing in CLOSING


def _reaches_next(context: Context, role: Role, mark: str) -> bool:
    """«аким Досов, | директор школы, депутат маслихата Ким»: it leads up to the name behind it.

    In a row of people only, who have their posts before their names.
    """
    if context.name_at(role.stop):
        return True
    at = role.stop
    while mark == "," and context.text(at) == "," and (after := _starting_at(context, at + 1)):
        name = context.name_at(after.stop)
        if name is not None:
            first = next((n for n in context.names if n.stop == role.start - 1), None)
            return first is not None and any(r.stop == first.start for r in context.roles)
        at = after.stop
    return False


MAKERS = frozenset({"автор", "создатель", "организатор", "основатель", "разработчик", "участник"})
RECORDS = ("стажем", "опытом")
LETTER = re.compile(r"[а-яё]")
APPOSING = (",", "(", "—", "–", "-", "и")
CLOSING = (",", ".", ";", "", ")", "—", "–", "-", ":")
RULES: tuple[Rule, ...] = (
    before_name,
    before_comma,
    after_name,
    listed,
    made,
    since,
    to_post,
    laid_on,
    that_post,
    in_place_of,
)

__all__ = ["Context", "context_of", "positions_in"]
