"""Which bodies an article speaks of, each once, in the nominative."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from ankbrief.facts.organisations.bodies import abbreviations, bodies_in
from ankbrief.facts.people.references import named_tokens
from ankbrief.language.names.words import same_stem
from ankbrief.language.text.document import Document
from ankbrief.model import Article, Facts, Organisation


def find_organisations(_article: Article, document: Document, facts: Facts) -> Facts:
    """Adds `organisations` in the order of the text; several wordings of one body are one."""
    found = list(_all(document, facts))
    return replace(facts, organisations=tuple(_distinct(found)))


def _all(document: Document, facts: Facts) -> Iterator[Organisation]:
    for number, sentence in enumerate(document.sentences):
        if sentence.kind == "title":
            continue
        for body in bodies_in(sentence, named_tokens(document, facts, number)):
            yield Organisation(body.name, sentence.cover(body.start, body.stop))


def _distinct(found: Sequence[Organisation]) -> Iterator[Organisation]:
    """The fullest wording of each: «Правительство» and «Правительство РК», «АНК» spelt out."""
    kept = list[Organisation]()
    for body in found:
        same = next((i for i, k in enumerate(kept) if _is_same(k.name, body.name)), None)
        if same is None:
            kept.append(body)
        elif len(_spelt(body.name).split()) > len(_spelt(kept[same].name).split()):
            kept[same] = body
    yield from (replace(body, name=_spelt(body.name)) for body in kept)


def _spelt(name: str) -> str:
    return abbreviations().get(name, name)


def _is_same(left: str, right: str) -> bool:
    """The same words in whatever case, or one is the beginning of the other."""
    a, b = _spelt(left).split(), _spelt(right).split()
    if _initials(a) == right or _initials(b) == left:
        return True
    if not all(same_stem(x, y) or x == y for x, y in zip(a, b, strict=False)):
        return False
    return len(a) == len(b) or (min(len(a), len(b)) >= 1 and a[0][0].isupper() == b[0][0].isupper())


def _initials(words: Sequence[str]) -> str:
    return "".join(word[0] for word in words if len(word) > 1).upper() if len(words) > 1 else ""
