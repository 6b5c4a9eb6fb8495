"""Which bodies an article speaks of, each once, in the nominative."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from ankbrief.facts.organisations.bodies import Body, bodies_in
from ankbrief.facts.organisations.lists import abbreviations, outlets, words
from ankbrief.facts.people.bystanders import is_signature
from ankbrief.facts.people.references import named_tokens
from ankbrief.facts.text.gazetteer import abbreviations as region_abbreviations
from ankbrief.language.letters import fold
from ankbrief.language.names.words import same_stem
from ankbrief.language.phrases.register import Body as Known
from ankbrief.language.phrases.register import find_body
from ankbrief.language.text.document import Document
from ankbrief.model import Article, Facts, Organisation, Span

STEM = 5  # letters that the forms of one word share: «областной», «области»
PRESS_SERVICE = re.compile(
    r"пресс-служб[аыеуой]{1,2}\s+(?P<whose>[^.,;:/|()\n]{2,80}?)(?=[.,;:/|()\n]|$)", re.IGNORECASE
)
OF_PLACE = re.compile(r"[сц]к(?:ий|ая|ое|ие|ого|ой|ую|ому|им|их|ом)$")
LEVELS = ("област", "город", "район", "сель")
LEAST = 3  # words that two wordings of one body must share if their number differs
ALIKE = {"акорды": "президента", "ак-орды": "президента"}  # whose press service it is


@dataclass(frozen=True, slots=True)
class _Named:
    """A body of the text with what tells it from others."""

    body: Body
    span: Span
    name: str
    words: tuple[str, ...]
    known: Known | None


def find_organisations(article: Article, document: Document, facts: Facts) -> Facts:
    """Adds `organisations` in the order of the text; several wordings of one body are one."""
    own = fold(article.source or "")
    found = [named for named in _all(document, facts) if not _is_medium(named.body, own)]
    return replace(facts, organisations=tuple(_distinct([*found, *_credited(article)])))


def _credited(article: Article) -> Iterator[_Named]:
    """«Фото: пресс-служба акимата»: the press service counts; whoever held the camera does not."""
    for block in article.blocks:
        words_of = block.span.of(article.text)
        told = block.kind in ("credit", "dateline")
        service = PRESS_SERVICE.search(words_of) if told else None
        if service:
            start = block.span.start + service.start()
            span = Span(start, start + len(service[0]))
            name = f"пресс-служба {service['whose']}"
            yield _named(Body(0, 0, name, "пресс-служба"), span)


def _all(document: Document, facts: Facts) -> Iterator[_Named]:
    for number, sentence in enumerate(document.sentences):
        if sentence.kind == "title" or is_signature(document, number, 2):
            continue
        for body in bodies_in(sentence, named_tokens(document, facts, number)):
            yield _named(body, sentence.cover(body.start, body.stop))


def _named(body: Body, span: Span) -> _Named:
    name = abbreviations().get(body.name, body.name)
    if not body.head and body.name.startswith("АНК "):
        body = replace(body, head="ассамблея")  # «АНК ЗКО»
    return _Named(body, span, name, tuple(_plain_words(name)), find_body(name))


def _plain_words(name: str) -> Iterator[str]:
    spelt = fold(" ".join(abbreviations().get(word, word) for word in name.split()))
    for word in spelt.split():
        plain = word.strip('«»"„“”().,')
        if plain and plain not in words("passed_over"):
            yield ALIKE.get(plain, plain)


def _is_medium(body: Body, own: str) -> bool:
    """A bare name of the article's own source or of another known medium."""
    if body.head:
        return False
    bare = body.name.strip('«»"„“”')
    return fold(bare) == own or fold(bare) in outlets()


def _distinct(found: Sequence[_Named]) -> Iterator[Organisation]:
    """The fullest wording of each: «Правительство» and «Правительство РК», «АНК» spelt out."""
    kept = list[_Named]()
    for named in found:
        same = next((i for i, other in enumerate(kept) if _is_same(other, named)), None)
        if same is None:
            kept.append(named)
        elif _is_fuller(named, kept[same]):
            kept[same] = named
    yield from (Organisation(named.name, named.span) for named in kept)


def _is_fuller(named: _Named, other: _Named) -> bool:
    """By more words; «кабинет министров» is another name of «Правительство»."""
    if other.body.head != named.body.head and "кабинет" in (other.body.head, named.body.head):
        return other.body.head == "кабинет"
    return len(named.words) > len(other.words)


def _is_same(left: _Named, right: _Named) -> bool:
    """One body of the register, one row of words, or a short form of the other."""
    if left.known is not None and left.known is right.known:
        return True
    if "" in (left.body.head, right.body.head) or left.body.head != right.body.head:
        return _same_words(left, right) or _abbreviates(left, right) or _abbreviates(right, left)
    if _same_words(left, right) or (_is_of_region(left) and _is_of_region(right)):
        return True
    short, full = sorted((left, right), key=lambda named: len(named.words))
    if left.body.plural != right.body.plural and len(short.words) < LEAST:
        return False
    return len(short.words) < len(full.words) and _is_short_for(short, full)


def _is_of_region(named: _Named) -> bool:
    """«областная Ассамблея», «региональная Ассамблея народа Казахстана»: an article has one."""
    if named.body.head != "ассамблея" or named.body.plural:
        return False
    regions = {fold(short) for short in region_abbreviations()}
    return any(w.startswith(("област", "региональн")) or w in regions for w in named.words)


def _same_words(left: _Named, right: _Named) -> bool:
    pairs = zip(left.words, right.words, strict=False)
    return len(left.words) == len(right.words) and all(a == b or same_stem(a, b) for a, b in pairs)


def _is_short_for(short: _Named, full: _Named) -> bool:
    """«секретариат Ассамблеи» for «секретариат областной Ассамблеи», «Комитет» for «Комитет …»."""
    stems = set(map(_stem, full.words))
    return all(_stem(word) in stems for word in short.words)


def _stem(word: str) -> str:
    """«области» and «областной» are one, «Алматы» and «Алматинская» two."""
    of_place = OF_PLACE.search(word) and not word.startswith(LEVELS)
    return word[:STEM] + ("ск" if of_place else "")


def _abbreviates(left: _Named, right: _Named) -> bool:
    """«АРРФР» for «Агентство по регулированию и развитию финансового рынка»."""
    initials = "".join(word[0] for word in right.words if len(word) > 1)
    return len(right.words) > 1 and fold(left.name) == initials
