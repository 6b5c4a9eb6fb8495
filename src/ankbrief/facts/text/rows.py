"""Things with spans in the order of the text, found by place in logarithmic time."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Generic, TypeVar

from ankbrief.model import Span

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Row(Generic[T]):
    """`items` sorted by their `starts`; `longest` is the length of the longest one."""

    items: tuple[T, ...]
    spans: tuple[Span, ...]
    starts: tuple[int, ...]
    longest: int

    def starting_in(self, span: Span) -> tuple[T, ...]:
        """The items whose first character lies in `span`."""
        first = bisect_left(self.starts, span.start)
        return self.items[first : bisect_left(self.starts, span.stop)]

    def meeting(self, span: Span) -> tuple[T, ...]:
        """The items that share a character with `span`."""
        first = bisect_left(self.starts, span.start - self.longest)
        last = bisect_left(self.starts, span.stop)
        return tuple(self.items[i] for i in range(first, last) if self.spans[i].meets(span))


def row_of(items: Iterable[T], span_of: Callable[[T], Span]) -> Row[T]:
    """The items in the order of the text; of those that start together the longer comes first."""
    ordered = sorted(items, key=lambda item: (span_of(item).start, -span_of(item).stop))
    spans = tuple(map(span_of, ordered))
    longest = max((span.stop - span.start for span in spans), default=0)
    return Row(tuple(ordered), spans, tuple(span.start for span in spans), longest)
