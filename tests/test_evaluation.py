"""The evaluation: how answers are drawn, what the scorer counts, and that the floors hold."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from ankbrief.model import Article, Decision, Facts, Person, Position, Quote, Span
from evaluation.corpora import ROOT, SENTENCES, corpus_files, sentences
from evaluation.drawn import Drawn, read_drawn
from evaluation.evaluate import FLOORS, settle
from evaluation.floors import Floors, digest_of, drops, figures_of, read_floors, write_floors
from evaluation.gold import KnownDecision, KnownPerson, KnownQuote
from evaluation.matching import same_body, same_name, same_person
from evaluation.scoring import Count, Score, score

NOWHERE = Span(0, 0)
ORDER = "Нукенов поручил школам до 1 мая обновить сады"
DRAWN = f"""
# Orders: persons, positions, decisions, quotes
[person: Аким Абзал Нукенов | Абзал Нукенов | аким] вышел. \
[поручение: {ORDER} | Абзал Нукенов | школы | до 1 мая].
«[quote: Сады нужны всем | Абзал Нукенов]», – сказал он.
"""


def drawn(source: str = DRAWN) -> Drawn:
    (one,) = read_drawn(source)
    return one


def found(
    name: str = "Абзал Нукенов",
    posts: tuple[str, ...] = ("аким",),
    quote: str = "Сады нужны всем",
    *,
    past: bool = False,
) -> Facts:
    """Facts as if they had been found in the text drawn above."""
    text = drawn().text
    start = text.index(ORDER)
    order = Span(start, start + len(ORDER))
    return Facts(
        Article("made up", None, text, date(2025, 3, 12)),
        people=(Person(name, "m", tuple(Position(post, NOWHERE) for post in posts)),),
        decisions=(
            Decision("d", "план", name, ("школы",), "обновить сады", None, order, past=past),
        ),
        quotes=(Quote("q", None, None, quote, NOWHERE),),
    )


def counts(facts: Facts) -> dict[str, Count]:
    return score(drawn().gold, facts).counts


def test_the_drawing_leaves_the_plain_text() -> None:
    assert drawn().text == (f"Аким Абзал Нукенов вышел. {ORDER}.\n«Сады нужны всем», – сказал он.")


def test_the_answers_are_read_with_their_values() -> None:
    gold = drawn().gold
    assert gold.kinds == {"persons", "positions", "decisions", "quotes"}
    assert gold.persons == (KnownPerson("Абзал Нукенов", ("аким",)),)
    assert gold.decisions == (
        KnownDecision("поручение", ORDER, "Абзал Нукенов", "школы", "до 1 мая"),
    )
    assert gold.quotes == (KnownQuote("Сады нужны всем", "Абзал Нукенов"),)


def test_an_answer_may_stand_in_another() -> None:
    one = drawn("# Places: places\nВ [place: селе [place: Шалкар | =] | Шалкар] дождь.")
    assert one.text == "В селе Шалкар дождь."
    assert one.gold.places == ("Шалкар", "Шалкар")


@pytest.mark.parametrize("wrong", ["[place: Шалкар", "Шалкар | =]", "[город: Шалкар | =]"])
def test_a_wrong_drawing_is_refused(wrong: str) -> None:
    with pytest.raises(ValueError, match="Шалкар"):
        drawn(f"# Places: places\n{wrong}")


def test_right_facts_count_fully() -> None:
    assert set(counts(found()).values()) == {Count(1, 1, 1, 1)}


def test_missing_facts_lower_the_recall_alone() -> None:
    nothing = counts(Facts(found().article))
    assert set(nothing.values()) == {Count(0, 0, 0, 1)}
    assert {(c.precision, c.recall, c.f1) for c in nothing.values()} == {(1.0, 0.0, 0.0)}


def test_false_facts_lower_both() -> None:
    false = counts(found(name="Абзал Оспанов", posts=("депутат", "врач"), quote="Ничего"))
    assert false["persons"] == Count(0, 1, 0, 1)
    assert false["positions"] == Count(0, 2, 0, 1)
    assert false["quotes"] == Count(0, 1, 0, 1)


def test_a_post_of_nobody_known_is_false_and_a_wording_in_part_is_none_too_many() -> None:
    assert counts(found(posts=("аким", "депутат")))["positions"] == Count(1, 2, 1, 1)


def test_news_given_as_the_past_is_a_miss() -> None:
    assert counts(found(past=True))["decisions"] == Count(0, 0, 0, 1)


def test_slots_are_judged_among_the_facts_found() -> None:
    judged = score(drawn().gold, found())
    assert judged.shares == {
        "kind": (0, 1),
        "issuer": (1, 1),
        "executor": (1, 1),
        "deadline": (0, 1),
        "speaker": (0, 1),
    }
    assert sum(miss.startswith("WRONG") for miss in judged.misses) == 3


def test_whatever_is_found_in_a_near_miss_is_false() -> None:
    near = drawn("# Opinions: persons, decisions, quotes\nСады нужны всем.").gold
    assert all(count.f1 == 0 for count in score(near, found()).counts.values())


def test_names_answer_each_other_by_the_surname_and_one_more_word() -> None:
    assert same_person("Абзал Нукенов", "Абзал Серикович Нукенов")
    assert same_person("А. Нукенов", "Нукенов")
    assert not same_person("Абзал Нукенов", "Ерлан Нукенов")
    assert same_name("аким города Приозерска", "аким Приозерска")
    assert not same_name("аким города Приозерска", "аким")
    assert same_body("акиматы районов", "акиматам районов")
    assert same_body(None, None)
    assert not same_body("акиматы районов", None)


def floors(persons: float, digest: str = "as it was") -> Floors:
    return Floors(digest, {"week.persons": persons})


def test_a_drop_fails_and_is_pinned_only_when_allowed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "floors.toml"
    write_floors(path, floors(0.9))
    assert settle(floors(0.8), path, update=False, lower=False) == 1
    assert settle(floors(0.8), path, update=True, lower=False) == 1
    assert "below the floor 0.900" in capsys.readouterr().err
    assert read_floors(path) == floors(0.9)
    assert settle(floors(0.8), path, update=True, lower=True) == 0
    assert read_floors(path) == floors(0.795)


def test_changed_texts_fail_until_the_floors_are_pinned_anew(tmp_path: Path) -> None:
    path = tmp_path / "floors.toml"
    write_floors(path, floors(0.9))
    assert settle(floors(0.95, "changed"), path, update=False, lower=False) == 1
    assert settle(floors(0.95, "changed"), path, update=True, lower=False) == 0
    assert read_floors(path) == floors(0.945, "changed")


def test_a_figure_that_is_measured_no_more_is_a_drop() -> None:
    assert drops({}, floors(0.9)) == ["week.persons: 0.000 is below the floor 0.900"]
    assert figures_of({"week": Score({"persons": Count(1, 2, 1, 1)})}) == {
        "week.persons": pytest.approx(2 / 3)
    }


def test_the_floors_were_pinned_on_the_texts_in_hand() -> None:
    assert read_floors(FLOORS).digest == digest_of(corpus_files(), ROOT)


def test_the_sentences_are_many_and_their_floors_hold() -> None:
    assert len(list(read_drawn(SENTENCES.read_text("utf-8")))) >= 150
    pinned = read_floors(FLOORS)
    ours = {name: at for name, at in pinned.figures.items() if name.startswith("sentences.")}
    assert ours
    assert drops(figures_of({"sentences": sentences()}), Floors(pinned.digest, ours)) == []
