# ruff: noqa: INP001  # a script, not a package
"""Feeds spoilt articles to the extraction for a given time and keeps those that it cannot bear.

    python tools/fuzz_facts.py --minutes 60 [--seed 1] [--keep FOLDER]

The articles are those of seeds/ and evaluation/, spoilt as editors, sites and converters spoil
them. Each is read from a file and analysed. It must not raise, nor take longer than it may; no span
may lie outside the text; each quotation must stand in the text letter for letter. What fails is
kept in FOLDER with its traceback; the exit code is then 1.
"""

from __future__ import annotations

import argparse
import faulthandler
import signal
import sys
import tempfile
import traceback
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random
from time import monotonic

from ankbrief.articles import MAX_CHARACTERS, read_file
from ankbrief.errors import ArticleError
from ankbrief.facts.extract import extract
from ankbrief.facts.serialise import facts_from_json, facts_to_json
from ankbrief.model import Article, Block, Facts, Span

ROOT = Path(__file__).parents[1]
SOURCES = (
    "seeds/*.txt",
    "seeds/*.html",
    "seeds/*.md",
    "evaluation/articles/*.txt",
    "evaluation/sentences.txt",
)
GRACE = 5.0  # seconds of the processor for any article
PER_CHARACTER = 0.001  # seconds; ten times what the slowest real article needed
HUGE = 1_000_000  # characters without a space, which no file may hold but a caller may pass
REPORT = 60.0  # seconds between two lines of progress

Mutation = Callable[[Random, str], str]
QUOTES = "«»\"„“”‘’'"
KAZAKH = dict(zip("акноуиеАКНОУИЕ", "әқңөұіеӘҚҢӨҰІЕ", strict=True))
LATIN = dict(zip("аеорсухАЕОРСУХКМНТВ", "aeopcyxAEOPCYXKMHTB", strict=True))
EMOJI = "🇰🇿😀👨‍👩‍👧‍👦✅❗️1️⃣"
CONTROLS = (
    "\x00\x01\x08\x0b\x0c\x1b\x7f\x85\xa0\xad\u200b\u200d\u2028\u2029\u202e\ufeff\ufffd\ud800"
)
MARKS = ".,:;!?…–—-()[]/\\|№%•■*#&<>{}=+~^_`\t\n"
NUMERALS = ("IV", "ХХХІV", "1", "34-я", "2026–2030", "31 февраля", "00.00.0000", "т.г.", "и.о.")


def _place(random: Random, text: str) -> int:
    return random.randint(0, len(text))


def _stretch(random: Random, text: str, longest: int = 400) -> tuple[int, int]:
    start = _place(random, text)
    return start, min(len(text), start + random.randint(0, longest))


def cut_the_end(random: Random, text: str) -> str:
    """«Аким поручил до 1 м»."""
    return text[: _place(random, text)]


def cut_the_beginning(random: Random, text: str) -> str:
    """«учил до 1 мая …»."""
    return text[_place(random, text) :]


def cut_out(random: Random, text: str) -> str:
    """A stretch is lost."""
    start, stop = _stretch(random, text)
    return text[:start] + text[stop:]


def repeat(random: Random, text: str) -> str:
    """A stretch comes several times, as teasers do."""
    start, stop = _stretch(random, text)
    return text[:stop] + text[start:stop] * random.randint(1, 8) + text[stop:]


def swap_words(random: Random, text: str) -> str:
    """Words of a line change places."""
    lines = text.split("\n")
    number = random.randrange(len(lines))
    words = lines[number].split(" ")
    random.shuffle(words)
    return "\n".join([*lines[:number], " ".join(words), *lines[number + 1 :]])


def shuffle_lines(random: Random, text: str) -> str:
    """The lines in another order."""
    lines = text.split("\n")
    random.shuffle(lines)
    return "\n".join(lines)


def break_quotes(random: Random, text: str) -> str:
    """Some marks of quotation are lost, doubled or changed for others."""
    choices = ["", *QUOTES]
    return "".join(
        random.choice(choices) * random.choice((1, 1, 2))
        if character in QUOTES and random.random() < 0.4
        else character
        for character in text
    )


def scatter(random: Random, text: str, things: str | tuple[str, ...]) -> str:
    """Some of `things` at random places."""
    for _ in range(random.randint(1, 12)):
        at = _place(random, text)
        text = text[:at] + random.choice(things) + text[at:]
    return text


def scatter_quotes(random: Random, text: str) -> str:
    """Marks of quotation where none should be."""
    return scatter(random, text, QUOTES)


def scatter_marks(random: Random, text: str) -> str:
    """Punctuation anywhere."""
    return scatter(random, text, MARKS)


def scatter_controls(random: Random, text: str) -> str:
    """Control characters, invisible marks, half of a surrogate pair."""
    return scatter(random, text, CONTROLS)


def scatter_emoji(random: Random, text: str) -> str:
    """As in social networks."""
    return scatter(random, text, EMOJI)


def scatter_numerals(random: Random, text: str) -> str:
    """Numbers and dates anywhere."""
    return scatter(random, text, NUMERALS)


def capitals(random: Random, text: str) -> str:
    """«АКИМ ПОРУЧИЛ»: all of it or a stretch."""
    start, stop = random.choice([(0, len(text)), _stretch(random, text)])
    return text[:start] + text[start:stop].upper() + text[stop:]


def small_letters(_random: Random, text: str) -> str:
    """«аким серик ахметов поручил»."""
    return text.lower()


def title_case(_random: Random, text: str) -> str:
    """«Аким Серик Ахметов Поручил»."""
    return text.title()


def no_punctuation(_random: Random, text: str) -> str:
    """As speech recognition writes."""
    return "".join(c for c in text if c.isalnum() or c.isspace())


def no_spaces(random: Random, text: str) -> str:
    """A stretch whose words ran together."""
    start, stop = _stretch(random, text, 2000)
    return text[:start] + "".join(text[start:stop].split()) + text[stop:]


def no_lines(_random: Random, text: str) -> str:
    """All of the article on one line."""
    return text.replace("\n", " ")


def many_lines(random: Random, text: str) -> str:
    """Lines broken at a margin, with a hyphen now and then."""
    width = random.randint(1, 60)
    return "\n".join(text[i : i + width] for i in range(0, len(text), width))


def replaced(random: Random, text: str, letters: dict[str, str]) -> str:
    """Some letters changed for those that look or sound like them."""
    share = random.random()
    return "".join(letters.get(c, c) if random.random() < share else c for c in text)


def latin(random: Random, text: str) -> str:
    """Letters of the other alphabet that look alike."""
    return replaced(random, text, LATIN)


def kazakh(random: Random, text: str) -> str:
    """Kazakh letters in Russian words."""
    return replaced(random, text, KAZAKH)


def long_word(random: Random, text: str) -> str:
    """One word of many thousand letters."""
    at = _place(random, text)
    piece = random.choice(["а", "Серик", "ов", "«", '"', "№", "1", "I", ".", "и.о.", "–", "\u0301"])
    return text[:at] + piece * random.randint(10, 20_000) + text[at:]


def long_article(random: Random, text: str) -> str:
    """The article many times over, up to what a file may hold."""
    times = min(random.randint(2, 40), max(1, MAX_CHARACTERS // (len(text) + 1)))
    return "\n".join([text] * times)


MUTATIONS: tuple[Mutation, ...] = (
    cut_the_end, cut_the_beginning, cut_out, repeat, swap_words, shuffle_lines, break_quotes,
    scatter_quotes, scatter_marks, scatter_controls, scatter_emoji, scatter_numerals, capitals,
    small_letters, title_case, no_punctuation, no_spaces, no_lines, many_lines, latin, kazakh,
)  # fmt: skip
RARE: tuple[Mutation, ...] = (long_word, long_article)


def spoilt(random: Random, texts: list[str]) -> str:
    """An article with some accidents; now and then a very long one."""
    text = random.choice(texts)
    if random.random() < 0.2:
        text += "\n" + random.choice(texts)
    for mutation in random.choices(MUTATIONS, k=random.randint(1, 4)):
        text = mutation(random, text)
    return random.choice(RARE)(random, text) if random.random() < 0.02 else text


def huge(random: Random, texts: list[str]) -> str:
    """A million characters without a space."""
    letters = "".join(random.choice(texts).split()) or "а"
    piece = random.choice([letters, "а", "«", "Серик", '"', "1", "."])
    return (piece * (HUGE // len(piece) + 1))[:HUGE]


def article_of(text: str, folder: Path) -> Article | None:
    """The article that is read from a file of that text; None where the reader refuses it."""
    path = folder / "article.txt"
    path.write_bytes(text.encode("utf-8", "surrogatepass"))
    try:
        return read_file(path)
    except ArticleError:
        return None


def check(facts: Facts) -> None:
    """Raises AssertionError where a fact does not stand in its text."""
    text = facts.article.text
    for span in spans_in(facts_to_json(facts)):
        assert 0 <= span.start < span.stop <= len(text), f"{span} outside {len(text)} characters"
    for quote in facts.quotes:
        assert quote.text == quote.span.of(text), f"«{quote.text}» is not in the text"
    assert facts_from_json(facts_to_json(facts)).quotes == facts.quotes


def spans_in(data: object) -> Iterator[Span]:
    """Every span at any depth of a public object."""
    if isinstance(data, dict):
        if set(data) == {"start", "stop"} and isinstance(data["start"], int):
            yield Span(data["start"], data["stop"])
        data = list(data.values())
    if isinstance(data, list):
        for item in data:
            yield from spans_in(item)


def limit(text: str) -> float:
    """Seconds of the processor that the text may take."""
    return GRACE + PER_CHARACTER * len(text)


def too_slow(_signal: int, _frame: object) -> None:
    """What the alarm does: the traceback then shows the place."""
    raise TimeoutError("longer than it may take")


def trial(random: Random, texts: list[str], folder: Path) -> tuple[str, str]:
    """One spoilt article, and the traceback of its failure or nothing."""
    if random.random() < 0.0005:
        text = huge(random, texts)
        whole = (Block("paragraph", Span(0, len(text))),)
        article: Article | None = Article("huge", None, text, None, blocks=whole)
    else:
        text = spoilt(random, texts)
        article = None
    faulthandler.dump_traceback_later(60 * limit(text), exit=True)  # a hang inside a library
    signal.setitimer(signal.ITIMER_PROF, limit(text))
    try:
        article = article or article_of(text, folder)
        if article:
            check(extract(article))
    except Exception:  # noqa: BLE001  # whatever it is, it is what we look for
        return text, traceback.format_exc()
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        faulthandler.cancel_dump_traceback_later()
    return text, ""


def main() -> int:
    """Runs for the time given; yields the exit code."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--minutes", type=float, default=1.0)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--keep", type=Path, default=Path(tempfile.gettempdir()) / "fuzz_facts")
    given = parser.parse_args()
    texts = [read_file(path).text for name in SOURCES for path in sorted(ROOT.glob(name))]
    given.keep.mkdir(parents=True, exist_ok=True)
    signal.signal(signal.SIGPROF, too_slow)
    random, start, done, failed, told = Random(given.seed), monotonic(), 0, 0, 0.0  # noqa: S311
    with tempfile.TemporaryDirectory() as folder:
        while (passed := monotonic() - start) < given.minutes * 60:
            text, failure = trial(random, texts, Path(folder))
            done += 1
            if failure:
                failed += 1
                name = given.keep / f"{given.seed}_{done:06}"
                name.with_suffix(".txt").write_bytes(text.encode("utf-8", "surrogatepass"))
                name.with_suffix(".traceback").write_text(failure, "utf-8")
            if failure or passed - told > REPORT:
                told = passed
                last = failure.strip().rpartition("\n")[2][:200]
                sys.stdout.write(
                    f"{passed / 60:5.1f} min  {done} articles  {failed} failed  {last}\n"
                )
                sys.stdout.flush()
    sys.stdout.write(f"{done} articles, {failed} failed; kept in {given.keep}\n")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
