"""Words of a decree: «Ввести запрет», – говорится в приказе; whose they are."""

from __future__ import annotations

from ankbrief.facts.decisions.heads import one_named
from ankbrief.facts.decisions.sources import Source
from ankbrief.facts.decisions.triggers import Tokens, is_passive, listed, word_at
from ankbrief.facts.quotes.speakers import Speaker
from ankbrief.facts.text.flow import Flow, lemma_of

AFTER, BEFORE = 8, 6  # tokens beside the words of a decree in which it is told where they stand
BESIDE = 4  # tokens between «говорится» and the paper
FAR = 120  # tokens before «документ» in which a decree is named


def decree_at(flow: Flow, within: Tokens) -> int | None:
    """The paper that the words come from: «…», – говорится в | приказе | министра."""
    stop = min(within.stop + AFTER, len(flow.tokens))
    around = (
        *range(within.start, stop),
        *range(within.start - 1, max(within.start - BEFORE, 0), -1),
    )
    number = flow.sentences[within.start]
    for place in around:
        if word_at(flow, place) in listed("reads") and abs(flow.sentences[place] - number) <= 1:
            return _paper_by(flow, place)
    return None


def _paper_by(flow: Flow, told: int) -> int | None:
    """«говорится в | указе», «приказ | гласит»; «документ» where a decree was named before."""
    near = range(max(told - BESIDE, 0), min(told + BESIDE, len(flow.tokens)))
    for place in near:
        word = lemma_of(flow.tokens[place])
        if word in listed("decrees"):
            return place
        if word == "документ" and any(
            lemma_of(token) in listed("decrees") for token in flow.tokens[max(0, told - FAR) : told]
        ):
            return place
    return None


def of_president(source: Source, paper: int) -> Speaker | None:
    """«Указ» without a name is the head of state's, where the article names him."""
    if lemma_of(source.flow.tokens[paper]) != "указ":
        return None
    found = one_named(Speaker("Президент", inferred=True), source.facts)
    return found if found.person is not None else None


def paper_told(source: Source) -> int | None:
    """Where the paper stands that is published, or that the words are quoted from.

    «Из | резерва | правительства выделено …»: or whose money it is.
    """
    flow, trigger = source.flow, source.trigger
    if trigger.form == "bare":
        return decree_at(flow, source.unit)
    if trigger.form == "done" and lemma_of(flow.tokens[trigger.verb]) == "выделить":
        own = range(source.unit.start, source.scope.stop - 1)
        led = (i for i in own if word_at(flow, i) == "из" and word_at(flow, i + 1) == "резерва")
        return next((i + 1 for i in led), None)
    issued = listed("publish") | listed("adopt")
    if trigger.form != "done" or lemma_of(flow.tokens[trigger.verb]) not in issued:
        return None
    if not is_passive(flow.tokens[trigger.verb]):
        return None  # «Министр подписал приказ комиссии»: his own
    behind = range(trigger.verb + 1, min(source.scope.stop, trigger.verb + BESIDE))
    return next((i for i in behind if lemma_of(flow.tokens[i]) in listed("decrees")), None)
