"""Which phrases with the noun of a body name one that acts or is spoken of."""

from __future__ import annotations

import re

from ankbrief.data import load
from ankbrief.facts.organisations.lists import words
from ankbrief.facts.organisations.misnamed import is_activity, is_state, is_trial
from ankbrief.facts.people.bystanders import is_played
from ankbrief.facts.posts.complements import OPENING
from ankbrief.facts.posts.heads import is_head, is_role
from ankbrief.language.dictionary import is_known
from ankbrief.language.letters import fold
from ankbrief.language.names.words import given_names
from ankbrief.language.text.document import ParsedSentence, Token
from ankbrief.language.text.morphology import cases, lemma

LAWS = frozenset({"закон", "законопроект", "кодекс", "положение", "концепция"})
GOVERNMENTS = frozenset({"правительство", "кабмин", "кабинет"})
LEADERS = frozenset({"глава", "руководитель"})
OF_A_PLACE = r"[сц]к(?:ий|ая|ое|ие|ого|ой|ую|ому|им|их)$"  # «Казахский университет»
ACTING_CASES = frozenset({"Nom", "Dat", "Ins"})  # who does it, to whom it is said, by whom


def counts(sentence: ParsedSentence, start: int, head: int, stop: int) -> bool:
    """A small-letter word counts only when it acts by nature, or has a name of its own."""
    tokens = sentence.tokens
    if lemma(tokens[head]) == "партия" and is_played(sentence, head):
        return False
    if any(rule(tokens, start, head) for rule in NEVER):
        return False
    if is_called_by_noun(tokens, head, head + 1) and stop > head + 1:
        return True
    if has_own_name(tokens, start, head, stop) or _is_of_people(tokens, start, head, stop):
        return True
    if tokens[head].feats.get("Number") == "Plur" and not is_single(tokens[head]):
        return _is_addressed(tokens, start, head) or _are_of_field(tokens, head, stop)
    return _is_one(sentence, start, head, stop)


def _is_one(sentence: ParsedSentence, start: int, head: int, stop: int) -> bool:
    """«полиция», «областной совет», «Комитет»: one body without a name in quotes."""
    tokens, noun = sentence.tokens, lemma(sentence.tokens[head])
    if noun == "аппарат" and stop == head + 1:
        return False
    if _is_to_be_made(tokens, start, head) or is_activity(tokens, start, head, stop):
        return False
    if noun in words("acting") or noun in GOVERNMENTS:
        return not _is_anybody_s(tokens, start, head, stop)
    return _is_known(tokens, start, head, stop) or _is_capital(sentence, start, head, stop)


def _is_known(tokens: tuple[Token, ...], start: int, head: int, stop: int) -> bool:
    """«областной совет», «больница Алматы»: by a word beside the noun."""
    noun = lemma(tokens[head])
    if start < head and (noun in words("houses_of") or _is_of_field(tokens, head, stop)):
        return any(lemma(token) in words("described") for token in tokens[start:head])
    if noun == "отдел" and start < head and stop > head + 1 and _is_small(tokens[start:stop]):
        return True  # «районный отдел образования»
    if noun == "отдел" and stop > head + 1 and _is_small(tokens[head + 1 : stop]):
        return tokens[head].feats.get("Case") in ("Dat", "Nom")  # «поручил отделу строительства»
    if noun == "группа" and start < head and lemma(tokens[head - 1]) == "рабочий":
        return tokens[head].feats.get("Case") in ACTING_CASES
    if noun in words("served") | words("parts_of") | words("abroad"):
        return _is_somebody_s(tokens, start, head, stop)
    return stop - start > 1 and noun in words("public") and noun != "орган"


def _is_somebody_s(tokens: tuple[Token, ...], start: int, head: int, stop: int) -> bool:
    """«больница Алматы», «кафедра неотложной медицины», «посольство Турции»."""
    noun, after = lemma(tokens[head]), tokens[head + 1 : stop]
    if noun in words("abroad"):
        return start == head and any(map(_is_proper, after[:1]))
    chair = noun == "кафедра" and bool(after)
    return chair or any(map(_is_proper, after))


def _is_of_field(tokens: tuple[Token, ...], head: int, stop: int) -> bool:
    """«областной центр олимпийской подготовки»; not «областной центр» or «… центр области»."""
    field = tokens[head + 1 : stop]
    named = bool(field) and field[0].text.islower() and lemma(field[0]) not in ("область", "край")
    return named and lemma(tokens[head]) == "центр"


def _is_small(tokens: tuple[Token, ...]) -> bool:
    return all(token.text.islower() for token in tokens)


def _is_proper(token: Token) -> bool:
    """«Алматы», «Аграрной»: a capital inside a phrase."""
    return token.text[0].isupper()


def _is_archive_of(tokens: tuple[Token, ...], _start: int, head: int) -> bool:
    """«архив фонда «Казахфильм»»: the foundation is the body."""
    following = tokens[head + 1 : head + 2]
    return lemma(tokens[head]) == "архив" and bool(following) and "Gen" in cases(following[0])


def _is_any(tokens: tuple[Token, ...], start: int, head: int) -> bool:
    """«в каждом сельском акимате»; «есть филиалы в Атбасаре»."""
    if start and lemma(tokens[start - 1]) in words("determiners"):
        return True
    there = start > 0 and tokens[start - 1].text.lower() == "есть"
    return there and tokens[head].feats.get("Number") == "Plur"


def _is_of_people(tokens: tuple[Token, ...], start: int, head: int, stop: int) -> bool:
    """«немецкий центр», «корейский молодёжный клуб», «объединение корейцев Казахстана»."""
    if lemma(tokens[head]) not in words("cultural"):
        return False
    if stop > head + 1 and lemma(tokens[head + 1]) in words("people"):
        return True
    return any(lemma(token).rpartition("-")[2] in words("peoples") for token in tokens[start:head])


def _are_of_field(tokens: tuple[Token, ...], head: int, stop: int) -> bool:
    """«члены советов общественного согласия», «руководители управлений здравоохранения»."""
    of_field = stop > head + 1 and lemma(tokens[head]) in words("fielded")
    return of_field and "Gen" in cases(tokens[head]) and _is_member_s(tokens, head)


def _is_member_s(tokens: tuple[Token, ...], head: int) -> bool:
    before = tokens[head - 1] if head else None
    return before is not None and before.feats.get("Number") == "Plur" and is_head(before)


def _is_to_be_made(tokens: tuple[Token, ...], start: int, head: int) -> bool:
    """«поручил создать штаб по подготовке к зиме»: it does not act yet."""
    if any(token.text[0].isupper() for token in tokens[start : head + 1]):
        return False
    near = tokens[max(0, start - 5) : start]
    making = any(lemma(t) in words("made") and t.feats.get("VerbForm") == "Inf" for t in near)
    return making and bool({"Acc", "Nom"} & cases(tokens[head]))


def has_own_name(tokens: tuple[Token, ...], start: int, head: int, stop: int) -> bool:
    """«фонд "Достык"», «лицей №42», «школа имени Абая», «компания Steppe Farm»."""
    if any(token.text in (*OPENING, "№", "имени") for token in tokens[head + 1 : stop]):
        return True
    after = [t.text for t in tokens[head + 1 : stop]]
    if any(text.isascii() and text[:1].isupper() and len(text) > 1 for text in after):
        return True
    before = tokens[start:head]
    return any(t.text[0].isupper() and not _agrees(t) for t in before if t.text.isalpha())


def is_called_by_noun(tokens: tuple[Token, ...], head: int, stop: int) -> bool:
    """«выпускник университета Дарем»: a name in the nominative beside an oblique noun."""
    if stop != head + 1 or stop >= len(tokens) or lemma(tokens[head]) not in words("houses_of"):
        return False
    name, noun = tokens[stop], tokens[head]
    oblique = noun.feats.get("Case") not in ("Nom", "Acc", None)
    own = name.pos == "PROPN" and name.text.istitle() and name.feats.get("Case") in ("Nom", "Acc")
    person = fold(name.text) in given_names() or any(
        t.text.istitle() for t in tokens[stop + 1 : stop + 2]
    )
    return oblique and own and not person


def _agrees(token: Token) -> bool:
    return token.pos in ("ADJ", "DET", "NUM") or token.feats.get("VerbForm") == "Part"


def _is_addressed(tokens: tuple[Token, ...], start: int, head: int) -> bool:
    """«акиматам поручено», «министерства готовят»; not «депутаты маслихатов»."""
    if tokens[head].text[0].isupper() and start == head and head > 0:
        return True
    if lemma(tokens[head]) not in words("addressed") and not _are_of_kind(tokens, start, head):
        return False
    case = tokens[head].feats.get("Case")
    if case == "Acc" and _has_plural_verb(tokens, start, head):
        case = "Nom"  # «Отчёт готовят министерства»: the two cases look alike
    if lemma(tokens[head]) == "орган":
        if lemma(tokens[head - 1]) in words("standing"):
            return True
        return start < head and case in ACTING_CASES and not _is_made(tokens, start, head)
    return case in ACTING_CASES


def is_single(token: Token) -> bool:
    """«облмаслихата», which the tagger takes for a plural of two."""
    plural = token.feats.get("Number") == "Plur"
    return plural and not is_known(token.text) and token.text.lower() == f"{lemma(token)}а"


def _are_of_kind(tokens: tuple[Token, ...], start: int, head: int) -> bool:
    """«коммунальные службы», «постоянные комиссии», «этнокультурные объединения»."""
    kind = load("organisations")["together"].get(lemma(tokens[head]), "").split()
    return any(lemma(token) in kind for token in tokens[start:head])


def _has_plural_verb(tokens: tuple[Token, ...], start: int, head: int) -> bool:
    near = (*tokens[max(0, start - 2) : start], *tokens[head + 1 : head + 3])
    return any(t.pos == "VERB" and t.feats.get("Number") == "Plur" for t in near)


def _is_made(tokens: tuple[Token, ...], start: int, head: int) -> bool:
    """«создавались общественные органы»: the verb before says that they came to be."""
    near = tokens[max(0, start - 8) : start] + tokens[head + 1 : head + 4]
    return any(lemma(token) in words("made") for token in near if token.pos == "VERB")


def _is_anybody_s(tokens: tuple[Token, ...], start: int, head: int, stop: int) -> bool:
    """«инспектор полиции», «руководитель аппарата»: a bare noun that only tells whose man he is."""
    if stop - start > 1 or tokens[head].text[0].isupper() or start == 0:
        return False
    before = tokens[start - 1]
    return "Gen" in cases(tokens[head]) and (is_head(before) or is_role(lemma(before)))


def _leads_it(tokens: tuple[Token, ...], start: int, head: int) -> bool:
    """«глава правительства Армении» is a post, as «президент Армении»."""
    return lemma(tokens[head]) in GOVERNMENTS and _lemma(tokens, start - 1) in LEADERS


def _is_of_law(tokens: tuple[Token, ...], start: int, _head: int) -> bool:
    """«закон об Ассамблее народа Казахстана»."""
    before = [token.text.lower() for token in tokens[max(0, start - 1) : start]]
    return before in (["о"], ["об"]) and _lemma(tokens, start - 2) in LAWS


def _is_traffic(tokens: tuple[Token, ...], start: int, head: int) -> bool:
    """«Движение автобусов по улице имени Абая»; a movement has an adjective or quotes."""
    following = tokens[head + 1 : head + 2]
    quoted = bool(following) and following[0].text in OPENING
    return lemma(tokens[head]) == "движение" and start == head and not quoted


def _is_venue(tokens: tuple[Token, ...], start: int, head: int) -> bool:
    """«в Музее истории», «в здании театра»: where something is, not who acts."""
    if lemma(tokens[head]) not in words("houses"):
        return False
    before = tokens[start - 1] if start else None
    if before is None:
        return False
    led = (before.text.lower(), tokens[head].feats.get("Case"))
    inside = led in (("в", "Loc"), ("во", "Loc"), ("на", "Loc"), ("по", "Dat"))
    visited = any(lemma(token) in words("visiting") for token in tokens[max(0, start - 3) : start])
    return inside or visited or lemma(before) in words("parts_of_houses")


def _is_capital(sentence: ParsedSentence, start: int, head: int, stop: int) -> bool:
    """By a capital that the beginning of the sentence does not explain, or by the model."""
    tokens = sentence.tokens
    first = opens(tokens, start)
    capitals = [i for i in range(start, stop) if tokens[i].text[0].isupper()]
    tagged = any(e.kind == "ORG" and e.start <= head < e.stop for e in sentence.entities)
    if not capitals or (first and capitals == [start]):
        of_a_place = capitals and (
            re.search(OF_A_PLACE, tokens[start].text) or lemma(tokens[start]) in words("worldwide")
        )
        return tagged and bool(capitals) and (stop - start > 2 or bool(of_a_place))
    named = tokens[start].text[0].isupper() or tokens[head].text[0].isupper()
    return tagged or (named and stop - start > 1)


def opens(tokens: tuple[Token, ...], index: int) -> bool:
    """Whether the token begins a sentence or somebody's words: its capital tells nothing."""
    return (
        index == 0
        or not any(t.text[0].isalnum() for t in tokens[:index])
        or (tokens[index - 1].text in (*OPENING, ":", "–", "—") and is_known(tokens[index].text))
    )


def _is_not_the_state(tokens: tuple[Token, ...], _start: int, head: int) -> bool:
    """«электронное правительство», «палата интенсивной терапии»: a site, a room."""
    noun, before = lemma(tokens[head]), _lemma(tokens, head - 1)
    if noun in GOVERNMENTS and before == "электронный":
        return True
    return noun == "палата" and any(lemma(t) == "терапия" for t in tokens[head + 1 : head + 3])


def _is_led_by(tokens: tuple[Token, ...], start: int, head: int) -> bool:
    """«заведующая секретариатом Алия Ким»: a bare noun that only tells what she leads."""
    alone = start == head and tokens[head].feats.get("Case") == "Ins" and start > 0
    following = tokens[head + 1 : head + 2]
    bare = not following or not following[0].text[0].isalpha()
    person = bool(following) and fold(following[0].text) in given_names()
    return alone and (bare or person) and tokens[start - 1].text.lower().startswith("заведующ")


NEVER = (
    is_state,
    is_trial,
    _is_not_the_state,
    _is_led_by,
    _is_of_law,
    _is_venue,
    _leads_it,
    _is_traffic,
    _is_any,
    _is_archive_of,
)


def _lemma(tokens: tuple[Token, ...], index: int) -> str:
    return lemma(tokens[index]) if index >= 0 else ""
