"""When: the dates of a text as intervals, deadlines told from mentions, the event's own day."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from ankbrief.data import word_set
from ankbrief.facts.dates.grammar import Rule, rules
from ankbrief.facts.dates.intervals import UNRESOLVED, Direction, Interval
from ankbrief.facts.dates.meanings import Anchor
from ankbrief.language.dictionary import tagged
from ankbrief.language.text.document import Document, ParsedSentence, Token
from ankbrief.language.text.morphology import lemma
from ankbrief.model import Article, DateRole, Facts, Problem, Span, When

GAP = r"[\s\u00a0]+"
ANY_DATE = re.compile(  # of a text in small letters: told to ignore case it is four times slower
    r"\d|январ|феврал|март|апрел|ма[яйюе]\b|ию[нл]|август|сентябр|октябр|ноябр|декабр|недел|месяц"
    r"|год|срок|квартал|полугоди|дн[яеий]|вчера|сегодня|завтра|накануне|выходн|понедельн|вторник|сред[уые]"
    r"|четверг|пятниц|суббот|воскресень|\b[тс]\. ?г|лет[оау]|весн|осен|зим[оыеу]|наурыз|\bдн[яю]"
    r"|(?:следующий|другой) день"
)
UNTIL = re.compile(
    rf"(?:\bне{GAP}позднее|\bне{GAP}позже|\bдо|\bко?|\bв{GAP}срок{GAP}до)(?:{GAP}(?:конца|концу))?{GAP}$",
    re.IGNORECASE,
)
SINCE = re.compile(rf"(?:\bначиная{GAP}со?|\bсо?){GAP}$", re.IGNORECASE)
IN = re.compile(rf"\bво?{GAP}$", re.IGNORECASE)
FIXED_FOR = re.compile(rf"(?<!ночь )\bна{GAP}$", re.IGNORECASE)  # «в ночь на 11 марта» is past
END = re.compile(r"конц[ау]", re.IGNORECASE)
RUN = timedelta(days=15)  # a festival; a month is no day
FOLLOWING = ("следующий день", "другой день")
MIDDLE = re.compile(r"\bсередин[аыеу]", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Match:
    """A place where a rule of the calendar holds."""

    start: int
    stop: int
    order: int
    rule: Rule
    parts: dict[str, str]


def find_dates(article: Article, document: Document, facts: Facts) -> Facts:
    """Adds `dates` in the order of the text; the event's own is found with the event."""
    numbers = range(len(document.sentences))
    told = (w for n in numbers for w in dates_in(document, n, article.published))
    found = tuple(_following(told))
    problems = tuple(_undated(article, found))
    return replace(facts, dates=found, problems=(*facts.problems, *problems))


def _following(dates: Iterator[When]) -> Iterator[When]:
    """«1 июня прошёл концерт. На следующий день гости …»: the day after the one told before."""
    before: date | None = None
    for told in dates:
        follows = before is not None and told.text.lower().endswith(FOLLOWING)
        day = before + timedelta(days=1) if before and follows else None
        when = replace(told, start=day, stop=day) if day else told
        if day or (any(map(str.isdigit, when.text)) and _is_days(when)):
            before = when.start if when.start == when.stop else None
        yield when


def _is_days(when: When) -> bool:
    """A day or a run of days that is told, no month, year or term."""
    if when.role != "mention" or when.start is None or when.stop is None:
        return False
    return when.stop - when.start < RUN


def _undated(article: Article, dates: Sequence[When]) -> Iterator[Problem]:
    """Dates that only the missing day of publication would resolve."""
    open_ones = [when.text for when in dates if when.start is None and when.stop is None]
    if article.published is None and open_ones:
        shown = ", ".join(f"«{text}»" for text in open_ones[:3])
        yield Problem(
            "warning",
            f"нет даты публикации, поэтому не определены даты: {shown}",
            article.path or article.id,
            "Впишите дату публикации в начало файла.",
        )


def dates_in(document: Document, sentence: int, published: date | None) -> tuple[When, ...]:
    """The dates of one sentence; role «deadline» where the words set a term, else «mention».

    A date without a year takes the one that the tense tells, never one far from the publication.
    """
    whole = document.sentences[sentence]
    text = whole.span.of(document.text)
    if not ANY_DATE.search(text.lower()):
        return ()
    matches = (m for m in _matches(text) if not _is_eve(whole, m))
    return tuple(_when(whole, text, match, published) for match in matches)


def _is_eve(sentence: ParsedSentence, match: Match) -> bool:
    """«накануне праздника», «накануне Дня Республики»: a preposition, no yesterday."""
    if match.parts.get("offset", "").lower() != "накануне":
        return False
    stop = sentence.span.start + match.stop
    after = next((token for token in sentence.tokens if token.span.start >= stop), None)
    return after is not None and after.feats.get("Case") == "Gen" and after.pos != "VERB"


def _matches(text: str) -> Iterator[Match]:
    """Leftmost first; at one place the rule that stands first."""
    found = sorted(_all_matches(text), key=lambda match: (match.start, match.order))
    last = 0
    for match in found:
        if match.start >= last:
            yield match
            last = match.stop


def _all_matches(text: str) -> Iterator[Match]:
    low = text.lower()
    for order, rule in enumerate(rules()):
        if not any(sign in low for sign in rule.signs):
            continue
        for match in rule.pattern.finditer(text):
            parts = {key: value or "" for key, value in match.groupdict().items()}
            lead = len(match.group()) - len(match.group().lstrip())
            yield Match(match.start() + lead, match.end(), order, rule, parts)


def _when(sentence: ParsedSentence, text: str, match: Match, published: date | None) -> When:
    before = text[: match.start]
    until, since = UNTIL.search(before), SINCE.search(before)
    opening = until or since or IN.search(before)
    start = opening.start() if opening else match.start
    span = Span(sentence.span.start + start, sentence.span.start + match.stop)
    term = match.rule.term or until is not None
    direction = "future" if term else _direction(sentence, span, before)
    if since and _is_lasting(sentence, span):
        direction = "past"
    interval = match.rule.meaning(match.parts, Anchor(published, direction))
    words = text[start : match.stop]
    if not term:
        if since:
            interval = (interval[0], None)
        return When(words, span, *interval, "mention", inferred=match.rule.counted)
    cut = interval if match.rule.term else _cut(interval, words, match)
    role: DateRole = "deadline" if _is_ahead(cut, published) else "mention"
    return When(words, span, *cut, role, inferred=match.rule.counted)


def _cut(interval: Interval, words: str, match: Match) -> Interval:
    """«до 1 мая» and «до конца года» end on the last day, «до мая», «к 2030 году» on the first."""
    if interval == UNRESOLVED or interval[0] is None or interval[1] is None:
        return UNRESOLVED
    if MIDDLE.search(words):
        return None, interval[0] + (interval[1] - interval[0]) / 2
    shorter = any(match.parts.get(part) for part in ("month", "season", "holiday"))
    whole_year = "year" in match.parts and not shorter and words.lower().startswith("до")
    return None, interval[1] if END.search(words) or whole_year else interval[0]


def _is_ahead(interval: Interval, published: date | None) -> bool:
    last = interval[1]
    return last is None or published is None or last >= published


def _direction(sentence: ParsedSentence, span: Span, before: str) -> Direction:
    """Past or future by the nearest verb; «назначено на 12 мая» looks ahead."""
    if FIXED_FOR.search(before):
        return "future"
    verbs = sorted(
        (_is_apart(sentence, token, span), abs(token.span.start - span.start), direction)
        for token in sentence.tokens
        if (direction := _tense(token))
    )
    return verbs[0][2] if verbs else "unknown"


def _is_lasting(sentence: ParsedSentence, span: Span) -> bool:
    """«с 19 января проходят встречи»; not «с 1 июля начинается приём»."""
    told = (t for t in sentence.tokens if t.pos in ("VERB", "AUX") and t.feats.get("Tense"))
    near = min(told, key=lambda token: abs(token.span.start - span.start), default=None)
    present = near is not None and near.feats.get("Tense") == "Pres"
    return present and near is not None and lemma(near) in word_set("dates", "lasting")


def _is_apart(sentence: ParsedSentence, verb: Token, span: Span) -> bool:
    """A comma stands between them: «уточнил, что | во втором квартале повысит»."""
    first, last = sorted((verb.span.start, span.start))
    return any(t.text == "," and first < t.span.start < last for t in sentence.tokens)


def _tense(token: Token) -> Direction | None:
    if token.pos not in ("VERB", "AUX") or token.feats.get("VerbForm") in ("Part", "Conv"):
        return None
    if token.text.lower() in word_set("dates", "asides"):
        return None
    if token.feats.get("VerbForm") == "Inf" or token.feats.get("Tense") == "Fut":
        return "future"
    if tagged(token.text, "futr") and not tagged(token.text, "past"):
        return "future"  # «заслушают», which the tagger takes for a past
    return "past" if token.feats.get("Tense") == "Past" else None
