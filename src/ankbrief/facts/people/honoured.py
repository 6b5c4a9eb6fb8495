"""Runs of names without the place or the honoured person whose name stands before them."""

from __future__ import annotations

from collections.abc import Sequence

from ankbrief.facts.people.bystanders import word_set
from ankbrief.facts.people.shapes import is_namesake
from ankbrief.facts.posts.complements import KINDS
from ankbrief.facts.posts.heads import is_role
from ankbrief.facts.text.gazetteer import is_town, named_regions, town_forms
from ankbrief.language.letters import fold
from ankbrief.language.names.words import (
    given_name_cases,
    has_surname_ending,
    is_given_name,
    is_named_only,
)
from ankbrief.language.text.document import ParsedSentence, Token
from ankbrief.language.text.morphology import lemma

Run = tuple[int, int]


def without_place(sentence: ParsedSentence, start: int, stop: int) -> Run:
    """«области Абай | Серику Жумангарину», «депутату Мажилиса | Нурлану Сауранбаеву»."""
    before = lemma(sentence.tokens[start - 1]) if start else ""
    first = sentence.tokens[start].text
    placed = before in KINDS and (is_town(first) or first in named_regions())
    if stop - start > 1 and placed and not is_namesake(sentence.tokens, start):
        return start + 1, stop
    words = [token.text for token in sentence.tokens[start:stop]]
    honoured = len(words) > 2 and _is_honoured(sentence.tokens, start) and _is_pair(*words[-2:])
    if honoured or _is_honoured_by_initials(sentence.tokens, start, stop):
        return stop - 2, stop
    if len(words) == 3 and before == "имя" and _is_bearer_s(words[1], words[2]):
        return start + 1, stop
    if len(words) == 3 and is_role(before) and (_is_extra(*words) or _is_town_s(*words)):
        return start + 1, stop
    if len(words) == 3 and before in KINDS and is_given_name(words[1]):
        return (start + 1, stop) if has_surname_ending(words[2]) else (start, stop)
    return start, stop


def _is_honoured_by_initials(tokens: Sequence[Token], start: int, stop: int) -> bool:
    """«им. Т. Шевченко | Оксана Гук»."""
    before = [token.text.lower() for token in tokens[max(0, start - 2) : start]]
    honoured = before[-1:] == ["имени"] or before == ["им", "."]
    given = tokens[stop - 2].text
    return honoured and stop - start > 4 and _is_letter(tokens[start]) and is_given_name(given)


def _is_honoured(tokens: Sequence[Token], start: int) -> bool:
    """«имени Шокана | Уалиханова Ерлан Абуов»: two names in a row, the first of whom it honours."""
    at = start
    while at and (tokens[at].text[0].isupper() or tokens[at].text == "."):
        at -= 1
    return at < start and tokens[at].text.lower() == "имени"


def _is_pair(first: str, second: str) -> bool:
    return is_given_name(first) and has_surname_ending(second) and is_named_only(first)


def _is_extra(first: str, second: str, third: str) -> bool:
    """«аким Бозшатыра | Али-Аскар Жумадилов»: a place that no list knows."""
    return not is_given_name(first) and is_given_name(second) and has_surname_ending(third)


def _is_town_s(first: str, second: str, third: str) -> bool:
    """«аким Абая | Нурлан Досов», «мэр Чанчуня | Ван Цзылянь»: a town before a whole name."""
    eastern = second.lower() in word_set("chinese") and not is_given_name(first)
    named = is_given_name(second) and has_surname_ending(third) and fold(first) in town_forms()
    return eastern or named


def _is_bearer_s(second: str, third: str) -> bool:
    """«оркестра имени Курмангазы | Ескендир Досов»; but «имени Мухаммеда Хайдара Дулати»."""
    return given_name_cases(second) == {"Nom"} and has_surname_ending(third)


def _is_letter(token: Token) -> bool:
    return len(token.text) == 1 and token.text.isupper()
