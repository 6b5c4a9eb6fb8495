"""Whose words tell of a decision outside quotation marks: «сообщил аким», «по словам министра»."""

from __future__ import annotations

from dataclasses import replace

from ankbrief.facts.decisions.sources import Around, Source
from ankbrief.facts.decisions.triggers import listed
from ankbrief.facts.people.references import who
from ankbrief.facts.posts.heads import is_office, words
from ankbrief.facts.posts.phrases import bodies, in_nominative, phrase_at
from ankbrief.facts.quotes.speakers import NOBODY, Speaker, speaker_of
from ankbrief.facts.quotes.speech import Clause, is_speech, with_cue
from ankbrief.facts.text.flow import DASHES, QUOTING, Flow, lemma_of
from ankbrief.model import Facts

ABOUT = 16  # tokens: «Об этом на встрече с жителями, в которой участвовал …, рассказала …»
BEHIND = 4  # sentences behind a decision in which «об этом» tells who told of it
SPREAD = 5  # sentences of a paragraph of speech before its author is named
GENDERS = {"его": "m", "ее": "f", "её": "f"}
REPORTED = frozenset(
    {"доложено", "доложили", "проинформирован", "проинформирована", "проинформировали"}
)
REFERRING = ("ссылкой", "на")
WORDS = frozenset({"словам", "мнению", "информации", "данным", "сообщению", "сведениям"})


def as_reporter(source: Source) -> Speaker | None:
    """«Он подчеркнул, что Правительству следует …»; «…, отметил аким»; «По словам акима, …»."""
    flow = source.flow
    if source.unit.spoken is not None:
        return None
    start, stop = flow.sentence_start(source.scope.start), source.scope.stop
    if is_reported(flow, start, source.scope.start) and source.around.visitor.name:
        return source.around.visitor
    by_word = by_word_of(flow, source.facts, start, source.scope.start)
    if by_word:
        return by_word if by_word.name else whose(source.around, start, source.scope.start)
    aside = _in_aside(source)
    if aside is not None:
        return aside
    before = Clause(start, _that(source, start))
    after = Clause(stop, source.unit.stop)
    for clause, reach in ((before, None), (after, 3)):
        found = _told_in(source, clause, reach)
        if found.person is None and clause is after:
            found = _referred_to(source) or found
        if found.name:
            return found
    return _about_this(source) or _of_paragraph(source)


def _told_in(source: Source, clause: Clause, reach: int | None) -> Speaker:
    """Who tells in the clause, by a verb of speech within `reach` tokens of its start."""
    cued = with_cue(source.flow, clause, any_verb=False, reach=reach)
    return speaker_of(source.flow, cued, source.facts) if cued else NOBODY


def _of_paragraph(source: Source) -> Speaker | None:
    """«Откроют две школы. Третью откроют позже, – сказал аким»: a paragraph without marks."""
    flow, start = source.flow, source.unit.stop
    block = flow.document.sentences[flow.sentences[source.trigger.verb]].block
    for _ in range(SPREAD):
        if start >= len(flow.tokens):
            return None
        stop = flow.sentence_stop(start)
        here = flow.document.sentences[flow.sentences[start]].block
        if here != block or any(token.text in QUOTING for token in flow.tokens[start:stop]):
            return None
        for index in range(start, stop):
            if flow.tokens[index].text in DASHES and flow.tokens[index - 1].text == ",":
                found = _told_in(source, Clause(index + 1, stop), 3)
                return found if found.name else None
        start = stop
    return None


def _that(source: Source, start: int) -> int:
    """«Он напомнил | , что приток мал, поэтому область ограничит попуски»: what is told follows."""
    tokens = source.flow.tokens
    for place in range(start, source.scope.start - 1):
        if tokens[place].text == "," and tokens[place + 1].text.lower() == "что":
            return place
    return source.scope.start


def is_reported(flow: Flow, start: int, stop: int) -> bool:
    """«Президенту доложено, что …», «Глава государства был проинформирован о …»."""
    return any(flow.tokens[index].text.lower() in REPORTED for index in range(start, stop))


def _in_aside(source: Source) -> Speaker | None:
    """«Акимат, | как заверил Серик Ахметов, | выделит средства»."""
    flow, scope = source.flow, source.scope
    for index in range(scope.start + 1, source.trigger.start - 1):
        if flow.tokens[index].text.lower() == "как" and flow.tokens[index - 1].text == ",":
            comma = (i for i in range(index, scope.stop) if flow.tokens[i].text == ",")
            clause = Clause(index + 1, next(comma, scope.stop))
            found = _told_in(source, clause, None)
            return found if found.name else None
    return None


def _about_this(source: Source) -> Speaker | None:
    """«Тариф снизится. Трубы заменят. | Об этом сообщил аким»: a sentence behind tells of all."""
    flow = source.flow
    start = flow.sentence_stop(source.trigger.verb)
    for _ in range(BEHIND):
        stop = flow.sentence_stop(start) if start + 1 < len(flow.tokens) else start
        if stop == start or not _is_same_block(flow, source.trigger.verb, start):
            return None
        words = [token.text.lower() for token in flow.tokens[start : start + 2]]
        if words[0] in ("об", "о") and words[1] in ("этом", "чем", "том"):
            found = _told_in(source, Clause(start, stop), ABOUT)
            return found if found.name else None
        if any(is_speech(token) for token in flow.tokens[start:stop]):
            return None  # another tells something else
        start = stop
    return None


def _referred_to(source: Source) -> Speaker | None:
    """«Трубы заменят, пишет газета со ссылкой на директора | Серика Ахметова»; no spokesman."""
    flow, verb = source.flow, source.trigger.verb
    stop = flow.sentence_stop(verb)
    for index in range(source.scope.stop, stop - 2):
        if tuple(token.text.lower() for token in flow.tokens[index : index + 2]) != REFERRING:
            continue
        found = [item for item in flow.named_in(index + 2, stop) if not item.mention.inferred]
        posts = {post.title.lower() for item in found for post in item.person.positions}
        spokesman = any(title.startswith("пресс-") for title in posts)
        one = found[0].person if len(found) == 1 and posts and not spokesman else None
        return Speaker(one.name, inferred=True, person=one) if one else None
    return None


def _is_same_block(flow: Flow, index: int, other: int) -> bool:
    one, two = (flow.document.sentences[flow.sentences[i]] for i in (index, other))
    return one.block == two.block


def by_word_of(flow: Flow, facts: Facts, start: int, stop: int) -> Speaker | None:
    """«По словам акима, …» among the tokens; NOBODY where it is not plain whose words they are."""
    for index in range(start, stop - 1):
        if flow.tokens[index].text.lower() in WORDS:
            return _by_pronoun(flow, facts, index - 1) or _in_genitive(flow, index + 1, stop)
    return None


def _by_pronoun(flow: Flow, facts: Facts, index: int) -> Speaker | None:
    """«По его словам»: whoever «его» stands for."""
    sentence, place = flow.local(max(index, 0))
    found = who(flow.document, facts, sentence, place, place + 1)
    return Speaker(found.person.name, found.inferred, found.person) if found else None


def _in_genitive(flow: Flow, index: int, stop: int) -> Speaker:
    """«По словам акима», «По информации управления»."""
    found = flow.named_in(index, stop)
    if found:
        return Speaker(found[0].person.name, found[0].mention.inferred, found[0].person)
    phrase = phrase_at(flow, index, stop, "Gen")
    if phrase is None:
        return NOBODY
    head = lemma_of(flow.tokens[phrase.head])
    speaks = is_office(head) or head in bodies("bodies") or head.startswith("пресс-")
    return Speaker(in_nominative(flow, phrase, "Gen")) if speaks else NOBODY


def whose(around: Around, start: int, stop: int) -> Speaker:
    """«По ее словам», «По словам собеседницы»: who spoke last, if the gender fits."""
    words_here = around.flow.tokens[start:stop]
    said = [token for token in words_here if token.text.lower() in GENDERS]
    named = [token for token in words_here if lemma_of(token) in words("speakers")]
    voice = around.voice
    if voice.person is None and said:
        voice = _named_before(around.flow, start, GENDERS[said[0].text.lower()])
    if voice.person is None or not (said or named):
        return NOBODY
    woman = any(token.feats.get("Gender") == "Fem" for token in named)
    wanted = GENDERS[said[0].text.lower()] if said else ("f" if woman else None)
    fits = wanted is None or voice.person.gender in (wanted, None)
    return replace(voice, inferred=True) if fits else NOBODY


def _named_before(flow: Flow, start: int, gender: str) -> Speaker:
    """«Идею поддержал директор музея | Серик Ахметов. | По его словам, …»: the only one there."""
    first = flow.sentence_start(start - 1) if start else start
    people = [item.person for item in flow.named_in(first, start) if item.person.gender == gender]
    one = people[0] if len(set(people)) == 1 else None
    return Speaker(one.name, inferred=True, person=one) if one else NOBODY


def by_warning(source: Source) -> Speaker | None:
    """«Прокурор внёс представление: | акимату предстоит …»: whose paper it is."""
    flow, start = source.flow, source.unit.start
    first, verb = flow.sentence_start(start), _warning(source)
    if verb is None:
        return None
    found = speaker_of(flow, Clause(first, verb + 1, verb), source.facts)
    return found if found.name else None


def warns(source: Source) -> bool:
    """The order stands in a paper of a prosecutor or of a court."""
    return _warning(source) is not None


def _warning(source: Source) -> int | None:
    """«внёс» of «внёс представление: …», «вынес» of «вынес частное постановление: …»."""
    flow, start = source.flow, source.unit.start
    first = flow.sentence_start(start)
    if start == first or flow.tokens[start - 1].text != ":":
        return None
    lemmas = [lemma_of(token) for token in flow.tokens[first : start - 1]]
    paper = listed("warnings") | ({"постановление"} if "частный" in lemmas else set())
    verbs = (n for n, word in enumerate(lemmas) if word in ("внести", "направить", "вынести"))
    verb = next(verbs, None)
    return first + verb if verb is not None and set(lemmas) & paper else None
