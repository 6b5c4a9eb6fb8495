"""A sentence cut to stand alone: no «, сообщает …», no «Кроме того», a name for «он»."""

from __future__ import annotations

import re
from functools import cache

from ankbrief.data import load, word_set
from ankbrief.facts.people.references import who
from ankbrief.facts.quotes.speech import Clause, with_cue
from ankbrief.facts.text.flow import Flow, has_case
from ankbrief.language.letters import upper_first
from ankbrief.language.text.reading import reading_of
from ankbrief.model import Facts, Span

# «АСТАНА. 5 марта – Глава государства …», «КАЗИНФОРМ – …»: where and who reports.
DATELINE = re.compile(
    r"^(?:[A-ZА-ЯЁӘҒҚҢӨҰҮҺІ]{4,}[^–—a-zа-яё]{0,40}(?:\d [а-я]+[^–—]{0,20})?"
    r"|\d{1,2} [а-я]{3,8}(?: \d{4} года)?)\s[–—-]{1,2}\s+(?=[А-ЯЁ])"
)
PRONOUNS = frozenset({"он", "она"})
# «…, передает корреспондент Stepnoi.kz.Заседание …»: a link that swallowed the space behind it.
GLUED = re.compile(
    r",\s*(?:переда|сообща|пиш|информиру|отмеча)\w{1,3}\s?[^,!?]{0,120}?\.[a-z]{2,5}\.\s*(?=[А-ЯЁ])"
)


def standing_alone(flow: Flow, facts: Facts, number: int) -> str:
    """The sentence `number` as text that needs no other; marks of a cut quotation are gone."""
    whole = flow.document.sentences[number]
    span = _spoken_part(facts, whole.span) or whole.span
    text = _named(flow, facts, number) or reading_of(flow.text, span).text
    return finished(without_lead(without_source(DATELINE.sub("", _unmarked(text)))))


def _spoken_part(facts: Facts, span: Span) -> Span | None:
    """Of «… создать штаб», – сказал аким. the words that are spoken."""
    for quote in facts.quotes:
        if quote.span.meets(span) and quote.span.start <= span.start + 1:
            return Span(max(span.start, quote.span.start), min(span.stop, quote.span.stop))
    return None


def _named(flow: Flow, facts: Facts, number: int) -> str | None:
    """«Он также считает …» → «Серик Ахметов считает …»; what he says alone after «что»."""
    whole = flow.document.sentences[number]
    start = flow.at(whole.span.start)
    stop = start + len(whole.tokens)
    for place in range(start, min(stop, start + 6)):
        token = flow.tokens[place]
        if token.text.lower() in PRONOUNS and has_case(token, "Nom"):
            content = _content(flow, start, stop)
            if content is not None:
                return content
            return _with_name(flow, facts, place, stop)
    return None


def _content(flow: Flow, start: int, stop: int) -> str | None:
    """«Говоря об этом, он подчеркнул, что | Правительству следует …»."""
    clause = with_cue(flow, Clause(start, stop), any_verb=False, reach=None)
    if clause is None or clause.verb is None or clause.verb + 3 >= stop:
        return None
    words = [token.text.lower() for token in flow.tokens[clause.verb + 1 : clause.verb + 3]]
    if words != [",", "что"]:
        return None
    return reading_of(flow.text, flow.cover(clause.verb + 3, stop)).text


def _with_name(flow: Flow, facts: Facts, place: int, stop: int) -> str | None:
    sentence, local = flow.local(place)
    found = who(flow.document, facts, sentence, local, local + 1)
    rest = place + 1
    if found is None or rest >= stop:
        return None
    before = reading_of(flow.text, flow.cover(place - local, place)).text if local else ""
    if flow.tokens[rest].text.lower() in ("также", "еще", "ещё", "же") and rest + 1 < stop:
        rest += 1
    after = reading_of(flow.text, flow.cover(rest, stop)).text
    return " ".join(part for part in (before, found.person.name, after) if part)


def without_source(text: str) -> str:
    """«…, передает Tengrinews.kz со ссылкой на Акорду.» → «….»."""
    body = GLUED.split(text.rstrip(" ."), maxsplit=1)[0]
    for pattern in patterns("sources"):
        body = pattern.sub("", body)
    if body.count('"') % 2:
        body = body.rstrip('"')  # «… вопросы школ", – сообщили в акимате»
    return body.rstrip("»") if body.count("»") > body.count("«") else body


def without_lead(text: str) -> str:
    """«Как отметили в акимате, …», «Кроме того, …» → «…»."""
    for pattern in patterns("leads"):
        text = pattern.sub("", text)
    return _leaning().sub("", _leaning().sub("", text))


@cache
def _leaning() -> re.Pattern[str]:
    leaning = sorted(load("summary")["leaning"], key=len, reverse=True)
    return re.compile(rf"^(?:{'|'.join(map(re.escape, leaning))})\b,?\s+", re.IGNORECASE)


def _unmarked(text: str) -> str:
    """A quotation mark that lost its partner at a sentence's edge, and marks of emphasis."""
    text = re.sub(r"\*+|(?<!\w)_+|_+(?!\w)", "", text)
    for opening, closing in (("«", "»"), ("“", "”")):
        if text.count(opening) > text.count(closing):
            text = text.lstrip(opening)
        if text.count(closing) > text.count(opening):
            text = re.sub(rf"{closing}[^\w{closing}]*$", "", text)
    if text.count('"') % 2 and text[:1] == '"':
        text = text[1:]
    return text.strip()


def finished(text: str) -> str:
    """With a capital and a full stop."""
    body = re.sub(r"[\s,;:–—-]+$", "", text.strip())
    if not body:
        return ""
    stop = "" if body[-1] in ".!?…" else "."
    return upper_first(body) + stop


def leans(text: str) -> bool:
    """Whether the sentence points at one before it: «Это …», «Они …»."""
    words = re.findall(r"\w+", text.lower().replace("ё", "е"))[:3]
    return bool(words) and (words[0] in pointing() or bool(set(words) & pointing("inside")))


def pointing(key: str = "pointing") -> frozenset[str]:
    """Words that point back when they open a sentence, or («inside») among its first three."""
    return word_set("summary", key)


@cache
def patterns(key: str) -> tuple[re.Pattern[str], ...]:
    """Compiled patterns of `summary.toml`."""
    return tuple(re.compile(pattern, re.IGNORECASE) for pattern in load("summary")[key])
