"""What the models read: the text with its typing accidents mended and every offset kept."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from ankbrief.language.dictionary import analyser
from ankbrief.model import Span

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
    kept = [i for i in range(span.start, span.stop) if text[i] not in INVISIBLE]
    plain = _with_latin_numerals("".join(_plain(text[i]) for i in kept))
    cuts = sorted({cut for rule in GLUE for cut in rule(plain)})
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
    return re.sub(r"\b(?:[ХІVXI]{2,}|І|[ХІСМVXILCDM]*[VXIІLD][ХІСМVXILCDM]*)\b", _latin, text)


def _latin(match: re.Match[str]) -> str:
    return match.group().translate(ROMAN)


def _after_full_stop(text: str) -> Iterator[int]:
    """«…концепции.Токаев подчеркнул» → «…концепции. Токаев подчеркнул»."""
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
    for match in re.finditer(rf"(?<=[а-яё])(?={site})|(?<=\.kz|\.ru)(?=[а-яё])", text, re.ASCII):
        yield match.start()


def _capital_inside(text: str) -> Iterator[int]:
    """«назначенНурлан» → «назначен Нурлан»; «КазМунайГаз» and «еАрхив» stay."""
    for match in re.finditer(r"(?<=\b[а-яё])[а-яё]{2,}(?=[А-ЯЁ][а-яё]{2})", text):
        yield match.end()


def _unknown_word(text: str) -> Iterator[int]:
    """«Токаевподписал», «странывылетел» → two words of the dictionary, the second a verb."""
    for match in re.finditer(r"\b[А-ЯЁа-яё][а-яё]{6,29}\b", text):
        cut = _seam(match.group())
        if cut:
            yield match.start() + cut


GLUE: tuple[Callable[[str], Iterator[int]], ...] = (
    _after_full_stop,
    _before_opening_quote,
    _after_closing_quote,
    _around_site,
    _capital_inside,
    _unknown_word,
)

LINKING = frozenset({"для", "что", "чтобы", "также", "при", "под", "перед", "после"})


@lru_cache(50_000)
def _seam(word: str) -> int:
    """Where an unknown word falls into two known ones, 0 where it does not."""
    if analyser().word_is_known(word):
        return 0
    seams = [cut for cut in range(3, len(word) - 2) if _is_seam(word[:cut], word[cut:])]
    return seams[0] if len(seams) == 1 else 0


def _is_seam(left: str, right: str) -> bool:
    if left.lower() in LINKING or right in LINKING:
        return _stands_alone(left) and _stands_alone(right)
    return len(right) >= 3 and _tells(right) and (_stands_alone(left) or _is_surname(left))


def _stands_alone(word: str) -> bool:
    return len(word) >= 3 and bool(analyser().word_is_known(word))


def _tells(word: str) -> bool:
    """A verb as news tells it: «подписал», «сообщает», «принято»; «наем» is none."""
    parses = analyser().parse(word) if analyser().word_is_known(word) else ()
    return any(
        parse.tag.POS == "PRTS" or {"past"} in parse.tag or {"3per"} in parse.tag
        for parse in parses
    )


def _is_surname(word: str) -> bool:
    return bool(re.fullmatch(r"[А-ЯЁ][а-яё]{2,}(?:[оеё]в|ин)а?", word))
