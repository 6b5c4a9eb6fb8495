"""What the models read: the text with its typing accidents mended and every offset kept."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise

from ankbrief.data import load
from ankbrief.language.dictionary import is_known, tags
from ankbrief.language.letters import fold
from ankbrief.language.models import is_frequent
from ankbrief.language.names.words import (
    given_names,
    has_surname_ending,
    is_given_name,
    is_patronymic,
)
from ankbrief.language.text.loans import loan
from ankbrief.model import Span

HARD_ENDINGS = ("а", "у", "ом", "ем", "е")
INVISIBLE = frozenset("\u00ad\u200b\u200c\u200d\u2060\ufeff")
ROMAN = str.maketrans("ХІСМ", "XICM")


@dataclass(frozen=True, slots=True)
class Reading:
    """`text` as read; `offsets[i]` is where its character i stands in the article."""

    text: str
    offsets: tuple[int, ...]

    def span(self, start: int, stop: int) -> Span:
        """Where the characters `start` up to `stop` of the reading stand in the article."""
        return Span(self.offsets[start], self.offsets[stop - 1] + 1)


def reading_of(text: str, span: Span) -> Reading:
    """The reading of `span`: plain spaces, Latin Roman numerals, glued words apart."""
    kept: Sequence[int] = range(span.start, span.stop)
    plain = span.of(text)
    if not plain.isprintable():  # as few paragraphs are
        kept = [i for i in kept if text[i] not in INVISIBLE]
        plain = "".join(_plain(text[i]) for i in kept)
    plain = _with_latin_numerals(plain)
    rules = (rule for sign, rule in GLUE if sign.search(plain))
    cuts = sorted({cut for rule in rules for cut in rule(plain)})
    pieces, offsets, last = [], list[int](), 0
    for cut in cuts:
        pieces += [plain[last:cut], " "]
        offsets += [*kept[last:cut], kept[cut]]
        last = cut
    return Reading("".join([*pieces, plain[last:]]), (*offsets, *kept[last:]))


def _plain(character: str) -> str:
    """Any kind of space or control character as a space."""
    return character if character.isprintable() else " "


def _with_latin_numerals(text: str) -> str:
    """«ХХХІV сессия» typed in Cyrillic letters → «XXXIV сессия»."""
    return re.sub(r"\b[ХІСМVXILCDM]++\b", _latin, text)


def _latin(match: re.Match[str]) -> str:
    """Numerals have an «І», «V», «X» or «L», or are «ХХ»; «С», «М», «СМ» are words of Russian."""
    word = match.group()
    numeral = any(letter in "VXIІLD" for letter in word) or (
        set(word) <= set("ХX") and len(word) > 1
    )
    return word.translate(ROMAN) if numeral else word


def _after_full_stop(text: str) -> Iterator[int]:
    """«…концепции.Токаев подчеркнул», «…в МЧС.По данным» → with a space."""
    for match in re.finditer(r"(?<=[А-ЯЁ]{2}[.!?…])(?=[А-ЯЁӘҒҚҢӨҮҰҺ][а-яё ])", text):
        yield match.start()
    for match in re.finditer(r"(?<=[а-яё\d»\")%][.!?…])(?=[А-ЯЁӘҒҚҢӨҮҰҺ])", text):
        if not re.search(r"\b\w\.$", text[max(0, match.start() - 3) : match.start()]):
            yield match.start()


def _before_opening_quote(text: str) -> Iterator[int]:
    """«…работы."По моему поручению» → «…работы. "По моему поручению»; closing marks stay."""
    opens = {m.start(): number % 2 == 0 for number, m in enumerate(re.finditer('"', text))}
    for match in re.finditer(r"(?<=[а-яё\d»)a-z][.!?…])(?=[\"«„])", text):
        if opens.get(match.start(), True):
            yield match.start()


def _after_closing_quote(text: str) -> Iterator[int]:
    """«…работы."Президент» after a closing mark → «…работы." Президент»."""
    opens = {m.start(): number % 2 == 0 for number, m in enumerate(re.finditer('"', text))}
    for match in re.finditer(r"(?<=[а-яё\d.!?…][\"»“])(?=[А-ЯЁ])", text):
        if not opens.get(match.start() - 1, False):
            yield match.start()


def _around_site(text: str) -> Iterator[int]:
    """«передаетTengrinews.kzсо ссылкой» → «передает Tengrinews.kz со ссылкой»."""
    site = r"[A-Za-z][\w-]*\.(?:kz|ru|com|org|net|info|qz)"
    for match in re.finditer(
        rf"(?<=[а-яё])(?={site})|(?<=\.kz|\.ru)(?=[А-ЯЁа-яё])", text, re.ASCII
    ):
        yield match.start()


def _capital_inside(text: str) -> Iterator[int]:
    """«назначенНурлан», «АкордыПрезидент» → two words; «КазМунайГаз» and «еАрхив» stay."""
    small = r"(?<=\b[а-яё])[а-яё]{2,}|\b(?:на|по|от|из|за|со|во|об)"
    for match in re.finditer(rf"(?:{small})(?=[А-ЯЁ][а-яё]{{2}})", text):
        yield match.end()
    for match in re.finditer(r"\b[А-ЯЁ][а-яё]{3,29}([А-ЯЁ][а-яё]{3,19})\b", text):
        if _opens(match.group(1)):
            yield match.start(1)
    for match in re.finditer(r"\b(?:([\w-]+) )?([А-ЯЁ][а-яё]{3,29})([А-ЯЁ][а-яё]{2,19})\b", text):
        given, left, right = match.groups()  # «Серик ДосовАкимат», «ДосовТем временем»
        if _is_surname(left) and (is_known(right) or (given and is_given_name(given))):
            yield match.start(3)


def _after_letters(text: str) -> Iterator[int]:
    """«ВКОАким», «МЧСсообщили», «вАлматы»: behind known letters, behind a preposition."""
    for word in (r"[А-ЯЁ][а-яё]{1,19}", r"[а-яё]{3,19}|[ВКСУО]"):
        for match in re.finditer(rf"\b([А-ЯЁ]{{2,6}})(?=({word})\b)", text):
            if match.group(1) in _letters() and _may_follow_letters(match.group(2)):
                yield match.end()
    for match in re.finditer(r"\b[вксу](?=[А-ЯЁ][а-яё]{2})", text):
        yield match.end()


@cache
def _letters() -> frozenset[str]:
    """Abbreviations of regions and public bodies."""
    shorts = (body.get("short", "") for body in load("public_bodies")["body"])
    return frozenset(load("places")["abbreviations"]) | {s for s in shorts if s.isupper()}


def _may_follow_letters(word: str) -> bool:
    """A word of the dictionary that is no ending: «МЧСник», «НАТОвцы» stay."""
    if word[0].isupper():
        return is_known(word)
    if len(word) == 3:
        return word in ("был", "дал")
    return _tells(word) or (is_known(word) and is_frequent(word))


def _opens(word: str) -> bool:
    """«Президент», «Ранее», «Токаев», «Нурлан»: begins a sentence, ends no firm's name."""
    if _is_surname(word):
        return True
    return len(word) > 4 and (is_frequent(word, OPENERS) or word.lower() in given_names())


def _unknown_word(text: str) -> Iterator[int]:
    """«Токаевподписал», «переговорыс» → two or three words of the dictionary."""
    for match in re.finditer(r"(?<!-)\b[А-ЯЁа-яё][а-яё]{4,39}\b(?!-)", text):
        yield from (match.start() + cut for cut in _seams(match.group()))


# Each rule behind what stands wherever it cuts: few paragraphs have that, and it is found at once.
GLUE: tuple[tuple[re.Pattern[str], Callable[[str], Iterator[int]]], ...] = (
    (re.compile(r"[.!?…][А-ЯЁӘҒҚҢӨҰҮҺ]"), _after_full_stop),
    (re.compile(r"[.!?…][\"«„]"), _before_opening_quote),
    (re.compile(r"[\"»“][А-ЯЁ]"), _after_closing_quote),
    (re.compile(r"\.(?:kz|ru|com|org|net|info|qz)"), _around_site),
    (re.compile(r"[а-яё][А-ЯЁ]"), _capital_inside),
    (re.compile(r"[А-ЯЁвксу][А-ЯЁ]"), _after_letters),
    (re.compile(r"[А-ЯЁа-яё]"), _unknown_word),
)

# Little words that links leave glued to their neighbours; longer ones first.
LINKING = frozenset(
    [
        "для",
        "что",
        "чтобы",
        "также",
        "при",
        "под",
        "перед",
        "после",
        "из",
        "на",
        "по",
        "от",
        "со",
        "за",
        "об",
        "но",
        "не",
    ]
)
LETTERS = frozenset("всоки")  # prepositions and «и» are left glued to the word before a link
# First halves of compounds that are words by themselves: «видеообращение» is one word.
PREFIXOIDS = frozenset(
    [
        "видео",
        "медиа",
        "авто",
        "мото",
        "фото",
        "кино",
        "теле",
        "радио",
        "метро",
        "евро",
        "онлайн",
        "интернет",
        "пресс",
        "полу",
        "само",
    ]
)
OF_TOWN = re.compile(r"(\w+?)(?:ин|ан|ен|ов)?(?:ск(?:[аиоу][йея]|ого|ому|им|ом|их|ую)|ц\w{1,3}|ка)")
OPENERS = 50_000  # occurrences of «Президент», «Ранее», «Глава»; names of firms lie below
MOST_PIECES = 3


@lru_cache(50_000)
def _seams(word: str) -> tuple[int, ...]:
    """Where an unknown word falls into known ones; none where it does not, or does in two ways."""
    if _is_whole(word):
        return ()
    for count in range(2, MOST_PIECES + 1):
        found = list(_splits(word, count))
        if found:
            return _best(word, found)
    return ()


def _is_whole(word: str) -> bool:
    """A word of the dictionary, of Kazakhstan or of the news («акиматом»), or a name."""
    if is_known(word) or loan(word) or is_frequent(word, least=1) or fold(word) in _towns():
        return True
    if _is_counted(word) or _is_of_town(word.lower()):
        return True
    return word[0].isupper() and _is_name(word) and not _is_told_of(word)


def _is_counted(word: str) -> bool:
    """«двенадцатидневный», «сорокаэтажный»: a number and an adjective are one word."""
    rests = (word[len(number) :] for number in _numbers() if word.lower().startswith(number))
    return any(rest and tags(rest)[:1] and tags(rest)[0].startswith("ADJF") for rest in rests)


def _is_of_town(word: str) -> bool:
    """«кызылординский», «талдыкорганцы»: of a town of the gazetteer."""
    match = OF_TOWN.fullmatch(word)
    stem = fold(match.group(1)) if match else ""
    return len(stem) > 4 and any(town.startswith(stem) for town in _towns())


@cache
def _numbers() -> tuple[str, ...]:
    return tuple(number for number in load("dates")["compound"] if number)


@cache
def _towns() -> frozenset[str]:
    """The gazetteer's names, folded, and the cases of those that end in a consonant."""
    towns = load("places")["towns"]
    names = [fold(name) for name in (*towns["names"].split(), *towns["villages"].split())]
    hard = (name for name in names if name[-1] not in "аеиоуыэюяьй")
    return frozenset(names) | {name + ending for name in hard for ending in HARD_ENDINGS}


def _is_told_of(word: str) -> bool:
    """«Петропавловскеупали»: a place and a verb, though it ends as surnames do."""
    cuts = range(5, len(word) - 4)
    return any(
        _tells(word[cut:]) and any("Geox" in tag for tag in tags(word[:cut])) for cut in cuts
    )


def _is_name(word: str) -> bool:
    """«Бейбита», «Оксикбаевича» are whole, whatever words they are made of."""
    return is_given_name(word) or is_patronymic(word) or has_surname_ending(word)


def _splits(word: str, count: int) -> Iterator[tuple[int, ...]]:
    """The cuts of `word` into `count` pieces that may stand side by side."""
    if count == 1:
        if _follows(word) or word in LETTERS:
            yield ()
        return
    for cut in range(2, len(word)):
        left, right = word[:cut], word[cut:]
        fits = _begins(left, right) if left[0].isupper() else _follows(left)
        if fits and left.lower() not in PREFIXOIDS:
            yield from ((cut, *(cut + rest for rest in more)) for more in _splits(right, count - 1))


def _best(word: str, found: list[tuple[int, ...]]) -> tuple[int, ...]:
    """The one way; of several the one whose shortest piece is longest, if it is alone in that."""
    ranked = sorted(found, key=lambda cuts: _shortest(word, cuts), reverse=True)
    if len(ranked) > 1 and _shortest(word, ranked[0]) == _shortest(word, ranked[1]):
        return ()
    return ranked[0]


def _shortest(word: str, cuts: tuple[int, ...]) -> int:
    edges = [0, *cuts, len(word)]
    return min(stop - start for start, stop in pairwise(edges))


def _follows(piece: str) -> bool:
    """A little word, or a longer one that news uses; of three letters only a verb: «был»."""
    if piece in LINKING:
        return True
    if len(piece) <= 3:
        return len(piece) == 3 and _tells(piece)
    return is_known(piece) and (len(piece) >= 8 or is_frequent(piece))


def _begins(left: str, right: str) -> bool:
    """A capitalised word and the verb after it: rare surnames must stay whole."""
    if len(left) < 3 or not (is_known(left) or _is_surname(left)):
        return False
    return any(_tells(right[:stop]) for stop in range(3, len(right) + 1))


@lru_cache(50_000)
def _tells(word: str) -> bool:
    """A verb as news tells it: «подписал», «сообщает», «принято»; «наем» is none."""
    return any(
        "PRTS" in tag or ("VERB" in tag and ("past" in tag or "3per" in tag)) for tag in tags(word)
    )


def _is_surname(word: str) -> bool:
    return bool(re.fullmatch(r"[А-ЯЁ][а-яё]{2,}(?:[оеё]в|ин)а?", word))
