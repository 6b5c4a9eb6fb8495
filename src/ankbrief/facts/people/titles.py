"""Titles that stand alone: «Президент», «Глава государства», «аким области» → their holders."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import islice

from ankbrief.facts.people.alone import Title, titles_alone
from ankbrief.facts.people.holders import is_called, registered
from ankbrief.facts.people.named_next import met
from ankbrief.facts.people.offices import (
    aliases,
    could_be,
    in_aliases,
    is_foreign,
    is_generic,
    is_home,
    is_of_country,
    repeats,
)
from ankbrief.facts.people.roles import described
from ankbrief.facts.people.spoken_of import spoken_of
from ankbrief.facts.people.undescribed import speaker_left
from ankbrief.facts.people.unnamed import is_abroad, unnamed
from ankbrief.facts.posts.heads import head_lemma, words
from ankbrief.language.inflect import gender_of
from ankbrief.language.text.document import Document
from ankbrief.language.text.morphology import lemma
from ankbrief.model import Mention, Person, Position, Span

LEADING = 5  # sentences that a headline may have
CHAIRED = 24  # characters that «под председательством» and a space take
OBJECTS = ("Acc", "Dat", "Ins")
NEAR = 5  # tokens between a name and its verb: «девятый год руководит»


def with_titles(
    document: Document, people: Sequence[Person], day: date | None
) -> tuple[Person, ...]:
    """The people with the titles that stand for them at that day added to mentions and posts.

    What the article and the register of holders tell goes before what only elimination does.
    """
    found, left, still = list(people), list[Title](), list[Title]()
    for title in titles_alone(document, people):
        index = _holder(document, found, title, day)
        if index is None:
            left.append(title)
        else:
            found[index] = _titled(found[index], title, document.text)
    parts = _parts(document, people) if left else Parts()
    for title in left:
        index = _holder(document, found, title, day)
        index = met(document, found, title) if index is None else index
        index = _untitled(document, found, title, parts) if index is None else index
        index = speaker_left(document, found, left, title) if index is None else index
        if index is None and (name := unnamed(document, found, title, day)) is not None:
            index = _index_of(found, name)
        if index is None:
            still.append(title)
        else:
            found[index] = _titled(found[index], title, document.text)
    for title in still:  # «Главу региона …», before it was plain who the akim is
        if (index := _holder(document, found, title, day)) is not None:
            found[index] = _titled(found[index], title, document.text)
    return tuple(found)


def _index_of(people: list[Person], name: str) -> int:
    """Where the register's holder is among the people; he is added if he is not yet."""
    index = next((i for i, p in enumerate(people) if is_called(p.name, name)), len(people))
    if index == len(people):
        people.append(Person(name, gender_of(name)))
    return index


def _holder(
    document: Document, people: Sequence[Person], title: Title, day: date | None
) -> int | None:
    """The one whose post the title repeats; of several the one spoken of last."""
    if (
        title.office
        and title.is_formal
        and (known := registered(people, title.wording, day)) is not None
    ):
        return known
    fitting = [
        i
        for i, p in enumerate(people)
        if any(_repeats(title, q) for q in p.positions)
        and not _is_barred(document, p, title)
        and not (_is_home_title(document, title) and _heads_abroad(p))
    ]
    if not fitting:
        index = _generic(people, title)
        return _of_register(document, people, title, day) if index is None else index
    if title.office or len(fitting) == 1:
        nearer = _home(people, fitting, title) if title.is_formal else fitting
        return max(nearer, key=lambda i: _last_before(people[i], title.span))
    return None


def _of_register(
    document: Document, people: Sequence[Person], title: Title, day: date | None
) -> int | None:
    """«сказал президент» in small letters: the country's own, if nobody else is without a post.

    Of the head of state, if nobody else without one acts.
    """
    bare = [i for i, p in enumerate(people) if not p.positions]
    if not is_of_country(title.wording) or not bare or is_abroad(document):
        return None
    known = registered([people[i] for i in bare], title.wording, day)
    if known is None or _is_barred(document, people[bare[known]], title):
        return None
    others = [people[i] for i in bare if i != bare[known]]
    if others and not in_aliases(title.wording, aliases()[0]):
        return None
    return None if _any_acts(document, others) else bare[known]


def _any_acts(document: Document, people: Sequence[Person]) -> bool:
    """«Досов ответил», not «предложил Досова»: who may hold a post of that name himself."""
    numbers = range(len(document.sentences)) if people else ()
    return any(found.is_subject for n in numbers for found in spoken_of(document, people, n))


def _is_barred(document: Document, person: Person, title: Title) -> bool:
    """«Досов поблагодарил главу района»: not himself; «депутат» is nobody named only later."""
    if title.head in words("shared") or not title.office:
        lead = list(islice((s.span for s in document.sentences if s.kind == "paragraph"), 2))
        beyond = bool(lead) and title.span.start >= lead[-1].stop
        if beyond and all(m.span.start > title.span.start for m in person.mentions):
            return True
    return title.is_object and _acts_on(document, person, title)


def _is_home_title(document: Document, title: Title) -> bool:
    """«Президент Казахстана», «Глава государства» with a capital: the country reported from."""
    own = title.is_formal and title.head != "президент" and not is_foreign(title.wording)
    head = own and in_aliases(title.wording, aliases()[0]) and not is_abroad(document)
    return is_home(title.wording) or head


def _heads_abroad(person: Person) -> bool:
    """Who is «Президент Словакии» is not the head of the country reported from."""
    return any(
        not p.former and is_foreign(p.title) and in_aliases(p.title, aliases()[0])
        for p in person.positions
    )


def _acts_on(document: Document, person: Person, title: Title) -> bool:
    """The person is named as the subject before the verb that the title is an object of."""
    at = _sentence_at(document, title.span.start)
    whole = document.sentences[at]
    for found in spoken_of(document, [person], at):
        if found.inferred or not found.is_subject:
            continue
        between = [t for t in whole.tokens[found.stop :] if t.span.start < title.span.start]
        if any(t.pos == "VERB" for t in between) and not any(t.text in ",;:" for t in between):
            return True
    return False


def _sentence_at(document: Document, offset: int) -> int:
    return bisect_right(document.sentences, offset, key=lambda s: s.span.start) - 1


def _generic(people: Sequence[Person], title: Title) -> int | None:
    """«аким Костанайской области» of the only one who was called «аким региона»."""
    fitting = [
        i
        for i, p in enumerate(people)
        if any(not q.former and could_be(title.wording, q.title) for q in p.positions)
    ]
    return fitting[0] if title.office and len(fitting) == 1 else None


def _home(people: Sequence[Person], fitting: Sequence[int], title: Title) -> Sequence[int]:
    """«Президент» with a capital is of the country reported from, if it has one in the article."""
    own = [
        i
        for i in fitting
        if any(_repeats(title, q) and not is_foreign(q.title) for q in people[i].positions)
    ]
    return own or fitting


def _last_before(person: Person, span: Span) -> int:
    return max((m.span.start for m in person.mentions if m.span < span), default=-1)


def _repeats(title: Title, position: Position) -> bool:
    return not position.former and repeats(title.wording, position.title)


def _untitled(
    document: Document, people: Sequence[Person], title: Title, parts: Parts
) -> int | None:
    """The only one left without a post whom the article gives the part of such a holder."""
    if title.is_subject and title.head in words("functions"):
        return _of_kind(document, people, title)
    if not title.office:
        return None
    index = _of_lead(document, people, title)
    if index is not None:
        return index
    if is_foreign(title.wording) and any(in_aliases(title.wording, row) for row in aliases()[:2]):
        return _only_bare(people)
    speaks = any(in_aliases(title.wording, row) and "спикер" in row for row in aliases())
    if speaks or (parts.chairs and title.head in ("председатель", "глава")):
        return _only(people, parts.chairs)
    return _only(people, parts.leaders) if title.head in words("leading") else None


def _of_kind(document: Document, people: Sequence[Person], title: Title) -> int | None:
    """«защитник» of the advocate, «депутат» of the member of a committee just named."""
    at = _sentence_at(document, title.span.start)
    place = next(
        (
            i
            for i, t in enumerate(document.sentences[at].tokens)
            if title.span.holds(t.span) and head_lemma(t) == title.head
        ),
        None,
    )
    person = None if place is None else described(document, people, at, place)
    return None if person is None else next(i for i, p in enumerate(people) if p is person)


def _of_lead(document: Document, people: Sequence[Person], title: Title) -> int | None:
    """Of the headline, when the lead begins with the title («Токаев …» — «Глава государства …»).

    Of the lead, when a head of state or of a government is spoken of later.
    """
    lead = list(islice((s.span for s in document.sentences if s.kind == "paragraph"), 2))
    headline = [s.span for s in document.sentences[:LEADING] if s.kind == "title"]
    if any(span.holds(title.span) for span in lead):
        named = _named_in(people, headline)
        alone = title.is_subject and len(named) == 1 and not people[named[0]].positions
        return named[0] if alone else None
    if not (title.is_subject and any(in_aliases(title.wording, row) for row in aliases()[:2])):
        return None
    bare = [i for i in _named_in(people, lead) if not people[i].positions]
    return bare[0] if len(bare) == 1 and len(people[bare[0]].mentions) > 1 else None


def _only_bare(people: Sequence[Person]) -> int | None:
    """«премьер-министр Армении» of the only one named again and again who holds no post."""
    bare = [i for i, p in enumerate(people) if not p.positions]
    return bare[0] if len(bare) == 1 and len(people[bare[0]].mentions) > 1 else None


def _only(people: Sequence[Person], found: Sequence[int]) -> int | None:
    """The one of them, if a post was not given to him; nobody where they are several."""
    bare = len(found) == 1 and all(q.inferred for q in people[found[0]].positions)
    return found[0] if bare else None


@dataclass(frozen=True, slots=True)
class Parts:
    """Who of the people chairs («под председательством …») and who leads a body."""

    chairs: tuple[int, ...] = ()
    leaders: tuple[int, ...] = ()


def _parts(document: Document, people: Sequence[Person]) -> Parts:
    chairs = (i for i, p in enumerate(people) if any(_chairs(document, m) for m in p.mentions))
    leaders = (i for i, p in enumerate(people) if any(_leads(document, m) for m in p.mentions))
    return Parts(tuple(chairs), tuple(leaders))


def _chairs(document: Document, mention: Mention) -> bool:
    """«заседание под председательством Серика Ахметова»: «Спикер палаты»."""
    before = document.text[max(0, mention.span.start - CHAIRED) : mention.span.start]
    return not mention.inferred and before.rstrip().lower().endswith("под председательством")


def _leads(document: Document, mention: Mention) -> bool:
    """«Динара Оспанова пятый год руководит лицеем»: «директор лицея»."""
    at = _sentence_at(document, mention.span.start)
    if at < 0 or mention.inferred:
        return False
    tokens = document.sentences[at].tokens
    after = [t for t in tokens if t.span.start >= mention.span.stop][:NEAR]
    verb = next((t for t in after if t.pos == "VERB" or t.text in ",;:"), None)
    told = verb is not None and lemma(verb) in words("leads")
    return told and verb is not None and verb.feats.get("Tense") == "Pres"


def _named_in(people: Sequence[Person], spans: Sequence[Span]) -> list[int]:
    return [
        i for i, p in enumerate(people) if any(s.holds(m.span) for s in spans for m in p.mentions)
    ]


def _titled(person: Person, title: Title, text: str) -> Person:
    mention = Mention(title.span.of(text), title.span, inferred=True)
    mentions = tuple(sorted((*person.mentions, mention), key=lambda m: m.span))
    own = {word for word in title.wording.lower().split() if not is_generic(word)}
    if any(_tells_no_more(own, p.title) for p in person.positions):
        return replace(person, mentions=mentions)
    position = Position(title.wording, title.span, inferred=True)
    return replace(person, positions=(*person.positions, position), mentions=mentions)


def _tells_no_more(own: frozenset[str] | set[str], post: str) -> bool:
    """«руководитель комитета» of «председатель Комитета культуры»: another noun for the post.

    «премьер» of «премьер-министр», «генерал» of «генерал-майор».
    """
    told = set(post.lower().split())
    told |= {word.partition("-")[0] for word in told}
    return own <= told or (
        len(own) > 1 and bool(own & words("leading") and own - told <= words("leading"))
    )
