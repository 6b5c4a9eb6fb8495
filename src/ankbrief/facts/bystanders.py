"""Names of people who take no part: a street is called after them, a photograph is theirs."""

from __future__ import annotations

from functools import cache

from ankbrief.data import load
from ankbrief.facts.posts import is_role
from ankbrief.language.document import ParsedSentence
from ankbrief.language.morphology import lemma


@cache
def word_set(key: str) -> frozenset[str]:
    """A word list of data/names.toml."""
    return frozenset(load("names")[key].split())


def is_called_after(sentence: ParsedSentence, start: int) -> bool:
    """«улица Абая», «имени Кажымукана Мунайтпасова»; but «директор театра Иван Иванов» is one."""
    at = start - 1
    if at > 0 and sentence.tokens[at].text == ".":
        at -= 1
    if at < 0:
        return False
    before = lemma(sentence.tokens[at])
    if before in word_set("called_after") or _is_in_honour(sentence, at):
        return True
    if before not in word_set("bearers"):
        return False
    return not any(is_role(lemma(token)) for token in sentence.tokens[max(0, at - 8) : at])


def _is_in_honour(sentence: ParsedSentence, at: int) -> bool:
    """«носить имя создателя алфавита Месропа Маштоца», «в честь …»; but «от имени Президента …»."""
    for index in range(at, max(-1, at - 6), -1):
        token = sentence.tokens[index]
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
    if before[-1:] == ["/"] and after in ("/", ""):
        return True
    words = [word.lower() for word in before if word not in ":./"]
    return bool(words) and words[-1] in ("фото", "текст", "автор", "видео", "коллаж", "фотограф")
