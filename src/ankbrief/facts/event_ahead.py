"""Days of an event that news tells ahead, or weeks after: «4 апреля Президент посетит …»."""

from __future__ import annotations

import re
from datetime import date, timedelta

from ankbrief.data import word_set
from ankbrief.language.text.document import ParsedSentence, Token
from ankbrief.language.text.morphology import lemma
from ankbrief.model import When

LONGEST = timedelta(days=15)  # a festival, a week of culture; a month is no day of an event
AHEAD = timedelta(days=56)  # news tells of what is to come in two months
MONTH = timedelta(days=31)


def _words(key: str) -> frozenset[str]:
    return word_set("events", key)


def is_foretold(
    sentence: ParsedSentence, when: When, noun: str | None, published: date | None
) -> bool:
    """«4 апреля Президент посетит …», «заседание созвать 20 июня 2022 года»: a day ahead."""
    if when.role != "mention" or when.inferred or not _is_day_ahead(when, published):
        return False
    verb = next((i for i, token in enumerate(sentence.tokens) if _is_to_come(token)), None)
    if verb is None:
        return noun is not None and any(lemma(token) == noun for token in sentence.tokens)
    # «На линию они выйдут 1 сентября», «Следующее решение объявят 5 мая»
    return not any(
        token.text.lower() in _words("meant") or lemma(token) == "следующий"
        for token in sentence.tokens[:verb]
    )


def _is_day_ahead(when: When, published: date | None) -> bool:
    """A day or a few, told by a number or a weekday; without a publication, with its year."""
    if when.start is None or when.stop is None or when.stop - when.start > LONGEST:
        return False
    if when.start != when.stop and not any(map(str.isdigit, when.text)):
        return False  # «на следующей неделе»
    if published is None:
        return re.search(r"\d{4}", when.text) is not None
    return published < when.start <= published + AHEAD


def _is_to_come(verb: Token) -> bool:
    """«посетит», «будет проведена»; «вступает», which beside a day ahead tells of it."""
    if verb.pos not in ("VERB", "AUX"):
        return False
    if verb.text.lower() in ("будет", "будут") or verb.feats.get("Tense") == "Fut":
        return True
    return verb.feats.get("Tense") == "Pres" and lemma(verb) in _words("coming")


def is_remote(sentence: ParsedSentence, when: When, published: date | None) -> bool:
    """«Отопительный сезон начался 10 сентября», told a month after in the first sentence."""
    if published is None or when.start is None or when.start != when.stop:
        return False
    if not published - MONTH <= when.start <= published:
        return False
    past = (t for t in sentence.tokens if t.pos == "VERB" and t.feats.get("Tense") == "Past")
    return any(lemma(verb) in _words("takes_place") for verb in past)


def is_begun(sentence: ParsedSentence, when: When, published: date | None) -> bool:
    """«С 14 апреля начаты работы», «со 2 июня запущен маршрут» in the first sentence."""
    if when.role != "mention" or when.start is None or when.stop is not None:
        return False
    if not any(map(str.isdigit, when.text)) or "-01-01" in when.start.isoformat():
        return False
    if published is not None and not published - MONTH <= when.start <= published:
        return False
    past = (t for t in sentence.tokens if t.pos == "VERB" and t.feats.get("Tense") == "Past")
    return any(lemma(verb) in _words("begun") for verb in past)
