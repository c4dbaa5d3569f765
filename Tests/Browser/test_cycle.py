"""A discussion's cycle in a browser, with JavaScript and without: the club's time zone, an hour to open at, the schedule,
the synthesis and what it said before."""

from datetime import datetime, timedelta, timezone
from pathlib import Path

import axe_playwright_python
import pytest

from browsing import follow, heading, main_text, press
from program import PASSWORD, RECORDS, Server, set_up

AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text()


class Facilitator:
    """Ada, who facilitates the club and finds her way by what the pages say."""

    def __init__(self, server, browser, has_javascript):
        self.has_javascript = has_javascript
        self.context = browser.new_context(base_url=server.origin, java_script_enabled=has_javascript)
        self.page = self.context.new_page()
        self.page.set_default_timeout(10_000)
        self.page.goto("/sign-in")
        self.page.get_by_label("E-mail address").fill("ada@example.org")
        self.page.get_by_label("Password").fill(PASSWORD)
        press(self.page, "Sign in")

    def begin(self, record):
        self.page.goto("/articles/new")
        self.page.get_by_label("Or a file").set_input_files(RECORDS / record)
        press(self.page, "Continue")
        self.page.locator("#why").fill("We could start it.")
        self.page.locator("#study-design").select_option("randomised-trial")

    def examine(self, page=None):
        """Axe at every width, and no scrolling sideways, on her page or another; one without scripts cannot be asked."""
        if not self.has_javascript:
            return
        page = page or self.page
        for width in (1280, 390):
            page.set_viewport_size({"width": width, "height": 800})
            assert page.evaluate("document.documentElement.scrollWidth") <= width, (page.url, width)
            page.evaluate(AXE)
            found = page.evaluate("axe.run(document, {resultTypes: ['violations']}).then(all => all.violations)")
            assert not found, [(page.url, each["id"], each["nodes"][0]["html"][:200]) for each in found]


@pytest.fixture(scope="module", params=[True, False], ids=["javascript", "no javascript"])
def ada(request, browser, tmp_path_factory):
    data = tmp_path_factory.mktemp("cycle") / "data"
    set_up(data)
    server = Server(data).start()
    facilitator = Facilitator(server, browser, request.param)
    yield facilitator
    facilitator.context.close()
    server.stop()


def test_time_zone(ada):
    page = ada.page
    page.goto("/clubs/1")
    follow(page.get_by_role("link", name="Change the club"))
    page.get_by_label("Time zone").fill("Mars/Olympus")
    press(page, "Save")
    assert page.locator("#time-zone").input_value() == "Mars/Olympus"
    assert "Choose a time zone from the list" in main_text(page)
    page.get_by_label("Time zone").fill("Asia/Kathmandu")
    ada.examine()
    press(page, "Save")
    follow(page.get_by_role("link", name="Schedule"))
    assert "All times are those of Asia/Kathmandu" in main_text(page)
    assert "Nothing is planned." in main_text(page)


def test_opening_hour(ada):
    page = ada.page
    day = datetime.now(timezone.utc) + timedelta(days=10)
    ada.begin("pubmed_38801034.xml")
    assert "In the club's time zone, Asia/Kathmandu." in main_text(page)
    page.locator("#opens-on").fill("2001-01-01")
    page.locator("#opens-at").fill("18:00")
    press(page, "Publish the discussion")
    assert "This time is over in Asia/Kathmandu" in main_text(page)
    assert page.locator("#opens-on").input_value() == "2001-01-01"
    page.locator("#opens-on").fill(day.strftime("%Y-%m-%d"))
    ada.examine()
    press(page, "Publish the discussion")
    title = heading(page)
    page.goto("/clubs/1/schedule")
    coming = page.get_by_role("region", name="Coming")
    assert title.rstrip(".") in coming.inner_text()
    opening = coming.locator("time").first
    assert opening.get_attribute("datetime") == day.strftime("%Y-%m-%dT12:15:00Z")
    assert opening.inner_text() == f"{day:%A} {day.day} {day:%B} {day.year}, 18:00"
    ada.examine()
    follow(page.get_by_role("link", name="Month after"))
    assert page.locator("table.month").is_visible()


def test_synthesis(ada):
    page = ada.page
    ada.begin("pubmed_38534005.xml")
    press(page, "Publish the discussion")
    discussion = page.url.split("?")[0]
    press(page, "Close it now")
    for text in ("Give less of it.", "Give more of it."):
        page.goto(discussion)
        follow(page.get_by_role("link", name="the synthesis").first)
        page.get_by_label("Bottom line").fill(text)
        press(page, "Save the synthesis")
    assert "Written by Ada" in main_text(page)
    ada.examine()
    follow(page.get_by_role("link", name="What it said before"))
    assert "Version 1" in main_text(page) and "Give less of it." in main_text(page)
    assert page.locator("del").all_text_contents() and page.locator("ins").all_text_contents()
    page.goto("/search?q=kind:synthesis more")
    assert "Give more of it." in main_text(page)


def test_month_on_a_phone(ada):
    """No word is broken in two, not even on the day it is, on which something opened."""
    if not ada.has_javascript:
        return
    page = ada.page
    page.goto("/clubs/1/schedule")
    lines = """marks => marks.map(mark => {
        const word = document.createRange();
        word.selectNodeContents(mark.firstChild);
        return word.getClientRects().length;
    })"""
    for width in (390, 320):
        page.set_viewport_size({"width": width, "height": 800})
        assert page.locator(".day-today a").count()
        assert set(page.locator(".month td a").evaluate_all(lines)) == {1}, width
