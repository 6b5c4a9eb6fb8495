"""Houses and grounds where something is held: «Дворец культуры «Достык»», «Уйгурский театр»."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ankbrief.facts.organisations.lists import words
from ankbrief.facts.places.lists import Spot, kinds, venue_nouns
from ankbrief.facts.posts.complements import CLOSING, OPENING
from ankbrief.facts.posts.heads import is_role
from ankbrief.facts.posts.roles import left_adjectives
from ankbrief.facts.posts.wording import noun_phrase
from ankbrief.language.letters import fold
from ankbrief.language.text.document import ParsedSentence, Token
from ankbrief.language.text.morphology import cases, lemma

GROUNDS = frozenset({"сад"})  # «в Ботаническом саду»
REGIONAL = frozenset({"областной", "городской", "районный", "республиканский", "центральный"})
OWNERS = frozenset({"район", "область", "столица", "регион"})
STATE = frozenset({"республика"})  # «Национальный музей Республики Казахстан»
LONGEST_NAME = 10  # tokens between quotation marks


def venues(sentence: ParsedSentence, names: frozenset[int]) -> Iterator[Spot]:
    """With a capital and a complement, with a name in quotes, or «в здании Уйгурского театра»."""
    tokens = sentence.tokens
    for head, token in enumerate(tokens):
        if lemma(token) not in venue_nouns() or head in names:
            continue
        if token.feats.get("Number") == "Plur" or token.text.lower().endswith("ов"):
            continue
        start, stop = head, _stop(tokens, head, names)
        inside = _is_inside(tokens, left_adjectives(sentence, head, names))
        if inside and lemma(token) in words("houses") | GROUNDS:
            start = left_adjectives(sentence, head, names)
        if token.text[0].isupper() and start < head and tokens[start].text.islower():
            start = head  # «областной | Дом дружбы»
        if _is_named(tokens, start, head, stop, inside=inside):
            yield Spot(start, stop, noun_phrase(sentence, start, head, stop))


def _is_named(tokens: Sequence[Token], start: int, head: int, stop: int, *, inside: bool) -> bool:
    if tokens[head].text[0].isupper() and stop > head + 1:
        after = tokens[head + 1]  # «ТРК Президента» is on the air
        return not (after.text[0].isupper() and is_role(lemma(after)))
    quoted = any(token.text in (*OPENING, "имени", "им") for token in tokens[head + 1 : stop])
    before = tokens[start] if start < head else None
    described = before is not None and (before.text[0].isupper() or lemma(before) in REGIONAL)
    return inside and (quoted or described)


def _is_inside(tokens: Sequence[Token], start: int) -> bool:
    """«в …», «на …», «в здании …»."""
    before = tokens[start - 1] if start else None
    if before is None:
        return False
    return before.text.lower() in ("в", "во", "на") or lemma(before) in words("parts_of_houses")


def _stop(tokens: Sequence[Token], head: int, names: frozenset[int]) -> int:
    """The index after «дружбы», «мира и согласия», «Николы Теслы», «культуры «Достык»»."""
    stop = head + 1
    if called := _called(tokens, stop):
        return _capitals_stop(tokens, stop + called)
    own = frozenset({"NOUN", "PROPN"}) if _is_genitive(tokens, stop, "PROPN") else {"NOUN"}
    while (
        stop not in names
        and not _called(tokens, stop)
        and not _is_kind(tokens, stop)
        and any(_is_genitive(tokens, stop, pos) for pos in own)
    ):
        stop += 1
    if lemma(tokens[stop - 1]) == "республика" and _text(tokens, stop)[:1].isupper():
        return stop + 1  # «Национальный музей Республики Казахстан»
    if stop > head + 1 and _text(tokens, stop) == "и" and _is_genitive(tokens, stop + 1, "NOUN"):
        stop += 2 if tokens[stop + 1].text.islower() else 0
    if (called := _called(tokens, stop)) and stop > head + 1:
        return _capitals_stop(
            tokens, stop + called
        )  # «Дом дружбы имени Абая», whose name has a noun
    return _closing(tokens, stop) if _text(tokens, stop) in OPENING and stop < len(tokens) else stop


def _called(tokens: Sequence[Token], index: int) -> int:
    """How many tokens «имени», «им.» are; 0 where neither stands."""
    if (_text(tokens, index), _text(tokens, index + 1)) == ("им", "."):
        return 2
    return int(_text(tokens, index) == "имени")


def _is_kind(tokens: Sequence[Token], index: int) -> bool:
    """«Дом дружбы | города Павлодара», «Дом культуры | района»."""
    return index < len(tokens) and fold(lemma(tokens[index])) in OWNERS | kinds("dropped") - STATE


def _capitals_stop(tokens: Sequence[Token], start: int) -> int:
    """«музей имени Абылхана Кастеева», «театр им. Г. Мусрепова», «имени аль-Фараби»."""
    stop = start
    while stop < len(tokens):
        initial = tokens[stop].text == "." and len(tokens[stop - 1].text) == 1
        if not (initial or tokens[stop].text.removeprefix("аль-")[:1].isupper()):
            break
        stop += 1
    return stop


def _is_genitive(tokens: Sequence[Token], index: int, pos: str) -> bool:
    if index >= len(tokens) or tokens[index].pos != pos:
        return False
    return tokens[index].feats.get("Case") == "Gen" or (
        pos == "PROPN" and "Gen" in cases(tokens[index])
    )


def _text(tokens: Sequence[Token], index: int) -> str:
    return tokens[index].text if index < len(tokens) else ""


def _closing(tokens: Sequence[Token], start: int) -> int:
    for index in range(start + 1, min(len(tokens), start + LONGEST_NAME)):
        if tokens[index].text in CLOSING:
            return index + 1
    return start
