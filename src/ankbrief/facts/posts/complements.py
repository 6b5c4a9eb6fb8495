"""What follows the head of a post or body: «… министра культуры и информации Казахстана»."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from ankbrief.data import load
from ankbrief.facts.posts.heads import body_heads, head_lemma, is_adjectival, is_head, words
from ankbrief.facts.text.gazetteer import is_town
from ankbrief.language.dictionary import tags
from ankbrief.language.text.document import ParsedSentence, Token
from ankbrief.language.text.morphology import cases as possible_cases
from ankbrief.language.text.morphology import dictionary_cases, lemma

# After these a place's name may stay in the nominative: «Республики Казахстан», «области Абай».
KINDS = frozenset({"республика", "город", "область", "район", "село", "поселок", "партия"})
POSSESSIVES = frozenset({"его", "ее", "её", "их"})
MIXED = re.compile(r"[А-ЯЁ][а-яё]{1,5}[А-ЯЁ]{2,5}")  # «КазНУ», «КазГЮУ»
AGED = re.compile(r"\d+-летн")
SEE = re.compile(r"[А-ЯЁ]\w+[сц]к(?:ий|ого|ому|им|ом)")
OPENING, CLOSING = '«„“"', '»“”"'
PREPOSITIONS = {
    "по": {"Dat"}, "к": {"Dat"}, "при": {"Loc"}, "в": {"Loc"}, "во": {"Loc"}, "на": {"Loc"},
    "от": {"Gen"}, "из": {"Gen"}, "за": {"Ins"}, "с": {"Ins"}, "среди": {"Gen"},
}  # fmt: skip
BRACKET = 6  # «(Казахстанские железные дороги)»: words in brackets before a name, and the bracket
INSIDE = frozenset({"в", "во", "на", "из"})
# «институт управления водными ресурсами»
MANAGING = frozenset({"управление", "обеспечение", "обмен", "торговля", "руководство"})
# These belong to a post only after such a noun: «надзора за перевозками».
GOVERNED = {"к": {"подготовка"}, "за": {"контроль", "надзор"}, "с": {"борьба"}}


@cache
def _led_places() -> frozenset[str]:
    """«область», «город»: what an akim leads."""
    return frozenset(" ".join(load("roles")["levels"][:-1]).split())


def _is_verbal(word: str) -> bool:
    """Whether the dictionary knows the form as a verb and as no adjective or participle."""
    found = tags(word)
    verbal = any(tag.startswith(("VERB", "INFN", "PRTS", "GRND")) for tag in found)
    return verbal and not any(tag.startswith(("ADJF", "PRTF", "NOUN")) for tag in found)


def _by_ending(token: Token, cases: frozenset[str]) -> bool | None:
    """What the ending of a word tells that the dictionary lacks; None where it tells nothing."""
    parts = [dictionary_cases(part) for part in token.text.split("-")]
    if len(parts) > 1 and token.pos == "NOUN" and all(part & cases for part in parts):
        return True  # «школы-гимназии», tagged as of several
    known = bool(tags(token.text))
    if known and not (token.pos == "PROPN" and "Gen" in dictionary_cases(token.text)):
        return None
    if token.text.endswith(("ской", "цкой", "ского")):
        return "Gen" in cases  # «врач Талгарской больницы», «завучем рудненской школы»
    if known:
        return None
    if token.pos != "ADJ" or "Case" in token.feats:
        return None
    ended = "Gen" in cases and token.text.endswith(("ой", "ей", "ого", "его"))
    return ended or (len(parts) > 1 and bool(cases & parts[-1]))


def _is_told(token: Token) -> bool:
    """«лауреатами стали»: a verb by the tag, which the dictionary knows as one too."""
    return token.feats.get("VerbForm") == "Fin" and any("VERB" in t for t in tags(token.text))


def _is_capital(text: str) -> bool:
    """«Абая», «аль-Фараби»."""
    return text.removeprefix("аль-")[:1].isupper()


def _governed(token: Token) -> frozenset[str]:
    """Cases of what may follow the noun: «заведующего | секретариатом», «министра | финансов»."""
    also = head_lemma(token) in words("instrumental")
    return frozenset({"Gen", "Ins"} if also else {"Gen"})


@dataclass(frozen=True, slots=True)
class Complement:
    """What follows the head of a post: «… министра культуры и информации Республики Казахстан»."""

    sentence: ParsedSentence
    names: frozenset[int]
    body: bool = False  # of a body: where it is (« в Астане») is no part of its name

    def stop(self, head: int) -> int:
        """The index after the last token that belongs to the post."""
        token = self.sentence.tokens[head]
        start = self._after_sees(head + 1) if head_lemma(token) in words("clergy") else head + 1
        if self._text(start) == "." and token.text.lower() in words("cut_short"):
            start += 1  # «зам. акима района»
        return max(start, self._walk(start, _governed(token), token))

    def _after_sees(self, index: int) -> int:
        """«митрополит | Астанайский и Казахстанский | Александр»: adjectives of his sees."""
        stop = index
        while index not in self.names and SEE.fullmatch(self._text(index)):
            stop = index + 1
            index = stop + 1 if self._text(stop) in ("и", ",") else stop
        return stop

    def _walk(self, index: int, cases: frozenset[str], head: Token) -> int:
        stop = index
        while index < len(self.sentence.tokens) and index not in self.names:
            after, cases_after = self._step(index, cases, head)
            if after == index:
                break
            index, cases = after, cases_after
            if not self._is_open(index - 1):
                stop = index
        return stop

    def _is_open(self, index: int) -> bool:
        """An adjective whose noun is still to come; «Рудного» is a town."""
        token = self.sentence.tokens[index]
        named = is_town(token.text) or token.text.startswith("аль-")
        aged = AGED.match(token.text) is not None  # «главы области | 60-летнего Болата Досова»
        return not named and token.pos == "ADJ" and (aged or is_adjectival(token))

    def _step(self, index: int, cases: frozenset[str], head: Token) -> tuple[int, frozenset[str]]:
        """The index after one more piece of the complement, or the same one."""
        token = self.sentence.tokens[index]
        if token.text in OPENING or self._is_short_town(index):
            return self._after_quotes(index) if token.text in OPENING else index + 3, cases
        if token.text == "имени" or (token.text, self._text(index + 1)) == ("им", "."):
            return self._after_called(index), cases
        if self._fits(index, cases):
            managing = frozenset({"Ins"} if lemma(token) in MANAGING else ())
            return index + 1, cases if token.pos == "ADJ" else cases | _governed(token) | managing
        if token.pos == "ADV" and self._qualifies(index, cases):
            return index + 1, cases
        if token.text.lower() in PREPOSITIONS and token.pos == "ADP":
            return self._after_preposition(index, cases)
        return self._after_mark(index, cases, head), cases

    def _is_short_town(self, index: int) -> bool:
        """«акима | г. Рудного», «главы с. Достык»."""
        short = self._text(index) in ("г", "с", "п") and self._text(index + 1) == "."
        return short and self._text(index + 2)[:1].isupper() and index + 2 not in self.names

    def _is_rank(self, index: int) -> bool:
        """«министра внутренних дел | генерал-лейтенанта полиции»; not «вдова полковника»."""
        tokens = self.sentence.tokens
        return lemma(tokens[index]) in words("ranks") and not is_head(tokens[index - 1])

    def _qualifies(self, index: int, cases: frozenset[str]) -> bool:
        """«крайне | правой партии», «особо | охраняемых территорий»: an adverb of an adjective."""
        following = self.sentence.tokens[index + 1 : index + 2]
        return bool(following) and following[0].pos == "ADJ" and self._fits(index + 1, cases)

    def _text(self, index: int) -> str:
        return self.sentence.tokens[index].text if index < len(self.sentence.tokens) else ""

    def _after_called(self, index: int) -> int:
        """«университета имени Л.Н. Гумилёва»: after the surname of whom it is called after."""
        at = index + 1 + (self._text(index + 1) == ".")
        while len(self._text(at)) == 1 and self._text(at).isupper() and self._text(at + 1) == ".":
            at += 2
        while _is_capital(self._text(at)) and len(self._text(at)) > 1 and at not in self.names:
            at += 1
        return at if _is_capital(self._text(at - 1)) else index

    def _after_mark(self, index: int, cases: frozenset[str], head: Token) -> int:
        """The index after «и» with what it joins, a list, or a bracket; the same where it ends."""
        match self.sentence.tokens[index].text:
            case "и":
                first = self.sentence.tokens[index - 1] is head  # «муфтия | и почетного гостя»
                return index if first and not self.body else self._after_and(index, cases, head)
            case ",":
                return self._after_list(index, cases, head)
            case "(":
                return self._after_short(index)
        return index

    def _after_short(self, index: int) -> int:
        """«Объединенного фронта (ОФДД)», «меджлиса (парламента)», with the name after it."""
        inner = [token.text for token in self.sentence.tokens[index + 1 : index + BRACKET]]
        size = inner.index(")") if ")" in inner else 0
        stop = index + size + 2
        told = size and all(word[0].isalpha() for word in inner[:size])
        return stop if told and stop in self.names else index

    def _fits(self, index: int, cases: frozenset[str]) -> bool:
        """Whether the token can belong to a complement in one of the cases."""
        if index >= len(self.sentence.tokens) or index in self.names or self._is_rank(index):
            return False
        if self._is_object(index):
            return False
        token = self.sentence.tokens[index]
        if token.text.lower() in POSSESSIVES:
            return self._fits(index + 1, cases)
        if self._is_label(index):
            return True
        if token.pos not in ("NOUN", "PROPN", "ADJ", "VERB"):
            return token.pos == "X" and token.text[:1].isupper()
        return self._has_case(token, cases) or self._is_bare_name(index)

    def _is_object(self, index: int) -> bool:
        """«нацелил аким области | чиновников»: people, of whom a place is none."""
        tokens = self.sentence.tokens
        if lemma(tokens[index - 1]) not in _led_places() or not tokens[index].text.islower():
            return False
        rest = (token for token in tokens[index:] if token.pos != "ADJ" or is_head(token))
        forms = tags(next(rest, tokens[index]).text)
        return any("NOUN,anim" in form and "plur" in form for form in forms)

    def _is_label(self, index: int) -> bool:
        """«№ 5», «МВД», «KEGOC»: has no case to show."""
        text = self.sentence.tokens[index].text
        if text == "№" or (text.isdigit() and self.sentence.tokens[index - 1].text == "№"):
            return True
        mixed = not self.body and MIXED.fullmatch(text) is not None
        return len(text) > 1 and (text.isupper() or text.isascii() or mixed) and text[0].isalpha()

    def _is_bare_name(self, index: int) -> bool:
        """«области Абай», «Республики Казахстан»; a place's name that the dictionary lacks."""
        token = self.sentence.tokens[index]
        if is_head(token) or not token.text[0].isupper():
            return False
        before = self.sentence.tokens[index - 1]
        if lemma(before) in KINDS:
            return True
        if is_head(before) and is_town(token.text):
            return True  # «аким Темиртау»
        if is_head(before) and token.text.endswith(("а", "ы", "и")) and not tags(token.text):
            return True  # «аким Бозшатыра»: a place that no list knows
        return token.pos == "PROPN" and not dictionary_cases(token.text) and self._in_body(index)

    def _has_case(self, token: Token, cases: frozenset[str]) -> bool:
        """By the tag; where it says an oblique case, any that the form may be («интеграции»)."""
        if token.pos == "VERB" and (_is_verbal(token.text) or _is_told(token)):
            return False
        if possible_cases(token) & cases:
            return True
        if is_head(token) and token.pos == "PROPN" and token.feats.get("Case") == "Acc":
            return self._governs(token) and bool(dictionary_cases(token.text) & cases)
        told = _by_ending(token, cases)
        if told is not None:
            return told
        oblique = token.feats.get("Case") in ("Dat", "Loc", "Ins", "Gen", None)
        return oblique and token.pos != "PROPN" and bool(dictionary_cases(token.text) & cases)

    def _governs(self, token: Token) -> bool:
        """«Заместителя | Премьер-Министра» in the accusative; not «инспектора Майора …»."""
        at = next(i for i, other in enumerate(self.sentence.tokens) if other is token)
        return at > 0 and head_lemma(self.sentence.tokens[at - 1]) in words("governing")

    def _in_body(self, index: int) -> bool:
        """Inside a name of a place or body, whose case the model often misses."""
        return any(e.kind != "PER" and e.start <= index < e.stop for e in self.sentence.entities)

    def _after_quotes(self, index: int) -> int:
        """After the mark that closes; «ОО «Центр «Ахыска» Садыр Эйбов»: one may close several."""
        tokens, depth, last = self.sentence.tokens, 0, index
        for i in range(index, min(len(tokens), index + 14)):
            if tokens[i].text in OPENING and (i == index or self._opens(i)):
                depth += 1
            elif tokens[i].text in CLOSING:
                depth, last = depth - 1, i + 1
                if tokens[i].text == '"' and self._text(i + 1) not in CLOSING:
                    return last  # «АО "НК "Тулпар"»: one straight mark closes both
                if not depth or last in self.names:
                    return last
        return last if self._text(last) in ("", ".", ",", ";") else index

    def _opens(self, index: int) -> bool:
        """A mark inside others that opens; a straight one by the space before it and none after."""
        tokens = self.sentence.tokens
        if tokens[index].text not in CLOSING:
            return True
        free = tokens[index - 1].span.stop < tokens[index].span.start
        following = tokens[index + 1 : index + 2]
        return free and bool(following) and following[0].span.start == tokens[index].span.stop

    def _after_preposition(self, index: int, cases: frozenset[str]) -> tuple[int, frozenset[str]]:
        """«по делам культов», «при Президенте», «от партии», «в Казахстане»; not «в субботу»."""
        word = self.sentence.tokens[index].text.lower()
        governed = GOVERNED.get(word)
        if governed is not None and lemma(self.sentence.tokens[index - 1]) not in governed:
            return index, cases
        if word in ("в", "во", "на", "среди") and self.body:
            return index, cases
        taken = frozenset(PREPOSITIONS[word])
        if not self._fits(index + 1, taken):
            return index, cases
        following = self.sentence.tokens[index + 1]
        if lemma(following) in words("not_after_po") or self._goes_about(index):
            return index, cases
        if word in INSIDE and not following.text[0].isupper():
            reaches = not self._is_within(index) and self._reaches_name(index + 1, taken)
            return (index + 2, taken | {"Gen"}) if reaches else (index, cases)
        return index + 2, taken | {"Gen"}

    def _goes_about(self, index: int) -> bool:
        """«акима области | по Каркаралинскому району»: where he goes; one place is led."""
        tokens = self.sentence.tokens
        places = _led_places()
        toured = any(lemma(token) in places for token in tokens[index + 1 : index + 4])
        return lemma(tokens[index - 1]) in places and toured

    def _is_within(self, index: int) -> bool:
        """«учёная в Кызылорде | в семье учителя»: a second place belongs to no post."""
        before = self.sentence.tokens[max(0, index - 2) : index]
        return any(token.text.lower() in INSIDE for token in before)

    def _reaches_name(self, index: int, cases: frozenset[str]) -> bool:
        """«глава делегации на переговорах Саеб Эрекат»: only complements up to the name."""
        while self._fits(index, cases | {"Gen"}):
            index += 1
        return index in self.names

    def _after_and(self, index: int, cases: frozenset[str], head: Token) -> int:
        """«культуры и информации»; not «министра культуры и акима», nor before a name."""
        if not self._fits(index + 1, cases) or self._is_other_post(index + 1, head):
            return index
        if self._is_label(index + 1):
            return index
        return index + 2

    def _is_other_post(self, index: int, head: Token) -> bool:
        """Another post, or after a body another body: «Министерства финансов, Министерства …»."""
        while index < len(self.sentence.tokens) and self.sentence.tokens[index].pos == "ADJ":
            index += 1
        if index >= len(self.sentence.tokens):
            return False
        following = self.sentence.tokens[index]
        return is_head(following) or (
            lemma(head) in body_heads() and lemma(following) in body_heads()
        )

    def _after_list(self, index: int, cases: frozenset[str], head: Token) -> int:
        """«торговли, интеграции и туризма»: commas hold only if an «и» closes the list."""
        at = index + 1
        while self._fits(at, cases) and not self._is_other_post(at, head):
            at += 1
            following = self.sentence.tokens[at].text if at < len(self.sentence.tokens) else ""
            if following == "и" and self._after_and(at, cases, head) > at:
                return at
            if "Dat" in cases and at in self.names and at > index + 2:
                return at  # «по рынкам, информатизации, технологиям ЕЭК | Варос Симонян»
            if following == ",":
                at += 1
        return index
