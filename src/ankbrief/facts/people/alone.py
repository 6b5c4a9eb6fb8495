"""Titles that stand alone: posts which no name stands beside."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile

from ankbrief.facts.posts.heads import body_heads, head_lemma, is_office, words
from ankbrief.facts.posts.roles import Role, roles_in
from ankbrief.facts.posts.wording import role_title
from ankbrief.language.dictionary import tags
from ankbrief.language.text.document import Document, ParsedSentence, Token
from ankbrief.language.text.morphology import cases, lemma
from ankbrief.model import Person, Span

POST = 9  # tokens of a post before its holder's name
OBJECTS = ("Acc", "Dat", "Ins")


@dataclass(frozen=True, slots=True)
class Title:
    """A post that stands alone, in a sentence; `wording` is nominative."""

    wording: str
    span: Span
    head: str
    is_subject: bool
    is_object: bool  # of a verb: «поблагодарил акима», not «указ акима»
    office: bool
    is_formal: bool  # with a capital, as the country's own offices are written


def titles_alone(document: Document, people: Sequence[Person]) -> Iterator[Title]:
    """Singular posts that no name stands beside, in the order of the text."""
    named = _characters(m.span for person in people for m in person.mentions)
    given = _characters(p.span for person in people for p in person.positions)
    for sentence in document.sentences:
        taken = frozenset(i for i, t in enumerate(sentence.tokens) if t.span.start in named)
        last = 0
        for role in roles_in(sentence, taken):
            if role.start < last:
                continue
            last = role.stop
            span = sentence.cover(role.start, role.stop)
            if _is_alone(sentence, role, taken) and not given & set(range(span.start, span.stop)):
                yield _title(sentence, role, span)


def _characters(spans: Iterable[Span]) -> frozenset[int]:
    return frozenset(i for span in spans for i in range(span.start, span.stop))


def _is_alone(sentence: ParsedSentence, role: Role, taken: frozenset[int]) -> bool:
    head = sentence.tokens[role.head]
    before = lemma(sentence.tokens[role.start - 1]) if role.start else ""
    if before == "при" and role.start > 1 and sentence.tokens[role.start - 2].pos == "NOUN":
        return False  # «Академия управления при Президенте»
    if _is_in_a_body(sentence, role):
        return False
    if before in words("anybody") or before == "обязанность":
        return False  # «обязанности акима исполняет …»
    return not _is_plural(head) and not role.former and not _is_beside(sentence, role, taken)


def _is_beside(sentence: ParsedSentence, role: Role, taken: frozenset[int]) -> bool:
    """A name follows, and not in another case: «Указом Главы государства | Арман назначен …»."""
    behind = range(role.stop, len(sentence.tokens))
    name = [sentence.tokens[index] for index in takewhile(taken.__contains__, behind)]
    genitive = cases(sentence.tokens[role.head]) == {"Gen"}
    # Not the dictionary's cases: it knows «Омаров» as lobsters, «Болат» as steel.
    return bool(name) and (not genitive or any(t.feats.get("Case") == "Gen" for t in name))


def _is_in_a_body(sentence: ParsedSentence, role: Role) -> bool:
    """«Администрации | Президента», «Канцелярия | Премьер-министра»."""
    before = sentence.tokens[role.start - 1] if role.start else None
    named = before is not None and before.text[0].isupper() and lemma(before) in body_heads()
    return named and sentence.tokens[role.head].feats.get("Case") == "Gen"


def _is_plural(head: Token) -> bool:
    """By the tag, and by the dictionary where the form can be nothing else."""
    forms = tags(head.text)
    return head.feats.get("Number") == "Plur" or (bool(forms) and all("plur" in f for f in forms))


def _title(sentence: ParsedSentence, role: Role, span: Span) -> Title:
    head = head_lemma(sentence.tokens[role.head])
    case = sentence.tokens[role.head].feats.get("Case")
    wording = role_title(sentence, role)
    formal = wording[:1].isupper()
    return Title(wording, span, head, case == "Nom", case in OBJECTS, is_office(head), formal)


def has_unnamed(tokens: Sequence[Token], named: frozenset[int]) -> bool:
    """«президент предложил меры»: an office as the subject, whose holder is not among `named`."""
    if not any(t.pos == "VERB" and t.feats.get("VerbForm", "Fin") == "Fin" for t in tokens):
        return False
    return any(
        token.pos == "NOUN"
        and token.feats.get("Case") == "Nom"
        and token.feats.get("Number") == "Sing"
        and is_office(head_lemma(token))
        and named.isdisjoint(range(place, place + POST))
        for place, token in enumerate(tokens)
    )
