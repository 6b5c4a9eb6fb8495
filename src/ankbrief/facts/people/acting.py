"""Who does the work of a post without holding it: «возложить исполнение обязанностей на …»."""

from __future__ import annotations

from collections.abc import Iterator

from ankbrief.facts.people.appointments import ACTING, is_named_post, verb_near, verbs
from ankbrief.facts.people.context import Context, Held
from ankbrief.facts.posts.wording import phrase
from ankbrief.model import Position


def laid_on(context: Context) -> Iterator[Held]:
    """«возложить исполнение обязанностей министра на | Серика Ахметова» (acting)."""
    for role in context.roles:
        if not is_named_post(context, role) or context.text(role.stop) != "на":
            continue
        name = context.name_at(role.stop + 1)
        if name is not None and verb_near(context, role, verbs("laying")) is not None:
            title = phrase(context.sentence, role.start, role.stop, {})
            span = context.sentence.cover(role.start, role.stop)
            yield name, Position(f"{ACTING} {title}", span), frozenset({"Acc"})
