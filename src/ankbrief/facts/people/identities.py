"""Which mentions are of one person: full names, initials, surnames alone, given names alone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from ankbrief.facts.people.names import Name
from ankbrief.language.dictionary import parses
from ankbrief.language.letters import fold
from ankbrief.language.names.words import is_given_name, same_stem

Parts = tuple[str, str, str]


@dataclass(slots=True)
class Groups:
    """Mentions grouped so far; `by_prefix`: groups by two letters of surname or first name."""

    members: list[list[Name]] = field(default_factory=list)
    wordings: list[set[Parts]] = field(default_factory=list)
    by_prefix: defaultdict[str, set[int]] = field(default_factory=lambda: defaultdict(set))

    def add(self, name: Name) -> None:
        """Puts the mention with the person it names, or with nobody yet."""
        index = self._home(name)
        if index is None:
            index = len(self.members)
            self.members.append([])
            self.wordings.append(set())
        self.members[index].append(name)
        self.wordings[index].add(_parts(name))
        for part in (name.last, name.first):
            self.by_prefix[_prefix(part)].add(index)

    def _home(self, name: Name) -> int | None:
        """Of several namesakes the one named last before the mention."""
        near = sorted(self.by_prefix.get(_prefix(name.last or name.first), ()))
        fitting = [i for i in near if _fits(self.wordings[i], _parts(name))]
        if not fitting and name.first and not (name.middle or name.last):
            as_last = ("", "", name.first)  # «Эмомали Рахмон», then «Рахмон»
            fitting = [i for i in near if _fits(self.wordings[i], as_last)]
        if not fitting and name.words == (name.last,) and is_given_name(name.last):
            as_first = (name.last, "", "")  # «Марина Масленко», then «Марина», like a surname
            fitting = [i for i in near if _fits(self.wordings[i], as_first)]
        if len(fitting) < 2:
            return fitting[0] if fitting else None
        if name.middle and not name.last:
            return None  # «Гульнара Маратовна» beside two of that first name
        return max(fitting, key=lambda i: _nearness(self.members[i], name))


def grouped(names: Sequence[Name]) -> list[tuple[Name, ...]]:
    """The mentions of each person, in the order in which the text first names them."""
    groups = Groups()
    for name in sorted(names, key=lambda name: (_fullness(name), name)):
        groups.add(name)
    return sorted((tuple(sorted(members)) for members in groups.members), key=min)


def _prefix(part: str) -> str:
    return fold(part)[:2]


def _fullness(name: Name) -> int:
    """The fuller a mention, the sooner it finds its place."""
    if name.is_full:
        return 0 if name.middle else 1
    if name.last and name.first:
        return 2
    return 3 if name.last else 4


def _nearness(names: Sequence[Name], name: Name) -> tuple[bool, tuple[int, int]]:
    before = [(n.sentence, n.start) for n in names if n < name]
    return bool(before), max(before, default=(0, 0))


def _parts(name: Name) -> Parts:
    return name.first, name.middle, name.last


def _fits(wordings: Iterable[Parts], parts: Parts) -> bool:
    """Every part that both sides give is the same, and there is such a part."""
    pairs = [pair for known in wordings for pair in zip(known, parts, strict=True)]
    shared = [(a, b) for a, b in pairs if a and b]
    return bool(shared) and all(_same_part(a, b) for a, b in shared)


def _same_part(left: str, right: str) -> bool:
    """«Абзал» and «А.», «Токаев» and «Токаеву», «К.-Ж.» and «Касым-Жомарт»."""
    if left.endswith(".") or right.endswith("."):
        pieces = zip(left.split("-"), right.split("-"), strict=False)
        return all(fold(a)[:1] == fold(b)[:1] for a, b in pieces)
    if " " in left or " " in right:
        return all(_same_part(a, b) for a, b in zip(left.split(), right.split(), strict=False))
    return same_stem(left, right) or not _lemmas(left).isdisjoint(_lemmas(right))


def _lemmas(name: str) -> frozenset[str]:
    """Dictionary forms of a name whose stem changes: «Павлу» and «Павел»."""
    return frozenset(_known_names(name))


def _known_names(name: str) -> Iterator[str]:
    for parse in parses(name):
        if parse.is_known and {"Name", "Surn", "Patr"} & parse.tag.grammemes:
            yield str(parse.normal_form)
