"""Who is in an article: one record per real person, with every post and mention."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from ankbrief.facts.context import Held, cases_of, context_of
from ankbrief.facts.names import Name, names_in
from ankbrief.facts.naming import identity
from ankbrief.facts.positions import positions_in
from ankbrief.facts.titles import with_titles
from ankbrief.language.dictionary import parses
from ankbrief.language.document import Document
from ankbrief.language.letters import fold
from ankbrief.language.name_words import same_stem
from ankbrief.model import Article, Facts, Mention, Person, Position


@dataclass(frozen=True, slots=True)
class Group:
    """Mentions of one person."""

    names: tuple[Name, ...]

    def takes(self, name: Name) -> bool:
        """Whether the mention can be of this person, by every part that both sides know."""
        return all(_compatible(known, name) for known in self.names)


def find_people(_article: Article, document: Document, facts: Facts) -> Facts:
    """Adds `people`; in the order in which the text first names them."""
    names = names_in(document)
    held = _held(document, names)
    groups = sorted(grouped(names), key=lambda group: min(group.names))
    people = tuple(_person(document, group, held) for group in groups)
    return replace(facts, people=with_titles(document, people))


def _held(document: Document, names: Sequence[Name]) -> list[Held]:
    found, subject = list[Held](), None
    by_sentence = {n: tuple(mine) for n, mine in groupby(names, key=lambda name: name.sentence)}
    for number, sentence in enumerate(document.sentences):
        mine = by_sentence.get(number, ())
        found += positions_in(context_of(sentence, mine, subject))
        subjects = [name for name in mine if cases_of(sentence, name) == {"Nom"}]
        subject = subjects[-1] if subjects else None if mine else subject
    return found


def grouped(names: Sequence[Name]) -> list[Group]:
    """Full names first, then initials, then surnames alone, then given names alone."""
    groups = list[Group]()
    for name in sorted(names, key=lambda name: (_fullness(name), name)):
        index = _home(groups, name)
        if index is None:
            groups.append(Group((name,)))
        else:
            groups[index] = Group((*groups[index].names, name))
    return groups


def _fullness(name: Name) -> int:
    if name.is_full:
        return 0 if name.middle else 1
    if name.last and name.first:
        return 2
    return 3 if name.last else 4


def _home(groups: Sequence[Group], name: Name) -> int | None:
    """The group that the mention belongs to; of several namesakes the one named last before it."""
    fitting = [i for i, group in enumerate(groups) if group.takes(name)]
    if len(fitting) < 2:
        return fitting[0] if fitting else None
    return max(fitting, key=lambda i: _nearness(groups[i], name))


def _nearness(group: Group, name: Name) -> tuple[bool, tuple[int, int]]:
    before = [(n.sentence, n.start) for n in group.names if n < name]
    return bool(before), max(before, default=(0, 0))


def _compatible(known: Name, name: Name) -> bool:
    shared = [(a, b) for a, b in zip(_parts(known), _parts(name), strict=True) if a and b]
    if not any(known_part and part for known_part, part in shared):
        return False
    if not (known.last and name.last) and not known.is_full and not name.is_full:
        return bool(shared) and all(_same_part(a, b) for a, b in shared)
    return all(_same_part(a, b) for a, b in shared)


def _parts(name: Name) -> tuple[str, str, str]:
    return name.first, name.middle, name.last


def _same_part(left: str, right: str) -> bool:
    """«Абзал» and «А.», «Токаев» and «Токаеву», «К.-Ж.» and «Касым-Жомарт»."""
    if left.endswith(".") or right.endswith("."):
        pieces = zip(left.split("-"), right.split("-"), strict=False)
        return all(fold(a)[:1] == fold(b)[:1] for a, b in pieces)
    if " " in left or " " in right:
        return all(_same_part(a, b) for a, b in zip(left.split(), right.split(), strict=False))
    return same_stem(left, right) or bool(_lemmas(left) & _lemmas(right))


def _lemmas(name: str) -> frozenset[str]:
    """Dictionary forms of a name whose stem changes: «Павлу» and «Павел»."""
    found = (p for p in parses(name) if p.is_known and {"Name", "Surn", "Patr"} & p.tag.grammemes)
    return frozenset(p.normal_form for p in found)


def _person(document: Document, group: Group, held: Sequence[Held]) -> Person:
    mine = [position for name, position, _ in held if name in group.names]
    agreed = {name: cases for name, _, cases in held if cases}
    name, gender = identity(document, group.names, agreed)
    mentions = sorted(_mentions(document, group.names), key=lambda mention: mention.span)
    return Person(name, gender, tuple(distinct(mine)), tuple(mentions))


def _mentions(document: Document, names: Sequence[Name]) -> Iterator[Mention]:
    for name in names:
        span = document.sentences[name.sentence].cover(name.start, name.stop)
        yield Mention(span.of(document.text), span)


def distinct(positions: Sequence[Position]) -> Iterator[Position]:
    """Each wording once, in the order of the text; the fuller one where one holds the other.

    A current post outweighs a former one; «заместитель председателя АНК» is the same as spelt out.
    """
    ordered = sorted(positions, key=lambda p: (p.former, p.span))
    for number, position in enumerate(ordered):
        others = [(n, other) for n, other in enumerate(ordered) if n != number]
        if not any(_outweighs(other, position, n < number) for n, other in others):
            yield position


def _outweighs(other: Position, position: Position, earlier: bool) -> bool:
    left, right = post_words(position.title), post_words(other.title)
    if left == right:
        return earlier
    if not other.former and position.former:
        return left <= right
    return (left < right and len(left) > 1) or _is_short_for(position.title, other.title)


def post_words(title: str) -> frozenset[str]:
    """Words of a post for comparison: no quotation marks, no «город», small letters."""
    spelt = title.lower().replace("врио", "временно исполняющий обязанности")
    spelt = spelt.replace("и.о.", "исполняющий обязанности")
    plain = (word.strip('«»"„“”,.') for word in spelt.split())
    return frozenset(word for word in plain if word and word not in ("город", "города", "г"))


def _is_short_for(short: str, full: str) -> bool:
    """«заместитель председателя АНК» for «заместитель председателя Ассамблеи народа Казахстана»."""
    words, spelt = short.split(), full.split()
    for index, word in enumerate(words):
        size = len(word)
        initials = "".join(w[0] for w in spelt[index : index + size]).upper()
        if size > 1 and word.isupper() and initials == word:
            return fold(
                " ".join([*words[:index], *spelt[index : index + size], *words[index + 1 :]])
            ) == fold(full)
    return False
