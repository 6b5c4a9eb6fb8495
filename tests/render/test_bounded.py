from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from ankbrief.errors import TemplateError
from ankbrief.render.bounded import bounded

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows bounds time only")


def doubled(number: int) -> int:
    return 2 * number


def endless() -> None:
    while True:
        pass


def deaf() -> None:
    """Python cannot interrupt it."""
    import re

    re.match("(a*)*b", "a" * 60)


def large() -> int:
    return len(b"x" * (10**9))


def broken() -> None:
    raise TemplateError("сломано", "шаблон:3", "Почините.")


def unforeseen() -> None:
    raise KeyError("нет")


def killed() -> None:
    os._exit(1)


def process() -> int:
    return os.getpid()


def test_the_result_comes_back_from_another_process() -> None:
    assert bounded(doubled, 21, seconds=20, megabytes=200) == 42
    assert bounded(process, seconds=20, megabytes=200) != os.getpid()


def test_an_error_comes_back_with_its_place_and_hint() -> None:
    with pytest.raises(TemplateError) as caught:
        bounded(broken, seconds=20, megabytes=200)
    assert str(caught.value) == "шаблон:3: сломано\nПочините."
    with pytest.raises(KeyError):
        bounded(unforeseen, seconds=20, megabytes=200)


@pytest.mark.parametrize("function", [endless, deaf])
def test_what_does_not_end_is_ended(function: object) -> None:
    start = time.monotonic()
    with pytest.raises(TemplateError, match="шаблон работает слишком долго"):
        bounded(function, seconds=1, megabytes=200)  # type: ignore[arg-type]  # of either kind
    assert time.monotonic() - start < 10


@pytest.mark.skipif(not Path("/proc/self/statm").exists(), reason="only Linux bounds memory")
def test_what_takes_too_much_memory_is_refused() -> None:
    with pytest.raises(TemplateError, match="шаблону не хватило памяти"):
        bounded(large, seconds=20, megabytes=300)


def test_a_script_that_asks_for_it_is_not_run_again(tmp_path: Path) -> None:
    script = tmp_path / "script.py"
    script.write_text(
        "from ankbrief.render.bounded import bounded\n"
        "print('начало', bounded(abs, -21, seconds=20, megabytes=200))\n",
        "utf-8",
    )
    told = subprocess.run(
        [sys.executable, "-X", "utf8", script], capture_output=True, text=True, check=True
    )
    assert told.stdout == "начало 21\n"


def test_a_process_that_dies_is_told_of() -> None:
    with pytest.raises(TemplateError, match="оборвал работу"):
        bounded(killed, seconds=20, megabytes=200)
