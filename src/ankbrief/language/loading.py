"""The vectors of navec and the taggers of slovnet out of their files, with nothing read twice.

All three files hold one vocabulary of 250,000 words: read once, it spares a third of the time of
loading and 100 MB. `Navec.load` works out the lengths of all vectors too, which nobody asks for.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from navec import Navec
from navec.meta import Meta
from navec.navec import META, PQ_, VOCAB
from navec.pq import PQ
from navec.tar import Tar
from navec.vocab import Vocab
from slovnet.const import SHAPE, TAG
from slovnet.exec.encoders import TagEncoder
from slovnet.exec.infer import TagDecoder
from slovnet.exec.pack import Pack
from slovnet.vocab import Vocab as Items


class _Codes(PQ):  # type: ignore[misc]  # navec has no types
    """Vectors to be looked up, not to be compared."""

    def precompute(self) -> None:
        """Nothing, for only comparing needs it."""


class _Words(Items):  # type: ignore[misc]  # slovnet has no types
    """The words of the vectors as slovnet looks them up, not counted through once more."""

    def __init__(self, words: Vocab) -> None:
        self.items, self.item_ids = words.words, words.word_ids
        self.unk_id, self.pad_id = words.unk_id, words.pad_id


@dataclass(frozen=True, slots=True, eq=False)
class Vectors:
    """The vectors, and their words as slovnet keeps them."""

    navec: Any
    items: Any


def vectors_of(file: Path) -> Vectors:
    """The vectors, for `tagger_of`."""
    with Tar(file) as tar:
        meta = Meta.from_file(tar.load(META))
        words = Vocab.from_file(tar.load(VOCAB))
        navec = Navec(meta, words, _Codes.from_file(tar.load(PQ_)))
    return Vectors(navec, _Words(words))


def tagger_of(file: Path, network: Any, infer: Any, vectors: Vectors) -> Any:
    """The tagger that `NER.load(file).navec(vectors).infer` is.

    Raises:
        ValueError: it was trained with other vectors.
    """
    with Pack(file) as pack:
        model = pack.load_model(network)
        model = model.inject_arrays(dict(pack.load_arrays(model.weights)))
        shapes, tags = pack.load_vocab(SHAPE), pack.load_vocab(TAG)
    encoder = TagEncoder(vectors.items, shapes)
    return infer(model.inject_navec(vectors.navec), encoder, TagDecoder(tags))
