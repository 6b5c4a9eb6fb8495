"""The words of a source without which a decision cannot be understood: «утвердить его программу».

Nothing is put in the place of a pronoun: the sentence before is quoted as it stands.
"""

from __future__ import annotations

import re

from ankbrief.briefing.actions import Action, leans, nouns_of
from ankbrief.briefing.evidence import Numbered, plain, said_alone
from ankbrief.data import load
from ankbrief.model import Span, When

TABLE = load("briefing")["context"]
DATES = frozenset(TABLE["dates"])
LONGEST = 400  # characters; a longer sentence explains nothing at a glance
JOINT = re.compile(r"[:;]\s*$")  # «Прежний заместитель сложил полномочия: | депутаты избрали его»
QUOTED = re.compile(r"[«„“\"][^»”\"]*[»”“\"]\s*[,!?]?\s*[-–—]|[-–—]\s")


def needs_context(action: Action, deadline: When | None) -> bool:
    """Whether the words point back, or are a clause about one thing: «занятия начнутся в мае»."""
    by_when = {word.lower() for word in (deadline.text if deadline else "").split()}
    things = {word for word in nouns_of(action.text) if word not in DATES} - by_when
    return leans(action.text) or (not action.infinitive and len(things) < 2)


def context_of(article: Numbered, span: Span) -> str:
    """The clause before `span` in its sentence where «:» joins them, else the sentence before.

    A quotation explains nothing but itself: «„Цены должны быть честными“, — сказал аким».
    """
    cited = (s for s in article.facts.sentences if s.span.meets(span))
    first = min(cited, key=lambda s: s.span.start, default=None)
    if first is None:
        return ""
    own = first.text[: max(0, span.start - first.span.start)]
    found = own if JOINT.search(own) else first.before
    words = said_alone(plain(JOINT.sub("", found)))
    is_title = words == plain(article.facts.article.title or "")
    fits = 0 < len(words) <= LONGEST and not is_title
    return words if fits and not QUOTED.match(words) else ""
