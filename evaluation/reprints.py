"""Reprints made of an article as outlets make them, and texts that only look like its reprints."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta

from ankbrief.model import Article, Block, Facts, Span

# What an editor changes in passing; each pair keeps case and number of what stands around it.
REWORDED = (
    ("сообщил", "рассказал"), ("сообщила", "рассказала"), ("отметил", "подчеркнул"),
    ("отметила", "подчеркнула"), ("прошло", "состоялось"), ("прошла", "состоялась"),
    ("в ходе", "во время"), ("также", "ещё"), ("в настоящее время", "сейчас"),
    ("более", "свыше"), ("около", "порядка"), ("необходимо", "нужно"), ("кроме того", "к тому же"),
    ("заявил", "сказал"), ("заявила", "сказала"), ("проведут", "организуют"),
    ("провёл", "организовал"), ("провел", "организовал"), ("будет", "станет"),
    ("в том числе", "включая"), ("для того чтобы", "чтобы"), ("поэтому", "потому"),
    ("по словам", "как сказал"), ("однако", "но"), ("если", "когда"), ("начнут", "станут"),
    ("открылась", "начала работу"), ("открылся", "начал работу"), ("большой", "крупный"),
    ("новый", "очередной"), ("новая", "очередная"), ("жители", "люди"), ("работы", "дела"),
    ("главный", "основной"), ("важный", "значимый"), ("важно", "значимо"), ("сегодня", "сейчас"),
)  # fmt: skip
CREDIT = "Фото: редакция. При перепечатке ссылка обязательна."
NAME = re.compile(r"(?<![.!?…»\n]\s)(?<!^)(?<![«\"\n])\b[А-ЯЁӘҒҚҢӨҰҮҺІ][а-яёәғқңөұүһі]{4,}\b")
WORD = re.compile(r"\b[А-ЯЁӘҒҚҢӨҰҮҺІ][а-яёәғқңөұүһі]{4,}\b")
NUMBER = re.compile(r"(?<![\d.,:-])(?!19\d\d|20\d\d)\d+(?![\d:])")
BEGINNINGS = ("Бар", "Дор", "Кум", "Лис", "Мур", "Тал", "Шор", "Ярк")

Change = Callable[[Facts], "Article | None"]


def paragraphs(article: Article) -> list[str]:
    """What the article tells, without dateline, credit and teasers."""
    blocks = [b.span.of(article.text) for b in article.blocks if b.kind == "paragraph"]
    return blocks or [line for line in article.text.split("\n") if line.strip()]


def rewritten(article: Article, parts: list[str], **changes: object) -> Article:
    """An article of those paragraphs, its last ones marked as credit where they are one."""
    text = "\n\n".join(parts)
    blocks = []
    start = 0
    for part in parts:
        kind = "credit" if part == CREDIT else "paragraph"
        blocks.append(Block(kind, Span(start, start + len(part))))  # type: ignore[arg-type]
        start += len(part) + 2
    return replace(article, text=text, blocks=tuple(blocks), problems=(), **changes)  # type: ignore[arg-type]


def sentences(text: str) -> list[str]:
    """The text cut after full stops."""
    return re.split(r"(?<=[.!?…])\s+(?=[А-ЯЁ«])", text)


def cut(facts: Facts) -> Article | None:
    """The first half, as a short news item prints it."""
    parts = paragraphs(facts.article)
    if len(parts) == 1:
        told = sentences(parts[0])
        parts = [" ".join(told[: (len(told) + 1) // 2])] if len(told) > 2 else parts
    else:
        parts = parts[: (len(parts) + 1) // 2]
    return rewritten(facts.article, parts, title=f"Коротко: {facts.article.title}")


def reordered(facts: Facts) -> Article | None:
    """The paragraphs after the lead the other way round; the sentences of a single one."""
    parts = paragraphs(facts.article)
    if len(parts) < 3:
        told = sentences(" ".join(parts))
        return rewritten(facts.article, [" ".join([told[0], *reversed(told[1:])])])
    return rewritten(facts.article, [parts[0], *reversed(parts[1:])])


def retitled(facts: Facts) -> Article | None:
    """The same text the day after under another headline."""
    return rewritten(
        facts.article, paragraphs(facts.article), title="Подробности: что об этом известно"
    )


def reworded(facts: Facts) -> Article | None:
    """Some words in other words, some adverbs and commas' asides gone."""
    parts = [_reword(part) for part in paragraphs(facts.article)]
    return rewritten(facts.article, parts, title=_reword(facts.article.title or "Новости дня"))


def _reword(text: str) -> str:
    for one, other in REWORDED:
        text = re.sub(rf"\b{one}\b", other, text)
        text = re.sub(rf"\b{one.capitalize()}\b", other.capitalize(), text)
    return re.sub(r", (?:кстати|конечно|по сути|как известно|напомним),", "", text)


def credited(facts: Facts) -> Article | None:
    """Another outlet's opening before the lead, its credit at the end."""
    parts = paragraphs(facts.article)
    lead = f"Это стало известно корреспонденту портала «Сарыозен-инфо». {parts[0]}"
    return rewritten(facts.article, [lead, *parts[1:], CREDIT])


def all_at_once(facts: Facts) -> Article | None:
    """Cut, reordered, reworded, under another headline, with another lead."""
    article = facts.article
    for change in (reworded, reordered, cut, credited):
        article = change(replace(facts, article=article)) or article
    return article


def next_day(facts: Facts) -> Article | None:
    """The same template a day later: other numbers, other days."""
    article = facts.article
    parts = [NUMBER.sub(_more, part) for part in paragraphs(article)]
    if parts == paragraphs(article) or article.published is None:
        return None
    return rewritten(article, parts, published=article.published + timedelta(days=1))


def _more(number: re.Match[str]) -> str:
    return str(int(number[0]) + 1 + int(number[0]) // 10)


def other_people(facts: Facts) -> Article | None:
    """The same words of other persons: every surname is another one."""
    stems = {p.name.split()[-1][:5] for p in facts.people if len(p.name.split()[-1]) > 4}
    return _renamed(facts, WORD, lambda word: word[:5] in stems)


def other_names(facts: Facts) -> Article | None:
    """The same words of other persons and places: every name is another one."""
    return _renamed(facts, NAME, lambda _word: True)


def _renamed(
    facts: Facts, words: re.Pattern[str], is_name: Callable[[str], bool]
) -> Article | None:
    def other(match: re.Match[str]) -> str:
        word = match[0]
        beginning = BEGINNINGS[sum(map(ord, word[:5])) % len(BEGINNINGS)]
        return beginning + word[2:] if is_name(word) else word

    article = facts.article
    parts = [words.sub(other, part) for part in paragraphs(article)]
    if parts == paragraphs(article):
        return None
    return rewritten(article, parts, title=words.sub(other, article.title or "") or None)


REPRINTS: tuple[Change, ...] = (cut, reordered, retitled, reworded, credited, all_at_once)
LOOKALIKES: tuple[Change, ...] = (next_day, other_people, other_names)


def family(facts: Facts) -> Iterator[tuple[str, Article]]:
    """Texts made of an article: ("", a reprint), (what was changed, a lookalike)."""
    for change in (*REPRINTS, *LOOKALIKES):
        made = change(facts)
        if made is not None:
            name = change.__name__
            new = replace(made, id=f"{facts.article.id}-{name}", source=f"Издание {name}")
            yield ("" if change in REPRINTS else f" {name}"), new
