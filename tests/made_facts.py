"""Facts made by hand from a text: each is given by the words where it stands."""

from __future__ import annotations

import hashlib
from datetime import date
from typing import Any

import razdel

from ankbrief.model import (
    Article,
    Decision,
    DecisionKind,
    Event,
    Facts,
    Gender,
    Language,
    Mention,
    Organisation,
    Person,
    Place,
    Position,
    Quote,
    Sentence,
    Span,
    SummarySentence,
    When,
)


class Writer:
    """Collects the facts of one text; every method returns the writer."""

    def __init__(
        self,
        text: str,
        *,
        title: str | None = None,
        published: date | None = date(2026, 8, 12),
        source: str | None = "Вестник степи",
        language: Language = "ru",
        url: str | None = None,
        path: str | None = None,
    ) -> None:
        key = hashlib.sha256(f"{text}{source}{path}".encode()).hexdigest()[:12]
        self.article = Article(
            key, title, text, published, source, url=url, path=path, language=language
        )
        self.parts: dict[str, list[Any]] = {}  # by the field of Facts
        self.event_: Event | None = None

    def at(self, words: str) -> Span:
        """Where the words stand in the text."""
        start = self.article.text.index(words)
        return Span(start, start + len(words))

    def _add(self, kind: str, item: object) -> Writer:
        self.parts.setdefault(kind, []).append(item)
        return self

    def person(
        self, name: str, gender: Gender | None, *positions: str, former: tuple[str, ...] = ()
    ) -> Writer:
        last = name.rsplit(maxsplit=1)[-1]
        start = max(self.article.text.find(last[:4]), 0)
        span = Span(start, start + len(last))
        posts = [Position(title, span) for title in positions]
        posts += [Position(title, span, former=True) for title in former]
        return self._add("people", Person(name, gender, tuple(posts), (Mention(last, span),)))

    def event(
        self,
        name: str,
        *,
        at: str,
        when: When | None = None,
        where: str | None = None,
        participants: tuple[str, ...] = (),
    ) -> Writer:
        self.event_ = Event(name, self.at(at), when, where, participants)
        return self

    def when(self, words: str, start: date | None, stop: date | None, role: Any = "event") -> When:
        """The date that stands at `words`; also kept among the article's dates."""
        found = When(words, self.at(words), start, stop, role)
        self._add("dates", found)
        return found

    def place(self, name: str, at: str, *, of_event: bool = True) -> Writer:
        return self._add("places", Place(name, self.at(at), of_event))

    def body(self, name: str, at: str) -> Writer:
        return self._add("organisations", Organisation(name, self.at(at)))

    def decides(
        self,
        action: str,
        *,
        at: str,
        kind: DecisionKind = "поручение",
        by: str | None = None,
        to: tuple[str, ...] = (),
        deadline: When | None = None,
        past: bool = False,
        inferred: bool = False,
    ) -> Writer:
        span = self.at(at)
        key = f"{self.article.id}-{span.start}-{action}"
        return self._add(
            "decisions",
            Decision(key, kind, by, to, action, deadline, span, past=past, inferred=inferred),
        )

    def says(self, words: str, speaker: str | None, *, inferred: bool = False) -> Writer:
        span = self.at(words)
        key = f"{self.article.id}-{span.start}"
        return self._add("quotes", Quote(key, speaker, "сказал", words, span, inferred))

    def sums_up(self, *sentences: str) -> Writer:
        for words in sentences:
            self._add("summary", SummarySentence(words, self.at(words.rstrip("."))))
        return self

    def facts(self) -> Facts:
        wholes = [s for s in razdel.sentenize(self.article.text) if s.text]
        before = ["", *(s.text for s in wholes)]
        sentences = [
            Sentence(s.text, Span(s.start, s.stop), told)
            for s, told in zip(wholes, before, strict=False)
        ]
        parts: dict[str, Any] = {kind: tuple(items) for kind, items in self.parts.items()}
        return Facts(self.article, event=self.event_, sentences=tuple(sentences), **parts)
