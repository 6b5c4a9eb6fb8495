"""Titles that stand alone: «Президент», «Глава государства», «аким области» → their holders."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from itertools import islice

from ankbrief.data import load
from ankbrief.facts.posts import head_lemma, is_office, words
from ankbrief.facts.roles import Role, roles_in
from ankbrief.facts.wording import role_title
from ankbrief.language.dictionary import tags
from ankbrief.language.document import Document, ParsedSentence, Token
from ankbrief.language.morphology import lemma
from ankbrief.language.name_words import same_stem
from ankbrief.model import Mention, Person, Position, Span

LEADING = 5  # sentences that a headline may have


@dataclass(frozen=True, slots=True)
class Title:
    """A post that stands alone, in a sentence; `wording` is nominative."""

    wording: str
    span: Span
    head: str
    is_subject: bool
    office: bool


def with_titles(document: Document, people: Sequence[Person]) -> tuple[Person, ...]:
    """The people with the titles that stand for them added to mentions and posts."""
    found = list(people)
    for title in titles_alone(document, people):
        index = _holder(document, found, title)
        if index is not None:
            found[index] = _titled(found[index], title, document.text)
    return tuple(found)


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
    if before in words("anybody"):
        return False
    return not _is_plural(head) and role.stop not in taken and not role.former


def _is_plural(head: Token) -> bool:
    """By the tag, and by the dictionary where the form can be nothing else."""
    forms = tags(head.text)
    return head.feats.get("Number") == "Plur" or (bool(forms) and all("plur" in f for f in forms))


def _title(sentence: ParsedSentence, role: Role, span: Span) -> Title:
    head = head_lemma(sentence.tokens[role.head])
    case = sentence.tokens[role.head].feats.get("Case")
    return Title(role_title(sentence, role), span, head, case == "Nom", is_office(head))


def _holder(document: Document, people: Sequence[Person], title: Title) -> int | None:
    """The one whose post the title repeats; of several the one spoken of last."""
    fitting = [i for i, p in enumerate(people) if any(_repeats(title, q) for q in p.positions)]
    if fitting and (title.office or len(fitting) == 1):
        return max(fitting, key=lambda i: _last_before(people[i], title.span))
    return None if fitting else _untitled(document, people, title)


def _last_before(person: Person, span: Span) -> int:
    return max((m.span.start for m in person.mentions if m.span < span), default=-1)


def _repeats(title: Title, position: Position) -> bool:
    return not position.former and repeats(title.wording, position.title)


@lru_cache(20_000)
def repeats(wording: str, post: str) -> bool:
    """Whether the title can stand for the post: «глава ведомства» for «министр финансов»."""
    own, other = _words(wording), _words(post)
    if not _same_office(wording, post) or _differ(_levels(own), _levels(other)):
        return False
    complement = [w for w in own[1:] if not _is_generic(w)]
    if not complement:
        return not (_is_home(own) and _is_foreign(other))
    return all(any(same_stem(w, o) for o in other) for w in complement)


def _levels(wording: Sequence[str]) -> frozenset[int]:
    """Of what the post is: of a region, a town, a district, a village, the country."""
    levels = load("roles")["levels"]
    return frozenset(
        n for n, row in enumerate(levels) for w in wording for o in row.split() if same_stem(w, o)
    )


def _differ(own: frozenset[int], other: frozenset[int]) -> bool:
    return bool(own) and bool(other) and own.isdisjoint(other)


def _words(wording: str) -> list[str]:
    return [w.strip('«»"„“”().,').lower() for w in wording.split() if len(w) > 2 or w.isupper()]


def _same_office(left: str, right: str) -> bool:
    """The same head, or two names of one office."""
    heads = {_head(left), _head(right)}
    if len(heads) == 1:
        return True
    return any(_in_aliases(left, row) and _in_aliases(right, row) for row in _aliases())


def _head(wording: str) -> str:
    found = (w for w in _words(wording) if is_office(w) or w in words("trades"))
    return next(found, wording.lower())


def _in_aliases(wording: str, row: frozenset[str]) -> bool:
    text = " ".join(_words(wording))
    return any(text == alias or text.startswith(f"{alias} ") for alias in row)


@cache
def _aliases() -> tuple[frozenset[str], ...]:
    return tuple(frozenset(row["titles"]) for row in load("roles")["aliases"])


def _is_generic(word: str) -> bool:
    return any(same_stem(word, other) for other in words("generic"))


def _is_home(wording: Sequence[str]) -> bool:
    return any(word in words("home") for word in wording)


def _is_foreign(wording: Sequence[str]) -> bool:
    """«президент Армении»: the post of another country than the one reported from."""
    return len(wording) > 1 and not any(_is_generic(word) for word in wording[1:])


def _untitled(document: Document, people: Sequence[Person], title: Title) -> int | None:
    """The only one left without a post.

    Of the headline, when the lead begins with the title («Токаев …» — «Глава государства …»); of
    the lead, when a head of state is spoken of later.
    """
    if not (title.is_subject and title.office):
        return None
    lead = list(islice((s.span for s in document.sentences if s.kind == "paragraph"), 2))
    headline = [s.span for s in document.sentences[:LEADING] if s.kind == "title"]
    if any(span.holds(title.span) for span in lead):
        named = _named_in(people, headline)
        return named[0] if len(named) == 1 and not people[named[0]].positions else None
    if not _in_aliases(title.wording, _aliases()[0]):
        return None
    bare = [i for i in _named_in(people, lead) if not people[i].positions]
    return bare[0] if len(bare) == 1 and len(people[bare[0]].mentions) > 1 else None


def _named_in(people: Sequence[Person], spans: Sequence[Span]) -> list[int]:
    return [
        i for i, p in enumerate(people) if any(s.holds(m.span) for s in spans for m in p.mentions)
    ]


def _titled(person: Person, title: Title, text: str) -> Person:
    mention = Mention(title.span.of(text), title.span, inferred=True)
    mentions = tuple(sorted((*person.mentions, mention), key=lambda m: m.span))
    known = [set(_words(p.title)) for p in person.positions]
    if any({w for w in _words(title.wording) if not _is_generic(w)} <= other for other in known):
        return replace(person, mentions=mentions)
    position = Position(title.wording, title.span, inferred=True)
    return replace(person, positions=(*person.positions, position), mentions=mentions)
