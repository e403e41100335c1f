"""The house keeps its order: who may import what, and how long a module may get."""

from __future__ import annotations

import ast
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import salesbook

if TYPE_CHECKING:
    from collections.abc import Iterator

_HOUSE = Path(salesbook.__file__).parent
_MODULES = {path.relative_to(_HOUSE.parent): path for path in sorted(_HOUSE.rglob("*.py"))}

_ONLY_IN = {
    "sqlite3": ("store",),
    "peewee": ("store",),
    "playhouse": ("store",),
    "textual": ("tui",),
    "click": ("cli",),
    "python_calamine": ("exchange",),
}
"""Which room a library may be imported in."""

_BELOW = {
    "locale": set(),
    "domain": {"locale"},
    "playbook": {"domain", "locale"},
    "store": {"playbook", "domain", "locale"},
    "exchange": {"playbook", "domain", "locale"},
    "book": {"store", "exchange", "playbook", "domain", "locale"},
    "cli": {"book", "exchange", "playbook", "domain", "locale"},
    "tui": {"book", "exchange", "playbook", "domain", "locale"},
}
"""Which other rooms each room may import from."""

_LONGEST = 400
_NO_NAMES = ("manager", "util", "helper", "common", "misc")


def imported(path: Path) -> Iterator[str]:
    """Yield the full name of every module that a module imports, anywhere in it."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module
            yield from (f"{node.module}.{name.name}" for name in node.names)


def room(module: Path) -> str:
    return module.parts[1] if len(module.parts) > 2 else ""


def test_every_room_is_known() -> None:
    rooms = {room(module) for module in _MODULES} - {""}
    assert rooms <= _BELOW.keys()
    assert "store" in rooms


@pytest.mark.parametrize("library", _ONLY_IN)
def test_a_library_is_known_in_its_room_only(library: str) -> None:
    using = {
        str(module)
        for module, path in _MODULES.items()
        if any(name.split(".")[0] == library for name in imported(path)) and room(module) not in _ONLY_IN[library]
    }
    assert using - {"salesbook/__main__.py"} == set()


def test_rooms_import_from_below_only() -> None:
    wrong = {
        (str(module), name)
        for module, path in _MODULES.items()
        if (own := room(module))
        for name in imported(path)
        if name.startswith("salesbook.")
        and (other := name.split(".")[1]) in _BELOW
        and other != own
        and other not in _BELOW[own]
    }
    assert wrong == set()


def test_the_rules_have_no_clock_and_touch_no_file() -> None:
    touching = {"os", "pathlib", "subprocess", "socket", "time", "tempfile", "shutil", "io"}
    wrong = {
        (str(module), name)
        for module, path in _MODULES.items()
        if room(module) == "domain"
        for name in imported(path)
        if name.split(".")[0] in touching
    }
    assert wrong == set()
    asking = {
        str(module)
        for module, path in _MODULES.items()
        if room(module) == "domain"
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Attribute) and node.attr in ("now", "today", "utcnow")
        and isinstance(node.value, ast.Name) and node.value.id in ("date", "datetime")
    }  # fmt: skip
    assert asking == set()


def holds_only_words(path: Path) -> bool:
    """Tell whether a module is a list of words: nothing in it does anything."""
    code = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)
    return not any(isinstance(node, code) for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))))


@pytest.mark.parametrize("module", _MODULES, ids=str)
def test_a_module_has_one_subject(module: Path) -> None:
    path = _MODULES[module]
    if not holds_only_words(path):
        assert path.read_text(encoding="utf-8").count("\n") <= _LONGEST, "split it by its subjects"
    assert not any(name in part for part in module.parts for name in _NO_NAMES)
