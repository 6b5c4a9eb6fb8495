"""Who speaks in a clause: a person by name, role or pronoun; a body; people together."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from ankbrief.data import word_set
from ankbrief.facts.people.context import WOMANS
from ankbrief.facts.people.references import who
from ankbrief.facts.posts.heads import head_lemma, is_frozen, is_role
from ankbrief.facts.posts.phrases import in_nominative, phrase_at, sentence_case
from ankbrief.facts.posts.roles import words as role_words
from ankbrief.facts.quotes.before import may_mean, unnamed_in
from ankbrief.facts.quotes.services import in_full
from ankbrief.facts.quotes.shortened import body_in_full
from ankbrief.facts.quotes.speech import POSSESSIVES, Clause, is_impersonal, words
from ankbrief.facts.quotes.subjects import disagrees, in_aside, subjects
from ankbrief.facts.text.flow import (
    Flow,
    Named,
    has_case,
    is_nominal,
    lemma_of,
)
from ankbrief.language.dictionary import nouns_in
from ankbrief.language.names.words import given_name_cases, is_given_name
from ankbrief.language.text.document import Token
from ankbrief.model import Facts, Person

BACK = 5  # sentences before a quotation in which its speaker is looked for
BLOCKS = 3  # blocks: a credit or a teaser may stand between
NAME = 5  # words behind a noun within which its name begins
PRONOUNS = frozenset({"он", "она", "они"})


@dataclass(frozen=True, slots=True)
class Speaker:
    """The name in the nominative; `inferred` where the clause itself does not give it.

    `noun` is the token of a pronoun or noun that may mean somebody named before.
    """

    name: str | None
    inferred: bool = False
    person: Person | None = None
    noun: int | None = None


NOBODY = Speaker(None, inferred=True)


def speaker_of(flow: Flow, clause: Clause, facts: Facts) -> Speaker:
    """Who speaks in `clause`; nobody where it does not say."""
    named = flow.named_in(clause.start, clause.stop)
    for rule in RULES:
        speaker = rule(flow, clause, facts, named)
        if speaker is not None:
            return _in_full(flow, clause, speaker, facts)
    return NOBODY


def _in_full(flow: Flow, clause: Clause, speaker: Speaker, facts: Facts) -> Speaker:
    """«пресс-служба перевозчика», «ведомство», whose name the article told before."""
    if speaker.name is None or speaker.person is not None:
        return speaker
    name = body_in_full(facts, in_full(facts, speaker.name), flow.starts[clause.start])
    return speaker if name == speaker.name else Speaker(name, inferred=True)


def _paper(flow: Flow, clause: Clause, _facts: Facts, _named: Sequence[Named]) -> Speaker | None:
    """«говорится в сообщении пресс-службы акимата» → «пресс-служба акимата»."""
    if clause.verb is None or not is_impersonal(flow.tokens[clause.verb]):
        return None
    for place in (*range(clause.verb + 1, clause.stop), *range(clause.start, clause.verb)):
        if lemma_of(flow.tokens[place]) in words("papers"):
            stop = clause.verb if place < clause.verb else clause.stop
            return _of_paper(flow, place, stop)
    return NOBODY


def _of_paper(flow: Flow, place: int, stop: int) -> Speaker:
    """«в письме акима Серика Ахметова», «в его посте», «в приветствии» of somebody named before."""
    if flow.tokens[place - 1].text.lower() in POSSESSIVES:
        return replace(NOBODY, noun=place - 1)
    name = _phrase(flow, place + 1, stop, "Gen") if place + 1 < stop else None
    if name is None:
        return replace(NOBODY, noun=place)
    head = place + 1
    while head + 1 < stop and not is_nominal(flow.tokens[head]):
        head += 1
    named = flow.named_in(head, stop)
    of_person = named and (named[0].start == head or is_role(head_lemma(flow.tokens[head])))
    if of_person and not named[0].mention.inferred:
        return Speaker(named[0].person.name, person=named[0].person)
    return Speaker(name, noun=head)


def _owner(flow: Flow, clause: Clause, facts: Facts, named: Sequence[Named]) -> Speaker | None:
    """«по словам акима Серика Ахметова», «по его словам», «по данным акимата»."""
    if clause.verb is not None or clause.cue is None:
        return None
    first = clause.start
    if flow.tokens[first].text.lower() in POSSESSIVES:
        return _meant(flow, facts, first) or _last_subject(flow, clause)
    if named:
        best = min(named, key=lambda item: (item.mention.inferred, item.start))
        return Speaker(best.person.name, best.mention.inferred, best.person)
    meant = _meant(flow, facts, first + 1) if first + 1 < clause.stop else None
    if meant is not None:
        return meant
    name = _phrase(flow, first + 1, clause.stop, "Gen") if first + 1 < clause.stop else None
    return Speaker(name) if name else NOBODY


def _cited(flow: Flow, clause: Clause, facts: Facts, named: Sequence[Named]) -> Speaker | None:
    """«цитирует министра пресс-служба», «приводит слова акима издание»: not who cites."""
    if clause.verb is None or not _is_citing(flow, clause.verb):
        return None
    for item in named:
        if not _is_subject(flow, clause, item):
            return Speaker(item.person.name, item.mention.inferred, item.person)
    for place in range(clause.verb + 1, clause.stop):
        if flow.tokens[place].text.lower() in POSSESSIVES:  # «цитирует его издание»
            return replace(_meant(flow, facts, place) or NOBODY, noun=place)
        if lemma_of(flow.tokens[place]) in words("acts"):  # «цитирует указ издание»
            return replace(NOBODY, noun=place)
        words_of = lemma_of(flow.tokens[place]) == "слово"
        start, case = (place + 1, "Gen") if words_of else (place, "Acc")
        name = _phrase(flow, start, clause.stop, case) if start < clause.stop else None
        if name and (words_of or is_role(head_lemma(flow.tokens[place]))):
            return Speaker(name)
    return None


def _is_citing(flow: Flow, verb: int) -> bool:
    """«цитирует», «приводит»; «передаёт | слова министра», but not «передаёт корреспондент»."""
    said = {lemma_of(token) for token in flow.tokens[verb + 1 : verb + 3]}
    passed = "слово" in said and lemma_of(flow.tokens[verb]) in ("передавать", "передать")
    return passed or lemma_of(flow.tokens[verb]) in words("citing")


def _by_name(flow: Flow, clause: Clause, _facts: Facts, named: Sequence[Named]) -> Speaker | None:
    """«сказал Абзал Нукенов»; not «сказал помощник Президента», nor «сказала она Нукенову»."""
    told = [item for item in named if not _is_whose(flow, item, named)]
    own = [item for item in told if not item.mention.inferred and _is_subject(flow, clause, item)]
    best = next((item for item in own if _agrees(flow, clause, item.person)), None)
    return Speaker(best.person.name, person=best.person) if best else None


def _is_subject(flow: Flow, clause: Clause, item: Named) -> bool:
    token = flow.tokens[item.start]
    if in_aside(flow, clause, item.start) or _after_preposition(flow, item.start):
        return False
    right_after = clause.verb is not None and item.start == clause.verb + 1
    as_named = set(item.mention.text.split()) <= set(item.person.name.split())
    signs = _is_signature(clause, item) and as_named
    if signs or (as_named and given_name_cases(token.text) == {"Nom"}):
        return True  # «сказал на заседании Ерик Досов», whatever the tagger takes it for
    told = given_name_cases(token.text)
    if not as_named and told and "Nom" not in told:
        return False  # «с участием Болата Досова сказал Серик Ахметов», untagged or not
    if item.mention.inferred and is_frozen(token):
        return True  # «Замакима пообещала»: the same in every case
    if as_named and any(has_case(flow.tokens[i], "Nom") for i in range(item.start, item.stop)):
        return True  # «сказала мать погибшего Гульжан Мадиева»: one word of the name tells
    return has_case(token, "Nom") or (right_after and as_named) or not token.feats.get("Case")


def _is_signature(clause: Clause, item: Named) -> bool:
    """«— Дилором Юлдашева, директор»: a line that only names who spoke."""
    told = clause.verb is None and clause.cue is None
    return told and item.start == clause.start and " " in item.mention.text


def _is_whose(flow: Flow, item: Named, named: Sequence[Named]) -> bool:
    """«адвокат | Омарова | Серик Ахметов заявил»: a surname between a noun and a name."""
    single = item.stop - item.start == 1 and item.start > 0
    followed = any(other.start == item.stop and other.person != item.person for other in named)
    return single and followed and flow.tokens[item.start - 1].pos == "NOUN"


def _after_preposition(flow: Flow, index: int) -> bool:
    return index > 0 and flow.tokens[index - 1].pos == "ADP"


def _agrees(flow: Flow, clause: Clause, person: Person) -> bool:
    if clause.verb is None or person.gender is None:
        return True
    verb = flow.tokens[clause.verb]
    gender = verb.feats.get("Gender") if verb.pos != "NOUN" else None  # «негодует», mistaken
    return gender is None or gender == {"m": "Masc", "f": "Fem"}[person.gender]


def _by_role(flow: Flow, clause: Clause, _facts: Facts, named: Sequence[Named]) -> Speaker | None:
    """«отметил Президент», «добавила она»: what the reader of names made of it."""
    for item in named:
        if item.mention.inferred and _is_subject(flow, clause, item):
            return Speaker(item.person.name, inferred=True, person=item.person)
    return None


def _in_words(flow: Flow, clause: Clause, facts: Facts, named: Sequence[Named]) -> Speaker | None:
    """«заявили собравшиеся», «сообщает пресс-служба»: the subject as the text words it."""
    for place, head in subjects(flow, clause):
        token = flow.tokens[place]
        meant = _meant(flow, facts, head)
        if token.text.lower() in PRONOUNS or lemma_of(flow.tokens[head]) in role_words("speakers"):
            found = meant or _last_subject(flow, clause)
            return replace(found if _is_said_of(flow.tokens[head], found) else NOBODY, noun=head)
        if meant is not None:
            return meant
        namesake = _by_first_name(token, facts)
        if namesake is not None:
            return namesake
        name = _phrase(flow, place, clause.stop, "Nom")
        if name and not (clause.verb is not None and disagrees(flow.tokens[clause.verb], token)):
            return (
                _named_last(name, named)
                or _name_behind(flow, clause, head)
                or Speaker(name, noun=head)
            )
    return None


def _is_said_of(noun: Token, speaker: Speaker) -> bool:
    """«собеседница» is said of no man."""
    told = None if speaker.person is None else speaker.person.gender
    return told != "m" or noun.feats.get("Gender") != "Fem"


def _named_last(name: str, named: Sequence[Named]) -> Speaker | None:
    """«председатель комитета РК Гульбара Султанова»: the person, however tagged."""
    whole = (item.person for item in named if not item.mention.inferred)
    found = next((person for person in whole if name.endswith(f" {person.name}")), None)
    return Speaker(found.name, person=found) if found else None


def _name_behind(flow: Flow, clause: Clause, head: int) -> Speaker | None:
    """«поделилась жительница города Малика Юсупова»: a name that may be a man's genitive too."""
    verb = None if clause.verb is None else flow.tokens[clause.verb]
    if verb is None or verb.feats.get("Gender") != "Fem" or not may_mean(flow.tokens[head]):
        return None
    for place in range(head + 1, min(head + NAME, clause.stop - 1)):
        first, last = flow.tokens[place : place + 2]
        if first.pos == "PUNCT":
            return None
        womans = is_given_name(first.text) and has_case(first, "Nom")
        if womans and first.text[0].isupper() and last.text.endswith(WOMANS):
            return Speaker(f"{first.text} {last.text}")
    return None


def _by_first_name(token: Token, facts: Facts) -> Speaker | None:
    """«рассказал Рустам»: the only one of that first name whom the article names in full."""
    found = [p for p in facts.people if " " in p.name and p.name.split()[0] == token.text]
    return Speaker(found[0].name, inferred=True, person=found[0]) if len(found) == 1 else None


def _meant(flow: Flow, facts: Facts, index: int) -> Speaker | None:
    """Whom «он» and «спикер» stand for."""
    sentence, place = flow.local(index)
    found = who(flow.document, facts, sentence, place, place + 1)
    return Speaker(found.person.name, found.inferred, found.person) if found else None


def _last_subject(flow: Flow, clause: Clause) -> Speaker:
    """Who was spoken of last before the words, if only one person fits the verb's gender."""
    verb = clause.verb if clause.verb is not None else clause.start
    stop = flow.sentence_start(verb)
    block = flow.document.sentences[flow.sentences[verb]].block
    for number in range(flow.sentences[verb] - 1, max(-1, flow.sentences[verb] - 1 - BACK), -1):
        whole = flow.document.sentences[number]
        if whole.kind != "paragraph" or block - whole.block > BLOCKS:
            break
        start = flow.at(whole.span.start)
        found = [m for m in flow.named_in(start, stop) if _fits(flow, clause, m)]
        subjects = [m for m in found if has_case(flow.tokens[m.start], "Nom")]
        unnamed = not subjects and unnamed_in(flow, range(start, stop))
        people = {m.person.name: m.person for m in subjects or found if not m.mention.inferred}
        if len(people) == 1 and not unnamed:
            return next(Speaker(name, True, person) for name, person in people.items())
        if people or unnamed:
            break
        stop = start
    return NOBODY


def _fits(flow: Flow, clause: Clause, named: Named) -> bool:
    return _agrees(flow, clause, named.person)


def _in_place(flow: Flow, clause: Clause, _facts: Facts, _named: Sequence[Named]) -> Speaker | None:
    """«рассказали в акимате» → «акимат»."""
    if clause.verb is None or flow.tokens[clause.verb].feats.get("Number") != "Plur":
        return None
    for place in range(clause.start, clause.stop - 1):
        if flow.tokens[place].text.lower() in ("в", "во") and place + 1 < clause.stop:
            name = _phrase(flow, place + 1, clause.stop, "Loc")
            if name and not _is_setting(name):
                return Speaker(name)
    return None


def _is_setting(name: str) -> bool:
    """«в кулуарах правительства», «в интервью»: where, not who."""
    head = next((noun.normal_form for noun in nouns_in(name)), "")
    return head in word_set("speech", "settings")


RULES: tuple[Callable[[Flow, Clause, Facts, Sequence[Named]], Speaker | None], ...] = (
    _paper,
    _owner,
    _cited,
    _by_name,
    _by_role,
    _in_words,
    _in_place,
)


def _phrase(flow: Flow, start: int, stop: int, case: str) -> str | None:
    """The noun phrase that begins at `start` in `case`, in the nominative."""
    phrase = phrase_at(flow, start, stop, case)
    return sentence_case(flow, start, in_nominative(flow, phrase, case)) if phrase else None
