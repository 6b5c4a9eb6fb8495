"""One story out of the articles that tell of it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ankbrief.briefing.actions import is_first_person
from ankbrief.briefing.decisions import IN_TABLE, decisions_of
from ankbrief.briefing.differences import differences
from ankbrief.briefing.evidence import Numbered, evidence_of
from ankbrief.briefing.model import BriefDecision, BriefQuote, Evidence, Statement, Story, Who
from ankbrief.briefing.people import listed, named, one_name_each, who, who_is
from ankbrief.briefing.quotations import best_quote
from ankbrief.briefing.ranks import rank_of
from ankbrief.briefing.titles import tidy, title_of
from ankbrief.briefing.words import WORD, content_stems, is_venue
from ankbrief.model import Facts, Person, Span

MOST_SENTENCES = 3
REMINDING = re.compile(r"^(?:Напомним|Отметим|Добавим)[,:]?\s+(?:что\s+)?")
ASIDE = re.compile(r", (?:напомним|отметим|добавим), ", re.IGNORECASE)


def weight(articles: Sequence[Facts], reprints: Sequence[Facts]) -> int:
    """How much a story matters: rank of who decides, number of decisions, outlets, who is there.

    A reprint adds its outlet and decides nothing anew.
    """
    issuers = [who(f, d.issuer) for f in articles for d in f.decisions if _counts(d.kind, d.past)]
    people = [who_is(person) for facts in articles for person in facts.people]
    outlets = {facts.article.source or facts.article.id for facts in (*articles, *reprints)}
    top = max(map(rank_of, issuers), default=0)
    return (
        3 * top
        + 2 * min(len(issuers), 5)  # a long list of orders matters no more than five of them
        + 2 * (len(outlets) - 1)
        + max(map(rank_of, people), default=0)
    )


def _counts(kind: str, past: bool) -> bool:
    return kind in IN_TABLE and not past


def story_of(articles: Sequence[Numbered], number: int) -> Story:
    """The story; `articles[0]` is the one retold, the others add decisions, people, quotations."""
    lead = articles[0].facts
    title = title_of(lead)
    decisions = decisions_of(articles, number)
    quote = _quote(articles, title)
    return Story(
        number=number,
        title=title,
        event_date=next((e.when for a in articles if (e := a.facts.event) and e.when), None),
        published=lead.article.published,
        place=next(filter(None, map(_place, articles)), None),
        sources=tuple(article.number for article in articles),
        summary=_summary(articles[0], quote),
        people=people_of(articles),
        decisions=tuple(d for d in decisions if not d.past),
        background=tuple(d for d in decisions if d.past),
        background_told=_background([d for d in decisions if d.past], articles),
        differences=differences(articles),
        quote=quote,
        other_quotes=_quotes_told(articles) - (quote is not None),
    )


def _place(article: Numbered) -> str | None:
    """«Астана», «Алматы, Дом дружбы»."""
    facts = article.facts
    own = [place.name for place in facts.places if place.of_event]
    where = facts.event.where if facts.event else None
    names = dict.fromkeys(name for name in (where, *own) if name and name.strip())
    distinct = [n for n in names if not any(n != other and n in other for other in names)]
    return ", ".join(sorted(distinct[:2], key=is_venue)) or None


def _quote(articles: Sequence[Numbered], title: str) -> BriefQuote | None:
    told = [s.text for a in articles for s in a.facts.summary]
    events = [a.facts.event.text for a in articles if a.facts.event]
    decided = [content_stems(d.action) for a in articles for d in a.facts.decisions]
    return best_quote(articles, content_stems(" ".join([title, *events, *told])), decided)


def _quotes_told(articles: Sequence[Numbered]) -> int:
    """How many quotations there are; what several outlets print counts once."""
    printed: set[str] = set()
    count = 0
    for article in articles:
        own = [" ".join(WORD.findall(quote.text.lower())) for quote in article.facts.quotes]
        count += sum(text not in printed for text in own)
        printed.update(own)
    return count


def _summary(article: Numbered, quote: BriefQuote | None) -> tuple[Statement, ...]:
    """The summary without what the card tells elsewhere, unless nothing would be left."""
    facts = article.facts
    elsewhere = [d.span for d in facts.decisions if not d.past]
    shown = [s for s in facts.summary if not any(span.meets(s.span) for span in elsewhere)]
    kept = [s for s in shown if not (quote and quote.text in s.text)] or facts.summary[:1]
    return tuple(_statement(article, s.text, s.span) for s in kept[:MOST_SENTENCES])


def _background(
    past: Sequence[BriefDecision], articles: Sequence[Numbered]
) -> tuple[Statement, ...]:
    """Each sentence once, without «Напомним»; what is said of oneself stays a quotation."""
    quotes = [" ".join(quote.text.split()) for a in articles for quote in a.facts.quotes]
    told = {d.evidence[0].sentence: d for d in past}
    return tuple(
        Statement(_reminder(text, d, quotes), d.evidence[:1], d.inferred)
        for text, d in told.items()
    )


def _reminder(text: str, decision: BriefDecision, quotes: Sequence[str]) -> str:
    """A sentence, or a quotation: «Касым-Жомарт Токаев: «Мною утверждена Концепция»»."""
    words = text.rstrip(" .")
    if decision.issuer and is_first_person(words) and any(words in quote for quote in quotes):
        return f"{decision.issuer.name}: «{words}»."
    return full_stop(tidy(ASIDE.sub(" ", REMINDING.sub("", text))))


def _statement(article: Numbered, text: str, span: Span) -> Statement:
    return Statement(full_stop(tidy(text)), evidence_of(article, span))


def full_stop(text: str) -> str:
    """The text with a mark at its end."""
    return text if text.endswith((".", "!", "?", "…")) else f"{text}."


def people_of(articles: Sequence[Numbered]) -> tuple[Who, ...]:
    """Persons of the story, who acts before who is only named; in an editor's order, if any."""
    met = [(article, person) for article in articles for person in named(article.facts)]
    names = one_name_each(person for _, person in met)
    acting = {names.get(name, name) for article in articles for name in acting_in(article.facts)}
    merged: dict[str, list[tuple[Numbered, Person]]] = {}
    for article, person in met:
        merged.setdefault(names[person.name], []).append((article, person))
    placed = [names[p.name] for article, p in met if "people" in article.facts.ordered]
    first = {name: number for number, name in enumerate(dict.fromkeys(placed))}
    order = sorted(merged, key=lambda name: (first.get(name, len(first)), name not in acting))
    return tuple(listed(name, merged[name]) for name in order)


def acting_in(facts: Facts) -> Iterator[str]:
    """Who takes part, decides or speaks."""
    yield from facts.event.participants if facts.event else ()
    yield from (d.issuer for d in facts.decisions if d.issuer and not d.past)
    yield from (q.speaker for q in facts.quotes if q.speaker)


def event_evidence(articles: Sequence[Numbered]) -> tuple[Evidence, ...]:
    """The sentences that tell of the event, or that open the summary."""
    for article in articles:
        facts = article.facts
        spans = [facts.event.span] if facts.event else [s.span for s in facts.summary[:1]]
        if spans:
            return evidence_of(article, spans[0])
    return ()
