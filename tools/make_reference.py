# ruff: noqa: INP001  # a script, not a package
"""Writes the reference file that templates ship from `src/ankbrief/render/assets/word`.

python tools/make_reference.py templates/weekly/reference.docx
"""

from __future__ import annotations

import sys
from pathlib import Path

from ankbrief.render.docx.package import builtin_reference

if __name__ == "__main__":
    Path(sys.argv[1]).write_bytes(builtin_reference())
