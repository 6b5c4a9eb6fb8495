"""The two sides of a paper: «Соглашение между правительством … и правительством …»."""

from __future__ import annotations

import re

from ankbrief.facts.decisions.clauses import Scope
from ankbrief.facts.posts.phrases import conjuncts, in_nominative
from ankbrief.facts.text.flow import Flow

# A country named in full stands in the nominative: «правительством Республики Казахстан».
COUNTRY = re.compile(r"Республик[аиейою]+ ([А-ЯЁ][а-яё-]+)")


def parties_of(flow: Flow, scope: Scope) -> str | None:
    """«Казахстан и Армения» where both are named in full, else the bodies in the nominative."""
    words = [token.text.lower() for token in flow.tokens[scope.start : scope.stop]]
    if "между" not in words:
        return None
    start = scope.start + words.index("между") + 1
    text = " ".join(token.text for token in flow.tokens[start : scope.stop])
    countries = list(dict.fromkeys(COUNTRY.findall(text)))
    if len(countries) == 2:
        return " и ".join(countries)
    names = [
        in_nominative(flow, phrase, "Ins") for phrase in conjuncts(flow, start, scope.stop, "Ins")
    ]
    return " и ".join(names) if len(names) == 2 else None
