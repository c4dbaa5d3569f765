"""People to know, and two of them brought together: suggested, put off, introduced, answered; with JavaScript and without."""

import re

import pytest

from browsing import examine, follow, heading, main_text, of_society, press

PAIRS = {True: ("ottoline", "Ottoline", "lindiwe", "Lindiwe"), False: ("zainab", "Zainab", "hollis", "Hollis")}


@pytest.fixture(params=[True, False], ids=["javascript", "no javascript"])
def javascript(request):
    return request.param


def test_suggestions(browser, demo, javascript):
    with of_society("adaeze", browser, demo, javascript) as page:
        page.goto("/network")
        assert "Whom you may want to know" in main_text(page)
        follow(page.get_by_role("link", name="All suggestions"))
        examine(page)
        people = page.locator("main .items > .item")
        count, name = people.count(), people.first.locator("h3").inner_text()
        assert count > 2 and people.first.locator(".reasons li").count() >= 1
        follow(people.first.get_by_role("button", name=re.compile("Not now")))
        assert people.count() == count - 1 and name not in main_text(page)
        follow(people.first.get_by_role("link", name=re.compile("Add to my network")))
        assert heading(page).startswith("Add ")
        page.goto("/network/sharing")
        press(page, "Suggest me to nobody")
        assert "You are suggested to nobody." in main_text(page)
        examine(page)
        press(page, "Let me be suggested again")


def test_introduction(browser, demo, javascript):
    one, one_name, other, other_name = PAIRS[javascript]
    with of_society("adaeze", browser, demo, javascript) as page:
        page.goto("/network/introductions/new")
        page.get_by_label("Whom?", exact=True).select_option(label=label(page, one_name))
        page.get_by_label("And whom?").select_option(label=label(page, other_name))
        examine(page)
        page.get_by_label("To the first alone").fill("Ask for the checklist.")
        press(page, "Show what each gets")
        assert "Write why they should know each other" in main_text(page)
        assert page.get_by_label("To the first alone").input_value() == "Ask for the checklist."
        page.get_by_label("Why they should know each other").fill("Both of you teach the first hour.")
        press(page, "Show what each gets")
        assert "would like you to meet" in main_text(page)
        examine(page)
        press(page, "Send it to both")
        assert "Waiting for their answers until" in main_text(page)
        examine(page)
        path = page.url.split("?")[0]
        page.goto("/network/introductions/new")
        for field in ("Why they should know each other", "To the first alone"):
            assert page.get_by_label(field).input_value() == "", "What arrived is kept no longer."
        page.goto(path)

        with of_society(one, browser, demo, javascript) as first, of_society(other, browser, demo, javascript) as second:
            first.goto("/notifications")
            follow(first.get_by_role("link", name=re.compile(f"would like you to meet {other_name}")))
            assert "Ask for the checklist." in main_text(first)
            examine(first)
            assert first.locator("#contact").input_value() == f"{one}@colloquium.example"
            first.get_by_label("Yes", exact=True).check()
            first.locator("#contact").fill("ring the ward, 555 0100")
            press(first, "Answer")
            assert "You said yes. Waiting until" in main_text(first)
            second.goto(path)
            assert "555 0100" not in main_text(second) and "Ask for the checklist." not in main_text(second)
            second.get_by_label("No", exact=True).check()
            press(second, "Answer")
            first.reload()
            assert "You said yes. Waiting until" in main_text(first)
            page.reload()
            assert "Waiting for their answers until" in main_text(page)

            second.get_by_label("Yes", exact=True).check()
            press(second, "Answer")
            assert "ring the ward, 555 0100" in main_text(second)
            examine(second)
            first.reload()
            assert f"{other}@colloquium.example" in main_text(first)
            first.get_by_label("Partly").check()
            first.get_by_label("In a few words").fill("We plan a session.")
            first.get_by_label("may read this").check()
            press(first, "Save")

        page.reload()
        assert "Both said yes." in main_text(page) and "We plan a session." in main_text(page)
        assert "555 0100" not in main_text(page)
        examine(page)
        page.goto("/network/introductions")
        examine(page)


def test_introduction_taken_back(browser, demo, javascript):
    (one, one_name, _, _), (_, _, _, other_name) = PAIRS[javascript], PAIRS[not javascript]
    with of_society("adaeze", browser, demo, javascript) as page:
        page.goto("/network/introductions/new")
        page.get_by_label("Whom?", exact=True).select_option(label=label(page, one_name))
        page.get_by_label("And whom?").select_option(label=label(page, other_name))
        page.get_by_label("Why they should know each other").fill("Both of you listen.")
        press(page, "Show what each gets")
        press(page, "Send it to both")
        path = page.url.split("?")[0]
        with of_society(one, browser, demo, javascript) as first:
            assert first.goto(path).status == 200
            page.goto(path)
            follow(page.get_by_role("link", name="Take it back"))
            assert heading(page) == "Take this introduction back?"
            examine(page)
            press(page, "Take it back")
            assert "You took the introduction back." in main_text(page)
            examine(page)
            assert first.goto(path).status == 404


def label(page, name):
    """The option that begins with a name."""
    return page.locator("#first option", has_text=name).first.inner_text()
