"""What begins behind a comma: more of the same clause, or one that says something else."""

from __future__ import annotations

from ankbrief.facts.decisions.triggers import clause_stop, listed, table, word_at
from ankbrief.facts.quotes.speech import is_speech
from ankbrief.facts.text.flow import (
    DASHES,
    Flow,
    has_case,
    is_finite,
    is_infinitive,
    is_nominal,
    is_short_passive,
    lemma_of,
)
from ankbrief.language.dictionary import tagged
from ankbrief.language.text.document import Token

# A comma and one of these begin a clause that says something else.
OTHER = frozenset(
    [
        "но",
        "однако",
        "поскольку",
        "потому",
        "иначе",
        "ведь",
        "хотя",
        "тогда",
        "зато",
        "причем",
        "сообщает",
        "сообщают",
        "передает",
        "передают",
        "пишет",
        "пишут",
        "отметив",
        "подчеркнув",
        "добавив",
        "заявив",
        "сообщив",
        "напомнив",
        "сказав",
    ]
)
# These begin one that belongs to the act: what kind, what for, under which condition.
OWN = (
    "котор",
    "кто",
    "кого",
    "кому",
    "чтобы",
    "где",
    "когда",
    "если",
    "чей",
    "чья",
    "чьи",
    "чье",
    "как",
    "что",
    "куда",
)


def begins_other(flow: Flow, index: int, stop: int, *, plan: bool) -> bool:
    """Whether what follows a comma says something else: «, но», «, сообщает», «, а мы считаем»."""
    word = flow.tokens[index].text.lower().replace("ё", "е")
    if word in OTHER or any(is_speech(token) for token in flow.tokens[index : index + 2]):
        return True
    if word == "так" and flow.tokens[min(index + 1, stop - 1)].text == "как":
        return True
    if word.startswith(OWN) or flow.tokens[index].pos == "ADP":
        return False
    return is_clause(flow, index, stop, plan=plan)


def is_for_others(flow: Flow, index: int, stop: int) -> bool:
    """«…, | а районным акиматам – представить заявки»: another addressee, another act."""
    rest = flow.tokens[index : min(stop, index + 14)]
    dash = next((i for i, token in enumerate(rest) if token.text in DASHES or token.text == ","), 0)
    if dash < 1 or rest[dash].text == "," or not any(is_infinitive(t) for t in rest[dash:]):
        return False
    return any(has_case(token, "Dat") for token in rest[:dash])


def is_clause(flow: Flow, index: int, stop: int, *, plan: bool = False) -> bool:
    """A subject and a finite verb before the next comma, and no infinitive before them.

    «…, выплаты обещают перечислить» needs no subject.
    """
    subject = promises = thing = False
    for place, token in enumerate(flow.tokens[index:stop], index):
        if _is_impersonal(flow, place):
            return True
        if token.text == "," or is_infinitive(token):
            return promises or (token.text != "," and _rules_infinitive(flow, place, stop))
        if token.text.lower().startswith("котор"):
            return False
        promises = promises or (is_finite(token) and lemma_of(token) in listed("pledges"))
        subject = subject or (is_nominal(token) and has_case(token, "Nom"))
        thing = thing or _may_be_thing(flow, place)
        done = is_finite(token) or is_short_passive(token)
        if done and (subject or (thing and _is_of_them(token, plan=plan))):
            return True
    return False


def _is_of_them(verb: Token, *, plan: bool) -> bool:
    """«создана комиссия, выводы | обнародуют», «…, а область | выбрали»; of one plan goes on."""
    ahead = verb.feats.get("Tense") == "Past" or (not plan and tagged(verb.text, "futr"))
    third = verb.feats.get("Person", "3") == "3" and verb.feats.get("Number") == "Plur"
    return is_finite(verb) and third and ahead


def _may_be_thing(flow: Flow, index: int) -> bool:
    """«выводы»: done to by somebody, with no preposition."""
    token = flow.tokens[index]
    noun = token.pos in ("NOUN", "PROPN") and has_case(token, "Acc")
    return noun and token.feats.get("Animacy") == "Inan" and flow.tokens[index - 1].pos != "ADP"


def _is_impersonal(flow: Flow, index: int) -> bool:
    """«…, а подписать его | планируется»."""
    return any(word_at(flow, index) in found for found in table("impersonal").values())


def _rules_infinitive(flow: Flow, index: int, stop: int) -> bool:
    """«…, а подписать его | планируется»: up to the next comma."""
    return any(_is_impersonal(flow, i) for i in range(index, clause_stop(flow, index, stop)))
