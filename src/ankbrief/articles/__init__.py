"""Files and folders read into `Article` records; nothing is fetched, nothing is lost silently."""

from ankbrief.articles.decoding import MAX_CHARACTERS
from ankbrief.articles.files import MAX_BYTES
from ankbrief.articles.reading import COLLECTIONS, READERS, Reading, read_file, read_paths

__all__ = [
    "COLLECTIONS",
    "MAX_BYTES",
    "MAX_CHARACTERS",
    "READERS",
    "Reading",
    "read_file",
    "read_paths",
]
