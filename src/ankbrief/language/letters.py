"""Letters as the rules of Russian inflection see them."""

from __future__ import annotations

from functools import lru_cache

# A Kazakh letter follows the spelling rules of its Russian neighbour; «ё» those of «е».
FOLD = str.maketrans("әғқңөұүһіёӘҒҚҢӨҰҮҺІЁ", "агкноуухиеАГКНОУУХИЕ")

VOWELS = "аеёиоуыэюя"
CONSONANTS = "бвгджзйклмнпрстфхцчшщ"
VELARS = "гкх"
HUSHING = "жшчщ"
VOWEL_SET = frozenset(VOWELS)
KAZAKH = frozenset("әғқңөұүһіӘҒҚҢӨҰҮҺІ")


@lru_cache(maxsize=65536)
def fold(word: str) -> str:
    """The word in small Russian letters, as rules read it: «Ғабидолла» → «габидолла»."""
    return word.lower().translate(FOLD)


def syllables(folded: str) -> int:
    """How many vowels a folded word has."""
    return sum(map(folded.count, VOWELS))


def is_shouted(text: str) -> bool:
    """Whether the text is written in capitals: «ТОКАЕВ», but not «И»."""
    return text.isupper() and sum(letter.isalpha() for letter in text) > 1


def is_cyrillic(word: str) -> bool:
    """Whether every letter is Cyrillic and there is one."""
    return bool(word) and all("Ѐ" <= letter <= "ӿ" for letter in word)


def quieten(word: str) -> str:
    """Capitals turned to a capital first letter, each part of a hyphenated word by itself."""
    return "-".join(part[:1].upper() + part[1:].lower() for part in word.split("-"))


def upper_first(text: str) -> str:
    """The text with a capital first letter, the rest as it is."""
    return text[:1].upper() + text[1:]


def cased_like(model: str, word: str) -> str:
    """`word` with a capital where `model` has one: («Акимом», «аким») → «Аким»."""
    return upper_first(word) if model[:1].isupper() else word
