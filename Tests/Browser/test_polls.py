"""Putting a poll to a club and voting in it, with JavaScript and without."""

import pytest

from browsing import examine, follow, heading, main_text, press, signed_in
from program import Server, set_up


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    data = tmp_path_factory.mktemp("polls") / "data"
    set_up(data)
    server = Server(data).start()
    yield server
    server.stop()


@pytest.fixture(params=[True, False], ids=["javascript", "no javascript"])
def page(request, browser, server):
    with signed_in(browser, server, request.param) as page:
        yield page


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
    assert page.get_by_role("table", name="Votes by answer").is_visible(), "Its numbers need no click."
    assert page.get_by_role("link", name="Counts as CSV").count() == 1
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
