"""A person's gender by the verb that agrees with the name in the text.

A past verb right beside the name is evidence («Жанат Серик сообщила»). Across a post only the
feminine is («рассказала депутат Жанат Серик»): a woman's masculine title may take «рассказал».
"""

from __future__ import annotations

import re

from ankbrief.language import dictionary
from ankbrief.language.dictionary import GENDERS
from ankbrief.language.names.nominative import nominative
from ankbrief.language.words import plain
from ankbrief.model import Gender

NEAR = re.compile(r"\s+([Ѐ-ӿ-]+)")
BEFORE = re.compile(r"[Ѐ-ӿ-]+|[^\s]")
REACH = 6  # words of a post between the verb and the name


def gender_by_agreement(sentence: str, name: str) -> Gender | None:
    """What the verbs beside `name` (as the sentence writes it) say; None for nothing or a clash."""
    if is_oblique(name):
        return None
    found: set[Gender] = set()
    for match in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", sentence) if name else ():
        gender = after(sentence[match.end() :]) or before(sentence[: match.start()])
        found |= {gender} if gender else set()
    return found.pop() if len(found) == 1 else None


def is_oblique(name: str) -> bool:
    """«поручил Айде Балаевой»: the verb agrees with somebody else."""
    found = nominative(name)
    return found.certain and plain(found.name) != plain(name)


def after(text: str) -> Gender | None:
    """«… сообщила, что …»: the very next word."""
    word = NEAR.match(text)
    return verb_gender(word[1]) if word else None


def before(text: str) -> Gender | None:
    """«… рассказала депутат Мажилиса»: the nearest verb before, within the clause."""
    words = BEFORE.findall(text)[-REACH:]
    for distance, word in enumerate(reversed(words)):
        if not word[0].isalpha():
            return None
        if gender := verb_gender(word):
            return gender if distance == 0 or gender == "f" else None
    return None


def verb_gender(word: str) -> Gender | None:
    """The gender of a past verb that is nothing else: сообщила f, отметил m."""
    tags = dictionary.tags(word)
    verbs = [tag for tag in tags if tag.startswith("VERB") and "past" in tag and "sing" in tag]
    if not verbs or len(verbs) < len(tags):
        return None
    found = {GENDERS[g] for tag in verbs for g in GENDERS if g in tag}
    return found.pop() if len(found) == 1 else None
