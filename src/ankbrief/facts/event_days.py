"""Which dates of a text are days of its event: those of the lead, and those said of its noun."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import takewhile

from ankbrief.data import word_set
from ankbrief.facts.dates.find import FOLLOWING
from ankbrief.facts.event_ahead import is_begun, is_foretold, is_remote
from ankbrief.facts.text.flow import QUOTING
from ankbrief.language.dictionary import is_known, tags
from ankbrief.language.text.document import Document, ParsedSentence, Token
from ankbrief.language.text.morphology import lemma
from ankbrief.model import Facts, When

LEAD = 3  # sentences of the body in which news names its event
NEAR = timedelta(days=14)  # an event reported lies this close to the publication
FRESH = timedelta(days=3)  # what is told on Monday may be of Friday
DAY = timedelta(days=1)
OPENING = 2  # sentences in which the author tells what the news is
YEAR = timedelta(days=365)
FORETOLD = 8  # sentences of the body in which an office's words tell what is to come
LONGEST = timedelta(days=15)  # a festival, a week of culture; a month is no day of an event
BEFORE = 5  # tokens before a date in which «прошлой ярмарке», «состоянию на» stand
LEAST_GLUED = 10  # letters of a name with the verb glued to it
REPORTED = 3  # tokens after «накануне» among which «сообщалось» stands
BACKGROUND = frozenset({"напомним", "ранее", "напоминаем"})


@dataclass(frozen=True, slots=True)
class _Day:
    """A date that may be the event's; `own` where the event's noun is said to be held beside it."""

    when: When
    own: bool
    chosen: bool
    announced: bool
    late: bool  # «Завтра пройдёт митинг» below the lead, in the author's words
    recalled: bool  # «Напомним, закон подписан 4 ноября» in news of the 5th
    after: bool  # «На следующий день гости посетили музей»
    foretold: bool  # «4 апреля Президент посетит …» in the words of an office
    remote: bool  # the lead tells of what began weeks ago


def event_words(key: str) -> frozenset[str]:
    """A word list of data/events.toml."""
    return word_set("events", key)


def is_background(sentence: ParsedSentence) -> bool:
    """«Напомним, …», «Ранее …»."""
    return sentence.tokens[0].text.lower() in BACKGROUND


def event_days(
    document: Document, facts: Facts, noun: str | None, published: date | None
) -> tuple[When, ...]:
    """The days of the event called by `noun`; the first is its own, further ones are within it."""
    days = list(_days(document, facts, noun, published))
    first = next((day for day in days if day.chosen), None)
    first = first or next((day for day in days if day.late), None)
    first = first or next((day for day in days if day.recalled), None)
    first = first or next((day for day in days if day.foretold), None)
    first = first or next((day for day in days if day.remote), None)
    if first is None or (published is None and _is_history(first.when, facts)):
        return ()
    return tuple(
        day.when for day in days if _is_of(first, day) and (published or _is_beside(first, day))
    )


def _is_history(when: When, facts: Facts) -> bool:
    """«Указ подписан 1 марта 1995 года» in a text that knows of a later year."""
    later = (other.start for other in facts.dates if other.start and other.role == "mention")
    return when.stop is not None and max(later, default=when.stop) > when.stop + YEAR


def _is_beside(first: _Day, day: _Day) -> bool:
    """Without a day of publication: what lies weeks from the event's day is another's."""
    one, other = first.when.start, day.when.start
    return one is None or other is None or abs(one - other) <= NEAR


def _is_of(first: _Day, day: _Day) -> bool:
    """The same days or some of them, or of the event by its own noun; beside one to come, any."""
    if (
        day is first
        or _lies_within(day.when, first.when)
        or (day.after and _is_next(first.when, day.when))
    ):
        return True
    return day.chosen and (day.own or day.announced or first.announced)


def _is_next(before: When, when: When) -> bool:
    return before.stop is not None and when.start == before.stop + DAY


def _lies_within(when: When, whole: When) -> bool:
    if None in (when.start, when.stop, whole.start, whole.stop):
        return False
    return whole.start <= when.start and when.stop <= whole.stop  # type: ignore[operator]


def _days(
    document: Document, facts: Facts, noun: str | None, published: date | None
) -> Iterator[_Day]:
    body = 0
    dates = deque(facts.dates)
    for sentence in document.sentences:
        body += sentence.kind == "paragraph"
        inside = list[When]()
        while dates and dates[0].span.start < sentence.span.stop:
            inside.append(dates.popleft())
        if inside and sentence.kind != "title":
            told = not is_background(sentence)
            own = noun is not None and told and names_event(sentence, noun)
            for when in inside:
                foretold = body <= FORETOLD and is_foretold(sentence, when, noun, published)
                spoken = is_open_quote(document.text, when.span.start)
                foretold = foretold and (body <= LEAD or spoken)
                foretold = foretold and not _is_of_another(sentence, when)
                begun = body == 1 and is_begun(sentence, when, published)
                if begun:
                    yield _Day(when, *(False,) * 6, foretold=False, remote=True)
                if not _may_be_day(sentence, when) or _is_of_other(sentence, when, noun):
                    continue
                announced = _announces(sentence, when, published) or (
                    body <= OPENING
                    and foretold
                    and not is_open_quote(document.text, when.span.start)
                )
                fresh = _is_fresh(when, published) or _is_run(when)
                lead = body <= LEAD and (body == 1 or (fresh and not spoken))
                recent = FRESH if noun is None else DAY
                near = told and bool(lead or own or _is_of_the_day(when, published, recent))
                near = near or _is_today(document, sentence, when)
                chosen = near and (announced or _is_near(when, published))
                late = told and announced and not spoken and _is_soon(when, published)
                late = late and _is_to_be_held(sentence, when)
                recalled = _is_recalled(sentence, when, published) or _is_acted(sentence, when)
                after = told and not spoken and _is_day_after(sentence, when)
                remote = body == 1 and not spoken and is_remote(sentence, when, published)
                yield _Day(when, own, chosen, announced, late, recalled, after, foretold, remote)


def _may_be_day(sentence: ParsedSentence, when: When) -> bool:
    """Some days, no month or year; no term, no «на сегодня», no day of an event before."""
    if when.role != "mention" or when.start is None or when.stop is None:
        return False
    return when.stop - when.start <= LONGEST and not _is_of_another(sentence, when)


def _is_of_another(sentence: ParsedSentence, when: When) -> bool:
    """«на сегодня убрано», «по состоянию на 5 мая», «на прошлой ярмарке, 12 октября»."""
    before = [token for token in sentence.tokens if token.span.stop <= when.span.start][-BEFORE:]
    if _is_summed_up(before, when) or _is_only_said(sentence, when):
        return True
    if before and before[-1].text.lower() == "от":
        return True  # «приказ от 11 марта 2021 года»
    if before and before[-1].text.lower() == "на" and not _is_night(before):
        return when.text.lower() == "сегодня" or when.text[0].isdigit()
    return any(lemma(token) in event_words("before") for token in before)


def _is_of_other(sentence: ParsedSentence, when: When, noun: str | None) -> bool:
    """«обсудили итоги встречи, состоявшейся 15 декабря»: of what its participle stands with."""
    before = [token for token in sentence.tokens if token.span.stop <= when.span.start]
    if noun is None or not before or before[-1].feats.get("VerbForm") != "Part":
        return False
    if before[-1].feats.get("Variant") == "Short" or lemma(before[-1]) not in event_words("held"):
        return False
    return all(lemma(token) != noun for token in before[-BEFORE - 2 :])


def _is_summed_up(before: Sequence[Token], when: When) -> bool:
    """«за минувшую неделю сгорело»: a stretch over which something is counted."""
    return before[-1:] != [] and before[-1].text.lower() == "за" and when.start != when.stop


def _is_only_said(sentence: ParsedSentence, when: When) -> bool:
    """«Накануне сообщалось, что форум откроют»: the day of the words."""
    after = [token for token in sentence.tokens if token.span.start >= when.span.stop][:REPORTED]
    verb = next((token for token in after if token.pos == "VERB"), None)
    if verb is None or verb.feats.get("Gender") != "Neut":
        return False
    return verb.text.lower() in event_words("said_of")


def _is_night(before: Sequence[Token]) -> bool:
    """«в ночь на 11 марта»."""
    return len(before) > 1 and before[-2].text.lower() == "ночь"


def _is_near(when: When, published: date | None) -> bool:
    if published is None or when.start is None:
        return True
    return published - NEAR <= when.start <= published


def _is_soon(when: When, published: date | None) -> bool:
    return published is not None and when.start is not None and when.start <= published + FRESH


def _is_to_be_held(sentence: ParsedSentence, when: When) -> bool:
    """«Завтра пройдёт митинг»; not «Завтра гость посетит завод, где состоится встреча»."""
    verbs = (t for t in sentence.tokens if t.pos == "VERB" and t.feats.get("Tense") == "Fut")
    near = min(verbs, key=lambda t: abs(t.span.start - when.span.start), default=None)
    return near is not None and lemma(near) in event_words("takes_place")


def _is_recalled(sentence: ParsedSentence, when: When, published: date | None) -> bool:
    """«Напомним, гость прилетел 17 сентября», told on the 18th, with a verb of a day's act."""
    if published is None or when.start is None or when.start != when.stop:
        return False
    if not is_background(sentence) or not published - FRESH <= when.start <= published:
        return False
    verbs = (token for token in sentence.tokens if token.pos == "VERB")
    return any(map(_is_of_a_day, verbs)) or any(map(_hides_verb, sentence.tokens))


def _hides_verb(token: Token) -> bool:
    """«Вучичприлетел»: a name that lost the space before its verb."""
    word = token.text
    if len(word) < LEAST_GLUED or not word[0].isupper() or is_known(word):
        return False
    ends = (word[at:] for at in range(4, len(word) - 5))
    return any("VERB,perf" in tag and "past" in tag for end in ends for tag in tags(end))


def _is_acted(sentence: ParsedSentence, when: When) -> bool:
    """«Сегодня министр представил акима», «подписанный сегодня закон», in a quotation too.

    Not «сегодня жизнь стала лучше»: the verb is one of what is done on a day.
    """
    if when.text.lower() not in event_words("days_told"):
        return False
    at = next(i for i, t in enumerate(sentence.tokens) if t.span.start >= when.span.start)
    before = sentence.tokens[at - 1] if at else None
    if before is not None and before.feats.get("VerbForm") == "Part" and _is_of_a_day(before):
        return True
    clause = takewhile(lambda token: token.text != ",", sentence.tokens[at:])
    verb = next((t for t in clause if t.feats.get("VerbForm") == "Fin"), None)
    acts = event_words("held") | event_words("acted")
    return verb is not None and _is_of_a_day(verb) and lemma(verb) in acts


def _is_day_after(sentence: ParsedSentence, when: When) -> bool:
    """«На следующий день гости посетили музей»; not «опомнилась на следующий день»."""
    past = (t for t in sentence.tokens if t.pos == "VERB" and t.feats.get("Tense") == "Past")
    return when.text.lower().endswith(FOLLOWING) and any(
        lemma(verb) in event_words("held") for verb in past
    )


def _is_fresh(when: When, published: date | None) -> bool:
    """Below the first sentence of news that names no event: «Закон принят 18 декабря» is older."""
    return published is None or when.start is None or when.start >= published - FRESH


def _is_run(when: When) -> bool:
    """«с 16 по 20 апреля»: the days of something that was held."""
    return None not in (when.start, when.stop) and when.start != when.stop


def _is_today(document: Document, sentence: ParsedSentence, when: When) -> bool:
    """«сегодня Глава государства прибыл …»: done that day, in the author's own words."""
    at = next((i for i, t in enumerate(sentence.tokens) if t.span.start >= when.span.start), 0)
    if when.text.lower() != "сегодня" or any(t.text in QUOTING for t in sentence.tokens):
        return False
    if is_open_quote(document.text, when.span.start):
        return False
    near = sentence.tokens[max(0, at - 3) : at + 9]
    return any(map(_is_of_a_day, near))


def _is_of_a_day(verb: Token) -> bool:
    """«прибыл», «прощаются»: done on a day; not «сегодня в городе работают школы»."""
    if verb.feats.get("Tense") == "Past":
        return verb.feats.get("Aspect") == "Perf"
    return verb.feats.get("Tense") == "Pres" and lemma(verb) in event_words("of_a_day")


def is_open_quote(text: str, offset: int) -> bool:
    """Whether a quotation that began in the paragraph is still open at `offset`."""
    before = text[text.rfind("\n", 0, offset) + 1 : offset]
    return before.count("«") > before.count("»") or before.count('"') % 2 == 1


def _is_of_the_day(when: When, published: date | None, recent: timedelta) -> bool:
    """«16 апреля Президент прибыл …» anywhere in a text of that day or the next.

    Where no event has a name («обыск провели 13 марта»), of the days before too.
    """
    if published is None or when.start is None or not any(c.isdigit() for c in when.text):
        return False
    return published - recent <= when.start <= published


def names_event(sentence: ParsedSentence, noun: str) -> bool:
    """«Заседание состоялось …»: the event's noun with a verb of holding."""
    heads = [i for i, token in enumerate(sentence.tokens) if lemma(token) == noun]
    return any(is_held(sentence, head) for head in heads)


def is_held(sentence: ParsedSentence, head: int) -> bool:
    """A verb of holding near: «состоялась», «на сессии выступил», «провёл заседание»."""
    near = sentence.tokens[max(0, head - 12) : head + 20]
    return any(token.pos == "VERB" and lemma(token) in event_words("held") for token in near)


def _announces(sentence: ParsedSentence, when: When, published: date | None) -> bool:
    """«12 мая состоится форум»: news of an event to come."""
    if published is None or when.start is None:
        return False
    if not published < when.start <= published + 4 * NEAR:
        return False
    if any(lemma(token) in event_words("next") for token in sentence.tokens):
        return False  # «Следующее заседание состоится 19 марта»
    return any(
        t.feats.get("Tense") == "Fut" and lemma(t) in event_words("held") for t in sentence.tokens
    )
