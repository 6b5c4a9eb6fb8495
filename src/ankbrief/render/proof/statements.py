"""Reads a whole template: what each name is where it is used, over macros, blocks and files."""

from __future__ import annotations

from collections import ChainMap
from collections.abc import Iterable, Mapping
from operator import itemgetter
from typing import Any

from jinja2 import Environment, nodes
from jinja2.exceptions import TemplateNotFound
from markupsafe import Markup

from ankbrief.errors import AnkbriefError, nearest
from ankbrief.render.proof import kinds
from ankbrief.render.proof.blocks import mended
from ankbrief.render.proof.expressions import excused, spoken
from ankbrief.render.proof.filters import FilterReader
from ankbrief.render.proof.kinds import Keyed, Kind, Loop, Macro, Method
from ankbrief.render.proof.mistake import Mistake, shown
from ankbrief.render.proof.names import constants, given_by, references, targets

MOST_CALLS = 60  # of one macro in different ways: one that calls itself with ever new things ends

Call = tuple[Macro, tuple[Kind, ...], tuple[tuple[str, Kind], ...]]


class Template(FilterReader):
    """One file as it is read; those that it uses are read with it, each once."""

    def __init__(  # noqa: PLR0913  # the last two are for the files that a template uses
        self,
        file: str,
        source: str,
        environment: Environment,
        scope: ChainMap[str, Kind],
        *,
        owner: Template | None = None,
        key: str = "",
    ) -> None:
        super().__init__(environment, scope)
        self.file = file
        self.key = key or file
        self.owner = owner
        if owner is not None:
            self.found = owner.found
        self.used: dict[str, Template] = owner.used if owner else {}
        self.used[self.key] = self
        text = mended(source, environment, scope)
        self.tree = text.tree
        self.unsure = text.unsure | excused(text.tree)
        self.top = scope
        self.is_read = False
        self.parent: Template | None = None
        self.calls: dict[Call, None] = {}
        self.called: set[Call] = set()
        self.waiting: list[nodes.Block] = []
        self.places: dict[str, Mapping[str, Kind]] = {}  # what each scoped block sees
        self.found |= dict.fromkeys((file, mistake) for mistake in text.mistakes)

    def read(self) -> None:
        """Everything in the file: the top first, then blocks and macros, which see all of it."""
        self.top = self.scope = self.scope.new_child()
        self.statements(self.tree.body)
        for block in self.waiting:
            self._inside(block.body, {})
        self._check_names_of_blocks()
        self.is_read = True
        if self.owner is None:
            self._read_macros()

    def _read_macros(self) -> None:
        """The macros of all files, once for each way in which they are called."""
        while any(template.read_calls() for template in tuple(self.used.values())):
            pass
        self._read_uncalled()

    def read_calls(self) -> bool:
        """Reads the macros of this file that were called since; whether there were any."""
        waiting = [call for call in self.calls if call not in self.called]
        for call in waiting:
            self.called.add(call)
            self._macro_body(*call)
        return bool(waiting)

    def _read_uncalled(self) -> None:
        """Reads the macros that nobody calls, with arguments of which nothing is known."""
        names = {call[0] for call in self.called}
        for node in self.tree.find_all(nodes.Macro):
            if (macro := Macro(node, self.key)) not in names:
                self._macro_body(macro, (), ())

    def statements(self, many: Iterable[nodes.Node]) -> None:
        """Each statement in its order."""
        for one in many:
            reading = getattr(self, f"_{type(one).__name__.lower()}", None)
            if reading:
                reading(one)
            else:
                self.kind(one)

    def _inside(self, body: Iterable[nodes.Node], names: Mapping[str, Kind]) -> None:
        """Statements with names of their own."""
        before = self.scope
        self.scope = before.new_child(dict(names))
        self.statements(body)
        self.scope = before

    def _output(self, node: nodes.Output) -> None:
        for one in node.nodes:
            kind = self.kind(one)
            if isinstance(kind, Method | Macro):
                self.fault(one, f"после «{spoken(one)}» нужны скобки: это действие", "")
            elif kinds.is_record(kind):
                names = ", ".join(kinds.names_of(kinds.element(kind) or kind)[:6])
                hint = f"Назовите поле: {names} …" if names else ""
                self.fault(
                    one, f"«{spoken(one)}» — запись из многих полей, целиком её не вывести", hint
                )

    def _for(self, node: nodes.For) -> None:
        row = self.kind(node.iter)
        inside = None if row is str else kinds.element(row)
        if inside is None:
            self.fault(node.iter, f"«{spoken(node.iter)}» — не список, цикл по нему невозможен")
            inside = Any
        names = dict(targets(node.target, inside)) | {"loop": Loop(inside)}
        if node.test is not None:
            before, self.scope = self.scope, self.scope.new_child(dict(names))
            self.kind(node.test)
            self.scope = before
        self._inside(node.body, names)
        self._inside(node.else_, {})

    def _if(self, node: nodes.If) -> None:
        self.kind(node.test)
        self.statements([*node.body, *node.elif_, *node.else_])

    def _assign(self, node: nodes.Assign) -> None:
        kind = self._namespace(node) or self.kind(node.node)
        for one in references(node.target):
            self._name(nodes.Name(one.name, "load", lineno=one.lineno))
        for name, value in targets(node.target, kind):
            before = self.scope.maps[0].get(name)
            self.scope[name] = value if before is None else kinds.either((before, value))

    def _namespace(self, node: nodes.Assign) -> Kind | None:
        """What `namespace(…)` makes: it has what it is given and what is set in it."""
        made, target = node.node, node.target
        is_made = isinstance(made, nodes.Call) and spoken(made.node) == "namespace"
        if not (isinstance(made, nodes.Call) and is_made and isinstance(target, nodes.Name)):
            return None
        self.arguments(made)
        if made.args or made.dyn_args or made.dyn_kwargs:
            return Any
        names = [one.key for one in made.kwargs]
        names += [one.attr for one in self.tree.find_all(nodes.NSRef) if one.name == target.name]
        return Keyed(target.name, tuple((name, Any) for name in dict.fromkeys(names)))

    def _assignblock(self, node: nodes.AssignBlock) -> None:
        self.kind(node.filter)
        self._inside(node.body, {})
        for name, _ in targets(node.target, str):
            self.scope[name] = Markup

    def _with(self, node: nodes.With) -> None:
        values = self.kinds(node.values)
        pairs = zip(node.targets, values, strict=True)
        names = dict(pair for target, kind in pairs for pair in targets(target, kind))
        self._inside(node.body, names)

    def _scope(self, node: nodes.Scope) -> None:
        self._inside(node.body, {})

    def _scopedevalcontextmodifier(self, node: nodes.ScopedEvalContextModifier) -> None:
        self.statements(node.body)

    def _filterblock(self, node: nodes.FilterBlock) -> None:
        self._inside(node.body, {})
        self.kind(node.filter)

    def _callblock(self, node: nodes.CallBlock) -> None:
        self.kind(node.call)
        self._inside(node.body, {name.name: Any for name in node.args})

    def _macro(self, node: nodes.Macro) -> None:
        self.scope[node.name] = Macro(node, self.key)
        self.kinds(node.defaults)

    def call_macro(self, macro: Macro, given: tuple[Kind, ...], named: dict[str, Kind]) -> None:
        """The macro is read with these arguments later, where it stands."""
        home = self.used.get(macro.file, self)
        if sum(call[0] == macro for call in home.calls) < MOST_CALLS:
            home.calls.setdefault((macro, given, tuple(sorted(named.items(), key=itemgetter(0)))))

    def _macro_body(
        self, macro: Macro, given: tuple[Kind, ...], named: tuple[tuple[str, Kind], ...]
    ) -> None:
        node = macro.node
        names = [argument.name for argument in node.args]
        usual = dict(zip(names[::-1], node.defaults[::-1], strict=False))
        values = {name: self.kind(usual[name]) if name in usual else Any for name in names}
        values |= dict(zip(names, given, strict=False)) | dict(named)
        before, self.scope = self.scope, self.top
        self._inside(node.body, values)
        self.scope = before

    def _block(self, node: nodes.Block) -> None:
        place = self.parent.places.get(node.name) if self.parent else None
        if place is None and not node.scoped:
            self.waiting.append(node)
            return
        self.places[node.name] = dict(self.scope if place is None else place)
        self._inside(node.body, place or {})

    def _extends(self, node: nodes.Extends) -> None:
        parent = self._other(node, node.template)
        if parent is None:
            return
        if not parent.is_read:
            message = f"«{parent.file}» и этот шаблон продолжают друг друга по кругу"
            self.fault(node, message, text=parent.file)
            return
        self.parent = parent
        inherited = parent.top.new_child(dict(self.top))
        self.top = self.scope = inherited
        self._lost()
        known = parent.blocks()
        for one in self.tree.body:
            if isinstance(one, nodes.Block) and one.name not in known:
                hint = nearest(one.name, known) or f"Есть: {', '.join(sorted(known))}."
                message = f"в «{parent.file}» нет блока «{one.name}»: он никуда не попадёт"
                self.fault(one, message, hint, text=f"{{% block {one.name} %}}")

    def blocks(self) -> frozenset[str]:
        """The names of all blocks, of the templates before it too."""
        own = {block.name for block in self.tree.find_all(nodes.Block)}
        return frozenset(own) | (self.parent.blocks() if self.parent else frozenset())

    def _lost(self) -> None:
        """Text outside of the blocks of a template that extends another is never shown."""
        for output in self.tree.body:
            pieces = output.nodes if isinstance(output, nodes.Output) else []
            texts = [one.data if isinstance(one, nodes.TemplateData) else "{{…}}" for one in pieces]
            text = "".join(texts)
            if text.strip():
                start = text[: len(text) - len(text.lstrip())].count("\n")
                words = shown(text.strip().splitlines()[0])
                message = "это стоит вне блоков и не попадёт в документ"
                hint = "Поставьте это внутрь {% block … %}."
                mistake = Mistake(output.lineno + start, words, message, hint)
                self.found[self.file, mistake] = None

    def _check_names_of_blocks(self) -> None:
        met: set[str] = set()
        for block in self.tree.find_all(nodes.Block):
            if block.name in met:
                message = f"блок «{block.name}» есть в шаблоне дважды"
                self.fault(block, message, text=f"{{% block {block.name} %}}")
            met.add(block.name)

    def _include(self, node: nodes.Include) -> None:
        self.kind(node.template)
        for name in map(self._joined, constants(node.template)):
            if name not in self.used:
                scope = self._scope_for(with_context=node.with_context)
                self._load(node, name, scope, missing=node.ignore_missing)

    def _import(self, node: nodes.Import) -> None:
        other = self._other(node, node.template, with_context=node.with_context)
        self.scope[node.target] = other.names() if other else Any

    def _fromimport(self, node: nodes.FromImport) -> None:
        other = self._other(node, node.template, with_context=node.with_context)
        known = dict(other.names().items) if other else {}
        for one in node.names:
            name, alias = one if isinstance(one, tuple) else (one, one)
            if other is not None and name not in known:
                self.fault(node, f"в «{other.file}» нет «{name}»", nearest(name, known), text=name)
            self.scope[alias] = known.get(name, Any)

    def names(self) -> Keyed:
        """What another file may take from this one."""
        own = self.top.maps[0]
        return Keyed(self.file, tuple((name, kind) for name, kind in own.items()))

    def _other(
        self, node: nodes.Node, template: nodes.Expr, *, with_context: bool = True
    ) -> Template | None:
        self.kind(template)
        named = next(constants(template), None)
        if named is None:
            return None
        name = self._joined(named)
        key = name if with_context else f"{name} alone"
        if key in self.used:
            return self.used[key]
        return self._load(node, name, self._scope_for(with_context=with_context), key=key)

    def _scope_for(self, *, with_context: bool) -> ChainMap[str, Kind]:
        """The names that another file sees."""
        return self.scope if with_context else ChainMap(given_by(self.environment))

    def _joined(self, name: str) -> str:
        """The full name of a template that this one asks for."""
        return self.environment.join_path(name, self.file) if self.file else name

    def _load(
        self,
        node: nodes.Node,
        name: str,
        scope: ChainMap[str, Kind],
        *,
        key: str = "",
        missing: bool = False,
    ) -> Template | None:
        loader = self.environment.loader
        try:
            source = loader.get_source(self.environment, name)[0] if loader else ""
        except AnkbriefError as error:
            self.fault(node, error.message, error.hint, text=name)
            return None
        except TemplateNotFound:
            if not missing:
                known = loader.list_templates() if loader else []
                self.fault(node, f"нет шаблона «{name}»", nearest(name, known), text=name)
            return None
        other = Template(name, source, self.environment, scope, owner=self, key=key)
        other.read()
        return other
