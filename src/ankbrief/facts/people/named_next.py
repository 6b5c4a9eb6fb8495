"""Whose post it is that the words right before a name tell: «…нового акима. Им стал Ахметов»."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from ankbrief.data import word_set
from ankbrief.facts.people.alone import Title
from ankbrief.facts.people.context import Context, Held, cases_of, is_plural
from ankbrief.facts.people.holders import is_known
from ankbrief.facts.people.spoken_of import Found, spoken_of
from ankbrief.facts.people.undescribed import is_described
from ankbrief.facts.posts.roles import Role, roles_in
from ankbrief.facts.posts.wording import role_title
from ankbrief.language.dictionary import tags
from ankbrief.language.text.document import Document, ParsedSentence
from ankbrief.language.text.morphology import lemma
from ankbrief.model import Person, Position

# «Назначен директор музея. Им стала …»: the noun's gender, or hers.
POINTING = {"им": ("стал", "стала"), "ею": ("стала",), "ей": ("стала",)}
RECEIVED = frozenset({"принять", "принимать", "заслушать", "выслушать"})
NEAR = 4  # tokens between a verb and its object or subject: «принял в Акорде акима»


def became(document: Document, number: int, context: Context) -> Iterator[Held]:
    """«Представили нового акима района. Им стал | Серик Ахметов»: the post told of last."""
    for name in context.names:
        at = name.start - 2
        if context.text(at + 1).lower() not in POINTING.get(context.text(at).lower(), ()):
            continue
        if "Nom" not in cases_of(context.sentence, name):
            continue
        before = document.sentences[number - 1 : number] if number else ()
        here = _last_post(context.sentence, at) or next(
            (post for other in before if (post := _last_post(other, len(other.tokens)))), None
        )
        if here is not None:
            yield name, replace(here, inferred=True), frozenset()


def _last_post(sentence: ParsedSentence, stop: int) -> Position | None:
    """The post told of last before that token, if nobody else is after it."""
    roles = [role for role in roles_in(sentence) if role.stop <= stop]
    outer = [r for r in roles if not any(o.start < r.start < o.stop for o in roles)]
    if not outer or is_plural(sentence.tokens[outer[-1].head]):
        return None
    last = outer[-1]
    after = sentence.tokens[last.stop : stop]
    if any("anim" in tag.split()[0] for token in after for tag in tags(token.text)):
        return None
    return _position(sentence, last)


def _position(sentence: ParsedSentence, role: Role) -> Position:
    return Position(role_title(sentence, role), sentence.cover(role.start, role.stop))


def met(document: Document, people: Sequence[Person], title: Title) -> int | None:
    """«Президент принял акима области. | Серик Ахметов | доложил …»: the one whom he met.

    Only who is named there first, without a post, and tells or reports.
    """
    at = next(i for i, s in enumerate(document.sentences) if s.span.holds(title.span))
    following = document.sentences[at + 1 : at + 2]
    if not title.office or not _is_met(document.sentences[at], title) or not following:
        return None
    block = document.sentences[at].block
    if following[0].kind != "paragraph" or following[0].block - block > 1:
        return None
    told = [f for f in spoken_of(document, people, at + 1) if not f.inferred and f.start == 0]
    if len(told) != 1 or not _speaks(following[0], told[0]):
        return None
    index = next(i for i, person in enumerate(people) if person is told[0].person)
    return index if _is_new(people[index]) and not is_described(following[0], told[0]) else None


def _is_new(person: Person) -> bool:
    """In full, without a post; nobody whom the readers know."""
    return not person.positions and " " in person.name and not is_known(person.name)


def _is_met(sentence: ParsedSentence, title: Title) -> bool:
    """«разговор с | акимом области», «принял | акима области»."""
    place = next(i for i, t in enumerate(sentence.tokens) if t.span.meets(title.span))
    before = sentence.tokens[max(0, place - NEAR) : place]
    together = bool(before) and before[-1].text.lower() in ("с", "со")
    return together or any(t.pos == "VERB" and lemma(t) in RECEIVED for t in before)


def _speaks(sentence: ParsedSentence, found: Found) -> bool:
    near = sentence.tokens[found.stop : found.stop + NEAR]
    said = any(t.pos == "VERB" and lemma(t) in word_set("speech", "verbs") for t in near)
    return found.is_subject and said
