"""Runs of tokens that name a person: entities of the model mended with lists of names."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence

from ankbrief.facts.people.bystanders import is_womans_subject, word_set
from ankbrief.facts.people.honoured import without_place
from ankbrief.facts.people.name_order import CHILD
from ankbrief.facts.people.name_tokens import is_name_token, with_particle
from ankbrief.facts.people.shapes import (
    is_demonym,
    is_kazakh,
    is_namesake,
    is_only_place,
    is_title,
    looks_like_name,
)
from ankbrief.facts.posts.heads import body_heads
from ankbrief.facts.text.gazetteer import is_place, is_town
from ankbrief.language.dictionary import tags
from ankbrief.language.names.words import (
    given_name_cases,
    has_surname_ending,
    is_given_name,
    is_named_only,
    is_patronymic,
    is_surname,
    same_stem,
)
from ankbrief.language.text.document import Entity, ParsedSentence, Token
from ankbrief.language.text.morphology import lemma

Run = tuple[int, int]
# Before these letters stands the name of a firm: «ТОО Серик Агро».
LEGAL = frozenset({"ТОО", "АО", "ИП", "КХ", "ОО", "ОФ", "КГУ", "КГП", "КГКП", "ГУ", "НАО", "ТД"})
NAMES = ("Name", "Surn", "Patr", "Geox")
SMALL = ("ADVB", "CONJ", "PREP", "PRCL", "NPRO", "INTJ", "PRED", "COMP")  # «Вчера», «Однако»


def name_runs(sentence: ParsedSentence) -> Iterator[Run]:
    """Where names of people stand, each whole, two that touch apart; in the order of the text."""
    tagged = frozenset(_tagged(sentence))
    shaped = (run for run in _shaped(sentence) if not _bites(run, tagged))
    for run in _joined(sentence, sorted({*tagged, *shaped})):
        yield from _apart(sentence, run)


def _bites(run: Run, tagged: Iterable[Run]) -> bool:
    """«села Арай | Полина Сергеева»: a pair by its shape that takes the first name of another."""
    return any(run[0] < start < run[1] <= stop - 1 for start, stop in tagged)


def _tagged(sentence: ParsedSentence) -> Iterator[Run]:
    for entity in sentence.entities:
        if entity.kind == "PER":
            run = _trimmed(sentence.tokens, entity.start, _before_bracket(sentence, entity))
            if run and _is_name_run(sentence, run):
                yield run


def _before_bracket(sentence: ParsedSentence, entity: Entity) -> int:
    """«Барри Лоу | (Barry Lowe)»: the name as the text declines it."""
    inner = range(entity.start + 1, entity.stop)
    return next((i for i in inner if sentence.tokens[i].text == "("), entity.stop)


def _trimmed(tokens: Sequence[Token], start: int, stop: int) -> Run | None:
    """«Президент Токаев» → «Токаев»: titles and small words go from both ends."""
    while start < stop and not _begins_name(tokens, start):
        start += 1
    while stop - start > 2 and _is_next_sentence(tokens, stop):
        stop -= 1
    while start < stop and not _ends_name(tokens, start, stop):
        stop -= 1
    while stop - start > 2 and is_only_place(tokens[stop - 1].text):
        stop -= 1  # «Болат Досов | Казахстан», a tag behind a tag
    if stop - start == 3 and _is_common(tokens[start]) and _is_full(tokens[start + 1 : stop]):
        start += 1
    return (start, stop) if start < stop else None


def _is_next_sentence(tokens: Sequence[Token], stop: int) -> bool:
    """«Ерлан Н. | Пассажирка …»: a common noun behind an initial."""
    initial = tokens[stop - 2].text == "." and len(tokens[stop - 3].text) == 1
    return initial and is_name_token(tokens[stop - 1]) and _is_common(tokens[stop - 1])


def _is_common(token: Token) -> bool:
    """«Старшеклассница», «Пассажирка»: a noun of the dictionary that is nobody's name."""
    found = tags(token.text)
    common = bool(found) and not any(mark in tag for tag in found for mark in NAMES)
    return common and not (is_given_name(token.text) or has_surname_ending(token.text))


def _is_full(tokens: Sequence[Token]) -> bool:
    return is_given_name(tokens[0].text) and is_surname(tokens[1].text)


def _begins_name(tokens: Sequence[Token], index: int) -> bool:
    if is_name_token(tokens[index]):
        body = lemma(tokens[index]) in body_heads()
        word = tokens[index].text
        title = is_title(tokens[index]) and not _is_name_like_title(tokens, index)
        place = _is_no_name(word, is_town) and not is_namesake(tokens, index)
        return not (body or title or place or _is_verb(word))
    return _is_letter(tokens[index]) and index + 1 < len(tokens) and tokens[index + 1].text == "."


def _is_name_like_title(tokens: Sequence[Token], index: int) -> bool:
    """«Султан | Раев», «Хан | Док Су»: nouns of titles that are names as well."""
    following = [token for token in tokens[index + 1 : index + 3] if is_name_token(token)]
    word = tokens[index].text.lower()
    if word in word_set("korean") and len(following) == 2:
        return not any(has_surname_ending(token.text) for token in following)
    named = bool(following) and has_surname_ending(following[0].text)
    return named and word in word_set("named_like_titles")


def _is_verb(word: str) -> bool:
    """«Приехал Болат Досов», «Юная Амина», «Вчера Досов»: what the dictionary has as no noun."""
    found = tags(word)
    told = ("VERB", "INFN", "GRND", "ADJF", "PRTF", *SMALL)
    if not found or (any(tag.startswith(SMALL) for tag in found) and is_given_name(word)):
        return False  # «Рано», a woman's name
    return all(tag.startswith(told) and "Surn" not in tag for tag in found)


def _is_no_name(word: str, is_toponym: Callable[[str], bool] = is_place) -> bool:
    """«Петропавловске», «Наурыз», «Акорды»."""
    return (
        is_toponym(word)
        or is_demonym(word)
        or any(same_stem(word, other) for other in word_set("not_names"))
    )


def _is_name_run(sentence: ParsedSentence, run: Run) -> bool:
    """«Исполняется», «Продолжение», «Акорды» alone are no names."""
    tokens = sentence.tokens[run[0] : run[1]]
    words = [token.text for token in tokens if is_name_token(token)]
    if len(words) > 1 and (lemma(tokens[-1]) in word_set("brands") or is_kazakh(words)):
        return False  # «Назарбаев Университетом», «Қазақстан Халқының Кеңесі»
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
            if run[1] <= len(tokens) and looks_like_name(tokens[start : run[1]]):
                if not _inside_other(sentence, run) and not _is_adjective(sentence, run[1] - 1):
                    yield run
                break


def _inside_other(sentence: ParsedSentence, run: Run) -> bool:
    """Inside a body's or a longer place's name: «фонд Нурсултана Назарбаева»."""
    return any(
        (e.kind == "ORG" and not run[0] <= e.start < e.stop <= run[1])
        or (e.kind == "LOC" and e.stop - e.start > run[1] - run[0])
        for e in sentence.entities
        if e.start < run[1] and run[0] < e.stop
        if not (_follows_honour(sentence.tokens, run) or _follows_letters(sentence.tokens, run, e))
    )


def _follows_letters(tokens: Sequence[Token], run: Run, entity: Entity) -> bool:
    """«председатель АНК | Мажит ШУЛЕНОВ»: taken for one body with the letters before."""
    ends = entity.start < run[0] and entity.stop <= run[1]
    letters = tokens[run[0] - 1].text if ends else ""
    return 1 < len(letters) < 7 and letters.isupper() and letters not in LEGAL


def _follows_honour(tokens: Sequence[Token], run: Run) -> bool:
    """«университета имени Абая | Дана Омарова»: whom a body is called after is named before."""
    at = run[0]
    while at and (tokens[at - 1].text[0].isupper() or tokens[at - 1].text == "."):
        at -= 1
    if at == run[0] or not at or tokens[at - 1].text.lower() != "имени":
        return False
    honoured = tokens[run[0] - 1].text
    whole = has_surname_ending(honoured) and honoured[-1] in "аяой"
    told = given_name_cases(tokens[run[0]].text)
    apart = bool(told) and "Gen" not in told
    return whole or apart or is_womans_subject(tokens[run[0] : run[1]])


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
    """The run with the words that belong to it on either side."""
    start, stop = _completed(sentence, run)
    return start, with_particle(sentence.tokens, stop)


def _completed(sentence: ParsedSentence, run: Run) -> Run:
    """«Айдар | Есенбеков», «Марата | Азильханова»: a lone given name and its surname."""
    start, stop = without_place(sentence, *run)
    tokens = sentence.tokens
    if stop < len(tokens) and tokens[stop].text.lower() in CHILD:
        stop += 1
    if stop - start == 1 and _is_addressed(tokens, stop):
        return start, stop + 2
    words = [token.text for token in tokens[start:stop]]
    if (
        is_patronymic(words[0])
        and start
        and is_name_token(tokens[start - 1])
        and not is_title(tokens[start - 1])
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
        fits = is_given_name(before.text) and is_named_only(before.text) and not is_title(before)
        if fits and not is_given_name(words[0]):
            return start - 1, stop
    return start, stop


def _is_addressed(tokens: Sequence[Token], index: int) -> bool:
    """«Умит | апа Серикбаева»: respect between a given name and a surname."""
    if index + 1 >= len(tokens) or tokens[index].text not in word_set("respect"):
        return False
    return is_name_token(tokens[index + 1]) and is_surname(tokens[index + 1].text)


def _ends_name(tokens: Sequence[Token], start: int, stop: int) -> bool:
    """«Токаев», «Токаев К.», «Ван И»."""
    if is_name_token(tokens[stop - 1]) or _ends_initial(tokens, stop):
        return True
    return stop - start == 2 and _is_letter(tokens[stop - 1])


def _ends_initial(tokens: Sequence[Token], stop: int) -> bool:
    return tokens[stop - 1].text == "." and stop > 1 and _is_letter(tokens[stop - 2])


def _is_letter(token: Token) -> bool:
    return len(token.text) == 1 and token.text.isupper()
