"""Words of a phrase put into the nominative where the phrase's structure is known."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from ankbrief.facts.posts.complements import POSSESSIVES, SEE
from ankbrief.facts.posts.heads import head_lemma, words
from ankbrief.facts.posts.roles import Role
from ankbrief.language.dictionary import is_known, parses, tags
from ankbrief.language.letters import cased_like
from ankbrief.language.text.document import ParsedSentence, Token
from ankbrief.language.text.morphology import CASES, cases, lemma
from ankbrief.language.words import shared_prefix

# «правления «Темір жол» (Железные дороги)»: the name once more, in other words.
TOLD_TWICE = re.compile(r" \([^()]+ [^()]+\)$")

OBLIQUE = ("а", "у", "ом", "е", "ы", "и")
PLACE_S = re.compile(r"(\w+[сц]к)(?:ий|ого|ому|им|ом|ая|ой|ую|ое)")
ENDED = {"masc": "ий", "femn": "ая", "neut": "ое"}
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
    stays = role.acting and _participle(sentence, role) is None
    changed = {} if stays else dict(_declined(sentence, role))
    title = phrase(sentence, role.start, role.stop if stop is None else stop, changed)
    plain = " ".join(word for word in title.split() if word not in POSSESSIVES)
    return TOLD_TWICE.sub("", plain).rstrip(" -–—")


def _participle(sentence: ParsedSentence, role: Role) -> int | None:
    """«исполняющего обязанности министра» is declined, «и.о. министра» is not."""
    found = (
        i
        for i in range(role.start, role.head)
        if sentence.tokens[i].text.lower().startswith("исполняющ")
    )
    return next(found, None)


def _declined(sentence: ParsedSentence, role: Role) -> Iterator[tuple[int, str]]:
    head = sentence.tokens[role.head]
    at = _participle(sentence, role)
    if at is not None:
        acting = sentence.tokens[at]
        yield at, _adjective(acting, GENDERS.get(acting.feats.get("Gender", ""), "masc"), "sing")
        return
    title, noun = nominative_head(head), head_lemma(head)
    for index in range(role.start, role.head):
        token = sentence.tokens[index]
        if token.pos not in ("CCONJ", "ADV", "PUNCT"):
            mans = noun == "глава" and token.feats.get("Gender") == "Masc"  # «российский глава»
            yield index, _adjective(token, "masc" if mans else _gender(title), "sing")
    yield role.head, title
    for index in range(role.head + 1, role.stop if noun in words("clergy") else role.head):
        if SEE.fullmatch(sentence.tokens[index].text):
            yield index, _adjective(sentence.tokens[index], "masc", "sing")


def _gender(noun: str) -> str:
    if not is_known(noun) and noun[-1:] not in "аяоеь":
        return "masc"  # «маслихат», «акимат»
    for parse in parses(noun):
        for mark in ("masc", "femn", "neut"):
            if mark in parse.tag:
                return mark
    return "masc"


def nominative_head(token: Token) -> str:
    """«премьер-министру» → «премьер-министр», «заведующей» → «заведующая»."""
    noun = head_lemma(token)
    if _is_nominative(token):
        return token.text
    if _is_deputy(noun):
        return _like(token.text, noun)
    if any(p.tag.POS in ("ADJF", "PRTF") for p in parses(noun)) and not _is_noun(noun):
        feminine = token.feats.get("Gender") == "Fem"
        return _adjective(token, "femn" if feminine else "masc", "sing")
    if "-" in noun and not is_known(noun):
        return _hyphenated(token)
    form = next((w for w in _singulars(token) if w.replace("ё", "е") == noun), noun)
    return _like(token.text, form)


# First parts of a compound that never change: «вице-министру».
PREFIXES = frozenset(
    {"вице", "экс", "пресс", "топ", "бизнес", "сити", "лже", "этно", "обер", "шеф"}
)


def _is_nominative(token: Token) -> bool:
    """«телеведущая»: not to be made «телеведущий»; «мастер-зергер», which no list knows."""
    told = (token.feats.get("Case"), token.feats.get("Number")) == ("Nom", "Sing")
    last = token.text.rpartition("-")[2]
    trade = last != token.text and not tags(last) and not last.endswith(OBLIQUE)
    return told and (trade or any("nomn" in t and "sing" in t for t in tags(token.text)))


def _hyphenated(token: Token) -> str:
    """«эксперта-политолога» → «эксперт-политолог», «вице-министра» → «вице-министр»."""
    parts = (replace(token, text=part) for part in token.text.split("-"))
    words = (p.text if p.text.lower() in PREFIXES else next(_singulars(p), p.text) for p in parts)
    return _like(token.text, "-".join(words))


def _is_deputy(noun: str) -> bool:
    """«замакима» is made of «зам» and a genitive, and does not decline."""
    return noun.startswith("зам") and not _is_noun(noun)


def _is_noun(noun: str) -> bool:
    return any(
        p.tag.POS == "NOUN" and p.normal_form.replace("ё", "е") == noun for p in parses(noun)
    )


def _singulars(token: Token) -> Iterator[str]:
    for parse in parses(token.text):
        if parse.tag.POS == "NOUN":
            yield str(parse.normal_form)


def noun_phrase(sentence: ParsedSentence, start: int, head: int, stop: int) -> str:
    """The phrase with its head and the adjectives before it in the nominative, number kept."""
    noun = sentence.tokens[head]
    number = "plur" if noun.feats.get("Number") == "Plur" else "sing"
    word = nominative_noun(noun, number)
    changed = {head: word}
    for index in range(start, head):
        token = sentence.tokens[index]
        of_place = token.pos in ("PROPN", "NOUN") and PLACE_S.fullmatch(token.text.lower())
        if token.pos == "ADJ" or token.feats.get("VerbForm") == "Part" or of_place:
            changed[index] = _adjective(token, _gender(word), number)
    return phrase(sentence, start, stop, changed)


def nominative_noun(token: Token, number: str) -> str:
    """The noun in the nominative of that number; abbreviations and what no list knows stay."""
    if len(token.text) > 1 and not token.text[1:].islower() and "-" not in token.text:
        return token.text  # «МВД», «КазНУ»
    wanted = {CASES[case] for case in cases(token) if case in CASES}
    found = [p for p in parses(token.text) if p.tag.POS == "NOUN" and p.is_known]
    if not found:
        return _like(token.text, _unlisted(token, number))
    best = max(found, key=lambda p: (bool(wanted & set(p.tag.grammemes)), number in p.tag, p.score))
    return _like(token.text, _inflected(best, {"nomn", number}))


def _unlisted(token: Token, number: str) -> str:
    """A word that the dictionary lacks, by its ending: «акиматам» → «акиматы»."""
    noun, text = lemma(token), token.text.lower()
    plural = number == "plur" or text.endswith(("ам", "ами", "ах", "ов"))
    if not plural or noun[-1] in "аеёиоуыэюяьй":
        return noun if number == "sing" else token.text
    return noun + ("и" if noun[-1] in "гкхжшчщ" else "ы")


def nominative_adjective(token: Token, gender: str) -> str:
    """«первого» → «первый» (masc), «первая» (femn)."""
    return _adjective(token, gender, "sing")


def _adjective(token: Token, gender: str, number: str) -> str:
    found = [p for p in parses(token.text) if p.tag.POS in ("ADJF", "PRTF")]
    place = PLACE_S.fullmatch(token.text.lower())
    if place and number == "sing" and not any(p.is_known for p in found):
        return _like(token.text, place[1] + ENDED[gender])  # «Зерендинском», which no list knows
    if not found or not token.text[-1].isalpha():
        return token.text
    wanted = {"nomn", number} if number == "plur" else {"nomn", number, gender}
    return _like(token.text, _inflected(found[0], wanted))


def genitive_singular(token: Token) -> str:
    """«фракций» → «фракции», «объединений» → «объединения», «немецких» stays."""
    found = [
        p for p in parses(token.text) if p.tag.POS == "NOUN" and "plur" in p.tag and "gent" in p.tag
    ]
    return _like(token.text, _inflected(found[0], {"gent", "sing"})) if found else token.text


def _inflected(parse: Any, grammemes: set[str]) -> str:
    """Of several forms the one most like the word: «высшей» → «высшая», not «высочайшая»."""
    forms = [form.word for form in parse.lexeme if grammemes <= form.tag.grammemes]
    return str(max(forms, key=lambda form: shared_prefix(form, parse.word), default=parse.word))


def _like(model: str, word: str) -> str:
    """`word` with the capitals of `model`."""
    if model.isupper() and len(model) > 1:
        return word.upper()
    parts = zip(model.split("-"), word.split("-"), strict=False)
    if model.count("-") == word.count("-"):
        return "-".join(cased_like(a, b) for a, b in parts)
    return cased_like(model, word)
