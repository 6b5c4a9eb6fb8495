"""A local page that shows the real pages of the PDF and follows the files they are made of."""

from __future__ import annotations

from ankbrief.preview.making import Order, Workshop
from ankbrief.preview.server import Server

__all__ = ["Order", "Server", "Workshop"]
