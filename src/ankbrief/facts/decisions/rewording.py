"""Words of a clause in other forms: a subject as an object, a phrase in the nominative."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from ankbrief.data import load
from ankbrief.facts.decisions.addressed import Addressee
from ankbrief.facts.decisions.sources import Source
from ankbrief.facts.posts.phrases import (
    Form,
    Phrase,
    number_and_gender,
    phrase_at,
    recased,
    sentence_case,
    spelled,
)
from ankbrief.facts.text.flow import Flow, has_case, is_nominal, lemma_of, may_have_case
from ankbrief.language.text.document import Token


def headed(flow: Flow, phrase: Phrase, stop: int, case: str) -> str:
    """The phrase and all behind it, its head and adjectives in the nominative."""
    start = phrase.start
    while start < phrase.head and lemma_of(flow.tokens[start]) == "свой":
        start += 1  # «анонсировал | свою | поездку»
    return spelled(flow, range(start, stop), forms_in(flow, phrase, case, "Nom") or {})


def forms_in(flow: Flow, phrase: Phrase, case: str, wanted: str) -> dict[int, str] | None:
    """The changed words of a phrase by index; None where one cannot be changed safely."""
    agreement = number_and_gender(flow.tokens[phrase.head])
    changed: dict[int, str] = {}
    for index in range(phrase.start, phrase.head + 1):
        token = flow.tokens[index]
        form = recased(Form(token.text, token.pos, case, agreement), wanted)
        if form is None:
            return None
        changed[index] = form
    return changed


def as_infinitive(source: Source, phrase: Phrase, found: Sequence[Addressee]) -> str | None:
    """«(поручил) разработку плана» → «разработать план»; None where the words do not allow it."""
    flow, stop = source.flow, source.scope.stop
    verb = load("verbal_nouns").get(lemma_of(flow.tokens[phrase.head]))
    if verb is None or phrase.start != phrase.head:
        return None
    thing = phrase_at(flow, phrase.head + 1, stop, "Gen")
    if thing is None or any(t.text in ("и", ",") for t in flow.tokens[thing.start : thing.stop]):
        return None
    forms = forms_in(flow, thing, "Gen", "Acc")
    if forms is None:
        return None
    taken = {i for item in found for i in range(item.phrase.start, item.phrase.stop)}
    rest = [i for i in range(thing.stop, stop) if i not in taken]
    words = (verb, spelled(flow, range(thing.start, thing.stop), forms), spelled(flow, rest))
    return " ".join(word for word in words if word)


def with_object(source: Source, verb_words: set[int], verb: str) -> str | None:
    """The clause with its subject as the object of `verb`; all other words stay."""
    flow, scope, trigger = source.flow, source.scope, source.trigger
    skipped = verb_words | set(range(trigger.start, trigger.stop))
    skipped |= {i for i in range(scope.start, scope.stop) if _is_auxiliary(flow.tokens[i])}
    subject = _subject(flow, scope.start, scope.stop, skipped)
    if subject is None:
        return None
    forms = _accusative(flow, subject)
    if forms is None:
        return None
    reach = subject.stop if subject.start < trigger.start else scope.stop
    if subject.start < trigger.start:
        reach = min(_before(trigger.start, verb_words), scope.stop)
    body = list(range(subject.start, reach))
    rest = [i for i in range(scope.start, scope.stop) if i not in skipped and i not in body]
    lead = [i for i in rest if i < subject.start]
    tail = [i for i in rest if i >= reach]
    thing = sentence_case(flow, body[0], spelled(flow, body, forms))
    words = [spelled(flow, lead), verb, thing, spelled(flow, tail)]
    if not lead or subject.start < trigger.start:
        return " ".join(word for word in words if word)
    first = sentence_case(flow, lead[0], words[0])
    return " ".join(word for word in (verb, first, *words[2:]) if word)


def _before(trigger: int, verb_words: set[int]) -> int:
    return min([trigger, *verb_words])


def _is_auxiliary(token: Token) -> bool:
    return token.text.lower() in ("быть", "будет", "будут")


def _subject(flow: Flow, start: int, stop: int, skipped: set[int]) -> Phrase | None:
    """The only phrase in the nominative; two of them leave it open which one."""
    found: list[Phrase] = []
    index = start
    while index < stop:
        phrase = _as_subject(flow, index, stop) if index not in skipped else None
        if phrase is None:
            index += 1
            continue
        if index == 0 or flow.tokens[index - 1].pos != "ADP":
            found.append(phrase)
        index = phrase.stop
    nouns = [phrase for phrase in found if flow.tokens[phrase.head].pos in ("NOUN", "PROPN")]
    return nouns[0] if nouns and _only(flow, nouns) else None


def _as_subject(flow: Flow, index: int, stop: int) -> Phrase | None:
    """A phrase in the nominative; behind a verb the tagger may take it for an accusative."""
    phrase = phrase_at(flow, index, stop, "Nom")
    if phrase is not None or flow.tokens[index - 1].pos in ("VERB", "ADJ", "ADP"):
        return phrase
    other = phrase_at(flow, index, stop, "Acc")
    return other if other and may_have_case(flow.tokens[other.head], "Nom") else None


def _only(flow: Flow, phrases: Sequence[Phrase]) -> bool:
    """One phrase, or several that «и» joins right after each other with Nom = Acc."""
    return len(phrases) == 1 or all(_keeps_form(flow.tokens[phrase.head]) for phrase in phrases)


def _accusative(flow: Flow, phrase: Phrase) -> dict[int, str] | None:
    head = flow.tokens[phrase.head]
    if head.feats.get("Animacy") == "Anim":
        return None
    return {} if _keeps_form(head) else forms_in(flow, phrase, "Nom", "Acc")


def _keeps_form(token: Token) -> bool:
    """Inanimate and not a feminine singular: the accusative looks like the nominative."""
    feats = token.feats
    feminine = feats.get("Gender") == "Fem" and feats.get("Number") == "Sing"
    return feats.get("Animacy") == "Inan" and not feminine


def has_doer(flow: Flow, start: int, stop: int) -> bool:
    """«будет проведено комиссией»: the doer would be lost."""
    tokens = flow.tokens[start:stop]
    return any(
        has_case(token, "Ins") and is_nominal(token) and previous.pos not in ("ADP", "ADJ")
        for previous, token in pairwise(tokens)
    )


def infinitive_of(token: Token) -> str | None:
    """«проведено» → «провести», «выделит» → «выделить»."""
    word = lemma_of(token)
    return word if word.endswith(("ть", "ти", "чь", "ться", "тись", "чься")) else None
