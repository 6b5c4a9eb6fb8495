"""How much and how many: numbers of a text with what they count, for comparing sources."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

import razdel

from ankbrief.briefing.evidence import Numbered
from ankbrief.briefing.words import NUMBER, STEM, content_stems, lemma, part_of_speech
from ankbrief.data import load
from ankbrief.language.letters import fold
from ankbrief.model import Span

TABLE = load("briefing")["quantities"]
NUMERALS = load("numerals")
UNCOUNTED = frozenset(TABLE["uncounted"])
SCALES: dict[str, int] = TABLE["scales"]
CURRENCIES: tuple[str, ...] = tuple(TABLE["currencies"])
ROUGH = "|".join(TABLE["rough"])
ROUGHLY = 0.1  # «около 300» and «320» agree
QUANTITY = re.compile(
    rf"(?P<rough>(?:{ROUGH})\s)?"
    r"(?P<number>(?<![\d.,№-])\d{1,3}(?:\s\d{3})+\b|\d+(?:,\d+)?|[а-яё]+)"
    r"(?:\s(?P<scale>тыс\.?|млн\.?|млрд\.?|тысяч\w*|миллион\w*|миллиард\w*))?"
    r"\s(?P<noun>[а-яё]+)",
    re.IGNORECASE,
)
WORD_AFTER = re.compile(r"\s([а-яё]+)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Quantity:
    """«более 300 участников»: the number, what is counted, and the stems of its sentence."""

    value: float
    unit: str
    is_rough: bool
    words: str
    span: Span
    sentence: str

    @property
    def matter(self) -> frozenset[str]:
        """Stems of the sentence without what is counted."""
        counted = {self.unit[:STEM], *(scale[:STEM] for scale in SCALES)}
        return content_stems(self.sentence) - counted


@dataclass(frozen=True, slots=True)
class Counted:
    """An article with its numbers: those that count something, and all of them as printed."""

    article: Numbered
    quantities: tuple[Quantity, ...]
    numbers: frozenset[str]

    def says(self, quantity: Quantity) -> bool:
        """Whether the number occurs at all, whatever it counts here."""
        number = NUMBER.search(quantity.words)
        return number is not None and number[0] in self.numbers


def counted(article: Numbered) -> Counted:
    """Every number of an article with the noun that follows it."""
    sentences = list(_sentences(article))
    return Counted(
        article,
        tuple(q for text, start in sentences for q in _quantities(text, start)),
        frozenset(number for text, _ in sentences for number in NUMBER.findall(text)),
    )


def _quantities(sentence: str, start: int) -> Iterator[Quantity]:
    position = 0
    while match := QUANTITY.search(sentence, position):
        found = _quantity(match, sentence, start)
        position = match.end() if found else match.end("number")
        if found:
            yield found


def _sentences(article: Numbered) -> Iterator[tuple[str, int]]:
    """The sentences and where they start; those kept with the facts where the text is gone."""
    text = article.facts.article.text
    if text:
        yield from ((s.text, s.start) for s in razdel.sentenize(text))
    else:
        yield from ((s.text, s.span.start) for s in article.facts.sentences)


def _quantity(match: re.Match[str], sentence: str, start: int) -> Quantity | None:
    value = _value(match["number"])
    unit = _unit(match["noun"].lower())
    if value is None or unit in UNCOUNTED:
        return None
    scale, stop = match["scale"], _end(match, sentence)
    return Quantity(
        value * (next(n for k, n in SCALES.items() if scale.lower().startswith(k)) if scale else 1),
        unit,
        bool(match["rough"]),
        " ".join(sentence[match.start() : stop].split()),
        Span(start + match.start(), start + stop),
        sentence,
    )


def _end(match: re.Match[str], sentence: str) -> int:
    """Behind the noun where an adjective comes before it: «12 многодетным матерям»."""
    following = WORD_AFTER.match(sentence, match.end())
    if following and part_of_speech(match["noun"]) == "ADJF":
        return following.end() if part_of_speech(following[1]) == "NOUN" else match.end()
    return match.end()


def _unit(noun: str) -> str:
    """The dictionary form; of a currency its beginning: the dictionary does not know «тенге»."""
    return next((name for name in CURRENCIES if noun.startswith(name)), "") or lemma(noun)


def _value(number: str) -> float | None:
    """«1 200», «5,4», «двадцать»; None for a word that is no numeral."""
    if number[0].isdigit():
        return float(re.sub(r"\s", "", number).replace(",", "."))
    return _numerals().get(fold(number))


@cache
def _numerals() -> Mapping[str, float]:
    """Every form of the simple numerals from two on; «один» counts nothing."""
    forms = [(f, key) for key, row in NUMERALS["cardinal"].items() for f in row if key != "0"]
    forms += [(f, key[0]) for key, row in NUMERALS["gendered"].items() for f in row if key[0] > "1"]
    return {fold(form): float(key) for form, key in forms}


def agree(one: Quantity, two: Quantity) -> bool:
    """Whether two numbers may be one: equal, or near where one of them is rough."""
    if one.value == two.value:
        return True
    near = abs(one.value - two.value) <= ROUGHLY * max(one.value, two.value)
    return near and (one.is_rough or two.is_rough)
