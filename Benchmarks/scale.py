#!/usr/bin/env python3
"""`scale.py PROGRAM FOLDER [--members N] [--contributions N] [--results FILE]`: how a large generated site answers, cold
and warm. Makes the site in FOLDER unless it is there, and measures it there, so that a contribution of the measurement stays
in it. Ends with status 1 where the promise is not kept."""

import argparse
import datetime
import http.client
import os
import statistics
import subprocess
import sys
import time
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "Tests/Browser"))

import pages_load as load  # noqa: E402
from pages import Colloquium, Contents  # noqa: E402
from results_file import save  # noqa: E402

LIMIT = 20
TIMES = 20


def main():
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("program", type=Path)
    arguments.add_argument("folder", type=Path)
    arguments.add_argument("--members", type=int, default=1_000_000)
    arguments.add_argument("--articles", type=int, default=50_000)
    arguments.add_argument("--discussions", type=int, default=100_000)
    arguments.add_argument("--contributions", type=int, default=10_000_000)
    arguments.add_argument("--results", type=Path)
    chosen = arguments.parse_args()
    os.environ["TESTED_BINARY"] = str(chosen.program.resolve())
    site = chosen.folder.resolve() / "site"
    taken = generated(chosen, site)
    lines, first = measured(site)
    text = "\n".join(head(site, taken) + [
        f"| discussion of 1,000, visitor, first byte when nothing is in memory | < {LIMIT} ms at a million members | "
        f"{first[0]:.1f} ms | {'kept' if first[0] < LIMIT else '**missed**'} |",
        f"| discussion of 1,000, visitor, first byte of a running site | < {LIMIT} ms at a million members | "
        f"{first[1]:.1f} ms | {'kept' if first[1] < LIMIT else '**missed**'} |",
        "", "| page | by | first byte, ms | whole, ms |", "|---|---|---:|---:|"] + lines)
    print(text)
    if chosen.results:
        save(chosen.results, text)
    sys.exit(0 if max(first) < LIMIT else 1)


def generated(chosen, site):
    """Makes the site, and says how many seconds that took; None where it was there."""
    if (site / "colloquium.sqlite").exists():
        return None
    start = time.perf_counter()
    numbers = [word for name in ("members", "articles", "discussions", "contributions")
               for word in (f"--{name}", str(getattr(chosen, name)))]
    subprocess.run([chosen.program, "generate", "--data", site, *numbers], check=True)
    return time.perf_counter() - start


def head(site, taken):
    contents = Contents(site / "colloquium.sqlite")
    count = {name: contents.rows(f"SELECT count(*) FROM {name}")[0][0]
             for name in ("members", "articles", "discussions", "contributions")}
    size = (site / "colloquium.sqlite").stat().st_size / 1e9
    made = f", made in {taken / 60:.0f} minutes" if taken else ""
    held = ", ".join(f"{number:,} {name}" for name, number in count.items())
    return ["# What `Benchmarks/scale.py` found of a large site", "",
            f"On {datetime.date.today()}, on a machine of two cores: {held}; {size:.1f} GB{made}. Nothing is in memory "
            "where the server has just been started and the file is read from the disk; of a running site the median of "
            f"{TIMES} requests one after the other is told.", "", "| what | goal | found | |", "|---|---|---|---|"]


def measured(site):
    """The lines of the table, and the first bytes promised of: cold and warm, in milliseconds."""
    from program import Server

    file = site / "colloquium.sqlite"
    server, lines, first = Server(site, LOG_LEVEL="error").start(), [], []
    try:
        colloquium = Colloquium(server, Contents(file))
        words = ["patients", colloquium.contents.rare_words()[0]]
        paths = {"discussion of 1,000": colloquium.paths["discussion of 1000"], "list of articles": "/articles",
                 **{f"search: {word}": f"/search?q={word}" for word in words}}
        cookie = colloquium.cookie["Cookie"]
        for name, path in paths.items():
            for who, headers in (("visitor", {}), ("member", {"Cookie": cookie})):
                server.stop()
                forget(file)
                server.start()
                cold = asked(server, path, headers)
                # Anew each time where the path has a query: an answer that visitors share is that of a second ago.
                warm = [asked(server, f"{path}&asked={turn}" if "?" in path else path, headers) for turn in range(TIMES)]
                median = tuple(statistics.median(times) for times in zip(*warm))
                lines.append(f"| {name} | {who}, nothing in memory | {cold[0]:.1f} | {cold[1]:.1f} |")
                lines.append(f"| {name} | {who} | {median[0]:.1f} | {median[1]:.1f} |")
                if name == "discussion of 1,000" and who == "visitor":
                    first = [cold[0], median[0]]
        colloquium = Colloquium(server, Contents(file))
        taken, refused = load.accepted(load.posting(colloquium.form(), f"scale-{time.time():.0f}", 6))
        lines += ["", f"Posting, 32 at once: {taken:,.0f} kept a second, {refused:,.0f} refused. Then the server takes "
                  f"{load.resident_megabytes(server.process.pid):.0f} MB of memory."]
    finally:
        server.stop()
    return lines, first


def forget(file):
    """Has the system read the file from the disk when it is next asked for."""
    for part in file.parent.glob(file.name + "*"):
        with open(part, "rb") as opened:
            os.fsync(opened.fileno())
            os.posix_fadvise(opened.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)


def asked(server, path, headers):
    """Milliseconds to the first byte and to the last."""
    connection = http.client.HTTPConnection(server.origin.split("//")[1], timeout=60)
    connection.connect()
    start = time.perf_counter()
    connection.request("GET", path, headers=headers)
    answer = connection.getresponse()
    first = time.perf_counter()
    answer.read()
    end = time.perf_counter()
    connection.close()
    assert answer.status == 200, f"{path} answers {answer.status}"
    return 1_000 * (first - start), 1_000 * (end - start)


if __name__ == "__main__":
    main()
