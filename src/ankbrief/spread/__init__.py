"""Extraction shared out to other processes, of this machine or of a Dask cluster.

The facts come back in the order of the articles, no more of them are under way than the workers
need, and what a worker that died had in hand is done again.
"""

from __future__ import annotations

from contextlib import AbstractContextManager, nullcontext

from ankbrief.spread.order import Workers, extract_by

__all__ = ["Workers", "extract_by", "workers"]


def workers(jobs: int = 1, cluster: str | None = None) -> AbstractContextManager[Workers | None]:
    """So many processes, or those behind the address of a scheduler; None where this one will do.

    A cluster that cannot be used is an `AnkbriefError` when the workers are entered.
    """
    if cluster is not None:
        from ankbrief.spread.cluster import Cluster

        return Cluster(cluster)
    if jobs > 1:
        from ankbrief.spread.processes import Processes

        return Processes(jobs)
    return nullcontext()
