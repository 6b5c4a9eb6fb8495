"""Which nouns head a post or the name of a body."""

from __future__ import annotations

from functools import cache, lru_cache

from ankbrief.data import load
from ankbrief.language.dictionary import parses, tags
from ankbrief.language.text.document import Token
from ankbrief.language.text.morphology import lemma

FROZEN = frozenset({"елбасы"})  # a Kazakh word with one form for all cases


@cache
def words(key: str) -> frozenset[str]:
    """A word list of data/roles.toml."""
    return frozenset(load("roles")[key].split())


@lru_cache(20_000)
def is_role(noun: str) -> bool:
    """Whether a lemma heads a post: «аким», «экс-министр», «генерал-майор», «замакима»."""
    if noun in words("offices") or noun in words("trades"):
        return True
    short = noun.removeprefix("зам")
    if short != noun and _deputy(short):
        return True
    parts = noun.split("-")
    return len(parts) > 1 and any(p in words("offices") or p in words("trades") for p in parts)


def is_office(noun: str) -> bool:
    """Whether the word alone can stand for one holder: «министр», but not «депутат» or «врач»."""
    return is_role(noun) and noun not in words("trades")


def head_lemma(token: Token) -> str:
    """The lemma of a head; participles stay nouns: «заведующего» → «заведующий»."""
    found = lemma(token)
    if token.text.lower() in FROZEN:
        return token.text.lower()
    if found in words("plain_participles"):
        return words_by_verb()[found]
    short = token.text.lower().removeprefix("зам")
    if short != token.text.lower() and found not in words("offices"):
        return _deputy(short) or found
    return found


@lru_cache(5000)
def _deputy(short: str) -> str | None:
    """«зам» + a form of an office: «замакима», the same in every case, or «замаким», declined."""
    for parse in parses(short):
        if parse.normal_form in words("offices") and parse.tag.POS == "NOUN":
            form = parse.inflect({"gent", "sing"})
            if form is not None and form.word == short:
                return f"зам{short}"
            return f"зам{parse.normal_form}"
    return None


def is_frozen(token: Token) -> bool:
    """«замакима», «зампредседателя»: made of a genitive, the same in every case."""
    noun = head_lemma(token)
    if noun in FROZEN:
        return True
    made = noun.startswith("зам") and noun[-1:] in "аяыи"
    return made and noun == token.text.lower().replace("ё", "е")


@cache
def words_by_verb() -> dict[str, str]:
    """The verb that the dictionary gives for a participle that heads a post."""
    return {"заведовать": "заведующий", "управлять": "управляющий", "командовать": "командующий"}


def is_head(token: Token) -> bool:
    """A noun (or a participle used as one) that heads a post."""
    if token.pos in ("PUNCT", "ADP", "CCONJ", "ADV", "NUM"):
        return False
    return is_role(head_lemma(token))


def is_adjectival(token: Token) -> bool:
    """Whether the form can be an adjective or a participle."""
    return any(tag.startswith(("ADJF", "PRTF")) for tag in tags(token.text))


@cache
def body_heads() -> frozenset[str]:
    """Nouns that head the name of a body."""
    table = load("organisations")
    return frozenset(word for key in ("acting", "named") for word in table[key].split())
