"""What members are told on the site: seen, opened, muted and switched off, with JavaScript and without."""

import re

import pytest

from browsing import examine, follow, heading, main_text, press


@pytest.fixture(params=[("adaeze", True), ("niamh", False)], ids=["javascript", "no javascript"])
def page(request, browser, demo):
    name, javascript = request.param
    context = browser.new_context(base_url=demo.origin, java_script_enabled=javascript)
    page = context.new_page()
    page.set_default_timeout(10_000)
    page.goto("/sign-in")
    page.get_by_label("E-mail address").fill(f"{name}@colloquium.example")
    page.get_by_label("Password").fill("one article a week")
    press(page, "Sign in")
    page.has_javascript = javascript
    yield page
    context.close()


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
    assert unread(page) == 0
    examine(page)
