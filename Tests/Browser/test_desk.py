"""The facilitator's desk in a browser, with JavaScript and without: the pre-reading note, prompts, and the
synthesis from pinned contributions."""

import re

import pytest

from browsing import follow, main_text, press
from program import Server, set_up
from test_cycle import Facilitator


@pytest.fixture(scope="module", params=[True, False], ids=["javascript", "no javascript"])
def ada(request, browser, tmp_path_factory):
    data = tmp_path_factory.mktemp("desk") / "data"
    set_up(data)
    server = Server(data).start()
    facilitator = Facilitator(server, browser, request.param)
    facilitator.begin("pubmed_38534005.xml")
    press(facilitator.page, "Publish the discussion")
    facilitator.discussion = facilitator.page.url.split("?")[0]
    yield facilitator
    facilitator.context.close()
    server.stop()


def desk(ada):
    ada.page.goto(ada.discussion)
    follow(ada.page.get_by_role("link", name="Pre-reading and prompts"))
    return ada.page


def test_pre_reading_note(ada):
    page = desk(ada)
    page.get_by_label("What to read or look for").fill("Look at *table 2* first.")
    press(page, "Save the note")
    ada.examine()
    page.goto(ada.discussion)
    assert "Look at table 2 first." in page.get_by_role("region", name="Pre-reading").inner_text()


def test_note_and_prompt_together(ada):
    page = desk(ada)
    page.get_by_label("What to read or look for").fill("Look at *table 2*, then at *figure 1*.")
    page.get_by_label("Question").fill("Who is left out?")
    press(page, "Save the note")
    assert page.get_by_label("Question").input_value() == "Who is left out?"
    assert "The note is saved." in main_text(page)
    ada.examine()
    page.get_by_label("Question").fill("")
    press(page, "Save the note")
    assert page.get_by_label("Question").input_value() == "", "What was taken out is not brought back by the browser."


def test_prompts(ada):
    page = desk(ada)
    for day, question in (("1", "Whom would you treat?"), ("2", "What would you tell them?")):
        page.get_by_label("Opens on").select_option(day)
        page.get_by_label("Question").fill(question)
        press(page, "Add the prompt")
    assert "Day 2, " in main_text(page)
    assert page.get_by_label("Question").input_value() == "", "What arrived is not offered again."
    ada.examine()
    page.goto(ada.discussion)
    prompts = page.get_by_role("region", name="The facilitators’ questions")
    assert "Whom would you treat?" in prompts.inner_text()
    assert "To come, seen by facilitators only" in prompts.inner_text()
    ada.examine()


def test_change_and_remove(ada):
    page = desk(ada)
    follow(page.get_by_role("link", name="Change the prompt of Day 2"))
    assert page.get_by_label("Question").input_value() == "What would you tell them?"
    page.get_by_label("Opens on").select_option("1")
    ada.examine()
    press(page, "Save the prompt")
    assert "Day 2, " not in page.get_by_role("region", name="Prompts").inner_text()
    follow(page.get_by_role("link", name="Remove the prompt of Day 1").last)
    assert "What would you tell them?" in main_text(page)
    press(page, "Remove it")
    assert "What would you tell them?" not in main_text(page)


def answer(ada, name):
    """Presses the button of a prompt, on the discussion's page: it leads to a page of its own without JavaScript."""
    button = ada.page.get_by_role("button", name=name)
    if ada.has_javascript:
        button.first.click()
        assert ada.page.url.split("#")[0] == ada.discussion
    elif button.count():
        follow(button.first)


def test_answer(ada):
    page = ada.page
    page.goto(ada.discussion)
    page.get_by_label("Limitation", exact=True).check()
    page.get_by_label("Your text").fill("Those over 65.")
    for _ in range(2):
        answer(ada, "Answer this question of Day 1")
    text = page.get_by_label("Your text")
    assert text.input_value() == "> Whom would you treat?\n\nThose over 65.", "Nothing is lost, nothing stands twice."
    assert page.get_by_label("Limitation", exact=True).is_checked()
    ada.examine()
    press(page, "Post")
    posted = page.locator(".contributions .prose").last
    assert posted.locator("blockquote").inner_text() == "Whom would you treat?"
    assert "Those over 65." in posted.inner_text()


def test_nothing_typed_is_lost_beside(ada):
    """Pins are pressed in the form one writes in; Enter on a kind of contribution presses none of them, and keeps a draft."""
    page = ada.page
    page.goto(ada.discussion)
    text = page.get_by_label("Your text")
    page.get_by_label("Strength", exact=True).check()
    text.fill("Half a thought, not saved.")
    with page.expect_navigation():
        page.get_by_label("Strength", exact=True).press("Enter")
    assert text.input_value() == "Half a thought, not saved." and "Saved as a draft." in main_text(page)
    assert not page.locator("summary", has_text="Pinned").count()
    text.fill("Half a thought, not saved yet.")
    follow(page.get_by_role("button", name=re.compile("^Pin ")))
    assert text.input_value() == "Half a thought, not saved yet."
    assert page.get_by_label("Strength", exact=True).is_checked()
    page.locator("summary", has_text="Pinned").click()
    text.fill("Half a thought, and more.")
    press(page, "Unpin")
    assert text.input_value() == "Half a thought, and more."
    follow(page.get_by_role("link", name=re.compile("^Reply")).first)
    text = page.get_by_label("Your text")
    text.fill("I disagree.")
    quote = page.get_by_role("button", name="Quote what you reply to")
    for _ in range(2):
        quote.click() if ada.has_javascript else follow(quote)
    assert text.input_value() == "> > Whom would you treat?\n> \n> Those over 65.\n\nI disagree."
    ada.examine()
    page.goto("/contributions/drafts")
    follow(page.get_by_role("button", name="Discard").first)
    page.goto(ada.discussion)
    assert page.get_by_label("Your text").input_value() == ""


def test_pins_and_synthesis(ada):
    page = ada.page
    page.goto(ada.discussion)
    number = page.locator(".contribution").first.get_attribute("id").removeprefix("contribution-")
    follow(page.get_by_role("button", name=re.compile("^Pin ")))
    page.locator("summary", has_text="Pinned: Limitations").click()
    ada.examine()
    press(page, "Move to Strengths")
    assert page.locator("summary", has_text="Pinned: Strengths").is_visible()
    press(page, "Close it now")
    follow(page.get_by_role("link", name="Write the synthesis"))
    page.get_by_label("Bottom line").fill("Treat fewer.")
    if ada.has_javascript:
        page.get_by_role("button", name=f"Insert #{number} into Strengths").click()
    else:
        assert not page.get_by_role("button", name="Insert").is_visible()
        press(page, "Begin from the pinned ones")
    strengths = page.get_by_label("Strengths")
    assert strengths.input_value().endswith(f"> Those over 65.\n\n— #{number}")
    assert page.get_by_label("Bottom line").input_value() == "Treat fewer."
    ada.examine()
    press(page, "Save the synthesis")
    synthesis = page.get_by_role("region", name="Synthesis")
    assert synthesis.locator("h3").all_inner_texts() == ["Bottom line", "Strengths"]
    assert synthesis.get_by_role("link", name=f"#{number}").is_visible()
    ada.examine()


def test_take_back(ada):
    page = ada.page
    page.goto(ada.discussion)
    follow(page.get_by_role("link", name="Change the synthesis"))
    follow(page.get_by_role("link", name="Take the synthesis back"))
    press(page, "Take it back")
    assert "The synthesis was taken back" in main_text(page)
    assert page.get_by_label("Bottom line").input_value() == "", "What was taken back is not brought back by the browser."
    page.goto(ada.discussion)
    assert "Treat fewer." not in main_text(page)
    page.goto(ada.discussion.split("-")[0] + "/synthesis/history")
    assert "taken back by Ada" in main_text(page) and "Treat fewer." in main_text(page)
