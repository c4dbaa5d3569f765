"""Requests as fast as a server answers them, through wrk, with what they cost the server."""

import os
import re
import subprocess
import time
import urllib.parse
import urllib.request
from pathlib import Path

HERE = Path(__file__).resolve().parent
TICKS = os.sysconf("SC_CLK_TCK")
UNITS = {"us": 0.001, "ms": 1.0, "s": 1_000.0, "m": 60_000.0}


class Load:
    """What a while of requests was like. Milliseconds."""

    def __init__(self, rate, p99, cpu, failed):
        self.rate, self.p99, self.cpu, self.failed = rate, p99, cpu, failed


def processes(pid):
    """A process and those it started."""
    found, children = [pid], {}
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = stat.read_text().rpartition(")")[2].split()
        except OSError:
            continue
        children.setdefault(int(fields[1]), []).append(int(stat.parent.name))
    for parent in found:
        found += children.get(parent, [])
    return found


def cpu_seconds(pid):
    """Of a process, of those it started, and of those that have ended."""
    total = 0
    for process in processes(pid):
        try:
            fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
        except OSError:
            continue
        total += sum(int(field) for field in fields[11:13 if process != pid else 15])
    return total / TICKS


def resident_megabytes(pid):
    return int(re.search(r"VmRSS:\s+(\d+)", Path(f"/proc/{pid}/status").read_text())[1]) / 1024


def settle(pid, at_most=120):
    """Waits until a server does nothing of its own accord: what it gathers after its start is no part of a request."""
    end = time.perf_counter() + at_most
    while time.perf_counter() < end:
        before = cpu_seconds(pid)
        time.sleep(1)
        if cpu_seconds(pid) - before <= 2 / TICKS:
            return


def read(url, pid, seconds=4, connections=8, headers=None, script=None):
    """Reads one page again and again, each time at another address where a script says so."""
    command = ["wrk", "-t1", f"-c{connections}", f"-d{seconds}s", "--timeout", "30s", "--latency"]
    for name, value in (headers or {}).items():
        command += ["-H", f"{name}: {value}"]
    if script:
        command += ["-s", HERE / script]
    before = cpu_seconds(pid)
    told = subprocess.run([*command, url], capture_output=True, text=True, check=True).stdout
    cpu = cpu_seconds(pid) - before
    if re.search(r"\n\s+0 requests in", told):
        return once(url, pid, headers)
    asked = int(re.search(r"(\d+) requests in", told)[1])
    rate = float(re.search(r"Requests/sec:\s+([\d.]+)", told)[1])
    slowest = re.search(r"99%\s+([\d.]+)(us|ms|s|m)", told)
    failed = re.search(r"Non-2xx or 3xx responses: (\d+)", told)
    return Load(rate, float(slowest[1]) * UNITS[slowest[2]], 1_000 * cpu / max(asked, 1), int(failed[1]) if failed else 0)


def once(url, pid, headers):
    """What took longer than the while: one request, however long."""
    before, start = cpu_seconds(pid), time.perf_counter()
    with urllib.request.urlopen(urllib.request.Request(url, headers=headers or {})) as answer:
        answer.read()
    taken = time.perf_counter() - start
    return Load(1 / taken, 1_000 * taken, 1_000 * (cpu_seconds(pid) - before), 0)


class Form:
    """A form that is sent again and again: where to, by whom, and what stays the same."""

    def __init__(self, url, cookies, fields, text, page):
        self.url, self.text, self.page = url, text, page
        self.cookie = "; ".join(f"{name}={value}" for name, value in cookies.items())
        self.fields = urllib.parse.urlencode(fields)


def posting(form, run, seconds, connections=32, pause=0):
    """Begins to post; `accepted` waits for the end."""
    return subprocess.Popen(
        ["wrk", "-t1", f"-c{connections}", f"-d{seconds}s", "--timeout", "30s", "-s", HERE / "pages_post.lua", form.url,
         "--", form.cookie, form.fields, form.text, form.page, run, str(pause)], stdout=subprocess.PIPE, text=True)


def accepted(posting):
    """Accepted and refused a second."""
    told = posting.communicate()[0]
    yes, no, taken = re.search(r"accepted (\d+) refused (\d+) seconds ([\d.]+)", told).groups()
    return int(yes) / float(taken), int(no) / float(taken)
