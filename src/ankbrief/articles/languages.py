"""Russian, Kazakh or neither, by the letters.

Kazakh articles have 12–15 % of Kazakh letters among their letters, Russian ones that name Kazakhs
in Kazakh spelling under 1 % (measured on real articles). Between 3 and 10 % function words vote:
there are short Russian texts with long Kazakh titles in them, and bilingual files.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from ankbrief.articles.lines import fold
from ankbrief.data import load
from ankbrief.model import Block, Language

_ARTICLE = 0.03
_PARAGRAPH = 0.08  # a Russian paragraph may quote the Kazakh name of a conference
_FOREIGN = 0.003  # «ї», «ў», «ҡ»: real Ukrainian, Uzbek, Bashkir texts have over 1 %
# Below so many letters, and below such a share, names and titles may decide: so words vote.
_FEW, _SURE = 200, 0.10
_SHORT = 60  # letters; a shorter Kazakh paragraph is a name or a title in a Russian text


@dataclass(frozen=True, slots=True)
class Letters:
    """How many letters a text has, by script."""

    total: int
    cyrillic: int
    kazakh: int
    kazakh_only: int
    foreign: int

    def share(self, count: int) -> float:
        """`count` as a share of all letters."""
        return count / self.total if self.total else 0.0


def count_letters(text: str) -> Letters:
    """The letters of `text` by script."""
    scripts = load("layout")["scripts"]
    counts = Counter(fold(text))
    letters = {c: n for c, n in counts.items() if c.isalpha()}

    def among(alphabet: str) -> int:
        return sum(letters.get(c, 0) for c in alphabet)

    return Letters(
        total=sum(letters.values()),
        cyrillic=sum(n for c, n in letters.items() if "\u0400" <= c <= "\u052f"),
        kazakh=among(scripts["kazakh"]),
        kazakh_only=among(scripts["kazakh_only"]),
        foreign=among(scripts["foreign"]),
    )


def language_of(text: str) -> Language:
    """`ru` or `kk`; `other` for Latin and other scripts and for other Cyrillic alphabets."""
    return _language(text, count_letters(text))


def _language(text: str, letters: Letters) -> Language:
    if letters.share(letters.cyrillic) < 0.5 or letters.share(letters.foreign) >= _FOREIGN:
        return "other"
    if letters.share(letters.kazakh) < _ARTICLE:
        return "ru"
    if letters.share(letters.kazakh_only) < _ARTICLE / 2:
        return "other"
    unsure = letters.total < _FEW or letters.share(letters.kazakh) < _SURE
    return "ru" if unsure and _russian_words_win(text) else "kk"


def _russian_words_win(text: str) -> bool:
    """«Әлия Нұрланқызы выступила в Астане» has a preposition that Kazakh has not."""
    scripts, words = load("layout")["scripts"], re.findall(r"\w+", fold(text))
    russian = sum(word in scripts["russian_words"] for word in words)
    return russian > sum(word in scripts["kazakh_words"] for word in words)


def is_kazakh_paragraph(text: str) -> bool:
    """Whether a paragraph of a bilingual file is written in Kazakh."""
    if set(fold(text)).isdisjoint(load("layout")["scripts"]["kazakh"]):  # as nearly every one
        return False
    letters = count_letters(text)
    return letters.total >= _SHORT and letters.share(letters.kazakh) >= _PARAGRAPH


def split_languages(text: str, blocks: tuple[Block, ...]) -> tuple[Language, tuple[Block, ...]]:
    """The language of the article, and those paragraphs that are written in another one.

    A bilingual file is Russian if more of its paragraphs' letters are Russian than Kazakh.
    """
    letters = count_letters(text)
    language = _language(text, letters)
    if language == "other" or not letters.kazakh:
        return language, ()
    paragraphs = tuple(b for b in blocks if b.kind == "paragraph")
    kazakh = tuple(b for b in paragraphs if is_kazakh_paragraph(b.span.of(text)))
    if not kazakh:
        return language, ()
    others = tuple(b for b in paragraphs if b not in kazakh)
    weight = sum(_letters(text, b) for b in others) - sum(_letters(text, b) for b in kazakh)
    if weight > 0:
        return "ru", kazakh
    russian = tuple(b for b in others if _is_russian_paragraph(b.span.of(text)))
    return "kk", russian


def _letters(text: str, block: Block) -> int:
    return count_letters(block.span.of(text)).total


def _is_russian_paragraph(text: str) -> bool:
    letters = count_letters(text)
    return letters.total >= _SHORT and letters.share(letters.kazakh) < _ARTICLE
