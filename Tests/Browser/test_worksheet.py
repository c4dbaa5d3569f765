"""A member's worksheet: goals, steps, a template, the printed page, a link, and somebody who guides them."""

import pytest

from browsing import examine, follow, heading, main_text, pages_on_paper, press, signed_in
from program import Server, set_up


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    data = tmp_path_factory.mktemp("worksheet") / "data"
    set_up(data)
    server = Server(data).start()
    yield server
    server.stop()


@pytest.fixture(params=[True, False], ids=["javascript", "no javascript"])
def page(request, browser, server):
    with signed_in(browser, server, request.param) as page:
        yield page


def test_worksheet(page, browser, server):
    name = f"Know three people {page.has_javascript}"
    page.goto("/network/worksheet/goals/new")
    page.get_by_label("What do you want to reach?").fill(name)
    page.get_by_label("By when?").fill("2031-06-30")
    page.get_by_label("How will you know?").fill(" ")
    press(page, "Save")
    assert "Enter how you will know." in main_text(page)
    assert page.get_by_label("What do you want to reach?").input_value() == name
    examine(page)
    page.get_by_label("How will you know?").fill("Three names")
    press(page, "Save")
    assert heading(page) == "Your worksheet"
    goal = page.locator(".item", has_text=name)
    assert "No steps yet" in goal.inner_text()
    examine(page)

    follow(goal.get_by_role("link", name="Plan a step"))
    page.get_by_label("Strategy").select_option("weak-ties")
    page.get_by_label("What will you do?").fill(f"Write to Vera {page.has_javascript}")
    page.get_by_label("Or somebody else").fill("Vera Wu")
    page.get_by_label("By when?").fill("2031-01-31")
    examine(page)
    press(page, "Save")
    step = page.locator(".plain-steps li", has_text=f"Write to Vera {page.has_javascript}")
    assert "with Vera Wu, by 31 January 2031" in step.inner_text()
    follow(step.get_by_role("button", name="Done"))
    assert "1 of 1 step done" in page.locator(".item", has_text=name).inner_text()
    follow(page.locator(".plain-steps li", has_text=f"Write to Vera {page.has_javascript}").get_by_role(
        "link", name="Add to my CPD log"))
    assert page.get_by_label("What you did").input_value() == f"Weak ties: Write to Vera {page.has_javascript}"

    page.goto("/network/worksheet")
    page.get_by_label("What went well, what did not, what next?").fill("It took five minutes.")
    press(page, "Keep it")
    assert "It took five minutes." in main_text(page)
    follow(page.get_by_role("link", name="Remove the reflection of").first)
    assert heading(page) == "Remove a reflection?"
    examine(page)
    page.goto("/network/worksheet")
    page.get_by_label("Template for").select_option("faculty")
    press(page, "Add its goals and steps")
    assert "Widen a network that has become all strong, local ties" in main_text(page)
    examine(page)

    page.goto("/network/worksheet/print")
    examine(page)
    assert "Planned, " in main_text(page) and "Done, with Vera Wu" in main_text(page)
    if page.has_javascript:
        assert pages_on_paper(page) == 1
    page.goto("/network/worksheet/sharing")
    page.get_by_label("For whom?").fill("My tutor")
    press(page, "Make a link")
    address = page.locator(".notice code").inner_text()
    examine(page)
    with browser.new_context() as visitor:
        reader = visitor.new_page()
        reader.has_javascript = True
        reader.goto(address)
        assert name in main_text(reader)
        assert "It took five minutes." not in main_text(reader)
        examine(reader)
        press(page, "Take back the link for My tutor")
        assert reader.goto(address).status == 404

    page.goto("/network/guiding")
    page.get_by_label("Handle of a member").fill("nobody-at-all")
    press(page, "Choose")
    assert "There is no member of that handle." in main_text(page)
    examine(page)
