#!/usr/bin/env python3
"""`digests.py FOLDER --ours PROGRAM`: has PROGRAM write the weekly digests of 50,000 subscribers of 40 clubs with 500 new
articles, on one core, and says what that took. Ends with status 1 where a promise is not kept, and says which."""

import argparse
import datetime
import json
import os
import random
import sqlite3
import subprocess
import sys
from pathlib import Path

from generate import SEED
from prose import Prose
from results_file import save

MEMBERS, CLUBS, ARTICLES = 50_000, 40, 500
RATE, PEAK = 2_000, 200
HOUR = 3_600_000
MONDAY = 1_796_022_000_000  # 2026-11-30T07:00:00Z
TEMPLATES = Path(__file__).resolve().parent.parent / "Templates"


def fill(path, members):
    """Members of two to five clubs each; articles with an abstract, a why and, each second one, a critique."""
    draw = random.Random(SEED)
    prose = Prose(draw)
    site = sqlite3.connect(path)
    site.execute("PRAGMA foreign_keys = ON")
    before = MONDAY - 7 * 24 * HOUR
    with site:
        for number in range(2, members + 2):
            address = f"m{number}@bench.example"
            site.execute(
                """INSERT INTO members (number, email, email_key, role, standing, time_zone, joined_at, name)
                VALUES (?, ?, ?, 'member', 'active', ?, ?, ?)""",
                (number, address, address, draw.choice(["UTC", "Europe/Vienna"]), before, f"Member {number}"))
            for club in draw.sample(range(1, CLUBS + 1), draw.randint(2, 5)):
                site.execute(
                    "INSERT OR IGNORE INTO club_members (club, member, role, joined_at) VALUES (?, ?, 'member', ?)",
                    (club, number, before))
            site.execute(
                "INSERT INTO subscriptions (member, kind, cadence, since) VALUES (?, 'clubs', 'weekly', ?)",
                (number, before))
            site.execute("INSERT INTO digest_schedules (member, cadence, due_at) VALUES (?, 'weekly', ?)", (number, MONDAY))
        for number in range(1, ARTICLES + 1):
            posted = before + number * 1_000_000
            title = prose.title()
            record = {
                "title": title, "container": {"title": "Journal of Benchmarks", "abbreviation": "J Bench"},
                "published": {"year": 2026}, "meshTerms": ["Humans", "Sepsis"],
                "contributors": [{"family": f"Family{n}", "given": "G"} for n in range(6)],
                "abstract": [{"label": "", "text": prose.paragraph(10)}]}
            site.execute(
                "INSERT INTO articles (number, title, record, added_by, added_at) VALUES (?, ?, ?, 1, ?)",
                (number, title, json.dumps(record), posted))
            site.execute(
                """INSERT INTO discussions (number, club, article, poster, why, why_html, study_design, posted_at,
                    reading_from, opens_at, closes_at, archives_at) VALUES (?, ?, ?, 1, ?, '', 'other', ?, ?, ?, ?, ?)""",
                (number, draw.randint(1, CLUBS), number, prose.paragraph(3), posted, posted,
                 posted, posted + 20 * 24 * HOUR, posted + 27 * 24 * HOUR))
            if number % 2:
                site.execute(
                    """INSERT INTO contributions (discussion, author, kind, body, body_html, submission, written_at)
                    VALUES (?, 1, 'limitation', ?, '', ?, ?)""", (number, prose.paragraph(1), str(number), posted))
    site.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    site.close()


def written(program, path):
    """What a process of its own measured, on one core, with the kernel's account of its largest resident set in
    megabytes."""
    child = subprocess.Popen(
        ["taskset", "-c", "0", str(program), "write", str(path), str(TEMPLATES), str(MONDAY)], stdout=subprocess.PIPE)
    printed = child.stdout.read()
    _, status, usage = os.wait4(child.pid, 0)
    if os.waitstatus_to_exitcode(status) != 0:
        sys.exit("writing failed")
    return json.loads(printed) | {"peak": usage.ru_maxrss * 1024 / 1e6, "cpu": usage.ru_utime + usage.ru_stime}


def sending(program, folder):
    """Says how many mails a second leave, over one connection and over eight, to a server that answers at once and to one
    that takes ten milliseconds for each answer."""
    for pause in (0, 0.01):
        sink = subprocess.Popen(
            [sys.executable, str(Path(__file__).with_name("mail_sink.py")), str(pause)], stdout=subprocess.PIPE, text=True)
        port = sink.stdout.readline().strip()
        try:
            for connections in (1, 8):
                path = folder / f"sending-{connections}-{pause}.sqlite"
                for old in folder.glob(f"{path.name}*"):
                    old.unlink()
                subprocess.run([program, "found", path, "2"], check=True)
                mails = 300 if pause and connections == 1 else 2_000
                printed = subprocess.run(
                    [program, "send", path, port, str(connections), str(mails)], check=True, capture_output=True)
                measured = json.loads(printed.stdout)
                assert measured["digests"] == mails, measured
                print(
                    f"sending: {mails / measured['seconds']:.0f} mails a second over {connections} connection(s) to a server "
                    f"that takes {pause * 1000:.0f} ms for an answer")
        finally:
            sink.kill()


def main():
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("folder", type=Path)
    arguments.add_argument("--ours", type=Path, required=True)
    arguments.add_argument("--members", type=int, default=MEMBERS, help="fewer, to try something")
    arguments.add_argument("--results", type=Path, help="the file the figures are put in")
    chosen = arguments.parse_args()
    chosen.folder.mkdir(parents=True, exist_ok=True)
    path = chosen.folder / "digests.sqlite"
    for old in chosen.folder.glob("digests.sqlite*"):
        old.unlink()
    subprocess.run([chosen.ours, "found", path, str(CLUBS)], check=True)
    fill(path, chosen.members)
    measured = written(chosen.ours, path)
    rate = measured["digests"] / measured["seconds"]
    busy = measured["digests"] / measured["cpu"]
    print(
        f"digests: {measured['digests']} decided, composed and in the outbox in {measured['seconds']:.1f} s, {rate:.0f} a "
        f"second ({busy:.0f} a second of processor time), at most {measured['peak']:.0f} MB resident")
    site = sqlite3.connect(path)
    told, = site.execute("SELECT count(*) FROM digest_items").fetchone()
    size, largest = site.execute("SELECT avg(length(message)), max(length(message)) FROM whole_mails").fetchone()
    print(f"on average {told / measured['digests']:.1f} things told, {size / 1000:.0f} kB a mail, {largest / 1000:.0f} kB at most")
    again = written(chosen.ours, path)
    sending(chosen.ours, chosen.folder)
    if chosen.results:
        save(chosen.results, "\n".join([
            "# What `make bench` found of digests", "",
            f"On {datetime.date.today()}, on a machine of two cores: every digest of {MEMBERS:,} members of {CLUBS} clubs is decided, "
            f"composed and written into the outbox by one process.", "",
            "| what | goal | found | |", "|---|---|---|---|",
            f"| digests a second | ≥ {RATE:,} on one core | {rate:,.0f} ({busy:,.0f} a second of processor time), "
            f"{told / measured['digests']:.1f} things told in each | {'kept' if rate >= RATE else '**missed**'} |",
            f"| memory | < {PEAK} MB | {measured['peak']:.0f} MB | {'kept' if measured['peak'] <= PEAK else '**missed**'} |",
            f"| the largest mail | < 100 kB | {largest / 1000:.0f} kB ({size / 1000:.0f} kB on average) | "
            f"{'kept' if largest <= 100_000 else '**missed**'} |"]))
    missed = [reason for failed, reason in (
        (measured["digests"] < 0.99 * chosen.members, f"{measured['digests']} digests of {chosen.members}"),
        (again["digests"] > 0, f"{again['digests']} digests written twice"),
        (rate < RATE, f"{rate:.0f} digests a second"),
        (measured["peak"] > PEAK, f"{measured['peak']:.0f} MB"),
        (largest > 100_000, f"a mail of {largest} bytes")) if failed]
    sys.exit("; ".join(missed) if missed else 0)


if __name__ == "__main__":
    main()
