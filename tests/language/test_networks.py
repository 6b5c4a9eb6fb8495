"""The taggers: sentences laid end to end have the tags that slovnet itself gives them."""

from __future__ import annotations

from typing import Any

import pytest
from navec import Navec
from slovnet import NER, Morph

from ankbrief.language.models import BATCH, data_folder, tags_of

SENTENCES = tuple(
    tuple(text.split())
    for text in (
        "Вчера",
        "Аким Костанайской области Кумар Аксакалов открыл школу в селе Затобольск .",
        "МАСЛИХАТ , 12-03 : № 7 !",
        "Как сообщила пресс-служба Министерства просвещения , учебный год начнётся 1 сентября .",
        "Серик Досов , Айгуль Нурланова и Hyundai Trans Auto подписали меморандум « Достык » .",
        "Абракадабрище жыйынтык қорытынды ۞ … " + "и Марат Оспанов " * 40,
    )
)


def _by_slovnet(kind: Any, name: str) -> list[list[str]]:
    data = data_folder()
    vectors = Navec.load(data / "emb" / "navec_news_v1_1B_250K_300d_100q.tar")
    infer = kind.load(data / "model" / f"slovnet_{name}_news_v1.tar").navec(vectors).infer
    return [list(tags) for tags in infer.decoder(infer.process(infer.encoder(SENTENCES)))]


def test_the_tags_are_those_of_slovnet() -> None:
    morphology, entities = zip(*tags_of(SENTENCES), strict=True)
    assert list(morphology) == _by_slovnet(Morph, "morph")
    assert list(entities) == _by_slovnet(NER, "ner")
    assert {"B-PER", "I-PER", "B-ORG", "B-LOC", "O"} <= {tag for tags in entities for tag in tags}


@pytest.mark.parametrize("times", [1, BATCH])
def test_sentences_know_nothing_of_their_neighbours(times: int) -> None:
    alone = [tags for sentence in SENTENCES for tags in tags_of([sentence])]
    assert list(tags_of(SENTENCES * times)) == alone * times


def test_no_sentences_have_no_tags() -> None:
    assert list(tags_of([])) == []
