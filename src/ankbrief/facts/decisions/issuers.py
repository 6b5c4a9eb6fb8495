"""Who decided: the subject of the verb, the speaker, the one who signed, the chair."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import pairwise

from ankbrief.facts.decisions.clauses import is_personal
from ankbrief.facts.decisions.sources import Source
from ankbrief.facts.decisions.triggers import listed
from ankbrief.facts.people.references import who
from ankbrief.facts.posts.heads import words
from ankbrief.facts.posts.phrases import in_nominative, phrase_at
from ankbrief.facts.quotes.speakers import NOBODY, Speaker, speaker_of
from ankbrief.facts.quotes.speech import Clause, with_cue
from ankbrief.facts.text.flow import lemma_of, may_have_case

# «распоряжением акима города | по согласованию с маслихатом»
AGREED = re.compile(
    r" (?:по|с) (?:согласованию|представлению|предложению|рекомендации|согласия)\b.*"
)


def issuer_of(source: Source, after: int = 0) -> Speaker:
    """Who decided; nobody where the text does not say and no chair is known.

    A subject is looked for from the token `after` on: «акимам районов | он поручил».
    """
    subject = _as_subject(source, max(after, source.unit.start))
    if subject is not None:
        return subject
    return next((found for rule in RULES if (found := rule(source)) is not None), NOBODY)


def _as_subject(source: Source, start: int) -> Speaker | None:
    """«Аким поручил», «Токаев и Пашинян подписали»; «я поручил» is the speaker's."""
    flow, trigger = source.flow, source.trigger
    if not is_personal(flow, trigger):
        return None
    verb = flow.tokens[trigger.verb]
    if verb.feats.get("Person") == "1" or _says_i(source):
        return _as_speaker(source)
    several = _together(source)
    if several:
        return several
    stop = source.scope.stop if trigger.form == "done" else trigger.act
    clause = Clause(start, max(stop, trigger.stop), trigger.verb)
    found = speaker_of(flow, clause, source.facts)
    return found if found.name else None


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
    joined = [a.stop + 1 == b.start and flow.tokens[a.stop].text == "и" for a, b in pairwise(fit)]
    names = list(dict.fromkeys(item.person.name for item in fit))
    return Speaker(" и ".join(names)) if len(names) == 2 and all(joined) else None


def _by_act(source: Source) -> Speaker | None:
    """«распоряжением акима Ерболата Досаева», «по поручению Президента», «мною»."""
    flow = source.flow
    for index in range(source.unit.start, source.scope.stop):
        token = flow.tokens[index]
        if token.text.lower() in ("мною", "мной", "нами"):
            return _as_speaker(source)
        if lemma_of(token) in listed("acts") and token.feats.get("Case") in ("Ins", "Dat"):
            own = flow.tokens[index - 1].text.lower() if index else ""
            if own in ("моему", "моим", "нашему", "нашим"):
                return _as_speaker(source)
            found = _in_genitive(source, index + 1)
            if found:
                return found
    return None


def _in_genitive(source: Source, index: int) -> Speaker | None:
    flow = source.flow
    if index >= source.unit.stop:
        return None
    phrase = phrase_at(flow, index, source.unit.stop, "Gen")
    if phrase is None:
        return None
    for named in flow.named_in(phrase.start, phrase.stop):
        return Speaker(named.person.name, named.mention.inferred, named.person)
    return Speaker(AGREED.sub("", in_nominative(flow, phrase, "Gen")))


def _as_speaker(source: Source) -> Speaker | None:
    """Inside a quotation: the person who speaks; a press service only tells."""
    if source.unit.spoken is None:
        return None
    speaker = source.around.heard[source.unit.spoken].speaker
    return speaker if speaker.person else None


def _as_reporter(source: Source) -> Speaker | None:
    """«Он подчеркнул, что Правительству следует …»; «…, отметил аким»; «По словам акима, …»."""
    flow = source.flow
    if source.unit.spoken is not None:
        return None
    start, stop = flow.sentence_start(source.scope.start), source.scope.stop
    by_word = _by_word_of(source, start)
    if by_word:
        return by_word
    before, after = Clause(start, source.scope.start), Clause(stop, source.unit.stop)
    for clause, reach in ((before, None), (after, 3)):
        cued = with_cue(flow, clause, any_verb=False, reach=reach)
        found = speaker_of(flow, cued, source.facts) if cued else NOBODY
        if found.name:
            return found
    return None


def _by_word_of(source: Source, start: int) -> Speaker | None:
    flow = source.flow
    for index in range(start, source.scope.start - 1):
        if flow.tokens[index].text.lower() in ("словам", "мнению", "информации", "данным"):
            return _by_pronoun(source, index - 1) or _in_genitive_before_comma(source, index + 1)
    return None


def _by_pronoun(source: Source, index: int) -> Speaker | None:
    """«По его словам»: whoever «его» stands for."""
    sentence, place = source.flow.local(max(index, 0))
    found = who(source.flow.document, source.facts, sentence, place, place + 1)
    return Speaker(found.person.name, found.inferred, found.person) if found else None


def _in_genitive_before_comma(source: Source, index: int) -> Speaker:
    """«По словам акима»; nobody where whose words they are is not plain."""
    flow = source.flow
    found = flow.named_in(index, source.scope.start)
    if found:
        return Speaker(found[0].person.name, found[0].mention.inferred, found[0].person)
    before, noun = source.around.before, flow.tokens[index]
    if before.person is None or lemma_of(noun) not in words("speakers"):
        return NOBODY
    woman = noun.feats.get("Gender") == "Fem"  # «По словам собеседницы»
    return NOBODY if woman and before.person.gender == "m" else before


def _as_before(source: Source) -> Speaker | None:
    """«В целом, необходимо …» after a sentence of the same paragraph that says who.

    A passive («поручено») does not lean on the last voice: a guest may have spoken.
    """
    if source.trigger.form not in ("duty", "must") or not source.around.before.name:
        return None
    return Speaker(source.around.before.name, inferred=True, person=source.around.before.person)


def _as_chair(source: Source) -> Speaker | None:
    """«Правительству поручено …» in an article whose meeting somebody held."""
    if source.trigger.kind != "поручение" or not source.around.chair.name:
        return None
    return Speaker(source.around.chair.name, inferred=True, person=source.around.chair.person)


RULES: tuple[Callable[[Source], Speaker | None], ...] = (
    _by_act,
    _as_speaker,
    _as_reporter,
    _as_before,
    _as_chair,
)
