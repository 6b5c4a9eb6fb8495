"""Decisions that an article tells twice: in its lead and again in full, in speech and outside."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from ankbrief.model import Decision

SAME = 0.6  # shared word stems of two clauses that tell of one decision
WITHIN = 0.75  # the same where one clause is much shorter
FEWEST = 3  # stems; «усилить контроль» comes in many decisions


@dataclass(slots=True)
class _Kept:
    """Decisions so far with their stems, and which of them a stem stands in."""

    decisions: list[Decision] = field(default_factory=list)
    stems: list[frozenset[str]] = field(default_factory=list)
    places: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))


def once(found: Iterable[Decision]) -> Iterator[Decision]:
    """Each decision once, in the wording that says most; the order of the text stays."""
    kept = _Kept()
    for decision in found:
        stems = _stems(decision.action)
        twin = _twin(kept, decision, stems)
        if twin is None:
            for stem in stems:
                kept.places[stem].append(len(kept.decisions))
            kept.decisions.append(decision)
            kept.stems.append(stems)
        elif _says(decision) > _says(kept.decisions[twin]):
            kept.decisions[twin] = decision
    yield from kept.decisions


def _twin(kept: _Kept, decision: Decision, stems: frozenset[str]) -> int | None:
    shared = Counter(place for stem in stems for place in kept.places[stem])
    fit = (
        place
        for place, count in shared.items()
        if _are_one(kept.decisions[place], decision, count, (len(kept.stems[place]), len(stems)))
    )
    return min(fit, default=None)


def _are_one(one: Decision, other: Decision, shared: int, sizes: tuple[int, int]) -> bool:
    """Much the same words, or the shorter one wholly within the longer; papers of a list differ."""
    if one.action.lower() == other.action.lower():
        return one.past == other.past
    if one.past != other.past or one.kind == other.kind == "договорённость":
        return False
    return shared >= FEWEST and (shared >= SAME * max(sizes) or shared >= WITHIN * min(sizes))


def _stems(text: str) -> frozenset[str]:
    return frozenset(word[:5] for word in re.findall(r"\w{3,}", text.lower()))


def _says(decision: Decision) -> tuple[int, int]:
    told = (decision.issuer is not None, bool(decision.executors), decision.deadline is not None)
    return sum(told), len(decision.action)
