"""The name and gender of a person out of all mentions."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import takewhile

from ankbrief.facts.people.bystanders import is_resident
from ankbrief.facts.people.context import WOMANS, WOMANS_OR_MANS, cases_of, told_cases
from ankbrief.facts.people.names import Name
from ankbrief.language import inflect
from ankbrief.language.names.words import (
    given_name_cases,
    has_surname_ending,
    is_given_name,
    patronymic_cases,
)
from ankbrief.language.text.document import Document, ParsedSentence, Token
from ankbrief.language.text.morphology import CASES
from ankbrief.model import Gender

# Oblique forms of one gender only; «Полевой» is a man's nominative, so two vowels stand before.
WOMANS_OBLIQUE = re.compile(r"[аеиоуыэюя].*[аеиоуыэюя].*(?:[оеё]в|ин)ой$")
MANS = ("ов", "ев", "ёв", "ин", "ын", "ский", "цкий")
MANS_OBLIQUE = re.compile(r"[аеиоуыэюя].*(?:[оеё]в|ин)ым$")

GENITIVE = (inflect.Case("gent"), inflect.Case("accs"))
GENDERS: dict[str, Gender] = {"Masc": "m", "Fem": "f"}


def identity(
    document: Document, names: Sequence[Name], agreed: Mapping[Name, frozenset[str]]
) -> tuple[str, Gender | None]:
    """The fullest name in the nominative, as the text has it where it can, and the gender.

    `agreed`: the cases of posts beside a name. The gender is told by the name, else by the verbs.
    """
    hint = _agreed_gender(document, names) or _surname_gender(names)
    possible = {name: _cases(document, name, agreed) for name in names}
    fullest = max(names, key=lambda name: _rank(name, possible[name]))
    fullest = _as_told(fullest, names, agreed) if hint != "f" else fullest
    words = " ".join(fullest.words)
    if hint != "f" and (mended := _mended(fullest)):
        return mended, "m"
    if possible[fullest] == {"Nom"} or _stays(document, fullest, possible[fullest], hint):
        return _with_patronymic(fullest, names, possible), _gender(fullest) or hint
    known = sorted({" ".join(name.words) for name in names if possible[name] == {"Nom"}})
    likely: inflect.Nominative | None = None
    for cases in (possible[fullest], told_cases(fullest), frozenset(CASES)):
        allowed = tuple(inflect.Case(CASES[case]) for case in sorted(cases)) or inflect.CASES
        found = inflect.nominative(words, hint, known=known, cases=allowed)
        if found.certain:
            return found.name, found.gender
        likely = likely or (found if cases and found.gender else None)
    if likely is not None and agreed.get(fullest):
        return likely.name, likely.gender  # the post beside it tells the case
    declined = inflect.nominative(words, "m", known=known, cases=allowed)
    if hint is None and inflect.gender_of(found.name) is None and declined.certain:
        return declined.name, "m"  # a surname in a consonant is declined of a man only
    return found.name, inflect.gender_of(found.name) or hint


def _stays(document: Document, name: Name, cases: frozenset[str], hint: Gender | None) -> bool:
    """«Людмила Ли», «ЛЮДМИЛА ЛИ», whatever the tagger thinks: a woman's name in the nominative."""
    words = " ".join(name.words)
    printed = document.sentences[name.sentence].tokens[name.start].text.isupper()
    found = inflect.nominative(words, hint) if printed or "Nom" in cases else None
    return found is not None and found.certain and (found.name, found.gender) == (words, "f")


def _rank(name: Name, cases: frozenset[str]) -> tuple[bool, int, bool, int]:
    """The fullest, the nominative, the shortest: «Касым-Жомарта Токаев» is a slip."""
    return *_fullness(name), cases == {"Nom"}, -len(name.first)


def _as_told(fullest: Name, names: Sequence[Name], agreed: Mapping[Name, frozenset[str]]) -> Name:
    """«Павла Кулагина сменил … Досов сменил | Павла Кулагина»: the mention whose case is told."""
    if agreed.get(fullest):
        return fullest
    alike = (name for name in names if name.words == fullest.words and agreed.get(name))
    return next((name for name in alike if "Nom" not in agreed[name]), fullest)


def _mended(name: Name) -> str:
    """A man's name of which one word alone is declined; nothing where the words agree."""
    if _is_half_declined(name):
        return " ".join(name.words).removesuffix("а")
    if name.middle and name.last and name.last[-1] not in "аяоыиуеэюой" and _is_genitive(name):
        words = inflect.nominative(f"{name.first} {name.middle}", "m", cases=GENITIVE).name
        return f"{words} {name.last}"  # «коллеги Гирш Леонида Юзефовича»
    first = _left_declined(name)
    return " ".join((first, *name.words[1:])) if first else ""


def _is_genitive(name: Name) -> bool:
    """«Гирш | Леонида Юзефовича»: a surname in a consonant that nobody declined."""
    told = patronymic_cases(name.middle)
    man = name.middle.endswith("вича") and not has_surname_ending(name.last)
    return man and bool(told) and told <= {"Gen", "Acc"}


def _left_declined(name: Name) -> str:
    """«реформы Серика | Ахметов»: a slip; the surname shows a man's nominative."""
    told = given_name_cases(name.first) if name.is_full else frozenset[str]()
    if name.middle or not told or "Nom" in told or not name.last.lower().endswith(MANS):
        return ""
    cases = tuple(inflect.Case(CASES[case]) for case in sorted(told))
    first = inflect.nominative(name.first, "m", cases=cases).name
    return first if is_given_name(first) else ""


def _is_half_declined(name: Name) -> bool:
    """«По словам Серик Ахметова»: a slip; a man's first name is left as it is."""
    ending = name.last.lower().endswith(WOMANS_OR_MANS)
    return name.is_full and ending and inflect.gender_of(name.first) == "m"


def _gender(name: Name) -> Gender | None:
    """«Йована Маркович»: a foreign surname in -ич is a woman's as well."""
    if name.is_full and not name.middle and name.last.endswith("ич"):
        return inflect.gender_of(name.first)
    return inflect.gender_of(" ".join(name.words))


def _with_patronymic(
    fullest: Name, names: Sequence[Name], possible: Mapping[Name, frozenset[str]]
) -> str:
    """«Динара Оспанова» whom the article also calls «Динара Маратовна»."""
    if not fullest.middle and fullest.is_full:
        for name in names:
            told = name.first and name.middle and not name.middle.endswith(".")
            if told and possible[name] == {"Nom"}:
                return f"{fullest.first} {name.middle} {fullest.last}"
    return " ".join(fullest.words)


def _fullness(name: Name) -> tuple[bool, int]:
    return name.is_full, len(name.words)


def _cases(document: Document, name: Name, agreed: Mapping[Name, frozenset[str]]) -> frozenset[str]:
    """The cases that the name's endings, its tags and the post beside it allow together."""
    if not agreed.get(name) and _is_left_as_subject(document.sentences[name.sentence], name):
        return frozenset({"Nom"})
    found = told_cases(name) or cases_of(document.sentences[name.sentence], name)
    if (
        found
        and "Nom" in (told_cases(name) or {"Nom"})
        and is_resident(document.sentences[name.sentence], name.start)
    ):
        return frozenset({"Nom"})
    post = agreed.get(name, frozenset())
    if len(post) == 1 and not told_cases(name):
        found = post  # «с председателем меджлиса Талатом Джафери», whatever the tagger thinks
    if post & {"Gen", "Acc"}:
        post |= {"Gen", "Acc"}
    narrowed = (found & post or found) & cases_of(document.sentences[name.sentence], name)
    narrowed = narrowed or found & post or found
    return (
        narrowed | {"Gen", "Acc"}
        if narrowed & {"Gen", "Acc"} and not narrowed & {"Nom"}
        else narrowed
    )


def _is_left_as_subject(sentence: ParsedSentence, name: Name) -> bool:
    """«Руководит им | Мавлюда Юсупова»: nothing else can be the subject of the verb before it.

    Only a form that may be a woman's nominative as well as a man's genitive.
    """
    if not (name.is_full and name.last.endswith(WOMANS) and name.first[-1] in "ая"):
        return False
    before = sentence.tokens[: name.start]
    at = name.start - 1
    while at >= 0 and (before[at].pos in ("PRON", "ADV")):
        at -= 1
    if at < 0 or before[at].feats.get("VerbForm") != "Fin":
        return False
    if before[at].feats.get("Number") != "Sing" or before[at].feats.get("Gender") in (
        "Masc",
        "Neut",
    ):
        return False
    after = takewhile(lambda token: token.text != ",", sentence.tokens[name.stop :])
    return not any(_may_be_subject(token) for token in (*before, *after))


def _may_be_subject(token: Token) -> bool:
    if token.pos not in ("NOUN", "PROPN", "PRON", "NUM"):
        return token.text.lower() in ("который", "которая", "кто")
    return token.feats.get("Case") == "Nom"


def _agreed_gender(document: Document, names: Sequence[Name]) -> Gender | None:
    """The gender that most of the agreeing verbs have."""
    votes = Counter(v for n in names if (v := _agreement(document.sentences[n.sentence], n)))
    best = votes.most_common(2)
    return best[0][0] if best and (len(best) < 2 or best[0][1] > best[1][1]) else None


def _surname_gender(names: Sequence[Name]) -> Gender | None:
    """«Юсуповой» is a woman's, «Юсуповым» a man's; «Юсупова» and «Юсупову» may be either's."""
    lasts = [name.last.lower() for name in names if name.last]
    women = any(WOMANS_OBLIQUE.search(last) for last in lasts)
    men = any(MANS_OBLIQUE.search(last) for last in lasts)
    return None if women == men else "f" if women else "m"


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
