"""Who is who: the persons of an article, and one list of persons over all articles."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cache

from ankbrief.briefing.actions import lower_first
from ankbrief.briefing.evidence import Numbered, evidence_of
from ankbrief.briefing.model import WeekPerson, Who
from ankbrief.briefing.ranks import rank, rank_of
from ankbrief.briefing.words import WORD, content_lemmas, expanded, head_lemma
from ankbrief.data import load
from ankbrief.language.letters import fold
from ankbrief.model import Facts, Person

HIGHEST = 4  # rank from which a post keeps its capital: Президент, Премьер-Министр
SOLEMN = re.compile(r"\w+ и [А-ЯЁ]")  # «Чрезвычайный и Полномочный Посол»
SYNONYMS: dict[str, str] = load("briefing")["posts"]["synonyms"]
WORDINGS: tuple[tuple[str, str], ...] = tuple(load("briefing")["posts"]["wordings"].items())
LEADERS = frozenset(load("briefing")["posts"]["leaders"])
OWN_NAME = re.compile(r"«([^»]+)»")
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


def listed(name: str, met: Sequence[tuple[Numbered, Person]]) -> Who:
    """One person as lists of persons show them: with the sentences that tell of the posts."""
    found = who_are(name, [person for _, person in met])
    shown = {*found.positions, *found.former}
    said = [
        evidence
        for article, person in met
        for position in person.positions
        if settled(position.title) in shown
        for evidence in evidence_of(article, position.span)
    ]
    return replace(found, evidence=tuple(dict.fromkeys(said)))


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
        inferred=not {settled(p.title) for p in positions if not p.inferred}.issuperset(titles),
    )


def telling(titles: Iterable[str]) -> tuple[str, ...]:
    """Posts without those that a fuller one repeats; what suits best before a name comes first.

    «заместитель акима», «заместитель акима города Алматы» → the second alone.
    """
    unique = one_spelling_each(title for title in titles if title.strip())
    if len(unique) < 2:  # most persons have one post, or none
        return tuple(unique)
    kept = [t for t in unique if not any(_repeats(t, other) for other in unique if other != t)]
    return tuple(sorted(kept, key=lambda title: (len(title) > LONG_POSITION, -rank(title))))


def one_spelling_each(titles: Iterable[str]) -> list[str]:
    """One of «Заместитель акима» and «заместитель акима», as it stands inside a sentence."""
    return list({title.lower(): settled(title) for title in titles}.values())


@cache
def settled(title: str) -> str:
    """The post with a small first letter, which only the highest ones and ambassadors keep."""
    keeps = rank(title) >= HIGHEST or SOLEMN.match(title)
    return title if keeps else lower_first(title)


def _repeats(title: str, other: str) -> bool:
    one, two = _lemmas(title), _lemmas(other)
    if _one_leader(title, other):
        return (len(title), title) < (len(other), other)
    same_head = _plain(head_lemma(_official(title))) == _plain(head_lemma(_official(other)))
    return same_head and (one < two or (one == two and _worth(title) < _worth(other)))


def _one_leader(title: str, other: str) -> bool:
    """«председатель общества «Хаймат»», «руководитель объединения «Хаймат»»: the same one."""
    names = set(OWN_NAME.findall(title)) & set(OWN_NAME.findall(other))
    return bool(names) and {head_lemma(title), head_lemma(other)} <= LEADERS


def _worth(title: str) -> tuple[int, int, str]:
    """Of two wordings of one post the official one is worth more, then the fuller."""
    varied = sum(word in SYNONYMS for word in content_lemmas(title)) + (_official(title) != title)
    return -varied, len(title), title


def _lemmas(title: str) -> frozenset[str]:
    """What the post says; short forms are those of the office whose brief is made."""
    return _lemmas_of(expanded(_official(title)))


@cache
def _lemmas_of(title: str) -> frozenset[str]:
    return frozenset(map(_plain, content_lemmas(title)))


@cache
def _official(title: str) -> str:
    """«глава правительства» → «премьер-министр»."""
    low = title.lower()
    return next((w + title[len(k) :] for k, w in WORDINGS if low.startswith(k)), title)


def _plain(word: str) -> str:
    """«глава региона» is «аким области»: journalists vary the words, not the post."""
    return SYNONYMS.get(word, word)


def week_people(told: Sequence[tuple[Numbered, int]]) -> tuple[WeekPerson, ...]:
    """Persons of all articles, most spoken of first; `told` pairs an article with its story."""
    names = one_name_each(person for article, _ in told for person in named(article.facts))
    seen: dict[str, list[tuple[Person, int, Numbered]]] = defaultdict(list)
    for article, story in told:
        for person in named(article.facts):
            seen[names[person.name]].append((person, story, article))
    return tuple(sorted((_met(name, seen[name]) for name in seen), key=_by_weight))


def _met(name: str, seen: Sequence[tuple[Person, int, Numbered]]) -> WeekPerson:
    return WeekPerson(
        listed(name, [(article, person) for person, _, article in seen]),
        sum(max(len(person.mentions), 1) for person, *_ in seen),
        tuple(sorted({story for _, story, _ in seen})),
        len({article.number for *_, article in seen}),
    )


def _by_weight(person: WeekPerson) -> tuple[int, int, int]:
    return -len(person.stories), -person.mentions, -rank_of(person.who)


def one_name_each(people: Iterable[Person]) -> Mapping[str, str]:
    """One name for each person met: the fullest, then the most frequent spelling.

    «Асель Каримова» is «Асель Нурлановна Каримова», «Галымжан» is «Ғалымжан», «Д. Оспанов» with
    the same post is «Дархан Оспанов», each where only one such person occurs. A bare surname is
    left alone, since a namesake may be meant.
    """
    met = list(people)
    counts = Counter(person.name for person in met)
    posts: defaultdict[str, list[Person]] = defaultdict(list)
    for person in met:
        posts[person.name].append(person)
    order = sorted(counts, key=lambda name: (*_fullness(name), counts[name]))
    best: dict[str, str] = {}
    namesakes: defaultdict[str, list[str]] = defaultdict(list)
    for name in reversed(order):
        alike = namesakes[name_key(name)[1]]
        fuller = {best[other] for other in alike if _may_be(name, other, posts)}
        best[name] = fuller.pop() if len(fuller) == 1 else name
        alike.append(name)
    return best


def _fullness(name: str) -> tuple[int, int]:
    """How many words are spelt out, and how many there are: «Дархан Ким» beats «Д. М. Ким»."""
    words = name.split()
    return sum("." not in word for word in words), len(words)


def _may_be(name: str, fuller: str, posts: Mapping[str, Sequence[Person]]) -> bool:
    if "." in name and not _posts(posts[name]) & _posts(posts[fuller]):
        return False
    return same_name(name, fuller)


def _posts(people: Sequence[Person]) -> set[frozenset[str]]:
    return {_lemmas(position.title) for person in people for position in person.positions}


def same_name(one: str, two: str) -> bool:
    """Whether first name (or its initial) and surname agree, Kazakh letters or Russian ones."""
    first, second = name_key(one), name_key(two)
    if first[1] != second[1] or len(one.split()) < 2 or len(two.split()) < 2:
        return one == two
    patronymics = [fold(name).split()[1] for name in (one, two) if len(name.split()) > 2]
    if len(set(patronymics)) > 1:
        return False
    return first[0] == second[0] or _is_initial_of(first[0], second[0])


def _is_initial_of(one: str, two: str) -> bool:
    shorter, longer = sorted((one, two), key=len)
    return len(shorter.rstrip(".")) == 1 and longer.startswith(shorter.rstrip("."))


def respelled(articles: Sequence[Facts]) -> list[Facts]:
    """The facts with one spelling of each name: «Ғалымжан» and «Галымжан» are one person."""
    people = [person for facts in articles for person in named(facts)]
    names = {n: o for n, o in one_name_each(people).items() if _is_respelled(n, o)}
    return [_renamed(facts, names) for facts in articles] if names else list(articles)


def _is_respelled(name: str, other: str) -> bool:
    same_words = len(name.split()) == len(other.split()) and "." not in name
    return name != other and same_words and name_key(name) == name_key(other)


def _renamed(facts: Facts, names: Mapping[str, str]) -> Facts:
    def own(name: str | None) -> str | None:
        return names.get(name, name) if name else name

    event = facts.event
    return replace(
        facts,
        people=tuple(replace(p, name=names.get(p.name, p.name)) for p in facts.people),
        decisions=tuple(
            replace(d, issuer=own(d.issuer), executors=tuple(names.get(e, e) for e in d.executors))
            for d in facts.decisions
        ),
        quotes=tuple(replace(q, speaker=own(q.speaker)) for q in facts.quotes),
        event=event
        and replace(event, participants=tuple(names.get(n, n) for n in event.participants)),
    )


def name_key(name: str) -> tuple[str, str]:
    """First name and surname, as letters sound: Өтепберген is also written Утепберген."""
    parts = fold(name).replace("о", "у").split()
    return (parts[0], parts[-1]) if parts else ("", "")
