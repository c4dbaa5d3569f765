"""The command `colloquium`: run once to its end, or as a server."""

import os
import pwd
import re
import signal
import subprocess
import time
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parents[2]
# Another build than the usual one may be tested by naming it.
BINARY = os.environ.get("TESTED_BINARY") or str(CHECKOUT / ".build/debug/colloquium")
RECORDS = CHECKOUT / "Tests/Fixtures/records"
PASSWORD = "correct horse battery"


def environment(**settings):
    """The settings named and no others: what the developer has set for a site of their own is left out."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("COLLOQUIUM_")}
    kept["COLLOQUIUM_RESOURCES"] = str(CHECKOUT)
    kept.update({f"COLLOQUIUM_{name}": str(value) for name, value in settings.items()})
    return kept


def run(*arguments, directory, text="", timeout=60, user=None, **settings):
    """Runs a subcommand to its end in `directory`, with `text` on standard input, as another user if one is named."""
    return subprocess.run(
        [BINARY, *map(str, arguments)], cwd=directory, env=environment(**settings), input=text, capture_output=True,
        text=isinstance(text, str), timeout=timeout, **identity(user))


def identity(user):
    """What makes a program another user's, for whoever may."""
    return dict(user=user, group=pwd.getpwnam(user).pw_gid, extra_groups=[]) if user else {}


class Server:
    """A site being served on a free port of the loopback interface."""

    def __init__(self, data, command="serve", user=None, **settings):
        self.data = Path(data)
        self.user = user
        self.command = command
        # No test asks the world outside: who needs services plays them on loopback.
        self.settings = {"SIGN_IN_TRIES": 100_000, "OUTBOUND": "off", **settings}
        self.port = 0
        self.process = None
        self.log = self.data.with_name(self.data.name + ".log")

    def start(self):
        """Starts, and waits until the site says where it is. After the first time the port stays the same."""
        self.data.parent.mkdir(parents=True, exist_ok=True)
        printed = self.data.with_name(self.data.name + ".out")
        with open(printed, "wb") as out, open(self.log, "ab") as log:
            self.process = subprocess.Popen(
                [BINARY, self.command, "--data", str(self.data), "--port", str(self.port)], cwd=self.data.parent,
                env=environment(**self.settings), stdin=subprocess.DEVNULL, stdout=out, stderr=log,
                **identity(self.user))
        deadline = time.monotonic() + 60
        while True:
            self.printed = printed.read_text()
            found = re.search(r"Colloquium is at (http://\S+):(\d+)\n", self.printed)
            if found:
                self.origin, self.port = f"{found[1]}:{found[2]}", int(found[2])
                return self
            if self.process.poll() is not None or time.monotonic() > deadline:
                self.kill()
                raise AssertionError(f"the site did not start: {self.log.read_text()[-2000:]}")
            time.sleep(0.05)

    @property
    def set_up_link(self):
        return re.search(r"Set it up here, once: (\S+)", self.printed)[1]

    def stop(self):
        """Asks it to stop, as an operator does, and gives back its exit status."""
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
        return self.process.wait(timeout=30)

    def kill(self):
        """Ends it as a crash would: it cannot say goodbye."""
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait(timeout=30)

    def run(self, *arguments, **rest):
        """Runs a subcommand on this site's data, with this site's settings."""
        settings = {**self.settings, "PORT": self.port, "user": self.user, **rest}
        return run(*arguments, "--data", self.data, directory=self.data.parent, **settings)


def set_up(data, **settings):
    """Sets a new site up without a browser: its administrator is Ada Admin."""
    done = run(
        "setup", "--data", data, "--site-name", "Harbour Journal Club", "--name", "Ada Admin", "--email",
        "ada@example.org", "--club", "Evidence", "--focus", "Reading together", directory=data.parent,
        text=PASSWORD + "\n", **settings)
    assert done.returncode == 0, done.stderr
