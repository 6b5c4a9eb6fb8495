"""slovnet's networks over sentences laid end to end: nothing is padded, no word is read twice.

Each network looks at three neighbouring words and at zeros beyond a sentence's edges, so one row of
zeros between two sentences serves both. The scores are those of slovnet's own code but for the last
bits of their floats, and so are the tags; they take a quarter of its time.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

WINDOW = 3  # words that a convolution sees: one row between sentences is enough for no more
GAP = 0  # number of the «word» between sentences

Floats = NDArray[np.float32]
Code = tuple[int, int]  # of a word and of its shape, in the vocabularies of the models


@dataclass(frozen=True, slots=True)
class Line:
    """Sentences end to end: `codes` of the different words, `rows` numbers them word by word.

    A gap is the first row and the last; `starts` count from the first word.
    """

    codes: NDArray[np.intp]
    rows: NDArray[np.intp]
    starts: tuple[int, ...]
    lengths: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Layer:
    """A convolution (`weight` is windows x filters) and what its output is scaled by."""

    weight: Floats
    bias: Floats
    scale: Floats
    shift: Floats


@dataclass(frozen=True, slots=True)
class Network:
    """A tagger; `words` and `shapes` give the first layer's share of each word of a window."""

    words: Floats
    shapes: Floats
    layers: tuple[Layer, ...]
    weight: Floats
    bias: Floats


def line_of(sentences: Iterable[Sequence[str]], gap: Code, code: Callable[[str], Code]) -> Line:
    """The words of the sentences, a gap before each sentence and behind the last."""
    numbers, rows, starts, lengths = {gap: GAP}, [GAP], [], []
    for words in sentences:
        starts.append(len(rows) - 1)
        lengths.append(len(words))
        rows.extend(numbers.setdefault(code(word), len(numbers)) for word in words)
        rows.append(GAP)
    return Line(np.array(list(numbers)), np.array(rows), tuple(starts), tuple(lengths))


def network_of(model: Any) -> Network:
    """A model of slovnet in the form that `scores` reads.

    Raises:
        ValueError: its convolutions see more or less than three words.
    """
    first, *others = (_layer(layer) for layer in model.encoder.layers)
    window = first.weight.reshape(WINDOW, -1, len(first.bias))
    shares = window.transpose(1, 0, 2).reshape(window.shape[1], -1)
    words = np.ascontiguousarray(shares[: model.emb.word.dim])
    shapes = model.emb.shape.weight.array @ shares[model.emb.word.dim :]
    head = model.head.proj
    return Network(words, shapes, (first, *others), head.weight.array, head.bias.array)


def _layer(layer: Any) -> Layer:
    filters, _, width = layer.conv.weight.shape
    if width != WINDOW:
        raise ValueError(f"a convolution over {width} words")
    weight = layer.conv.weight.array.transpose(2, 1, 0).reshape(-1, filters)
    norm = layer.norm
    scale = norm.weight.array / norm.std.array
    shift = norm.bias.array - norm.mean.array * scale
    return Layer(np.ascontiguousarray(weight), layer.conv.bias.array, scale, shift)


def scores(network: Network, vectors: Floats, line: Line) -> Floats:
    """Of each word and inner gap the scores of all tags; `vectors` are those of `line.codes`."""
    shares = vectors @ network.words
    shares += network.shapes[line.codes[:, 1]]
    before, at, after = np.split(shares, WINDOW, axis=1)
    first, *others = network.layers
    inner = line.rows[1:-1]
    found = at[inner]
    found += before[line.rows[:-2]]
    found += after[line.rows[2:]]
    _finish(first, found, inner == GAP)
    for layer in others:
        found = _windows(found) @ layer.weight
        _finish(layer, found, inner == GAP)
    return np.asarray(found @ network.weight + network.bias)


def _windows(rows: Floats) -> Floats:
    """Each row with those before and behind it, zeros beyond the ends."""
    count, width = rows.shape
    found = np.zeros((count, WINDOW, width), rows.dtype)
    found[1:, 0] = rows[:-1]
    found[:, 1] = rows
    found[:-1, 2] = rows[1:]
    return found.reshape(count, -1)


def _finish(layer: Layer, found: Floats, gaps: NDArray[np.bool_]) -> None:
    """Makes of what a convolution gives the output of its layer, in place; gaps stay zeros."""
    found += layer.bias
    np.maximum(found, 0, out=found)
    found *= layer.scale
    found += layer.shift
    found[gaps] = 0


def best_tags(scored: Floats, line: Line) -> Iterator[list[int]]:
    """For each sentence the best tag of each word by itself."""
    best = scored.argmax(axis=1).tolist()
    for start, length in zip(line.starts, line.lengths, strict=True):
        yield best[start : start + length]


def best_paths(scored: Floats, transitions: Floats, line: Line) -> Iterator[list[int]]:
    """For each sentence the best row of tags when each step has its score (Viterbi)."""
    order = np.argsort([-length for length in line.lengths], kind="stable")
    starts, lengths = np.array(line.starts)[order], np.array(line.lengths)[order]
    totals, steps = scored[starts], []
    for place in range(1, lengths[0]):
        count = np.count_nonzero(lengths > place)  # the longest stand first
        ways = totals[:count, :, None] + transitions + scored[starts[:count] + place, None]
        steps.append(ways.argmax(axis=1).tolist())
        totals[:count] = ways.max(axis=1)
    last = totals.argmax(axis=1).tolist()
    for rank in np.argsort(order).tolist():
        yield _path(last[rank], [step[rank] for step in steps[: lengths[rank] - 1]])


def _path(last: int, steps: Sequence[Sequence[int]]) -> list[int]:
    path = [last]
    for step in reversed(steps):
        path.append(step[path[-1]])
    return path[::-1]
