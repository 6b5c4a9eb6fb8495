"""Where a text names a person: entities of the model mended with lists of names."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from ankbrief.facts.people.bystanders import is_called_after, is_called_before, is_credit, word_set
from ankbrief.facts.people.name_order import CHILD, cased, name_parts
from ankbrief.facts.posts.complements import KINDS
from ankbrief.facts.posts.heads import body_heads, is_role
from ankbrief.facts.text.gazetteer import is_place, is_town, named_regions
from ankbrief.language.dictionary import parses, tags
from ankbrief.language.letters import fold
from ankbrief.language.names.words import (
    has_surname_ending,
    is_given_name,
    is_named_only,
    is_patronymic,
    is_surname,
    same_stem,
)
from ankbrief.language.text.document import Document, ParsedSentence, Token
from ankbrief.language.text.morphology import lemma


@dataclass(frozen=True, slots=True, order=True)
class Name:
    """A person named by the tokens `start` up to `stop` of a sentence; parts as written there."""

    sentence: int
    start: int
    stop: int
    first: str = ""
    middle: str = ""
    last: str = ""

    @property
    def words(self) -> tuple[str, ...]:
        """First name, patronymic and surname, those that are there."""
        return tuple(part for part in (self.first, self.middle, self.last) if part)

    @property
    def is_full(self) -> bool:
        """Whether a given name (no initial) and a surname are there."""
        return bool(self.last and self.first and not self.first.endswith("."))


Run = tuple[int, int]


def names_in(document: Document) -> tuple[Name, ...]:
    """Every mention of a person by name, in the order of the text."""
    found = [name for i, s in enumerate(document.sentences) for name in _names(i, s)]
    known = by_prefix({name.last for name in found if name.is_full})
    taken = defaultdict[int, set[int]](set)
    for name in found:
        taken[name.sentence].update(range(name.start, name.stop))
    alone = [
        name
        for i, s in enumerate(document.sentences)
        for name in _surnames(i, s, known, frozenset(taken[i]))
    ]
    return tuple(sorted(_trusted(document, [*found, *alone])))


def by_prefix(words: Iterable[str]) -> Mapping[str, Sequence[str]]:
    """Words under their first two letters: forms of one name share them."""
    found = defaultdict[str, list[str]](list)
    for word in sorted(words):
        found[fold(word)[:2]].append(word)
    return found


def _is_form_of(word: str, known: Mapping[str, Sequence[str]]) -> bool:
    return any(same_stem(word, other) for other in known.get(fold(word)[:2], ()))


def _names(number: int, sentence: ParsedSentence) -> Iterator[Name]:
    tagged = frozenset(_tagged(sentence))
    shaped = (run for run in _shaped(sentence) if not _bites(run, tagged))
    runs = _joined(sentence, sorted({*tagged, *shaped}))
    for start, stop in (part for run in runs for part in _apart(sentence, run)):
        parts = name_parts([cased(token.text) for token in sentence.tokens[start:stop]])
        called_after = is_called_after(sentence, start, stop) or is_called_before(
            sentence, start, stop
        )
        if (
            parts
            and not called_after
            and not _is_region(sentence, start, stop)
            and not is_credit(sentence, start, stop)
        ):
            yield Name(number, start, stop, *parts)


def _bites(run: Run, tagged: Iterable[Run]) -> bool:
    """«села Арай | Полина Сергеева»: a pair by its shape that takes the first name of another."""
    return any(run[0] < start < run[1] <= stop - 1 for start, stop in tagged)


def _tagged(sentence: ParsedSentence) -> Iterator[Run]:
    for entity in sentence.entities:
        if entity.kind == "PER":
            run = _trimmed(sentence.tokens, entity.start, entity.stop)
            if run and _is_name_run(sentence, run):
                yield run


def _trimmed(tokens: Sequence[Token], start: int, stop: int) -> Run | None:
    """«Президент Токаев» → «Токаев»: titles and small words go from both ends."""
    while start < stop and not _begins_name(tokens, start):
        start += 1
    while start < stop and not (is_name_token(tokens[stop - 1]) or _ends_initial(tokens, stop)):
        stop -= 1
    return (start, stop) if start < stop else None


def _begins_name(tokens: Sequence[Token], index: int) -> bool:
    if is_name_token(tokens[index]):
        body = lemma(tokens[index]) in body_heads()
        word = tokens[index].text
        other = body or _is_title(tokens[index]) or _is_no_name(word, is_town)
        return not (other or _is_verb(word))
    return _is_letter(tokens[index]) and index + 1 < len(tokens) and tokens[index + 1].text == "."


def _is_verb(word: str) -> bool:
    """«Приехал Болат Досов»: a form that the dictionary has as a verb only."""
    found = tags(word)
    return bool(found) and all(tag.startswith(("VERB", "INFN", "GRND")) for tag in found)


def _is_no_name(word: str, is_toponym: Callable[[str], bool] = is_place) -> bool:
    """«Петропавловске», «Наурыз», «Акорды»."""
    return is_toponym(word) or any(same_stem(word, other) for other in word_set("not_names"))


def _is_title(token: Token) -> bool:
    """«Аким», «Акиму» whatever the model made of it; «Король» may be a surname inside a name."""
    return is_role(lemma(token)) or any(is_role(p.normal_form) for p in parses(token.text)[:1])


def _is_name_run(sentence: ParsedSentence, run: Run) -> bool:
    """«Исполняется», «Продолжение», «Акорды» alone are no names."""
    tokens = sentence.tokens[run[0] : run[1]]
    words = [token.text for token in tokens if is_name_token(token)]
    if len(words) == 1 and len(tokens) == 1:
        word = words[0]
        if _is_no_name(word):
            return False
        return (is_surname(word) or is_given_name(word)) and not _is_adjective(sentence, run[0])
    if any(is_place(word) for word in words):  # «Опытом Актобе»
        return any(_is_personal(word) for word in words if not is_place(word))
    return True


def _is_personal(word: str) -> bool:
    return is_given_name(word) or is_surname(word) or is_patronymic(word)


def _is_region(sentence: ParsedSentence, start: int, stop: int) -> bool:
    """«аким области Абай», «в области Абай»: a region called by a noun."""
    before = lemma(sentence.tokens[start - 1]) if start else ""
    return stop - start == 1 and before in KINDS and sentence.tokens[start].text in named_regions()


def _is_adjective(sentence: ParsedSentence, index: int) -> bool:
    """«Кумтасского района», «Ауэзовский район»: an adjective with its noun, no surname."""
    word, after = sentence.tokens[index].text, sentence.tokens[index + 1 : index + 2]
    if not re.search(r"[сц]к(?:ий|ого|ому|им|ом|ая|ой|ую)$", word):
        return False
    return bool(after) and after[0].pos == "NOUN" and after[0].text.islower()


def _shaped(sentence: ParsedSentence) -> Iterator[Run]:
    """«Айдар Есенбеков» that the model took for a place or missed: the words themselves tell."""
    tokens = sentence.tokens
    for start in range(len(tokens) - 1):
        for size in (3, 2):
            run = (start, start + size)
            if run[1] <= len(tokens) and _looks_like_name(tokens[start : run[1]]):
                if not _inside_other(sentence, run) and not _is_adjective(sentence, run[1] - 1):
                    yield run
                break


def _looks_like_name(tokens: Sequence[Token]) -> bool:
    words = [cased(token.text) for token in tokens]
    if not all(is_name_token(token) and not _is_title(token) for token in tokens):
        return False
    if any(is_place(word) for word in words):
        return False
    if len(words) == 3 and any(map(is_patronymic, words[1:])):
        first_last = is_patronymic(words[1])
        return first_last or (is_surname(words[0]) and is_given_name(words[1]))
    if len(words) == 3:
        return False
    first, second = words
    return is_given_name(first) and (has_surname_ending(second) or is_patronymic(second))


def _inside_other(sentence: ParsedSentence, run: Run) -> bool:
    """Inside a body's or a longer place's name: «фонд Нурсултана Назарбаева»."""
    return any(
        (e.kind == "ORG" and (e.start, e.stop) != run)
        or (e.kind == "LOC" and e.stop - e.start > run[1] - run[0])
        for e in sentence.entities
        if e.start < run[1] and run[0] < e.stop
    )


def _joined(sentence: ParsedSentence, runs: Iterable[Run]) -> list[Run]:
    """Overlapping runs become one, and each takes in the name words that touch it."""
    joined: list[Run] = []
    for start, stop in (_widened(sentence, run) for run in runs):
        if joined and start < joined[-1][1]:
            joined[-1] = (joined[-1][0], max(stop, joined[-1][1]))
        else:
            joined.append((start, stop))
    return joined


def _apart(sentence: ParsedSentence, run: Run) -> list[Run]:
    """«Галымжану Утепбергенову | Дархан Оспанбеков»: two people whom no comma divides."""
    start, stop = run
    words = [token.text for token in sentence.tokens[start:stop]]
    pairs = all(is_given_name(word) for word in words[::2]) and all(
        map(has_surname_ending, words[1::2])
    )
    if len(words) == 4 and pairs:
        return [(start, start + 2), (start + 2, stop)]
    return [run]


def _widened(sentence: ParsedSentence, run: Run) -> Run:
    """«Айдар | Есенбеков», «Марата | Азильханова»: a lone given name and its surname."""
    start, stop = _without_place(sentence, *run)
    tokens = sentence.tokens
    if stop < len(tokens) and tokens[stop].text.lower() in CHILD:
        stop += 1
    words = [token.text for token in tokens[start:stop]]
    if (
        is_patronymic(words[0])
        and start
        and is_name_token(tokens[start - 1])
        and not _is_title(tokens[start - 1])
    ):
        return start - 1, stop
    if (
        is_patronymic(words[-1])
        and len(words) == 2
        and stop < len(tokens)
        and is_name_token(tokens[stop])
    ):
        return start, stop + 1
    if len(words) == 1 and stop < len(tokens) and is_name_token(tokens[stop]):
        following = tokens[stop].text
        if is_given_name(words[0]) and is_surname(following) and not is_place(following):
            return start, stop + 1
    if len(words) == 1 and start and is_name_token(tokens[start - 1]):
        before = tokens[start - 1]
        fits = is_given_name(before.text) and is_named_only(before.text) and not _is_title(before)
        if fits and not is_given_name(words[0]):
            return start - 1, stop
    return start, stop


def _without_place(sentence: ParsedSentence, start: int, stop: int) -> Run:
    """«области Абай | Серику Жумангарину», «депутату Мажилиса | Нурлану Сауранбаеву»."""
    before = lemma(sentence.tokens[start - 1]) if start else ""
    first = sentence.tokens[start].text
    if stop - start > 1 and before in KINDS and (is_town(first) or first in named_regions()):
        return start + 1, stop
    words = [token.text for token in sentence.tokens[start:stop]]
    if len(words) == 3 and is_role(before) and _is_extra(*words):
        return start + 1, stop
    if len(words) == 3 and before in KINDS and is_given_name(words[1]):
        return (start + 1, stop) if has_surname_ending(words[2]) else (start, stop)
    return start, stop


def _is_extra(first: str, second: str, third: str) -> bool:
    """«аким Бозшатыра | Али-Аскар Жумадилов»: a place that no list knows."""
    return not is_given_name(first) and is_given_name(second) and has_surname_ending(third)


def is_name_token(token: Token) -> bool:
    """A capitalised word, hyphens allowed; not a lone letter."""
    text = token.text
    return len(text) > 1 and text[0].isupper() and text.replace("-", "").replace("’", "").isalpha()


def _ends_initial(tokens: Sequence[Token], stop: int) -> bool:
    return tokens[stop - 1].text == "." and stop > 1 and _is_letter(tokens[stop - 2])


def _is_letter(token: Token) -> bool:
    return len(token.text) == 1 and token.text.isupper()


def _surnames(
    number: int, sentence: ParsedSentence, known: Mapping[str, Sequence[str]], taken: frozenset[int]
) -> Iterator[Name]:
    """A surname alone that the model missed, of somebody whom the article names in full."""
    for index, token in enumerate(sentence.tokens):
        if index in taken or not is_name_token(token) or is_place(token.text):
            continue
        if _is_form_of(token.text, known) and _may_stand_alone(sentence, index):
            yield Name(number, index, index + 1, last=cased(token.text))


def _may_stand_alone(sentence: ParsedSentence, index: int) -> bool:
    called = is_called_after(sentence, index) or is_called_before(sentence, index, index + 1)
    if called or not is_surname(cased(sentence.tokens[index].text)):
        return False
    return not any(
        e.start <= index < e.stop and e.kind == "ORG" and e.stop - e.start > 1
        for e in sentence.entities
    )


def _trusted(document: Document, names: Sequence[Name]) -> Iterator[Name]:
    """Of a lone word that is also an everyday one («Мороз»), only what a full name backs."""
    lasts = by_prefix({name.last for name in names if name.is_full})
    for name in names:
        if (
            name.stop - name.start > 1
            or _is_form_of(name.words[0], lasts)
            or _is_safe_alone(document.sentences[name.sentence], name)
        ):
            yield name


def _is_safe_alone(sentence: ParsedSentence, name: Name) -> bool:
    """A name by its ending or by the dictionary, or an unknown word after a post."""
    token = sentence.tokens[name.start]
    if not token.text.istitle():
        return False
    if token.pos == "PROPN" and has_surname_ending(token.text):
        return True
    listed = tags(token.text) or is_given_name(token.text)
    introduced = name.start and is_role(lemma(sentence.tokens[name.start - 1]))
    return is_named_only(token.text) and bool(listed or introduced)
