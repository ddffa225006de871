"""What `pip install` brings: the code, and every file that the code reads."""

import zipfile
from pathlib import Path

import pytest
from hatchling.builders.wheel import WheelBuilder

ROOT = Path(__file__).parents[1]
PACKAGES = ("bot", "handlers", "services", "sandbox")


def test_the_wheel_carries_every_file_of_the_packages(carried: frozenset[str]) -> None:
    ours = {
        path.relative_to(ROOT).as_posix()
        for package in PACKAGES
        for path in (ROOT / package).rglob("*")
        if path.is_file() and path.suffix != ".pyc"
    }
    assert {"sandbox/page/index.html", "sandbox/page/js/app.js", "bot/py.typed"} <= ours
    assert ours - carried == set()


def test_the_wheel_carries_nothing_of_the_checks(carried: frozenset[str]) -> None:
    packages = {name.partition("/")[0] for name in carried if ".dist-info/" not in name}
    assert packages == set(PACKAGES)


@pytest.fixture(scope="module")
def carried(tmp_path_factory: pytest.TempPathFactory) -> frozenset[str]:
    """The names of all files in a wheel built from here."""
    builder = WheelBuilder(str(ROOT))
    (wheel,) = builder.build(directory=str(tmp_path_factory.mktemp("wheel")))
    with zipfile.ZipFile(wheel) as opened:
        return frozenset(opened.namelist())
