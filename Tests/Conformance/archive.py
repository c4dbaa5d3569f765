"""The source archive of feedparser, fetched once from the package index and unpacked for its test files."""

import subprocess
import sys
import tarfile
from pathlib import Path

VERSION = "6.0.14"
CACHE = Path(__file__).parent / "output"


def test_folder() -> Path:
    """The folder `tests` of feedparser's source archive."""
    tests = CACHE / f"feedparser-{VERSION}" / "tests"
    if not tests.is_dir():
        CACHE.mkdir(exist_ok=True)
        unpack(fetched_archive())
    return tests


def fetched_archive() -> Path:
    archive = CACHE / f"feedparser-{VERSION}.tar.gz"
    if not archive.exists():
        subprocess.run(
            [sys.executable, "-m", "pip", "download", "--quiet", "--no-binary", ":all:", "--no-deps", "--dest",
             str(CACHE), f"feedparser=={VERSION}"], check=True)
    return archive


def unpack(archive: Path) -> None:
    with tarfile.open(archive) as source:
        source.extractall(CACHE, filter="data")
