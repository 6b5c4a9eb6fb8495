"""Whether two wordings can be of one post: «глава региона» and «аким Павлодарской области»."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, lru_cache

from ankbrief.data import load
from ankbrief.facts.people.ministries import leads_a_ministry, untied
from ankbrief.facts.people.wordings import post_tokens
from ankbrief.facts.posts.heads import body_heads, is_office, words
from ankbrief.facts.text.gazetteer import abbreviations, is_town
from ankbrief.language.dictionary import parses
from ankbrief.language.letters import fold
from ankbrief.language.names.words import same_stem
from ankbrief.language.words import shared_prefix

REGION, TOWN = 0, 1  # rows of `levels` in data/roles.toml
PLACES = 4  # rows of them that an akim leads
LONGEST = 6  # letters of an abbreviation in a post
ELBASY = "елбасы"  # «лидер нации»: by law the First President alone
STEM = 4  # letters at least that a country and its adjective share: «Польши», «Польской»
COUNTRYS = ("ской", "ского", "ская", "ский", "скому", "ским")


@lru_cache(20_000)
def repeats(wording: str, post: str) -> bool:
    """Whether the title can stand for the post: «глава ведомства» for «министр финансов»."""
    own, other = post_tokens(wording), post_tokens(post)
    if not same_office(wording, post) or _differ(levels(own), levels(other)):
        return False
    if _is_first_president(other) or _is_first_president(own):
        return _is_first_president(other) and _is_first_president(own)
    complement = specific(wording)
    if leads_a_ministry(wording, post):
        return True
    if not complement or _is_government(wording) or _lead_a_company(wording, post):
        return not (is_home(wording) and is_foreign(post))
    spelt = spelt_by(own, other) | spelt_by(other, own)
    return all(w in spelt or any(_same_word(w, o) for o in other) for w in complement)


def _is_first_president(post: Sequence[str]) -> bool:
    """«Первый Президент», «Елбасы»: that of the present one is another's."""
    own = tuple(post[:2]) in (("первый", "президент"), ("первый", "глава"))
    return own or tuple(post) == (ELBASY,)


def is_first_president(wording: str) -> bool:
    """«Первый Президент Казахстана», «Елбасы»; of no other country."""
    words_of = post_tokens(wording)
    own = all(is_generic(word) or word in words("home") for word in words_of[2:])
    return _is_first_president(words_of) and own


def _is_government(wording: str) -> bool:
    """«глава Кабмина», «глава Кабинета министров»: names of the office with nothing told of it."""
    return " ".join(post_tokens(wording)) in aliases()[1]


def _same_word(word: str, other: str) -> bool:
    """«области» and «областью», «Финляндии» and «Финляндской»."""
    if is_country(other) and _is_quality_of(word, other):
        return True  # «монгольский министр» and «министр Монголии»
    return same_stem(word, other) or (is_country(word) and _is_quality_of(other, word))


def _is_quality_of(adjective: str, country: str) -> bool:
    """«Финляндской» of «Финляндии», «французской» of «Франции»."""
    ending = next((e for e in COUNTRYS if adjective.endswith(e)), None)
    stem = adjective.removesuffix(ending) if ending else ""
    return len(stem) >= STEM and shared_prefix(stem, country) >= max(STEM, len(stem) - 2)


@lru_cache(5000)
def is_of_a_country(word: str) -> bool:
    """«Финляндской», but not «Туркестанской»."""
    return any(_is_quality_of(word, country) for country in _countries())


@cache
def _countries() -> frozenset[str]:
    return frozenset(load("places")["kinds"]["countries"].split())


@lru_cache(5000)
def is_country(word: str) -> bool:
    """«Финляндии», «Турцией»."""
    return any(parse.normal_form in _countries() for parse in parses(word))


def spelt_by(words_of: Sequence[str], others: Sequence[str]) -> frozenset[str]:
    """The words that an abbreviation among the others stands for, and that abbreviation.

    «анк» among «заместитель председателя анк» for «ассамблеи народа казахстана».
    """
    found = set[str]()
    for short in others:
        size = len(short)
        for start in range(len(words_of) - size + 1 if 1 < size <= LONGEST else 0):
            run = words_of[start : start + size]
            if "".join(word[0] for word in run) == short:
                found |= {short, *run}
    return frozenset(found)


@lru_cache(20_000)
def could_be(wording: str, post: str) -> bool:
    """«аким Костанайской области» of whom the article said «аким региона»: one office and level."""
    if not same_office(wording, post) or _is_first_president(post_tokens(wording)):
        return False
    own, other = levels(post_tokens(wording)), levels(post_tokens(post))
    same_level = bool(own & other) and not specific(post)
    return same_level or _is_of_letters(wording, post)


def _is_of_letters(wording: str, post: str) -> bool:
    """«начальник ДЧС» of whom the article called «начальник департамента»."""
    short, full = wording.split(), post_tokens(post)
    letters = len(short) == 2 and short[1].isupper() and 1 < len(short[1]) <= LONGEST
    return letters and len(full) == 2 and full[1][:1] == short[1][:1].lower()


@lru_cache(20_000)
def specific(wording: str) -> tuple[str, ...]:
    """The words that tell the post from others of its name: «финансов»; none in «глава региона»."""
    found, head = post_tokens(wording), _head(wording)
    return tuple(w for w in found if head in found and w != head and not is_generic(w))


def levels(wording: Sequence[str]) -> frozenset[int]:
    """Of what the post is: of a region, a town, a district, a village, the country."""
    rows = [row.split() for row in load("roles")["levels"]]
    named = {n for n, row in enumerate(rows) for w in wording for o in row if same_stem(w, o)}
    if named:
        return frozenset(named)
    if any(word.upper() in abbreviations() for word in wording if word not in words("home")):
        return frozenset({REGION})
    if any(same_stem(word, city) for word in wording for city in words("own_regions")):
        return frozenset({REGION, TOWN})
    return frozenset({TOWN} if any(is_town(word) for word in wording[1:]) else ())


def _differ(own: frozenset[int], other: frozenset[int]) -> bool:
    return bool(own) and bool(other) and own.isdisjoint(other)


def same_office(left: str, right: str) -> bool:
    """The same head, or two names of one office; «председатель «Арая»» is who leads «Арай»."""
    first, other = post_tokens(left), post_tokens(right)
    if _is_first_president(first) and _is_first_president(other):
        return True
    if _are_state_and_government(left, right):
        return False
    heads = {_head(left), _head(right)}
    if len(heads) == 1 or (heads <= words("leading") and "«" in left and "«" in right):
        return True
    if _lead_a_country(left, right) or _lead_one_body(left, right):
        return True
    if leads_a_ministry(left, right) or _lead_a_place(left, right) or _lead_a_company(left, right):
        return True
    return any(in_aliases(left, row) and in_aliases(right, row) for row in aliases())


def _are_state_and_government(left: str, right: str) -> bool:
    """«глава государства» and «глава Кабмина»: one word at the head, two offices."""
    one, other = ({n for n in (0, 1) if in_aliases(w, aliases()[n])} for w in (left, right))
    return bool(one) and bool(other) and one.isdisjoint(other)


def _lead_a_place(left: str, right: str) -> bool:
    """«Глава Костанайской области», «глава города Актау» and «аким»."""
    short, full = sorted((post_tokens(left), post_tokens(right)), key=lambda t: t[:1] != ("глава",))
    if short[:1] != ("глава",) or full[:1] == ("глава",) or len(short) < 2:
        return False
    place = next((w for w in short[1:] if not w.endswith(COUNTRYS)), "")
    own = levels((place,)) & frozenset(range(PLACES))
    return bool(own) and full[0] in words("heads_of_places")


def _lead_a_country(left: str, right: str) -> bool:
    """«лидер Финляндии», «финский лидер» and «Президент Финляндской Республики»."""
    return any(
        leads_country(short) and post_tokens(full)[0] == "президент"
        for short, full in ((left, right), (right, left))
    )


def leads(titles: Sequence[str], row: int) -> bool:
    """A state (row 0 of the names of offices) or a government (row 1), by one of the posts."""
    told = any(in_aliases(title, aliases()[row]) for title in titles)
    return told or (row == 0 and any(map(leads_country, titles)))


def leads_country(wording: str) -> bool:
    """«лидер Финляндии», «казахстанский лидер»; «президент Федерации бокса» leads none."""
    found = post_tokens(wording)
    if len(found) != 2:
        return False
    if found[0] in words("heads_of_country"):
        return is_country(found[1])
    return found[1] in ("лидер", "глава") and is_of_a_country(found[0])


def _lead_one_body(left: str, right: str) -> bool:
    """«глава ведомства» and «председатель Комитета», «директор компании» and «глава ТОО»."""
    short, full = post_tokens(left), post_tokens(right)
    if len(short) != 2 or not {_head(left), _head(right)} <= words("leading"):
        return False
    kinds = _bodies_of(short[1])
    first = next((word for word in full[1:] if _is_body(word)), "")
    return any(same_stem(first, kind) for kind in kinds)


def _lead_a_company(left: str, right: str) -> bool:
    """«глава компании», «глава КТЖ» and «Президент АО «Қазақстан темір жолы»»."""
    short, full = sorted((post_tokens(left), post_tokens(right)), key=len)
    if len(short) != 2 or short[0] not in words("leading") or full[0] != "президент":
        return False
    runs = (full[n : n + len(short[1])] for n in range(1, len(full)))
    letters = any(fold("".join(word[0] for word in run)) == fold(short[1]) for run in runs)
    return full[1] in _bodies_of(short[1]) or letters


@lru_cache(5000)
def _bodies_of(noun: str) -> frozenset[str]:
    """«ведомства» → «комитет», «департамент» …: what may be called so."""
    table: dict[str, str] = load("roles")["called"]
    called = next(
        (table[parse.normal_form] for parse in parses(noun) if parse.normal_form in table), ""
    )
    return frozenset(called.split())


@lru_cache(5000)
def _is_body(word: str) -> bool:
    return any(parse.normal_form in body_heads() | _kinds_of_bodies() for parse in parses(word))


@cache
def _kinds_of_bodies() -> frozenset[str]:
    table: dict[str, str] = load("roles")["called"]
    return frozenset(kind for row in table.values() for kind in row.split())


def _head(wording: str) -> str:
    found = (w for w in post_tokens(wording) if is_office(w) or w in words("trades"))
    return next(found, wording.lower())


def in_aliases(wording: str, row: frozenset[str]) -> bool:
    """Whether the title is one of the names in the row, with or without a complement."""
    found = post_tokens(wording)
    led = found[1:] if len(found) > 1 and is_of_a_country(found[0]) else found
    text = " ".join(w for w in led if not _is_home_quality(w))
    return any(text == alias or text.startswith(f"{alias} ") for alias in row)


def is_of_country(wording: str) -> bool:
    """«президент», «премьер-министр РК», «глава Кабмина»: a state's or a government's head.

    «Президент холдинга» and «глава грузинского правительства» are not the country's own.
    """
    found = {" ".join(post_tokens(wording)), " ".join(untied(wording))}
    return any(found & row for row in aliases()[:2])


def _is_home_quality(word: str) -> bool:
    """«глава казахстанского правительства» is «глава правительства»."""
    return word in words("home_quality")


@cache
def aliases() -> tuple[frozenset[str], ...]:
    """Names of one office, row by row; the first row is the head of state's."""
    return tuple(frozenset(row["titles"]) for row in load("roles")["aliases"])


def is_generic(word: str) -> bool:
    """«региона», «страны»: tells no post of its kind from another."""
    return _is_home_quality(word) or any(same_stem(word, other) for other in words("generic"))


def is_home(wording: str) -> bool:
    """«Президент Казахстана», «глава казахстанского правительства»."""
    found = post_tokens(wording)
    return any(word in words("home") or _is_home_quality(word) for word in found)


def is_foreign(wording: str) -> bool:
    """«президент Армении»: the post of another country than the one reported from."""
    found = post_tokens(wording)
    if any(is_of_a_country(word) and not _is_home_quality(word) for word in found[1:]):
        return True
    return len(found) > 1 and not any(is_generic(word) for word in found[1:])
