"""What filters make of a value, and which of their arguments cannot be."""

from __future__ import annotations

from collections.abc import Callable
from inspect import Parameter, signature
from typing import Any

from jinja2 import nodes

from ankbrief.errors import nearest
from ankbrief.language.cases import case_of
from ankbrief.render.proof import kinds
from ankbrief.render.proof.expressions import DEFAULTS, Reader, spoken
from ankbrief.render.proof.kinds import Keyed, Kind, Macro

ROWS = ("list", "sort", "unique", "reverse", "select", "reject", "selectattr", "rejectattr")
ONES = ("first", "last", "min", "max", "random")
BY_FIELD = ("map", "sort", "unique", "min", "max", "sum", "groupby", "join")
TESTED = ("selectattr", "rejectattr")
EQUAL = ("equalto", "eq", "==", "ne", "!=", "in")
GIVEN = {
    **dict.fromkeys(("length", "count", "int", "wordcount"), int),
    **dict.fromkeys(("join", "lower", "upper", "title", "capitalize", "trim", "string"), str),
    **dict.fromkeys(("replace", "truncate", "wordwrap", "center", "indent", "striptags"), str),
    "float": float,
}
NAMED = {"map": ("attribute", "default")}  # which takes any, and refuses others later
FITTED = ("fit", "уместить")


class FilterReader(Reader):
    """Reads filters too."""

    def _filter(self, node: nodes.Filter) -> Kind:
        subject = str if node.node is None else self.kind(node.node)
        given, _ = self.arguments(node)
        function = self.environment.filters.get(node.name)
        if function is None:
            hint = nearest(node.name, self.environment.filters)
            self.fault(node, f"нет фильтра «{node.name}»", hint)
            return Any
        if _is_ours(function):
            self._check_ours(node, function)
        else:
            self._check_names(node, function)
        for macro in given:
            if isinstance(macro, Macro):  # {{ points|fit(lines, …) }}: the filter calls it
                self.call_macro(macro, (kinds.element(subject) or Any,), {})
        return self._made(node, subject, function)

    def _made(self, node: nodes.Filter, subject: Kind, function: Any) -> Kind:
        name = node.name
        if name in GIVEN and name not in BY_FIELD:
            return GIVEN[name]
        if name in DEFAULTS:
            return kinds.either((subject, *(self.kind(one) for one in node.args[:1])))
        if name == "attr":
            return self._named(node, subject)
        if name in ROWS or name in ONES or name in BY_FIELD or name in FITTED:
            return self._row(node, subject)
        return _given(function)

    def _row(self, node: nodes.Filter, subject: Kind) -> Kind:
        inside = kinds.element(subject)
        if inside is None:
            self.fault(node, f"«{node.name}» берёт список, а «{spoken(node.node)}» не список")  # type: ignore[arg-type]  # only a block has none
            return Any
        if node.name == "map":
            return kinds.several(self._mapped(node, inside))
        field = self._field(node, inside) if node.name in (*BY_FIELD, *TESTED) else Any
        if node.name in TESTED:
            self._tested(node, field)
        if node.name in ("select", "reject") and node.args:
            self._check_test(node, node.args[0])
        return _shape(node.name, inside, field)

    def _mapped(self, node: nodes.Filter, inside: Kind) -> Kind:
        if any(one.key == "attribute" for one in node.kwargs):
            return self._field(node, inside)
        name = _text(node.args[0]) if node.args else None
        if name is not None and name not in self.environment.filters:
            self.fault(node, f"нет фильтра «{name}»", nearest(name, self.environment.filters))
        function = self.environment.filters.get(name or "")
        return GIVEN.get(name or "") or _given(function)

    def _field(self, node: nodes.Filter, inside: Kind) -> Kind:
        """The field that a filter is told by name: `selectattr("kind")`, `map(attribute="a.b")`."""
        named = [one.value for one in node.kwargs if one.key == "attribute"]
        first = node.args[:1] if node.name in (*TESTED, "groupby", "sum") else []
        name = _text((*named, *first)[0]) if named or first else None
        if name is None:
            return Any
        fields = [self._path(node, inside, one.strip()) for one in name.split(",")]
        return fields[0] if len(fields) == 1 else Any

    def _path(self, node: nodes.Filter, kind: Kind, path: str) -> Kind:
        of = f"{spoken(node.node)}[…]" if node.node else "…"
        for step in path.split("."):
            kind = (
                kinds.item(kind, int(step))
                if step.isdigit()
                else self.attribute(node, kind, step, of)
            )
            of = f"{of}.{step}"
        return kind

    def _named(self, node: nodes.Filter, subject: Kind) -> Kind:
        name = _text(node.args[0]) if node.args else None
        of = spoken(node.node) if node.node else "…"
        return Any if name is None else self.attribute(node, subject, name, of)

    def _tested(self, node: nodes.Filter, field: Kind) -> None:
        if len(node.args) > 1:
            self._check_test(node, node.args[1])
        if len(node.args) > 2 and _text(node.args[1]) in EQUAL:  # field, test, value
            self.possible(node, field, node.args[2], _text(node.args[0]) or "")

    def _check_test(self, node: nodes.Filter, test: nodes.Node) -> None:
        name = _text(test)
        if name is not None:
            self.known_test(node, name)

    def _check_ours(self, node: nodes.Filter, function: Callable[..., Any]) -> None:
        """A filter of ours: how many arguments, and the name of the case."""
        if node.dyn_args or node.dyn_kwargs:
            return
        names = {str(one.key): one.value for one in node.kwargs}
        takes = signature(function)
        skipped = int(bool(getattr(function, "jinja_pass_arg", None)))
        try:
            bound = takes.bind(*[None] * (1 + skipped), *node.args, **names)
        except TypeError:
            wanted = ", ".join([*takes.parameters][1 + skipped :]) or "ничего"
            message = f"у фильтра «{node.name}» лишний или пропущенный аргумент"
            self.fault(node, message, f"В скобках: {wanted}.")
            return
        case = _text(bound.arguments.get("case"))
        if case is not None:
            self._check_case(node, case)

    def _check_names(self, node: nodes.Filter, function: Callable[..., Any]) -> None:
        """A filter of Jinja: the names of its arguments."""
        takes = signature(function).parameters
        known = NAMED.get(node.name) or tuple(takes)
        is_open = any(one.kind is Parameter.VAR_KEYWORD for one in takes.values())
        for one in node.kwargs:
            if one.key not in known and (not is_open or node.name in NAMED):
                hint = nearest(str(one.key), known)
                self.fault(node, f"у фильтра «{node.name}» нет «{one.key}=»", hint)

    def _check_case(self, node: nodes.Filter, case: str) -> None:
        try:
            case_of(case)
        except ValueError as error:
            message, maybe, hint = str(error).partition(" Возможно")
            self.fault(node, message, f"Возможно{hint}" if maybe else "")


def _is_ours(function: object) -> bool:
    return str(getattr(function, "__module__", "")).startswith("ankbrief.")


def _given(function: Any) -> Kind:
    """What a filter gives; of those that are not ours nothing is known."""
    return kinds.hints_of(function).get("return", Any) if _is_ours(function) else Any


def _text(node: object) -> str | None:
    value = node.value if isinstance(node, nodes.Const) else None
    return value if isinstance(value, str) else None


def _shape(name: str, inside: Kind, field: Kind) -> Kind:
    """What a filter of rows gives."""
    if name in ONES:
        return inside
    if name in FITTED:
        taken = (("shown", kinds.several(inside)), ("left", int), ("taken", float))
        return Keyed("уместившегося", taken)
    if name == "groupby":
        return kinds.several(kinds.Group(field, kinds.several(inside)))
    if name == "join":
        return str
    return Any if name == "sum" else kinds.several(inside)
