#!/usr/bin/env python3
"""`intake.py PROGRAM`: pastes identifiers into a site whose services answer in 50 ms, and says how long a member waits from
sending the field to reading the preview. Ends with status 1 where a promise is not kept, and says which."""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

PROGRAM = Path(sys.argv[1]).resolve()
os.environ["TESTED_BINARY"] = str(PROGRAM)
BROWSER = Path(__file__).resolve().parent.parent / "Tests/Browser"
sys.path.insert(0, str(BROWSER))

from program import PASSWORD, Server, set_up  # noqa: E402
from services import settings  # noqa: E402
from web_client import WebClient  # noqa: E402

DELAY, PASTES, PROMISE = 50, 60, 150
KINDS = {
    "DOI": lambda n: f"https://doi.org/10.5555/made.{n}",
    "PMID": lambda n: f"PMID {90_000_000 + n}",
}


def main():
    services = subprocess.Popen(
        [sys.executable, BROWSER / "services.py", "0", "--delay-ms", str(DELAY)], stdout=subprocess.PIPE, text=True)
    origin = services.stdout.readline().strip()
    with tempfile.TemporaryDirectory() as folder:
        data = Path(folder) / "data"
        set_up(data)
        server = Server(data, **settings(origin)).start()
        try:
            member = WebClient(server.origin).sign_in("ada@example.org", PASSWORD)
            kept = all([told(kind, [paste(member, given(n + 1_000 * i)) for n in range(PASTES)])
                        for i, (kind, given) in enumerate(KINDS.items(), 1)])
        finally:
            server.stop()
            services.terminate()
    if not kept:
        print(f"not kept: a preview in {PROMISE} ms in the middle of all, when services answer in {DELAY} ms")
    sys.exit(0 if kept else 1)


def paste(member, given):
    """Milliseconds from sending the field to the end of the preview."""
    form = member.form("/articles/new", "/articles/drafts")
    start = time.perf_counter()
    sent = member.upload(form.action, list(form.filled(given=given).items()))
    preview = member.get(sent.location)
    taken = (time.perf_counter() - start) * 1_000
    assert preview.status == 200 and "A made-up trial of treatment" in preview.text, preview.heading
    assert "Pending" not in preview.text, "a service did not answer"
    return taken


def told(kind, times):
    middle = statistics.median(times)
    print(f"paste to preview, {kind}: p50 {middle:.0f} ms, p90 {statistics.quantiles(times, n=10)[-1]:.0f} ms, "
          f"slowest {max(times):.0f} ms ({len(times)} articles, services answer in {DELAY} ms)")
    return middle < PROMISE


if __name__ == "__main__":
    main()
