"""Files, folders and web addresses read into `Article` records; nothing is lost silently."""

from ankbrief.articles.decoding import MAX_CHARACTERS
from ankbrief.articles.files import MAX_BYTES, Skipped, is_of_system
from ankbrief.articles.outlets import outlets_in, using_outlets
from ankbrief.articles.readers import COLLECTIONS, READERS
from ankbrief.articles.reading import Reading, read_file, read_paths, stream_paths
from ankbrief.articles.web.addresses import is_address
from ankbrief.articles.web.fetching import Fetcher, Limits

__all__ = [
    "COLLECTIONS",
    "MAX_BYTES",
    "MAX_CHARACTERS",
    "READERS",
    "Fetcher",
    "Limits",
    "Reading",
    "Skipped",
    "is_address",
    "is_of_system",
    "outlets_in",
    "read_file",
    "read_paths",
    "stream_paths",
    "using_outlets",
]
