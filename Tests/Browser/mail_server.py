"""A real SMTP server on the loopback interface that keeps what it is given."""

import asyncio
import email
import email.policy
import re
import socket
import threading
import time

from aiosmtpd.controller import Controller


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class MailServer:
    def __init__(self):
        self._received = []
        self._lock = threading.Lock()
        self._taken = set()
        # Seconds the server thinks after the message has arrived whole and before it answers; may be a function.
        self.pause = lambda: 0
        self._controller = Controller(self, hostname="127.0.0.1", port=free_port())

    def start(self):
        self._controller.start()
        self.url = f"smtp://127.0.0.1:{self._controller.port}"
        return self

    def stop(self):
        self._controller.stop()

    async def handle_DATA(self, server, session, envelope):
        """Called by aiosmtpd when a message has arrived."""
        message = email.message_from_bytes(envelope.content, policy=email.policy.default)
        with self._lock:
            self._received.append((list(envelope.rcpt_tos), message))
        await asyncio.sleep(self.pause())
        return "250 Taken"

    @property
    def received(self):
        """Every (recipients, message) so far."""
        with self._lock:
            return list(self._received)

    def to(self, address, about=""):
        """Every message to an address whose subject holds `about`."""
        return [
            message for recipients, message in self.received if address in recipients and about in message["Subject"]]

    def take(self, address, about="", seconds=20):
        """Waits for the next message to an address that was not taken before."""
        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline:
            for message in self.to(address, about):
                if message["Message-ID"] not in self._taken:
                    self._taken.add(message["Message-ID"])
                    return message
            time.sleep(0.05)
        raise AssertionError(f"no mail to {address} about “{about}”; received: {self.subjects()}")

    def subjects(self):
        return [(recipients, message["Subject"]) for recipients, message in self.received]


def text_of(message):
    """As a program shows it that puts lines together again (RFC 3676)."""
    part = message.get_body(("plain",))
    text = part.get_content().replace("\r\n", "\n")
    if part["Content-Type"].params.get("format") != "flowed":
        return text
    # A stuffed line may follow a soft break.
    return re.sub("^ ", "", re.sub("(?<!^--) \n ?", " ", text, flags=re.MULTILINE), flags=re.MULTILINE)


def html_of(message):
    return message.get_body(("html",)).get_content()


def link_in(message):
    """The first address in the text of a mail."""
    return re.search(r"https?://\S+", text_of(message))[0]
