"""Words of a phrase put into the nominative where the phrase's structure is known."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ankbrief.facts.roles import Role, head_lemma
from ankbrief.language.dictionary import parses
from ankbrief.language.document import ParsedSentence, Token

CASES = {"Nom": "nomn", "Gen": "gent", "Dat": "datv", "Acc": "accs", "Ins": "ablt", "Loc": "loct"}
GENDERS = {"Masc": "masc", "Fem": "femn", "Neut": "neut"}


def phrase(sentence: ParsedSentence, start: int, stop: int, changed: dict[int, str]) -> str:
    """The tokens `start` up to `stop` as the text spaces them, `changed` ones replaced."""
    tokens, pieces, last = sentence.tokens, list[str](), None
    for index in range(start, stop):
        token = tokens[index]
        if last is not None and token.span.start > last:
            pieces.append(" ")
        pieces.append(changed.get(index, token.text))
        last = token.span.stop
    return "".join(pieces)


def role_title(sentence: ParsedSentence, role: Role, stop: int | None = None) -> str:
    """The post in the nominative singular, in the words of the text."""
    changed = {} if role.acting and _acting_word(sentence, role) else dict(_declined(sentence, role))
    return phrase(sentence, role.start, role.stop if stop is None else stop, changed)


def _acting_word(sentence: ParsedSentence, role: Role) -> bool:
    """«и.о. министра», «врио главы»: what follows stays in the genitive."""
    return not sentence.tokens[role.start].text.lower().endswith(("исполняющий", "исполняющего"))


def _declined(sentence: ParsedSentence, role: Role) -> Iterator[tuple[int, str]]:
    head = sentence.tokens[role.head]
    gender = _gender(head)
    if role.acting:
        yield role.start, nominative_adjective(sentence.tokens[role.start], gender)
        return
    for index in range(role.start, role.head):
        token = sentence.tokens[index]
        if token.pos == "ADJ" or token.feats.get("VerbForm") == "Part":
            yield index, nominative_adjective(token, gender)
    yield role.head, nominative_noun(head)


def _gender(head: Token) -> str:
    for parse in parses(head_lemma(head)):
        for mark in ("masc", "femn", "neut"):
            if mark in parse.tag:
                return mark
    return GENDERS.get(head.feats.get("Gender", ""), "masc")


def nominative_noun(token: Token) -> str:
    """«премьер-министру» → «премьер-министр», «ГЛАВОЙ» → «ГЛАВА», «заведующего» → «заведующий»."""
    case = CASES.get(token.feats.get("Case", ""), "")
    number = "plur" if token.feats.get("Number") == "Plur" else "sing"
    found = [p for p in parses(token.text) if p.tag.POS in ("NOUN", "ADJF", "PRTF")]
    if not found:
        return token.text
    best = max(found, key=lambda p: (p.tag.POS == "NOUN", case in p.tag, number in p.tag, p.score))
    return _like(token.text, _inflected(best, {"nomn", "sing"}))


def nominative_adjective(token: Token, gender: str) -> str:
    """«первого» → «первый» (заместитель), «первая» (леди)."""
    found = [p for p in parses(token.text) if p.tag.POS in ("ADJF", "PRTF")]
    if not found:
        return token.text
    return _like(token.text, _inflected(found[0], {"nomn", "sing", gender}))


def _inflected(parse: Any, grammemes: set[str]) -> str:
    form = parse.inflect(grammemes)
    return str(form.word if form else parse.word)


def _like(model: str, word: str) -> str:
    """`word` with the capitals of `model`."""
    if model.isupper() and len(model) > 1:
        return word.upper()
    parts = zip(model.split("-"), word.split("-"), strict=False)
    if model.count("-") == word.count("-"):
        return "-".join(b[:1].upper() + b[1:] if a[:1].isupper() else b for a, b in parts)
    return word[:1].upper() + word[1:] if model[:1].isupper() else word


def noun_phrase(sentence: ParsedSentence, start: int, head: int, stop: int) -> str:
    """The phrase with its head and the adjectives before it in the nominative, number kept."""
    noun = sentence.tokens[head]
    number = "plur" if noun.feats.get("Number") == "Plur" else "sing"
    gender = GENDERS.get(noun.feats.get("Gender", ""), "masc")
    changed = {head: _noun_in(noun, number)}
    for index in range(start, head):
        token = sentence.tokens[index]
        if token.pos == "ADJ" or token.feats.get("VerbForm") == "Part":
            changed[index] = _adjective_in(token, gender, number)
    return phrase(sentence, start, stop, changed)


def _noun_in(token: Token, number: str) -> str:
    case = CASES.get(token.feats.get("Case", ""), "")
    if case == "nomn" or (token.text.isupper() and len(token.text) > 1):
        return token.text
    found = [p for p in parses(token.text) if p.tag.POS == "NOUN" and case in p.tag]
    found = found or [p for p in parses(token.text) if p.tag.POS in ("NOUN", "ADJF")]
    if not found:
        return token.text
    best = max(found, key=lambda p: (number in p.tag, p.score))
    return _like(token.text, _inflected(best, {"nomn", number}))


def _adjective_in(token: Token, gender: str, number: str) -> str:
    found = [p for p in parses(token.text) if p.tag.POS in ("ADJF", "PRTF")]
    if not found or not token.text[-1].isalpha():
        return token.text
    wanted = {"nomn", number} if number == "plur" else {"nomn", number, gender}
    return _like(token.text, _inflected(found[0], wanted))
