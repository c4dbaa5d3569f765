"""Mentors, coaches and sponsors: an offer, an ask, an agreement and its end, with JavaScript and without."""

from contextlib import contextmanager

import pytest

from browsing import examine, follow, heading, main_text, press
from program import Server


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    server = Server(tmp_path_factory.mktemp("mentoring") / "data", command="demo").start()
    yield server
    server.stop()


@contextmanager
def signed_in(browser, server, handle, javascript):
    """A page of somebody of the example society."""
    context = browser.new_context(base_url=server.origin, java_script_enabled=javascript)
    page = context.new_page()
    page.set_default_timeout(10_000)
    page.goto("/sign-in")
    page.get_by_label("E-mail address").fill(f"{handle}@colloquium.example")
    page.get_by_label("Password").fill("one article a week")
    press(page, "Sign in")
    page.has_javascript = javascript
    yield page
    context.close()


@pytest.fixture(params=[True, False], ids=["javascript", "no javascript"])
def two(request, browser, server):
    """Who offers, and who looks for somebody; others in each run."""
    giver, taker = ("casper", "tavita") if request.param else ("kaarina", "delphine")
    with signed_in(browser, server, giver, request.param) as one, signed_in(
        browser, server, taker, request.param
    ) as other:
        yield one, other


def offer(page):
    page.goto("/network/mentoring")
    assert "Uses their own standing" in main_text(page)
    examine(page)
    follow(page.get_by_role("link", name="Offer something"))
    page.get_by_label("What can people come to you for?").fill("Breathing, and reading on Thursdays.")
    page.get_by_label("Topics").fill("feedback, breathing")
    examine(page)
    press(page, "Offer it")
    assert "Choose one of the three." in main_text(page) and "Choose at least one way." in main_text(page)
    assert page.get_by_label("What can people come to you for?").input_value() == "Breathing, and reading on Thursdays."
    examine(page)
    page.locator("input[name=role][value=coach]").check()
    page.get_by_label("By video").check()
    page.locator("input[name=audience][value=members]").check()
    press(page, "Offer it")
    assert heading(page) == "You offer to be a coach"
    assert "Open, with 1 of 1 places free." in main_text(page)
    examine(page)


def test_from_offer_to_end(two):
    giver, taker = two
    offer(giver)
    taker.goto("/network/mentoring/find?role=coach")
    examine(taker)
    follow(taker.locator(f"a[href='{giver.url.split('?')[0].replace(taker.url.split('/network')[0], '')}']").first)
    taker.get_by_label("Your words to them").fill("I would like to breathe, too.")
    examine(taker)
    press(taker, "Send")
    assert "Waits for an answer until" in main_text(taker)
    examine(taker)

    giver.goto("/notifications")
    follow(giver.locator("main").get_by_role("link", name="asks you about having, or being, a coach"))
    assert "I would like to breathe, too." in main_text(giver)
    examine(giver)
    press(giver, "Say yes")
    assert "You are" in heading(giver)
    agreement = giver.url
    follow(giver.get_by_role("link", name="Propose goals, a rhythm and an end"))
    giver.get_by_label("Goals").fill("Breathe out\nRead one methods section a week")
    giver.get_by_label("Meet every").fill("2")
    examine(giver)
    press(giver, "Propose it")
    assert "It holds once they accept." in main_text(giver)
    examine(giver)

    taker.goto(agreement)
    press(taker, "Accept")
    assert "Read one methods section a week" in main_text(taker)
    taker.get_by_label("What you want to keep").fill("I said yes, and breathed out.")
    press(taker, "Write it down")
    assert "I said yes, and breathed out." in main_text(taker)
    examine(taker)
    follow(taker.locator("#log ~ *, .items").get_by_role("link", name="Remove").first)
    assert "Remove an entry of your log?" in heading(taker)
    examine(taker)
    taker.goto(agreement)
    giver.goto(agreement)
    assert "breathed out." not in main_text(giver)
    press(giver, "We met")
    assert "Before, it was no day." in main_text(giver)
    examine(giver)
    press(giver, "Put back what stood there before")
    assert "No meeting noted yet." in main_text(giver)
    press(giver, "We met")

    follow(taker.get_by_role("link", name="End it"))
    taker.get_by_label("A word of thanks").fill("I can do it now.")
    examine(taker)
    press(taker, "End it")
    assert "You ended it." in main_text(taker)
    giver.goto(agreement)
    assert "I can do it now." in main_text(giver) and "in your network" in main_text(giver)
    examine(giver)
