"""A process that is ready to run the program with faults."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest

from faulty import Warm, warm

if not hasattr(os, "fork"):
    collect_ignore_glob = ["test_*.py"]


@pytest.fixture(scope="session")
def run() -> Iterator[Warm]:
    """Runs the program, with the faults asked for."""
    with warm() as ready:
        yield ready
