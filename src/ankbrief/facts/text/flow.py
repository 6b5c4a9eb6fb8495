"""The tokens of a document in one row, whatever sentences they fell into."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from ankbrief.data import load
from ankbrief.facts.text.rows import Row, row_of
from ankbrief.language.dictionary import is_known, parses, tagged, tags
from ankbrief.language.text.document import Document, Token
from ankbrief.language.text.morphology import CASES, lemma
from ankbrief.model import Facts, Mention, Person, Span, When

DASHES = frozenset({"–", "—", "−", "-", "--", "‒", "―"})
STOPS = frozenset({".", "!", "?", "…", "...", "?!", "!!!", "?..", "!.."})
# The dictionary tells the second genitive and locative («в году») apart; UD does not.
NAMES = {case: (name, f"{name[:3]}2") for case, name in CASES.items()}
QUOTING = frozenset('«»„“”"‟')


@dataclass(frozen=True, slots=True)
class Named:
    """A mention with its person, and the tokens that it covers."""

    person: Person
    mention: Mention
    start: int
    stop: int


@dataclass(frozen=True, slots=True)
class Flow:
    """`sentences[i]` numbers the sentence of token i; `starts[i]` is where the token begins.

    `words[i]` is the token in lower case, ё as е: rules ask for it five times a token.
    """

    document: Document
    text: str
    tokens: tuple[Token, ...]
    words: tuple[str, ...]
    sentences: tuple[int, ...]
    starts: tuple[int, ...]
    mentions: Row[tuple[Person, Mention]]
    dates: Row[When]

    def at(self, offset: int) -> int:
        """The first token that begins at `offset` or later."""
        return bisect_left(self.starts, offset)

    def cover(self, start: int, stop: int) -> Span:
        """The characters of the tokens `start` up to `stop`."""
        return Span(self.tokens[start].span.start, self.tokens[stop - 1].span.stop)

    def within(self, span: Span) -> tuple[int, int]:
        """The tokens that begin inside `span`."""
        return self.at(span.start), self.at(span.stop)

    def named_in(self, start: int, stop: int) -> tuple[Named, ...]:
        """The mentions that begin among the tokens `start` up to `stop`, in order."""
        if start >= stop:
            return ()
        found = self.mentions.starting_in(self.cover(start, stop))
        return tuple(Named(person, m, *self.within(m.span)) for person, m in found)

    def local(self, index: int) -> tuple[int, int]:
        """The sentence of token `index`, and which of its tokens it is."""
        return self.sentences[index], index - self.sentence_start(index)

    def sentence_stop(self, index: int) -> int:
        """One past the last token of the sentence of token `index`."""
        number = self.sentences[index]
        return next(
            (i for i in range(index, len(self.tokens)) if self.sentences[i] != number),
            len(self.tokens),
        )

    def sentence_start(self, index: int) -> int:
        """The first token of the sentence of token `index`."""
        number = self.sentences[index]
        while index and self.sentences[index - 1] == number:
            index -= 1
        return index


def flow_of(document: Document, facts: Facts) -> Flow:
    """All tokens of `document` in the order of the text, with the people and dates of `facts`."""
    pairs = ((person, mention) for person in facts.people for mention in person.mentions)
    rows = list(_rows(document))
    return Flow(
        document,
        document.text,
        tuple(token for token, _ in rows),
        tuple(token.text.lower().replace("ё", "е") for token, _ in rows),
        tuple(number for _, number in rows),
        tuple(token.span.start for token, _ in rows),
        row_of(pairs, lambda pair: pair[1].span),
        row_of(facts.dates, lambda when: when.span),
    )


def _rows(document: Document) -> Iterator[tuple[Token, int]]:
    for number, sentence in enumerate(document.sentences):
        for token in sentence.tokens:
            yield token, number


def is_glued(flow: Flow, index: int) -> bool:
    """«… за работу.| Президент отметил»: a paragraph whose line break was lost opens here."""
    start = flow.starts[index]
    opens = index > 0 and flow.sentences[index] != flow.sentences[index - 1]
    return opens and flow.tokens[index - 1].span.stop == start


def is_finite(token: Token) -> bool:
    """A verb in a person or in the past: «сказал», «следует»."""
    verb = token.pos in ("VERB", "AUX") and token.feats.get("VerbForm") == "Fin"
    return verb and not (_is_surely_infinitive(token) or _is_no_verb(token.text))


def is_infinitive(token: Token) -> bool:
    """«создать», «быть»; «Вести работу» too, which the tagger takes for an order."""
    if token.feats.get("VerbForm") == "Inf":
        return True
    if token.feats.get("Mood") == "Imp" and tagged(token.text, "INFN"):
        return True
    return _is_surely_infinitive(token)


@lru_cache(maxsize=4096)
def _is_no_verb(word: str) -> bool:
    """«Завтра», which the tagger takes for a verb: the dictionary knows no verb in it."""
    forms = tags(word)
    return bool(forms) and all(form.startswith(("ADVB", "NOUN", "CONJ", "PREP")) for form in forms)


def _is_surely_infinitive(token: Token) -> bool:
    """«отсыпать», which the tagger takes for a past: the dictionary knows it as nothing else."""
    if token.feats.get("Tense") != "Past" or not token.text.endswith(("ть", "ти", "чь", "ться")):
        return False
    forms = tags(token.text)
    return bool(forms) and all(form.startswith("INFN") for form in forms)


def is_gerund(token: Token) -> bool:
    """«открывая»."""
    return token.feats.get("VerbForm") == "Conv"


def is_short_passive(token: Token) -> bool:
    """«создан», «поручено»."""
    feats = token.feats
    return feats.get("VerbForm") == "Part" and feats.get("Variant") == "Short"


def is_nominal(token: Token) -> bool:
    """A word that can be a subject or an object by itself."""
    if token.pos in ("NOUN", "PROPN", "PRON") or local_noun(token.text) is not None:
        return True
    return token.pos == "ADJ" and tagged(token.text, "NOUN") and not tagged(token.text, "ADJF")


def has_case(token: Token, case: str) -> bool:
    """Whether the word stands in this UD case; the dictionary overrules an impossible tag."""
    given = token.feats.get("Case")
    if local_noun(token.text) and given not in forms_of(token.text):
        return case in forms_of(token.text)
    if given == case:
        return token.pos not in ("NOUN", "ADJ") or case in (forms_of(token.text) or (case,))
    return given is not None and given not in (forms := forms_of(token.text)) and case in forms


def may_have_case(token: Token, case: str) -> bool:
    """Whether the form can be of this case at all: adjectives follow the noun behind them."""
    return token.feats.get("Case") == case or case in forms_of(token.text)


@lru_cache(50_000)
def local_noun(word: str) -> str | None:
    """The nominative of a noun of Kazakhstan's news that the dictionary lacks («акимату»).

    The tagger takes such a word for anything when it opens a sentence.
    """
    if len(word) < 4 or is_known(word):
        return None
    known = load("bodies")["local"].split()
    if not word.lower().startswith(tuple(noun[:2] for noun in known)):
        return None  # whatever its ending is guessed to be
    return next((p.normal_form for p in parses(word.lower()) if p.normal_form in known), None)


@lru_cache(50_000)
def forms_of(word: str) -> frozenset[str]:
    """The UD cases that a form can have: by the dictionary, or by its ending («акиматам»)."""
    found = tags(word) or tags(word.rpartition("-")[2])  # «пресс-службе»
    if not found and (local_noun(word) or word[:1].islower()):
        found = tuple(str(parse.tag) for parse in parses(word.lower()))
    return frozenset(
        case for case, names in NAMES.items() if any(n in t for n in names for t in found)
    )


def lemma_of(token: Token) -> str:
    """The dictionary form, lower case, ё as е."""
    return local_noun(token.text) or lemma(token)
