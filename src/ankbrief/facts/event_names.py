"""How far the name of an event reaches: «встреча с послом Венгрии», «визит в Армению»."""

from __future__ import annotations

from collections.abc import Sequence

from ankbrief.data import word_set
from ankbrief.language.dictionary import is_known
from ankbrief.language.text.document import ParsedSentence, Token
from ankbrief.language.text.morphology import cases, lemma

LONGEST = 14  # tokens of «с президентом …», «в … область»
NOMINAL = frozenset({"NOUN", "PROPN", "ADJ", "X"})


def _nouns(key: str) -> frozenset[str]:
    return word_set("events", key)


def full_name_stop(sentence: ParsedSentence, head: int, stop: int, names: frozenset[int]) -> int:
    """The index after whom the event is with, or where it leads."""
    tokens, noun = sentence.tokens, lemma(sentence.tokens[head])
    if stop >= len(tokens):
        return stop
    text = tokens[stop].text.lower()
    if text in ("с", "со") and noun in _nouns("with"):
        return _with_whom(tokens, stop, names)
    if text in ("в", "на") and noun in _nouns("leading"):
        return _where_to(tokens, stop)
    return stop


def _with_whom(tokens: Sequence[Token], start: int, names: frozenset[int]) -> int:
    """«с послом Венгрии Ласло Надем», «с жителями района»: instrumentals with genitives."""
    index = start + 1
    if index >= len(tokens) or not (index in names or "Ins" in cases(tokens[index])):
        return start
    while index < min(len(tokens), start + LONGEST):
        token = tokens[index]
        fits = index in names or (token.pos in NOMINAL and {"Ins", "Gen"} & cases(token))
        joins = token.text == "и" and index + 1 < len(tokens) and "Ins" in cases(tokens[index + 1])
        initial = token.text == "." and len(tokens[index - 1].text) == 1
        if not (fits or joins or initial):
            break
        index += 1
    return index


def _where_to(tokens: Sequence[Token], start: int) -> int:
    """«в Армению», «в Северо-Казахстанскую область», «в город Тараз»; not «на сайт»."""
    index = start + 1
    while index < min(len(tokens), start + LONGEST) and _leads(tokens[index]):
        index += 1
    capital = any(token.text[0].isupper() for token in tokens[start + 1 : index])
    return index if capital else start


def _leads(token: Token) -> bool:
    if token.pos not in NOMINAL:
        return False
    return token.text[0].isupper() or (
        is_known(token.text) and lemma(token) in _nouns("destinations")
    )
