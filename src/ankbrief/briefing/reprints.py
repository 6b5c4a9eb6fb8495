"""One text printed by several outlets: cut, reordered, retitled, lightly reworded.

What is printed again shares runs of words and has the same names, numbers and days in them. Another
day's bulletin shares the runs too, but other things stand between the words: it is a lookalike. And
the next report of a visit repeats the last one at its end, but opens with what is new.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import date

from ankbrief.briefing.candidates import Index
from ankbrief.briefing.traces import Trace, days_apart
from ankbrief.language.imprint import MOST_RUNS, is_number

# Swept on reprints made of the articles of evaluation/ and seeds/, precision first.
SHARED = 0.4  # share of the shorter one's runs
SHARED_LEAD = 0.25  # share of the runs that open the longer one
FEWEST_RUNS = 5  # in common
CLASHING = 0.1  # share of the common slots that may differ: a misprint set right
LOOKALIKE = 0.25  # share of the runs from which clashing slots make two texts lookalikes
HELD = 0.5  # share of a text in a longer one that opens with something else
UNLIKE = 0.3  # share of the common slots that clash in lookalikes of one day
UNLIKE_AT_ALL = 0.5  # the same share for texts that have fewer runs in common
SEVERAL = 2  # clashing slots that are no chance in texts which share little
CERTAIN = 4  # equal slots that stand for a missing or different date
FAR = 3  # days between a text and its reprint
SAME_PEOPLE = 0.6  # share of persons in common; one of three may be read otherwise
AS_FULL = 0.85  # share of the longest text's words; what lacks is a credit or an outlet's opening
FEW = 5


@dataclass(frozen=True, slots=True)
class Overlap:
    """How much two texts share, and what of it differs.

    `share` is of the shorter one's runs, `lead` of those that open the longer one. `clash` is the
    share of common slots that hold different things, the greater of that among names, `renamed`,
    and that among numbers and days; `equal` counts those that hold the same, `unequal` the rest.
    """

    runs: int
    share: float
    lead: float
    equal: int
    unequal: int
    clash: float
    renamed: float


def overlap(one: Trace, two: Trace) -> Overlap:
    """What two texts share."""
    reach = _reach(one.runs, two.runs)
    first, second = ({n for n in trace.runs if n <= reach} for trace in (one, two))
    common = one.slots.keys() & two.slots.keys()
    equal = {key for key in common if one.slots[key] == two.slots[key]}
    figures = {key for key in common if is_number(one.slots[key]) or is_number(two.slots[key])}
    names = common - figures
    shorter, longer = sorted((one, two), key=lambda trace: len(trace.runs))
    renamed = _share(names - equal, names)
    return Overlap(
        len(first & second),
        _share(first & second, min(first, second, key=len)),
        _share(longer.lead & shorter.runs, {n for n in longer.lead if n <= reach}),
        len(equal),
        len(common - equal),
        max(_share(figures - equal, figures), renamed),
        renamed,
    )


def _reach(*sketches: AbstractSet[int]) -> int:
    """The greatest checksum that all sketches could hold: of a long text the smallest are kept."""
    return min((max(runs) for runs in sketches if len(runs) >= MOST_RUNS), default=1 << 32)


def _share(some: AbstractSet[int], of: AbstractSet[int]) -> float:
    return len(some) / len(of) if of else 0.0


def _is_reprint(one: Trace, two: Trace, found: Overlap) -> bool:
    """Whether one is the text of the other, in full or in part, of the same day's news.

    A text without a date, or of another day, must have enough in common to be sure of, and must
    not speak of «сегодня».
    """
    if found.runs < FEWEST_RUNS or found.share < SHARED or found.lead < SHARED_LEAD:
        return False
    if found.clash > CLASHING or have_other_people(one, two):
        return False
    apart = days_apart(one, two)
    if apart == 0:
        return True
    is_certain = found.equal >= CERTAIN and not (one.is_relative or two.is_relative)
    return is_certain and (apart is None or apart <= FAR)


def is_lookalike(one: Trace, two: Trace, found: Overlap) -> bool:
    """Whether the words are alike and what they speak of is not: «Курс валют», the next day's.

    So is a roundup that holds a text among others, and a later report that repeats it at its end.
    """
    if found.share >= HELD and found.lead < SHARED_LEAD:
        return True
    if found.share < LOOKALIKE:
        return found.unequal >= SEVERAL and found.clash > UNLIKE_AT_ALL
    of_other_days = one.facts.article.published != two.facts.article.published
    return found.clash > (CLASHING if of_other_days else UNLIKE) or have_other_people(one, two)


def have_other_people(one: Trace, two: Trace) -> bool:
    """Whether too few persons of the text that names fewer are named in the other."""
    fewest = min(len(one.people), len(two.people))
    return len(one.people.keys() & two.people.keys()) < SAME_PEOPLE * fewest


def _fullest_first(traces: Sequence[Trace]) -> list[Trace]:
    """The fullest first; of those the earliest, of those whose outlet and address are known."""
    enough = AS_FULL * max(trace.words for trace in traces)
    return sorted(traces, key=lambda t: (-min(t.words, enough), age(t)[0], _unknown(t), age(t)))


def _unknown(trace: Trace) -> int:
    """How much of where it was printed is not known: its outlet, its address."""
    article = trace.facts.article
    return (article.source is None) + (article.url is None)


def age(trace: Trace) -> tuple[date, str, str]:
    """The day of publication; an order of texts that never changes."""
    article = trace.facts.article
    return article.published or date.max, article.path or "", article.id


def editions(traces: Iterable[Trace]) -> tuple[tuple[Trace, ...], ...]:
    """The texts, each with its reprints, best first; the same for any order of input.

    The longest come first, so that a cut text meets the whole one.
    """
    found: list[list[Trace]] = []
    index = Index()
    for trace in sorted(traces, key=lambda t: (-t.words, age(t))):
        near = index.nearest(dict.fromkeys(trace.runs, 1.0), at_least=FEWEST_RUNS / 2)
        home = next((n for n in near if _belongs(trace, found[n])), len(found))
        if home == len(found):
            found.append([])
        found[home].append(trace)
        index.add(home, trace.runs)
    return tuple(tuple(_fullest_first(texts)) for texts in found)


def _belongs(trace: Trace, edition: Sequence[Trace]) -> bool:
    """A reprint of most of the texts, and no lookalike of any (of the longest: all are alike)."""
    reprinted = 0
    compared = edition[:FEW]
    for other in compared:
        found = overlap(trace, other)
        if is_lookalike(trace, other, found):
            return False
        reprinted += _is_reprint(trace, other, found)
    return 2 * reprinted > len(compared)
