"""Whom «он», «женщина», «эксперт», «гость» mean: somebody named before the words, not in them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from ankbrief.facts.people.alone import has_unnamed
from ankbrief.facts.people.ministries import heads_a_ministry
from ankbrief.facts.people.offices import aliases, in_aliases
from ankbrief.facts.people.references import PRONOUNS
from ankbrief.facts.people.roles import GENDERS, is_description, is_kin_of
from ankbrief.facts.posts.heads import head_lemma, is_office, is_role
from ankbrief.facts.posts.heads import words as role_words
from ankbrief.facts.quotes.speech import phrases, verbs, words
from ankbrief.facts.text.flow import DASHES, Flow, Named, has_case, lemma_of
from ankbrief.facts.text.rows import Row
from ankbrief.language.text.document import ParsedSentence, Token
from ankbrief.model import Gender, Person, Position, Span

BACK = 5  # the author's own sentences before the words
WORDS = 9  # between a paper, or what is told of somebody, and a name
FURTHEST = 60  # sentences back, with those of speech that are passed over
BLOCKS = 3  # blocks: a first quotation and a line of the author's may stand between


def person_meant(
    flow: Flow, spoken: Row[Span], at: int, noun: int, verb: int | None
) -> Person | None:
    """Whom the noun or pronoun at token `noun` means, said of words that begin at `at`.

    Nobody where none fits, or two do; what stands in `spoken` words is passed over.
    """
    token = flow.tokens[noun]
    gender = _gender(token, None if verb is None else flow.tokens[verb])
    if token.text.lower() in PRONOUNS:
        return _subject(flow, spoken, at, gender)
    if lemma_of(token) in words("papers"):
        return _author(flow, spoken, at, lemma_of(token))
    return _newcomer(flow, spoken, at, token, gender) if may_mean(token) else None


def may_mean(token: Token) -> bool:
    """A noun that people are told by: a trade, a post, «женщина», «гость»."""
    noun = head_lemma(token)
    known = (
        token.text.lower() in words("humans")
        or is_role(noun)
        or noun in words("humans")
        or noun in words("anyone")
    )
    return (known or is_description(token)) and token.feats.get("Number") != "Plur"


def _subject(flow: Flow, spoken: Row[Span], at: int, gender: Gender | None) -> Person | None:
    """The subject that was told last, or the only one of the last sentence that names anybody.

    Nobody where a holder of an office who is not named was: «президент предложил меры. «», – сказал
    он».
    """
    last = True
    for sentence, near in _told_before(flow, spoken, at):
        fitting = [m for m in near if gender in (None, m.person.gender) and not _is_owner(flow, m)]
        subjects = [m for m in fitting if has_case(flow.tokens[m.start], "Nom")]
        if subjects:
            return subjects[0].person
        if gender != "f" and unnamed_in(flow, sentence):
            return None
        if last and len(_distinct(near)) == 1 and fitting:
            return fitting[0].person
        last = last and not near
    return None


def _author(flow: Flow, spoken: Row[Span], at: int, paper: str) -> Person | None:
    """«Зачитали приветствие Ерлана Ким. «», – говорится в приветствии»; who wrote a post."""
    if paper in words("posts"):
        return _subject(flow, spoken, at, None)
    alike = words("acts") if paper == "документ" else frozenset[str]()
    for near in _before(flow, spoken, at):
        for item in near:
            if _owns(flow, item, alike | {paper}) or _signed(flow, item, alike | {paper}):
                return item.person
    decreed = paper == "указ" or (paper == "документ" and _is_of_decree(flow, at))
    return _head_of_state(flow) if decreed else None


def _owns(flow: Flow, item: Named, papers: frozenset[str]) -> bool:
    """«приветствие | главы государства Ерлана Ким»; «указ | о назначении Ерлана Ким» is not his."""
    behind = flow.tokens[max(0, item.start - WORDS) : item.start]
    places = [place for place, token in enumerate(behind) if lemma_of(token) in papers]
    between = behind[places[-1] + 1 :] if places else ()
    parted = any(t.pos == "PUNCT" or t.text.lower() in ("о", "об", "на", "для") for t in between)
    return bool(places) and not parted


def _signed(flow: Flow, item: Named, papers: frozenset[str]) -> bool:
    """«Приказ подписал министр Ерлан Ким»."""
    start, stop = flow.sentence_start(item.start), flow.sentence_stop(item.start)
    said = {lemma_of(token) for token in flow.tokens[start:stop]}
    signs = "подписать" in said and bool(said & papers & words("acts"))
    return signs and has_case(flow.tokens[item.start], "Nom")


def _is_of_decree(flow: Flow, at: int) -> bool:
    """The sentence before tells of a decree."""
    stop = flow.sentence_start(min(flow.at(at), len(flow.tokens) - 1))
    start = flow.sentence_start(stop - 1) if stop else stop
    return any(lemma_of(token) == "указ" for token in flow.tokens[start:stop])


def _head_of_state(flow: Flow) -> Person | None:
    """Who signs decrees: the only one in the article who leads a state."""
    everybody = _distinct(flow.named_in(0, len(flow.tokens)))
    heads = [p for p in everybody if any(_leads_state(post) for post in p.positions)]
    return heads[0] if len(heads) == 1 else None


def _leads_state(post: Position) -> bool:
    return not post.former and in_aliases(post.title, aliases()[0])


def _is_owner(flow: Flow, item: Named) -> bool:
    """«Адвокат | Есентаева | Марат Идрисов»: a name between a post and another's name."""
    follows = item.stop < len(flow.tokens) and bool(flow.named_in(item.stop, item.stop + 1))
    return follows and item.start > 0 and is_role(head_lemma(flow.tokens[item.start - 1]))


def _newcomer(
    flow: Flow, spoken: Row[Span], at: int, token: Token, gender: Gender | None
) -> Person | None:
    """The only one who fits in the nearest of the author's sentences that names anybody fitting."""
    for near in _before(flow, spoken, at):
        named = [m for m in near if not m.mention.inferred]
        agreeing = [m for m in named if gender is None or m.person.gender in (None, gender)]
        told = _distinct(m for m in agreeing if _is_told(flow, m, token))
        found = told or _distinct(m for m in agreeing if _may_be(m, token))
        if found:
            return found[0] if len(found) == 1 else None
    return None


def _distinct(found: Iterable[Named]) -> list[Person]:
    return list({m.person.name: m.person for m in found}.values())


def _is_told(flow: Flow, item: Named, token: Token) -> bool:
    """Whether the article says of them what the noun says: a post, or a word beside a name."""
    noun = head_lemma(token)
    if noun == "министр" and any(heads_a_ministry(p.title) for p in item.person.positions):
        return True
    if noun in role_words("leading") and any(_leads(flow, m.span) for m in item.person.mentions):
        return True
    return is_kin_of(item.person, noun) or any(
        noun in _words_before(flow, mention.span) for mention in item.person.mentions
    )


def _leads(flow: Flow, span: Span) -> bool:
    """«Ансамблем | руководит | Ольга Штейн»."""
    start, stop = flow.within(span)
    return any(
        lemma_of(token) in role_words("leads")
        for token in (*flow.tokens[max(0, start - 1) : start], *flow.tokens[stop : stop + 1])
    )


def _words_before(flow: Flow, span: Span) -> Iterator[str]:
    """«эксперт Международного института Ойбек»: what is told right before a name."""
    index = flow.at(span.start)
    for place in range(index - 1, max(flow.sentence_start(index), index - WORDS) - 1, -1):
        token = flow.tokens[place]
        beside = token.pos in ("NOUN", "ADJ", "PROPN", "CCONJ") or token.text in DASHES
        if not beside or flow.named_in(place, place + 1):
            return
        yield head_lemma(token)


def _may_be(item: Named, token: Token) -> bool:
    """Nothing told of the person speaks against the noun."""
    noun = token.text.lower() if token.text.lower() in words("humans") else head_lemma(token)
    if noun in words("anyone"):
        return True
    titles = [p.title.lower() for p in item.person.positions if not p.former]
    if noun in role_words("ranks"):
        return any(force in title for title in titles for force in phrases("forces"))
    if any(is_office(word) for title in titles for word in title.split()):
        return False
    trade = is_role(noun) and (not is_office(noun) or noun in role_words("functions"))
    return noun in words("humans") or (trade and not titles)


def _gender(noun: Token, verb: Token | None) -> Gender | None:
    """By the pronoun, the verb, and the noun where it is not said of both: «женщина»."""
    pronoun = PRONOUNS.get(noun.text.lower())
    told = None if verb is None else GENDERS.get(verb.feats.get("Gender", ""))
    if pronoun or told:
        return pronoun or told
    lemma = head_lemma(noun)
    shown = noun.feats.get("Gender", "")
    one = shown == "Fem" or lemma in words("humans") or lemma in role_words("men")
    return GENDERS.get(shown) if one else None


def unnamed_in(flow: Flow, sentence: range) -> bool:
    """Whether an office stands there as the subject, and the article does not tell whose it is."""
    found = flow.named_in(sentence.start, sentence.stop)
    named = frozenset(i - sentence.start for m in found for i in range(m.start, m.stop))
    return has_unnamed(flow.tokens[sentence.start : sentence.stop], named)


def _before(flow: Flow, spoken: Row[Span], at: int) -> Iterator[Sequence[Named]]:
    """Those named outside speech, sentence by sentence back from character `at`."""
    return (named for _, named in _told_before(flow, spoken, at))


def _told_before(flow: Flow, spoken: Row[Span], at: int) -> Iterator[tuple[range, Sequence[Named]]]:
    """The tokens of each such sentence, and who is named there."""
    index = min(flow.at(at), len(flow.tokens) - 1)
    stop, left = index, BACK
    block = flow.document.sentences[flow.sentences[index]].block
    last = flow.sentences[index]
    for number in range(last, max(-1, last - FURTHEST), -1):
        sentence = flow.document.sentences[number]
        lead = sentence.kind == "title" and _is_lead(sentence, block)
        if (
            not (sentence.kind == "paragraph" or lead)
            or block - sentence.block > BLOCKS
            or not left
        ):
            return
        start = flow.at(sentence.span.start)
        told = any(token.text[0].isalnum() for token in flow.tokens[start:stop])
        if told and not _is_speech(spoken, flow.cover(start, stop)):
            left -= 1
            found = flow.named_in(start, stop)
            yield range(start, stop), [m for m in found if not spoken.meeting(m.mention.span)]
        stop = start


def _is_lead(sentence: ParsedSentence, block: int) -> bool:
    """A headline that tells who said it, right above the words: some files begin with the lead."""
    told = any(token.pos == "VERB" and lemma_of(token) in verbs() for token in sentence.tokens)
    return sentence.kind == "title" and told and block - sentence.block == 1


def _is_speech(spoken: Row[Span], span: Span) -> bool:
    return any(part.start <= span.start and span.stop <= part.stop for part in spoken.meeting(span))
