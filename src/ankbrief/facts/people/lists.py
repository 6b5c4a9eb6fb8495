"""A post that several people share: «депутаты Мажилиса Иванов и Петров»."""

from __future__ import annotations

from collections.abc import Iterator

from ankbrief.facts.people.context import Context, Held, agree, cases_of
from ankbrief.facts.people.names import Name
from ankbrief.facts.posts.complements import KINDS, OPENING
from ankbrief.facts.posts.heads import body_heads, is_head, words
from ankbrief.facts.posts.roles import Role
from ankbrief.facts.posts.wording import genitive_singular, phrase, role_title
from ankbrief.language.text.document import Token
from ankbrief.language.text.morphology import lemma
from ankbrief.model import Position

QUOTES = '«»“”"„'
DASHES = ("–", "—", "-")


def listed(context: Context) -> Iterator[Held]:
    """«акимы Алматы Иванов и Астаны Петров», «депутаты Мажилиса Иванов, Петров и Сидоров»."""
    for role in context.roles:
        first = context.name_at(role.stop) or _behind_dash(context, role)
        if (
            context.is_plural(role)
            and first
            and agree(context.cases(role), cases_of(context.sentence, first))
        ):
            yield from _distributed(context, role, first)


def posts_apart(context: Context, role: Role, count: int) -> tuple[Position, ...]:
    """«акимы Рудного и Лисаковска», «акимы Рудного и Абайского районов»: to each of two his own."""
    cuts = [i for i in range(role.head + 1, role.stop) if context.text(i) in ("и", ",")]
    starts, stops = [role.head + 1, *(i + 1 for i in cuts)], [*cuts, role.stop]
    if count < 2 or len(starts) != count:
        return ()
    pieces = [_piece(context, start, stop) for start, stop in zip(starts, stops, strict=True)]
    noun = next((i for i in range(starts[-1], role.stop) if _is_led(context.tokens[i])), None)
    if noun is None or not all(map(_is_place_word, (context.tokens[i] for i in starts))):
        return ()
    if not any(_is_led(t) for t in context.tokens[starts[0] : stops[0]]):
        shared = phrase(context.sentence, noun, role.stop, {noun: _singular(context, noun)})
        pieces = [*(f"{p} {shared}" for p in pieces[:-1]), _piece(context, starts[-1], noun)]
        pieces[-1] = f"{pieces[-1]} {shared}"
    head = role_title(context.sentence, role, role.head + 1)
    span = context.sentence.cover(role.start, role.stop)
    return tuple(Position(f"{head} {piece}", span, role.former) for piece in pieces)


def _piece(context: Context, start: int, stop: int) -> str:
    return phrase(context.sentence, start, stop, {})


def _singular(context: Context, noun: int) -> str:
    return genitive_singular(context.tokens[noun]) or context.text(noun)


def _is_led(token: Token) -> bool:
    """«районов», «области»: what an akim leads."""
    return token.pos == "NOUN" and lemma(token) in KINDS


def _is_place_word(token: Token) -> bool:
    return token.text[:1].isupper() or lemma(token) in KINDS


def _behind_dash(context: Context, role: Role) -> Name | None:
    """«послов Чехии – Яна Новака, Чили – Хуана Переса»: each with a part of the post of his own."""
    name = context.name_at(role.stop + 1)
    parts = () if name is None else tuple(_parts(context, name.stop))
    told = bool(parts) and all(start < stop for _, start, stop in parts)
    return name if context.text(role.stop) in DASHES and told else None


def _distributed(context: Context, role: Role, first: Name) -> Iterator[Held]:
    parts = [(first, role.stop, role.stop), *_parts(context, first.stop)]
    apart = posts_apart(context, role, len(parts))
    if apart and all(start == stop for _, start, stop in parts):
        for (name, _, _), post in zip(parts, apart, strict=True):
            yield name, post, context.cases(role)
        return
    own = any(start < stop for _, start, stop in parts)
    split = own or _is_of_several(context, role)
    yield first, _whole(context, role) if split else context.position(role), context.cases(role)
    for name, start, stop in parts[1:]:
        yield name, _shared_position(context, role, start, stop), context.cases(role)


def _parts(context: Context, at: int) -> Iterator[tuple[Name, int, int]]:
    """The further names of the list, each with the tokens of its own part of the post."""
    while context.text(at) in (",", "и"):
        start = at + 1
        name = next((n for n in context.names if n.start >= start), None)
        stop = 0 if name is None else name.start
        stop -= stop > start and context.text(stop - 1) in DASHES
        if name is None or not _is_complement(context, start, stop):
            return
        yield name, start, stop
        at = name.stop


def _is_complement(context: Context, start: int, stop: int) -> bool:
    """Words between two names of a list: nothing, or the second one's own part of the post."""
    inner = context.tokens[start:stop]
    outside = ("VERB", "AUX", "ADV", "PRON", "SCONJ")
    if any(token.pos in outside and token.text.islower() for token in inner):
        return False
    if any(not token.text[0].isalnum() and token.text not in QUOTES for token in inner):
        return False
    return not inner or not is_head(inner[0]) or inner[0].text in words("fields_like_trades")


def _whole(context: Context, role: Role, stop: int | None = None) -> Position:
    """«руководители объединений «Вайнах»» → «руководитель объединения «Вайнах»»."""
    changed = {i: genitive_singular(context.tokens[i]) for i in _shared_nouns(context, role)}
    head = role_title(context.sentence, role, role.head + 1)
    rest = phrase(context.sentence, role.head + 1, role.stop if stop is None else stop, changed)
    span = context.sentence.cover(role.start, role.stop)
    return Position(f"{head} {rest}".strip(), span, role.former)


def _shared_nouns(context: Context, role: Role) -> Iterator[int]:
    """The plural right after the head that is split among the people: «фракций», «объединений»."""
    token = context.token(role.head + 1)
    if token and token.pos == "NOUN" and token.feats.get("Number") == "Plur":
        yield role.head + 1


def _is_of_several(context: Context, role: Role) -> bool:
    """«акимы районов», «директора школ»: each leads one; «доктора наук» is no such post."""
    nouns = [lemma(context.tokens[index]) for index in _shared_nouns(context, role)]
    return any(noun in body_heads() or noun in KINDS for noun in nouns)


def _shared_position(context: Context, role: Role, start: int, stop: int) -> Position:
    """The head of the list with this person's own complement."""
    if start == stop:
        several = _is_of_several(context, role)
        return _whole(context, role) if several else context.position(role)
    own = phrase(context.sentence, start, stop, {})
    common = _whole(context, role, _common_stop(context, role, start, stop)).title
    return Position(f"{common} {own}", context.sentence.cover(start, stop), role.former)


def _common_stop(context: Context, role: Role, start: int, stop: int) -> int:
    """Where the part shared by all ends: «руководители фракции | партии A …, партии B …»."""
    if context.text(start) in OPENING:
        quotes = (i for i in range(role.head + 1, role.stop) if context.text(i) in OPENING)
        return next(quotes, role.head + 1)
    nouns = {lemma(t) for t in context.tokens[start:stop] if t.pos == "NOUN"}
    for index in range(role.head + 1, role.stop):
        if context.tokens[index].pos == "NOUN" and lemma(context.tokens[index]) in nouns:
            return _before_adjectives(context, index, role.head)
    return role.head + 1


def _before_adjectives(context: Context, index: int, head: int) -> int:
    while index - 1 > head and context.tokens[index - 1].pos == "ADJ":
        index -= 1
    return index
