"""Briefing + template → HTML; a template's mistakes become errors an editor can act on."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import fields, is_dataclass
from functools import cache
from pathlib import Path
from typing import Any, get_type_hints

from jinja2 import ChoiceLoader, Environment, FileSystemLoader, PrefixLoader, pass_context
from jinja2.loaders import split_template_path
from jinja2.runtime import Context
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup

from ankbrief.briefing.model import Briefing
from ankbrief.errors import TemplateError
from ankbrief.render.filters import FILTERS, ROWS
from ankbrief.render.layout import USUAL, Layout
from ankbrief.render.links import settled
from ankbrief.render.mistakes import Missing, explained
from ankbrief.render.review import filters as review_filters
from ankbrief.render.typography import NBSP, THIN, unbreak

PAGE, STYLES, PROFILES = "briefing.html.j2", "brief.css", "profiles"
BUILTIN = "builtin"  # «builtin/weekly/briefing.html.j2» is ours, whatever an office has
KINDS = {"orders": "поручение", "resolutions": "решение", "agreements": "договорённость"}
PACKAGE = Path(__file__).parents[1]
MOST_SIGNS = 1_000_000  # of what a product may give: a brief of a year has as many


def render_html(  # noqa: PLR0913  # the briefing, and all that a template may look at
    briefing: Briefing,
    template: str = "weekly",
    *,
    folder: Path | None = None,
    profile: str = "print",
    layout: Layout = USUAL,
    review: bool = False,
    most: int | None = None,
) -> str:
    """The briefing as one HTML document.

    `template` names a sub-folder of the office's `folder`, else of the packaged templates;
    `profile` is the page that it is made for, at which a template may look; `layout` what of the
    brief is shown and in which words; with `review` the facts carry what they stand on, for the
    comments of the review copy. A page of more than `most` characters is refused.

    Raises:
        TemplateError: the template is missing or broken; with its line and what to do.
    """
    environment = environment_of(folder, review=review)
    context = context_of(briefing, profile, layout)
    try:
        page = environment.get_template(f"{template}/{PAGE}")
        return settled(_joined(page.generate(context), most))
    except TemplateError as error:
        raise TemplateError(
            error.message, error.where or f"{template}/{PAGE}", error.hint
        ) from None
    except Exception as error:
        mistake = explained(error, environment, context)
        if mistake is None:
            raise
        raise mistake from error


def _joined(pieces: Iterable[str], most: int | None) -> str:
    kept: list[str] = []
    length = 0
    for piece in pieces:
        length += len(piece)
        kept.append(piece)
        if most is not None and length > most:
            message = f"шаблон пишет слишком много: больше {most // 1_000_000} млн знаков"
            raise TemplateError(message, "", "Ищите в нём цикл, который повторяет одно и то же.")
    return "".join(kept)


def context_of(briefing: Briefing, profile: str, layout: Layout) -> dict[str, Any]:
    """The variables of a template; the table's decisions also by their kinds."""
    context = {f.name: getattr(briefing, f.name) for f in fields(briefing)}
    for name, kind in KINDS.items():
        context[name] = tuple(d for d in briefing.decisions if d.kind == kind)
    return context | {"brief": briefing, "profile": profile, "layout": layout, "say": layout.say}


def variables() -> dict[str, object]:
    """Every variable that a template sees, and its type."""
    briefing = get_type_hints(Briefing)
    return (
        briefing
        | dict.fromkeys(KINDS, briefing["decisions"])
        | {
            "brief": Briefing,
            "profile": str,
            "layout": Layout,
            "say": Callable[..., Markup],
            "nbsp": str,
            "thin": str,
        }
    )


class _Folder(FileSystemLoader):
    """Templates of one folder; a link that leads out of it is refused."""

    def get_source(
        self, environment: Environment, template: str
    ) -> tuple[str, str, Callable[[], bool]]:
        place = Path(self.searchpath[0])
        inside(place.joinpath(*split_template_path(template)), place)
        try:
            return super().get_source(environment, template)
        except UnicodeDecodeError as error:
            message = "файл не в кодировке UTF-8"
            raise TemplateError(message, template, "Сохраните его как UTF-8.") from error


def inside(path: Path, place: Path) -> Path:
    """The path, which leads nowhere but into the folder.

    Raises:
        TemplateError: it is a link to somewhere else.
    """
    if not path.resolve().is_relative_to(place.resolve()):
        raise TemplateError(
            "ссылка ведёт за пределы папки шаблонов",
            str(path),
            "Положите в папку сам файл вместо ссылки на него.",
        )
    return path


class _Templates(ImmutableSandboxedEnvironment):
    """A name without a folder is a file beside the template that asks for it.

    Nothing is reckoned before the template is filled, which is done within bounds: reading a
    template of `{{ 2 ** 10 ** 9 }}` takes no time.
    """

    intercepted_binops = frozenset({"*", "**"})

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:
        """The product or power, unless it is too large to mean anything in a brief."""
        if _size(operator, left, right) > MOST_SIGNS:
            raise ValueError("слишком большое число или слишком длинное повторение")
        return super().call_binop(context, operator, left, right)

    def join_path(self, template: str, parent: str) -> str:
        return template if "/" in template else f"{parent.rpartition('/')[0]}/{template}"

    def getattr(self, obj: Any, attribute: str) -> Any:
        """A field of a record at once, anything else when it is known to be harmless."""
        value = _field(obj, attribute)
        return super().getattr(obj, attribute) if value is _CLOSED else value

    def getitem(self, obj: Any, argument: Any) -> Any:
        """The same, as `map(attribute="…")` asks for it."""
        value = _field(obj, argument) if isinstance(argument, str) else _CLOSED
        return super().getitem(obj, argument) if value is _CLOSED else value


_CLOSED = object()
"""Stands for what is no plain field of a record: the sandbox says what becomes of it."""


def _field(obj: Any, name: str) -> Any:
    """A record has nothing to hide but what begins with «_», and cannot be changed.

    Two thirds of the time of a page went by asking this anew of every field.
    """
    kind: Any = type(obj)
    if name.startswith("_") or not _is_record(kind):
        return _CLOSED
    value = getattr(obj, name, _CLOSED)
    return _CLOSED if callable(value) else value


@cache
def _is_record(kind: type) -> bool:
    """Whether a value of that type is one of our records, which are not subscripted."""
    return is_dataclass(kind) and not hasattr(kind, "__getitem__")


def environment_of(folder: Path | None, *, review: bool = False) -> Environment:
    """Sandboxed, strict about names, escaping; spaces that must not break are set by itself."""
    ours = PrefixLoader({BUILTIN: _Folder(packaged_templates())})
    environment = _Templates(
        loader=ChoiceLoader([ours, *(_Folder(path) for path in folders(folder))]),
        undefined=Missing,
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_typeset,
        optimized=False,
    )
    environment.filters |= ROWS | FILTERS | review_filters(review=review)
    environment.globals |= {"nbsp": NBSP, "thin": THIN}
    return environment


def folders(folder: Path | None) -> tuple[Path, ...]:
    """Where templates are looked for: the office's folder, then ours."""
    return (*([folder] if folder else []), packaged_templates())


def packaged_templates() -> Path:
    """Ours."""
    return packaged("templates")


def packaged(folder: str) -> Path:
    """A folder inside the installed package; at the top of the repository when run from there."""
    installed = PACKAGE / folder
    return installed if installed.is_dir() else PACKAGE.parents[1] / folder


def template_file(template: str, name: str, folder: Path | None = None) -> Path:
    """A file of the template, the office's before ours: `template_file("weekly", "brief.css")`.

    Raises:
        TemplateError: neither has it, or it is a link that leads out of the templates.
    """
    places = [inside(path / template / name, path) for path in folders(folder)]
    found = next((path for path in places if path.is_file()), None)
    if found is None:
        looked = ", ".join(str(path) for path in places)
        raise TemplateError("нет такого файла шаблона", f"{template}/{name}", f"Искали: {looked}.")
    return found


def profile_file(profile: str, folder: Path | None = None) -> Path:
    """The CSS of a page profile: «print», «official», «phone», or one of the office's own.

    Raises:
        TemplateError: there is none of that name.
    """
    known = {path.stem: path for place in folders(folder)[::-1] for path in _profiles(place)}
    if profile not in known:
        raise TemplateError(
            f"нет такого вида страницы: «{profile}»",
            f"{PROFILES}/{profile}.css",
            f"Есть: {', '.join(sorted(known))}.",
        )
    return known[profile]


def _profiles(place: Path) -> tuple[Path, ...]:
    return tuple(inside(path, place) for path in sorted((place / PROFILES).glob("*.css")))


def _size(operator: str, left: Any, right: Any) -> float:
    """About how many signs the result has; 0 where that is not known."""
    if operator == "**" and isinstance(left, int) and isinstance(right, int):
        return abs(left).bit_length() * right
    for one, count in ((left, right), (right, left)):
        if isinstance(one, str | list | tuple) and isinstance(count, int):
            return len(one) * count
    return 0


@pass_context  # so that it is never asked before the template is filled
def _typeset(_context: Context, value: Any) -> Any:
    """Plain text with its unbreakable spaces; nothing is printed for None."""
    if value is None:
        return ""
    return unbreak(value) if isinstance(value, str) and not isinstance(value, Markup) else value
