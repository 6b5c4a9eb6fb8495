"""Files and folders read into `Article` records; nothing is fetched, nothing is lost silently."""

from ankbrief.articles.decoding import MAX_CHARACTERS
from ankbrief.articles.files import MAX_BYTES
from ankbrief.articles.reading import READERS, Reading, read_file, read_paths

__all__ = ["MAX_BYTES", "MAX_CHARACTERS", "READERS", "Reading", "read_file", "read_paths"]
