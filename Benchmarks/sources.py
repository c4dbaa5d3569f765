#!/usr/bin/env python3
"""`sources.py FOLDER --ours PROGRAM`: has PROGRAM poll sources on loopback and says what that took. Ends with status 1
where a promise is not kept, and says which."""

import argparse
import json
import os
import random
import subprocess
import sys
from itertools import islice
from pathlib import Path

from feeds import RSS1_END, rss1
from generate import SEED
from prose import Prose

SOURCES, ITEMS, UNCHANGED = 1_000, 50, 10_000


def write_feeds(folder):
    """The same items at every run, each in one feed only."""
    if (folder / f"{SOURCES - 1}.rdf").exists():
        return
    folder.mkdir(parents=True, exist_ok=True)
    pieces = rss1(Prose(random.Random(SEED)))
    head = next(pieces)
    for number in range(SOURCES):
        (folder / f"{number}.rdf").write_text(head + "".join(islice(pieces, ITEMS)) + RSS1_END)


def addresses(kind, count, port):
    """Each source at a host of its own, as nearly all are."""
    return [f"http://127.{1 + n // 62500}.{n // 250 % 250}.{n % 250 + 1}:{port}/{kind}/{n}" for n in range(count)]


class Site:
    """A database of the benchmark, made anew."""

    def __init__(self, program, folder, kind, count, port):
        self.program, self.list = program, folder / f"{kind}.txt"
        self.database = folder / f"{kind}.sqlite"
        for path in folder.glob(f"{kind}.sqlite*"):
            path.unlink()
        self.list.write_text("\n".join(addresses(kind, count, port)) + "\n")
        subprocess.run([program, "follow", self.database, self.list], check=True)

    def poll(self, hours):
        """What a process of its own measured, with the kernel's account of its largest resident set in megabytes."""
        child = subprocess.Popen(
            [str(self.program), "poll", str(self.database), str(self.list), str(hours)], stdout=subprocess.PIPE)
        printed = child.stdout.read()
        _, status, usage = os.wait4(child.pid, 0)
        if os.waitstatus_to_exitcode(status) != 0:
            sys.exit("polling failed")
        return json.loads(printed) | {
            "peak": usage.ru_maxrss * 1024 / 1e6, "cpu": usage.ru_utime + usage.ru_stime}


def told(name, measured, extra=""):
    print(
        f"{name}: {measured['polls']} polls in {measured['seconds']:.2f} s{extra}, at most {measured['peak']:.0f} MB "
        f"resident, {measured['cpu']:.1f} s of processor time")


def changing(program, folder, port):
    site = Site(program, folder, "changing", SOURCES, port)
    for name, hours, count in (("new items", 0, "added"), ("changed items", 48, "changed")):
        measured = site.poll(hours)
        rate = measured[count] / measured["seconds"]
        told(name, measured, f", {measured[count]} items, {rate:.0f} a second")
        yield measured[count] != SOURCES * ITEMS, f"{measured[count]} {name} instead of {SOURCES * ITEMS}"
        yield rate < 5_000, f"{rate:.0f} {name} a second"


    times = json.loads(subprocess.run([program, "inbox", site.database], check=True, stdout=subprocess.PIPE).stdout)
    print(
        f"an inbox of {SOURCES * ITEMS} items: {times['page']:.0f} ms for its first page, {times['count']:.0f} ms to count "
        f"what is unread, {times['read']:.0f} ms for a page when all is read, {times['search']:.0f} ms for a search")


def unchanged(program, folder, port):
    site = Site(program, folder, "same", UNCHANGED, port)
    told("first polls", site.poll(0))
    measured = site.poll(48)
    told("304", measured)
    yield measured["polls"] != UNCHANGED or measured["added"] > 0, f"{measured['polls']} polls of {UNCHANGED}"
    yield measured["seconds"] > 60, f"{measured['seconds']:.0f} s for {UNCHANGED} answers of 304"
    yield measured["peak"] > 120, f"{measured['peak']:.0f} MB for {UNCHANGED} answers of 304"


def main():
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("folder", type=Path)
    arguments.add_argument("--ours", type=Path, required=True)
    chosen = arguments.parse_args()
    folder = chosen.folder / "sources"
    write_feeds(folder / "feeds")
    server = subprocess.Popen(
        [sys.executable, Path(__file__).with_name("feed_server.py"), folder / "feeds"],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    port = int(server.stdout.readline())
    try:
        checks = [*changing(chosen.ours, folder, port), *unchanged(chosen.ours, folder, port)]
    finally:
        server.stdin.close()
        server.wait()
    missed = [reason for failed, reason in checks if failed]
    sys.exit("; ".join(missed) if missed else 0)


if __name__ == "__main__":
    main()
