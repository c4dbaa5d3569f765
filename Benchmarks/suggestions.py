#!/usr/bin/env python3
"""`suggestions.py FOLDER --ours PROGRAM [--members N] [--ties N] [--results FILE]`: has PROGRAM find whom each of 2,000
members may want to know, in a network of 100,000 members and 2 million ties, and says how long that took. Ends with
status 1 where a promise is not kept, and says which."""

import argparse
import datetime
import json
import random
import sqlite3
import subprocess
import sys
from pathlib import Path

from generate import SEED
from results_file import save

LOOKERS, LIMIT = 2_000, 50
NOW = 1_796_022_000_000  # 2026-11-30T07:00:00Z
COMMUNITY = 250
TOPICS = [f"{field} {part}" for field in (
    "sepsis", "feedback", "simulation", "ethics", "assessment", "coaching", "triage", "statistics", "asthma", "stroke",
    "delirium", "mentoring", "curriculum", "ultrasound", "handover") for part in (
    "in children", "in the old", "at night", "in surgery", "on wards", "abroad", "research", "teaching", "policy", "care",
    "outcomes", "prevention", "diagnosis", "safety", "guidelines", "history", "costs", "equity", "skills", "design")]


def topic(draw):
    """Few are everybody's, most are few people's."""
    return TOPICS[int(len(TOPICS) * draw.random() ** 2)]


def add_members(site, draw, members):
    """Of communities, each at some institutions of one country; one in twenty hides where they are or what they do."""
    with site:
        for number in range(2, members + 2):
            community = number // COMMUNITY
            specialties = sorted({topic(draw) for _ in range(draw.randint(0, 4))})
            address = f"m{number}@bench.example"
            site.execute(
                """INSERT INTO members (number, email, email_key, role, standing, time_zone, joined_at, name, institution,
                    country, specialties) VALUES (?, ?, ?, 'member', 'active', 'UTC', 0, ?, ?, ?, ?)""",
                (number, address, address, f"Member {number}", f"Institution {community * 3 + draw.randint(0, 2)}",
                 f"Country {community % 60}", json.dumps(specialties)))
            if draw.random() < 0.05:
                site.execute(
                    "INSERT INTO profile_visibilities VALUES (?, ?, 'only-me')",
                    (number, draw.choice(["institution", "country", "specialties"])))


def ends(draw, owner, members, count):
    """Most in one's own community, some far away, and some whom many know."""
    found = set()
    while len(found) < count:
        kind = draw.random()
        if kind < 0.6:
            end = owner - owner % COMMUNITY + draw.randrange(COMMUNITY)
        elif kind < 0.9:
            end = draw.randint(2, members + 1)
        else:
            end = 2 + int(members * draw.random() ** 3)
        if end != owner and 2 <= end <= members + 1:
            found.add(end)
    return found


def counts(draw, members, ties):
    """Most people have a dozen ties and a few have hundreds: as many as there shall be in all."""
    weights = [min(draw.lognormvariate(0, 1), 30) for _ in range(members)]
    scale = ties / sum(weights)
    wanted = [min(max(1, round(weight * scale)), 150 if members < 2_000 else 490) for weight in weights]
    place = 0
    while rest := ties - sum(wanted):
        step = 1 if rest > 0 else -1
        for _ in range(abs(rest)):
            if 1 <= wanted[place % members] + step <= 490:
                wanted[place % members] += step
            place += 1
    return wanted


def add_ties(site, draw, members, ties):
    number = 0
    with site:
        for owner, count in enumerate(counts(draw, members, ties), 2):
            rows, topics, readers = [], [], []
            for end in ends(draw, owner, members, count):
                number += 1
                audience = draw.choices(["only-me", "members", "ties", "named"], [40, 30, 20, 10])[0]
                rows.append((
                    number, owner, end, draw.choices(["strong", "weak", "wished-for"], [30, 60, 10])[0], audience,
                    int(draw.random() < 0.5), str(number)))
                about = topic(draw)
                topics.append((number, about, about.lower()))
                if audience == "named":
                    readers += [(number, reader) for reader in {draw.randint(2, members + 1) for _ in range(3)}]
            site.executemany(
                """INSERT INTO ties (number, owner, kind, member, strength, mode, locality, tie_audience, tells, added_at,
                    changed_at, submission) VALUES (?, ?, 'member', ?, ?, 'mediated', 'national', ?, ?, 0, 0, ?)""", rows)
            site.executemany("INSERT INTO tie_topics VALUES (?, 0, ?, ?)", topics)
            site.executemany("INSERT INTO tie_readers VALUES (?, ?)", readers)
        pairs = {tuple(draw.sample(range(2, members + 2), 2)) for _ in range(members // 5)}
        site.executemany("INSERT INTO member_blocks VALUES (?, ?, 0)", pairs)
        some = draw.sample(range(2, members + 2), members // 50)
        site.executemany("INSERT INTO unsuggested_members VALUES (?, 0)", [(member,) for member in some])


def add_encounters(site, draw, members):
    """Questions with two answers each, and critiques that somebody disagrees with."""
    with site:
        site.execute("INSERT INTO articles (number, title, record, added_by, added_at) VALUES (1, 'Trial', '{}', 1, 0)")
        site.execute(
            """INSERT INTO discussions (number, club, article, poster, why, why_html, study_design, posted_at, reading_from,
                opens_at, closes_at, archives_at) VALUES (1, 1, 1, 1, 'Why', '', 'other', 0, 0, 0, 0, 0)""")
        for number in range(1, members // 5 + 1):
            site.execute(
                """INSERT INTO questions (number, club, author, title, body, body_html, nature, submission, asked_at)
                VALUES (?, 1, ?, ?, '', '', 'clinical', ?, 0)""",
                (number, draw.randint(2, members + 1), f"Question {number}", str(number)))
            for answer in (2 * number - 1, 2 * number):
                site.execute(
                    """INSERT INTO answer_references (number, answer, position, scheme, value, note)
                    VALUES (?, ?, 0, 'doi', ?, '')""", (answer, answer, f"10.1000/{answer}"))
                site.execute(
                    """INSERT INTO answers (number, question, author, body, body_html, lead_reference, submission,
                        answered_at) VALUES (?, ?, ?, 'This.', '', ?, ?, 0)""",
                    (answer, number, draw.randint(2, members + 1), answer, str(answer)))
            critique, reply = 2 * number - 1, 2 * number
            for contribution in (critique, reply):
                site.execute(
                    """INSERT INTO contributions (number, discussion, parent, author, kind, body, body_html, submission,
                        written_at) VALUES (?, 1, ?, ?, 'comment', 'So.', '', ?, 0)""",
                    (contribution, None if contribution == critique else critique, draw.randint(2, members + 1),
                     f"c{contribution}"))
            site.execute(
                "INSERT INTO signals SELECT ?, author, 'disagree', number, 0 FROM contributions WHERE number = ?",
                (critique, reply))


def fill(path, members, ties):
    draw = random.Random(SEED)
    site = sqlite3.connect(path)
    site.executescript("PRAGMA foreign_keys = ON; PRAGMA synchronous = OFF; PRAGMA cache_size = -1000000")
    add_members(site, draw, members)
    add_ties(site, draw, members, ties)
    add_encounters(site, draw, members)
    site.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    site.close()
    return draw


def main():
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("folder", type=Path)
    arguments.add_argument("--ours", type=Path, required=True)
    arguments.add_argument("--members", type=int, default=100_000)
    arguments.add_argument("--ties", type=int, default=2_000_000)
    arguments.add_argument("--results", type=Path)
    chosen = arguments.parse_args()
    chosen.folder.mkdir(parents=True, exist_ok=True)
    path = chosen.folder / "suggestions.sqlite"
    for old in chosen.folder.glob("suggestions.sqlite*"):
        old.unlink()
    subprocess.run([chosen.ours, "found", path], check=True)
    draw = fill(path, chosen.members, chosen.ties)
    lookers = [draw.randint(2, chosen.members + 1) for _ in range(LOOKERS)]
    printed = subprocess.run(
        [chosen.ours, "measure", path, str(NOW), ",".join(map(str, lookers))], check=True, capture_output=True)
    measured = json.loads(printed.stdout)
    times = measured["times"]
    median, p99, slowest = times[len(times) // 2], times[int(len(times) * 0.99)], times[-1]
    busy = measured["busy"][int(len(times) * 0.99)]
    each = measured["suggested"] / LOOKERS
    size = path.stat().st_size / 1e6
    print(
        f"suggestions: {each:.1f} a member in {median:.1f} ms (median), {p99:.1f} ms (p99, {busy:.1f} of the processor's), "
        f"{slowest:.1f} ms (slowest of {LOOKERS}), {chosen.members} members with {chosen.ties} ties, {size:.0f} MB; reasons {measured['reasons']}")
    if chosen.results:
        save(chosen.results, "\n".join([
            "# What `make bench` found of suggestions", "",
            f"On {datetime.date.today()}, one question after the other on a machine of two cores: whom each of {LOOKERS:,} "
            f"members, drawn at random, may want to know. The site has {chosen.members:,} members and {chosen.ties:,} ties "
            f"({size:,.0f} MB); the time is that of the store, without the page.", "",
            "| what | goal | found | |", "|---|---|---|---|",
            f"| suggestions for one member | p99 < {LIMIT} ms | {p99:.1f} ms (median {median:.1f}, slowest {slowest:.1f}; of the "
            f"processor's time p99 {busy:.1f}), {each:.1f} people | {'kept' if p99 < LIMIT else '**missed**'} |"]))
    missed = [reason for failed, reason in (
        (p99 >= LIMIT, f"suggestions: {p99:.1f} ms at p99"),
        (each < 10, f"suggestions: {each:.1f} people a member, which measures nothing")) if failed]
    sys.exit("; ".join(missed) if missed else 0)


if __name__ == "__main__":
    main()
