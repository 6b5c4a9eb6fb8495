"""Small charts as inline SVG: vector in the PDF, a picture in Word, readable without colour.

Every bar has its number in figures beside it, and `aria-label` says all numbers. Drawn with
attributes only (no style, class or id), so that every renderer shows the same; the tag set is that
of `ankbrief.render.htmltree`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import timedelta

from markupsafe import Markup

from ankbrief.briefing.model import Period, Stretch, Tally
from ankbrief.data import load
from ankbrief.language.inflect import (
    agree,
    date_in_words,
    figures,
    month_in_words,
    period_in_words,
    weekday_in_words,
)

WIDTH = 440  # CSS px, 116 mm: two thirds of a page
NAMES = 0.43  # of the width; then come the bars, then their numbers
SIZE = 11  # px, 8.25 pt: the size of a table's head
INK, GREY, ACCENT, LIGHT = "#1a1a1a", "#5f6b7a", "#1f3a5f", "#c9d1da"
LINE = 13
WEEKDAYS = ("пн", "вт", "ср", "чт", "пт", "сб", "вс")
WIDE, NARROW = (
    frozenset("жмшщюыфmwЖМШЩЮЫФЮMW@№%—…"),
    frozenset(" \N{NO-BREAK SPACE}.,:;!'|()-iljtfrI"),
)
NO_BREAK = "\N{NO-BREAK SPACE}"


def chart(
    items: Sequence[Stretch | Tally],
    title: str = "",
    before: Period | None = None,
    width: int = WIDTH,
) -> Markup:
    """A figure with its caption: columns for parts of a period, bars for names.

    `title` may be left out for columns; `before` is the period that «было» speaks of; `width` is
    in CSS px, letters are of one size in all widths.
    """
    stretches = [item for item in items if isinstance(item, Stretch)]
    tallies = [item for item in items if isinstance(item, Tally)]
    if len(stretches) == len(items) and items:
        title = title or f"Публикации по {_unit(stretches)}"
        return _figure(title, _columns(stretches, width), _said_of_days(stretches), "")
    if len(tallies) == len(items) and items and title:
        compared = before is not None and any(tally.before is not None for tally in tallies)
        note = f"«было» — {_period(before)}" if before and compared else ""
        return _figure(title, _bars(tallies, width), _said_of_names(tallies, note), note)
    raise TypeError(
        "график рисуют по figures.days, figures.people, figures.bodies, figures.outlets"
    )


def _figure(title: str, drawn: tuple[Markup, int, int], said: str, note: str) -> Markup:
    shapes, width, height = drawn
    alt = f"{title}: {said}."
    caption = f"{title}; {note}" if note else title
    return Markup(  # `format` escapes what is put in
        '<figure class="chart">\n<svg role="img" aria-label="{}" viewBox="0 0 {} {}" width="{}" '
        'height="{}">\n{}</svg>\n<figcaption>{}</figcaption>\n</figure>'
    ).format(alt, width, height, width, height, shapes, caption)


def _text(x: float, y: float, words: str, colour: str = INK, anchor: str = "start") -> Markup:
    return Markup(  # `format` escapes what is put in
        '<text x="{:g}" y="{:g}" font-family="PT Sans" font-size="{}" fill="{}" '
        'text-anchor="{}">{}</text>\n'
    ).format(x, y, SIZE, colour, anchor, words)


def _box(x: float, y: float, width: float, height: float, colour: str = ACCENT) -> Markup:
    return Markup(  # numbers and our own colours
        '<rect x="{:g}" y="{:g}" width="{:g}" height="{:g}" fill="{}"/>\n'
    ).format(round(x, 2), round(y, 2), round(width, 2), round(height, 2), colour)


def _joined(shapes: Iterator[Markup]) -> Markup:
    return Markup("").join(shapes)


def _columns(stretches: Sequence[Stretch], width: int) -> tuple[Markup, int, int]:
    """Columns with the number above and the day below."""
    tallest, floor = 70, 88
    most = max((stretch.count for stretch in stretches), default=0) or 1
    step = min(width / len(stretches), 62)
    names = list(zip(*map(_names(stretches), stretches), strict=True))

    def shapes() -> Iterator[Markup]:
        for n, stretch in enumerate(stretches):
            middle, height = (n + 0.5) * step, tallest * stretch.count / most
            yield _box(middle - 0.29 * step, floor - height, 0.58 * step, height)
            yield _text(middle, floor - height - 4, figures(stretch.count), anchor="middle")
            yield _text(middle, floor + LINE, names[0][n], GREY, "middle")
            if names[1][n]:
                yield _text(middle, floor + 2 * LINE, names[1][n], GREY, "middle")
        yield _box(0, floor, step * len(stretches), 0.75, GREY)

    return _joined(shapes()), width, floor + 2 * LINE + 5


def _is_of_days(stretches: Sequence[Stretch]) -> bool:
    return all(stretch.period.start == stretch.period.stop for stretch in stretches)


def _unit(stretches: Sequence[Stretch]) -> str:
    """«дням», «неделям», «месяцам», «годам»: by the longest part."""
    if _is_of_days(stretches):
        return "дням"
    longest = max(stretch.period.stop - stretch.period.start for stretch in stretches)
    if longest < timedelta(days=7):
        return "неделям"
    return "месяцам" if longest < timedelta(days=31) else "годам"


def _names(stretches: Sequence[Stretch]) -> Callable[[Stretch], tuple[str, str]]:
    """What stands below a column, in two lines: «пн», «22»; «22.12»; «дек», «2025»; «2025»."""
    unit = _unit(stretches)
    nominative = load("months")["nominative"]

    def named(stretch: Stretch) -> tuple[str, str]:
        day = stretch.period.start
        return {
            "дням": (WEEKDAYS[day.weekday()], f"{day.day}"),
            "неделям": (f"{day:%d.%m}", ""),
            "месяцам": (nominative[day.month - 1][:3], f"{day.year}" if day.month == 1 else ""),
            "годам": (f"{day.year}", ""),
        }[unit]

    return named


def _said_of_days(stretches: Sequence[Stretch]) -> str:
    """«понедельник, 22 декабря 2025 года — 3 публикации; …»."""
    unit = _unit(stretches)
    return "; ".join(
        f"{_stretch(stretch.period, unit)} — {agree(stretch.count, 'публикация')}"
        for stretch in stretches
    )


def _stretch(period: Period, unit: str) -> str:
    if unit == "дням":
        return f"{weekday_in_words(period.start)}, {date_in_words(period.start)}"
    if unit == "месяцам":
        return f"{month_in_words(period.start)} {period.start.year} года"
    return _period(period)


def _period(period: Period) -> str:
    return period_in_words(period.start, period.stop)


def _bars(tallies: Sequence[Tally], width: int) -> tuple[Markup, int, int]:
    """Bars from one line, names on their left, numbers on their right."""
    most = max(max(tally.count, tally.before or 0) for tally in tallies) or 1
    left = NAMES * width
    room = width - left - 8 - max(_width(_number(tally)) for tally in tallies)
    rows = [(tally, _lines(tally.name, left - 10)) for tally in tallies]
    heights = [LINE * len(lines) + 8 for _, lines in rows]

    def shapes() -> Iterator[Markup]:
        top = 0.0
        for (tally, lines), height in zip(rows, heights, strict=True):
            middle, long = top + height / 2, room * tally.count / most
            thick, shift = (7, -6) if tally.before is not None else (11, -5.5)
            for n, line in enumerate(lines):
                yield _text(0, middle + 4 + LINE * (n - (len(lines) - 1) / 2), line)
            yield _box(left, middle + shift, long, thick)
            past = room * (tally.before or 0) / most
            yield _box(left, middle + 2, past, 4, LIGHT) if past else Markup()
            yield _text(left + max(long, past) + 6, middle + 4, _number(tally))
            top += height
        yield _box(left, 0, 0.75, sum(heights), GREY)

    return _joined(shapes()), width, sum(heights) + 2


def _number(tally: Tally) -> str:
    """«5», «5 (36 %)», «5, было 3»."""
    share = f" ({_share(tally)})" if tally.total else ""
    past = "" if tally.before is None else f", было {figures(tally.before)}"
    return f"{figures(tally.count)}{share}{past}".replace(" ", NO_BREAK)


def _share(tally: Tally) -> str:
    percent = 100 * tally.count / (tally.total or 1)
    return f"{percent:.0f} %" if percent >= 1 else "менее 1 %"


def _said_of_names(tallies: Sequence[Tally], note: str) -> str:
    """«Stepnoi.kz — 4 публикации, 29 %; …», «Асель Ким — 5 публикаций (было 3); …»."""
    return "; ".join([*map(_said, tallies), *([note] if note else [])])


def _said(tally: Tally) -> str:
    share = f", {_share(tally)}" if tally.total else ""
    past = "" if tally.before is None else f" (было {figures(tally.before)})"
    return f"{tally.name} — {agree(tally.count, 'публикация')}{share}{past}"


def _lines(name: str, room: float) -> list[str]:
    """The name in one line or two; what does not fit them is in the alternative text."""
    lines = [""]
    for word in name.split():
        longer = f"{lines[-1]} {word}".strip()
        if _width(longer) <= room or not lines[-1]:
            lines[-1] = longer
        else:
            lines.append(word)
    shown = lines[:2] if len(lines) < 3 else [lines[0], f"{lines[1]}…"]
    return [_cut(line, room) for line in shown]


def _cut(line: str, room: float) -> str:
    if _width(line) <= room:
        return line
    kept = line.rstrip("…")
    while kept and _width(f"{kept}…") > room:
        kept = kept[:-1]
    return f"{kept}…"


def _width(text: str) -> float:
    """Pixels that the text takes in PT Sans, rather more than less."""
    return SIZE * sum(map(_em, text))


def _em(letter: str) -> float:
    """The advance width in PT Sans Regular, by groups: the widest of each."""
    if letter in WIDE:
        return 0.81 if letter.islower() else 1.06
    return 0.36 if letter in NARROW else 0.69 if letter.isupper() else 0.56
