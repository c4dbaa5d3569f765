"""A real Postfix as the relay that takes the site's mail, and as the server that hands over what comes back."""

import email
import os
import pwd
import re
import shutil
import smtplib
import sqlite3
import tempfile
import time
from email import policy
from pathlib import Path

import pytest

from postfix import USER, Postfix
from program import BINARY, CHECKOUT, PASSWORD, RECORDS, Server, run, set_up
from web_client import WebClient

pytestmark = pytest.mark.skipif(os.geteuid() != 0, reason="Postfix's master can only be started by root")

SETTINGS = dict(MAIL_FROM="club@harbour.example", MAIL_RETURN="club@harbour.example", OUTBOUND="off")


@pytest.fixture(scope="module")
def place():
    """A directory that another user may go through, unlike those of pytest."""
    directory = Path(tempfile.mkdtemp(prefix="colloquium-postfix-"))
    directory.chmod(0o755)
    yield directory
    shutil.rmtree(directory)


@pytest.fixture(scope="module")
def server(place):
    """A site with Ada and Ben, an article of Ada's, and Ghost, whose box nobody has; Postfix does not run yet."""
    home = place / "site"
    home.mkdir()
    os.chown(home, pwd.getpwnam(USER).pw_uid, -1)
    data = home / "data"
    set_up(data, user=USER, **SETTINGS)
    (place / "relay").mkdir()
    postfix = Postfix(place / "relay", home, BINARY, boxes=["ada", "ben"])
    server = Server(data, user=USER, SMTP_URL=postfix.url, **SETTINGS)
    server.postfix = postfix
    for name in ("ben", "ghost"):
        done = server.run("member", "add", name.title(), f"{name}@example.org", text=PASSWORD + "\n")
        assert done.returncode == 0, done.stderr
    server.run("import", "--by", "ada@example.org", "--why", "It may.", RECORDS / "pubmed_38801034.xml")
    server.start()
    (home / "colloquium.env").write_text("".join(
        f"COLLOQUIUM_{name}={value}\n" for name, value in
        {**SETTINGS, "DATA": data, "RESOURCES": CHECKOUT, "ORIGIN": server.origin, "SMTP_URL": postfix.url}.items()))
    yield server
    server.stop()
    if (place / "relay/queue/pid/master.pid").exists():
        postfix.stop()


def rows(server, statement, *values):
    with sqlite3.connect(server.data / "colloquium.sqlite", timeout=20) as database:
        return database.execute(statement, values).fetchall()


def wait_for(server, statement, *values, seconds=60):
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if found := rows(server, statement, *values):
            return found
        time.sleep(0.2)
    raise AssertionError(f"{statement}: nothing; {server.postfix.log[-3000:]}")


def test_mail_that_waits_for_the_relay_arrives_as_it_was_written(server):
    done = server.run("digest", "send", "--at", time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(time.time() + 8 * 86400)))
    assert "2 written" in done.stdout, done.stdout + done.stderr
    (number, written), = wait_for(
        server, "SELECT number, whole_mails.message FROM mails JOIN whole_mails USING (number) WHERE recipient = 'ben@example.org' AND state = 'waiting' AND attempts > 0")
    server.postfix.start()
    administrator = WebClient(server.origin).sign_in("ada@example.org", PASSWORD)
    page = administrator.get("/admin/mail")
    assert "could not be reached" in page.text and "Try all that waits now" in page.text, page.text
    form = administrator.form("/admin/mail", "/admin/mail/retry")
    assert administrator.post(form.action, form.filled()).status == 303
    arrived = server.postfix.take("ben")
    assert arrived.endswith(written.replace(b"\r\n", b"\n"))
    message = email.message_from_bytes(arrived, policy=policy.strict)
    assert message["To"].addresses[0].addr_spec == "ben@example.org"
    assert message["Return-Path"].startswith(f"<club+b-{number}-")
    assert "It may." in message.get_body(("plain",)).get_content()
    assert wait_for(server, "SELECT 1 FROM mails WHERE number = ? AND state = 'sent'", number)


def test_postfixs_own_report_of_an_unknown_address_counts_as_a_bounce(server):
    (status, suspended), = wait_for(
        server, """SELECT status, suspended_at IS NOT NULL FROM bounces JOIN mails ON number = mail
            JOIN address_troubles ON address = recipient WHERE recipient = 'ghost@example.org'""")
    assert (status, suspended) == ("5.1.1", 1)
    page = WebClient(server.origin).sign_in("ada@example.org", PASSWORD).get("/admin/mail").text
    assert "1 came back" in page


def test_a_reply_by_mail_becomes_a_contribution(server):
    ben = WebClient(server.origin).sign_in("ben@example.org", PASSWORD)
    say(ben, "/discussions/1", "/discussions/1/contributions", "Who was blinded?")
    ada = WebClient(server.origin).sign_in("ada@example.org", PASSWORD)
    say(ada, "/contributions/1/reply", "/contributions/1/reply", "Nobody, says the appendix.")
    wait_for(server, "SELECT 1 FROM waiting_news JOIN members ON members.number = member WHERE email = 'ben@example.org'")
    server.stop()
    with sqlite3.connect(server.data / "colloquium.sqlite") as database:
        database.execute("UPDATE waiting_news SET happened_at = happened_at - 660000")
    server.start()
    notice = email.message_from_bytes(server.postfix.take("ben", b"Reply-To", seconds=60), policy=policy.strict)
    address = notice["Reply-To"].addresses[0].addr_spec
    assert address.startswith("club+c-2-"), notice.as_string()
    assert notice["References"] == notice["In-Reply-To"]

    reply = email.message.EmailMessage()
    reply["From"], reply["To"], reply["Subject"] = "Ben <ben@example.org>", address, f"Re: {notice['Subject']}"
    reply["Message-ID"], reply["In-Reply-To"] = "<one@phone.example>", notice["Message-ID"]
    quoted = re.sub("^", "> ", notice.get_body(("plain",)).get_content(), flags=re.MULTILINE)
    reply.set_content(f"Limitation: then it is open to bias.\n\nOn Mon, 23 Nov 2026, Harbour Journal Club <club@harbour.example> wrote:\n{quoted}")
    for _ in range(2):
        with smtplib.SMTP("127.0.0.1", server.postfix.port) as connection:
            connection.send_message(reply)
    found = wait_for(server, "SELECT kind, body FROM contributions WHERE number = 3")
    assert found == [("limitation", "then it is open to bias.")]
    deadline = time.monotonic() + 20
    while len(re.findall(r"relay=colloquium.*status=sent", server.postfix.log)) < 3 and time.monotonic() < deadline:
        time.sleep(0.2)
    assert rows(server, "SELECT count(*) FROM contributions") == [(3,)], "the same mail twice is one contribution"


def test_what_the_site_never_gave_out_is_returned_by_postfix(server):
    with smtplib.SMTP("127.0.0.1", server.postfix.port) as connection:
        connection.sendmail("ada@example.org", ["club+c-2-2-00000000000000000000@harbour.example"], b"Subject: Hm\r\n\r\nHm\r\n")
    report = email.message_from_bytes(server.postfix.take("ada", b"report-type"), policy=policy.default)
    assert "no such address" in report.as_string()


def say(client, page, action, words):
    form = client.form(client.get(page).location or page, action)
    answer = client.post(form.action, form.filled(kind="comment", body=words))
    assert answer.status == 303, answer.text
