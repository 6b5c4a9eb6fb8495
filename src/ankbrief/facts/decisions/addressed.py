"""Who is told to act, in the nominative: one addressee, those joined to him, by name or title."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from ankbrief.facts.decisions.triggers import listed, word_at
from ankbrief.facts.posts.phrases import (
    Phrase,
    conjuncts,
    describes,
    in_nominative,
    phrase_at,
    phrase_end,
    sentence_case,
)
from ankbrief.facts.text.flow import Flow, Named, has_case, lemma_of, may_have_case

# Prepositions that no name of a body has: «всеми органами | от последствий паводка».
APART = frozenset({"от", "для", "с", "со", "до", "к", "ко", "из"})
REGIONS = 16  # tokens of «Абайской, Западно-Казахстанской и Улытау областей»


@dataclass(frozen=True, slots=True)
class Addressee:
    """One addressee in the nominative; `lemma` is the dictionary form of its head."""

    name: str
    lemma: str
    phrase: Phrase
    person: bool = False


def joined_to(flow: Flow, start: int, stop: int, case: str) -> Iterator[Addressee]:
    head = start
    while head + 1 < stop and describes(flow.tokens[head], case):
        head += 1
    single = Phrase(start, head, phrase_end(flow, head, stop))
    several = tuple(conjuncts(flow, start, stop, case)) or (single,)
    for number, phrase in enumerate(several):
        token = flow.tokens[phrase.head]
        real = case if number == 0 or has_case(token, case) else token.feats.get("Case", case)
        one = named_by(flow, phrase, stop, real)
        yield one
        if one.person and number == len(several) - 1:
            yield from _behind_name(flow, one.phrase.stop, stop, case)


def _behind_name(flow: Flow, index: int, stop: int, case: str) -> Iterator[Addressee]:
    """«акиму города Серику Ахметову | и министру …», «… | совместно с акимами»."""
    begins = 0
    if word_at(flow, index) in ("и", ","):
        begins = index + 1
    elif word_at(flow, index) in ("совместно", "вместе"):
        begins, case = index + 2, "Ins"
    if not begins or begins >= stop:
        return
    named = any(not item.mention.inferred for item in flow.named_in(begins, begins + 1))
    if named or phrase_at(flow, begins, stop, case):
        yield from joined_to(flow, begins, stop, case)


def named_by(flow: Flow, phrase: Phrase, stop: int, case: str) -> Addressee:
    """A name stands for the whole: «заместителю акима Нурлану Ахметову» → «Нурлан Ахметов»."""
    cut = (i for i in range(phrase.head, phrase.stop) if word_at(flow, i) in APART)
    phrase = replace(phrase, stop=_with_regions(flow, next(cut, phrase.stop), stop))
    if (word_at(flow, phrase.stop), word_at(flow, phrase.stop + 1)) == ("всех", "уровней"):
        phrase = replace(phrase, stop=min(stop, phrase.stop + 2))
    if flow.tokens[phrase.head].feats.get("VerbForm") == "Part":
        phrase = replace(phrase, stop=_described(flow, phrase, stop))
    reach = phrase.stop
    while reach < stop and (flow.tokens[reach].pos == "PROPN" or _is_initial(flow, reach)):
        reach += 1
    found = [m for m in flow.named_in(phrase.start, reach) if not m.mention.inferred]
    named = [m for m in found if not _decides(flow, m, case)]
    if len(named) < len(found):
        phrase = replace(phrase, stop=min(phrase.stop, max(found[0].start, phrase.head + 1)))
    lemma = lemma_of(flow.tokens[phrase.head])
    if named:
        whole = Phrase(phrase.start, phrase.head, max(phrase.stop, named[0].stop))
        return Addressee(named[0].person.name, lemma, whole, person=True)
    return Addressee(_title(flow, phrase, case), lemma, phrase)


def _described(flow: Flow, phrase: Phrase, stop: int) -> int:
    """«Назначенному в начале года | Нурлану Ахметову»: up to the name that it describes."""
    own = (m for m in flow.named_in(phrase.head, stop) if not m.mention.inferred)
    declined = (m for m in own if m.mention.text.split()[-1] not in m.person.name.split())
    return next((m.stop for m in declined), phrase.stop)


def _with_regions(flow: Flow, index: int, stop: int) -> int:
    """«акимам | Абайской, Западно-Казахстанской и Улытау областей»: names up to the noun."""
    for place in range(index, min(stop, index + REGIONS)):
        token = flow.tokens[place]
        if place > index and token.text.lower() in ("областей", "районов", "городов"):
            return place + 1
        if not (token.text[:1].isupper() or token.text in (",", "и", "-")):
            return index
    return index


def _decides(flow: Flow, one: Named, case: str) -> bool:
    """«Главам регионов | Ерлан Омаров | поручил»: the name behind is of him who orders."""
    words = [token for token in flow.tokens[one.start : one.stop] if len(token.text) > 1]
    as_in_nominative = {token.text for token in words} <= set(one.person.name.split())
    if case == "Nom" or not as_in_nominative:
        return False
    return any(has_case(token, "Nom") and not may_have_case(token, case) for token in words)


def _is_initial(flow: Flow, index: int) -> bool:
    """«Ж», «.», of «Ж. К. Нурпеисовой»."""
    word = flow.tokens[index].text
    return (len(word) == 1 and word.isupper()) or word == "."


def _title(flow: Flow, phrase: Phrase, case: str) -> str:
    """«своему заместителю» → «заместитель»; «Профильным министерствам» → «профильные …»."""
    start = phrase.start
    while start < phrase.head and lemma_of(flow.tokens[start]) in ("свой", "наш", "мой", "этот"):
        start += 1
    name = in_nominative(flow, Phrase(start, phrase.head, phrase.stop), case)
    return sentence_case(flow, start, name)


def is_everybody(found: Sequence[Addressee]) -> bool:
    """«нам», «каждому», «гражданам»: an appeal to all."""
    return any(item.lemma in listed("everybody") and not item.person for item in found)
