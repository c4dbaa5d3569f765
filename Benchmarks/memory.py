#!/usr/bin/env python3
"""`memory.py COMMAND FILE [--megabytes 100]`: runs `COMMAND metadata FILE`, drinks what it prints, and says how much
memory it had at most. More than allowed, a failure, or a missing record ends with status 1."""

import argparse
import os
import subprocess
import sys
import threading
import time
from pathlib import Path


def lines_of(stream, count):
    while chunk := stream.read(1 << 20):
        count[0] += chunk.count(b"\n")


def main():
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("command", type=Path)
    arguments.add_argument("file", type=Path)
    arguments.add_argument("--megabytes", type=int, default=100)
    chosen = arguments.parse_args()

    start, printed = time.perf_counter(), [0]
    child = subprocess.Popen([str(chosen.command), "metadata", str(chosen.file)], stdout=subprocess.PIPE)
    sink = threading.Thread(target=lines_of, args=(child.stdout, printed))
    sink.start()
    # The kernel's own account of this one process: its largest resident set, in kilobytes.
    _, status, usage = os.wait4(child.pid, 0)
    sink.join()
    seconds = time.perf_counter() - start

    size, peak = chosen.file.stat().st_size / 1e6, usage.ru_maxrss * 1024 / 1e6
    held = int(chosen.file.with_suffix(".count").read_text())
    print(
        f"{chosen.file.name}: {size:.0f} MB, {printed[0]} of {held} records printed in {seconds:.1f} s "
        f"({size / seconds:.0f} MB/s), at most {peak:.0f} MB resident")
    failures = [
        text for failed, text in (
            (os.waitstatus_to_exitcode(status) != 0, f"exit status {os.waitstatus_to_exitcode(status)}"),
            (printed[0] != held, "records are missing"),
            (peak > chosen.megabytes, f"more than {chosen.megabytes} MB resident"),
        ) if failed
    ]
    sys.exit("; ".join(failures) if failures else 0)


if __name__ == "__main__":
    main()
