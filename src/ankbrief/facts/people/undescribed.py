"""Whose title it is where only one is left of whom nothing is told: an official all know."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from ankbrief.data import word_set
from ankbrief.facts.people.alone import Title
from ankbrief.facts.people.holders import is_known
from ankbrief.facts.people.ministries import heads_a_ministry
from ankbrief.facts.people.offices import aliases, in_aliases, same_office
from ankbrief.facts.people.roles import GENDERS
from ankbrief.facts.people.spoken_of import Found, spoken_of
from ankbrief.language.dictionary import tags
from ankbrief.language.text.document import Document, ParsedSentence, Token
from ankbrief.language.text.morphology import lemma
from ankbrief.model import Person

AFTER = 7  # tokens of an office and its verb: «глава Министерства здравоохранения вчера заявил»
ORDERS = frozenset({"поручение", "указание", "задание"})
NEAR = 4  # tokens between a verb and its subject: «подчеркнул в ходе встречи Серик Ахметов»
HEADS = 6  # first rows of the names of offices: those that one person holds, no «депутат»


def speaker_left(
    document: Document, people: Sequence[Person], left: Sequence[Title], title: Title
) -> int | None:
    """«…, – сообщил Серик Ахметов. …, – добавил министр»: the article need not tell who he is.

    News tells of everybody who he is but of those whom readers know: the only one named without
    a post, who speaks or orders; nobody where a title of another office is `left` as well.
    """
    bare = [index for index, person in enumerate(people) if not person.positions]
    if len(bare) != 1 or not title.is_subject or not _is_head(title) or not _are_one(left):
        return None
    told = list(_named(document, people[bare[0]]))
    if not told or any(is_described(*each) for each in told):
        return None
    sentence, first = told[0]
    earlier = sentence.tokens[first.start].span.start < title.span.start
    if " " not in people[bare[0]].name and (not earlier or is_known(people[bare[0]].name)):
        return None
    orders = any(_orders(*each) for each in told)
    earlier = earlier or orders or _is_telling(document, title)
    speaks = orders or any(_speaks(*each) for each in told)
    speaks = speaks and _agrees(document, people[bare[0]], title)
    return bare[0] if earlier and speaks else None


def _is_telling(document: Document, title: Title) -> bool:
    """«Глава минздрава заявил о росте. «…», – сказал Серик Ахметов.»."""
    whole, place = _place(document, title)
    near = whole.tokens[max(0, place - NEAR) : place + AFTER]
    return any(t.pos == "VERB" and lemma(t) in word_set("speech", "verbs") for t in near)


def _place(document: Document, title: Title) -> tuple[ParsedSentence, int]:
    whole = next(s for s in document.sentences if s.span.holds(title.span))
    return whole, next(i for i, t in enumerate(whole.tokens) if t.span.meets(title.span))


def _is_head(title: Title) -> bool:
    """«министр», «аким области», «глава Кабмина»; not «советник», «депутат»."""
    known = any(in_aliases(title.wording, row) for row in aliases()[:HEADS])
    return title.office and (known or heads_a_ministry(title.wording))


def _are_one(left: Sequence[Title]) -> bool:
    """«аким» and «глава региона», but not «аким» and «министр»."""
    subjects = [title.wording for title in left if title.is_subject and _is_head(title)]
    return all(same_office(one, other) for one, other in pairwise(subjects))


def _named(document: Document, person: Person) -> Iterator[tuple[ParsedSentence, Found]]:
    for number, sentence in enumerate(document.sentences):
        for found in spoken_of(document, [person], number):
            if not found.inferred:
                yield sentence, found


def is_described(sentence: ParsedSentence, found: Found) -> bool:
    """«житель Серик Ахметов», «Серик Ахметов, местный житель, …», «Серик Ахметов (строитель)»."""
    tokens = sentence.tokens
    before = tokens[found.start - 1] if found.start else None
    if before is not None and _is_somebody(before):
        return True
    mark = tokens[found.stop].text if found.stop < len(tokens) else ""
    behind = tokens[found.stop + 1 : found.stop + 1 + NEAR]
    return mark in ("(", ",", "–", "—", "-") and any(_is_somebody(token) for token in behind)


def _is_somebody(token: Token) -> bool:
    """A noun that people are told by: «житель», «участница»."""
    return token.pos == "NOUN" and any("NOUN,anim" in tag for tag in tags(token.text))


def _speaks(sentence: ParsedSentence, found: Found) -> bool:
    """«сказал Серик Ахметов», «Серик Ахметов потребовал», «Серик Ахметов: Работы завершат»."""
    tokens = sentence.tokens
    if not found.is_subject:
        return False
    near = tokens[max(0, found.start - NEAR) : found.stop + NEAR]
    colon = found.start == 0 and found.stop < len(tokens) and tokens[found.stop].text == ":"
    return colon or any(
        token.pos == "VERB" and lemma(token) in word_set("speech", "verbs") for token in near
    )


def _orders(sentence: ParsedSentence, found: Found) -> bool:
    """«Серик Ахметов дал поручения»."""
    behind = sentence.tokens[found.stop : found.stop + NEAR]
    said = {lemma(token) for token in behind}
    return found.is_subject and bool(said & {"дать", "давать"}) and bool(said & ORDERS)


def _agrees(document: Document, person: Person, title: Title) -> bool:
    """«отметила министр» is said of no man."""
    whole, place = _place(document, title)
    near = (*whole.tokens[max(0, place - 2) : place + NEAR],)
    said = {GENDERS.get(token.feats.get("Gender", "")) for token in near if token.pos == "VERB"}
    return person.gender is None or person.gender in said or said <= {None}
