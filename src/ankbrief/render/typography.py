"""Spaces that must not break and quotation marks as a Russian typesetter sets them.

Letters and digits never change; applying a function twice changes nothing more.
"""

from __future__ import annotations

import re

NBSP = "\N{NO-BREAK SPACE}"
THIN = "\N{NARROW NO-BREAK SPACE}"
LETTER = r"[^\W\d_]"
UNITS = (
    "%|‰|°|₸|тенге|руб|долл|млн|млрд|трлн|тыс|км|кв|га|год|года|году|годы|годов|лет|г|гг|век|века"
)
MONTHS = "января|февраля|марта|апреля|мая|июня|июля|августа|сентября|октября|ноября|декабря"
UNBREAKABLE = tuple(
    re.compile(pattern)
    for pattern in (
        rf"(?<!\w)({LETTER}\.(?:-{LETTER}\.)?) (?={LETTER}\.)",  # К. Ж. Токаев: between initials
        rf"(?<!\w)([А-ЯЁӘҒҚҢӨҰҮҺІA-Z]\.) (?={LETTER}{{2}})",  # К. Токаев, К.-Ж. Токаев
        r"([№§]) (?=\S)",  # № 5
        r"(?<!\w)((?:г|с|п|ул|им|ст|обл|пос)\.) (?=[^\W_])",  # г. Алматы, им. Абая
        rf"(\d) (?=(?:{UNITS})(?!\w))",  # 5 %, 320 млн, 2026 года
        r"(?<!\w)(тыс|млн|млрд|трлн) (?=(?:тенге|человек|руб|долл))",  # 320 млн тенге
        rf"(\d) (?=(?:{MONTHS})\b)",  # 24 апреля
        r"([\w»”“)]) (?=[—–] )",  # Астана — столица
        r"(?<!\w)([вксуоияаВКСУОИЯА]) (?=\S)",  # в Астане
    )
)
YEARS = re.compile(r"\b([12]\d{3})-([12]\d{3})\b")
HYPHEN = re.compile(r"(?<=[\w»)]) - (?=[\w«(])")
OPENS = re.compile(r'(?<![\w»”“.,!?…)])"(?=\S)')
CLOSES = re.compile(r'(?<=\S)"(?!\w)')


def unbreak(text: str) -> str:
    """Non-breaking spaces after initials, №, г., one-letter words; before units and dashes."""
    for pattern in UNBREAKABLE:
        text = pattern.sub(rf"\1{NBSP}", text)
    return text


def guillemets(text: str) -> str:
    """Straight marks in pairs become «ёлочки», inside others „лапки“; odd ones stay as they are."""
    marked = CLOSES.sub("»", OPENS.sub("«", text))
    return nested(marked) if is_balanced(marked) else text


def typeset(text: str) -> str:
    """Marks as «ёлочки», a dash between years and between words: 2026–2030, Астана — столица."""
    return HYPHEN.sub(" — ", YEARS.sub("\\1–\\2", guillemets(text)))


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
    for mark in text:
        depth += (mark == "«") - (mark == "»")
        if depth < 0 or mark == '"':
            return False
    return depth == 0


def nested(text: str) -> str:
    """Marks of the second level as „“: « « » » → « „ “ »."""
    depth, result = 0, []
    for mark in text:
        depth -= mark == "»"
        inner = {"«": "„", "»": "“"}.get(mark, mark)
        result.append(inner if depth > 0 else mark)
        depth += mark == "«"
    return "".join(result)
