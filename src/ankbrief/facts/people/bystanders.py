"""Names of people who take no part: a street is called after them, a photograph is theirs."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from itertools import pairwise

from ankbrief.data import load
from ankbrief.facts.posts.complements import CLOSING, KINDS, OPENING
from ankbrief.facts.posts.heads import is_adjectival
from ankbrief.facts.posts.roles import roles_in
from ankbrief.language.dictionary import tags
from ankbrief.language.names.gender import given_genders
from ankbrief.language.names.words import given_name_cases, given_names, has_surname_ending
from ankbrief.language.text.document import Document, ParsedSentence, Token
from ankbrief.language.text.morphology import dictionary_cases, lemma

KAZAKH = re.compile("[әғқңөұүһі]")
NEAR = 5  # tokens between «жительница» and the name: «села Береке Рудного района»
SIGNING = 3  # blocks from the end: a place, a newspaper and a photographer may follow
SIGNED = 6  # tokens after the name: «, Костанайский район»


@cache
def word_set(key: str) -> frozenset[str]:
    """A word list of data/names.toml."""
    return frozenset(load("names")[key].split())


def is_called_after(sentence: ParsedSentence, start: int, stop: int | None = None) -> bool:
    """«улица Абая», «имени Кажымукана Мунайтпасова»; but «директор театра Иван Иванов» is one."""
    at, stop = start - 1, start + 1 if stop is None else stop
    if at > 0 and sentence.tokens[at].text == ".":
        at -= 1
    if at < 0:
        return False
    before = lemma(sentence.tokens[at])
    if before in word_set("called_after"):
        return not _is_itself_a_name(sentence.tokens, at)
    if before in word_set("parts"):
        return is_played(sentence, at)
    if before in KINDS and stop - start > 1 and is_resident(sentence, start):
        return False  # «жительница города | Малика Сапарова»
    if _is_subject_after(sentence, start, stop) or _is_told_to(sentence.tokens[start:stop]):
        return False  # «школа имени Абая | Серик Досов», «гражданину района | Кылышбаю Бисенову»
    bears = before in word_set("bearers") and not _has_post_before(sentence, start, stop)
    honoured = not _has_bearer(sentence.tokens, at, stop) and _is_in_honour(sentence, at)
    return bears or honoured or _is_listed(sentence, start, stop)


def _has_bearer(tokens: Sequence[Token], at: int, stop: int) -> bool:
    """«университета имени Букетова | Зауре Мукатаева»: the honour is another's already."""
    if tokens[at].text.startswith("аль-"):
        return tokens[at - 1].text == "имени" or tokens[at - 1].text == "."  # «аль-Фараби» is whole
    known = has_surname_ending(tokens[at].text) or is_womans_subject(tokens[at + 1 : stop])
    named = tokens[at].text[0].isupper() and known
    return named and at > 0 and tokens[at - 1].text == "имени" and stop - at == 3


def is_womans_subject(name: Sequence[Token]) -> bool:
    """«Дана Омарова», which might be a man's genitive were «Дана» no woman's name."""
    first, last = name[0].text.lower(), name[-1].text
    listed = first in given_names() and "f" in given_genders(first)
    return listed and last.endswith(("ова", "ева", "ина", "ына", "ская"))


def _is_listed(sentence: ParsedSentence, start: int, stop: int) -> bool:
    """«на улицах Акана-серэ, Абая и | Назарбаева»: one of several that are called so."""
    tokens, at = sentence.tokens, start - 1
    if stop - start > 1 or tokens[start].feats.get("Case") == "Nom":
        return False
    while at > 0 and (tokens[at].text in (",", "и") or tokens[at].text[0].isupper()):
        at -= 1
    plural = tokens[at].feats.get("Number") == "Plur"
    return at < start - 2 and plural and lemma(tokens[at]) in word_set("called_after")


def _is_told_to(name: Sequence[Token]) -> bool:
    """In the dative or instrumental: nothing is called after a person in these."""
    tagged = {token.feats.get("Case") for token in name}
    return tagged <= {"Dat", "Ins"} and all(
        dictionary_cases(token.text) <= {"Dat", "Ins", "Loc"} for token in name
    )


def is_played(sentence: ParsedSentence, at: int) -> bool:
    """«партию Сары исполнила …», «сыграл роль Отелло»: a person of the play."""
    near = sentence.tokens[max(0, at - 5) : at + 8]
    return any(lemma(token) in word_set("playing") for token in near if token.pos == "VERB")


def is_title_in_quotes(sentence: ParsedSentence, start: int, stop: int) -> bool:
    """«ледокол «Юрий Гагарин»», «фильм «Томирис»»: a thing is called so."""
    tokens = sentence.tokens
    if start < 2 or stop >= len(tokens) or tokens[start - 1].text not in OPENING:
        return False
    return tokens[stop].text in CLOSING and tokens[start - 2].pos in ("NOUN", "PROPN")


def is_of_old(sentence: ParsedSentence, start: int, stop: int) -> bool:
    """«Курбан | айт», «Абылай | хан», «Халық | кеңесі»: a feast, a khan told by one name."""
    after = sentence.tokens[stop].text if stop < len(sentence.tokens) else ""
    kazakh = after.islower() and KAZAKH.search(after) is not None
    return stop - start == 1 and (after in word_set("feasts") or kazakh)


def _is_of_feast(before: Token) -> bool:
    return before.pos == "NOUN" or lemma(before) in ("посвятить", "посвященный", "посвящать")


def is_village(sentence: ParsedSentence, start: int, stop: int) -> bool:
    """«в селах Дубовка, Курма и | Жумабек»: one of several places named in a row."""
    tokens, at = sentence.tokens, start - 1
    if stop - start > 1 or at < 0:
        return False
    while at > 0 and (tokens[at].text in (",", "и") or tokens[at].text[0].isupper()):
        at -= 1
    led = tokens[at].feats.get("Number") == "Plur" and lemma(tokens[at]) in KINDS
    return led and all(t.text in (",", "и") or t.pos != "VERB" for t in tokens[at + 1 : start])


def is_street(sentence: ParsedSentence, start: int, stop: int) -> bool:
    """«по адресу Мукагали Макатаева, 31», «на Абая, 5»: a street and the number of a house."""
    tokens = sentence.tokens
    after = [token.text for token in tokens[stop : stop + 3]]
    if len(after) < 2 or after[0] != "," or not after[1].isdigit() or not start:
        return False
    aged = after[2:] and after[2].lower().startswith(("лет", "год"))
    led = tokens[start - 1].text.lower() in ("по", "на") or lemma(tokens[start - 1]) == "адрес"
    return led and not aged


def is_author(sentence: ParsedSentence, start: int, stop: int) -> bool:
    """«прозвучали «Адай» Курмангазы, …»: whose the work in quotes is, right behind it."""
    tokens = sentence.tokens
    if start < 3 or tokens[start - 1].text not in CLOSING:
        return False
    if any(token.feats.get("Case") == "Nom" for token in tokens[start:stop]):
        return False
    opening = next((i for i in range(start - 2, -1, -1) if tokens[i].text in OPENING), 0)
    return opening > 0 and tokens[opening - 1].pos == "VERB"


def _is_itself_a_name(tokens: Sequence[Token], at: int) -> bool:
    """«жительница улицы Набережной | Валентина Козина»: the street has its name already."""
    return (
        at > 0 and tokens[at].text.istitle() and lemma(tokens[at - 1]) in word_set("called_after")
    )


def _has_post_before(sentence: ParsedSentence, start: int, stop: int) -> bool:
    """«завуч школы Динара Ким»; in «директор школы Каныша Сатпаева» the cases do not agree."""
    told = given_name_cases(sentence.tokens[start].text)
    oblique = bool(told) and "Nom" not in told
    for role in roles_in(sentence, frozenset(range(start, stop))):
        head = sentence.tokens[role.head].feats.get("Case")
        if role.stop == start and not (head == "Nom" and oblique):
            return True
    return False


def _is_captioned(tokens: Sequence[Token], start: int) -> bool:
    """«Фото: Azattyq.kz/Алия Бекова»."""
    near = [token.text.lower() for token in tokens[max(0, start - 8) : start]]
    return any(pair in (("фото", ":"), ("видео", ":")) for pair in pairwise(near))


def _is_subject_after(sentence: ParsedSentence, start: int, stop: int) -> bool:
    """«завуч лицея Эльвира Ким»: a whole name in the nominative after a noun that is in none."""
    parts = sentence.tokens[start:stop]
    told = given_name_cases(parts[0].text)
    if len(parts) < 2 or (told and "Nom" not in told):
        return False
    if not told and any(token.feats.get("Case") != "Nom" for token in parts):
        return False
    before = sentence.tokens[start - 1]
    honoured = before.text[0].isupper() and before.text.endswith("а")
    return _is_oblique(before) or (honoured and has_surname_ending(before.text))


def _is_oblique(noun: Token) -> bool:
    """By the tag; «школы-гимназии» by its last part, whatever the tag."""
    part = noun.text.rpartition("-")[2]
    if part != noun.text:
        return not any("nomn" in tag and "sing" in tag for tag in tags(part))
    return noun.feats.get("Case") not in ("Nom", None)


def is_called_before(sentence: ParsedSentence, start: int, stop: int) -> bool:
    """«Сатпаев Университет», «Сатпаев Медицинская школа»: a lone name that opens a body's."""
    following = sentence.tokens[stop : stop + 2]
    if stop - start > 1 or not following or not following[0].text[:1].isupper():
        return False
    if lemma(following[0]) in word_set("bearers"):
        return True
    described = is_adjectival(following[0]) and len(following) > 1
    return described and lemma(following[1]) in word_set("bearers")


def _is_in_honour(sentence: ParsedSentence, at: int) -> bool:
    """«носить имя создателя алфавита Месропа Маштоца», «в честь …»; but «от имени Президента …»."""
    for index in range(at, max(-1, at - 6), -1):
        token = sentence.tokens[index]
        if index and token.text == "памяти" and _is_of_feast(sentence.tokens[index - 1]):
            return True  # «турнир памяти Серика Ахметова», «посвящённый памяти …»
        if lemma(token) in ("имя", "честь"):
            return not (index and sentence.tokens[index - 1].text.lower() in ("от", "во"))
        if token.feats.get("Case") != "Gen" and token.pos != "PROPN":
            return False
    return False


def is_credit(sentence: ParsedSentence, start: int, stop: int) -> bool:
    """«/Канат Кульшманов/», «Фото: Алия Бекова»."""
    tokens = sentence.tokens
    before = [token.text for token in tokens[max(0, start - 2) : start]]
    after = tokens[stop].text if stop < len(tokens) else ""
    if before[-1:] == ["/"] and (after in ("/", "") or _is_captioned(tokens, start)):
        return True
    if before[-1:] != [":"] and before[-1:] not in (["Фото"], ["фото"], ["ФОТО"]):
        return False  # «Их автор Алия Бекова», «фотограф Алия Бекова» take part
    words = [word.lower() for word in before if word not in ":./"]
    return bool(words) and words[-1] in ("фото", "текст", "автор", "видео", "коллаж", "фотограф")


def is_resident(sentence: ParsedSentence, start: int) -> bool:
    """«Жительница улицы Набережной | Валентина Козина»: the noun stands in the nominative."""
    for index in range(start - 1, max(-1, start - 1 - NEAR), -1):
        token = sentence.tokens[index]
        if token.pos not in ("NOUN", "ADJ", "PROPN"):
            return False
        if lemma(token) in word_set("residents"):
            return token.feats.get("Case") == "Nom" and token.feats.get("Number") != "Plur"
    return False


def _is_of_paper(tokens: Sequence[Token], stop: int) -> bool:
    """«Сауле Искакова, «Наша область»»: an author with the paper, and nothing else."""
    after = [token.text for token in tokens[stop:] if token.text != "."]
    return after[:1] == [","] and after[1:2] == ["«"] and after[-1:] == ["»"]


# «Автор:» on a line of its own, above the name.
LABELS = [[word, ":"] for word in ("автор", "авторы", "текст", "фото", "видео", "фотограф")]


def is_signature(document: Document, sentence: int, stop: int) -> bool:
    """«Сауле ИСКАКОВА, Рудный» under the last paragraph: who wrote it, no post told."""
    whole = document.sentences[sentence]
    tokens = whole.tokens
    above = document.sentences[sentence - 1].tokens if sentence else ()
    if [token.text.lower() for token in above] in LABELS:
        return True
    named = tokens[:stop] if 2 <= stop <= len(tokens) else ()
    capitals = bool(named) and named[0].text.istitle() and named[-1].text.isupper()
    capitals = capitals or _is_of_paper(tokens, stop)
    last = document.sentences[-1].block - whole.block <= SIGNING
    top = whole.block <= SIGNING and _is_of_paper(tokens, stop)
    if not (top or (capitals and last and sentence)) or len(tokens) > stop + SIGNED:
        return False
    following = document.sentences[sentence : sentence + 2]
    verbal = any(token.pos == "VERB" for token in tokens[stop:])
    return not verbal and not any(roles_in(s, frozenset()) for s in following)
