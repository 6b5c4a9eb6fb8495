"""The two who negotiate: whom «стороны», «главы государств», «министры» stand for."""

from __future__ import annotations

import re
from collections.abc import Collection

from ankbrief.data import load
from ankbrief.facts.decisions.able import deciders
from ankbrief.facts.people.holders import registered
from ankbrief.facts.people.offices import aliases, in_aliases, leads, repeats
from ankbrief.facts.posts.heads import is_office
from ankbrief.facts.quotes.speakers import Speaker
from ankbrief.language.dictionary import nouns_in, parses
from ankbrief.model import Facts, Person

HOME = ("Президент Казахстана", "Премьер-министр Казахстана")  # rows of `aliases` at home
EXECUTIVE = re.compile(r"област\w+ исполнительн\w+ комитет|^глава \w+ области|облисполком")
PAIR = re.compile(r"(?:лидеры|президенты|главы|руководители) [а-яё]+ и [а-яё]+$")
STEM = 4  # letters that a country and its adjective share: «Финляндия», «Финляндской»


def both_named(speaker: Speaker, facts: Facts) -> Speaker:
    """«Главы государств» → the two names, if the article names exactly two who lead a country."""
    name = (speaker.name or "").lower()
    if speaker.person is not None or not (name in load("decisions")["pairs"] or PAIR.match(name)):
        return speaker
    governments = any(word in (speaker.name or "").lower() for word in ("правительств", "премьер"))
    found = two_heads(facts, least=0 if governments else 1)
    found = found or (None if governments else _only_two(facts))
    return Speaker(found, inferred=True) if found else speaker


def one_named(speaker: Speaker, facts: Facts) -> Speaker:
    """«Глава Правительства» → the only one whom the article names and who leads it."""
    name = speaker.name or ""
    row = next((row for row in (0, 1) if in_aliases(name, aliases()[row])), None)
    if speaker.person is not None or row is None:
        return speaker
    leading = [person for person in facts.people if _leads(person, row, facts)]
    if len(leading) == 1:
        return Speaker(leading[0].name, inferred=True, person=leading[0])
    return speaker


def holder_of(name: str, facts: Facts) -> Person | None:
    """«Распоряжением | акима Алматы | назначены …» → the only one whom the article calls so."""
    noun, *of_what = name.split()
    if not of_what or not is_office(noun.lower()):
        return None
    holding = [
        person
        for person in facts.people
        if any(not post.former and repeats(name, post.title) for post in person.positions)
    ]
    return holding[0] if len(holding) == 1 else None


def both_holders(speaker: Speaker, facts: Facts) -> Speaker:
    """«Министры подписали программу»: the two of that post, if the article names exactly two."""
    noun = (speaker.name or "").lower()
    posts = {p.normal_form for p in parses(noun) if {"plur", "nomn"} in p.tag}
    of_places = _are_heads_of_places(noun)
    if speaker.person is not None or not (of_places or any(map(is_office, posts))):
        return speaker
    names = [person.name for person in facts.people if _holds(person, posts)]
    if of_places:
        names = [person.name for person in facts.people if _governs(person)]
    return Speaker(" и ".join(names), inferred=True) if len(names) == 2 else speaker


def _are_heads_of_places(noun: str) -> bool:
    """«главы регионов», «руководители областей»."""
    post, *of_what = [parse.normal_form for parse in nouns_in(noun)] or [""]
    return is_office(post) and bool(deciders("heads_of_places").intersection(of_what[:1]))


def _governs(person: Person) -> bool:
    """«аким области», «губернатор», «председатель областного исполнительного комитета»."""
    said = [post.title.lower() for post in person.positions if not post.former]
    firsts = {title.split()[0] for title in said}
    return bool(firsts & deciders("governs")) or any(EXECUTIVE.search(title) for title in said)


def _holds(person: Person, posts: Collection[str]) -> bool:
    titles = [post.title for post in person.positions if not post.former]
    return any(repeats(noun, title) for title in titles for noun in posts)


def two_heads(facts: Facts, *, least: int = 1) -> str | None:
    """«Серик Ахметов и Болат Омаров»; of more than two those who are spoken of again.

    At least `least` of them leads a state, the other may lead a government.
    """
    heads = [p for p in facts.people if p.mentions and any(_leads(p, row, facts) for row in (0, 1))]
    if len(heads) > 2:
        heads = [p for p in heads if sum(not m.inferred for m in p.mentions) > 1]
    if len(heads) == least == 1 and len(facts.people) == 2:
        heads = list(facts.people)  # «Токаев и Мирзиёев», whose posts the news takes for known
    heads.sort(key=lambda person: min(m.span.start for m in person.mentions))
    states = sum(_leads(person, 0, facts) for person in heads)
    return " и ".join(p.name for p in heads) if len(heads) == 2 and states >= least else None


def _only_two(facts: Facts) -> str | None:
    """Our head of state and the only other one named, of neither of whom a post is told."""
    if len(facts.people) != 2 or any(person.positions for person in facts.people):
        return None
    known = any(_leads(person, 0, facts) for person in facts.people)
    return " и ".join(person.name for person in facts.people) if known else None


def _leads(person: Person, row: int, facts: Facts) -> bool:
    """A state (row 0 of the names of offices) or a government (row 1), told or known."""
    if leads([post.title for post in person.positions if not post.former], row):
        return True  # «казахстанский лидер Серик Ахметов»
    known = registered(facts.people, HOME[row], facts.article.published)
    return known is not None and facts.people[known] is person


def country_of(adjective: str) -> str | None:
    """«Финляндской» → «Финляндия», if one country alone begins so."""
    known = load("places")["kinds"]["countries"].split()
    found = {name for name in known if name[:STEM] == adjective[:STEM].lower()}
    return found.pop().capitalize() if len(found) == 1 else None
