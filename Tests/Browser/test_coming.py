"""Saying that one will come to a discussion, the letter when it opens, and the rota of a club; with JavaScript and without."""

import re
import time
from datetime import datetime, timedelta, timezone

import pytest

from browsing import examine, follow, main_text, press, signed_in
from program import RECORDS, Server, set_up


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    data = tmp_path_factory.mktemp("coming") / "data"
    set_up(data)
    server = Server(data).start()
    yield server
    server.stop()


@pytest.fixture(params=[True, False], ids=["javascript", "no javascript"])
def page(request, browser, server):
    with signed_in(browser, server, request.param) as page:
        yield page


def announce(page):
    """Posts an article whose discussion opens in ten days, and gives back the discussion's address."""
    page.goto("/articles/new")
    page.get_by_label("Or a file").set_input_files(
        RECORDS / ("pubmed_38801034.xml" if page.has_javascript else "pubmed_38534005.xml"))
    press(page, "Continue")
    page.locator("#why").fill("We could start it.")
    page.locator("#study-design").select_option("randomised-trial")
    page.locator("#opens-on").fill(f"{datetime.now(timezone.utc) + timedelta(days=10):%Y-%m-%d}")
    page.locator("#opens-at").fill("18:00")
    press(page, "Publish the discussion")
    return page.url.split("?")[0].split("#")[0]


def letters(server):
    return sorted(path.name for path in (server.data / "mail").glob("reminder.*.eml"))


def wait_for_letter(server, number):
    deadline = time.monotonic() + 60
    while len(letters(server)) < number:
        assert time.monotonic() < deadline, "the letter did not come"
        time.sleep(0.5)


def test_coming(page, server):
    discussion = announce(page)
    assert "Nobody has said yet that they will come." in main_text(page)
    examine(page)
    press(page, "I’ll come")
    assert "1 person will come." in main_text(page) and "You said that you will come." in main_text(page)
    examine(page)
    press(page, "I can’t come after all")
    assert "Nobody has said yet that they will come." in main_text(page)
    press(page, "I’ll come")

    before = len(letters(server))
    press(page, "Open it now")
    assert "Who will come" not in main_text(page)
    wait_for_letter(server, before + 1)
    # Nothing comes twice, after a restart neither.
    server.stop()
    server.start()
    time.sleep(3)
    assert len(letters(server)) == before + 1

    number = re.search(r"/discussions/(\d+)", discussion)[1]
    [letter] = (server.data / "mail").glob(f"reminder.opening.{number}.*.1@localhost.eml")
    text = letter.read_text()
    link = re.search(r"List-Unsubscribe: <\S+?(/unsubscribe/\S+)>", text.replace("\n ", ""))[1]
    page.goto(link)
    press(page, "Unsubscribe")
    assert "No letter of discussions you come to" in main_text(page)
    page.goto("/settings/subscriptions")
    examine(page)
    press(page, "Send me reminders")
    assert "Send me no reminders" in main_text(page)


def test_rota(page):
    page.goto("/clubs/1")
    follow(page.get_by_role("link", name="Rota"))
    assert "12 of these 12 weeks have nobody who facilitates." in main_text(page)
    examine(page)
    # The first week may end while this runs; the third does not.
    week = page.locator("section.band").nth(2)
    name = week.locator("h2").inner_text()
    follow(week.get_by_role("button", name="I’ll facilitate"))
    week = page.get_by_role("region", name=name)
    assert "Ada Admin facilitates" in week.inner_text()
    assert "11 of these 12 weeks" in main_text(page)
    examine(page)
    follow(week.get_by_role("button", name="I can’t after all"))
    assert "Nobody facilitates yet." in page.get_by_role("region", name=name).inner_text()

    page.get_by_label("Week of").select_option(label=name)
    page.get_by_label("Member", exact=True).select_option(label="Ada Admin")
    press(page, "Ask")
    week = page.get_by_role("region", name=name)
    assert "was asked and has not answered" in week.inner_text()
    examine(page)
    follow(week.get_by_role("button", name="Decline"))
    week = page.get_by_role("region", name=name)
    assert "Ada Admin declined" in week.inner_text()
    follow(week.get_by_role("button", name="Take off"))
    assert "Ada Admin" not in page.get_by_role("region", name=name).inner_text()
