"""Posts as phrases: «первый заместитель акима города Алматы», adjectives, head, complements."""

from __future__ import annotations

from dataclasses import dataclass

from ankbrief.facts.posts.complements import Complement
from ankbrief.facts.posts.heads import (
    head_lemma,
    is_adjectival,
    is_frozen,
    is_head,
    is_office,
    words,
)
from ankbrief.language.dictionary import tags
from ankbrief.language.text.document import ParsedSentence, Token
from ankbrief.language.text.morphology import NUMBERS, dictionary_cases, lemma
from ankbrief.language.text.morphology import cases as possible_cases

DASHES = ("–", "—", "-")
# Endings of an adjective or ordinal that the dictionary lacks: «1-й», «мангистауский».
ADJECTIVAL = (
    "й", "го", "му", "ым", "им", "ом", "ем", "ая", "яя", "ую", "юю", "ое", "ее", "ые", "ие", "ых",
    "их", "ми",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Role:
    """A post over the tokens `start` up to `stop`; `head` is the noun that is declined."""

    start: int
    head: int
    stop: int
    former: bool = False
    acting: bool = False


def roles_in(sentence: ParsedSentence, names: frozenset[int] = frozenset()) -> tuple[Role, ...]:
    """All posts of a sentence, nested ones too; no post runs over a token of `names`."""
    heads = (i for i in range(len(sentence.tokens)) if i not in names and _is_own_head(sentence, i))
    return tuple(_role(sentence, head, names) for head in heads)


def _is_own_head(sentence: ParsedSentence, index: int) -> bool:
    """Not the adjective of another head: «учёный секретарь», «ведущий специалист»."""
    token, after = sentence.tokens[index], sentence.tokens[index + 1 : index + 2]
    if not is_head(token) or _is_quality(token, after) or _is_field(sentence, index):
        return False
    if after and _typed_apart(sentence, index + 1) == index:
        return False
    return not (after and is_head(after[0]) and is_adjectival(token) and _agrees(token, after[0]))


def _is_quality(token: Token, after: tuple[Token, ...]) -> bool:
    """«в рамках | рабочего | визита»: the adjective of a noun behind it."""
    adjective = token.pos == "ADJ" and is_adjectival(token)
    return adjective and bool(after) and after[0].pos == "NOUN" and _agrees(token, after[0])


def _is_field(sentence: ParsedSentence, index: int) -> bool:
    """«министры индустрии Досов, | энергетики – Ким»: what is led, not who works at it."""
    token = sentence.tokens[index]
    if token.text.lower() not in words("fields_like_trades"):
        return False
    after = sentence.tokens[index + 1].text if index + 1 < len(sentence.tokens) else ""
    people = token.feats.get("Number") == "Plur" and token.feats.get("Case") == "Nom"
    return not people or after in DASHES or after[:1].isupper()


def _role(sentence: ParsedSentence, head: int, names: frozenset[int]) -> Role:
    start, former = _left(sentence, _typed_apart(sentence, head), names)
    acting = _acting_start(sentence, start)
    stop = Complement(sentence, names).stop(head)
    former = former or head_lemma(sentence.tokens[head]).startswith("экс-")
    return Role(start if acting is None else acting, head, stop, former, acting is not None)


def _typed_apart(sentence: ParsedSentence, head: int) -> int:
    """«Премьер | министр», «Пресс | секретарь»: where an office typed in two words begins."""
    before = sentence.tokens[head - 1].text.lower() if head else ""
    fits = words("halves_of_offices")
    pair = f"{before}-{head_lemma(sentence.tokens[head])}"
    return head - 1 if before and (pair in fits or pair in words("offices")) else head


def _left(sentence: ParsedSentence, head: int, names: frozenset[int]) -> tuple[int, bool]:
    """Adjectives that agree with the head: «чрезвычайный и полномочный посол»; «бывший» goes."""
    tokens, start, index = sentence.tokens, head, head - 1
    while index >= 0 and index not in names:
        token = tokens[index]
        if _agrees(token, tokens[head]):
            if lemma(token) in words("former"):
                return start, True
            if lemma(token) in words("passing") or token.text.lower() in words("passing"):
                return start, False
            start = index
        elif not (
            token.text == "и"
            and start < head
            and index
            and _agrees(tokens[index - 1], tokens[head])
        ):
            break
        index -= 1
    return start, False


def left_adjectives(sentence: ParsedSentence, head: int, names: frozenset[int]) -> int:
    """Where the adjectives that agree with the noun `head` begin."""
    return _left(sentence, head, names)[0]


def _agrees(adjective: Token, head: Token) -> bool:
    """An adjective, ordinal or participle in the case and number of the head."""
    if adjective.pos in ("DET", "PRON") or not (adjective.pos == "ADJ" or is_adjectival(adjective)):
        return False
    known = is_adjectival(adjective) or adjective.text.isdigit()
    if not known and not adjective.text.lower().endswith(ADJECTIVAL):
        return False  # «в селе Курык глава области»
    if is_frozen(head):
        return adjective.feats.get("Gender", "Masc") == "Masc" and is_adjectival(adjective)
    if "Case" not in adjective.feats and "-" in adjective.text:
        last = adjective.text.rpartition("-")[2]  # «аграрно-техническим»
        return bool(dictionary_cases(last) & possible_cases(head))
    if not possible_cases(adjective) & possible_cases(head):
        return adjective.pos == "ADJ" and bool(
            dictionary_cases(adjective.text) & possible_cases(head)
        )
    number = head.feats.get("Number", "Sing")
    numbered = any(NUMBERS[number] in tag for tag in tags(adjective.text))
    return numbered or adjective.feats.get("Number", number) == number


def _acting_start(sentence: ParsedSentence, start: int) -> int | None:
    """Where «и.о.», «врио», «исполняющий обязанности» before the post begins."""
    before = [token.text.lower() for token in sentence.tokens[max(0, start - 4) : start]]
    for pattern in (("и", ".", "о", "."), ("и", ".", "о"), ("врио",), ("врид",), ("ио",)):
        if tuple(before[-len(pattern) :]) == pattern:
            return start - len(pattern)
    if before[-1:] == ["обязанности"] and before[-2:-1] and before[-2].startswith("исполняющ"):
        return start - (3 if before[-3:-2] == ["временно"] else 2)
    return None


__all__ = ["Role", "is_office", "left_adjectives", "roles_in", "words"]
