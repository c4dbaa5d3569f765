#!/usr/bin/env python3
"""Writes the files that are measured: `generate.py FOLDER [--large]`. The same bytes at every run."""

import argparse
import random
from pathlib import Path

from feeds import RSS1_END, RSS2_END, rss1, rss2
from prose import Prose
from pubmed import PUBMED_END, pubmed

SEED = 20_240_601
FILES = {
    "rss1-prism.rdf": (rss1, RSS1_END, 10_000_000),
    "rss2.rss": (rss2, RSS2_END, 10_000_000),
    "pubmed.xml": (pubmed, PUBMED_END, 10_000_000),
}
LARGE = {"pubmed-500MB.xml": (pubmed, PUBMED_END, 500_000_000)}


def write(path, make, end, size):
    """Appends whole items until `size` bytes are reached; the number of items stands in a file beside it."""
    if path.exists() and path.with_suffix(".count").exists():
        return
    pieces = make(Prose(random.Random(SEED)))
    items = 0
    with open(path, "wb", buffering=1 << 20) as file:
        written = file.write(next(pieces).encode())
        while written < size:
            written += file.write(next(pieces).encode())
            items += 1
        file.write(end.encode())
    path.with_suffix(".count").write_text(f"{items}\n")


def main():
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("folder", type=Path)
    arguments.add_argument("--large", action="store_true", help="also the 500 MB set of PubMed records")
    chosen = arguments.parse_args()
    chosen.folder.mkdir(parents=True, exist_ok=True)
    for name, (make, end, size) in (FILES | LARGE if chosen.large else FILES).items():
        write(chosen.folder / name, make, end, size)
        print(chosen.folder / name, (chosen.folder / name).with_suffix(".count").read_text().strip(), "records")


if __name__ == "__main__":
    main()
