"""The wheel: small, for every Python from 3.10 on, needing nothing, quick to import, whole."""

import re
import subprocess
import sys
from email import message_from_bytes
from zipfile import ZipFile

import pytest

import nianbao

from conftest import ROOT

MEGABYTE = 1_000_000


@pytest.fixture
def wheel() -> ZipFile:
    """The one that `cargo xtask test python` has built and installed."""
    (path,) = (ROOT / "target/wheels").glob("*.whl")
    return ZipFile(path)


def test_it_is_small_and_for_every_python(wheel):
    path = ROOT / wheel.filename
    assert path.stat().st_size < 6 * MEGABYTE
    assert re.fullmatch(r"nianbao-.*-cp310-abi3-\w+\.whl", path.name)


def test_it_needs_nothing(wheel):
    (name,) = [name for name in wheel.namelist() if name.endswith(".dist-info/METADATA")]
    metadata = message_from_bytes(wheel.read(name))
    needed = metadata.get_all("Requires-Dist") or []
    assert [need for need in needed if "extra ==" not in need] == []
    assert metadata["Version"] == nianbao.__version__


def test_it_holds_the_types_and_the_licences(wheel):
    names = wheel.namelist()
    for wanted in ("nianbao/py.typed", "nianbao/_nianbao.pyi", "LICENSE-MIT", "LICENSE-APACHE", "LICENSE-UNICODE"):
        assert any(name.endswith(wanted) for name in names), wanted
    assert not any("__pycache__" in name or name.endswith((".rs", ".tsv")) for name in names)


def test_it_is_imported_in_no_time():
    code = """
import sys, time
start, before = time.process_time(), set(sys.modules)
import nianbao
print(time.process_time() - start, *sorted({name.split(".")[0] for name in set(sys.modules) - before}))
"""
    runs = [subprocess.check_output([sys.executable, "-c", code], encoding="utf-8").split() for _ in range(3)]
    assert min(float(run[0]) for run in runs) < 0.05
    assert runs[0][1:] == ["nianbao"], "what needs more of the standard library is imported when it is used"
