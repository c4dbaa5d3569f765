"""Third-party conformance: the tests of Python's feedparser, run against `colloquium metadata`.

    python3 Tests/Conformance/feedparser.py .build/debug/colloquium metadata

feedparser's own code is not used, only its test files: feeds that carry in a comment what to expect of them. How an
expectation is judged stands in expectations.py, which fact of ours answers to which of theirs in facts.py. Failures
that we accept stand with their reasons in accepted.tsv.
"""

import argparse
import csv
import re
import sys
from collections import Counter, defaultdict
from pathlib import Path

import archive
from cases import Case, all_cases
from expectations import verdict
from facts import FOREIGN_FORMAT, OTHER_PARSER
from reading import read
from verdict import Outcome, Verdict, not_applicable

ACCEPTED = Path(__file__).with_name("accepted.tsv")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("command", nargs="+", help="the command that reads files: .build/debug/colloquium metadata")
    parser.add_argument("--threshold", type=float, default=95, help="per cent of the applicable tests that must pass")
    options = parser.parse_args()
    judged = judge(all_cases(archive.test_folder()), options.command)
    print_folders(judged)
    print_reasons(judged)
    return print_failures(judged, accepted_failures(), options.threshold)


def judge(cases: list[Case], command: list[str]) -> dict[Case, Verdict]:
    by_folder: dict[str, list[Case]] = defaultdict(list)
    for case in cases:
        by_folder[case.folder].append(case)
    judged = {}
    for folder, members in by_folder.items():
        readings = read(command, [case.path for case in members])
        for case in members:
            judged[case] = foreign(case) or verdict(case, readings[case.path])
    return judged


def foreign(case: Case) -> Verdict | None:
    """What is not ours whatever is expected: answers of a server, and Microsoft's Channel Definition Format."""
    if case.folder == "http":
        return not_applicable(OTHER_PARSER.reason)
    root = re.search(r"<(\w+)", re.sub(r"(?s)<!--.*?-->", "", case.text))
    return not_applicable(FOREIGN_FORMAT.reason) if root and root[1].lower() == "channel" else None


def accepted_failures() -> dict[str, str]:
    """The files that may fail, each with the sentence that says why."""
    with open(ACCEPTED, encoding="utf-8", newline="") as lines:
        return {row["file"]: row["reason"] for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)}


def print_folders(judged: dict[Case, Verdict]) -> None:
    print(f"{'folder':24}{'passed':>8}{'failed':>8}{'n/a':>8}{'of applicable':>16}")
    folders = sorted({case.folder for case in judged})
    for folder in folders:
        print_row(folder, [found for case, found in judged.items() if case.folder == folder])
    print_row("in all", list(judged.values()))


def print_row(label: str, verdicts: list[Verdict]) -> None:
    passed, failed, foreign = (
        sum(found.outcome is outcome for found in verdicts)
        for outcome in (Outcome.PASSED, Outcome.FAILED, Outcome.NOT_APPLICABLE))
    share = f"{100 * passed / (passed + failed):.1f} %" if passed + failed else "–"
    print(f"{label:24}{passed:8}{failed:8}{foreign:8}{share:>16}")


def print_reasons(judged: dict[Case, Verdict]) -> None:
    print("\nNot applicable:")
    reasons = Counter(found.why for found in judged.values() if found.outcome is Outcome.NOT_APPLICABLE)
    for reason, count in reasons.most_common():
        print(f"{count:8}  {reason}")


def print_failures(judged: dict[Case, Verdict], accepted: dict[str, str], threshold: float) -> int:
    """Prints what failed and why, and gives the exit code."""
    failures = {case.name: found.why for case, found in judged.items() if found.outcome is Outcome.FAILED}
    new = {name: why for name, why in failures.items() if name not in accepted}
    for title, names in (("Failed, accepted", failures.keys() & accepted.keys()), ("Failed", new.keys())):
        print(f"\n{title}: {len(names)}")
        for name in sorted(names):
            print(f"  {name}: {accepted.get(name, failures[name])}")
    for name in sorted(accepted.keys() - failures.keys()):
        print(f"  {name} no longer fails: take it out of {ACCEPTED.name}")
    passed = sum(found.outcome is Outcome.PASSED for found in judged.values())
    share = 100 * passed / max(1, passed + len(failures))
    print(f"\n{share:.1f} % of the applicable tests pass; at least {threshold:g} % must.")
    return 1 if new or share < threshold else 0


if __name__ == "__main__":
    sys.exit(main())
