"""What format bytes without a name are, by how they begin."""

from __future__ import annotations

import re

_SIGNS = (
    (re.compile(rb"%PDF"), ".pdf"),
    (re.compile(rb"PK\x03\x04"), ".docx"),
    (
        re.compile(
            rb"\s*(?:<\?xml[^<>]*>\s*|<!--(?:(?!-->).)*-->\s*|<!doctype\s+rss[^<>]*>\s*)*"
            rb"<(?:rss|feed|rdf:RDF|atom:feed)[\s>]",
            re.IGNORECASE | re.DOTALL,
        ),
        ".xml",
    ),
    (re.compile(rb"\s*<(?:!doctype html|html|head|body)\b", re.IGNORECASE), ".html"),
    (re.compile(rb"(?:From |(?:Return-Path|Received|MIME-Version|From|Subject): )"), ".eml"),
    (re.compile(rb'\s*\[\s*\{\s*"|\s*\{\s*\n\s*"'), ".json"),
    (re.compile(rb'\s*\{\s*"'), ".jsonl"),
    (re.compile(rb"---\s*\n|#{1,6} "), ".md"),
)


def suffix_of(data: bytes) -> str:
    """The suffix that a file of these bytes would have; `.txt` where nothing else is told."""
    start = data[:4096].removeprefix(b"\xef\xbb\xbf")
    return next((suffix for sign, suffix in _SIGNS if sign.match(start)), ".txt")
