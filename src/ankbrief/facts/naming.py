"""The name and gender of a person out of all mentions."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from ankbrief.facts.names import Name
from ankbrief.facts.context import cases_of
from ankbrief.language import inflect
from ankbrief.language.document import Document, ParsedSentence
from ankbrief.language.morphology import CASES
from ankbrief.model import Gender

GENDERS: dict[str, Gender] = {"Masc": "m", "Fem": "f"}


def identity(document: Document, names: Sequence[Name]) -> tuple[str, Gender | None]:
    """The fullest name in the nominative, as the text has it where it can, and the gender.

    The gender is told by the name, else by the verbs and posts that agree with it.
    """
    agreed = _agreed(document, names)
    fullest = max(names, key=lambda name: (*_fullness(name), is_subject(document, name)))
    words = " ".join(fullest.words)
    if is_subject(document, fullest):
        return words, inflect.gender_of(words) or agreed
    known = {" ".join(name.words) for name in names if is_subject(document, name)}
    cases = _cases(document, fullest) or inflect.CASES
    found = inflect.nominative(words, agreed, known=sorted(known), cases=cases)
    return found.name, found.gender if found.certain else inflect.gender_of(found.name) or agreed


def _fullness(name: Name) -> tuple[bool, int]:
    return name.is_full, len(name.words)


def _cases(document: Document, name: Name) -> tuple[inflect.Case, ...]:
    """The cases that the context allows; a masculine genitive and accusative are one form."""
    found = cases_of(document.sentences[name.sentence], name)
    if found & {"Gen", "Acc"}:
        found |= {"Gen", "Acc"}
    return tuple(inflect.Case(CASES[case]) for case in sorted(found))


def is_subject(document: Document, name: Name) -> bool:
    """Whether the mention stands in the nominative."""
    return cases_of(document.sentences[name.sentence], name) == {"Nom"}


def _agreed(document: Document, names: Sequence[Name]) -> Gender | None:
    """The gender that most of the agreeing verbs have."""
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

