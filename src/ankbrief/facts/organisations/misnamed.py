"""Nouns of bodies that name none where they stand: work that is done, a trial, a state."""

from __future__ import annotations

import re

from ankbrief.facts.organisations.lists import words
from ankbrief.language.text.document import Token
from ankbrief.language.text.morphology import cases, lemma

OF_A_PLACE = re.compile(r"[\w-]+[сц]к(?:ий|ая|ое|ие|ого|ой|ую|ому|им|их|ом)")
MANAGEMENT = "управление"
TRIAL = "суд"
NEAR = 3  # tokens between «суд» and the verb by which it is an event


def is_activity(tokens: tuple[Token, ...], start: int, head: int, stop: int) -> bool:
    """«магистр государственного управления», «военная служба»: what is done, not who does it."""
    if tokens[start].text[0].isupper() and start:
        return False
    if lemma(tokens[head]) == MANAGEMENT and _is_management(tokens, start, head):
        return True
    alone = stop == head + 1 and start < head
    return alone and lemma(tokens[head - 1]) in words("activities") and tokens[start].text.islower()


def _is_management(tokens: tuple[Token, ...], start: int, head: int) -> bool:
    """«оперативное управление», «эффективное управление бюджетом», «управление рисками»."""
    described = tokens[start:head]
    if described and not any(map(_is_of_an_office, described)):
        return True
    following = tokens[head + 1 : head + 3]
    ruled = [token for token in following if token.pos in ("NOUN", "ADJ")][:1]
    return bool(ruled) and ruled[0] is following[0] and not {"Gen", "Nom"} & cases(ruled[0])


def _is_of_an_office(token: Token) -> bool:
    """«городское», «следственное», «зерендинское»: what an office is called by."""
    word = lemma(token)
    known = word in words("described") | words("offices")
    return known or (OF_A_PLACE.fullmatch(token.text.lower()) is not None and _is_rare(word))


def _is_rare(word: str) -> bool:
    """«стратегическое», «практическое» end so too."""
    return not word.endswith(("ический", "ческий")) and word not in words("activities")


def is_trial(tokens: tuple[Token, ...], start: int, head: int) -> bool:
    """«под суд», «состоялся суд над ними»: what is held, not who judges."""
    if lemma(tokens[head]) != TRIAL:
        return False
    before = tokens[start - 1].text.lower() if start else ""
    after = tokens[head + 1].text.lower() if head + 1 < len(tokens) else ""
    if after == "над" or (before, tokens[head].feats.get("Case")) in (
        ("под", "Acc"),
        ("на", "Loc"),
    ):
        return True
    near = (*tokens[max(0, start - NEAR) : start], *tokens[head + 1 : head + 1 + 2 * NEAR])
    held = any(t.pos == "VERB" and lemma(t) in words("tried") for t in near)
    return held and bool({"Nom", "Acc"} & cases(tokens[head]))


def is_state(tokens: tuple[Token, ...], _start: int, head: int) -> bool:
    """«Российская Федерация» is a country."""
    before = tokens[head - 1].text.lower() if head else ""
    return lemma(tokens[head]) == "федерация" and before.startswith("российск")
