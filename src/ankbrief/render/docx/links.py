"""External addresses of one part of a Word file."""

from __future__ import annotations

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.part import Part


class Links:
    """External addresses of one part; each is one relation, however often it is used.

    `part.relate_to` looks through all relations on each call, hence the own numbering.
    """

    def __init__(self, part: Part) -> None:
        self._part = part
        self._known: dict[str, str] = {}

    def id(self, address: str) -> str:
        """The relation id of `address`."""
        if address not in self._known:
            identifier = f"rIdLink{len(self._known) + 1}"
            kind = RELATIONSHIP_TYPE.HYPERLINK
            self._part.rels.add_relationship(kind, address, identifier, is_external=True)
            self._known[address] = identifier
        return self._known[address]
