"""The site dies in the middle of its work, again and again: what it acknowledged is there, and no mail came twice.
Asked to stop, it finishes what it is doing."""

import http.client
import random
import re
import signal
import socket
import sqlite3
import threading
import time
from collections import Counter

import pytest

from mail_server import MailServer, text_of
from program import PASSWORD, RECORDS, Server, run, set_up
from web_client import WebClient

ADMINISTRATOR = "ada@example.org"
WRITERS = 3
READERS = 8
# A new article for every round, and the moment a week later at which its digests are due.
ARTICLES = [
    "pubmed_31789841.xml", "pubmed_34529508.xml", "pubmed_36987902.xml", "pubmed_38534005.xml", "pubmed_39345789.xml"]
MOMENTS = [f"2040-01-{day:02}T12:00:00Z" for day in (3, 10, 17, 24, 31)]


def make_site(data):
    """A site with one discussion to write in and some people who get digests; nobody serves it yet."""
    set_up(data)
    for number in range(READERS):
        done = run("member", "add", f"Reader {number}", f"reader{number}@example.org", "--data", data,
                   directory=data.parent, text=PASSWORD + "\n")
        assert done.returncode == 0, done.stderr
    post_article(data, "pubmed_38801034.xml")


def post_article(data, record):
    done = run("import", "--by", ADMINISTRATOR, "--why", f"Because of {record}", "--data", data, RECORDS / record,
               directory=data.parent)
    assert done.returncode == 0, done.stdout + done.stderr


def rows(data, query):
    with sqlite3.connect(data / "colloquium.sqlite", timeout=30) as database:
        return database.execute(query).fetchall()


class Writer(threading.Thread):
    """Posts contributions as fast as it can, and remembers those that were acknowledged."""

    def __init__(self, client, form, name):
        super().__init__(daemon=True)
        self.client, self.form, self.label = client, form, name
        self.acknowledged, self.refused = [], []
        self.is_over = False

    def run(self):
        number = 0
        while not self.is_over:
            number += 1
            text = f"{self.label}, number {number}"
            fields = {**self.form.filled(), "kind": "comment", "body": text, "submission": text, "do": "post"}
            try:
                answer = self.client.post(self.form.action, fields)
            except (OSError, http.client.HTTPException):
                time.sleep(0.02)  # The site is down; what was sent now was not acknowledged.
                continue
            if answer.status == 303:
                self.acknowledged.append(text)
            else:
                self.refused.append((answer.status, answer.heading))


def round_of(server, number):
    """Serves, writes and mails, and dies at any moment. Gives back the writers."""
    server.start()
    post_article(server.data, ARTICLES[number])
    client = WebClient(server.origin).sign_in(ADMINISTRATOR, PASSWORD)
    form = client.form(client.get("/discussions/1").location, "/discussions/1/contributions")
    writers = [
        Writer(WebClient(server.origin, client.cookies), form, f"round {number}, writer {each}")
        for each in range(WRITERS)]
    for writer in writers:
        writer.start()
    written = server.run("digest", "send", "--at", MOMENTS[number])
    assert f"{READERS} written" in written.stdout, written.stdout + written.stderr
    time.sleep(random.uniform(0.3, 1.6))
    server.kill()
    for writer in writers:
        writer.is_over = True
    for writer in writers:
        writer.join()
    return writers


@pytest.fixture(scope="module")
def aftermath(tmp_path_factory):
    """A site that was killed in every round, came up once more and finished what was left."""
    data = tmp_path_factory.mktemp("crash") / "data"
    make_site(data)
    mail = MailServer().start()
    mail.pause = lambda: random.uniform(0, 0.25)
    server = Server(data, SMTP_URL=mail.url)
    try:
        writers = [writer for number in range(len(ARTICLES)) for writer in round_of(server, number)]
        server.start()
        deadline = time.monotonic() + 30
        while time.monotonic() < deadline and rows(
                data, "SELECT 1 FROM mails WHERE state IN ('waiting', 'sending', 'handed-over') LIMIT 1"):
            time.sleep(0.2)
        yield server, mail, writers
    finally:
        server.kill()
        mail.stop()


def test_every_acknowledged_contribution_is_there_once(aftermath):
    server, _, writers = aftermath
    stored = Counter(body for body, in rows(server.data, "SELECT body FROM contributions"))
    acknowledged = [text for writer in writers for text in writer.acknowledged]
    assert len(acknowledged) > 50, "there was a load of writes"
    assert [text for text in acknowledged if stored[text] != 1] == []
    assert [refusal for writer in writers for refusal in writer.refused] == []


def test_what_was_acknowledged_is_shown(aftermath):
    server, _, writers = aftermath
    page = WebClient(server.origin)
    text = page.get(page.get("/discussions/1").location).text
    last = [writer.acknowledged[-1] for writer in writers if writer.acknowledged]
    assert [each for each in last if f"<p>{each}</p>" not in text] == []


def test_the_database_is_whole(aftermath):
    done = aftermath[0].run("check")
    assert done.returncode == 0
    assert "database: ok" in done.stdout


def test_no_digest_came_twice(aftermath):
    server, mail, _ = aftermath
    received = [(recipients[0], message) for recipients, message in mail.received]
    assert len(received) >= READERS, "the server sends what `digest send` writes"
    assert [each for each, times in Counter(message["Message-ID"] for _, message in received).items() if times > 1] == []
    period_of = {f"<{mail}>": (member, period) for mail, member, period in rows(
        server.data, """SELECT message_id, digests.member, period FROM digests JOIN mails ON mails.number = digests.mail
            JOIN digest_periods ON digest = digests.number""")}
    periods = Counter(period_of[message["Message-ID"]] for _, message in received)
    assert [each for each, times in periods.items() if times > 1] == []
    told = Counter(
        (recipient, reason) for recipient, message in received
        for reason in re.findall(r"Because of \S+", text_of(message)))
    assert [each for each, times in told.items() if times > 1] == [], "an article is told of once"


def test_no_digest_was_lost_without_a_word(aftermath):
    """Every digest arrived, or is in doubt and shown to the administrator (docs/adr/0002)."""
    server, mail, _ = aftermath
    received = {message["Message-ID"] for _, message in mail.received}
    states = dict(rows(server.data, "SELECT '<' || message_id || '>', state FROM mails WHERE kind LIKE '%digest%'"))
    assert len(states) == READERS * len(ARTICLES)
    assert set(states.values()) <= {"sent", "in-doubt"}
    assert [each for each, state in states.items() if state == "sent" and each not in received] == []
    doubtful = [each for each, state in states.items() if state == "in-doubt"]
    assert len(doubtful) <= 2 * len(ARTICLES), "at most the two mails for one domain that were under way at each death"
    page = WebClient(server.origin).sign_in(ADMINISTRATOR, PASSWORD).get("/admin/mail").text
    assert page.count("Send again<span") == len(doubtful)


# Asked to stop.


@pytest.fixture
def stopping(tmp_path):
    data = tmp_path / "data"
    set_up(data)
    post_article(data, "pubmed_38801034.xml")
    mail = MailServer().start()
    server = Server(data, SMTP_URL=mail.url).start()
    yield server, mail
    server.kill()
    mail.stop()


def test_a_stop_finishes_the_request_under_way(stopping):
    server, _ = stopping
    client = WebClient(server.origin).sign_in(ADMINISTRATOR, PASSWORD)
    form = client.form(client.get("/discussions/1").location, "/discussions/1/contributions")
    body = "&".join(
        f"{name}={value}" for name, value in {**form.filled(), "kind": "comment", "body": "Unhurried"}.items()).encode()
    with socket.create_connection(("127.0.0.1", server.port), timeout=20) as line:
        cookies = "; ".join(f"{name}={value}" for name, value in client.cookies.items())
        head = (f"POST {form.action} HTTP/1.1\r\nHost: {client.host}\r\nCookie: {cookies}\r\nContent-Length: {len(body)}"
                "\r\nContent-Type: application/x-www-form-urlencoded\r\n\r\n")
        line.sendall(head.encode() + body[:20])
        time.sleep(0.3)
        server.process.send_signal(signal.SIGTERM)
        time.sleep(0.5)
        line.sendall(body[20:])
        assert line.recv(1000).startswith(b"HTTP/1.1 303")
    assert server.process.wait(timeout=20) == 0
    assert rows(server.data, "SELECT count(*) FROM contributions WHERE body = 'Unhurried'") == [(1,)]


def test_a_stop_finishes_the_mail_under_way(stopping):
    server, mail = stopping
    mail.pause = lambda: 2
    client = WebClient(server.origin)
    form = client.form("/sign-in", "/sign-in")
    assert client.post(form.action, form.filled(email=ADMINISTRATOR, by="link")).status == 200
    mail.take(ADMINISTRATOR, "link to sign in")
    assert server.stop() == 0
    assert rows(server.data, "SELECT state FROM mails") == [("sent",)]


def test_a_stop_does_not_wait_for_idle_browsers(stopping):
    server, _ = stopping
    with socket.create_connection(("127.0.0.1", server.port), timeout=20) as line:
        line.sendall(f"GET /health HTTP/1.1\r\nHost: 127.0.0.1:{server.port}\r\n\r\n".encode())
        assert line.recv(1000).startswith(b"HTTP/1.1 200")
        started = time.monotonic()
        assert server.stop() == 0
        assert time.monotonic() - started < 10
