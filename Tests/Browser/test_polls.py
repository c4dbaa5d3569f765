"""Putting a poll to a club and voting in it, with JavaScript and without."""

from pathlib import Path

import axe_playwright_python
import pytest

from browsing import follow, heading, main_text, press
from program import PASSWORD, Server, set_up

AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text()


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    data = tmp_path_factory.mktemp("polls") / "data"
    set_up(data)
    server = Server(data).start()
    yield server
    server.stop()


@pytest.fixture(params=[True, False], ids=["javascript", "no javascript"])
def page(request, browser, server):
    context = browser.new_context(base_url=server.origin, java_script_enabled=request.param)
    page = context.new_page()
    page.set_default_timeout(10_000)
    page.goto("/sign-in")
    page.get_by_label("E-mail address").fill("ada@example.org")
    page.get_by_label("Password").fill(PASSWORD)
    press(page, "Sign in")
    page.has_javascript = request.param
    yield page
    context.close()


def examine(page):
    """Axe at every width, and no scrolling sideways; a page without scripts cannot be asked."""
    if not page.has_javascript:
        return
    for width in (1280, 390):
        page.set_viewport_size({"width": width, "height": 800})
        assert page.evaluate("document.documentElement.scrollWidth") <= width, (page.url, width)
        page.evaluate(AXE)
        found = page.evaluate("axe.run().then(result => result.violations.map(violation => violation.id))")
        assert found == [], (page.url, width, found)


def ask(page, question, form="One choice", options=("Yes", "No, daily treatment stays first")):
    page.goto("/clubs/1/polls/new")
    page.get_by_label("Question").fill(question)
    page.get_by_label(form).check()
    page.locator("#options").fill("\n".join(options))
    press(page, "Preview")
    assert question in main_text(page) and "Takes votes until" in main_text(page)
    examine(page)
    press(page, "Ask")
    assert heading(page) == question


def vote(page):
    page.locator("#rationale").fill("Two trials agree.")
    page.locator("#references").fill("10.1000/182 table 2")
    page.locator("#competing-interests").fill("none")
    press(page, "Vote")


def test_one_choice(page):
    ask(page, f"Would you? {page.has_javascript}")
    vote(page)
    assert "Choose one of the options." in main_text(page)
    assert page.locator("#rationale").input_value() == "Two trials agree."
    examine(page)
    page.get_by_label("No, daily treatment stays first").check()
    press(page, "Vote")
    assert "You voted: No, daily treatment stays first" in main_text(page)
    assert "1 member voted. Most chosen: “No, daily treatment stays first”, by 1." in main_text(page)
    assert page.locator(".poll-picture rect").count() == 2
    examine(page)
    page.locator("#remark").fill("What of the frail?")
    press(page, "Say it")
    assert "What of the frail?" in main_text(page)
    follow(page.get_by_role("link", name="Close it now"))
    press(page, "Close it")
    assert "Closed " in main_text(page) and page.locator("#rationale").count() == 0


def test_scale(page):
    ask(page, f"How ready? {page.has_javascript}", "A scale from 0 to 10", ())
    page.get_by_label("7", exact=True).check()
    vote(page)
    assert "You voted: 7 of 10" in main_text(page) and "Median: 7." in main_text(page)
    assert page.locator(".poll-picture rect").count() == 11
    examine(page)
