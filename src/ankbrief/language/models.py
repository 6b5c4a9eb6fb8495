"""The neural models of slovnet, read out of the data folder of the natasha package.

natasha itself is never imported: `find_spec` finds a package without running it.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ankbrief.errors import AnkbriefError

if TYPE_CHECKING:
    from ankbrief.language.loading import Vectors
    from ankbrief.language.networks import Network

FREQUENT = 200  # occurrences in navec's news; «масли» and «айты» lie below
BATCH = 32  # sentences; swept 8–64 on news: more take no less time and more memory


@cache
def data_folder() -> Path:
    """Where natasha keeps its models.

    Raises:
        AnkbriefError: the package is not installed.
    """
    spec = find_spec("natasha")
    if spec is None or spec.origin is None:
        raise AnkbriefError(
            "не найдены модели русского языка",
            hint="Установите пакет natasha: pip install natasha",
        )
    return Path(spec.origin).parent / "data"


@cache
def _vectors() -> Vectors:
    # So small are the models that a second thread of numpy costs more than it brings: 9.1 s of the
    # processor and 6.4 with one for 50 articles, and while it waits it keeps other programs out.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    from ankbrief.language.loading import vectors_of

    return vectors_of(data_folder() / "emb" / "navec_news_v1_1B_250K_300d_100q.tar")


def is_frequent(word: str, least: int = FREQUENT) -> bool:
    """Whether news uses the word often enough to be meant when letters run together."""
    vocabulary = _vectors().navec.vocab
    number = vocabulary.word_ids.get(word.lower())
    return number is not None and vocabulary.counts[number] >= least


@cache
def _entity_model() -> Any:
    from slovnet.exec.infer import NERInfer
    from slovnet.exec.model import NER

    from ankbrief.language.loading import tagger_of

    path = data_folder() / "model" / "slovnet_ner_news_v1.tar"
    return tagger_of(path, NER, NERInfer, _vectors())


@cache
def _morphology_model() -> Any:
    from slovnet.exec.infer import MorphInfer
    from slovnet.exec.model import Morph

    from ankbrief.language.loading import tagger_of

    path = data_folder() / "model" / "slovnet_morph_news_v1.tar"
    return tagger_of(path, Morph, MorphInfer, _vectors())


@lru_cache(50_000)
def _code(word: str) -> tuple[int, int]:
    """What the models read of a word: its number in their vocabulary and that of its shape."""
    from slovnet.shape import word_shape

    known = _entity_model().encoder  # both models have one vocabulary: that of the vectors
    return known.words_vocab.encode(word.lower()), known.shapes_vocab.encode(word_shape(word))


@cache
def _networks() -> tuple[Network, Network]:
    from ankbrief.language.networks import network_of

    return network_of(_morphology_model().model), network_of(_entity_model().model)


def tags_of(sentences: Sequence[Sequence[str]]) -> Iterator[tuple[list[str], list[str]]]:
    """Of each sentence the words' morphology («NOUN|Case=Nom») and BIO tags («B-PER», «O»)."""
    for start in range(0, len(sentences), BATCH):
        yield from _tags_of(sentences[start : start + BATCH])


def _tags_of(sentences: Sequence[Sequence[str]]) -> Iterator[tuple[list[str], list[str]]]:
    from ankbrief.language.networks import best_paths, best_tags, line_of, scores

    words, entities = _morphology_model(), _entity_model()
    gap = (words.encoder.words_vocab.pad_id, words.encoder.shapes_vocab.pad_id)
    line = line_of(sentences, gap, _code)
    vectors = words.model.emb.word(line.codes[:, 0])
    morphology, bio = (scores(network, vectors, line) for network in _networks())
    transitions = entities.model.head.crf.transitions.array
    found = zip(best_tags(morphology, line), best_paths(bio, transitions, line), strict=True)
    for tags, path in found:
        yield _named(words, tags), _named(entities, path)


def _named(infer: Any, numbers: Sequence[int]) -> list[str]:
    items = infer.decoder.tags_vocab.items
    return [items[number] for number in numbers]
