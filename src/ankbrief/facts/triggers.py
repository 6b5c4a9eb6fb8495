"""Words that make a clause a decision: «поручил», «следует», «принято решение», «будет открыт».

Each rule looks at one token of a unit and yields a `Trigger` or nothing; the first one wins.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal, cast

from ankbrief.data import load
from ankbrief.facts.flow import (
    Flow,
    has_case,
    is_finite,
    is_gerund,
    is_infinitive,
    is_nominal,
    is_short_passive,
    lemma_of,
)
from ankbrief.facts.phrases import bodies, describes
from ankbrief.facts.units import Unit
from ankbrief.language.document import Token
from ankbrief.model import DecisionKind

# order: somebody orders another; duty: a word of duty alone; must: «X должен»; done: something was
# decided on («принято решение», «подписан закон»); future: it will be done; bare: «Создать штаб».
Form = Literal["order", "duty", "must", "done", "future", "bare"]

REACH = (
    26  # tokens from a trigger to its infinitive: «поручил <body, body and body> <when> создать»
)
NEAR = 5  # tokens between the parts of «принято … решение»


@dataclass(frozen=True, slots=True)
class Trigger:
    """Trigger words over the tokens `start` up to `stop`; what is decided begins at `act`.

    `verb` is the word that the issuer agrees with; `act` is an infinitive, a noun or the verb.
    """

    kind: DecisionKind
    form: Form
    start: int
    stop: int
    act: int
    verb: int


Rule = Callable[[Flow, Unit, int], Trigger | None]


def triggers_in(flow: Flow, unit: Unit) -> Iterator[Trigger]:
    """The triggers of a unit, left to right; one that lies in another's clause comes later."""
    for index in range(unit.start, unit.stop):
        found = next((hit for rule in RULES if (hit := rule(flow, unit, index))), None)
        if found:
            yield found


def _order(flow: Flow, unit: Unit, index: int) -> Trigger | None:
    """«поручил акиматам создать», «договорились провести», «предлагаю открыть»."""
    token = flow.tokens[index]
    kind = kind_of("verbs", lemma_of(token)) if is_finite(token) else None
    if kind is None or _is_negated(flow, unit, index):
        return None
    act = infinitive_after(flow, index + 1, unit.stop) or _named_act(flow, unit, index, kind)
    return Trigger(kind, "order", index, index + 1, act, index) if act else None


def _named_act(flow: Flow, unit: Unit, index: int, kind: DecisionKind) -> int | None:
    """«поручил разработку плана», «договорились о создании центра»."""
    for place in range(index + 1, min(unit.stop, index + 1 + NEAR + NEAR)):
        token = flow.tokens[place]
        if is_finite(token) or token.text == ",":
            return None
        if kind == "договорённость" and token.text.lower() in ("о", "об"):
            return place
        if kind == "поручение" and has_case(token, "Acc") and _is_of_doing(token):
            return _first_of_phrase(flow, place, "Acc")
    return None


def _is_of_doing(token: Token) -> bool:
    """«разработка», «создание»: a noun made of a verb."""
    return token.pos == "NOUN" and lemma_of(token).endswith(("ние", "тие", "ка", "ция", "ство"))


def _first_of_phrase(flow: Flow, index: int, case: str) -> int:
    while index and describes(flow.tokens[index - 1], case):
        index -= 1
    return index


def _passive(flow: Flow, unit: Unit, index: int) -> Trigger | None:
    """«Правительству поручено внести», «планируется открыть», «планируется открытие»."""
    word = _word(flow, index)
    kind = next((key for key, found in table("impersonal").items() if word in found), None)
    if kind is None or _is_negated(flow, unit, index):
        return None
    act = infinitive_after(flow, index + 1, unit.stop)
    if act is None and kind == "план":
        act = _noun_after(flow, unit, index, "Nom")
    if act is None and kind == "поручение":
        act = _noun_after(flow, unit, index, "Nom")
    return Trigger(kind, "order", index, index + 1, act, index) if act else None


def _noun_after(flow: Flow, unit: Unit, index: int, case: str) -> int | None:
    for place in range(index + 1, min(unit.stop, index + 8)):
        token = flow.tokens[place]
        if has_case(token, case) and token.pos == "NOUN":
            return _first_of_phrase(flow, place, case)
        if token.text == "," or is_finite(token):
            return None
    return None


def _light(flow: Flow, unit: Unit, index: int) -> Trigger | None:
    """«дал поручение создать», «решение принято», «подчеркнул необходимость усилить»."""
    token = flow.tokens[index]
    if not (is_finite(token) or is_short_passive(token)):
        return None
    for row in load("decisions")["light"]:
        if lemma_of(token) in row["verbs"].split():
            found = _light_noun(flow, unit, index, row["nouns"].split())
            if found is not None:
                return _of_light(flow, unit, index, found, row["kind"])
    return None


def _light_noun(flow: Flow, unit: Unit, index: int, nouns: list[str]) -> int | None:
    """Where the noun of a light verb stands, behind it or, for a passive, right before it."""
    behind = range(index + 1, min(unit.stop, index + 1 + NEAR))
    before = range(max(unit.start, index - 3), index)
    for place in (*behind, *(before if is_short_passive(flow.tokens[index]) else ())):
        token = flow.tokens[place]
        if lemma_of(token) in nouns or _word(flow, place) in nouns:
            return place
        if is_finite(token) and place > index:
            return None
    return None


def _of_light(flow: Flow, unit: Unit, verb: int, noun: int, kind: str) -> Trigger | None:
    start, stop = min(verb, noun), max(verb, noun) + 1
    act = infinitive_after(flow, stop, unit.stop) or _about(flow, stop, unit.stop)
    if act is None and lemma_of(flow.tokens[noun]) == "необходимость":
        act = _noun_after(flow, unit, noun, "Gen")
    if act is None or _is_negated(flow, unit, verb):
        return None
    return Trigger(cast("DecisionKind", kind), "order", start, stop, act, verb)


def _about(flow: Flow, index: int, stop: int) -> int | None:
    """«решение | о создании центра»."""
    for place in range(index, min(stop, index + 3)):
        if _word(flow, place) in ("о", "об", "обо") and place + 1 < stop:
            return place
    return None


def _duty(flow: Flow, unit: Unit, index: int) -> Trigger | None:
    """«акиматам следует усилить», «нужно открыть»; not «следует отметить», «нужно было»."""
    if _word(flow, index) not in listed("modals") or _is_negated(flow, unit, index):
        return None
    if _is_of_past_or_hope(flow, unit, index) or _is_asked(flow, unit, index):
        return None
    act = infinitive_after(flow, index + 1, unit.stop) or _infinitive_before(flow, unit, index)
    if act is None or is_empty(flow, act):
        return None
    return Trigger("поручение", "duty", index, index + 1, act, index)


def _is_of_past_or_hope(flow: Flow, unit: Unit, index: int) -> bool:
    """«нужно было», «надо будет», «необходимо бы»."""
    near = range(max(unit.start, index - 1), min(unit.stop, index + 3))
    return any(_word(flow, place) in ("было", "будет", "бы") for place in near if place != index)


def _is_asked(flow: Flow, unit: Unit, index: int) -> bool:
    """«Что нужно сделать?», «как следует», «если необходимо»."""
    near = [_word(flow, place) for place in range(max(unit.start, index - 3), index)]
    asks = {"как", "кому", "если", "когда", "сколько", "почему", "зачем", "где", "куда", "чем"}
    return bool(asks & set(near)) or (bool(near) and near[-1] == "что" and len(near) == 1)


def _infinitive_before(flow: Flow, unit: Unit, index: int) -> int | None:
    """«Сделать это необходимо до 25 января»: the infinitive opens the unit."""
    first = unit.start
    return first if index - first <= 6 and is_infinitive(flow.tokens[first]) else None


def _must(flow: Flow, unit: Unit, index: int) -> Trigger | None:
    """«госорганы должны опираться», «план должен быть готов»; whose duty is asked elsewhere."""
    if _word(flow, index) not in listed("musts") or _is_negated(flow, unit, index):
        return None
    act = infinitive_after(flow, index + 1, unit.stop)
    if act is None or _is_of_past_or_hope(flow, unit, index):
        return None
    return Trigger("поручение", "must", index, index + 1, act, index)


def _signed(flow: Flow, unit: Unit, index: int) -> Trigger | None:
    """«подписали соглашение», «утвержден бюджет», «принят закон»."""
    token = flow.tokens[index]
    active = is_finite(token) and token.feats.get("Tense") == "Past"
    if not (active or is_short_passive(token)) or lemma_of(token) not in listed("adopt"):
        return None
    if _is_negated(flow, unit, index) or _is_to_come(flow, unit, index):
        return None
    paper = _paper(flow, unit, index, ("Acc", "Nom") if active else ("Nom",))
    if paper is None:
        return None
    kind: DecisionKind = "договорённость" if _is_mutual(flow, index, paper) else "решение"
    return Trigger(kind, "done", index, index + 1, min(index, paper), index)


def _paper(flow: Flow, unit: Unit, index: int, cases: tuple[str, ...]) -> int | None:
    """The paper that is signed: behind the verb, or before a passive."""
    behind = range(index + 1, min(unit.stop, index + 9))
    before = range(index - 1, max(unit.start, index - 12) - 1, -1) if "Acc" not in cases else ()
    for place in (*behind, *before):
        token = flow.tokens[place]
        if place > index and is_finite(token):
            break
        fits = any(has_case(token, case) for case in cases) or not token.feats.get("Case")
        if fits and lemma_of(token) in listed("papers"):
            return place
    return None


def _is_mutual(flow: Flow, index: int, paper: int) -> bool:
    verb = lemma_of(flow.tokens[index])
    return verb in ("подписать", "подписывать") and lemma_of(flow.tokens[paper]) in listed("mutual")


def _appointed(flow: Flow, unit: Unit, index: int) -> Trigger | None:
    """«назначен акимом», «освободил от должности», «избрана председателем»."""
    token = flow.tokens[index]
    active = is_finite(token) and token.feats.get("Tense") == "Past"
    if not (active or is_short_passive(token)) or lemma_of(token) not in listed("appoint"):
        return None
    if _is_to_come(flow, unit, index) or _is_negated(flow, unit, index):
        return None
    if not _has_post(flow, unit):
        return None
    return Trigger("решение", "done", index, index + 1, index, index)


def _has_post(flow: Flow, unit: Unit) -> bool:
    """A post is named beside the verb: in the instrumental, or «от должности», «на пост»."""
    for token in flow.tokens[unit.start : unit.stop]:
        if lemma_of(token) in ("должность", "пост", "обязанность"):
            return True
        if has_case(token, "Ins") and token.feats.get("Animacy") == "Anim" and token.pos == "NOUN":
            return True
    return False


def _is_to_come(flow: Flow, unit: Unit, index: int) -> bool:
    near = range(max(unit.start, index - 3), min(unit.stop, index + 2))
    return any(_word(flow, place) in ("будет", "будут") for place in near)


def _will_be(flow: Flow, unit: Unit, index: int) -> Trigger | None:
    """«будет открыт», «работа будет продолжена», «будут проводиться»."""
    token = flow.tokens[index]
    if _word(flow, index) not in ("будет", "будут") or _is_negated(flow, unit, index):
        return None
    for place in _around(unit, index):
        other = flow.tokens[place]
        if is_short_passive(other) and lemma_of(other) not in listed("effects"):
            return Trigger("план", "future", min(index, place), max(index, place) + 1, place, place)
        if is_infinitive(other) and place > index and _is_doing(other) and token.pos != "X":
            return Trigger("план", "future", index, index + 1, place, index)
        if is_finite(other):
            return None
    return None


def _around(unit: Unit, index: int) -> tuple[int, ...]:
    behind = range(index + 1, min(unit.stop, index + 4))
    return (*behind, *range(index - 1, max(unit.start, index - 3) - 1, -1))


def _is_doing(token: Token) -> bool:
    word = lemma_of(token)
    return word.endswith("ся") and word not in listed("effects") | listed("manner")


def _will(flow: Flow, unit: Unit, index: int) -> Trigger | None:
    """«Акимат выделит средства», «В мае пройдут Дни культуры», «В селе построят школу»."""
    token = flow.tokens[index]
    if not _is_future(token) or _is_negated(flow, unit, index):
        return None
    word = lemma_of(token)
    if word in listed("effects") | listed("talk") | listed("manner"):
        return None
    happens = word in listed("happen")
    if happens or word in listed("do") or _acts(flow, unit, index):
        return Trigger("план", "future", index, index + 1, index, index)
    return None


def _is_future(token: Token) -> bool:
    feats = token.feats
    future = feats.get("Tense") == "Fut" or feats.get("Aspect") == "Perf"
    return (
        is_finite(token) and future and feats.get("Tense") != "Past" and feats.get("Person") == "3"
    )


def _acts(flow: Flow, unit: Unit, index: int) -> bool:
    """A body of the state stands in the nominative before the verb."""
    return any(
        is_nominal(token) and has_case(token, "Nom") and lemma_of(token) in bodies("bodies")
        for token in flow.tokens[unit.start : index]
    )


def _bare(flow: Flow, unit: Unit, index: int) -> Trigger | None:
    """In speech or a list: «Держать на контроле», «Оперативно развернуть штабы»."""
    token = flow.tokens[index]
    if unit.spoken is None or not _opens(flow, unit, index) or is_empty(flow, index):
        return None
    if _is_order(token) or (is_infinitive(token) and _rules_alone(flow, unit, index)):
        return Trigger("поручение", "bare", index, index + 1, index, index)
    return None


def _opens(flow: Flow, unit: Unit, index: int) -> bool:
    """Nothing but adverbs, particles and a «на месте» before it in its sentence."""
    if flow.sentence_start(index) < unit.start - 1 and _word(flow, unit.start - 1) not in (
        "-",
        "–",
    ):
        return False
    return index - unit.start <= 4 and all(
        token.pos in ("ADV", "ADP", "CCONJ", "PART", "NUM")
        or (token.pos == "NOUN" and not has_case(token, "Nom"))
        for token in flow.tokens[unit.start : index]
    )


def _is_order(token: Token) -> bool:
    """«Обеспечьте»: to several people or politely to one."""
    feats = token.feats
    return (
        feats.get("Mood") == "Imp"
        and feats.get("Number") == "Plur"
        and token.text.lower().endswith(("те", "тесь"))
        and lemma_of(token) in listed("do")
    )


def _rules_alone(flow: Flow, unit: Unit, index: int) -> bool:
    """«Создать штаб.»; not «Создать штаб – наша задача», «Жить – значит работать»."""
    rest = flow.tokens[index + 1 : unit.stop]
    first_comma = next((i for i, token in enumerate(rest) if token.text == ","), len(rest))
    head = rest[:first_comma]
    if not head or any(token.text in ("–", "—", "-", "это", "бы", "ли") for token in head):
        return False
    return not any(is_finite(token) or _is_predicate(token) for token in head)


def _is_predicate(token: Token) -> bool:
    """«важно», «можно», «нельзя»: the infinitive depends on it."""
    return token.text.lower() in ("важно", "можно", "нельзя", "трудно", "легко") or (
        token.text.lower() in listed("modals") | listed("musts")
    )


RULES: tuple[Rule, ...] = (
    _light,
    _order,
    _passive,
    _duty,
    _must,
    _signed,
    _appointed,
    _will_be,
    _will,
    _bare,
)


def infinitive_after(flow: Flow, index: int, stop: int) -> int | None:
    """The infinitive that the trigger before `index` rules; asides between commas are passed."""
    for place in range(index, min(stop, index + REACH)):
        token = flow.tokens[place]
        if is_infinitive(token):
            return place
        if is_finite(token) and token.pos != "AUX":
            return None
        if token.text == "," and not _is_aside(flow, place, stop):
            return None
    return None


def _is_aside(flow: Flow, comma: int, stop: int) -> bool:
    """«поручил акиматам, министерствам и бизнесу создать», «поручил, учитывая сроки, создать»."""
    if comma + 1 >= stop:
        return False
    following = flow.tokens[comma + 1]
    if following.pos == "SCONJ" or following.text.lower() in ("что", "чтобы", "а", "но", "и"):
        return False
    return not following.text.lower().startswith("котор") and (
        following.pos in ("NOUN", "PROPN", "ADJ", "ADV", "ADP", "VERB") or is_gerund(following)
    )


def is_empty(flow: Flow, act: int) -> bool:
    """«следует отметить», «нужно быть»: nothing is to be done."""
    word = lemma_of(flow.tokens[act])
    return word in listed("talk") | listed("manner")


def _is_negated(flow: Flow, unit: Unit, index: int) -> bool:
    return index > unit.start and _word(flow, index - 1) in ("не", "ни")


def _word(flow: Flow, index: int) -> str:
    return flow.tokens[index].text.lower().replace("ё", "е")


def kind_of(key: str, word: str) -> DecisionKind | None:
    """The kind whose list in the table `key` of `decisions.toml` has the word."""
    return next((kind for kind, found in table(key).items() if word in found), None)


@cache
def table(key: str) -> dict[DecisionKind, frozenset[str]]:
    """A table of `decisions.toml`: kind → words."""
    rows: dict[Any, str] = load("decisions")[key]
    return {kind: frozenset(words.split()) for kind, words in rows.items()}


@cache
def listed(key: str) -> frozenset[str]:
    """A word list of `decisions.toml`."""
    return frozenset(load("decisions")[key].split())
