"""An editor's word over what was extracted: `edits.toml` of the project."""

from ankbrief.memory.edits.apply import edited
from ankbrief.memory.edits.file import FILE, edits_in
from ankbrief.memory.edits.mistakes import mistakes_in
from ankbrief.memory.edits.text import editable, save

__all__ = ["FILE", "editable", "edited", "edits_in", "mistakes_in", "save"]
