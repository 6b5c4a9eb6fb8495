"""Whom a trade or a standing means: «борец», «аграрий», «учёный» of somebody just named."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from ankbrief.data import load
from ankbrief.facts.people.spoken_of import Found, spoken_of
from ankbrief.facts.posts.heads import head_lemma, is_office, words
from ankbrief.language.dictionary import parses
from ankbrief.language.text.document import Document, ParsedSentence, Token
from ankbrief.language.text.morphology import lemma
from ankbrief.model import Gender, Person

BACK = 6  # sentences; speech of one person over a paragraph stands between
BLOCKS = 3  # blocks back: a first quotation and a line of the author's may stand between
BESIDE = 5  # tokens before or after a name that tell who it is

VERB = 2  # tokens between the noun and its verb
GENDERS: dict[str, Gender] = {"Masc": "m", "Fem": "f"}


@dataclass(frozen=True, slots=True)
class Noun:
    """A trade or standing by its lemma; `gender` of whom it and its verb speak."""

    word: str
    gender: Gender | None


def is_description(noun: Token) -> bool:
    """Said of somebody just spoken of, not of the holder of one office: «учёный», «хозяйка»."""
    if noun.feats.get("Case") != "Nom" or noun.feats.get("Number") == "Plur":
        return False
    return head_lemma(noun) in words("descriptions") or head_lemma(noun) in _kindred()


def described(
    document: Document, people: Sequence[Person], sentence: int, place: int
) -> Person | None:
    """The person whom the noun at `place` means: the nearest before it of that kind.

    Where nobody is told to be of that kind, the only one named right before who holds no office
    and was the subject there; None where two fit.
    """
    whole = document.sentences[sentence]
    noun = Noun(head_lemma(whole.tokens[place]), _gender(whole, place))
    only: Person | None = None
    first = True
    for number, near in _before(document, people, sentence, place):
        fitting = [m for m in near if _agrees(m.person, noun)]
        kin = _distinct(m for m in fitting if _is_kin(document.sentences[number], m, noun))
        if kin:
            return kin[0] if len(kin) == 1 else None
        if first and near:
            near_enough = not is_office(noun.word) and _adjoins(document, number, sentence)
            only = _only(near, fitting) if near_enough else None
            if only is not None and not only.positions:
                return only
            first = False
    return only


def _before(
    document: Document, people: Sequence[Person], sentence: int, place: int
) -> Iterator[tuple[int, Sequence[Found]]]:
    """Who is spoken of before the noun, sentence by sentence back."""
    yield sentence, [m for m in spoken_of(document, people, sentence) if m.stop <= place]
    block = document.sentences[sentence].block
    for number in range(sentence - 1, max(-1, sentence - 1 - BACK), -1):
        other = document.sentences[number]
        if other.kind == "title" or block - other.block > BLOCKS:
            return
        yield number, spoken_of(document, people, number)


def _adjoins(document: Document, number: int, sentence: int) -> bool:
    blocks = document.sentences[sentence].block - document.sentences[number].block
    return 0 < sentence - number <= 2 and blocks <= 1


def _only(near: Sequence[Found], fitting: Sequence[Found]) -> Person | None:
    """The only person of a sentence, its subject, without an office."""
    if len(_distinct(near)) != 1 or not fitting or not fitting[0].is_subject:
        return None
    return None if _holds_office(fitting[0].person) else fitting[0].person


def _distinct(found: Iterator[Found] | Sequence[Found]) -> list[Person]:
    return list({m.person.name: m.person for m in found}.values())


def _holds_office(person: Person) -> bool:
    return any(is_office(word) for title in _titles(person) for word in title)


def _agrees(person: Person, noun: Noun) -> bool:
    return noun.gender is None or person.gender in (None, noun.gender)


def _gender(sentence: ParsedSentence, place: int) -> Gender | None:
    """«Заявила защитник», «пенсионерка»: a woman; «учёный» without a verb may be either."""
    tokens, noun = sentence.tokens, sentence.tokens[place]
    near = [*reversed(tokens[max(0, place - VERB) : place]), *tokens[place + 1 : place + 1 + VERB]]
    for token in near:
        if token.pos == "VERB" and token.feats.get("VerbForm", "Fin") == "Fin":
            if token.feats.get("Gender") in GENDERS:
                return GENDERS[token.feats["Gender"]]
            break
    if noun.feats.get("Gender") == "Fem" or head_lemma(noun) in words("men"):
        return GENDERS.get(noun.feats.get("Gender", ""))
    return None


def _is_kin(sentence: ParsedSentence, found: Found, noun: Noun) -> bool:
    """Whether a post, or the words beside the name, are of the noun's kind."""
    beside = frozenset(_beside(sentence, found))
    return is_kin_of(found.person, noun.word) or _is_of_kind(noun.word, beside)


def is_kin_of(person: Person, noun: str) -> bool:
    """Whether a post of the person is of the noun's kind: «профессор» of an «учёный»."""
    return any(_is_of_kind(noun, title) for title in _titles(person))


def _is_of_kind(noun: str, told: frozenset[str]) -> bool:
    kinds = _kindred().get(noun, frozenset()) | {frozenset({noun})}
    return any(kind <= told for kind in kinds)


def _titles(person: Person) -> Iterator[frozenset[str]]:
    """The lemmas of each post that the person holds."""
    for position in person.positions:
        if not position.former:
            yield frozenset(_lemmas(position.title))


def _lemmas(title: str) -> Iterator[str]:
    for word in title.lower().replace("ё", "е").split():
        plain = word.strip('«»"„“”().,')
        yield plain
        yield from _normal_forms(plain)


def _normal_forms(word: str) -> Iterator[str]:
    yield from (parse.normal_form.replace("ё", "е") for parse in parses(word)[:2])


def _beside(sentence: ParsedSentence, found: Found) -> Iterator[str]:
    """«19-летнего павлодарца Нурасыла Тлеужана, победителя первенства»: nouns beside a name."""
    tokens = sentence.tokens
    for index in range(found.start - 1, max(-1, found.start - 1 - BESIDE), -1):
        if tokens[index].pos not in ("NOUN", "ADJ", "PROPN"):
            break
        yield lemma(tokens[index])
    if found.stop < len(tokens) and tokens[found.stop].text == ",":
        for token in tokens[found.stop + 1 : found.stop + 1 + BESIDE]:
            if token.pos not in ("NOUN", "ADJ", "PROPN"):
                break
            yield lemma(token)


@cache
def _kindred() -> dict[str, frozenset[frozenset[str]]]:
    """Noun → what may be told of those whom it means; several words are one post's."""
    found: dict[str, frozenset[frozenset[str]]] = {}
    for row in load("roles")["kindred"]:
        said = frozenset(frozenset(words_of.split()) for words_of in row["said"])
        for noun in row["nouns"].split():
            found[noun] = found.get(noun, frozenset()) | said
    return found
