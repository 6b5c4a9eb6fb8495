"""External addresses of one part of a Word file."""

from __future__ import annotations

import re
from urllib.parse import quote

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.part import Part

_UNFIT = re.compile(r"""[\s"<>\\^`{|}]""")  # what RFC 3986 lets in an address only as %20 and such


class Links:
    """External addresses of one part; each is one relation, however often it is used.

    `part.relate_to` looks through all relations on each call, hence the own numbering.
    """

    def __init__(self, part: Part) -> None:
        self._part = part
        self._known: dict[str, str] = {}

    def hyperlink(self, address: str, *runs: str) -> str:
        """`w:hyperlink` of the runs, which leads to `address` (17.16.22)."""
        return (
            f'<w:hyperlink r:id="{self._id(address)}" w:history="1">{"".join(runs)}</w:hyperlink>'
        )

    def _id(self, address: str) -> str:
        """The relation id of `address`."""
        if address not in self._known:
            identifier = f"rIdLink{len(self._known) + 1}"
            kind, fit = RELATIONSHIP_TYPE.HYPERLINK, _UNFIT.sub(lambda m: quote(m[0]), address)
            self._part.rels.add_relationship(kind, fit, identifier, is_external=True)
            self._known[address] = identifier
        return self._known[address]
