"""Ids of facts that stay the same from run to run, so that an editor's changes find them again."""

from __future__ import annotations

from hashlib import sha256

LENGTH = 12  # hex digits: 48 bits, a clash among a million facts of one article is improbable


def fact_id(article_id: str, kind: str, evidence: str, occurrence: int = 0) -> str:
    """A short id of the fact of `kind` whose words are `evidence`.

    Spaces and letter case do not count, nor does where in the text the words stand; `occurrence`
    tells equal words of one article apart.
    """
    words = " ".join(evidence.lower().split())
    key = "\x1f".join((article_id, kind, words, str(occurrence)))
    return sha256(key.encode("utf-8", "surrogatepass")).hexdigest()[:LENGTH]
