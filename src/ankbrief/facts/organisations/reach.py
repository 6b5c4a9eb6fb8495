"""How far the name of a body reaches on either side of its noun."""

from __future__ import annotations

from ankbrief.facts.organisations.counting import is_called_by_noun
from ankbrief.facts.organisations.lists import is_body, words
from ankbrief.facts.organisations.tagged import before_post
from ankbrief.facts.posts.complements import CLOSING, OPENING, Complement
from ankbrief.facts.posts.heads import is_head
from ankbrief.facts.posts.roles import left_adjectives
from ankbrief.facts.text.gazetteer import is_town
from ankbrief.language.dictionary import is_known, tags
from ankbrief.language.names.words import has_surname_ending
from ankbrief.language.text.document import ParsedSentence, Token
from ankbrief.language.text.morphology import cases, lemma

OUTSIDE = frozenset({"от", "из", "к", "через", "под"})  # «органы от паводков»: «от» begins another
LOCAL = frozenset({"местные", "местных", "местным", "местными"})
# «заведующей | секретариатом»: a participle that stands for somebody
LEADING = ("заведующ", "управляющ", "командующ", "исполняющ", "председательствующ")
TITLED = ("уполномоченн", "объединенн", "объединённ", "заинтересованн")
LATER = frozenset({"позднее", "позже", "ранее"})
VERBAL = ("ние", "ния", "нию", "нием", "нии", "тие", "тия", "тию", "тием", "тии", "ции", "цию")
LONGEST_LIST = 14  # tokens of «…, жилищно-коммунального хозяйства и управления ресурсами»


def left_of(sentence: ParsedSentence, head: int, names: frozenset[int]) -> int:
    """Where the name begins: «Назарбаев университет», «местные исполнительные органы»."""
    start = left_adjectives(sentence, head, names)
    tokens = sentence.tokens
    if start and tokens[start - 1].text.lower() in LOCAL:
        start -= 1
    while start < head and (_is_before_it(tokens[start]) or _is_told(tokens, start)):
        start += 1
    leaders = (i + 1 for i in range(start, head) if tokens[i].text.lower().startswith(LEADING))
    start = max(leaders, default=start)
    return _named_before(sentence, start, head, names)


def _is_before_it(token: Token) -> bool:
    """«каждый | акимат», «Позднее | акимат», «сборной | немецкого центра»: no part of the name."""
    word = lemma(token)
    if word in words("passing") and token.text.islower():
        return True  # «обновлённый | Парламент», «пятый | Национальный курултай»
    return word in words("determiners") or is_body(word) or token.text.lower() in LATER


def _is_told(tokens: tuple[Token, ...], index: int) -> bool:
    """«созданная | комиссия», «обновлённый | Парламент»; not «уполномоченный орган»."""
    token = tokens[index]
    told = token.feats.get("VerbForm") == "Part" and (token.text.islower() or index == 0)
    return told and not token.text.lower().startswith(TITLED)


def _named_before(sentence: ParsedSentence, start: int, head: int, names: frozenset[int]) -> int:
    """«Отбасы банк», «Astana Hub»: a name before the noun, within what the model took for one."""
    if _is_called(sentence.tokens, start, head) and start - 1 not in names:
        return start - 1  # «Назарбаев Университет»
    entity = next((e for e in sentence.entities if e.start < start and head < e.stop), None)
    if entity is None or entity.kind != "ORG" or names & set(range(entity.start, start)):
        return start
    before = sentence.tokens[entity.start : start]
    plain = all(map(_is_own, before))
    return entity.start if plain and not any(map(is_head, before)) else start


def _is_called(tokens: tuple[Token, ...], start: int, head: int) -> bool:
    """A surname in no case before a capital: who it is called after."""
    if start != head or not start or not tokens[head].text.istitle():
        return False
    name = tokens[start - 1]
    return name.pos == "PROPN" and has_surname_ending(name.text) and lemma(name) != "имя"


def _is_own(token: Token) -> bool:
    """«Отбасы», «Astana»: a capital that no place in the sentence explains."""
    known = is_known(token.text) and token.pos != "PROPN"
    return token.text[0].isupper() and token.text.isalpha() and not known


def right_of(sentence: ParsedSentence, head: int, names: frozenset[int]) -> int:
    """The index after the name: complements, lists of fields, numbers, initials, quotes."""
    body = lemma(sentence.tokens[head]) not in words("abroad")
    if _does_it(sentence.tokens, head):
        return head + 1
    stop = Complement(sentence, names, body=body).stop(head)
    stop = _before_another(sentence.tokens, head, stop)
    stop = _before_list(sentence.tokens, head, stop)
    stop += is_called_by_noun(sentence.tokens, head, stop)
    for more in (_watch_over, _field_list, _initials, _letters, _behind_short):
        stop = more(sentence, head, stop)
    stop = max(stop, _tagged_stop(sentence, head, stop, names))
    stop = _before_town(sentence.tokens, head, stop)
    return _before_region(sentence.tokens, head, stop)


def _does_it(tokens: tuple[Token, ...], head: int) -> bool:
    """«принятие Парламентом | закона», «утверждение маслихатом | бюджета»: what it does it to."""
    noun, before = lemma(tokens[head]), tokens[head - 1] if head else None
    if before is None or noun not in words("whole") or tokens[head].feats.get("Case") != "Ins":
        return False
    if before.pos != "NOUN" or not before.text.lower().endswith(VERBAL):
        return False
    following = tokens[head + 1 : head + 2]
    return not following or not (
        following[0].text[0].isupper() or lemma(following[0]) in words("ruled")
    )


def _before_region(tokens: tuple[Token, ...], head: int, stop: int) -> int:
    """«центр «Вайнах» | Акмолинской области»: whose it is, behind a name in quotes."""
    opening = next((i for i in range(head + 1, stop) if tokens[i].text in OPENING), None)
    if opening is not None and _is_work_s(tokens, head, opening):
        return opening
    closing = next((i for i in range(stop - 1, head, -1) if tokens[i].text in CLOSING), None)
    return stop if closing is None else closing + 1


def _tagged_stop(sentence: ParsedSentence, head: int, stop: int, names: frozenset[int]) -> int:
    """«университет | имени аль-Фараби», where the model saw the rest of the name."""
    entity = next((e for e in sentence.entities if e.start <= head < e.stop), None)
    if entity is None or entity.kind != "ORG" or names & set(range(stop, entity.stop)):
        return stop
    last = before_post(sentence.tokens, stop - 1, entity.stop)
    rest = sentence.tokens[stop:last]
    named = any(token.text[0].isupper() or "-" in token.text for token in rest)
    return last if named and all(t.pos in ("NOUN", "PROPN", "ADJ") for t in rest) else stop


def _before_another(tokens: tuple[Token, ...], head: int, stop: int) -> int:
    """«Совет | по собственному желанию», «органы | от последствий», «министерству | даны»."""
    for index in range(head + 1, stop):
        text = tokens[index].text.lower()
        if text == "к" and lemma(tokens[index - 1]) == "подготовка":
            continue  # «комиссия по подготовке к паводкам»
        if text == "по" and _is_case_of_court(tokens, head, index):
            return index
        if text in OUTSIDE or (text == "по" and _is_adverbial(tokens, index + 1, stop)):
            return index
        if _is_next_body(tokens, index, stop) or _is_convocation(tokens, index):
            return index
        if text == "при" and lemma_at(tokens, index + 1) in words("with_help"):
            return index  # «управление | при поддержке Ассамблеи»
    while stop > head + 1 and _is_outside(tokens[stop - 1]):
        if _closes_adjective(tokens, stop - 1):
            break
        stop -= 1
    return stop


def _is_case_of_court(tokens: tuple[Token, ...], head: int, index: int) -> bool:
    """«суд | по делу о хищениях»; not «суд по административным делам»."""
    if lemma(tokens[head]) != "суд" or index != head + 1:
        return False
    return not any(token.text.lower() == "делам" for token in tokens[index + 1 : index + 4])


def _before_town(tokens: tuple[Token, ...], head: int, stop: int) -> int:
    """«посольство Турции | в Астане»; «посольство Турции в Казахстане» is its name."""
    if lemma(tokens[head]) not in words("abroad"):
        return stop
    towns = (
        i for i in range(head + 2, stop - 1)
        if tokens[i].text == "в" and is_town(tokens[i + 1].text)
    )  # fmt: skip
    return next(towns, stop)


def _before_list(tokens: tuple[Token, ...], head: int, stop: int) -> int:
    """«акиматам областей | , городов Астаны и Шымкента»: each of several has its own."""
    if tokens[head].feats.get("Number") != "Plur" or lemma(tokens[head]) not in words("addressed"):
        return stop
    following = (tokens[i + 1].text for i in range(head + 1, stop - 1) if tokens[i].text == ",")
    several = any(text in ("городов", "районов", "области", "города") for text in following)
    commas = (i for i in range(head + 1, stop) if tokens[i].text == ",")
    return next(commas, stop) if several else stop


def _is_next_body(tokens: tuple[Token, ...], index: int, stop: int) -> bool:
    """«управление полиции | и спецотряда «Арлан»»: what has a name of its own."""
    joined = tokens[index].text == "и" and index + 2 < stop
    if joined and tokens[index + 1].feats.get("VerbForm") == "Part":
        return is_body(lemma(tokens[index + 2]))  # «курултая | и обновлённого Парламента»
    return joined and tokens[index + 1].pos == "NOUN" and tokens[index + 2].text in OPENING


def _is_convocation(tokens: tuple[Token, ...], index: int) -> bool:
    """«мажилис | VIII созыва»."""
    return lemma_at(tokens, index) == "созыв" or lemma_at(tokens, index + 1) == "созыв"


def _is_work_s(tokens: tuple[Token, ...], head: int, opening: int) -> bool:
    """«проект Ассамблеи народа Казахстана | «Достык»»: the name is that of the work."""
    before = next((t for t in reversed(tokens[:head]) if t.pos == "NOUN"), None)
    told = before is not None and lemma(before) in words("works")
    return told and opening > head + 1 and tokens[head - 1] is before


def _closes_adjective(tokens: tuple[Token, ...], index: int) -> bool:
    """«внутренних | дел»: the noun that an adjective waits for, whatever verb looks like it."""
    before = tokens[index - 1]
    plural = before.pos == "ADJ" and before.text.endswith(("ых", "их"))
    return plural and tokens[index].pos == "NOUN" and "Gen" in cases(tokens[index])


def _is_adverbial(tokens: tuple[Token, ...], start: int, stop: int) -> bool:
    nouns = (lemma(token) for token in tokens[start:stop] if token.pos == "NOUN")
    return next(nouns, "") in words("adverbial")


def _is_outside(token: Token) -> bool:
    """«даны», «начал»: a verb, whatever rare noun it may be; «пострадавшим» at the end."""
    if not token.text.islower():
        return False
    if token.pos == "ADV" or token.feats.get("Variant") == "Short":
        return True  # «завод почти готов»
    told = token.pos == "VERB" and "Gen" not in cases(token)
    return told or any("PRTS" in tag or "past" in tag for tag in tags(token.text))


def _watch_over(sentence: ParsedSentence, _head: int, stop: int) -> int:
    """«департамент контроля за соблюдением правил»."""
    tokens = sentence.tokens
    if stop + 1 >= len(tokens) or tokens[stop].text != "за" or "Ins" not in cases(tokens[stop + 1]):
        return stop
    if lemma(tokens[stop - 1]) not in ("контроль", "надзор"):
        return stop
    stop += 2
    while stop < len(tokens) and tokens[stop].pos in ("NOUN", "ADJ", "PROPN"):
        if "Gen" not in cases(tokens[stop]):
            break
        stop += 1
    return stop


def _field_list(sentence: ParsedSentence, head: int, stop: int) -> int:
    """«комитет по делам строительства, коммунального хозяйства и управления ресурсами»."""
    tokens = sentence.tokens
    if lemma(tokens[head]) not in words("fielded") or stop == len(tokens) or stop == head + 1:
        return _adjective_list(tokens, head, stop)
    if tokens[stop].text != ",":
        return stop
    last, joined = stop, False
    for index in range(stop, min(len(tokens), stop + LONGEST_LIST)):
        text = tokens[index].text
        joined = joined or text == "и"
        if text in (",", "и") and not (joined and text == ","):
            continue
        if not _is_field(tokens, index):
            break
        if tokens[index].pos == "NOUN":
            last = index + 1
    return last if joined and "и" in [token.text for token in tokens[stop:last]] else stop


def _adjective_list(tokens: tuple[Token, ...], head: int, stop: int) -> int:
    """«Министерство | сельского, лесного и водного хозяйства»."""
    index = head + 1
    while index + 1 < len(tokens) and tokens[index].pos == "ADJ" and "Gen" in cases(tokens[index]):
        if tokens[index + 1].text not in (",", "и"):
            break
        index += 2
    if stop > head + 1 or index == head + 1 or index + 1 >= len(tokens):
        return stop
    noun = index + 1
    fits = (
        tokens[index].pos == "ADJ" and tokens[noun].pos == "NOUN" and tokens[index - 1].text == "и"
    )
    return noun + 1 + len(_country(tokens, noun + 1)) if fits else stop


def _country(tokens: tuple[Token, ...], start: int) -> tuple[Token, ...]:
    """«Республики Сербия» after a list of fields."""
    return tokens[start : start + 2] if lemma_at(tokens, start) == "республика" else ()


def lemma_at(tokens: tuple[Token, ...], index: int) -> str:
    """The lemma of a token, empty past the end."""
    return lemma(tokens[index]) if 0 <= index < len(tokens) else ""


def _is_field(tokens: tuple[Token, ...], index: int) -> bool:
    """A small-letter word in the genitive, or what «управления» governs; no other body."""
    token = tokens[index]
    if not token.text.islower() or token.pos not in ("NOUN", "ADJ"):
        return False
    if "Ins" in cases(token) and "управления" in [t.text for t in tokens[index - 3 : index]]:
        return True
    return "Gen" in cases(token) and lemma(token) not in words("acting")


def _initials(sentence: ParsedSentence, _head: int, stop: int) -> int:
    """«университет имени Л. Н. Гумилёва»: a full stop after an initial ends nothing."""
    tokens = sentence.tokens
    while (
        stop + 1 < len(tokens) and _is_initial(tokens[stop - 1].text) and tokens[stop].text == "."
    ):
        stop += 2
    return stop


def _is_initial(text: str) -> bool:
    return len(text) == 1 and text.isupper()


def _behind_short(sentence: ParsedSentence, head: int, stop: int) -> int:
    """«комиссия (МПК) | по сотрудничеству», «служба (ФАС) | РФ»: what follows the short name."""
    tokens = sentence.tokens
    short = [token.text for token in tokens[stop : stop + 3]]
    if len(short) < 3 or (short[0], short[2]) != ("(", ")") or not short[1].isupper():
        return stop
    after = tokens[stop + 3 : stop + 5]
    if after and after[0].text in ("РК", "РФ"):
        return stop + 4
    if len(after) < 2 or after[0].text != "по" or lemma(tokens[head]) not in words("fielded"):
        return stop
    last = stop + 4
    while last < len(tokens) and tokens[last].pos in ("ADJ", "NOUN"):
        if not {"Dat", "Gen"} & cases(tokens[last]):
            break
        last += 1
    return stop if last == stop + 4 or lemma(tokens[stop + 4]) in words("adverbial") else last


def _letters(sentence: ParsedSentence, head: int, stop: int) -> int:
    """«управление энергетики и ЖКХ»: an abbreviation that names a field."""
    tokens = sentence.tokens
    after = [token.text for token in tokens[stop : stop + 2]]
    field = after[:1] == ["и"] and after[-1] in words("not_bodies")
    field = field and lemma(tokens[head]) in words("fielded")
    return stop + 2 if field and stop > head + 1 else stop
