"""Russian sentences about decisions and events, built only from pieces whose grammar is known.

«Президент Касым-Жомарт Токаев поручил Правительству проанализировать планы.»
Where the gender of the issuer is unknown the sentence is impersonal: «Правительству поручено …»;
where the action is no infinitive clause the words of the source stand as they are.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from ankbrief.briefing.actions import addressee_and_rest, is_clause, lower_first
from ankbrief.briefing.model import BriefDecision, Story, Who
from ankbrief.briefing.words import WORD
from ankbrief.data import load
from ankbrief.language.dictionary import parses
from ankbrief.language.inflect import Case, join, name_forms, phrase_forms
from ankbrief.language.letters import upper_first
from ankbrief.language.phrases.forms import TOKEN
from ankbrief.language.phrases.heads import find_head
from ankbrief.language.phrases.register import find_body

KINDS: dict[str, dict[str, Any]] = load("briefing")["kinds"]
LONG = 90  # characters of post and name; more of them before a verb cannot be read
MOST_PARTICIPANTS = 4


def sentence_of(decision: BriefDecision, *, named: bool = True, headline: str = "") -> str:
    """The decision as a sentence; `named` opens with who decided, if grammar allows.

    «Поручил» is said only where the source or its `headline` says so, else «следует».
    """
    if not decision.infinitive:
        return _in_source_words(decision)
    if not _is_ordered(decision, headline):
        return f"{upper_first(_advice(decision, named=named))} {_with_deadline(decision)}."
    head = (_subject_and_verb(decision) if named else None) or _impersonal(decision)
    return f"{upper_first(head)} {_with_deadline(decision)}."


def _is_ordered(decision: BriefDecision, headline: str) -> bool:
    """Whether somebody says «поручил», «поставил задачу» of it; «следует» is less."""
    if decision.kind != "поручение" or not decision.evidence:
        return True
    told = " ".join((headline, *(evidence.sentence for evidence in decision.evidence))).lower()
    return any(stem in told for stem in KINDS["поручение"]["ordering_stems"])


def _advice(decision: BriefDecision, *, named: bool) -> str:
    """«По словам министра Асель Ким, акимату следует», «необходимо»."""
    whom = dative_of(decision.executors)
    body = f"{whom} следует" if whom else _necessary(decision)
    speaker = in_case(decision.issuer, Case.GENT) if named and decision.issuer else None
    return f"по словам {speaker}, {body}" if speaker else body


def _necessary(decision: BriefDecision) -> str:
    """«необходимо», with those whom it concerns in the nominative if they cannot be declined."""
    concerned = ", ".join(map(with_position, decision.executors))
    return f"необходимо (кому: {concerned})" if concerned else "необходимо"


def _with_deadline(decision: BriefDecision) -> str:
    """«до 1 марта внести предложения», «акимату до 1 марта внести предложения»."""
    action, by_when = lower_first(decision.action), _by_when(decision)
    if not by_when:
        return action
    addressee, verb = addressee_and_rest(action)
    return " ".join(filter(None, (addressee, by_when, verb)))


def _by_when(decision: BriefDecision) -> str:
    """«до 1 марта», where the action does not say it and it can stand before the infinitive."""
    words = decision.deadline.text if decision.deadline else ""
    first = words.lower().partition(" ")[0]
    fits = bool(first) and parses(first)[0].tag.POS == "PREP"
    return words if fits and words.lower() not in decision.action.lower() else ""


def _in_source_words(decision: BriefDecision) -> str:
    """«Акимат выделит средства» stands by itself, «меморандум о …» after a label."""
    if is_clause(decision.action):
        return f"{upper_first(decision.action)}."
    return f"{KINDS[decision.kind]['label']}: {decision.action}."


def _subject_and_verb(decision: BriefDecision) -> str | None:
    """«Министр Асель Ким поручила комитету»; None where gender or addressee forbid it."""
    verb = _verb(decision.issuer, decision) if decision.issuer else None
    if not verb or not decision.issuer:
        return None
    whom = dative_of(decision.executors) if decision.kind == "поручение" else ""
    if whom is None:
        return None
    return " ".join(filter(None, (with_position(decision.issuer), verb, whom)))


def _verb(issuer: Who, decision: BriefDecision) -> str | None:
    verbs = KINDS[decision.kind].get("verbs", {})
    gender = issuer.gender if issuer.is_person else body_gender(issuer.name)
    verb = verbs.get(gender or "")
    return verb if verb is None else str(verb)


def body_gender(name: str) -> str | None:
    """«m», «f», «n», «p» of a body's head; None for several bodies and for somebody's post."""
    body = find_body(name)
    if body and name == body.short and body.gender:
        return body.gender
    words = [token for token in TOKEN.findall(name) if not token.isspace()]
    head = find_head(words) if words and "и" not in words and "," not in words else None
    if head is None or head.reading.animate:
        return None
    return "p" if head.reading.number == "plur" else (head.reading.gender or "")[:1] or None


def _impersonal(decision: BriefDecision) -> str:
    """«Правительству поручено», «поручено (исполнители: …)», «принято решение»."""
    verb = str(KINDS[decision.kind]["impersonal"])
    if decision.kind != "поручение" or not decision.executors:
        return verb
    whom = dative_of(decision.executors)
    if whom:
        return f"{whom} {verb}"
    return f"{verb} (кому: {', '.join(map(with_position, decision.executors))})"


def dative_of(executors: Sequence[Who]) -> str | None:
    """«Правительству и акиматам»; None where one of them cannot be declined surely."""
    if not executors:
        return ""
    forms = [in_case(executor, Case.DATV) for executor in executors]
    return join([form for form in forms if form]) if all(forms) else None


def with_position(who: Who) -> str:
    """«Президент Касым-Жомарт Токаев»; the name alone where the post is too long."""
    full = f"{who.position} {who.name}" if who.position else who.name
    return full if len(full) <= LONG else who.name


def event_sentence(story: Story, participants: Sequence[Who]) -> str:
    """What happened, by the story's title, and who took part."""
    title = story.title.rstrip(" .")
    if not participants:
        return f"{title}."
    people = participants[:MOST_PARTICIPANTS]
    declined = [in_case(person, Case.GENT) for person in people]
    if is_clause(title) or not all(declined):
        names = join([with_position(person) for person in people])
        return f"{title}. Участвовали: {names}."
    comma = "," if _ends_in_participle(title) else ""
    return f"{title}{comma} — с участием {join([name for name in declined if name])}."


def _ends_in_participle(title: str) -> bool:
    """«конференция, посвящённая юбилею»: the turn must be closed before a dash."""
    last = WORD.findall(title.rpartition(", ")[2]) if ", " in title else []
    return bool(last) and parses(last[0])[0].tag.POS == "PRTF"


def in_case(who: Who, case: Case) -> str | None:
    """«заместителя акима Абзала Нукенова»; None where gender or head word are unknown."""
    forms = name_forms(who.name, who.gender) if who.is_person else phrase_forms(who.name)
    if not forms.certain:
        return None
    if not who.position or with_position(who) == who.name:
        return forms[case]
    return f"{phrase_forms(who.position)[case]} {forms[case]}"
