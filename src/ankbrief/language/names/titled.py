"""Names as sentences use them: with positions, in lists, shortened for a second mention."""

from __future__ import annotations

from collections.abc import Sequence

from ankbrief.language.names.parts import INITIALS, Part, Role, parts_of


def join(items: Sequence[str]) -> str:
    """«X», «X и Y», «X, Y и Z»; semicolons where an item has a comma of its own."""
    if len(items) < 2:
        return "".join(items)
    inner = [item for item in items if "," in item]
    if inner and len(items) > 2:
        return "; ".join(items)
    return f"{', '.join(items[:-1])} и {items[-1]}"


def surname(name: str) -> str:
    """The surname as it stands in the name, particles kept: «фон дер Ляйен», «Нукенов»."""
    parts = parts_of(name)
    chosen = [part for part in parts if part.role is Role.SURNAME]
    if not chosen:
        return eastern_surname(parts) or name
    first = parts.index(chosen[0])
    while first and is_particle(parts[first - 1]):
        first -= 1
    return " ".join(part.text for part in parts[first : parts.index(chosen[-1]) + 1])


def is_particle(part: Part) -> bool:
    """«фон», «дер»: a small word that belongs to the surname."""
    return part.role is Role.FROZEN and part.text.islower()


def eastern_surname(parts: tuple[Part, ...]) -> str:
    """«Си Цзиньпин» → «Си»: the first word of a Chinese or Korean name."""
    frozen_first = len(parts) > 1 and parts[0].role is Role.FROZEN
    return parts[0].text if frozen_first and not INITIALS.fullmatch(parts[0].text) else ""


def short_name(name: str) -> str:
    """For a second mention: «А. Нукенов», «К.-Ж. Токаев», «У. фон дер Ляйен»; «Си Цзиньпин»."""
    parts = parts_of(name)
    given = next((part.text for part in parts if part.role is Role.GIVEN), "")
    family = surname(name)
    if not given or not any(part.role is Role.SURNAME for part in parts):
        return initials_first(parts, family) or name
    return f"{initial(given)} {family}"


def initials_first(parts: tuple[Part, ...], family: str) -> str:
    """«Токаев К. К.» → «К. Токаев»: initials written after the surname come before it."""
    letters = [part.text for part in parts if INITIALS.fullmatch(part.text)]
    return f"{letters[0]} {family}" if letters else ""


def initial(given: str) -> str:
    """The initial of a given name: «А.», «К.-Ж.»."""
    return "-".join(f"{piece[0].upper()}." for piece in given.split("-") if piece)
