"""Bodies that only the model knows: «МВД», «АО "Байтерек"», «Аманат»."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from ankbrief.facts.organisations.counting import opens
from ankbrief.facts.organisations.lists import is_body, words
from ankbrief.facts.organisations.misnamed import is_state
from ankbrief.facts.posts.complements import CLOSING, OPENING
from ankbrief.facts.posts.heads import is_role
from ankbrief.facts.posts.wording import nominative_noun, noun_phrase, phrase
from ankbrief.facts.text.gazetteer import abbreviations as regions
from ankbrief.facts.text.gazetteer import is_town, town_forms
from ankbrief.language.dictionary import is_known, tags
from ankbrief.language.letters import fold
from ankbrief.language.text.document import Entity, ParsedSentence, Token
from ankbrief.language.text.morphology import lemma

MARKS = '«»"„“”'
# «МИДа», «ЦИКом»: an abbreviation declined by its last sound.
DECLINED = re.compile(r"([А-ЯЁ]{2,}(?:-[А-ЯЁ]{2,})?)(?:а|у|ом|е|ы|ам|ами|ах|ов)")
COMPOUND = re.compile(r"([А-ЯЁ]{2,})-([А-ЯЁ][а-яё]+)")  # «СК-Фармации»


def balanced(tokens: tuple[Token, ...], entity: Entity) -> tuple[int, int]:
    """The entity with the quotation mark that it lost, without one that is not its own."""
    start, stop = entity.start, before_post(tokens, entity.start, entity.stop)
    brackets = [i for i in range(start + 1, stop) if tokens[i].text == "("]
    if brackets:
        stop = brackets[0]  # «Совещание … в Азии | (СВМДА)»
    while start < stop and (tokens[start].pos == "ADP" or _is_only_verb(tokens[start].text)):
        start += 1
    inner = [token.text for token in tokens[start:stop]]
    opened = sum(t in "«„“" for t in inner) - sum(t in "»”" for t in inner)
    if inner.count('"') % 2:
        opened = 1
    if opened > 0 and stop < len(tokens) and tokens[stop].text in CLOSING:
        return start, stop + 1
    while start < stop and tokens[start].text in OPENING and tokens[stop - 1].text not in CLOSING:
        start += 1
    while (
        stop > start
        and not tokens[stop - 1].text[-1].isalnum()
        and tokens[stop - 1].text not in CLOSING
    ):
        stop -= 1
    return start, stop


def _is_only_verb(word: str) -> bool:
    """«Строило | ТОО «Арна»», which the model takes for a name."""
    return bool(tags(word)) and all(tag.startswith("VERB") for tag in tags(word))


def before_post(tokens: tuple[Token, ...], start: int, stop: int) -> int:
    """«Службе центральных коммуникаций | вице-министр …»: somebody's post in the nominative."""
    posts = (i for i in range(start + 1, stop) if _is_somebody(tokens, i))
    return next(posts, stop)


def _is_somebody(tokens: tuple[Token, ...], index: int) -> bool:
    token = tokens[index]
    told = token.feats.get("Case") == "Nom" and token.text.islower() and token.pos == "NOUN"
    return told and is_role(lemma(token)) and tokens[index - 1].text not in OPENING


def may_be_body(sentence: ParsedSentence, start: int, stop: int) -> bool:
    """Not «СМИ», «СКО», «XXXIV», «Декан …», «Дом дружбы», nor a sentence's plain first word."""
    tokens = sentence.tokens[start:stop]
    text, noun = phrase(sentence, start, stop, {}), lemma(tokens[0])
    bare = text.strip(MARKS)
    declined = DECLINED.fullmatch(bare)  # «в ФАПе»
    bare = declined[1] if declined else bare
    if bare in words("not_bodies") | regions().keys() or set(text) <= set("IVXLCDM"):
        return False
    if _is_no_name(tokens):
        return False
    if is_role(noun) or _is_a_post(tokens) or noun in words("venues"):
        return False
    if _is_ground(tokens) or _is_town(sentence.tokens, start, stop) or _has_head(tokens):
        return False
    if _is_of_another_kind(sentence.tokens, start, stop) or not any(map(str.isupper, text)):
        return False
    plain = len(tokens) == 1 and opens(sentence.tokens, start) and not text.isupper()
    return not (plain and _is_everyday(text)) or any("Orgn" in tag for tag in tags(text))


def _is_no_name(tokens: Sequence[Token]) -> bool:
    """«17.9 C», «• English», «им. Букейханова», «Российская Федерация», «Сайт: None»."""
    if not any(len(token.text) > 1 and token.text[0].isalpha() for token in tokens):
        return True
    if tokens[0].text.lower() in ("им", "имени") or not tokens[0].text[0].isalnum():
        return tokens[0].text not in OPENING
    return len(tokens) > 1 and is_state(tuple(tokens), 0, 1)


def _is_ground(tokens: Sequence[Token]) -> bool:
    """«Таласский гидроузел», «Парк культуры и отдыха», «Дни культуры»: by its noun no body."""
    last = tokens[-1]
    by_noun = {lemma(last), last.text.lower().partition("-")[0]} & words("grounds")
    led = lemma(tokens[0]) in words("grounds") | words("things")
    return led or (len(tokens) > 1 and bool(by_noun) and all(t.pos == "ADJ" for t in tokens[:-1]))


def _is_town(tokens: Sequence[Token], start: int, stop: int) -> bool:
    """«в Костанае», «дали Тасоткелю», «ТУРКЕСТАН. …»: a town, whatever the model took it for."""
    if stop - start > 1 or not is_town(tokens[start].text):
        return False
    before, word = tokens[start - 1].text if start else "", tokens[start].text
    oblique = fold(town_forms()[fold(word)]) != fold(word) and before not in OPENING
    dateline = start == 0 and word.isupper() and tokens[1:2] != () and tokens[1].text == "."
    return before.lower() in ("в", "во") or oblique or dateline


def _is_a_post(tokens: Sequence[Token]) -> bool:
    """«Действующий председатель», «Патриарший экзарх»: the noun is that of a post."""
    nouns = [token for token in tokens if token.pos not in ("ADJ", "DET", "ADP", "VERB")]
    return bool(nouns) and len(tokens) > 1 and is_role(lemma(nouns[0]))


def _has_head(tokens: Sequence[Token]) -> bool:
    """What has rules of its own: «собор» is a place, «комитет» is found by its noun; a verb."""
    own = any(is_body(lemma(token)) or lemma(token) in words("houses") for token in tokens)
    return own or any(token.pos == "VERB" and token.text.islower() for token in tokens)


def _is_everyday(word: str) -> bool:
    """«Театр», «Соцсети», «IT-индустрия»: by the dictionary, whole or its last part."""
    return is_known(word) or is_known(word.rpartition("-")[2]) or is_known(word[3:])


def _is_of_another_kind(tokens: tuple[Token, ...], start: int, stop: int) -> bool:
    """«портал «Достық»», «пишет «Степной край»», «(Executive MBA)», «IT-индустрия»."""
    first = start - 1 if start and tokens[start - 1].text in OPENING else start
    quoted = first < start or tokens[start].text in OPENING
    before = tokens[first - 1] if first else None
    if quoted and before is not None and _names_another(before, opens(tokens, first - 1)):
        return True
    if before is not None and before.text == "(" and tokens[stop : stop + 1]:
        return tokens[stop].text == ")" and tokens[start].text not in words("legal")
    last = tokens[stop - 1].text.rpartition("-")
    return stop - start == 1 and bool(last[0]) and last[2].islower() and is_known(last[2])


def _names_another(before: Token, first: bool) -> bool:
    """What the quotes hold is named by the noun before them, or is a medium that is cited."""
    if before.pos == "VERB":
        return lemma(before) in words("citing")
    return before.pos == "NOUN" and (before.text.islower() or first)


def after_quotes(tokens: tuple[Token, ...], opening: int) -> int:
    """The index after the marks that `opening` opens, one inside another; 0 where none close."""
    closed, nested = 0, False
    for index in range(opening + 1, min(len(tokens), opening + 12)):
        text = tokens[index].text
        if text in OPENING and (text != '"' or _opens(tokens, index)):
            nested = True
        elif text in CLOSING:
            closed = index + 1
            follows = tokens[index + 1].text if index + 1 < len(tokens) else " "
            inner = nested and text == '"' and follows in "»”"  # «ОО «Центр "Достык"»»
            if not inner and (not nested or follows not in CLOSING):
                return closed
            nested = False
    return closed


def _opens(tokens: tuple[Token, ...], index: int) -> bool:
    """A straight mark with a space before it and none after."""
    following = tokens[index + 1 : index + 2]
    free = tokens[index - 1].span.stop < tokens[index].span.start
    return free and bool(following) and following[0].span.start == tokens[index].span.stop


def name_of(sentence: ParsedSentence, start: int, stop: int) -> str:
    """The name in the nominative; what stands in quotes is in it already."""
    tokens = sentence.tokens
    head = next((i for i in range(start, stop) if tokens[i].pos in ("NOUN", "PROPN")), None)
    quoted = start > 0 and tokens[start - 1].text in OPENING
    camel = stop - start == 1 and not tokens[start].text[1:].islower()  # «KazakhExport»
    if stop - start == 1 and (declined := DECLINED.fullmatch(tokens[start].text)):
        return declined[1]
    if quoted and stop - start == 1:
        return _uncased(tokens[start])
    if head is None or tokens[start].text in OPENING or quoted or camel:
        return phrase(sentence, start, stop, {})
    return noun_phrase(sentence, start, head, stop)


def _uncased(token: Token) -> str:
    """«специалисты «Казгидромета»» → «Казгидромет»: unknown and in the genitive of a noun."""
    text = token.text
    known = COMPOUND.fullmatch(text)
    if known and is_known(known[2]):
        last = nominative_noun(replace(token, text=known[2]), "sing")
        return f"{known[1]}-{last}"
    declined = token.feats.get("Case") == "Gen" and re.search(r"[бвгджзклмнпрстфхцчшщ]а$", text)
    return text[:-1] if declined and not is_known(text) else text
