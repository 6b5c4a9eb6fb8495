"""Who is who: the persons of an article, and one list of persons over all articles."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cache

from ankbrief.briefing.model import WeekPerson, Who
from ankbrief.briefing.ranks import rank, rank_of
from ankbrief.briefing.words import WORD, content_lemmas, expanded, head_lemma
from ankbrief.model import Facts, Person

LONG_POSITION = 60  # characters; a shorter post reads better before a name


def who(facts: Facts, name: str | None) -> Who | None:
    """The person or body of that name, as the article knows it."""
    if not name or not is_name(name):
        return None
    person = facts.person(name)
    return who_is(person) if person else _with_post(facts, name) or Who(name, is_person=False)


def _with_post(facts: Facts, words: str) -> Who | None:
    """«заместитель акима Галымжан Утепбергенов», where the article knows the name alone."""
    person = next((p for p in facts.people if words.endswith(f" {p.name}")), None)
    if person is None:
        return None
    return replace(who_is(person), positions=(words.removesuffix(person.name).strip(" ,"),))


def named(facts: Facts) -> tuple[Person, ...]:
    """The persons of an article who have a name, not a mere initial."""
    return tuple(person for person in facts.people if is_name(person.name))


def is_name(text: str) -> bool:
    """Whether there is a word of at least two letters."""
    return any(len(word) > 1 for word in WORD.findall(text))


def who_is(person: Person) -> Who:
    """A person with the posts that say something the others do not."""
    return who_are(person.name, (person,))


def who_are(name: str, people: Sequence[Person]) -> Who:
    """One person met in several articles."""
    positions = [position for person in people for position in person.positions]
    titles = telling(p.title for p in positions if not p.former)
    return Who(
        name,
        is_person=True,
        gender=next((person.gender for person in people if person.gender), None),
        positions=titles,
        former=telling(p.title for p in positions if p.former),
        inferred=not {p.title for p in positions if not p.inferred}.issuperset(titles),
    )


def telling(titles: Iterable[str]) -> tuple[str, ...]:
    """Posts without those that a fuller one repeats; what suits best before a name comes first.

    «заместитель акима», «заместитель акима города Алматы» → the second alone.
    """
    unique = list({title.lower(): title for title in titles if title.strip()}.values())
    kept = [t for t in unique if not any(_repeats(t, other) for other in unique if other != t)]
    return tuple(sorted(kept, key=lambda title: (len(title) > LONG_POSITION, -rank(title))))


def _repeats(title: str, other: str) -> bool:
    one, two = _lemmas(title), _lemmas(other)
    same_head = head_lemma(title) == head_lemma(other)
    return same_head and (one < two or (one == two and len(title) < len(other)))


@cache
def _lemmas(title: str) -> frozenset[str]:
    return content_lemmas(expanded(title))


def week_people(told: Sequence[tuple[Facts, int]]) -> tuple[WeekPerson, ...]:
    """Persons of all articles, most spoken of first; `told` pairs an article with its story."""
    names = one_name_each(person for facts, _ in told for person in named(facts))
    seen: dict[str, list[tuple[Person, int]]] = defaultdict(list)
    for facts, story in told:
        for person in named(facts):
            seen[names[person.name]].append((person, story))
    return tuple(sorted((_met(name, seen[name]) for name in seen), key=_by_weight))


def _met(name: str, seen: Sequence[tuple[Person, int]]) -> WeekPerson:
    people = [person for person, _ in seen]
    return WeekPerson(
        who_are(name, people),
        sum(max(len(person.mentions), 1) for person in people),
        tuple(sorted({story for _, story in seen})),
    )


def _by_weight(person: WeekPerson) -> tuple[int, int, int]:
    return -len(person.stories), -person.mentions, -rank_of(person.who)


def one_name_each(people: Iterable[Person]) -> Mapping[str, str]:
    """The fullest name for each name met.

    «Асель Каримова» is «Асель Нурлановна Каримова» where only one such person occurs; a bare
    surname or initials are left alone, since a namesake may be meant.
    """
    counts = Counter(person.name for person in people)
    fuller: dict[tuple[str, str], set[str]] = defaultdict(set)
    for name in counts:
        parts = name.split()
        if len(parts) > 2:
            fuller[parts[0], parts[-1]].add(name)
    return {name: _fullest(name, fuller) for name in counts}


def _fullest(name: str, fuller: Mapping[tuple[str, str], set[str]]) -> str:
    parts = name.split()
    candidates = fuller.get((parts[0], parts[-1]), set()) if len(parts) == 2 else set()
    return next(iter(candidates)) if len(candidates) == 1 else name
