"""Towns of the gazetteer, ends of roads, and what the model took for a place."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from ankbrief.data import load
from ankbrief.facts.organisations.lists import is_body
from ankbrief.facts.places.kinded import OF_PLACE, gender_of_noun
from ankbrief.facts.places.lists import CLIPPED, Spot, kinds, named_districts, venue_nouns
from ankbrief.facts.places.names import listed, nominative, words_of
from ankbrief.facts.posts.complements import CLOSING, OPENING
from ankbrief.facts.posts.heads import is_role
from ankbrief.facts.posts.wording import nominative_adjective, nominative_noun, noun_phrase, phrase
from ankbrief.facts.text.flow import DASHES
from ankbrief.facts.text.gazetteer import phrase_forms, town_forms, water_forms
from ankbrief.language.dictionary import is_known, tags
from ankbrief.language.letters import fold
from ankbrief.language.text.document import Entity, ParsedSentence, Token
from ankbrief.language.text.morphology import lemma

INHABITANTS = re.compile(r"(?:[нвдр]ц(?:ы|ев|ам|ами|ах)|чан(?:е|ам|ами|ах)?)$")  # «карагандинцы»
INSIDE = frozenset({"в", "во", "на"})
HONOURS = frozenset({"честь", "памяти"})  # «в честь Жамбыла»: somebody
GLUED = frozenset({"с", "в", "и", "к", "со"})
LEAST_GLUED = 6  # letters of a town with what is glued to it
LEADING = frozenset({"в", "во", "из", "под", "до", "через"})
NOMINAL = frozenset({"NOUN", "PROPN", "ADJ", "NUM"})  # «Рудного | карьера»; not «Рудного и …»
NEAR = 4  # tokens between «дороги» and the first of its ends


def roads(sentence: ParsedSentence, names: frozenset[int]) -> Iterator[Spot]:
    """«на трассе Макинск – Жалтыр», «поезд Алматы — Семей»."""
    tokens = sentence.tokens
    for index in range(1, len(tokens) - 1):
        if tokens[index].text not in DASHES or names & {index - 1, index + 1}:
            continue
        near = (lemma(token) for token in tokens[max(0, index - 1 - NEAR) : index - 1])
        ends = (tokens[index - 1], tokens[index + 1])
        if all(map(_is_end, ends)) and any(noun in kinds("ways") for noun in near):
            yield Spot(index - 1, index, nominative(ends[0]))
            yield Spot(index + 1, index + 2, nominative(ends[1]))


def _is_end(token: Token) -> bool:
    capital = token.text[0].isupper() and token.text.isalpha() and len(token.text) > 2
    return capital and token.pos in ("NOUN", "PROPN", "X")


def towns(sentence: ParsedSentence, names: frozenset[int]) -> Iterator[Spot]:
    """Towns of the gazetteer that are nobody's name: «Петропавловске», «Кульсары»."""
    tokens = sentence.tokens
    for index, token in enumerate(tokens):
        if index in names or not token.text[0].isupper() or _names_another(tokens, index):
            continue
        word = fold(token.text)
        town = town_forms().get(word) or (index and water_forms().get(word)) or unglued(token.text)
        if _is_adjective_here(tokens, index):
            continue
        if town and (_after_kind(tokens, index) or not _is_plain_word(tokens, index)):
            yield Spot(index, index + 1, town)


def unglued(word: str) -> str | None:
    """«Жезказганепогибли», «Шымкентс»: a town that lost the space before a verb, a preposition."""
    if is_known(word) or len(word) < LEAST_GLUED:
        return None
    for at in range(len(word) - 1, LEAST_GLUED - 3, -1):
        town, rest = town_forms().get(fold(word[:at])), word[at:]
        verb = len(rest) > 3 and any("VERB" in tag and "past" in tag for tag in tags(rest))
        if town and (verb or (rest in GLUED and town_forms().get(fold(word)) is None)):
            return town
    return None


def _is_adjective_here(tokens: Sequence[Token], index: int) -> bool:
    """«в Абайском», where the instrumental of «Абайск» cannot stand: a district, an okrug."""
    listed_after = index > 2 and tokens[index - 1].text == "и"  # «в Отрадном и Пятигорском»
    before = tokens[index - 1 - 2 * listed_after].text.lower() if index else ""
    return before in INSIDE and tokens[index].text.endswith("ском")


def _names_another(tokens: Sequence[Token], index: int) -> bool:
    """«портал «Достык»», «имени Каныша Сатпаева»: a town's name of something else."""
    if index > 1 and tokens[index - 1].text in HONOURS and tokens[index].feats.get("Case") == "Gen":
        return True
    return _honours(tokens, index) or _is_quoted(tokens, index)


def _honours(tokens: Sequence[Token], index: int) -> bool:
    """«имени Каныша Сатпаева», «им. Г. Мусрепова»: somebody."""
    at = index - 1
    while at >= 0 and (tokens[at].text[0].isupper() or tokens[at].text == "."):
        at -= 1
    return 0 <= at < index - 1 and tokens[at].text in ("имени", "им")


def _is_quoted(tokens: Sequence[Token], index: int) -> bool:
    """«портал «Достык»»: a thing called after the place."""
    alone = index + 1 < len(tokens) and tokens[index + 1].text in CLOSING
    return alone and index > 0 and tokens[index - 1].text in OPENING


def _after_kind(tokens: Sequence[Token], index: int) -> bool:
    """«в городе Рудном», «в с. Глубокое»."""
    dotted = index > 1 and tokens[index - 1].text == "."
    before = tokens[index - 1 - dotted] if index else None
    noun = fold(lemma(before)) if before else ""
    return noun in kinds("dropped") and (dotted or noun not in CLIPPED)


def _is_plain_word(tokens: Sequence[Token], index: int) -> bool:
    """«Рудный», «Абай», «Сатпаев»: an adjective, a verb or somebody's name besides."""
    token = tokens[index]
    if any("Surn" in tag or "Name" in tag for tag in tags(token.text)):
        return True
    if token.pos not in ("ADJ", "VERB") or not tags(token.text):
        return False
    return not index or (index + 1 < len(tokens) and tokens[index + 1].pos in NOMINAL)


def tagged(sentence: ParsedSentence, names: frozenset[int]) -> Iterator[Spot]:
    """What the model took for a place, without the word for its kind: «города Семея» → «Семей»."""
    for entity in sentence.entities:
        if entity.kind != "LOC" or names & set(range(entity.start, entity.stop)):
            continue
        start, stop = _named_part(sentence, entity)
        if stop - start == 1 and _is_no_town(sentence.tokens, start):
            continue
        if _honours(sentence.tokens, start):
            continue
        led = start > 0 and stop - start == 1 and _is_led(sentence.tokens, start)
        if start < stop and (led or _may_be_named(sentence.tokens[start:stop])):
            yield Spot(start, stop, _name(sentence, start, stop))


def _is_no_town(tokens: Sequence[Token], index: int) -> bool:
    """«Гидропосты | обновят», «чемпионат | Азии», «Жезказганепогибли», «в Абайском»."""
    token = tokens[index]
    several = token.text[-1] in "ыи" and token.text[:-1].lower() == lemma(token)
    opens = index == 0 and several and not listed(token)
    of_sport = index > 0 and lemma(tokens[index - 1]) in kinds("contests")
    return opens or of_sport or bool(unglued(token.text)) or _is_adjective_here(tokens, index)


def _is_led(tokens: Sequence[Token], index: int) -> bool:
    """«в Вишнёвке», «до Молодёжного»: a capital inside the sentence, behind a preposition."""
    token, before = tokens[index], tokens[index - 1]
    if fold(lemma(token)) in kinds("not_places") or OF_PLACE.fullmatch(token.text):
        return False
    own = token.pos == "PROPN" and token.text[0].isupper() and token.text[1:].islower()
    return own and before.text.islower() and before.text in LEADING


def _named_part(sentence: ParsedSentence, entity: Entity) -> tuple[int, int]:
    tokens, start, stop = sentence.tokens, entity.start, entity.stop
    while start < stop and _is_no_name(tokens[start]):
        start += 1
    opening = (i for i in range(start + 1, stop) if tokens[i].text == "(")
    stop = next(opening, stop)  # «Азии | (СВМДА)»
    while start + 1 < stop and _is_beside(tokens, stop - 1):
        stop -= 1
    return start, stop


def _is_beside(tokens: Sequence[Token], last: int) -> bool:
    """«Каспии | шторм», «Аксае | пекарню»: a small-letter noun that the model took along."""
    token, before = tokens[last], tokens[last - 1]
    if not (token.text.islower() and token.pos == "NOUN"):
        return False
    case, own = token.feats.get("Case"), before.feats.get("Case")
    apart = own not in ("Nom", None) if case == "Nom" else own == "Loc" and case != "Loc"
    return apart and _is_common(token)


def _may_be_named(tokens: Sequence[Token]) -> bool:
    """At least one capital beyond a kind of place; no residence or media."""
    venues_of = lemma(tokens[0]) in venue_nouns() and tokens[0].feats.get("Number") == "Plur"
    if venues_of or tokens[0].pos in ("DET", "PRON"):
        return False  # «Наша область»
    if len(tokens) > 1 and tokens[0].pos == "ADJ" and _is_common(tokens[-1]):
        return False
    if fold(lemma(tokens[0])) in kinds("not_places") or (len(tokens) == 1 and _is_plain(tokens[0])):
        return False
    if any(token.pos == "VERB" and token.text.islower() for token in tokens):
        return False  # «Пшенице отведут»
    if tokens[0].pos in ("ADJ", "VERB") and any(token.text.islower() for token in tokens[1:-1]):
        return False  # «Удешевлённое дизтопливо области»
    return any(token.text[0].isupper() and token.pos != "VERB" for token in tokens)


def _is_common(token: Token) -> bool:
    """«время» of «Московское время»: no kind of place."""
    places = kinds("geographic") | kinds("kept")
    return token.text.islower() and token.pos == "NOUN" and lemma(token) not in places


def _is_plain(token: Token) -> bool:
    """«Читайте», «карагандинцы», «Сергеевского» without its noun."""
    if fold(token.text) in town_forms() and token.pos == "PROPN":
        return False
    everyday = tags(token.text) and not any(
        "Geox" in tag or "Name" in tag for tag in tags(token.text)
    )
    if not listed(token) and (INHABITANTS.search(token.text) or OF_PLACE.fullmatch(token.text)):
        return True
    return (bool(everyday) and not token.text.isupper()) or token.pos in ("ADJ", "VERB")


def _is_no_name(token: Token) -> bool:
    """«города», «аким», «акиматам», a mark: no part of a place's name."""
    noun = lemma(token)
    return (
        fold(noun) in kinds("dropped") | kinds("ways")
        or is_role(noun)
        or is_body(noun)
        or not token.text[0].isalpha()
    )


def _name(sentence: ParsedSentence, start: int, stop: int) -> str:
    tokens = sentence.tokens[start:stop]
    district = named_districts().get(fold(phrase(sentence, start, stop, {})))
    if district:
        return district
    if stop - start == 1:
        return nominative(tokens[0], sentence.tokens[start - 1] if start else None)
    if all(map(_is_of_place, tokens[:-1])) and tokens[-1].pos in ("NOUN", "PROPN"):
        return _declined_together(sentence, start, stop)
    head = next(
        (i for i in range(start, stop) if sentence.tokens[i].pos in ("NOUN", "PROPN")), start
    )
    if not any(token.pos in ("NOUN", "PROPN") for token in tokens):
        return phrase(sentence, start, stop, {})
    return noun_phrase(sentence, start, head, stop)


def _declined_together(sentence: ParsedSentence, start: int, stop: int) -> str:
    """«Новой Бухтарме» → «Новая Бухтарма»; what is in the nominative stays."""
    tokens = sentence.tokens[start:stop]
    if all(token.feats.get("Case") == "Nom" for token in tokens):
        return phrase(sentence, start, stop, {})
    last, number = tokens[-1], tokens[-1].feats.get("Number")
    if number == "Plur" or listed(last) or not is_known(last.text):
        plural = number == "Plur"
        return noun_phrase(sentence, start, stop - 1, stop) if plural else words_of(tokens)
    noun = nominative_noun(last, "sing")
    gender = gender_of_noun(noun)
    return " ".join([*(nominative_adjective(token, gender) for token in tokens[:-1]), noun])


def _is_of_place(token: Token) -> bool:
    return token.pos == "ADJ" or bool(OF_PLACE.fullmatch(token.text))


def residences(sentence: ParsedSentence, _names: frozenset[int]) -> Iterator[Spot]:
    """«переговоры в Акорде»: the house, where «Акорда сообщает» is a press office."""
    for index, (before, token) in enumerate(pairwise(sentence.tokens), 1):
        name = load("places")["residences"].get(token.text)
        if name and before.text.lower() in ("в", "во"):
            yield Spot(index, index + 1, name)
        elif lemma(before) in ("дворец", "резиденция") and token.text in ("Акорда", "Акорды"):
            yield Spot(index - 1, index + 1, f"{lemma(before)} Акорда")


def plants(sentence: ParsedSentence, names: frozenset[int]) -> Iterator[Spot]:
    """«строительство Камбаратинской ГЭС-1»: a power plant on a river, by its adjective."""
    for index, (before, token) in enumerate(pairwise(sentence.tokens), 1):
        plant = token.text.partition("-")[0] in ("ГЭС", "АЭС") and index - 1 not in names
        if plant and OF_PLACE.fullmatch(before.text):
            name = f"{nominative_adjective(before, 'femn')} {token.text}"
            yield Spot(index - 1, index + 1, name)


def _closes_title(tokens: Sequence[Token], index: int) -> bool:
    """«саммит «Центральная Азия | – Россия»», «центр «Центральная Азия»»."""
    after = tokens[index].text if index < len(tokens) else ""
    return after in CLOSING or after in DASHES


def phrases(sentence: ParsedSentence, names: frozenset[int]) -> Iterator[Spot]:
    """«Заилийском Алатау», «Южной Кореи»: names of several words that the gazetteer has."""
    tokens = sentence.tokens
    for index, token in enumerate(tokens[:-1]):
        if not token.text[0].isupper() or index in names or not tokens[index + 1].text[0].isupper():
            continue
        if index and tokens[index - 1].text in OPENING and _closes_title(tokens, index + 2):
            continue
        name = phrase_forms().get((fold(token.text), fold(tokens[index + 1].text)))
        if name:
            yield Spot(index, index + 2, name)
