"""Who acts: the subject of the verb, before it or behind it; both where two act together."""

from __future__ import annotations

from itertools import pairwise

from ankbrief.facts.decisions.able import is_able
from ankbrief.facts.decisions.antecedents import of_which
from ankbrief.facts.decisions.clauses import is_personal
from ankbrief.facts.decisions.parties import both_sides, with_other
from ankbrief.facts.decisions.signers import as_speaker
from ankbrief.facts.decisions.sources import Source, inner_start
from ankbrief.facts.decisions.subjects import (
    body_before,
    decides,
    may_be_subject,
    name_in_latin,
    name_in_marks,
    names_where,
)
from ankbrief.facts.decisions.triggers import clause_start, clause_stop, listed
from ankbrief.facts.posts.heads import is_head
from ankbrief.facts.posts.phrases import describes, in_nominative, phrase_at, sentence_case
from ankbrief.facts.quotes.speakers import Speaker, speaker_of
from ankbrief.facts.quotes.speech import Clause
from ankbrief.facts.text.flow import Flow, has_case, is_finite, is_nominal, lemma_of, may_have_case
from ankbrief.language.names.words import given_name_cases

CENTRES = frozenset({"областной центр", "районный центр", "областные центры", "районные центры"})


def acting(source: Source, start: int) -> Speaker | None:
    """«Аким поручил», «Токаев и Пашинян подписали»; «я поручил» is the speaker's."""
    flow, trigger = source.flow, source.trigger
    if not is_personal(flow, trigger):
        return None
    verb = flow.tokens[trigger.verb]
    if verb.feats.get("Person") == "1" or _says_i(source):
        return as_speaker(source)
    which = of_which(source)
    several = which or _together(source) or both_sides(source)
    if several:
        return several
    alone = _alone(source, start)
    return with_other(source, alone) if alone else None


def _alone(source: Source, start: int) -> Speaker | None:
    trigger = source.trigger
    if trigger.form == "done" and not _has_subject(source):
        return None
    found = _told_subject(source, start) or _subject_of(source, start)
    many = source.flow.tokens[trigger.verb].feats.get("Number") == "Plur"
    guessed = found is not None and found.person is not None and (found.inferred or _seats(source))
    if many and (guessed or (found is not None and _is_of_which(source))):
        return None  # «Он сообщил, что …, а область | выбрали | пилотной»
    return None if many and found and found.person is None and _is_place(source, found) else found


def _seats(source: Source) -> bool:
    """«Омаров вёл отдел, его | назначили | акимом»: one alone, by them."""
    return lemma_of(source.flow.tokens[source.trigger.verb]) in listed("appoint") | listed("seat")


def _is_of_which(source: Source) -> bool:
    """«Серик Ахметов, | которого | назначили акимом»: whom somebody appointed."""
    own = source.flow.tokens[source.scope.start : source.trigger.verb]
    return any(lemma_of(token) == "который" and not has_case(token, "Nom") for token in own)


def _told_subject(source: Source, start: int) -> Speaker | None:
    """«Аким сообщил, что | Правительство | выделило …»; things decide nothing."""
    inner = inner_start(source, start)
    found = _subject_of(source, inner) if inner > start else None
    own = source.flow.tokens[inner : source.scope.stop]
    if found and (found.person or any(decides(token) and has_case(token, "Nom") for token in own)):
        return found
    return None


def _subject_of(source: Source, start: int) -> Speaker | None:
    if name := name_in_marks(source.flow, start, source.trigger.verb):
        return Speaker(name)
    if name := name_in_latin(source.flow, start, source.trigger.verb):
        return Speaker(name)
    near = _nearest(source, start)
    if near is not None:
        return near
    return _subject_before(source, start) or _as_body(source, start) or _subject_behind(source)


def _nearest(source: Source, start: int) -> Speaker | None:
    """«…, в котором Омаров победил, | Президент | подписал указ»: of its own clause."""
    flow, verb = source.flow, source.trigger.verb
    first = clause_start(flow, start, verb)
    if first <= start or flow.tokens[verb].feats.get("Number") != "Sing":
        return None
    passed = any(is_finite(token) for token in flow.tokens[start:first])
    own = any(decides(token) and has_case(token, "Nom") for token in flow.tokens[first:verb])
    return _subject_before(source, first) if passed and own else None


def _is_place(source: Source, found: Speaker) -> bool:
    """«В Казахстане планируют …»: where, not who."""
    known = any(place.name == found.name for place in source.facts.places)
    return known or names_where(found.name or "") or (found.name or "") in CENTRES


def _subject_before(source: Source, start: int) -> Speaker | None:
    clause = Clause(start, source.trigger.verb + 1, source.trigger.verb)
    found = speaker_of(source.flow, clause, source.facts)
    fits = is_able(found) and not _is_in_genitive(source, found, start)
    return found if found.name and fits else None


def _is_in_genitive(source: Source, found: Speaker, start: int) -> bool:
    """«Жалобу | Бахыт Омаровой | суд оставил»: a surname in another case is no subject."""
    flow, verb = source.flow, source.trigger.verb
    if found.person is None or found.inferred:
        return False
    named = [item for item in flow.named_in(start, verb) if item.person == found.person]
    several = [item for item in named if item.stop - item.start > 1]
    last = {flow.tokens[item.stop - 1].text for item in several}
    cases = [given_name_cases(flow.tokens[item.start].text) for item in several]
    oblique = bool(cases) and all(own and "Nom" not in own for own in cases)
    return oblique or (bool(last) and not last & set(found.person.name.split()))


def _subject_behind(source: Source) -> Speaker | None:
    """«Закон подписал Президент»: up to the act, or to a clause of its own."""
    flow, trigger = source.flow, source.trigger
    single = flow.tokens[trigger.verb].feats.get("Number") == "Sing"
    whole = trigger.form == "done" or (trigger.act < trigger.verb and single)
    stop = max(source.scope.stop if whole else trigger.act, trigger.stop)
    stop = clause_stop(flow, trigger.verb + 1, stop)
    found = speaker_of(flow, Clause(trigger.verb, stop, trigger.verb), source.facts)
    return found if found.name and is_able(found) else _body_behind(source, stop)


def _body_behind(source: Source, stop: int) -> Speaker | None:
    """«Решение принял | оперативный штаб»: a noun that the tagger takes for an object."""
    flow, verb = source.flow, source.trigger.verb
    if source.trigger.form != "done" or flow.tokens[verb].feats.get("Number") != "Sing":
        return None
    phrase = phrase_at(flow, verb + 1, stop, "Nom") or phrase_at(flow, verb + 1, stop, "Acc")
    if phrase is None or not decides(flow.tokens[phrase.head]):
        return None
    fits = may_be_subject(flow, verb + 1, phrase.head, verb)
    return Speaker(in_nominative(flow, phrase, "Nom")) if fits else None


def _as_body(source: Source, start: int) -> Speaker | None:
    """«Совет избрал председателем …»: a noun that the tagger takes for an object."""
    flow, verb = source.flow, source.trigger.verb
    place = body_before(flow, start, verb)
    if place is None:
        return None
    first = place
    while first > start and describes(flow.tokens[first - 1], "Nom"):
        if any(item.stop >= first for item in flow.named_in(max(start, first - 3), first)):
            break  # «жалобу Омаровой | городской суд оставил»
        first -= 1
    case = flow.tokens[place].feats.get("Case", "Nom")
    phrase = phrase_at(flow, first, verb, case)
    return (
        Speaker(sentence_case(flow, first, in_nominative(flow, phrase, "Nom"))) if phrase else None
    )


def _has_subject(source: Source) -> bool:
    """«В городе запретили салюты» has none."""
    flow, verb = source.flow, source.trigger.verb
    if flow.tokens[verb].feats.get("Number") != "Plur":
        return True
    tokens = flow.tokens[source.unit.start : source.scope.stop]
    return any(is_nominal(token) and has_case(token, "Nom") for token in tokens)


def _says_i(source: Source) -> bool:
    tokens = source.flow.tokens[source.unit.start : source.trigger.verb]
    return any(token.text.lower() in ("я", "мы") for token in tokens)


def _together(source: Source) -> Speaker | None:
    """«Касым-Жомарт Токаев и Никол Пашинян подписали»: both."""
    flow, trigger = source.flow, source.trigger
    if flow.tokens[trigger.verb].feats.get("Number") != "Plur":
        return None
    stop = source.scope.stop if trigger.form == "done" else trigger.verb
    found = flow.named_in(source.unit.start, stop)
    named = [item for item in found if not item.mention.inferred]
    fit = [item for item in named if may_have_case(flow.tokens[item.stop - 1], "Nom")]
    joined = [_are_joined(flow, a.stop, b.start) for a, b in pairwise(fit)]
    names = list(dict.fromkeys(item.person.name for item in fit))
    return Speaker(" и ".join(names)) if len(names) == 2 and all(joined) else None


def _are_joined(flow: Flow, stop: int, start: int) -> bool:
    """«Токаев | и | Пашинян», «Токаев | и Президент Монголии | Хурэлсух»."""
    between = flow.tokens[stop:start]
    posts = between[1:]
    return (
        bool(between)
        and between[0].text == "и"
        and all(t.pos in ("NOUN", "PROPN", "ADJ", "CCONJ") for t in posts)
        and not any(has_case(t, "Nom") and not is_head(t) for t in posts if t.pos == "NOUN")
    )
