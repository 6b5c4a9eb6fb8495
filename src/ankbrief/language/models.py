"""The neural models of slovnet, read out of the data folder of the natasha package.

natasha itself is never imported: `find_spec` finds a package without running it.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from functools import cache
from importlib.util import find_spec
from itertools import chain
from pathlib import Path
from typing import Any

from ankbrief.errors import AnkbriefError

FREQUENT = 200  # occurrences in navec's news; «масли» and «айты» lie below
BATCH = 32  # swept 8–128 on news: 32 is within 2 % of the fastest and keeps memory low


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
def _vectors() -> Any:
    # So small are the models that a second thread of numpy costs more than it brings: 9.1 s of the
    # processor and 6.4 with one for 50 articles, and while it waits it keeps other programs out.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    from navec import Navec

    return Navec.load(data_folder() / "emb" / "navec_news_v1_1B_250K_300d_100q.tar")


def is_frequent(word: str, least: int = FREQUENT) -> bool:
    """Whether news uses the word often enough to be meant when letters run together."""
    vocabulary = _vectors().vocab
    number = vocabulary.word_ids.get(word.lower())
    return number is not None and vocabulary.counts[number] >= least


@cache
def _entity_model() -> Any:
    from slovnet import NER

    path = data_folder() / "model" / "slovnet_ner_news_v1.tar"
    return NER.load(path, batch_size=BATCH).navec(_vectors()).infer


@cache
def _morphology_model() -> Any:
    from slovnet import Morph

    path = data_folder() / "model" / "slovnet_morph_news_v1.tar"
    return Morph.load(path, batch_size=BATCH).navec(_vectors()).infer


def entity_tags(sentences: Sequence[Sequence[str]]) -> list[list[str]]:
    """BIO tags («B-PER», «O») for the words of each sentence."""
    return _in_order_of_length(_entity_model(), sentences)


def morphology_tags(sentences: Sequence[Sequence[str]]) -> list[list[str]]:
    """Tags such as «NOUN|Case=Nom|Gender=Masc» for the words of each sentence."""
    return _in_order_of_length(_morphology_model(), sentences)


def _in_order_of_length(infer: Any, sentences: Sequence[Sequence[str]]) -> list[list[str]]:
    """Sentences of like length share a batch, so little of it is padding."""
    order = sorted(range(len(sentences)), key=lambda index: len(sentences[index]))
    inputs = infer.encoder([sentences[index] for index in order])
    tags = infer.decoder(chain.from_iterable([list(infer.process([batch])) for batch in inputs]))
    found = dict(zip(order, tags, strict=True))
    return [list(found[index]) for index in range(len(sentences))]
