"""Nouns whose adjective tells their case where the tagger errs."""

from __future__ import annotations

from ankbrief.facts.text.flow import Flow, may_have_case

OBLIQUE = ("ой", "ей", "ого", "его", "ому", "ему", "ом", "ем", "ых", "их", "ым", "им", "ую", "юю")


def is_of_its_adjective(flow: Flow, start: int, index: int) -> bool:
    """«в Туркестанской | области | начнут»: no subject, for its adjective has another case."""
    before = flow.tokens[index - 1] if index > start else None
    case = before.feats.get("Case") if before is not None and before.pos == "ADJ" else None
    if before is None or case is None or may_have_case(before, "Nom"):
        return False
    if not before.text.lower().endswith(OBLIQUE):  # «города-партнера | оргкомитет»
        return False
    return may_have_case(flow.tokens[index], case)
