"""What members are told on the site: seen, opened, muted and switched off, with JavaScript and without."""

import re

import pytest

from browsing import examine, follow, heading, main_text, of_society, press


@pytest.fixture(params=[("adaeze", True), ("niamh", False)], ids=["javascript", "no javascript"])
def page(request, browser, demo):
    name, javascript = request.param
    with of_society(name, browser, demo, javascript) as page:
        yield page


def unread(page):
    found = re.search(r"(\d+)", page.locator(".you-nav .icon-link", has_text="New for you").inner_text())
    return int(found[1]) if found else 0


def test_what_is_new_is_read_where_it_stands(page):
    before = unread(page)
    assert before > 0
    follow(page.get_by_role("link", name="New for you"))
    assert heading(page) == "New for you" and "because you" in main_text(page)
    examine(page)
    groups = page.locator("section.band", has=page.locator("h2 a"))
    group = groups.filter(has=page.locator(".new-mark")).first
    new = group.locator(".new-mark").count()
    follow(group.locator("h2 a"))
    assert unread(page) == before - new
    page.goto("/notifications")
    assert unread(page) == before - new

    follow(page.get_by_role("button", name=re.compile("^Mute this")).first)
    assert ", muted" in main_text(page)
    follow(page.get_by_role("button", name=re.compile("^Tell me of this")).first)
    assert ", muted" not in main_text(page)

    follow(page.get_by_role("button", name=re.compile("^Tell me no more")).first)
    assert "You are not told of" in main_text(page)
    examine(page)
    follow(page.get_by_role("button", name=re.compile("^Tell me again")).first)
    assert "You are not told of" not in main_text(page)

    if page.get_by_role("button", name="Mark everything as read").count():
        press(page, "Mark everything as read")
    # Who asks to guide them waits for an answer.
    assert unread(page) == page.locator("section[aria-labelledby=worksheets] li").count()
    examine(page)
