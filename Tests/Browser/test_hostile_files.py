"""`colloquium metadata` reads files made to harm it: bombs, entities that reach outside, lies about encodings, script.

The files are those of ../shared/corpus/hostile, made anew by its gen.py; without them these tests are skipped. Each is
read by a process of its own. What expected.tsv says in words stands here as a table that can be checked."""

import json
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import threading
import time
from dataclasses import dataclass
from pathlib import Path

import pytest

from program import BINARY, CHECKOUT, environment

GENERATOR = CHECKOUT.parent / "shared/corpus/hostile/gen.py"
# The promise is two seconds for what members run; an unoptimised build is only kept from hanging.
SECONDS = 2 if "release" in Path(BINARY).parts else 30
MEGABYTES = 200

pytestmark = pytest.mark.skipif(not GENERATOR.exists(), reason=f"{GENERATOR} is not there")


@dataclass
class Expected:
    """What may come of one file. A check that is None allows everything."""

    error: bool = True
    records: bool = True
    # The title of the first record is one of these.
    titles: tuple = None
    longest_title: int = None
    fewer_records_than: int = 2
    # Nowhere in what is printed, whatever the case, with JSON's escapes undone; the raw value that is kept of every
    # field is what the file says.
    absent: tuple = ()


def read(*titles, **more):
    """It must be read, and say one of these titles."""
    return Expected(error=False, titles=titles or None, **more)


def read_or_refused(*titles, **more):
    return Expected(titles=titles or None, **more)


REFUSED = Expected(records=False)
# Entities are left out or the file is refused: nothing they stand for is written out.
UNEXPANDED = Expected(longest_title=100)
SCRIPT = ("<script", "</script", "<svg", "<iframe", "<style", "<img", "onload=", "onerror=", "javascript:", "expression(")

EXPECTED = {
    "billion_laughs.xml": UNEXPANDED,
    "quadratic_blowup.xml": UNEXPANDED,
    "xxe_file.xml": read_or_refused(""),
    "xxe_http.xml": read_or_refused(""),
    "external_dtd.xml": read("t"),
    "param_entity.xml": read_or_refused("t"),
    "entity_loop.xml": read_or_refused(""),
    "default_attr_dtd.xml": read("t", absent=("onload",)),
    "xinclude.xml": read_or_refused(""),
    "stylesheet_pi.xml": read("t"),
    "deep_nesting_100k.xml": read_or_refused("t"),
    "deep_html_in_description.xml": read("t"),
    "huge_attribute_11MB.xml": read_or_refused("t"),
    "many_attributes_50k.xml": read_or_refused("t"),
    "many_namespaces_20k.xml": read_or_refused("t"),
    "many_items_100k.xml": read_or_refused("t", fewer_records_than=100_000),
    "huge_text_20MB.xml": Expected(longest_title=10_000),
    "unclosed.xml": read_or_refused("t"),
    "nul_bytes.xml": read_or_refused("a", "ab", "a b", "a\ufffdb"),
    "control_chars.xml": read_or_refused("abc", "a b c", "a\ufffdb\ufffdc"),
    "numeric_ref_nul.xml": read_or_refused("a", "abc", "a b c", "a\ufffd\ufffdc"),
    "lone_surrogate_ref.xml": read_or_refused("a", "ab", "a b", "a\ufffdb"),
    "overlong_utf8.xml": read_or_refused(absent=("a<b",)),
    "utf16_no_bom.xml": read_or_refused("été"),
    "utf16_bom_says_utf8.xml": read("été"),
    "says_utf8_is_latin1.xml": read_or_refused("été"),
    "says_ascii_is_utf8.xml": read("été"),
    "unknown_encoding.xml": read_or_refused("t"),
    "utf7_script.xml": read_or_refused(absent=SCRIPT),
    "ebcdic.xml": read_or_refused("t"),
    "leading_junk.xml": read("t"),
    "two_roots.xml": read("a", fewer_records_than=3),
    "duplicate_attr.xml": read_or_refused("t"),
    "html_page.html": REFUSED,
    "empty.xml": REFUSED,
    "gzip_bomb.gz": REFUSED,
    "xss_title.xml": read("Title", absent=SCRIPT),
    "xss_link.xml": read("t", absent=SCRIPT),
    "xss_description.xml": read("t", absent=SCRIPT),
    "xss_doi.xml": read("t", absent=SCRIPT),
    "bidi_title.xml": read("safegnp.exe", "safe gnp.exe"),
}

# Codes that no text may carry on: C0 and C1 but for white space, overrides of direction, and what is no character.
UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufffe\uffff]")
# Anything of /etc/passwd, to which several files point.
PASSWORDS = re.compile(r"root:[^:\s]*:0:")


@dataclass
class Outcome:
    """How one process ended, and what it used and printed."""

    file: Path
    status: int
    seconds: float
    megabytes: float
    output: str
    errors: str

    def problems(self, expected):
        """Everything that is not as it should be, in words."""
        yield from self.problems_of_the_process()
        lines = []
        for line in self.output.splitlines():
            try:
                lines.append(json.loads(line))
            except ValueError:
                yield f"printed a line that is not JSON: {line[:200]!r}"
                return
        yield from self.problems_of_the_text(lines, expected)
        if self.status == 1:
            if not expected.error:
                yield f"was refused, but can be read: {self.errors.strip()[:300]}"
            if lines:
                yield f"was refused, and yet {len(lines)} lines were printed"
        elif self.status == 0:
            yield from self.problems_of_the_records(lines, expected)

    def problems_of_the_process(self):
        if self.status not in (0, 1):
            yield f"ended with status {self.status} instead of 0 or 1 (below 0: a crash): {self.errors.strip()[-500:]}"
        if self.status == 1 and self.file.name not in self.errors:
            yield f"was refused without a message that names it: {self.errors.strip()[:300]!r}"
        if self.seconds > SECONDS:
            yield f"took {self.seconds:.1f} s, more than {SECONDS}"
        if self.megabytes > MEGABYTES:
            yield f"took {self.megabytes:.0f} MB of memory, more than {MEGABYTES}"
        if PASSWORDS.search(self.output + self.errors):
            yield "a line of /etc/passwd was printed"

    def problems_of_the_text(self, lines, expected):
        for name, text in texts(lines):
            if unprintable := UNPRINTABLE.search(text):
                yield f"U+{ord(unprintable[0]):04X} stands in {name}: {text[:100]!r}"
            for wrong in expected.absent if name != "raw" else ():
                if wrong in text.lower():
                    yield f"{wrong!r} stands in {name}: {text[:200]!r}"

    def problems_of_the_records(self, lines, expected):
        if not expected.records:
            yield f"is no metadata, but was read as {lines[0]['format'] if lines else 'nothing'}"
            return
        if not lines or lines[0]["n_items"] == 0:
            yield "was read as a file without records"
            return
        if len(lines) >= expected.fewer_records_than:
            yield f"gave {len(lines)} records, not fewer than {expected.fewer_records_than}"
        if [line["item"] for line in lines] != list(range(lines[0]["n_items"])):
            yield f"n_items is {lines[0]['n_items']}, but {len(lines)} lines were printed"
        title = lines[0]["title"]
        if expected.titles is not None and title not in expected.titles:
            yield f"the title is {title[:200]!r}, not one of {expected.titles}"
        if expected.longest_title is not None and len(title) > expected.longest_title:
            yield f"the title has {len(title)} characters, more than {expected.longest_title}"


def texts(value, name=""):
    """Every text in a JSON value, with the name of the member that it stands in."""
    if isinstance(value, str):
        yield name, value
    elif isinstance(value, list):
        for part in value:
            yield from texts(part, name)
    elif isinstance(value, dict):
        for key, part in value.items():
            yield from texts(part, key)


@pytest.fixture(scope="module")
def hostile(tmp_path_factory):
    """The folder with the files; the generator writes beside itself."""
    folder = tmp_path_factory.mktemp("hostile")
    shutil.copy(GENERATOR, folder)
    subprocess.run([sys.executable, folder / GENERATOR.name], check=True, capture_output=True)
    return folder / "files"


# Starts the command from a process that is small: the kernel counts what a process had before it became the command,
# and this one may have grown beyond what the command is allowed.
STARTER = """
import json, os, sys
child = os.fork()
if child == 0:
    os.execv(sys.argv[2], sys.argv[2:])
_, status, usage = os.wait4(child, 0)
with open(sys.argv[1], "w") as told:
    json.dump([os.waitstatus_to_exitcode(status), usage.ru_maxrss], told)
"""


def read_file(file):
    """Reads one file with the command, and asks the kernel what that took."""
    output, errors, told = file.with_suffix(".out"), file.with_suffix(".err"), file.with_suffix(".told")
    with open(output, "wb") as out, open(errors, "wb") as err:
        start = time.monotonic()
        starter = subprocess.Popen(
            [sys.executable, "-c", STARTER, told, BINARY, "metadata", file], cwd=file.parent, env=environment(),
            stdin=subprocess.DEVNULL, stdout=out, stderr=err, start_new_session=True)
        hanging = threading.Timer(SECONDS * 5, os.killpg, (starter.pid, signal.SIGKILL))
        hanging.start()
        starter.wait()
        seconds = time.monotonic() - start
        hanging.cancel()
    code, kilobytes = json.loads(told.read_text()) if told.exists() else (starter.returncode, 0)
    return Outcome(
        file, code, seconds, kilobytes / 1024, output.read_text(errors="replace"), errors.read_text(errors="replace"))


def test_the_table_names_every_hostile_file(hostile):
    written = (hostile.parent / "expected.tsv").read_text().splitlines()[1:]
    assert sorted(line.split("\t")[0] for line in written) == sorted(EXPECTED)


@pytest.mark.parametrize("name", EXPECTED)
def test_a_hostile_file_does_no_harm(name, hostile):
    problems = list(read_file(hostile / name).problems(EXPECTED[name]))
    assert not problems, f"{name}: " + "; ".join(problems)


@pytest.fixture(scope="module")
def connections():
    """The callers of the port that hostile files name; it stands below 1024, so that not everybody may listen there."""
    callers = []
    listener = socket.socket()
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind(("127.0.0.1", 9))
    except OSError as error:
        pytest.skip(f"nobody can listen at port 9: {error}")
    listener.listen()

    def answer():
        while True:
            try:
                caller, _ = listener.accept()
            except OSError:
                return
            callers.append(caller.recv(1_000))
            caller.close()

    threading.Thread(target=answer, daemon=True).start()
    yield callers
    listener.close()


@pytest.mark.parametrize("name", ["xxe_http.xml", "external_dtd.xml", "param_entity.xml", "xxe_file.xml"])
def test_a_hostile_file_causes_no_connection(name, hostile, connections):
    read_file(hostile / name)
    time.sleep(0.05)
    assert not connections, f"{name}: somebody connected and sent {connections[0]!r}"


HARMLESS = (
    '<?xml version="1.0"?><rss version="2.0"><channel><title>c</title><item><title>t</title><description>'
    "&lt;p&gt;x&lt;/p&gt;</description><link>https://example.org/1</link></item></channel></rss>")


def touched(file, trace):
    """What reading a file opens and whom it calls, as the kernel sees it."""
    subprocess.run(
        ["strace", "--follow-forks", "--quiet=all", "--trace=open,openat,openat2,connect,sendto,execve", "--output",
         trace, BINARY, "metadata", file], cwd=file.parent, env=environment(), stdin=subprocess.DEVNULL,
        capture_output=True, timeout=120)
    calls = trace.read_text(errors="replace")
    opened = {path for path in re.findall(r'open(?:at2?)?\([^"\n]*"([^"]*)"', calls) if not path.startswith("/proc/")}
    # The C library keeps each conversion of characters in a file of its own, with a list of them.
    opened = {path for path in opened if not re.match(r"/usr/lib/[^/]+/gconv/(?:[A-Za-z0-9_-]+\.so|gconv-modules(?:\.cache)?)$", path)}
    return opened - {str(file)}, set(re.findall(r"(?:connect|sendto)\(.*", calls)), len(re.findall(r"execve\(", calls))


@pytest.fixture(scope="module")
def harmless(hostile):
    """What any reading touches: the libraries and tables of the system."""
    if not shutil.which("strace"):
        pytest.skip("strace is not installed")
    file = hostile / "harmless.xml"
    file.write_text(HARMLESS)
    opened, called, started = touched(file, hostile / "harmless.strace")
    assert any("libxml2" in path for path in opened), "strace does not see the files that are opened"
    return opened, called, started


@pytest.mark.parametrize("name", EXPECTED)
def test_a_hostile_file_opens_no_other(name, hostile, harmless):
    opened, called, started = touched(hostile / name, hostile / f"{name}.strace")
    assert not opened - harmless[0], f"{name}: {sorted(opened - harmless[0])} were opened"
    assert not called - harmless[1], f"{name}: the network was used: {sorted(called - harmless[1])}"
    assert started == harmless[2], f"{name}: {started} programs were started, not {harmless[2]}"
