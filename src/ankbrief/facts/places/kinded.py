"""Names with the word for their kind: «река Урал», «микрорайон «Самал-2»», «село Горная Ульба»."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ankbrief.facts.places.lists import (
    CLIPPED,
    Spot,
    all_kinds,
    kinds,
    short_kinds,
    term_words,
    titles,
)
from ankbrief.facts.places.names import is_adjectival, listed, nominative, words_of
from ankbrief.facts.posts.complements import CLOSING, OPENING
from ankbrief.facts.posts.heads import is_role
from ankbrief.facts.posts.wording import nominative_adjective, phrase
from ankbrief.facts.text.gazetteer import is_place, phrase_forms
from ankbrief.language.dictionary import parses, tags
from ankbrief.language.letters import fold, upper_first
from ankbrief.language.names.words import is_given_name
from ankbrief.language.text.document import ParsedSentence, Token
from ankbrief.language.text.morphology import CASES, cases, lemma

# Lemmas that the tagger gives to «порту», «парке», «озерах», «лагере».
MISTAKEN = {"порто": "порт", "порту": "порт", "парка": "парк", "озеры": "озеро", "лагер": "лагерь"}
GENDERS = ("masc", "femn", "neut")
OF_PLACE = re.compile(r"[А-ЯЁ][\w-]+[сц]к(?:ий|ая|ое|ие|ого|ой|ому|ую|им|ом|их|ими)")
CYRILLIC_NAME = re.compile(r"[А-ЯЁӘҒҚҢӨҰҮҺІ][а-яёәғқңөұүһі]+(?:-[А-ЯЁа-яёәғқңөұүһі\d]+)*")
LONGEST_NAME = 6  # tokens between quotation marks, or of «имени Мухамеджана Тынышпаева»
BOUND = frozenset({"округ", "пункт", "массив", "сад"})  # kinds only with their small-letter word
STATION = "станция"
CHANNEL = "канал"  # in quotes it is a television channel
REPUBLIC = "республика"  # with a capital too: «Республики Беларусь»
OF_A_PERSON = re.compile(r".+(?:ов|ев|ин)а$")  # «улица Жансугурова», whatever town is called so


@dataclass(frozen=True, slots=True)
class Kind:
    """The word for a kind over the tokens `start` up to `stop`; `words` in the nominative."""

    start: int
    stop: int
    noun: str
    words: str
    plural: bool


def kinded(sentence: ParsedSentence, names: frozenset[int]) -> Iterator[Spot]:
    """«реки Урал», «озёрах Балхаш и Алаколь», «улице Абая», «Сергеевского водохранилища»."""
    for index in range(len(sentence.tokens)):
        kind = _kind_at(sentence.tokens, index)
        if kind is None:
            continue
        found = list(_named(sentence, kind, names))
        yield from found or _by_adjectives(sentence.tokens, kind)


def _kind_at(tokens: Sequence[Token], index: int) -> Kind | None:
    """The kind whose noun is this token, with «сельский», «пропуска» beside it."""
    token = tokens[index]
    short = short_kinds().get(token.text)
    dotted = _text(tokens, index + 1) == "."
    noun = short if short and dotted else _noun(token)
    if noun not in all_kinds() or (noun in CLIPPED and not dotted):
        return None
    initial = index > 0 and len(token.text) == 1  # «театр им. Г. Мусрепова»
    written = token.text.islower() or (token.text.isupper() and not initial)
    if not (written or index == 0 or noun == REPUBLIC):
        return None
    plural = token.feats.get("Number") == "Plur"
    stop = index + 1 + (dotted and (short is not None or len(token.text) < 4))
    stop += 2 * ([_text(tokens, stop), _text(tokens, stop + 1)] == ["городского", "типа"])
    words = "" if noun in kinds("dropped") else token.text if token.text.isupper() else noun
    for left, right in term_words().get(noun, ()):
        if right == noun and index and fold(_text(tokens, index - 1))[:5] == fold(left)[:5]:
            return Kind(index - 1, stop, noun, f"{left} {right}", plural)
        if left == noun and _text(tokens, index + 1) == right:
            return Kind(index, index + 2, noun, f"{left} {right}", plural)
    if noun in BOUND or (noun == STATION and _is_plant(tokens, index)):
        return None
    return Kind(index, stop, noun, words, plural)


def _is_plant(tokens: Sequence[Token], index: int) -> bool:
    """«насосная станция», «солнечная станция»: not where trains stop."""
    before = tokens[index - 1] if index else None
    if before is None or before.pos != "ADJ" or not before.text.islower():
        return False
    return lemma(before) not in kinds("railway")


def _noun(token: Token) -> str:
    noun = fold(lemma(token))
    return MISTAKEN.get(noun, noun)


def _text(tokens: Sequence[Token], index: int) -> str:
    return tokens[index].text if index < len(tokens) else ""


def _named(sentence: ParsedSentence, kind: Kind, names: frozenset[int]) -> Iterator[Spot]:
    """The names that follow the kind; several after a plural."""
    start, at = kind.start, kind.stop
    while (stop := _name_stop(sentence, at, names)) > at:
        if _is_resident(sentence, kind, at):
            return
        name = _name(sentence, kind, at, stop)
        if name is None:
            return
        several = kind.plural and kind.noun == "река"  # «на реках Биен и Усек»: the names alone
        words = "" if several else kind.words or (kind.noun if name.startswith("имени ") else "")
        yield Spot(start if words else at, stop, " ".join(filter(None, (words, name))))
        if not kind.plural or _text(sentence.tokens, stop) not in (",", "и"):
            return
        start = at = stop + 1


def _is_resident(sentence: ParsedSentence, kind: Kind, at: int) -> bool:
    """«жительница города | Малика Юсупова»: a person in another case than the town."""
    cases_of = (sentence.tokens[i].feats.get("Case") for i in (kind.stop - 1, at))
    person = any(e.kind == "PER" and e.start == at < e.stop - 1 for e in sentence.entities)
    return person and tuple(cases_of) == ("Gen", "Nom") and kind.noun in kinds("dropped")


def _name_stop(sentence: ParsedSentence, at: int, names: frozenset[int]) -> int:
    """The index after the name that begins at `at`; `at` itself where none does."""
    tokens = sentence.tokens
    first = _text(tokens, at)
    if not first or at in names:
        return at
    if first in OPENING:
        return _closing(tokens, at)
    if first == "№":
        return at + 2 if _text(tokens, at + 1)[:1].isdigit() else at
    if first == "имени":
        return _capitals_stop(tokens, at + 1) if _is_capital(tokens, at + 1) else at
    if first.isdigit() and _text(tokens, at + 1) in ("лет", "летия"):
        return at + 3 if _is_capital(tokens, at + 2) else at  # «40 лет Победы»
    return _words_stop(sentence, at, names) if _is_name(tokens, at) else at


def _closing(tokens: Sequence[Token], at: int) -> int:
    for index in range(at + 2, min(len(tokens), at + LONGEST_NAME)):
        if tokens[index].text in CLOSING:
            return index + 1
    return at


def _capitals_stop(tokens: Sequence[Token], at: int) -> int:
    """«Нурсултана Назарбаева», «Д. А. Кунаева»."""
    stop = at
    while stop < min(len(tokens), at + LONGEST_NAME):
        initial = tokens[stop].text == "." and len(tokens[stop - 1].text) == 1
        if not (initial or _is_capital(tokens, stop)):
            break
        stop += 1
    return stop


def _is_capital(tokens: Sequence[Token], index: int) -> bool:
    return _text(tokens, index)[:1].isupper()


def _is_name(tokens: Sequence[Token], index: int) -> bool:
    """«Урал», «Кара-Кенгир», «Батыс-2», «Набережной»; not «Атырауской области»."""
    token = tokens[index]
    if not CYRILLIC_NAME.fullmatch(token.text) or token.pos in ("VERB", "ADP", "ADV", "PRON"):
        return False
    if (OF_PLACE.fullmatch(token.text) and token.pos == "ADJ") or _is_post(token):
        return False
    return token.pos != "ADJ" or not _agrees_with_noun(tokens, index)


def _is_post(token: Token) -> bool:
    """«Республики Казахстан и Президента …»: who is named next, no place; «Хан-Тенгри» is one."""
    return is_role(lemma(token)) and not listed(token)


def _agrees_with_noun(tokens: Sequence[Token], index: int) -> bool:
    """«Верхнего | моста»: the adjective of another noun."""
    after = tokens[index + 1] if index + 1 < len(tokens) else None
    if after is None or after.pos != "NOUN" or not after.text.islower():
        return False
    return after.feats.get("Case") == tokens[index].feats.get("Case")


def _words_stop(sentence: ParsedSentence, at: int, names: frozenset[int]) -> int:
    """The index after «Горная Ульбинка», «Магжана Жумабаева», «Мангилик Ел»."""
    tokens = sentence.tokens
    for stop in (at + 3, at + 2):
        if tuple(fold(token.text) for token in tokens[at:stop]) in phrase_forms():
            return stop
    title = tokens[at + 1] if at + 1 < len(tokens) else None
    if title is not None and title.text.islower() and {title.text, lemma(title)} & titles():
        return at + 2  # «Абылай хана», «Толе би»
    person = any((e.start, e.stop, e.kind) == (at, at + 3, "PER") for e in sentence.entities)
    if person and all(t.feats.get("Case") == "Gen" for t in tokens[at : at + 3]):
        return at + 3  # «Ходжи Ахмеда Ясави»
    if at + 1 in names or not CYRILLIC_NAME.fullmatch(_text(tokens, at + 1)):
        return at + 1
    after = tokens[at + 1]
    same = after.feats.get("Case") == tokens[at].feats.get("Case") and after.pos == "PROPN"
    whole = any(e.start == at and e.stop == at + 2 for e in sentence.entities)
    other = OF_PLACE.match(after.text) or _is_post(after)
    return at + 2 if (same or whole) and not other else at + 1


def _name(sentence: ParsedSentence, kind: Kind, start: int, stop: int) -> str | None:
    """The name in the case that it has beside its kind; None where it is none."""
    first = sentence.tokens[start]
    if first.text in OPENING:
        named = _is_capital(sentence.tokens, start + 1) and kind.noun != CHANNEL
        return phrase(sentence, start, stop, {}) if named else None
    if not first.text[0].isupper():
        honours = first.text == "имени" and kind.noun not in CLIPPED
        return phrase(sentence, start, stop, {}) if kind.words or honours else None
    if kind.noun in kinds("streets"):
        return _street(sentence, kind, start, stop)
    if _is_of_another(kind, first):
        return None
    lone = stop - start == 1
    return _lone_name(sentence, kind, first) if lone else _long_name(sentence, kind, start, stop)


def _lone_name(sentence: ParsedSentence, kind: Kind, name: Token) -> str:
    """«реки Славянки», «посёлке Заречном», «станции Мойынты», «городе Семее»."""
    if kind.noun in kinds("kept"):
        return _named_water(sentence.tokens[kind.stop - 1], name)
    if _is_adjective(name):
        return listed(name) or nominative_adjective(name, gender_of_noun(kind.noun))
    return listed(name) or name.text if kind.words else nominative(name)


def _long_name(sentence: ParsedSentence, kind: Kind, start: int, stop: int) -> str:
    """«сёлах Горная Ульбинка» stays; «селе Новой Бухтарме» is put into the nominative."""
    tokens = sentence.tokens[start:stop]
    stays = kind.words or all(token.feats.get("Case") == "Nom" for token in tokens)
    return phrase(sentence, start, stop, {}) if stays else words_of(tokens)


def _is_of_another(kind: Kind, name: Token) -> bool:
    """«горы Алатау», «реки Казахстана», «плотина Сергеевского …»: of one place, of a country."""
    if not kind.words:
        return False
    if kind.noun in kinds("kept") and OF_PLACE.fullmatch(name.text):
        return True
    own = nominative(name)
    several = kind.plural and (kind.noun == "гора" or own != name.text)
    return several or fold(own) in kinds("countries")


def _street(sentence: ParsedSentence, kind: Kind, start: int, stop: int) -> str | None:
    """«улице Абая», «проспекте Республики», «улице Садовой»; not «улицы Алматы»."""
    name, noun = sentence.tokens[start], sentence.tokens[kind.stop - 1]
    if stop - start == 1:
        if is_place(name.text) and not (_is_own(kind, name) or _is_person_s(name)):
            return None
        if _is_adjective(name) or _agrees(noun, name):
            return nominative_adjective(name, gender_of_noun(kind.noun))
    return phrase(sentence, start, stop, {})


def _is_own(kind: Kind, name: Token) -> bool:
    """«Алматы-2», «микрорайон Нурсат», «улица Манаса»: no town whose street it is."""
    numbered = any(map(str.isdigit, name.text))
    declines = not kind.plural and name.text[-1] not in "аеёиоуыэюя"
    titled = name.text.lower().endswith(("-батора", "-батыра", "-хана"))  # «Сухэ-Батора»
    of_hero = titled or (not kind.plural and is_given_name(name.text) and "Gen" in cases(name))
    return numbered or of_hero or (declines and listed(name) == name.text)


def _is_person_s(token: Token) -> bool:
    return token.feats.get("Case") == "Gen" and bool(OF_A_PERSON.match(token.text))


def _is_adjective(token: Token) -> bool:
    """«Набережной», «Заречном»: tagged so, or ending as only adjectives do."""
    if token.pos == "ADJ":
        return is_adjectival(token.text)
    known = any("ADJF" in tag for tag in tags(token.text)[:1])
    locative = token.text.endswith(("ом", "ем")) and (known or token.feats.get("Case") == "Loc")
    return locative or token.text.endswith(("ый", "ий", "ого", "его", "ому", "ему", "ую"))


def _agrees(kind: Token, name: Token) -> bool:
    """«улицы Набережной»: an adjective of the dictionary in the case of its kind."""
    same = kind.feats.get("Case") == name.feats.get("Case")
    return same and any("ADJF" in tag and "Surn" not in tag for tag in tags(name.text)[:1])


def gender_of_noun(noun: str) -> str:
    """«masc», «femn», «neut» of a noun of the dictionary."""
    return next((g for p in parses(noun)[:1] for g in GENDERS if g in p.tag), "masc")


def _named_water(kind: Token, name: Token) -> str:
    """«реки Славянки» → «Славянка»; a name that no dictionary has stays: «озера Копа»."""
    case = CASES.get(name.feats.get("Case", ""), "")
    if name.feats.get("Case") == kind.feats.get("Case") and not listed(name):
        for parse in parses(name.text):
            if parse.is_known and {"NOUN", "sing", case} in parse.tag:
                form = parse.inflect({"nomn"})
                same = form is None or fold(form.word) == fold(name.text)
                return name.text if form is None or same else upper_first(form.word)
    return listed(name) or name.text


def _by_adjectives(tokens: Sequence[Token], kind: Kind) -> Iterator[Spot]:
    """«Сергеевского и Петропавловского водохранилищ» are two."""
    if kind.noun not in kinds("kept") and " " not in kind.words:
        return
    gender, stop, at = gender_of_noun(kind.noun), kind.stop, kind.start - 1
    several = _plural(tokens, at, kind) if at >= 0 else None
    if several:
        yield Spot(at, stop, several)
        return
    while at >= 0 and OF_PLACE.fullmatch(tokens[at].text):
        first = at - _is_of_size(tokens, at)
        words = (nominative_adjective(token, gender) for token in tokens[first : at + 1])
        yield Spot(first, stop, " ".join((*words, kind.words)))
        stop, at = at, at - 2 if at and tokens[at - 1].text in (",", "и") else -1


def _plural(tokens: Sequence[Token], at: int, kind: Kind) -> str | None:
    """«Имантауские озёра»: one adjective of several waters."""
    if not tokens[at].text.endswith(("ие", "их", "им", "ими")) or kind.words != kind.noun:
        return None
    if not OF_PLACE.fullmatch(tokens[at].text) or _text(tokens, at - 1) == ",":
        return None
    if at > 1 and tokens[at - 1].text == "и" and OF_PLACE.fullmatch(tokens[at - 2].text):
        return None  # «Сергеевского и Петропавловских»
    for parse in parses(tokens[kind.stop - 1].text):
        if parse.normal_form == kind.noun and (form := parse.inflect({"plur", "nomn"})):
            stem = re.sub(r"(?:ие|их|им|ими)$", "", tokens[at].text)
            noun = form.word if "ё" in tokens[kind.stop - 1].text else fold(form.word)
            return f"{stem}ие {noun}"
    return None


def _is_of_size(tokens: Sequence[Token], index: int) -> bool:
    """«Большой | Чуйский канал»: an adjective with a capital before that of the place."""
    before = tokens[index - 1] if index else None
    fits = before is not None and index > 1 and before.pos == "ADJ" and before.text[0].isupper()
    return fits and before is not None and is_adjectival(before.text)
