"""Who wrote an article or took its pictures: names in lines that tell nothing of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ankbrief.facts.people.bystanders import word_set
from ankbrief.facts.people.names import Name
from ankbrief.facts.posts.roles import roles_in
from ankbrief.language.letters import fold
from ankbrief.language.text.document import Document, ParsedSentence, Token
from ankbrief.language.text.morphology import lemma

TOP = 5  # first blocks: a date, a headline, a section and a lead may stand above who wrote it
SIGNING = 3  # last blocks: a place, a newspaper and a photographer may follow
PLACE = 3  # words of a town or a paper behind a name: «, Нур-Султан», «, Голос»


def without_bylines(document: Document, names: Sequence[Name]) -> Iterator[Name]:
    """The names but those that stand only in lines of authors."""
    lines = {name for name in names if _is_byline(document, name)}
    told = {fold(name.last) for name in names if name not in lines}
    for name in names:
        if name not in lines or fold(name.last) in told:
            yield name


def _is_byline(document: Document, name: Name) -> bool:
    whole = document.sentences[name.sentence]
    if not name.is_full or _is_under_words(document, name):
        return False
    if _is_of_agency(whole, name) or _is_counted(whole.tokens, name):
        return True
    if not _is_edge(document, whole) or whole.block == _block(document, name.sentence + 1):
        return False
    return _is_before_name(whole.tokens[: name.start]) and _is_behind_name(whole, name)


def _block(document: Document, sentence: int) -> int | None:
    return document.sentences[sentence].block if sentence < len(document.sentences) else None


def _is_edge(document: Document, sentence: ParsedSentence) -> bool:
    """Among the first blocks or the last, below a headline that is not the name's own line."""
    first, last = document.sentences[0].block, document.sentences[-1].block
    if sentence.kind == "title" or sentence.block == first == last:
        return False
    return sentence.block - first <= TOP or last - sentence.block < SIGNING


def _is_under_words(document: Document, name: Name) -> bool:
    """«Школу построим». | Серик Ахметов: the line signs words; a post may stand below it."""
    number = name.sentence
    above = document.sentences[number - 1].tokens if number else ()
    quoted = any(token.text in ("»", '"', "”") for token in above[-2:])
    below = document.sentences[number + 1 : number + 2]
    posts = any(role.start == 0 for sentence in below for role in roles_in(sentence))
    return name.start == 0 and (quoted or (posts and _is_short(below[0])))


def _is_short(sentence: ParsedSentence) -> bool:
    """A post on a line of its own, not a lead that begins with one."""
    return not any(token.pos == "VERB" for token in sentence.tokens)


def _is_of_agency(sentence: ParsedSentence, name: Name) -> bool:
    """«Серик Ахметов/РИА Новости», nothing else: whose the picture is."""
    rest = [token.text for token in sentence.tokens[name.stop :]]
    return name.start == 0 and rest[:1] == ["/"] and all(w[0].isupper() for w in rest[1:] if w)


def _is_counted(tokens: Sequence[Token], name: Name) -> bool:
    """«Общество 0 755 | Серик Ахметов», «7:20 3 | Серик Ахметов»: views stand before the author."""
    before = [token.text for token in tokens[max(0, name.start - 2) : name.start]]
    return len(before) == 2 and all(word.isdigit() for word in before)


def _is_before_name(before: Sequence[Token]) -> bool:
    return all(token.text.isdigit() or token.text in ("©", "|", "•") for token in before)


def _is_behind_name(sentence: ParsedSentence, name: Name) -> bool:
    """Nothing, figures, «Выпускающий редактор», «(редактор отдела)», «, Нур-Султан»."""
    rest = [token for token in sentence.tokens[name.stop :] if token.text != "."]
    if all(token.text.isdigit() for token in rest):
        return True
    if any(lemma(token) in word_set("newsroom") for token in rest):
        return not any(token.pos == "VERB" for token in rest)
    place = rest[1:] if rest[0].text == "," else ()
    return 0 < len(place) <= PLACE and all(_is_place(token) for token in place)


def _is_place(token: Token) -> bool:
    return token.text[0].isupper() and token.pos in ("NOUN", "PROPN", "ADJ", "X")
