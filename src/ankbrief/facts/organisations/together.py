"""Several bodies of one noun or one owner: «акиматы Алматы и Астаны», «акимат и маслихат»."""

from __future__ import annotations

from collections.abc import Iterator

from ankbrief.data import word_set
from ankbrief.facts.organisations.lists import is_body, words
from ankbrief.facts.posts.wording import phrase
from ankbrief.language.letters import cased_like, fold
from ankbrief.language.phrases.register import find_body
from ankbrief.language.text.document import ParsedSentence, Token
from ankbrief.language.text.morphology import cases, lemma

PLURAL = (
    "ам",
    "ами",
    "ах",
    "ям",
    "ями",
    "ях",
    "ств",
    "ений",
)  # forms that are no singular's genitive


def parted(sentence: ParsedSentence, head: int, stop: int) -> Iterator[tuple[int, int, str]]:
    """«правительства Казахстана и Китая», «управлениям культуры и здравоохранения»: two each."""
    tokens = sentence.tokens
    joint = [i for i in range(head + 1, stop) if tokens[i].text == "и"]
    listed = any(token.text == "," for token in tokens[head + 1 : stop])
    if len(joint) != 1 or listed or not head + 1 < joint[0] < stop - 1:
        return
    noun = cased_like(tokens[head].text, lemma(tokens[head]))
    halves = ((head + 1, joint[0]), (joint[0] + 1, stop))
    names = [f"{noun} {phrase(sentence, start, end, {})}" for start, end in halves]
    if _are_two(tokens, head, halves) or all(map(find_body, names)):
        yield head, joint[0], names[0]
        yield joint[0] + 1, stop, names[1]


def _are_two(
    tokens: tuple[Token, ...], head: int, halves: tuple[tuple[int, int], tuple[int, int]]
) -> bool:
    """By a plural that can be nothing else, or by two countries or regions."""
    first = [tokens[start] for start, _ in halves]
    if lemma(tokens[head]) in words("of_places"):
        states = all(fold(lemma(t)) in word_set("places", "kinds", "countries") for t in first)
        plural = tokens[head].feats.get("Number") == "Plur"
        return states or (plural and all(token.text[0].isupper() for token in first))
    small = all(token.text.islower() for start, end in halves for token in tokens[start:end])
    several = tokens[head].text.lower().endswith(PLURAL)
    if tokens[halves[1][1] - 1].feats.get("Number") == "Plur" and _is_level(
        tokens[halves[1][1] - 1]
    ):
        return False  # «управлениям культуры и спорта областей»
    return lemma(tokens[head]) in words("of_fields") and small and several


def _is_level(token: Token) -> bool:
    return lemma(token) in words("ruled")


def owner_of(sentence: ParsedSentence, head: int) -> int:
    """The index of the noun that is told with this one: «акимат и | маслихат области»; or 0."""
    tokens = sentence.tokens
    if head + 3 >= len(tokens) or tokens[head + 1].text != "и":
        return 0
    other, owner = tokens[head + 2], tokens[head + 3]
    same = is_body(lemma(other)) and bool(cases(other) & cases(tokens[head]))
    fits = lemma(tokens[head]) in words("of_places") and lemma(other) in words("of_places")
    owned = owner.text[0].isupper() or lemma(owner) in words("ruled")
    if lemma(tokens[head]) in words("of_nations"):
        owned = fold(lemma(owner)) in word_set("places", "kinds", "countries")
    return head + 2 if same and fits and owned and "Gen" in cases(owner) else 0
