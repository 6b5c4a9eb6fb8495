"""What the expressions of a template are, and which of them cannot be."""

from __future__ import annotations

from collections import ChainMap
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from jinja2 import Environment, nodes
from markupsafe import Markup

from ankbrief.errors import nearest
from ankbrief.render.proof import kinds
from ankbrief.render.proof.kinds import Keyed, Kind, Macro, Method
from ankbrief.render.proof.mistake import Mistake, shown

DEFINED = ("defined", "undefined")
DEFAULTS = ("default", "d")
NUMBERS = (int, float, bool)
EQUAL = ("eq", "ne", "in", "notin")
MOST_NAMES = 12  # fields listed in a message where none is near


def spoken(node: nodes.Node) -> str:
    """An expression as an editor wrote it, its inner parts cut."""
    said = SPOKEN.get(type(node))
    return said(node) if said else "…"


SPOKEN: Mapping[type, Callable[[Any], str]] = {
    nodes.Name: lambda node: node.name,
    nodes.Const: lambda node: repr(node.value),
    nodes.Getattr: lambda node: f"{spoken(node.node)}.{node.attr}",
    nodes.Getitem: lambda node: f"{spoken(node.node)}[{spoken(node.arg)}]",
    nodes.Call: lambda node: f"{spoken(node.node)}{_in_brackets(node) or '()'}",
    nodes.Filter: lambda node: f"{_subject(node)}|{node.name}{_in_brackets(node)}",
}


def _subject(node: nodes.Filter) -> str:
    return spoken(node.node) if node.node else ""


def _in_brackets(node: nodes.Call | nodes.Filter) -> str:
    given = [*map(spoken, node.args), *(f"{one.key}={spoken(one.value)}" for one in node.kwargs)]
    return f"({', '.join(given)})" if given else ""


def excused(tree: nodes.Template) -> frozenset[str]:
    """Expressions that a template itself asks about: `x is defined`, `x|default("")`."""
    tests = (one.node for one in tree.find_all(nodes.Test) if one.name in DEFINED)
    filters = (one.node for one in tree.find_all(nodes.Filter) if one.name in DEFAULTS)
    return frozenset(spoken(node) for node in (*tests, *filters) if node is not None)


class Reader:
    """Reads expressions; `scope` holds the names that are known where it reads."""

    def __init__(self, environment: Environment, scope: ChainMap[str, Kind]) -> None:
        self.environment = environment
        self.scope = scope
        self.file = ""
        self.unsure: frozenset[str] = frozenset()
        self.found: dict[tuple[str, Mistake], None] = {}

    def fault(self, node: nodes.Node, message: str, hint: str = "", text: str = "") -> None:
        """Notes what is wrong with an expression."""
        mistake = Mistake(node.lineno, shown(text or spoken(node)), message, hint)
        self.found[self.file, mistake] = None

    def call_macro(self, macro: Macro, given: tuple[Kind, ...], named: dict[str, Kind]) -> None:
        """Lets the statements of a macro be read with these arguments."""

    def kind(self, node: nodes.Node | None) -> Kind:
        """What the expression is; its mistakes are noted."""
        if node is None:
            return Any
        reading: Callable[[Any], Kind] | None = getattr(
            self, f"_{type(node).__name__.lower()}", None
        )
        if reading:
            return reading(node)
        for child in node.iter_child_nodes():
            self.kind(child)
        return Any

    def kinds(self, many: Iterable[nodes.Node]) -> tuple[Kind, ...]:
        """What each expression is."""
        return tuple(self.kind(one) for one in many)

    def _name(self, node: nodes.Name) -> Kind:
        if node.name in self.scope:
            return self.scope[node.name]
        if node.name not in self.unsure:
            known = [name for name in self.scope if not name.startswith("_")]
            hint = nearest(node.name, known, 0.75) or self._of_loops() or nearest(node.name, known)
            hint = hint or "Все имена: ankbrief template variables; имя из цикла есть только в нём."
            self.fault(node, f"нет переменной «{node.name}»", hint)
        return Any

    def _of_loops(self) -> str:
        """The names that the loops around give: one of them was meant."""
        around = [names for names in self.scope.maps if "loop" in names]
        own = [f"«{name}»" for names in around for name in names if name != "loop"]
        return f"В этом цикле есть {', '.join(own)}." if own else ""

    def _const(self, node: nodes.Const) -> Kind:
        return type(node.value)

    def _templatedata(self, _node: nodes.TemplateData) -> Kind:
        return str

    def _concat(self, node: nodes.Concat) -> Kind:
        self.kinds(node.nodes)
        return str

    def _tuple(self, node: nodes.Tuple) -> Kind:
        inside = self.kinds(node.items)
        return kinds.row_of(inside)

    def _list(self, node: nodes.List) -> Kind:
        return kinds.several(kinds.either(self.kinds(node.items)))

    def _dict(self, node: nodes.Dict) -> Kind:
        inside = [(pair.key, self.kind(pair.value)) for pair in node.items]
        self.kinds(key for key, _ in inside)
        if all(isinstance(key, nodes.Const) for key, _ in inside):
            items = tuple((str(getattr(key, "value", "")), kind) for key, kind in inside)
            return Keyed("словаря", items)
        return dict

    def _condexpr(self, node: nodes.CondExpr) -> Kind:
        self.kind(node.test)
        two = (self.kind(node.expr1), self.kind(node.expr2) if node.expr2 else str)
        return kinds.either(two)

    def _two(self, node: nodes.BinExpr) -> Kind:
        return kinds.either((self.kind(node.left), self.kind(node.right)))

    _and = _or = _two

    def _not(self, node: nodes.Not) -> Kind:
        self.kind(node.node)
        return bool

    def _arithmetic(self, node: nodes.BinExpr) -> Kind:
        both = (self.kind(node.left), self.kind(node.right))
        if all(isinstance(kind, type) and kind in NUMBERS for kind in both):
            return float if float in both else int
        if all(kinds.origin_of(kind) in (tuple, list) for kind in both):
            return kinds.several(kinds.either(kinds.element(kind) for kind in both))
        return both[0] if both[0] is both[1] and both[0] is str else Any

    _add = _sub = _mul = _arithmetic

    def _compare(self, node: nodes.Compare) -> Kind:
        left = self.kind(node.expr)
        for operand in node.ops:
            right = self.kind(operand.expr)
            if operand.op in EQUAL:
                self.possible(node.expr, left, operand.expr)
                self.possible(operand.expr, right, node.expr)
        return bool

    def possible(self, what: nodes.Node, kind: Kind, value: nodes.Node, name: str = "") -> None:
        """Notes words that a field of few possible ones never is."""
        known = kinds.words(kind)
        values = value.items if isinstance(value, nodes.Tuple | nodes.List) else [value]
        for one in values if known else ():
            if isinstance(one, nodes.Const) and isinstance(one.value, str):
                self.one_of(what, one, known, name or spoken(what))

    def one_of(
        self, what: nodes.Node, value: nodes.Const, known: tuple[str, ...], name: str
    ) -> None:
        """Notes a word that is none of the known ones."""
        if value.value and value.value not in known:
            every = ", ".join(f"«{word}»" for word in known)
            hint = nearest(value.value, known) or f"Бывает: {every}."
            self.fault(what, f"у «{name}» не бывает «{value.value}»", hint)

    def _getattr(self, node: nodes.Getattr) -> Kind:
        return self.attribute(node, self.kind(node.node), node.attr, spoken(node.node))

    def attribute(self, node: nodes.Node, kind: Kind, name: str, of: str) -> Kind:
        """A field of something; noted where it has none of that name."""
        if name.startswith("_"):
            self.fault(node, f"обращаться к «{name}» из шаблона нельзя")
            return Any
        found = kinds.attribute(kind, name)
        if found is not None:
            return found
        if spoken(node) not in self.unsure:
            known = kinds.names_of(kind)
            hint = nearest(name, known) or _listed(known)
            self.fault(node, f"нет поля «{name}» у «{of}»", hint)
        return Any

    def _getitem(self, node: nodes.Getitem) -> Kind:
        kind = self.kind(node.node)
        if isinstance(node.arg, nodes.Slice):
            self.kind(node.arg)
            inside = kinds.element(kind)
            return kinds.several(inside) if inside is not None and kind is not str else kind
        self.kind(node.arg)
        value = node.arg.value if isinstance(node.arg, nodes.Const) else None
        if isinstance(value, str):
            return self.attribute(node, kind, value, spoken(node.node))
        return kinds.item(kind, value) if isinstance(value, int) else Any

    def _test(self, node: nodes.Test) -> Kind:
        if node.name not in DEFINED:
            self.kind(node.node)
        self.kinds(node.args)
        self.known_test(node, node.name)
        return bool

    def known_test(self, node: nodes.Node, name: str) -> None:
        """Notes a test that there is not."""
        if name not in self.environment.tests:
            near = nearest(name, self.environment.tests)
            self.fault(node, f"нет проверки «{name}»", near, text=f"is {name}")

    def _call(self, node: nodes.Call) -> Kind:
        callee = self.kind(node.node)
        given, named = self.arguments(node)
        if isinstance(callee, Macro):
            self.check_macro(node, callee, len(given), named)
            self.call_macro(callee, given, named)
            return Markup
        if isinstance(callee, Method):
            return self._gives(node, callee) if self._fits(node, callee) else Any
        if callee in kinds.PLAIN or kinds.is_record(callee):
            message = f"«{spoken(node.node)}» — не действие, скобки после него не нужны"
            self.fault(node, message, f"Нужно: {spoken(node.node)}.")
        return Any

    def arguments(self, node: Any) -> tuple[tuple[Kind, ...], dict[str, Kind]]:
        """What is given to a call, a filter or a test; nothing where it cannot be counted."""
        given = self.kinds(node.args)
        named = {one.key: self.kind(one.value) for one in node.kwargs}
        self.kind(node.dyn_args)
        self.kind(node.dyn_kwargs)
        return given, named

    def check_macro(
        self, node: nodes.Node, macro: Macro, count: int, named: dict[str, Kind]
    ) -> None:
        """Notes arguments that the macro does not take."""
        takes = [argument.name for argument in macro.node.args]
        used = {one.name for one in macro.node.find_all(nodes.Name)}
        if count > len(takes) and "varargs" not in used:
            message = f"макросу «{macro.node.name}» дано {count}, а нужно не больше {len(takes)}"
            self.fault(node, message, f"Он берёт: {', '.join(takes) or 'ничего'}.")
        for name in named:
            if name not in takes and not used & {"kwargs", "caller"}:
                self.fault(
                    node, f"макрос «{macro.node.name}» не берёт «{name}»", nearest(name, takes)
                )

    def _gives(self, node: nodes.Call, method: Method) -> Kind:
        if not method.passes or method.takes is None:
            return method.gives
        given = method.takes.bind(None, *node.args).arguments.get(method.passes)
        inside = kinds.element(self.kind(given))
        return method.gives if inside is None else kinds.several(inside)

    def _check_places(self, node: nodes.Call, method: Method) -> None:
        """Notes what a phrase has no place for, and what it has a place for and is not given."""
        phrase = node.args[0] if node.args else None
        known = dict(method.places).get(getattr(phrase, "value", ""))
        if known is None:
            return
        given = {one.key for one in node.kwargs}
        listed = f"Нужно: {', '.join(f'{name}=…' for name in known) or 'ничего'}."
        for name in sorted(given - {*known}):
            hint = nearest(name, known) or listed
            self.fault(node, f"в «{spoken(node.args[0])}» нет места для «{name}»", hint)
        if len(given) < len(known) and not given - {*known}:
            self.fault(node, f"в «{spoken(node.args[0])}» не всё вписано", listed)

    def _fits(self, node: nodes.Call, method: Method) -> bool:
        """Whether the method takes so many arguments; words that it never takes are noted."""
        if method.takes is None or node.dyn_args or node.dyn_kwargs:
            return True
        names = {one.key: one.value for one in node.kwargs}
        try:
            bound = method.takes.bind(None, *node.args, **names)
        except TypeError:
            takes = ", ".join([*method.takes.parameters][1:])
            message = f"у «{spoken(node.node)}» лишнее или пропущенное в скобках"
            self.fault(node, message, f"Нужно: {method.name}({takes}).")
            return False
        hints = dict(method.hints)
        for name, value in bound.arguments.items():
            known = kinds.words(hints.get(name, Any))
            if known and isinstance(value, nodes.Const) and isinstance(value.value, str):
                self.one_of(node, value, known, spoken(node.node))
        self._check_places(node, method)
        return True


def _listed(names: tuple[str, ...]) -> str:
    if not names:
        return ""
    more = " …" if len(names) > MOST_NAMES else ""
    return f"Есть: {', '.join(names[:MOST_NAMES])}{more}."
