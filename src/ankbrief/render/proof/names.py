"""The names that a template is given, and those that its statements make."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from jinja2 import Environment, nodes
from markupsafe import Markup

from ankbrief.render.proof import kinds
from ankbrief.render.proof.kinds import Kind, Method

OF_JINJA: Mapping[str, Kind] = {
    "range": Method("range", kinds.several(int)),
    **dict.fromkeys(("dict", "lipsum", "cycler", "joiner", "namespace"), Any),
    **{name: Method(name, Markup) for name in ("super", "caller")},
    **dict.fromkeys(("self", "varargs", "kwargs", "_"), Any),
}
"""Names that a template has without being given them."""


def given_by(environment: Environment) -> dict[str, Kind]:
    """The names that the environment gives to each template."""
    own = {
        name: type(value) if type(value) in kinds.PLAIN else Any
        for name, value in environment.globals.items()
    }
    return own | dict(OF_JINJA)


def references(target: nodes.Node) -> Iterator[nodes.NSRef]:
    """The parts of a target that stand in a namespace: `{% set ns.count = 1 %}`."""
    if isinstance(target, nodes.NSRef):
        yield target
    for one in target.items if isinstance(target, nodes.Tuple) else ():
        yield from references(one)


def targets(target: nodes.Node, kind: Kind) -> Iterator[tuple[str, Kind]]:
    """The names that take a value, or its parts."""
    if isinstance(target, nodes.Name):
        yield target.name, kind
    for place, one in enumerate(target.items if isinstance(target, nodes.Tuple) else ()):
        yield from targets(one, kinds.item(kind, place))


def constants(node: nodes.Node) -> Iterator[str]:
    """The names of files that are written out."""
    many = node.items if isinstance(node, nodes.Tuple | nodes.List) else [node]
    yield from (
        one.value for one in many if isinstance(one, nodes.Const) and isinstance(one.value, str)
    )
