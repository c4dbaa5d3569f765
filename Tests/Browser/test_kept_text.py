"""What was typed and not saved, after somebody else saved meanwhile: the browser shows it, puts it in or throws it away, and
forgets nothing by itself; a draft of a synthesis waits on the site."""

import pytest

from browsing import follow, main_text, press, signed_in
from program import PASSWORD, Server, set_up
from test_cycle import Facilitator

COLLEAGUE = "ben@example.org"


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    data = tmp_path_factory.mktemp("kept") / "data"
    set_up(data)
    server = Server(data).start()
    yield server
    server.stop()


@pytest.fixture(scope="module")
def discussion(server, browser):
    ada = Facilitator(server, browser, False)
    ada.begin("pubmed_38534005.xml")
    press(ada.page, "Publish the discussion")
    place = ada.page.url.split("?")[0]
    press(ada.page, "Close it now")
    ada.context.close()
    return place


def form(who, discussion):
    page = who.page
    page.goto(discussion)
    follow(page.get_by_role("link", name="the synthesis", exact=False).first)
    return page


def test_text_that_has_no_place_any_more(server, browser, discussion):
    ada, other = Facilitator(server, browser, True), Facilitator(server, browser, True)
    # No draft on the site, as where the connection is lost.
    ada.context.route("**/synthesis", lambda route: route.abort() if route.request.method == "POST" else route.continue_())
    page = form(ada, discussion)
    page.get_by_label("Bottom line").fill("Give okapi, after an hour of thought.")
    page.wait_for_timeout(600)
    page.goto("/")
    there = form(other, discussion)
    there.get_by_label("Bottom line").fill("Give zebra.")
    press(there, "Save the synthesis")
    for _ in range(2):
        page = form(ada, discussion)
        assert page.get_by_label("Bottom line").input_value() == "Give zebra."
        assert "Give okapi, after an hour of thought." in main_text(page)
        page.get_by_label("Strengths").press_sequentially("L")
        page.wait_for_timeout(600)
    ada.examine()
    page.get_by_role("button", name="Put it in").click()
    assert page.get_by_label("Bottom line").input_value() == "Give zebra.\n\nGive okapi, after an hour of thought."
    assert page.get_by_role("button", name="Put it in").count() == 0
    page = form(ada, discussion)
    assert page.get_by_label("Bottom line").input_value().endswith("thought."), "It is kept as what is typed now."
    ada.context.close()
    other.context.close()


def test_text_is_thrown_away_by_hand_alone(server, browser, discussion):
    ada, other = Facilitator(server, browser, True), Facilitator(server, browser, True)
    ada.context.route("**/synthesis", lambda route: route.abort() if route.request.method == "POST" else route.continue_())
    page = form(ada, discussion)
    page.get_by_label("Limitations").fill("Giraffe.")
    page.wait_for_timeout(600)
    page.goto("/")
    there = form(other, discussion)
    there.get_by_label("Limitations").fill("Small.")
    press(there, "Save the synthesis")
    page = form(ada, discussion)
    assert "Giraffe." in main_text(page)
    page.get_by_role("button", name="Throw it away").click()
    assert "Giraffe." not in main_text(form(ada, discussion))
    ada.context.close()
    other.context.close()


@pytest.mark.parametrize("has_javascript", [True, False], ids=["javascript", "no javascript"])
def test_draft_of_a_synthesis(server, browser, discussion, has_javascript):
    ada = Facilitator(server, browser, has_javascript)
    page = form(ada, discussion)
    page.get_by_label("Open questions").fill("For whom?")
    press(page, "Save as a draft")
    assert "Saved as a draft." in main_text(page)
    ada.examine()
    elsewhere = Facilitator(server, browser, has_javascript)
    page = form(elsewhere, discussion)
    assert page.get_by_label("Open questions").input_value() == "For whom?"
    assert "This is your draft of" in main_text(page)
    elsewhere.examine()
    press(page, "Discard the draft")
    assert page.get_by_label("Open questions").input_value() == ""
    ada.context.close()
    elsewhere.context.close()


@pytest.fixture(scope="module")
def open_discussion(server, browser):
    ada = Facilitator(server, browser, False)
    ada.begin("pubmed_38801034.xml")
    press(ada.page, "Publish the discussion")
    place = ada.page.url.split("?")[0].split("#")[0]
    ada.context.close()
    return place


def type_until_saved(page, place, text):
    page.goto(place)
    page.locator("#body").fill(text)
    page.get_by_text("Saved as a draft.", exact=True).wait_for()
    page.goto("/")


def test_a_draft_posted_elsewhere_does_not_come_back(server, browser, open_discussion):
    phone, desk = Facilitator(server, browser, True), Facilitator(server, browser, True)
    type_until_saved(phone.page, open_discussion, "Okapi, begun on the phone.")
    there = desk.page
    there.goto(open_discussion)
    assert there.locator("#body").input_value() == "Okapi, begun on the phone."
    press(there, "Post")
    for _ in range(2):
        phone.page.goto(open_discussion)
        assert phone.page.locator("#body").input_value() == ""
        assert phone.page.locator("main").get_by_text("Okapi, begun on the phone.").count() == 1, "It stands once, posted."
    phone.context.close()
    desk.context.close()


def test_a_draft_saved_by_its_button_and_posted_elsewhere_does_not_come_back(server, browser, open_discussion):
    phone, desk = Facilitator(server, browser, True), Facilitator(server, browser, True)
    phone.page.goto(open_discussion)
    phone.page.locator("#body").fill("Zebra, by the button.")
    phone.page.wait_for_timeout(600)
    press(phone.page, "Save as a draft")
    assert "Saved as a draft." in main_text(phone.page)
    desk.page.goto(open_discussion)
    press(desk.page, "Post")
    phone.page.goto(open_discussion)
    assert phone.page.locator("#body").input_value() == ""
    phone.context.close()
    desk.context.close()


def test_a_draft_changed_elsewhere_is_not_called_unsaved(server, browser, open_discussion):
    phone, desk = Facilitator(server, browser, True), Facilitator(server, browser, True)
    type_until_saved(phone.page, open_discussion, "Giraffe.")
    type_until_saved(desk.page, open_discussion, "Lion.")
    phone.page.goto(open_discussion)
    assert phone.page.locator("#body").input_value() == "Lion."
    assert "did not save it" not in main_text(phone.page)
    phone.page.locator("#body").fill("")
    phone.page.wait_for_timeout(3_000)
    phone.context.close()
    desk.context.close()


def test_what_the_site_never_had_stays(server, browser, open_discussion):
    phone = Facilitator(server, browser, True)
    type_until_saved(phone.page, open_discussion, "Tapir.")
    phone.page.goto(open_discussion)
    phone.page.locator("#body").fill("")
    phone.page.get_by_text("Saved as a draft.", exact=True).wait_for()
    phone.context.route(
        "**/contributions", lambda route: route.abort() if route.request.method == "POST" else route.continue_())
    phone.page.locator("#body").fill("Typed in a tunnel.")
    phone.page.get_by_text("Not saved as a draft: no connection.").wait_for()
    phone.page.goto("/")
    phone.page.goto(open_discussion)
    assert phone.page.locator("#body").input_value() == "Typed in a tunnel."
    phone.context.close()


def test_what_another_form_saved_is_written_over_by_hand_alone(server, browser, open_discussion):
    phone, desk = Facilitator(server, browser, True), Facilitator(server, browser, True)
    page = desk.page
    page.goto(open_discussion)
    type_until_saved(phone.page, open_discussion, "Of the phone.")
    page.locator("#body").fill("Of the desk.")
    page.get_by_text("Not saved: changed on another device.", exact=False).wait_for()
    press(page, "Save as a draft")
    page.locator("#body").fill("Of the desk, and more.")
    page.get_by_text("puts this in the place of the text above.", exact=False).wait_for()
    page.wait_for_timeout(3_000)
    press(page, "Preview")
    assert "Of the phone." in main_text(page)
    press(page, "Save as a draft")
    assert page.locator("#body").input_value() == "Of the desk, and more."
    assert "Of the phone." not in main_text(page)
    phone.context.close()
    desk.context.close()


@pytest.fixture
def reply(server, browser, open_discussion, request):
    """The place of a reply that nobody began."""
    ada = Facilitator(server, browser, False)
    ada.page.goto(open_discussion)
    ada.page.locator("#body").fill(f"What of “{request.node.name}”?")
    press(ada.page, "Post")
    place = f"/contributions/{ada.page.url.split('#contribution-')[1]}/reply"
    ada.context.close()
    return place


@pytest.mark.parametrize("by_its_button", [False, True], ids=["while typing", "by its button"])
def test_what_a_draft_has_no_room_for_stays(server, browser, reply, by_its_button):
    phone = Facilitator(server, browser, True)
    page = phone.page
    page.goto(reply)
    page.get_by_text("Declare them").click()
    page.locator("#competing-interests").fill("Shares in okapis.")
    page.locator("#ai-use").fill("For the spelling.")
    page.locator("#declares-none").check()
    page.locator("#body").fill("Okapi.")
    if by_its_button:
        page.wait_for_timeout(600)
        press(page, "Save as a draft")
    else:
        page.get_by_text("Saved as a draft.", exact=True).wait_for()
    for _ in range(3):
        if not by_its_button:
            page.goto("/")
            page.goto(reply)
        by_its_button = False
        assert page.locator("#body").input_value() == "Okapi."
        assert page.locator("#competing-interests").input_value() == "Shares in okapis."
        assert page.locator("#ai-use").input_value() == "For the spelling."
        assert page.locator("#declares-none").is_checked()
        assert "did not save it" not in main_text(page)
    phone.context.close()


def test_a_choice_that_makes_no_draft_stays(server, browser, open_discussion, reply):
    phone = Facilitator(server, browser, True)
    page = phone.page
    page.goto(reply)
    page.get_by_role("radio", name="Question", exact=True).check(force=True)
    page.get_by_text("Saved as a draft.", exact=True).wait_for()
    page.goto(reply)
    assert page.get_by_role("radio", name="Question", exact=True).is_checked()
    page.goto(open_discussion)
    follow(page.get_by_role("link", name="Appraise this article"))
    place = page.url
    page.locator("#study-design").select_option("non-randomised-study")
    page.get_by_text("Saved as a draft.", exact=True).wait_for()
    page.goto("/")
    page.goto(place)
    assert page.locator("#study-design").input_value() == "non-randomised-study"
    page.get_by_role("radio", name="Moderate", exact=True).check(force=True)
    page.get_by_text("Saved as a draft.", exact=True).wait_for()
    page.goto("/contributions/drafts")
    desk = Facilitator(server, browser, True)
    desk.page.goto(place)
    assert desk.page.get_by_role("radio", name="Moderate", exact=True).is_checked()
    desk.page.get_by_role("radio", name="Not given", exact=True).check(force=True)
    desk.page.locator("#study-design").select_option("randomised-trial")
    press(desk.page, "Save as a draft")
    page.goto(place)
    assert page.get_by_role("radio", name="Not given", exact=True).is_checked(), "A judgement goes with its draft."
    phone.context.close()
    desk.context.close()


@pytest.mark.parametrize("is_at_once", [False, True], ids=["refused", "before the other was saved"])
def test_saving_a_draft_leaves_what_another_tab_typed(server, browser, reply, is_at_once):
    ada = Facilitator(server, browser, True)
    one, two = ada.page, ada.context.new_page()
    two.goto(reply)
    one.goto(reply)
    one.locator("#body").fill("Okapi, of one tab.")
    one.wait_for_timeout(600)
    if not is_at_once:
        one.get_by_text("Saved as a draft.", exact=True).wait_for()
    two.locator("#body").fill("Zebra, of another.")
    if is_at_once:
        two.wait_for_timeout(600)
    else:
        two.get_by_text("Not saved: changed on another device.", exact=False).wait_for()
    two.close()
    one.get_by_text("Saved as a draft.", exact=True).wait_for()
    press(one, "Save as a draft")
    for _ in range(2):
        assert one.locator("#body").input_value() == "Okapi, of one tab."
        assert "Zebra, of another." in main_text(one)
        assert "Okapi, of one tab." not in one.locator(".notice-warning").inner_text()
        one.goto(reply)
    one.get_by_role("button", name="Put it in").click()
    assert one.locator("#body").input_value() == "Okapi, of one tab.\n\nZebra, of another."
    ada.context.close()


def test_a_draft_that_the_site_tidied_is_not_called_unsaved(server, browser, reply):
    ada = Facilitator(server, browser, True)
    ada.page.goto(reply)
    ada.page.locator("#body").fill("  Cafe\u0301,\n\u202ain a line\u202c.\n")
    ada.page.wait_for_timeout(600)
    press(ada.page, "Save as a draft")
    assert ada.page.locator("#body").input_value() == "Caf\u00e9,\nin a line."
    assert "did not save it" not in main_text(ada.page)
    ada.context.close()


def test_a_disagreement_is_said_once_to_be_taken_back(server, browser, reply):
    server.run("member", "add", "Ben Colleague", COLLEAGUE, text=PASSWORD + "\n")
    with signed_in(browser, server, True, COLLEAGUE) as page:
        page.goto(f"{reply}?stance=disagree")
        page.locator("#body").fill("I think otherwise.")
        press(page, "Reply")
        agree = reply.replace("reply", "signals/agree")
        follow(page.locator(f"button[formaction='{agree}']"))
        assert "Your disagreement is taken back" in main_text(page)
        assert "turned=" not in page.url and page.url.endswith(reply.split("/")[2])
        page.reload()
        assert "You agree." in main_text(page)
        assert "Your disagreement is taken back" not in main_text(page)
