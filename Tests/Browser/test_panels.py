"""A panel from its making to its judgement: finding members, asking a guest, a poll put to it; with JavaScript and without."""

import pytest

from browsing import examine, follow, heading, main_text, press, signed_in
from mail_server import link_in
from program import Server, set_up


@pytest.fixture(scope="module")
def server(mail, tmp_path_factory):
    data = tmp_path_factory.mktemp("panels") / "data"
    set_up(data)
    server = Server(data, SMTP_URL=mail.url).start()
    yield server
    server.stop()


@pytest.fixture(scope="module", params=[True, False], ids=["javascript", "no javascript"])
def page(request, browser, server):
    with signed_in(browser, server, request.param) as page:
        page.topic = f"Sepsis, {'with' if request.param else 'without'} scripts"
        yield page


@pytest.fixture(scope="module")
def guest(page, browser, server):
    """The guest's own browser."""
    context = browser.new_context(base_url=server.origin, java_script_enabled=page.has_javascript)
    guest = context.new_page()
    guest.set_default_timeout(10_000)
    guest.has_javascript = page.has_javascript
    guest.address = f"vera-{'with' if page.has_javascript else 'without'}-scripts@elsewhere.example"
    yield guest
    context.close()


def test_making(page):
    page.goto("/clubs/1/panels/new")
    page.get_by_label("What it is asked for").fill("Two polls *a year*.")
    page.get_by_label("Topic").fill(page.topic)
    examine(page)
    press(page, "Make it, then choose whom to ask")
    assert heading(page) == "Whom the panel asks"
    page.panel = page.url.split("/invitations")[0]
    page.get_by_label("Name", exact=False).first.fill("Ada")
    press(page, "Find")
    page.locator("input[name=member]").first.check()
    examine(page)
    press(page, "Ask those chosen")
    assert "Has not answered" in main_text(page)
    page.goto(page.panel)
    follow(page.get_by_role("link", name="Answer"))
    page.get_by_label("Competing interests").fill("none")
    examine(page)
    press(page, "Accept")
    assert "You are on this panel." in main_text(page) and "Competing interests: none" in main_text(page)
    examine(page)


def test_guest(page, guest, mail):
    page.goto(f"{page.panel}/invitations")
    form = page.locator("form[action$='/guests']")
    form.get_by_label("Name").fill("Vera Wu")
    form.get_by_label("E-mail address").fill(guest.address)
    press(page, "Send the invitation")
    letter = mail.take(guest.address, "asks you to be on a panel")
    guest.goto(link_in(letter))
    examine(guest)
    guest.get_by_label("Competing interests").fill("I led a trial of it.")
    press(guest, "Accept")
    assert heading(guest) == page.topic and "I led a trial of it." in main_text(guest)
    examine(guest)


def test_poll(page, guest):
    page.goto(page.panel)
    follow(page.get_by_role("link", name="Put a poll to the panel"))
    page.get_by_label("Question").fill(f"Early vasopressors? {page.topic}")
    page.locator("#options").fill("Yes\nNo")
    press(page, "Preview")
    assert f"The panel “{page.topic}” votes." in main_text(page)
    press(page, "Ask")
    assert "Put to the panel" in main_text(page)
    examine(page)
    guest.goto(page.url)
    guest.get_by_label("Yes", exact=True).check()
    guest.locator("#rationale").fill("Two trials agree.")
    guest.locator("#competing-interests").fill("none")
    examine(guest)
    press(guest, "Vote")
    assert "You voted: Yes" in main_text(guest)
    examine(guest)


def test_judgement(page, guest):
    page.goto("/questions/new")
    page.get_by_label("The question").fill(f"Does it work? {page.topic}")
    page.get_by_label("Clinical", exact=True).check()
    page.get_by_label("Specialty").fill("emergency medicine")
    press(page, "Ask")
    assert "emergency medicine" in main_text(page)
    page.locator("#body").fill("Yes.")
    page.locator("#references").fill("https://example.org/guideline table 2")
    page.locator("#answer button[value=post]").click()
    page.wait_for_load_state()
    guest.goto(page.url.split("?")[0].split("#")[0])
    follow(guest.get_by_role("link", name="Judge it for the panel").first)
    press(guest, "Save")
    assert "Choose whether you endorse it." in main_text(guest)
    guest.get_by_label("I endorse it").check()
    guest.get_by_label("I have none").check()
    examine(guest)
    press(guest, "Save")
    assert "Endorsed by Vera Wu" in main_text(guest) and "at least two of its members" in main_text(guest)
    examine(guest)
    page.goto("/questions?specialty=Emergency+Medicine")
    assert f"Does it work? {page.topic}" in main_text(page)
    examine(page)
