"""Spaces that must not break, quotation marks and dashes as a Russian typesetter sets them.

`unbreak` only changes kinds of spaces and hyphens and drops invisible marks, so it is fit for
quotations too; `typeset` puts marks, dashes and missing spaces into our own text. Letters and
digits never change; applying a function twice changes nothing more.
Rules: Мильчин, Чельцова, «Справочник издателя и автора»
(spaces, numbers, ranges); Розенталь, § 124 (marks within marks).
"""

from __future__ import annotations

import re
from functools import lru_cache

NBSP = "\N{NO-BREAK SPACE}"
THIN = "\N{NARROW NO-BREAK SPACE}"
NB_HYPHEN = "\N{NON-BREAKING HYPHEN}"
CAPITAL = "[А-ЯЁӘҒҚҢӨҰҮҺІA-Z]"
SMALL = "[а-яёәғқңөұүһі]"
SPACE = f"[ {NBSP}]"
UNITS = (
    "%|‰|°|₸|€|[$]|тенге|руб|долл|евро|млн|млрд|трлн|тыс|мм|см|м|км|кв|куб|га|мг|г|кг|т|ц|л|"
    "МВт|кВт|Гц|сек|мин|ч|час|часа|часов|год|года|году|годы|годов|годах|лет|гг|век|века|вв|"
    "чел|человек|человека|раз|раза"
)
MONTHS = "января|февраля|марта|апреля|мая|июня|июля|августа|сентября|октября|ноября|декабря"
BEFORE_NUMBER = "ст|п|пп|ч|гл|д|кв|каб|стр|с|рис|табл|разд"
SMALL_WORDS = "в|к|с|о|у|и|а|я|во|ко|со|об|на|по|за|из|от|до|не|ни|но"
ROMAN = "[IVXLCХІ]+"  # Cyrillic Х and І stand for Latin X and I in real files
UNBREAKABLE = tuple(
    re.compile(pattern)
    for pattern in (
        rf"(?<!\w)([^\W\d_]\.(?:[-{NB_HYPHEN}][^\W\d_]\.)?) (?=[^\W\d_]\.)",  # К. Ж. Токаев
        rf"(?<!\w)({CAPITAL}\.) (?={CAPITAL}?{SMALL}{{2}})",  # К. Токаев, К.-Ж. Токаев
        rf"(?<=\w)({SMALL}) (?={CAPITAL}\.{SPACE}?{CAPITAL}\.)",  # Токаев К. К.
        r"([№§]) (?=\S)",  # № 5, § 124
        rf"(?<!\w)((?:{BEFORE_NUMBER})\.) (?=\d)",  # ст. 7, п. 3
        r"(?<!\w)((?:г|с|п|пос|ул|пр|пер|мкр|им|обл)\.) (?=[^\W_])",  # г. Алматы, им. Абая
        rf"(\d) (?=(?:{UNITS})(?!\w))",  # 5 %, 320 млн, 2026 года
        r"(?<!\w)((?:тыс|млн|млрд|трлн)\.?) (?=(?:тенге|человек|руб|долл|тонн|[₸€$]))",  # млн тенге
        rf"(\d) (?=(?:{MONTHS})\b)",  # 24 апреля
        rf"\b({ROMAN}) (?={SMALL})",  # XXXIV сессия, XXI век
        r"(\S) (?=[—–] )",  # Астана — столица
        r"(\w) (?=(?:бы|ли|же|б|ль|ж)\b)",  # сказал бы
        rf"(?<!\w)((?i:{SMALL_WORDS})) (?=\S)",  # в Астане
    )
)
INITIALS = re.compile(rf"(?<!\w)({CAPITAL}\.)-(?={CAPITAL}\.)")  # К.-Ж. Токаев
GROUPS = re.compile(
    rf"(?<![\w.,:№+()/{THIN}-])(?<![№+(]{SPACE})\d{{1,3}}(?:{SPACE}\d{{3}})+"
    rf"(?![\w:/-]|[.,]\d|{SPACE}\d)"
)
PAIRS = re.compile(
    r"(?<!\w)([тТ])\.\s?(?=[едпнкг]\.)|(?<!\w)(н)\.\s?(?=э\.)"
)  # т. е., т. д., н. э.
DIGITS = re.compile(
    r"(?<![\w.,:№+()/-])(?<!№ )(?<!№\xa0)([1-9]\d{4,8})(?=[ \xa0](?:[а-яё]{2}|[%₸€$м]))"
)
NAMED_NUMBER = re.compile(
    r"(?:номер\w*|тел\w*|индекс\w*|код\w*|счёт\w*|счет\w*|ИИН|БИН|ID)[.:]?[ \xa0]$", re.IGNORECASE
)
UNIT_APART = re.compile(r"(?<=\d)(?=[%‰₸](?!\w))|(?<=[№§])(?=\d)")  # 5%, №5; not %20
RANGE = re.compile(
    rf"(?<![\w№.,:/+–-])(?<!№ )(?<!№\xa0)(\d{{1,3}}|[12]\d{{3}})-(\d{{1,3}}|[12]\d{{3}})"
    rf"(?={SPACE}?[%‰₸]|{SPACE}(?:{SMALL}|(?:МВт|кВт)))"
)
YEARS = re.compile(r"(?<![\w.,:/+–-])([12]\d{3})-([12]\d{3})(?![\w–-])")
CENTURIES = re.compile(rf"\b({ROMAN})-({ROMAN})(?={SPACE}в(?:в?\.|ек))")  # XIX-XX вв.
HYPHEN = re.compile(rf"(?<=[\w»).,%!?…])({SPACE})[-–] (?=[\w«(„])")
STRETCH = re.compile(rf"(?:\d|{MONTHS}|года|г\.)$")  # «с 28 декабря – 3 января»
REPLICA = re.compile(r"^[-–] (?=[\w«])")
DOTS = re.compile(r"(?<!\.)\.{3}(?!\.)")
MARKS = re.compile('[«»"]')
OPENS = re.compile(r'(?<![\w»”“.,!?…)])"(?=\S)')
CLOSES = re.compile(r'(?<=\S)"(?!\w)')


UNSEEN = dict.fromkeys(map(ord, "\u200b\u2060\ufeff"))
REMEMBERED = 16_384  # texts: names, bodies, outlets, actions and sentences stand in many places


@lru_cache(REMEMBERED)
def unbreak(text: str) -> str:
    """Spaces and hyphens that hold: after initials, №, short words; before units and dashes.

    Invisible marks of the source, which some fonts draw as boxes, are left out. Groups of digits
    that a space parts keep together by a narrow one, «12 500»; telephone numbers, whose groups
    differ, stay as they are.
    """
    text = text.translate(UNSEEN)
    if " " not in text and "-" not in text:
        return text
    for pattern in UNBREAKABLE:
        text = pattern.sub(rf"\1{NBSP}", text)
    text = INITIALS.sub(rf"\1{NB_HYPHEN}", text)
    return GROUPS.sub(lambda found: re.sub(r"\s", _group_space(found[0]), found[0]), text)


def _group_space(number: str) -> str:
    """«5 000» is met as printed; from five digits on the space is narrow."""
    return THIN if sum(map(str.isdigit, number)) > 4 else NBSP


def guillemets(text: str) -> str:
    """Straight marks in pairs become «ёлочки», inside others „лапки“; odd ones stay as they are."""
    if MARKS.search(text) is None:
        return text
    marked = CLOSES.sub("»", OPENS.sub("«", text))
    return nested(marked) if is_balanced(marked) else text


@lru_cache(REMEMBERED)
def typeset(text: str) -> str:
    """Marks, dashes and spaces of our own text: «т. е.», 2026–2030, 5 %, 12 500, «Да», — сказал."""
    return dashes(spaced(guillemets(DOTS.sub("…", text))))


def spaced(text: str) -> str:
    """Spaces that are missing: т.е. → т. е., 5% → 5 %, №5 → № 5, 12500 человек → 12 500 человек."""
    text = PAIRS.sub(lambda found: f"{found[1] or found[2]}.{NBSP}", text)
    return DIGITS.sub(_grouped, UNIT_APART.sub(NBSP, text))


def _grouped(found: re.Match[str]) -> str:
    """Digits in threes; a telephone or another number that names something stays whole."""
    if NAMED_NUMBER.search(found.string[: found.start()][-16:]):
        return found[0]
    return f"{int(found[1]):,}".replace(",", THIN)


def dashes(text: str) -> str:
    """An en dash in ranges, an em dash between words and in speech: 5–7 мая, «Да», — сказал он."""
    for pattern in (YEARS, RANGE):
        text = pattern.sub(_range, text)
    text = CENTURIES.sub("\\1–\\2", text)
    text = REPLICA.sub("— ", text)
    return HYPHEN.sub(_dash, text)


def _range(found: re.Match[str]) -> str:
    """«5–7»; a larger number first is a score or the name of something."""
    is_rising = int(found[1]) < int(found[2])
    return f"{found[1]}–{found[2]}" if is_rising else found[0]


def _dash(found: re.Match[str]) -> str:
    """A stretch of days keeps its en dash, a score or a sum of numbers its hyphen."""
    text, after = found.string, found.end()
    is_stretch = text[after].isdigit() and STRETCH.search(text[: found.start()][-9:])
    return found[0] if is_stretch else f"{found[1]}— "


@lru_cache(REMEMBERED)
def quoted(text: str) -> str:
    """The text inside «», its own marks as „“ where they pair, without its full stop.

    «Школу „Достық“ надо открыть» from a quotation with "Достық" or «Достық» inside. The stop
    belongs behind the marks: Розенталь, § 124.
    """
    bare = text if text.endswith("..") else text.rstrip(";, ").removesuffix(".")
    return guillemets(f"«{bare}»") if is_balanced(guillemets(bare)) else f"«{bare}»"


def is_balanced(text: str) -> bool:
    """Whether the marks « » close in order and no straight one is left."""
    depth = 0
    for mark in MARKS.findall(text):
        depth += (mark == "«") - (mark == "»")
        if depth < 0 or mark == '"':
            return False
    return depth == 0


def nested(text: str) -> str:
    """Marks of the second level as „“: « « » » → « „ “ »."""
    if text.count("«") < 2:
        return text
    depth = 0

    def told(found: re.Match[str]) -> str:
        nonlocal depth
        mark = found[0]
        depth -= mark == "»"
        inner = {"«": "„", "»": "“"}.get(mark, mark)
        shown = inner if depth > 0 else mark
        depth += mark == "«"
        return shown

    return MARKS.sub(told, text)
