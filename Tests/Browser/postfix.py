"""Debian's Postfix on the loopback interface, with a configuration, a queue and a log of its own."""

import os
import pwd
import subprocess
import time

from mail_server import free_port

# Postfix hands mail to no program of root's or its own.
USER = "nobody"

MAIN = """\
compatibility_level = 3.6
queue_directory = {directory}/queue
data_directory = {directory}/state
maillog_file = {directory}/log
maillog_file_prefixes = {directory}
inet_interfaces = 127.0.0.1
inet_protocols = ipv4
mynetworks = 127.0.0.0/8
myhostname = mx.harbour.example
mydestination =
alias_maps =
alias_database =
local_recipient_maps =
recipient_delimiter = +
smtpd_recipient_restrictions = permit_mynetworks, reject
# What is not known is taken, and reported by a mail.
smtpd_reject_unlisted_recipient = no
default_transport = error:nothing leaves this machine
virtual_mailbox_domains = example.org
virtual_mailbox_base = {directory}/boxes
virtual_mailbox_maps = inline:{{ {boxes} }}
virtual_uid_maps = static:{uid}
virtual_gid_maps = static:{gid}
relay_domains = harbour.example
transport_maps = regexp:{directory}/etc/transport
"""

MASTER = """\
127.0.0.1:{port} inet n - n - - smtpd
pickup unix n - n 60 1 pickup
cleanup unix n - n - 0 cleanup
qmgr unix n - n 300 1 qmgr
rewrite unix - - n - - trivial-rewrite
bounce unix - - n - 0 bounce
defer unix - - n - 0 bounce
trace unix - - n - 0 bounce
verify unix - - n - 1 verify
flush unix n - n 1000? 0 flush
proxymap unix - - n - - proxymap
virtual unix - n n - - virtual
error unix - - n - - error
retry unix - - n - - error
anvil unix - - n - 1 anvil
scache unix - - n - 1 scache
postlog unix-dgram n - n - 1 postlogd
colloquium unix - n n - 2 pipe
  flags=Rq user={user} directory={site} argv={program} mail receive --recipient=${{original_recipient}}
"""


class Postfix:
    """Takes mail for boxes at example.org, and hands what comes to club@harbour.example to the command."""

    def __init__(self, directory, site, program, boxes):
        self.directory = directory
        self.port = free_port()
        self.url = f"smtp://127.0.0.1:{self.port}"
        person = pwd.getpwnam(USER)
        for name, owner in [("etc", 0), ("queue", 0), ("state", pwd.getpwnam("postfix").pw_uid), ("boxes", person.pw_uid)]:
            (directory / name).mkdir()
            os.chown(directory / name, owner, -1)
        values = dict(
            directory=directory, port=self.port, uid=person.pw_uid, gid=person.pw_gid, user=USER, site=site,
            program=program, boxes=", ".join(f"{name}@example.org={name}/" for name in boxes))
        (directory / "etc/main.cf").write_text(MAIN.format(**values))
        (directory / "etc/master.cf").write_text(MASTER.format(**values))
        (directory / "etc/transport").write_text("/^club(\\+.*)?@harbour\\.example$/ colloquium:\n")

    def start(self):
        self._command("start")
        return self

    def stop(self):
        self._command("stop")

    def _command(self, word):
        done = subprocess.run(
            ["postfix", "-c", self.directory / "etc", word], capture_output=True, text=True, timeout=60)
        assert done.returncode == 0, done.stdout + done.stderr + self.log

    @property
    def log(self):
        file = self.directory / "log"
        return file.read_text() if file.exists() else ""

    def take(self, name, about=b"", seconds=30):
        """Waits for a mail in a box, as it was written there, that holds some bytes."""
        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline:
            for file in sorted((self.directory / "boxes" / name / "new").glob("*")):
                content = file.read_bytes()
                if about in content:
                    file.unlink()
                    return content
            time.sleep(0.1)
        raise AssertionError(f"no mail for {name} with {about}: {self.log[-3000:]}")
