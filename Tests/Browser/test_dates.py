"""Changing the dates of a discussion, moving it by hand and calling it off, and replying to what was withdrawn meanwhile;
with JavaScript and without."""

from datetime import datetime, timedelta, timezone

import pytest

from browsing import examine, follow, main_text, press, signed_in
from program import RECORDS, Server, set_up


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    data = tmp_path_factory.mktemp("dates") / "data"
    set_up(data)
    server = Server(data).start()
    yield server
    server.stop()


@pytest.fixture(params=[True, False], ids=["javascript", "no javascript"])
def page(request, browser, server):
    with signed_in(browser, server, request.param) as page:
        yield page


def day(days):
    return f"{datetime.now(timezone.utc) + timedelta(days=days):%Y-%m-%d}"


def post(page, record, opens=None):
    page.goto("/articles/new")
    page.get_by_label("Or a file").set_input_files(RECORDS / record)
    press(page, "Continue")
    page.locator("#why").fill("We could start it.")
    page.locator("#study-design").select_option("randomised-trial")
    if opens:
        page.locator("#opens-on").fill(opens)
        page.locator("#opens-at").fill("18:00")
    press(page, "Publish the discussion")
    return page.url.split("?")[0].split("#")[0]


def test_dates(page):
    discussion = post(page, "pubmed_38801034.xml" if page.has_javascript else "pubmed_38534005.xml", day(10))
    follow(page.get_by_role("link", name="Change the dates"))
    examine(page)
    page.locator("#opens-on").fill("2001-01-01")
    page.locator("#window").fill("14")
    press(page, "Save the dates")
    assert "This time is over in UTC" in main_text(page)
    assert page.locator("#opens-on").input_value() == "2001-01-01" and page.locator("#window").input_value() == "14"
    examine(page)
    page.locator("#opens-on").fill(day(20))
    press(page, "Save the dates")
    assert page.url.startswith(discussion)
    press(page, "Begin pre-reading now")
    assert "PRE-READING" in page.locator(".state").inner_text().upper()
    follow(page.get_by_role("link", name="Change the dates"))
    assert page.locator("#opens-on").input_value() == day(20) and page.locator("#window").input_value() == "14"
    follow(page.get_by_role("link", name="Call it off"))
    assert "Nobody has said that they will come" in main_text(page)
    examine(page)
    press(page, "Call it off")
    assert "CALLED OFF" in page.locator(".state").inner_text().upper()
    assert "It does not take place." in main_text(page)
    examine(page)


def test_withdrawn_meanwhile(page):
    post(page, "pubmed_31789841.xml" if page.has_javascript else "pubmed_36987902.xml")
    page.get_by_label("Your text").fill("First.")
    press(page, "Post")
    number = page.locator("ol.contributions [id^=contribution-]").first.get_attribute("id").split("-")[1]
    page.goto(f"/contributions/{number}/reply")
    other = page.context.new_page()
    other.goto(f"/contributions/{number}/withdrawal")
    press(other, "Withdraw it")
    page.get_by_label("Your text").fill("I do not think so.")
    press(page, "Reply")
    assert "was withdrawn meanwhile" in main_text(page)
    assert page.get_by_label("Your text").input_value() == "I do not think so."
    examine(page)
    page.get_by_label("Reply all the same").check()
    press(page, "Reply")
    assert "I do not think so." in main_text(page)
