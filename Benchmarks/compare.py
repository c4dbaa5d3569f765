#!/usr/bin/env python3
"""Reads the generated files with every reader in turn, round after round, and prints one table a file.

`compare.py FOLDER --ours PATH [--rounds N]`. In a round every reader has one turn, in a process of its own; turns of
different readers follow each other, so that a busy minute of the machine meets all of them."""

import argparse
import json
import platform
import statistics
import subprocess
import sys
import tempfile
import time
from importlib.metadata import version
from pathlib import Path

HERE = Path(__file__).parent
CALLS = 3
FLOOR, OURS, SLOWEST = "xmllint --stream", "Colloquium", "feedparser"

# What is printed, and the function of readers.py with the package it belongs to.
FEED_READERS = {
    "lxml, bare DOM": ("lxml", "lxml"),
    "feedparser-rs": ("feedparser_rs", "feedparser-rs"),
    "fastfeedparser, scanner in Rust": ("fastfeedparser", "fastfeedparser"),
    "fastfeedparser, through lxml": ("fastfeedparser_lxml", "fastfeedparser"),
    SLOWEST: ("feedparser", "feedparser"),
}
PUBMED_READERS = {
    "lxml, bare DOM": ("lxml", "lxml"),
    "pubmed_parser": ("pubmed_parser", "pubmed_parser"),
}
FILES = {"rss1-prism.rdf": FEED_READERS, "rss2.rss": FEED_READERS, "pubmed.xml": PUBMED_READERS}


def xmllint(path, calls=CALLS):
    """Whole processes: there is no other way to run it. `start_up` says what of it is the start."""
    seconds = []
    for _ in range(calls):
        start = time.perf_counter()
        subprocess.run(["xmllint", "--stream", "--noout", str(path)], check=True)
        seconds.append(time.perf_counter() - start)
    return {"seconds": seconds, "records": 0}


def start_up():
    with tempfile.NamedTemporaryFile(suffix=".xml") as file:
        file.write(b"<a/>")
        file.flush()
        return statistics.median(xmllint(file.name, calls=15)["seconds"])


def answer(command):
    done = subprocess.run([str(part) for part in command], capture_output=True, text=True)
    if done.returncode != 0:
        sys.exit(f"{' '.join(map(str, command))}\n{done.stderr}")
    return json.loads(done.stdout)


def turn(name, path, ours, readers):
    if name == FLOOR:
        return xmllint(path)
    if name == OURS:
        return answer([ours, path, CALLS])
    # A call of the slowest takes seconds: one a round is enough.
    return answer([sys.executable, HERE / "readers.py", readers[name][0], path, 1 if name == SLOWEST else CALLS])


def progress(what):
    """One line that is written over, for who watches."""
    if sys.stderr.isatty():
        print(f"\r{what:90}\r", end="", file=sys.stderr, flush=True)


def measure(path, ours, rounds, readers):
    names = [FLOOR, *readers, OURS]
    seconds, records, checksums = {name: [] for name in names}, {}, set()
    for number in range(rounds):
        for name in names:
            progress(f"{path.name}: round {number + 1} of {rounds}: {name}")
            result = turn(name, path, ours, readers)
            seconds[name] += result["seconds"]
            records[name] = result["records"]
            if name == OURS:
                checksums.add(result["checksum"])
    progress("")
    if len(checksums) != 1:
        sys.exit(f"{path.name}: readings of the same file by Colloquium differ: {checksums}")
    return seconds, records


def table(path, seconds, records):
    megabytes = path.stat().st_size / 1e6
    held = int(path.with_suffix(".count").read_text())
    median = {name: megabytes / statistics.median(times) for name, times in seconds.items()}
    print(f"\n{path.name}: {megabytes:.1f} MB, {held} records\n")
    print(f"| reader | median MB/s | min–max | of {FLOOR} | times {SLOWEST} | records found |")
    print("|---|--:|--:|--:|--:|--:|")
    for name in sorted(median, key=median.get, reverse=True):
        times = seconds[name]
        slowest = f"{median[name] / median[SLOWEST]:.0f}" if SLOWEST in median else ""
        found = records[name] or "–"
        print(
            f"| {'**' + name + '**' if name == OURS else name} | {median[name]:.1f} "
            f"| {megabytes / max(times):.1f}–{megabytes / min(times):.1f} | {median[name] / median[FLOOR]:.2f} "
            f"| {slowest} | {found} |")
    missed = []
    if records[OURS] != held:
        missed.append(f"Colloquium found {records[OURS]} of {held} records")
    return missed + list(shortfalls(median))


def shortfalls(median):
    """What the project promises of its speed, where it is not kept."""
    ours = median[OURS]
    if ours < 0.4 * median[FLOOR]:
        yield f"{ours / median[FLOOR]:.2f} of {FLOOR}, not 0.40"
    if SLOWEST in median and ours < 40 * median[SLOWEST]:
        yield f"{ours / median[SLOWEST]:.1f} times {SLOWEST}, not 40"
    for name, speed in median.items():
        if name not in (FLOOR, OURS) and speed >= ours:
            yield f"behind {name} ({ours:.1f} against {speed:.1f} MB/s)"


def surroundings():
    processor = next(
        (line.split(":")[1].strip() for line in open("/proc/cpuinfo") if line.startswith("model name")), "unknown")
    packages = sorted({package for readers in (FEED_READERS, PUBMED_READERS) for _, package in readers.values()})
    library = subprocess.run(["xmllint", "--version"], capture_output=True, text=True).stderr.split("\n")[0]
    print(f"{processor}, {platform.system()} {platform.release()}, Python {platform.python_version()}")
    print(f"{library.removeprefix('xmllint: ')}; " + ", ".join(f"{name} {version(name)}" for name in packages))
    print(f"{FLOOR} is a whole process, {start_up() * 1000:.1f} ms of it its start; the others are calls in a process.")


def main():
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("folder", type=Path, help="where generate.py wrote the files")
    arguments.add_argument("--ours", type=Path, required=True, help="colloquium-bench, built in release")
    arguments.add_argument("--rounds", type=int, default=5)
    chosen = arguments.parse_args()
    surroundings()
    missed = []
    for name, readers in FILES.items():
        path = chosen.folder / name
        missed += [f"{name}: {what}" for what in table(path, *measure(path, chosen.ours, chosen.rounds, readers))]
    print("\nWhat is promised is kept." if not missed else "\nNot as promised:")
    for what in missed:
        print(f"- {what}")
    sys.exit(1 if missed else 0)


if __name__ == "__main__":
    main()
