"""What a story is called: the headline of the file, unless it shouts, else the event's name."""

from __future__ import annotations

from ankbrief.briefing.words import WORD
from ankbrief.data import load
from ankbrief.language.letters import upper_first
from ankbrief.model import Facts

TEASING = frozenset(load("briefing")["titles"]["teasing"])
CAPITALS = 0.6  # share of words in capitals from which a headline shouts
UNTITLED = "Публикация без заголовка"


def title_of(facts: Facts) -> str:
    """The story's title by its article, without a full stop."""
    article, event = facts.article, facts.event
    quiet = article.title if article.title and not is_shout(article.title) else None
    first = facts.summary[0].text if facts.summary else None
    title = quiet or (event and event.text) or facts.headline or article.title or first or UNTITLED
    return tidy(title)


def tidy(title: str) -> str:
    """One line, a capital first letter, no full stop."""
    line = " ".join(title.split())
    return upper_first(line if line.endswith("...") else line.rstrip(" ."))


def is_shout(title: str) -> bool:
    """Whether a headline shouts («СРОЧНО!») or teases («ВИДЕО») rather than tells."""
    words = WORD.findall(title)
    if "!" in title or "??" in title or TEASING & {word.lower() for word in words}:
        return True
    loud = sum(word.isupper() for word in words if len(word) > 1)
    return len(words) > 2 and loud > CAPITALS * len(words)
