"""What sources of one story tell differently: 300 people here, 350 there; the 24th or the 25th.

A difference is shown where two sources speak of the same thing, as far as words can tell, and each
gives one answer. Whoever gives several is left out: which of them is meant cannot be known.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from functools import partial
from itertools import combinations

from ankbrief.briefing.evidence import Numbered, evidence_of
from ankbrief.briefing.model import Difference, Statement
from ankbrief.briefing.quantities import CURRENCIES, Counted, Quantity, agree, counted
from ankbrief.briefing.words import WORD, content_stems, is_venue, lemma
from ankbrief.data import load
from ankbrief.language.inflect import period_in_words
from ankbrief.model import Span, When

TABLE = load("briefing")["attendance"]
NOUNS, KINDS = frozenset(TABLE["nouns"]), frozenset(TABLE["kinds"])
CUES = frozenset(TABLE["cues"])
SELF_TOLD = frozenset(("участник", "участница"))  # who took part, whatever the verb
REGIONS = frozenset(("область", "район", "округ", "республика"))
CLOSE = 1.35  # times; two sums of one story that are so near mean the same money
COMPARABLE = 3.0  # times; farther apart they count different things, whatever the words
SAME_MATTER = 2  # stems that two sentences share beside what they count

Answer = tuple[Quantity, Counted]
Said = tuple[str, Numbered, Span]  # the words, who prints them, where they stand


def differences(articles: Sequence[Numbered]) -> tuple[Difference, ...]:
    """Each matter once, in the order of `MATTERS`; reprints say what their originals say."""
    own = [article for article in articles if article.reprint_of is None]
    if len(own) < 2:
        return ()
    told = [counted(article) for article in own]
    return tuple(difference for matter in MATTERS for difference in matter(told))


def _attendance(articles: Sequence[Counted]) -> Iterator[Difference]:
    """«съехались около 300 человек», «сессия собрала 350 участников».

    An article that counts nobody else may count those of one kind: «в форуме участвуют 300 женщин».
    """
    counting_all = [any(map(_is_attendance, one.quantities)) for one in articles]
    found = [
        answer
        for one, is_all in zip(articles, counting_all, strict=True)
        for answer in _answers([one], _is_attendance if is_all else _is_of_kind)
    ]
    yield from _differing("Число участников", found if any(counting_all) else [])


def _is_attendance(quantity: Quantity) -> bool:
    """«участников» speaks for itself, «человек» only beside «собрались», «приняли участие»."""
    return quantity.unit in NOUNS and (quantity.unit in SELF_TOLD or _is_cued(quantity))


def _is_of_kind(quantity: Quantity) -> bool:
    return quantity.unit in KINDS and _is_cued(quantity)


def _is_cued(quantity: Quantity) -> bool:
    return bool({lemma(word) for word in WORD.findall(quantity.sentence)} & CUES)


def _sums(articles: Sequence[Counted]) -> Iterator[Difference]:
    """«выделено 640 миллионов тенге», «деньги есть — 620 миллионов тенге»."""
    for currency in CURRENCIES:
        found = _answers(articles, partial(_is_counted, currency))
        yield from _differing("Сумма", [a for a in found if _has_peer(a, found, _is_one_sum)])


def _counts(articles: Sequence[Counted]) -> Iterator[Difference]:
    """«подтоплено 14 дворов», «подтопило 16 дворов»."""
    units = {q.unit for article in articles for q in article.quantities}
    for unit in sorted(units.difference(CURRENCIES, ("участник",))):
        found = _answers(articles, partial(_is_counted, unit))
        same = [a for a in found if _has_peer(a, found, _is_one_count)]
        yield from _differing("Количество", same)


def _is_counted(unit: str, quantity: Quantity) -> bool:
    return quantity.unit == unit and not _is_attendance(quantity)


def _has_peer(
    answer: Answer, answers: Sequence[Answer], is_one: Callable[[Answer, Answer], bool]
) -> bool:
    return any(is_one(answer, other) for other in answers if other is not answer)


def _is_one_sum(one: Answer, two: Answer) -> bool:
    times = _times(one[0], two[0])
    return times <= CLOSE or (times <= COMPARABLE and bool(one[0].matter & two[0].matter))


def _is_one_count(one: Answer, two: Answer) -> bool:
    shared = one[0].matter & two[0].matter
    return _times(one[0], two[0]) <= COMPARABLE and len(shared) >= SAME_MATTER


def _times(one: Quantity, two: Quantity) -> float:
    small, large = sorted((one.value, two.value))
    return large / small if small else float("inf")


def _answers(articles: Sequence[Counted], fits: Callable[[Quantity], bool]) -> list[Answer]:
    """The quantity that fits, of each article that gives one value only."""
    found = [([q for q in article.quantities if fits(q)], article) for article in articles]
    return [(own[0], article) for own, article in found if len({q.value for q in own}) == 1]


def _differing(matter: str, answers: Sequence[Answer]) -> Iterator[Difference]:
    """The difference, unless all numbers agree; equal ones are one value of several sources."""
    if any(_clash(one, two) for one, two in combinations(answers, 2)):
        told: dict[float, list[Said]] = {}
        for quantity, article in answers:
            said = quantity.words, article.article, quantity.span
            told.setdefault(quantity.value, []).append(said)
        yield _by_words(matter, list(told.values()))


def _clash(one: Answer, two: Answer) -> bool:
    """Whether the numbers differ, and neither source has the other's number, too."""
    (first, source), (second, other) = one, two
    return not (agree(first, second) or other.says(first) or source.says(second))


def _days(articles: Sequence[Counted]) -> Iterator[Difference]:
    """«24 апреля», «25 апреля»: stated days of the event that have no day in common."""
    told: dict[tuple[date, date], list[Said]] = {}
    for article in (source.article for source in articles):
        when = article.facts.event.when if article.facts.event else None
        if when and not when.inferred and when.start and when.stop:
            told.setdefault((when.start, when.stop), []).append((_day(when), article, when.span))
    if any(one[1] < two[0] or two[1] < one[0] for one, two in combinations(told, 2)):
        yield _by_words("Дата", list(told.values()))


def _day(when: When) -> str:
    """As the source writes it; the day itself for «сегодня», which is no answer in a brief."""
    if any(map(str.isdigit, when.text)) or not (when.start and when.stop):
        return when.text
    return period_in_words(when.start, when.stop)


def _places(articles: Sequence[Counted]) -> Iterator[Difference]:
    """«Дом дружбы», «Дворец школьников»: one place of a kind in each, and not the same."""
    for kind in (is_venue, _is_town):
        told: list[list[Said]] = []
        for article in (source.article for source in articles):
            own = [p for p in article.facts.places if p.of_event and kind(p.name)]
            if len({place.name for place in own}) == 1:
                _add(told, (own[0].name, article, own[0].span))
        if len(told) > 1:
            yield _by_words("Место", told)


def _add(told: list[list[Said]], said: Said) -> None:
    """Puts a place beside the same one of another source, «Кызылжарыка» beside «Кызылжарык»."""
    stems = content_stems(said[0])
    same = next((group for group in told if stems & content_stems(group[0][0])), None)
    if same is None:
        told.append([said])
    else:
        same.append(said)


def _is_town(place: str) -> bool:
    """No venue, no region or district, which a town of it does not contradict."""
    words = {lemma(word) for word in WORD.findall(place)}
    return not is_venue(place) and not words & REGIONS


def _by_words(matter: str, told: Sequence[Sequence[Said]]) -> Difference:
    """Each answer in the words of the first source that gives it, with all its sources."""
    values = (
        Statement(
            " ".join(said[0][0].split()),
            tuple(e for _, article, span in said for e in evidence_of(article, span)),
        )
        for said in told
    )
    return Difference(matter, tuple(values))


MATTERS: tuple[Callable[[Sequence[Counted]], Iterator[Difference]], ...] = (
    _days,
    _places,
    _attendance,
    _sums,
    _counts,
)
