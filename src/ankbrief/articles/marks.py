"""What a line is by its own words: a credit, a teaser, tags, a section's name, an address."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from ankbrief.articles.dates import read_date
from ankbrief.articles.lines import fold
from ankbrief.data import load

_FINAL = re.compile(r"[.!?…]['\"»”’)\]]*$")
_LABEL = tuple(":/|©–—-")
_LONGEST_MENU = 80  # characters
_FEED = 3  # headlines of other articles in a row at the end of a page
_SIGNED = re.compile(
    r"(?:\d[\d ]{0,6}\s+)?[А-ЯЁӘҒҚҢӨҰҮҺІ][а-яёәғқңөұүһі]+ [А-ЯЁӘҒҚҢӨҰҮҺІ-]{3,}(?:,\s*[А-ЯЁ][\w-]+)?"
)
_ADDRESS = re.compile(r"<?(https?://[^\s<>]*[^\s<>.,;)])>?")


def begins(line: str, phrases: Iterable[str]) -> tuple[str, str] | None:
    """The longest of `phrases` that the line begins with, as whole words, and what follows it."""
    bare, known = line.lstrip("*_ "), tuple(phrases)
    low = fold(bare[:60])
    if not low.startswith(known):  # as nearly every line
        return None
    fitting = (p for p in known if low.startswith(p) and not low[len(p) : len(p) + 1].isalnum())
    phrase = max(fitting, key=len, default="")
    return (phrase, bare[len(phrase) :].strip(" *_\t\xa0")) if phrase else None


def is_final(line: str) -> bool:
    """Whether the line ends as a sentence does."""
    return bool(_FINAL.search(line))


def is_credit(line: str) -> bool:
    """«Фото: акимат города», «Фото пресс-службы акимата», «Автор: …»."""
    lists = load("layout")
    found = begins(line, lists["credits"])
    if not found or len(line) > 200:
        return False
    short = len(line.split()) <= 12 and not is_final(line)
    return is_labelled_credit(line) or (short and found[0] not in lists["credits_with_colon"])


def is_labelled_credit(line: str) -> bool:
    """«Фото: акимат города», «© Газета»; not «Фото с выставки показали в столице»."""
    found = begins(line, load("layout")["credits"])
    return found is not None and len(line) <= 200 and (found[0] == "©" or found[1][:1] in _LABEL)


def is_teaser(line: str) -> bool:
    """«Читайте также: …», «Подписывайтесь на наш канал», «■ … 15 апреля 2024 16:45»."""
    lists = load("layout")
    if line[0] in lists["teaser_bullets"] and _ends_with_date(line):
        return True
    found = begins(line, lists["teasers"])
    if not found or len(line) > 400:
        return False
    phrase, rest = found
    return phrase not in lists["teasers_with_colon"] or not rest or rest[0] == ":"


def announces_teasers(line: str) -> bool:
    """«Читайте также:» with nothing after it: the links stand on the next lines."""
    found = begins(line, load("layout")["teasers"])
    return found is not None and not found[1].strip(" :.▼↓*_")


def _ends_with_date(line: str) -> bool:
    tails = (line[-40:][start.start() :] for start in re.finditer(r"\d{1,2}[ .]", line[-40:]))
    return any((found := read_date(tail)) and found.stop == len(tail) for tail in tails)


def is_section(line: str) -> bool:
    """«Политика», «Главная » Новости» above a headline."""
    parts = re.split(r"\s*[/|»>·•→&]\s*", fold(line).strip(" :.|/»>"))
    of_place = re.fullmatch(r"новости [^\W\d_]+(?: и [^\W\d_]+)?", fold(line).strip())
    known = all(part in load("layout")["sections"] for part in parts)
    return known or of_place is not None or _is_menu(line)


def _is_menu(line: str) -> bool:
    """«Прямой эфир Новости спорта»: names of sections in a row, each with its capital."""
    rest, sections, count = line.strip(), load("layout")["sections"], 0
    while rest and rest[0].isupper() and len(line) <= _LONGEST_MENU:
        low = fold(rest)
        known = (name for name in sections if low.startswith(name))
        fitting = (name for name in known if low[len(name) : len(name) + 1] in ("", " "))
        name = max(fitting, key=len, default="")
        if not name:
            return False
        rest, count = rest[len(name) :].strip(), count + 1
    return not rest and count > 1


def closing_headlines(lines: Sequence[tuple[str, str]]) -> int:
    """How many lines at the end, each a kind and its words, are headlines of other articles.

    Three or more in a row behind a sentence, half of them with a verb.
    """
    count = 0
    while count < len(lines) - 1 and lines[-1 - count][0] == "paragraph":
        if not _is_unfinished(lines[-1 - count][1]):
            break
        count += 1
    told = [any(map(_is_verb, _words(line))) for _, line in lines[len(lines) - count :]]
    ends = count < len(lines) and is_final(lines[len(lines) - count - 1][1])
    return count if count >= _FEED and ends and sum(told) * 2 >= count else 0


def _is_unfinished(line: str) -> bool:
    """«Хозяев пустых домов штрафуют»: long enough for a sentence, without its full stop."""
    whole = line[0].isupper() and (line[-1].isalnum() or line[-1] in "»?!")
    return whole and len(_words(line)) in range(4, 21)


def _words(line: str) -> list[str]:
    return re.findall(r"[^\W_][\w-]*", line)


def is_signed(line: str) -> bool:
    """«Айгуль СЕИТОВА», «495 Айгуль СЕИТОВА, Астана» under the headline."""
    return _SIGNED.fullmatch(line) is not None


def is_office(line: str) -> bool:
    """«Акимат Приозерской области» above a headline: whose site it is; no verb in it."""
    found = begins(line, load("layout")["offices"])
    words = re.findall(r"[\w-]+", line)
    plain = re.fullmatch(r"[\w\s«»\"“”-]+", line) is not None
    return bool(found) and plain and len(words) <= 9 and not any(map(_is_verb, words[1:]))


def is_salutation(line: str) -> bool:
    """«Уважаемые коллеги!» is no headline."""
    return begins(line, load("layout")["salutations"]) is not None


def is_shout(line: str) -> bool:
    """A lone line of capitals, at least two words of it or one long one."""
    return line.isupper() and len(line) <= 200 and sum(map(str.isalpha, line)) >= 8


def address(line: str) -> str | None:
    """The web address in the line."""
    found = _ADDRESS.search(line)
    return found[1] if found else None


def is_address(line: str) -> bool:
    """Whether the line is a web address and nothing else."""
    return _ADDRESS.fullmatch(line) is not None


def field(line: str) -> tuple[str, int] | None:
    """«Источник: Газета» as the field's name and where its value begins."""
    found = re.match(r"[*_]{0,2}([^\W\d_][\w -]{0,24}?)[*_]{0,2}\s*:[*_]{0,2}\s*(?=\S)", line)
    if not found:
        return None
    key = fold(found[1])
    names = load("layout")["fields"]
    name = next((n for n, keys in names.items() if key in keys), None)
    if name is None or (name == "url" and "://" not in line):
        return None
    return name, found.end()


def is_labelled_tags(line: str) -> bool:
    """«Рубрика: Общество», «#назначения #экология», «#Дороги области»."""
    found = begins(line, load("layout")["tags"])
    if found and found[1][:1] in _LABEL and len(line) <= 200:
        return True
    return re.fullmatch(r"(?:#[\w-]+(?: [\w-]+){0,4}[\s,;]*)+", line) is not None


def is_tags(line: str, earlier: str) -> bool:
    """A closing line of tags: «Теги: …», «#а #б», «а, б, в», or names of the text in a row."""
    if is_labelled_tags(line):
        return True
    words = _words(line)
    if is_final(line) or len(line) > 200 or len(words) < 2 or line[0] in '«"“':
        return False
    listed = re.fullmatch(r"[^,;|]{2,40}(?:\s*[,;|]\s*[^,;|]{2,40}){2,}", line)
    recurring = _share_recurring(words, fold(earlier))
    if listed and recurring >= 0.5 and not any(map(_finite, words)):
        return True
    starts = sum(not w[0].islower() for w in words[1:])
    names = starts >= 3 and starts >= len(words) / 2  # «Сессия АНК Дархан Оспанов 30-летие»
    needed = 0.4 if names else 0.6
    return starts >= 2 and recurring >= needed and not any(map(_finite, words))


def _share_recurring(words: list[str], earlier: str) -> float:
    """How many of the words stand earlier, whatever their endings: the first two thirds count."""
    stems = [fold(word)[: max(3, len(word) * 2 // 3)] for word in words]
    return sum(stem in earlier for stem in stems) / len(stems)


# Endings of finite verbs, and prepositions: a line with one of these is a sentence without its
# full stop. A noun with such an ending that the list of nouns has not («суперсила») makes the line
# a paragraph, which loses nothing.
_VERB = re.compile(
    r".+[аеиоуыэюя](?:л|ла|ло|ли|лся|лась|лось|лись|ет|ют)|.+(?:ит|ят|тся|ем|ды|ді|ты|ті)"
)
_PREPOSITIONS = frozenset(
    ("в", "во", "на", "с", "со", "к", "ко", "от", "из", "по", "за", "при", "о", "об", "для", "до")
)


def _finite(word: str) -> bool:
    return word in _PREPOSITIONS or _is_verb(word)


def _is_verb(word: str) -> bool:
    noun = not word[0].islower() or word in load("layout")["nouns_like_verbs"]
    return not noun and _VERB.fullmatch(fold(word)) is not None
