"""Appraising an article in a browser, with JavaScript and without: write, look at another design, meet one's own other
edit, see where two members agree, and say before and after whether it changes practice."""

from pathlib import Path

import axe_playwright_python
import pytest

from browsing import follow, heading, main_text, press
from program import PASSWORD, RECORDS, Server, set_up

AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text()
ADMINISTRATOR = "ada@example.org"
COLLEAGUE = "ben@example.org"


class Appraisers:
    """Ada, who facilitates the club, and Ben, who is a member; both read the trial that Ada brought."""

    def __init__(self, server, browser, has_javascript):
        self.has_javascript = has_javascript
        self.contexts = [
            browser.new_context(base_url=server.origin, java_script_enabled=has_javascript) for _ in range(2)]
        self.ada, self.ben = [context.new_page() for context in self.contexts]
        for page, email in ((self.ada, ADMINISTRATOR), (self.ben, COLLEAGUE)):
            page.set_default_timeout(10_000)
            page.goto("/sign-in")
            page.get_by_label("E-mail address").fill(email)
            page.get_by_label("Password").fill(PASSWORD)
            press(page, "Sign in")
        self.ada.goto("/articles/new")
        self.ada.get_by_label("Or a file").set_input_files(RECORDS / "pubmed_38801034.xml")
        press(self.ada, "Continue")
        self.ada.locator("#why").fill("We could start it.")
        self.ada.locator("#study-design").select_option("randomised-trial")
        press(self.ada, "Publish the discussion")
        self.discussion = self.ada.url.split("?")[0]

    def appraise(self, page):
        page.goto(self.discussion)
        follow(page.get_by_role("link", name="your appraisal").or_(page.get_by_role("link", name="Appraise this article")))

    def examine(self, page):
        """Axe at every width, and no scrolling sideways; a page without scripts cannot be asked."""
        if not self.has_javascript:
            return
        for width in (1280, 768, 390):
            page.set_viewport_size({"width": width, "height": 800})
            assert page.evaluate("document.documentElement.scrollWidth") <= width, (page.url, width)
            page.evaluate(AXE)
            found = page.evaluate("axe.run(document, {resultTypes: ['violations']}).then(all => all.violations)")
            assert not found, [(page.url, each["id"], each["nodes"][0]["html"][:200]) for each in found]


@pytest.fixture(scope="module", params=[True, False], ids=["javascript", "no javascript"])
def appraisers(request, browser, tmp_path_factory):
    data = tmp_path_factory.mktemp("appraisals") / "data"
    set_up(data)
    server = Server(data).start()
    added = server.run("member", "add", "Ben Colleague", COLLEAGUE, text=PASSWORD + "\n")
    assert added.returncode == 0, added.stderr
    appraisers = Appraisers(server, browser, request.param)
    yield appraisers
    for context in appraisers.contexts:
        context.close()
    server.stop()


def judge(page, domain, verdict):
    page.get_by_role("group", name=domain, exact=True).get_by_role("radio", name=verdict, exact=True).check()


def answer(page, change):
    page.get_by_role("radio", name=change, exact=True).check()
    press(page, "Save your answer")


def test_practice_is_asked_before(appraisers):
    for page, change in ((appraisers.ada, "No"), (appraisers.ben, "Yes")):
        page.goto(appraisers.discussion)
        press(page, "Save your answer")
        assert "Choose yes, not sure or no." in page.get_by_role("alert").inner_text()
        appraisers.examine(page)
        page.locator("#why").fill("One town only.")
        answer(page, change)
        assert page.url.endswith("#practice")
        assert f"Before the discussion you said: {change.lower()}." in main_text(page)
    page = appraisers.ada
    page.get_by_text("Change your answer").click()
    answer(page, "Not sure")
    assert "you said: not sure." in main_text(page)
    assert page.locator(".shift-picture").count() == 0, "Nobody has answered afterwards."
    appraisers.examine(page)


def test_an_appraisal_needs_something_said_and_keeps_what_was(appraisers):
    page = appraisers.ben
    appraisers.appraise(page)
    assert heading(page) == "Appraise this article"
    appraisers.examine(page)
    press(page, "Save your appraisal")
    assert "Say at least one thing" in page.get_by_role("alert").inner_text()
    page.locator("#reason-rob2-missing").fill("Many left.")
    press(page, "Save your appraisal")
    assert page.locator("#verdict-rob2-missing-error").count() == 1
    assert page.locator("#reason-rob2-missing").input_value() == "Many left."
    appraisers.examine(page)


def test_another_design_brings_its_domains_and_loses_nothing(appraisers):
    page = appraisers.ben
    page.locator("#population").fill("Adults in one emergency department")
    judge(page, "Missing outcomes", "High risk")
    page.locator("#study-design").select_option("non-randomised-study")
    press(page, "Use the domains of this design")
    assert page.get_by_role("group", name="Confounding", exact=True).count() == 1
    assert page.get_by_role("group", name="Randomisation", exact=True).count() == 0
    assert page.locator("#population").input_value() == "Adults in one emergency department"
    assert "What you judged by RoB 2 stays" in page.get_by_role("status").inner_text()
    judge(page, "Confounding", "Critical risk")
    appraisers.examine(page)
    page.locator("#study-design").select_option("randomised-trial")
    press(page, "Save your appraisal")
    assert "You chose another study design" in page.get_by_role("alert").inner_text()
    assert page.get_by_role("radio", name="High risk", exact=True).nth(2).is_checked()
    assert page.locator("#reason-rob2-missing").input_value() == "Many left."
    page.locator("#place-rob2-missing").fill("p. 304")
    page.get_by_role("radio", name="Low", exact=True).check()
    page.get_by_role("checkbox", name="Imprecision", exact=True).check()
    page.locator("#note-imprecision").fill("Few people")
    press(page, "Save your appraisal")
    assert "Saved. Thank you." in page.get_by_role("status").inner_text()
    text = main_text(page)
    for words in ("Adults in one emergency department", "High risk", "Many left.", "p. 304", "Few people"):
        assert words in text, words
    assert "Critical risk" not in text, "Only the chosen design is judged."


def test_two_edits_at_once_are_both_shown(appraisers):
    page = appraisers.ben
    other = appraisers.contexts[1].new_page()
    for each in (page, other):
        appraisers.appraise(each)
        assert heading(each) == "Change your appraisal"
    other.locator("#outcome").fill("Written elsewhere")
    press(other, "Save your appraisal")
    page.locator("#outcome").fill("Written here")
    press(page, "Save your appraisal")
    assert "changed since you opened this form" in page.get_by_role("alert").inner_text()
    assert "Written elsewhere" in page.locator("section", has_text="Saved meanwhile").first.inner_text()
    assert page.locator("#outcome").input_value() == "Written here"
    appraisers.examine(page)
    press(page, "Save your appraisal")
    assert "Written here" in main_text(page) and "Written elsewhere" not in main_text(page)
    follow(page.get_by_role("link", name="edited"))
    assert "Written elsewhere" in main_text(page)
    appraisers.examine(page)
    other.close()


def test_the_agreement_of_two_members_is_shown(appraisers):
    page = appraisers.ada
    appraisers.appraise(page)
    judge(page, "Missing outcomes", "High risk")
    judge(page, "Randomisation", "Low risk")
    press(page, "Save your appraisal")
    page.get_by_text("The same as a table", exact=True).click()
    row = page.get_by_role("row", name="Missing outcomes")
    assert "High risk, 2 of 2 (100 %)" in row.inner_text()
    assert "Low risk, one judgement" in page.get_by_role("row", name="Randomisation").inner_text()
    assert page.get_by_role("img", name="How 2 appraisals judged").count() == 1
    assert "Adults in one emergency department" in main_text(page), "Everybody's is there in full."
    appraisers.examine(page)
    page.goto(appraisers.discussion)
    section = page.locator("section", has=page.locator("#appraisals"))
    assert "2 appraisals" in section.inner_text()
    assert "×\u00a02" in section.locator("svg").text_content()
    assert page.get_by_role("link", name="Change your appraisal").count() == 1
    appraisers.examine(page)


def test_what_is_begun_waits_until_it_is_discarded(appraisers):
    page = appraisers.ada
    appraisers.appraise(page)
    before = page.locator("#population").input_value()
    page.locator("#population").fill("Adults in two towns")
    judge(page, "Randomisation", "High risk")
    if appraisers.has_javascript:
        page.get_by_text("Saved as a draft.", exact=True).wait_for()
    else:
        press(page, "Save as a draft")
    appraisers.appraise(page)
    chosen = page.get_by_role("group", name="Randomisation", exact=True).get_by_role("radio", name="High risk", exact=True)
    assert page.locator("#population").input_value() == "Adults in two towns" and chosen.is_checked()
    appraisers.examine(page)
    page.goto("/contributions/drafts")
    assert "Population: Adults in two towns" in main_text(page)
    appraisers.examine(page)
    follow(page.locator("main").get_by_role("button", name="Discard"))
    assert "No draft waits." in main_text(page)
    appraisers.appraise(page)
    assert page.locator("#population").input_value() == before and not chosen.is_checked()


def test_practice_is_asked_after_and_the_shift_is_pictured(appraisers):
    appraisers.ada.goto(appraisers.discussion)
    press(appraisers.ada, "Close it now")
    for page, change in ((appraisers.ada, "Yes"), (appraisers.ben, "Yes")):
        page.goto(appraisers.discussion)
        assert "And now, having read the discussion?" in main_text(page)
        answer(page, change)
    assert "2 members answered before and after; 1 changed the answer." in main_text(page)
    assert page.locator(".shift-picture line").count() == 2
    page.get_by_text("The numbers as a table").click()
    assert "Not sure" in page.get_by_role("table", name="Answers before (rows) and after (columns)").inner_text()
    appraisers.examine(page)
    assert page.get_by_role("link", name="Change your appraisal").count() == 0, "The discussion has closed."


def test_an_appraisal_is_withdrawn(appraisers):
    page = appraisers.ben
    page.goto(appraisers.discussion)
    follow(page.get_by_role("link", name="All appraisals in full"))
    follow(page.get_by_role("link", name="Withdraw"))
    appraisers.examine(page)
    press(page, "Withdraw it")
    assert heading(page) == "Appraisals"
    assert "Adults in one emergency department" not in main_text(page)
    assert "What 1 appraisal read it as" in main_text(page)
