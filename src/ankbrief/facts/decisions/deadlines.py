"""By when: the date in a clause that bounds the act."""

from __future__ import annotations

import re
from dataclasses import replace

from ankbrief.data import load
from ankbrief.facts.decisions.sources import Source
from ankbrief.facts.decisions.triggers import listed
from ankbrief.facts.text.flow import lemma_of
from ankbrief.model import Span, When

REACH = 3  # characters between a date and the clause that it dates


def deadline_in(source: Source, clause: Span) -> When | None:
    """The deadline among the dates of the clause; for a plan the day when it comes true."""
    outcome = source.trigger.form == "done" and source.trigger.kind != "договорённость"
    verb = lemma_of(source.flow.tokens[source.trigger.verb])
    if outcome and verb not in listed("decree"):
        return None
    inside = (*source.flow.dates.starting_in(clause), *_right_before(source, clause))
    terms = [when for when in inside if when.role == "deadline"]
    if not (terms or outcome):
        terms = [when for when in inside if _is_ahead(when, source) and _is_term(when, source)]
    if terms:
        return replace(terms[0], role="deadline")
    return _in_words(source, clause)


def _right_before(source: Source, clause: Span) -> tuple[When, ...]:
    """«в 2026–2030 годах, | такие же школы планируется открыть»."""
    near = source.flow.dates.meeting(Span(max(0, clause.start - REACH), clause.start))
    text = source.flow.text
    return tuple(when for when in near if text[when.span.stop : clause.start].strip() == ",")


def _is_term(when: When, source: Source) -> bool:
    """The day of the act itself; «план на 2026–2030 годы» and «форум 2026 года» have their own."""
    before = source.flow.text[max(0, when.span.start - 4) : when.span.start].lower().split()
    said = when.text.lower()
    if ((before and before[-1] == "на") or said.startswith("на ")) and "год" in said:
        return source.trigger.kind == "договорённость"
    if source.trigger.form == "future" or source.trigger.kind == "план":
        return True
    if said.startswith(tuple(load("dates")["seasons"])) or said == "завтра":
        return True
    leads = ("в", "во", "до", "к", "с", "через")
    return bool(before and before[-1] in leads) or said.startswith(tuple(f"{w} " for w in leads))


def _is_ahead(when: When, source: Source) -> bool:
    """It is not over; a date that cannot be resolved may lie ahead of what is decided."""
    published = source.facts.article.published
    return when.stop is None or published is None or when.stop > published


def _in_words(source: Source, clause: Span) -> When | None:
    """«уже сейчас», «в ближайшее время»: said, but no day."""
    for pattern in load("decisions")["terms"]:
        match = re.compile(pattern, re.IGNORECASE).search(
            source.flow.text, clause.start, clause.stop
        )
        if match:
            return When(match.group(), Span(*match.span()), None, None, "deadline")
    return None
