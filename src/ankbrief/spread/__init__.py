"""Extraction shared out to other processes.

The facts come back in the order of the articles, no more of them are under way than the workers
need, and what a worker that died had in hand is done again.
"""

from __future__ import annotations

from contextlib import AbstractContextManager, nullcontext

from ankbrief.spread.order import Workers, extract_by

__all__ = ["Workers", "extract_by", "workers"]


def workers(jobs: int) -> AbstractContextManager[Workers | None]:
    """So many processes; None where this one will do."""
    if jobs == 1:
        return nullcontext()
    from ankbrief.spread.processes import Processes

    return Processes(jobs)
