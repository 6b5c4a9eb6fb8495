"""The name and gender of a person out of all mentions."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from ankbrief.facts.names import Name
from ankbrief.facts.positions import cases_of
from ankbrief.language.dictionary import parses
from ankbrief.language.document import Document, ParsedSentence
from ankbrief.language.gender import gender_of as gender_of_name
from ankbrief.language.name_words import same_stem
from ankbrief.model import Gender

GENDERS: dict[str, Gender] = {"Masc": "m", "Fem": "f"}


def name_of(document: Document, names: Sequence[Name], gender: Gender | None) -> str:
    """The fullest mention in the nominative, as the text has it where it can."""
    fullest = max(names, key=lambda name: (len(name.words), name.is_full, is_subject(document, name)))
    if is_subject(document, fullest):
        return " ".join(fullest.words)
    words = nominative(" ".join(fullest.words), gender)
    return " ".join(_as_written(document, names, words.split()))


def _as_written(document: Document, names: Sequence[Name], words: Sequence[str]) -> Iterator[str]:
    """Each word as the nominative that stands elsewhere in the text."""
    seen = {word for name in names if is_subject(document, name) for word in name.words}
    for word in words:
        yield next((other for other in sorted(seen) if same_stem(other, word)), word)


def is_subject(document: Document, name: Name) -> bool:
    """Whether the mention stands in the nominative."""
    return cases_of(document.sentences[name.sentence], name) == {"Nom"}


def gender_of(document: Document, names: Sequence[Name]) -> Gender | None:
    """By the name itself, else by the verbs and adjectives that agree with it."""
    for name in sorted(names, key=lambda name: -len(name.words)):
        known = gender_of_name(" ".join(name.words))
        if known:
            return known
    votes = Counter(v for n in names if (v := _agreement(document.sentences[n.sentence], n)))
    best = votes.most_common(2)
    return best[0][0] if best and (len(best) < 2 or best[0][1] > best[1][1]) else None


def _agreement(sentence: ParsedSentence, name: Name) -> Gender | None:
    """«Айгерим Ли сказала»: the verb in the past next to the name in the nominative."""
    if cases_of(sentence, name) != {"Nom"}:
        return None
    around = [name.start - 1, name.stop, name.stop + 1]
    for index in around:
        if 0 <= index < len(sentence.tokens):
            feats = sentence.tokens[index].feats
            if feats.get("Tense") == "Past" and feats.get("Number") == "Sing":
                return GENDERS.get(feats.get("Gender", ""))
    return None


def nominative(name: str, _gender: Gender | None) -> str:
    """The name in the nominative, word by word."""
    return " ".join(_nominative_word(word) for word in name.split())


def _nominative_word(word: str) -> str:
    parse = next((p for p in parses(word) if {"Name", "Surn", "Patr"} & set(p.tag.grammemes)), None)
    form = parse.inflect({"nomn", "sing"}) if parse else None
    return "-".join(part.capitalize() for part in form.word.split("-")) if form else word
