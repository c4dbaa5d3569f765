#!/usr/bin/env python3
"""`references.py FOLDER PROGRAM [RESULTS]`: has PROGRAM recognise pasted references and says how many a second, in the file
RESULTS too. Ends with status 1 where the promise is not kept."""

import datetime
import json
import statistics
import subprocess
import sys
from itertools import cycle, islice
from pathlib import Path

from results_file import save

LABELLED = Path(__file__).resolve().parent.parent / "Tests" / "Fixtures" / "references.tsv"
LINES, READINGS, PROMISE = 100_000, 5, 50_000


def main():
    folder, program = Path(sys.argv[1]), sys.argv[2]
    folder.mkdir(parents=True, exist_ok=True)
    pasted = [line.split("\t", 1)[1] for line in LABELLED.read_text().splitlines()]
    boxes = folder / "references.txt"
    boxes.write_text("".join(f"{line}\n" for line in islice(cycle(pasted), LINES)))
    measured = json.loads(subprocess.run([program, "references", boxes, str(READINGS)], stdout=subprocess.PIPE, check=True).stdout)
    rates = [measured["lines"] / seconds for seconds in measured["seconds"]]
    rate = statistics.median(rates)
    print(f"pasted references: {rate:,.0f} a second in the middle of {READINGS} readings ({min(rates):,.0f} to {max(rates):,.0f}); "
          f"{measured['recognised']:,} of {measured['lines']:,} name a work")
    if len(sys.argv) > 3:
        save(Path(sys.argv[3]), "\n".join([
            "# What `make bench` found of pasted references", "",
            f"On {datetime.date.today()}, on one core: {LINES:,} lines of the kinds of `Tests/Fixtures/references.tsv`, read {READINGS} times.", "",
            "| what | goal | found | |", "|---|---|---|---|",
            f"| recognised and normalised a second | > {PROMISE:,} | {rate:,.0f} ({min(rates):,.0f} to {max(rates):,.0f}) | "
            f"{'kept' if rate >= PROMISE else '**missed**'} |"]))
    if rate < PROMISE:
        print(f"not kept: {PROMISE:,} a second")
    sys.exit(0 if rate >= PROMISE else 1)


if __name__ == "__main__":
    main()
