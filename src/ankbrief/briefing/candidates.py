"""Which earlier groups are worth comparing with: those that share what few others have."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass, field

CROWDED = 30  # groups under one key; more, and the key tells nothing: «область», a bulletin's runs
MOST = 8  # groups to compare with


@dataclass(slots=True)
class Index:
    """Groups by the keys of their members; a key that many groups have is given up.

    The work of a look-up is bounded, so that of all of them grows as the number of articles.
    """

    groups: dict[Hashable, tuple[int, ...]] = field(default_factory=dict)

    def add(self, group: int, keys: Iterable[Hashable]) -> None:
        """Puts a group under the keys of one more member."""
        alone = (group,)  # most keys have one group: they share what holds it
        for key in keys:
            known = self.groups.setdefault(key, alone)
            if len(known) <= CROWDED and group not in known:
                self.groups[key] = (*known, group)

    def nearest(self, keys: Mapping[Hashable, float], *, at_least: float = 0.0) -> list[int]:
        """The groups that share most of the keys by weight, best first; the earlier of equals."""
        shared: dict[int, float] = {}
        for key, weight in keys.items():
            known = self.groups.get(key, ())
            if len(known) <= CROWDED:
                for group in known:
                    shared[group] = shared.get(group, 0.0) + weight
        enough = [(-weight, group) for group, weight in shared.items() if weight >= at_least]
        return [group for _, group in sorted(enough)[:MOST]]
