"""What an administrator does about the mail; with JavaScript and without."""

import re
import sqlite3

import pytest

from browsing import examine, follow, heading, main_text, press, signed_in

REFUSED = """
    INSERT INTO mails (message_id, kind, recipient, message, written_at, due_at, state, attempts, settled_at, last_error)
    VALUES (?, 'weekly digest', ?, x'41', unixepoch() * 1000, unixepoch() * 1000, 'refused', 1, unixepoch() * 1000,
        'RCPT: 550 5.7.1 <eve@example.org>: not here')"""


@pytest.fixture(params=[True, False], ids=["javascript", "no javascript"])
def page(request, browser, site):
    with signed_in(browser, site, request.param) as page:
        yield page


def refuse(site, address):
    with sqlite3.connect(site.data / "colloquium.sqlite", timeout=20) as database:
        return database.execute(REFUSED, (f"refused.{address}", address)).lastrowid


def test_a_test_mail_is_sent_and_its_fate_shown(page, site, mail):
    page.goto("/admin")
    follow(page.locator("main").get_by_role("link", name="Look after the mail"))
    assert heading(page) == "Mail"
    assert "Nothing waits." in main_text(page)
    examine(page)
    address = f"check{page.has_javascript}@example.org".lower()
    page.get_by_label("Address").fill(address)
    press(page, "Send a test mail")
    mail.take(address, "A test of the mail")
    # A busy machine may take longer than the page waits for.
    assert re.search("What became of the test stands below|The test is in the queue", main_text(page))
    page.reload()
    assert "sent" in page.locator("tr", has_text=address).inner_text()
    examine(page)


def test_a_refused_mail_is_dropped_after_a_question(page, site):
    address = f"eve{page.has_javascript}@refused.example".lower()
    number = refuse(site, address)
    page.goto("/admin/mail")
    row = page.locator("tr", has_text=address)
    assert "not here" in row.inner_text()
    examine(page)
    follow(row.get_by_role("link", name="Drop"))
    assert heading(page) == "Drop this mail?"
    examine(page)
    press(page, "Drop it")
    assert "It was dropped and will never be sent." in main_text(page)
    assert page.locator("tr", has_text=address).count() == 0
    assert f"Mail {number} (weekly digest) to refused.example, by Ada Admin" in main_text(page)
    page.goto("/admin/audit")
    assert f"dropped mail {number}" in main_text(page)


def test_a_refused_mail_is_sent_again(page, site, mail):
    address = f"ben{page.has_javascript}@again.example".lower()
    refuse(site, address)
    page.goto("/admin/mail")
    follow(page.locator("tr", has_text=address).get_by_role("button", name="Send again"))
    assert "It is tried now." in main_text(page)
    for _ in range(40):
        if any(address in recipients for recipients, _ in mail.received):
            return
        page.wait_for_timeout(250)
    raise AssertionError(f"no mail to {address}")
