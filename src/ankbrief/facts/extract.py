"""Article → facts: the text is analysed once, then one extractor per kind of fact reads it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace

from ankbrief.facts.belonging import find_belonging
from ankbrief.facts.dates.find import find_dates
from ankbrief.facts.decisions.find import find_decisions
from ankbrief.facts.event import find_event
from ankbrief.facts.organisations.find import find_organisations
from ankbrief.facts.people.find import find_people
from ankbrief.facts.places.find import find_places
from ankbrief.facts.quotes.find import find_quotes
from ankbrief.facts.summary.find import summarise
from ankbrief.language.imprint import imprint_of
from ankbrief.language.text.analyse import analyse
from ankbrief.language.text.document import Document
from ankbrief.model import Article, Block, Facts, Problem, Sentence, Span

Extractor = Callable[[Article, Document, Facts], Facts]

# Each reads what those before it found: people need dates, quotes need people.
EXTRACTORS: tuple[Extractor, ...] = (
    find_dates,
    find_people,
    find_places,
    find_organisations,
    find_belonging,
    find_event,
    find_quotes,
    find_decisions,
    summarise,
)


def extract(article: Article) -> Facts:
    """The facts of one article; only a Russian one is read by the models."""
    facts = Facts(article, headline=article.title, problems=article.problems)
    if article.language != "ru":
        return replace(facts, problems=(*facts.problems, _unread(article)))
    document = analyse(article.text, _blocks(article))
    for extractor in EXTRACTORS:
        facts = extractor(article, document, facts)
    told = (b.span.of(article.text) for b in _blocks(article) if b.kind == "paragraph")
    return replace(facts, sentences=tuple(_cited(document, facts)), imprint=imprint_of(told))


def extract_many(articles: Iterable[Article]) -> Iterator[Facts]:
    """The facts of each article in the order given.

    An article on which `extract` fails yields no facts and a problem that says so.
    """
    return map(_extract_or_report, articles)


def _extract_or_report(article: Article) -> Facts:
    """An article that no rule foresaw costs its own facts, never the week's."""
    try:
        return extract(article)
    except Exception as error:  # noqa: BLE001  # whatever it is, it is told and the rest goes on
        problem = Problem(
            "error",
            f"статья не разобрана: сбой в программе ({type(error).__name__}: {error})",
            article.path or article.id,
            "Сообщите о нём разработчикам, приложив файл; остальные статьи разобраны.",
        )
        return Facts(article, headline=article.title, problems=(*article.problems, problem))


def _blocks(article: Article) -> tuple[Block, ...]:
    return article.blocks or (Block("paragraph", Span(0, len(article.text))),)


def _unread(article: Article) -> Problem:
    language = "на казахском языке" if article.language == "kk" else "не на русском языке"
    return Problem(
        "note",
        f"статья {language}: факты из неё не извлекаются",
        article.path or article.id,
        "В списке источников она останется; важное впишите в брифинг сами.",
    )


def _cited(document: Document, facts: Facts) -> Iterator[Sentence]:
    """The sentences in which some fact has its evidence."""
    wholes = [sentence.span for sentence in document.sentences]
    stops = [whole.stop for whole in wholes]
    cited = {number for span in set(_evidence(facts)) for number in _met(wholes, stops, span)}
    leaning = {number for span in _leaning(facts) for number in _met(wholes, stops, span)} - {0}
    for n in sorted(cited):
        before = wholes[n - 1].of(document.text) if n in leaning else ""
        yield Sentence(wholes[n].of(document.text), wholes[n], before)


def _leaning(facts: Facts) -> Iterator[Span]:
    """What may not be understood without the sentence before it."""
    yield from (decision.span for decision in facts.decisions)
    yield from (when.span for when in facts.dates)


def _met(wholes: Sequence[Span], stops: Sequence[int], span: Span) -> Iterator[int]:
    """The numbers of the sentences that a span touches; sentences stand in the text's order."""
    for number in range(bisect_right(stops, span.start), len(wholes)):
        if wholes[number].start >= span.stop:
            return
        yield number


def _evidence(facts: Facts) -> Iterator[Span]:
    for person in facts.people:
        yield from (mention.span for mention in person.mentions)
        yield from (position.span for position in person.positions)
    yield from (when.span for when in facts.dates)
    yield from (place.span for place in facts.places)
    yield from (body.span for body in facts.organisations)
    yield from (decision.span for decision in facts.decisions)
    yield from (quote.span for quote in facts.quotes)
    yield from (sentence.span for sentence in facts.summary)
    if facts.event:
        yield facts.event.span
