"""Noun phrases of a flow of tokens: where they end, and their nominative."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from types import MappingProxyType

from ankbrief.data import load
from ankbrief.facts.posts.complements import Complement
from ankbrief.facts.posts.heads import body_heads, head_lemma, is_office, is_role
from ankbrief.facts.posts.roles import Role
from ankbrief.facts.posts.wording import noun_phrase, role_title
from ankbrief.facts.text.flow import (
    QUOTING,
    STOPS,
    Flow,
    has_case,
    is_nominal,
    lemma_of,
    local_noun,
    may_have_case,
)
from ankbrief.language.dictionary import is_known, parses, tagged, tags
from ankbrief.language.letters import cased_like
from ankbrief.language.text.document import Token
from ankbrief.language.text.morphology import CASES, NUMBERS, PARTS

GENDERS = {"Masc": "masc", "Fem": "femn", "Neut": "neut"}
LETTERS = re.compile("[А-ЯЁӘҒҚҢӨҰҮҺІ]{2,}")
# «Минводресурсов», «Минтруда», «Минкультуры»: made of a genitive, the same in every case.
MINISTRY = re.compile("Мин[а-яё]+(?:ов|ия|ий|уда|ры|ны|ли|нергетики)")
OPENING = STOPS | QUOTING | {":", ";"}
NOTHING: Mapping[int, str] = MappingProxyType({})
LONGEST = 24  # tokens of one phrase; a longer one is a list that ran on


@dataclass(frozen=True, slots=True)
class Phrase:
    """Adjectives from `start`, the noun at `head`, what hangs on it up to `stop`."""

    start: int
    head: int
    stop: int


def phrase_at(flow: Flow, start: int, stop: int, case: str) -> Phrase | None:
    """The noun phrase in `case` that begins with the token `start` and ends before `stop`."""
    head = start
    while head < stop and (
        describes(flow.tokens[head], case)
        or _joins(flow, head, stop, case)
        or _is_adjective_here(flow, head, stop, case)
    ):
        head += 1
    if head >= stop or not _heads(flow.tokens[head], case):
        head -= 1
        if head < start or not _is_nominalised(flow.tokens[head]):
            return None
    return Phrase(start, head, phrase_end(flow, head, stop))


def _is_adjective_here(flow: Flow, index: int, stop: int, case: str) -> bool:
    """«учёному | секретарю»: a word that may stand alone, with its noun behind it."""
    if index + 1 >= stop or not tagged(flow.tokens[index].text, "ADJF"):
        return False
    return may_have_case(flow.tokens[index], case) and _heads(flow.tokens[index + 1], case)


def _joins(flow: Flow, index: int, stop: int, case: str) -> bool:
    """«центральным государственным | и | местным исполнительным органам»."""
    return (
        flow.tokens[index].text == "и"
        and index + 1 < stop
        and describes(flow.tokens[index - 1], case)
        and describes(flow.tokens[index + 1], case)
        and flow.tokens[index - 1].pos == flow.tokens[index + 1].pos == "ADJ"
    )


def describes(token: Token, case: str) -> bool:
    """An adjective, a participle, «этот», «каждому» in that case."""
    full = token.feats.get("VerbForm") == "Part" and token.feats.get("Variant") != "Short"
    if local_noun(token.text):
        return False
    if tagged(token.text, "NOUN") and not tagged(token.text, "ADJF") and token.pos == "ADJ":
        return False
    return (token.pos in ("ADJ", "DET", "NUM") or full) and may_have_case(token, case)


def _heads(token: Token, case: str) -> bool:
    return (is_nominal(token) and has_case(token, case)) or _is_indeclinable(token)


def _is_indeclinable(token: Token) -> bool:
    """«МЧС», «АНК»: letters that no case changes."""
    return bool(LETTERS.fullmatch(token.text))


def _is_nominalised(token: Token) -> bool:
    """«собравшиеся», «заведующему»: a participle or adjective that stands as a noun."""
    return (
        is_role(head_lemma(token))
        or token.feats.get("VerbForm") == "Part"
        or lemma_of(token) in bodies("substantive")
    )


def phrase_end(flow: Flow, head: int, stop: int) -> int:
    """Where what hangs on the noun `head` ends, before `stop` at the latest."""
    token = flow.tokens[head]
    if lemma_of(token) in bodies("media") and head + 1 < stop:
        named = _printed_name(flow, head + 1, stop)
        if named:
            return head + 1 + named
    if _names_a_body(token) or is_role(head_lemma(token)):
        number, local = flow.local(head)
        body = not is_role(head_lemma(token))
        whole = Complement(flow.document.sentences[number], frozenset(), body=body)
        return min(head + whole.stop(local) - local, stop)
    index = head + 1
    limit = min(stop, head + LONGEST)
    while index < limit:
        taken = _taken(flow, head, index, limit)
        if not taken:
            break
        index += taken
    return index


def _names_a_body(token: Token) -> bool:
    return lemma_of(token) in body_heads() | bodies("bodies")


def _taken(flow: Flow, head: int, index: int, stop: int) -> int:
    """How many tokens from `index` on still belong to the phrase."""
    token = flow.tokens[index]
    if token.text in QUOTING:
        return _quoted(flow, index, stop)
    if _in_genitive(token) or _is_indeclinable(token) or _echoes(flow, head, index):
        return 1
    if token.text in ("и", ","):
        return _joined(flow, index, stop)
    if token.text.lower() in ("по", "при", "во") and lemma_of(flow.tokens[head]) in bodies("about"):
        return 1 + _counted(flow, index + 1, stop, ("Dat", "Loc"))
    return 0


def _printed_name(flow: Flow, index: int, stop: int) -> int:
    """«издание | Stepnoi.kz»: tokens that no space parts."""
    if not flow.tokens[index].text[:1].isupper():
        return 0
    last = index
    while (
        last + 1 < stop
        and flow.tokens[last].span.stop == flow.tokens[last + 1].span.start
        and flow.tokens[last + 1].text not in {",", ")"}
    ):
        last += 1
    last -= flow.tokens[last].text in STOPS
    return last + 1 - index


def _echoes(flow: Flow, head: int, index: int) -> bool:
    """«в акимате области»: tagged like the head, but next to it only a genitive can stand."""
    token = flow.tokens[index]
    same = token.feats.get("Case") == flow.tokens[head].feats.get("Case")
    return index == head + 1 and token.pos == "NOUN" and same and may_have_case(token, "Gen")


def _in_genitive(token: Token) -> bool:
    part = token.feats.get("VerbForm") == "Part" and token.feats.get("Variant") != "Short"
    return (token.pos in ("NOUN", "PROPN", "ADJ", "NUM", "DET") or part) and has_case(token, "Gen")


def _quoted(flow: Flow, index: int, stop: int) -> int:
    """A name in marks, up to its closing one: «Дом дружбы», "Қазақстан халқына"."""
    for place in range(index + 1, min(stop, index + 9)):
        if flow.tokens[place].text in QUOTING:
            return place + 1 - index
    return 0


def _joined(flow: Flow, index: int, stop: int) -> int:
    """«культуры и информации», «развития, инноваций и промышленности»: a further genitive."""
    if index + 1 >= stop or not _in_genitive(flow.tokens[index + 1]):
        return 0
    if flow.tokens[index].text == "," and not _list_goes_on(flow, index + 1, stop):
        return 0
    return 2 if _in_genitive(flow.tokens[index - 1]) else 0


def _list_goes_on(flow: Flow, index: int, stop: int) -> bool:
    """Whether the genitives after a comma run on to «и» with one more genitive."""
    while index < stop and _in_genitive(flow.tokens[index]):
        index += 1
    more = index + 1 < stop and _in_genitive(flow.tokens[index + 1])
    if not more:
        return False
    return flow.tokens[index].text == "и" or (
        flow.tokens[index].text == "," and _list_goes_on(flow, index + 1, stop)
    )


def _counted(flow: Flow, index: int, stop: int, cases: tuple[str, ...]) -> int:
    count = 0
    while index + count < stop and any(
        _heads(flow.tokens[index + count], case) or describes(flow.tokens[index + count], case)
        for case in cases
    ):
        count += 1
    return count


def conjuncts(flow: Flow, start: int, stop: int, case: str) -> Iterator[Phrase]:
    """The phrases in `case` that «и», «,» and «совместно с» join from `start` on."""
    phrase = phrase_at(flow, start, stop, case)
    while phrase is not None:
        yield phrase
        following, case = _next_conjunct(flow, phrase.stop, stop, case)
        phrase = phrase_at(flow, following, stop, case) if following else None


def _next_conjunct(flow: Flow, index: int, stop: int, case: str) -> tuple[int, str]:
    words = [token.text.lower() for token in flow.tokens[index : min(stop, index + 4)]]
    for joint in (("а", "также"), (",", "а", "также"), (",",), ("и",), ("или",)):
        if tuple(words[: len(joint)]) == joint and index + len(joint) < stop:
            return index + len(joint), case
    for together in ("совместно", "вместе"):
        if words[:2] in ([together, "с"], [together, "со"]):
            return index + 2, "Ins"
    return 0, case


def in_nominative(flow: Flow, phrase: Phrase, case: str) -> str:
    """The words of the phrase, its head and adjectives in the nominative, the rest as it is."""
    head = flow.tokens[phrase.head]
    if MINISTRY.fullmatch(head.text):
        return spelled(flow, range(phrase.start, phrase.stop))
    number, local = flow.local(phrase.head)
    sentence, shift = flow.document.sentences[number], phrase.head - local
    single = not _is_plural(head, case) and case != "Nom" and local_noun(head.text) is None
    if single and is_role(head_lemma(head)):
        role = Role(phrase.start - shift, local, phrase.stop - shift)
        return role_title(sentence, role)
    if single and _names_a_body(head):
        name = noun_phrase(sentence, phrase.start - shift, local, phrase.stop - shift)
        return _with_own_name(flow, phrase, case, name)
    changed = {
        index: recased(Form(token.text, token.pos, case, number_and_gender(head)))
        for index, token in enumerate(flow.tokens[phrase.start : phrase.head + 1], phrase.start)
        if token.text != "и"
    }
    return spelled(flow, range(phrase.start, phrase.stop), {i: w for i, w in changed.items() if w})


def _is_plural(head: Token, case: str) -> bool:
    """By the dictionary where it is sure («акимам»), else as the tagger has it."""
    numbers = {
        number
        for tag in tags(head.text)
        for number in NUMBERS.values()
        if CASES.get(case, "") in tag and number in tag
    }
    return numbers == {"plur"} or (len(numbers) != 1 and head.feats.get("Number") == "Plur")


def _with_own_name(flow: Flow, phrase: Phrase, case: str, name: str) -> str:
    """«городом Шымкентом» → «город Шымкент»: a place's name in the case of its noun."""
    index = phrase.head + 1
    if index >= phrase.stop or case == "Gen" or flow.tokens[index].pos != "PROPN":
        return name
    token = flow.tokens[index]
    form = recased(Form(token.text, token.pos, case, ("", ""))) if has_case(token, case) else None
    return name.replace(token.text, form, 1) if form else name


def spelled(flow: Flow, indices: Sequence[int], changed: Mapping[int, str] = NOTHING) -> str:
    """The tokens `indices` as text, some of them changed, with single spaces as the source has."""
    pieces: list[str] = []
    for number, index in enumerate(indices):
        if number and (indices[number - 1] != index - 1 or _is_spaced(flow, index)):
            pieces.append(" ")
        pieces.append(changed.get(index, flow.tokens[index].text))
    return "".join(pieces)


def _is_spaced(flow: Flow, index: int) -> bool:
    before, token = flow.tokens[index - 1], flow.tokens[index]
    if before.span.stop < token.span.start:
        return True
    return before.text.isalpha() and token.text.isalpha()  # words that the source glued together


@dataclass(frozen=True, slots=True)
class Form:
    """A word as it stands: its part of speech, UD case, and its head's number and gender."""

    word: str
    pos: str
    case: str
    agreement: tuple[str, str]


def number_and_gender(head: Token) -> tuple[str, str]:
    """What adjectives agree with, in the dictionary's terms."""
    number = NUMBERS.get(head.feats.get("Number", ""), "")
    return number, GENDERS.get(head.feats.get("Gender", ""), "") if number != "plur" else ""


@lru_cache(20_000)
def recased(form: Form, wanted: str = "Nom") -> str | None:
    """The word in the case `wanted`, in number and gender as it was; None where it has none."""
    word, name = form.word, CASES.get(form.case)
    if form.case == wanted or name is None or (len(word) > 1 and word.isupper()):
        return word
    agreement = [grammeme for grammeme in form.agreement if grammeme]
    readings = [parse for parse in parses(word) if name in parse.tag]
    readings.sort(key=lambda parse: str(parse.tag.POS) not in PARTS.get(form.pos, ()))
    for parse in sorted(readings, key=lambda parse: -sum(g in parse.tag for g in agreement)):
        own = {"sing", "plur"} if parse.tag.POS == "NOUN" else {"sing", "plur", *GENDERS.values()}
        changed = parse.inflect({CASES[wanted], *(own & set(parse.tag.grammemes))})
        if changed:
            return cased_like(word, str(changed.word))
    return None


def sentence_case(flow: Flow, index: int, text: str) -> str:
    """`text`, which begins with the token `index`, without a capital that only opens a sentence."""
    token = flow.tokens[index]
    if token.pos in ("ADP", "ADV", "CCONJ", "SCONJ", "PRON", "DET", "PART", "VERB", "AUX"):
        return text[:1].lower() + text[1:]
    opens = flow.sentence_start(index) == index or flow.tokens[index - 1].text in OPENING
    proper = any(tagged(token.text, name) for name in ("Name", "Surn", "Patr", "Geox", "Abbr"))
    proper = proper and not (is_office(lemma_of(token)) or lemma_of(token) in bodies("bodies"))
    capital = proper or lemma_of(token) in bodies("capital") or LETTERS.fullmatch(token.text)
    common = is_known(token.text) or lemma_of(token) in bodies("bodies")
    return text[:1].lower() + text[1:] if opens and common and not capital else text


@cache
def bodies(key: str) -> frozenset[str]:
    """A word list of `bodies.toml`."""
    return frozenset(load("bodies")[key].split())
