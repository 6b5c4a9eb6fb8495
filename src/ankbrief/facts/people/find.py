"""Who is in an article: one record per real person, with every post and mention."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby

from ankbrief.facts.people.alike import cases_in_rows
from ankbrief.facts.people.appointments import verbs
from ankbrief.facts.people.bylines import without_bylines
from ankbrief.facts.people.context import Context, Held, cases_of, context_of
from ankbrief.facts.people.identities import grouped
from ankbrief.facts.people.named_next import became
from ankbrief.facts.people.names import Name, names_in
from ankbrief.facts.people.naming import identity
from ankbrief.facts.people.positions import positions_in
from ankbrief.facts.people.titles import with_titles
from ankbrief.facts.people.together import with_shared_titles
from ankbrief.language.letters import fold
from ankbrief.language.text.document import Document, ParsedSentence
from ankbrief.language.text.morphology import lemma
from ankbrief.model import Article, Facts, Mention, Person, Position


def find_people(article: Article, document: Document, facts: Facts) -> Facts:
    """Adds `people`; in the order in which the text first names them."""
    names = tuple(without_bylines(document, names_in(document)))
    held = _held(document, names)
    by_name = defaultdict[Name, list[Held]](list)
    for fact in held:
        by_name[fact[0]].append(fact)
    rows = cases_in_rows(document, names)
    people = tuple(_person(document, group, by_name, rows) for group in grouped(names))
    people = with_titles(document, people, article.published)
    return replace(facts, people=with_shared_titles(document, people))


def _held(document: Document, names: Sequence[Name]) -> list[Held]:
    found, subject = list[Held](), None
    previous: Position | None = None
    by_sentence = {n: tuple(mine) for n, mine in groupby(names, key=lambda name: name.sentence)}
    for number, sentence in enumerate(document.sentences):
        mine = by_sentence.get(number, ())
        context = context_of(sentence, mine, subject, previous)
        here = [*positions_in(context), *_below_name(document, number, context)]
        here += became(document, number, context)
        found += here
        previous = here[-1][1] if here else previous
        subjects = [name for name in mine if cases_of(sentence, name) == {"Nom"}]
        subjects = _placed(sentence, mine) or subjects[-1:]
        subject = subjects[0] if len(subjects) == 1 else None if mine else subject
    return found


def _placed(sentence: ParsedSentence, names: Sequence[Name]) -> list[Name]:
    """«Досов назначил | Серика Ахметова | акимом. Ранее он …»: of whom the text goes on."""
    if not any(t.pos == "VERB" and lemma(t) in verbs("transitive") for t in sentence.tokens):
        return []
    return [name for name in names if cases_of(sentence, name) <= {"Acc", "Gen"}]


def _below_name(document: Document, number: int, context: Context) -> Iterator[Held]:
    """«Серик Ахметов» on a line of its own, and on the next «аким района»."""
    name, marks = context.subject, (".", ",")
    if name is None or name.sentence != number - 1 or not name.is_full:
        return
    above = document.sentences[number - 1].tokens
    if name.start or any(token.text not in marks for token in above[name.stop :]):
        return
    for role in context.roles[:1]:
        rest = context.tokens[role.stop :]
        if role.start == 0 and all(token.text in marks for token in rest):
            yield name, context.position(role), frozenset()


def _person(
    document: Document,
    names: Sequence[Name],
    held: Mapping[Name, Sequence[Held]],
    rows: Mapping[Name, frozenset[str]],
) -> Person:
    mine = [fact for name in names for fact in held.get(name, ())]
    agreed = {name: rows[name] for name in names if name in rows}
    agreed |= {name: cases for name, _, cases in mine if cases}
    name, gender = identity(document, names, agreed)
    mentions = sorted(_mentions(document, names), key=lambda mention: mention.span)
    positions = distinct([position for _, position, _ in mine])
    return Person(name, gender, tuple(positions), tuple(mentions))


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
