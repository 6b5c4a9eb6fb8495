"""Posts of a biography, told by years: «С 2020 года – заместитель руководителя …»."""

from __future__ import annotations

from collections.abc import Iterator

from ankbrief.facts.people.context import Context, Held
from ankbrief.facts.people.names import Name


def since(context: Context) -> Iterator[Held]:
    """«С 2020 года – заместитель руководителя управления …» of whom the text goes on to speak."""
    opening = [token.text.lower() for token in context.tokens[:8]]
    if context.names or context.subject is None or opening[:1] not in (["с"], ["со"], ["в"]):
        return
    for role in context.roles:
        dash = role.start - 1
        if (
            context.text(dash) in ("-", "–", "—")
            and "Nom" in context.cases(role)
            and _is_year(opening, dash)
        ):
            rest = {token.text.lower() for token in context.tokens[role.stop :]}
            former = "до" in rest or "годах" in opening[:dash]
            yield context.subject, context.position(role, former=former), frozenset()
            yield from _then(context, context.subject, role.stop, former)
            return


def _then(context: Context, person: Name, stop: int, former: bool) -> Iterator[Held]:
    """«В 2019–2022 годах – директор музея, | затем заместитель акима района»."""
    for role in context.roles:
        joined = context.text(stop) in (",", "и") and role.start == stop + 2
        if joined and context.text(stop + 1).lower() in ("затем", "потом", "позже", "позднее"):
            yield person, context.position(role, former=former), frozenset()
            stop = role.stop


def _is_year(opening: list[str], dash: int) -> bool:
    return dash < 8 and any(word.startswith("год") for word in opening[:dash])
