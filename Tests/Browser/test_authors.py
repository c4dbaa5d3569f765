"""Inviting an author of the article, and what the author does with the link; with JavaScript and without."""

import pytest

from browsing import follow, heading, main_text, press
from mail_server import link_in
from program import PASSWORD, Server, set_up
from test_cycle import Facilitator


@pytest.fixture(scope="module", params=[True, False], ids=["javascript", "no javascript"])
def ada(request, browser, mail, tmp_path_factory):
    data = tmp_path_factory.mktemp("authors") / "data"
    set_up(data)
    server = Server(data, SMTP_URL=mail.url).start()
    facilitator = Facilitator(server, browser, request.param)
    facilitator.begin("pubmed_38534005.xml")
    press(facilitator.page, "Publish the discussion")
    facilitator.discussion = facilitator.page.url.split("?")[0]
    facilitator.mail = mail
    facilitator.server = server
    yield facilitator
    facilitator.context.close()
    server.stop()


@pytest.fixture(scope="module")
def author(ada, browser):
    """The author's own browser."""
    context = browser.new_context(base_url=ada.server.origin, java_script_enabled=ada.has_javascript)
    page = context.new_page()
    page.set_default_timeout(10_000)
    yield page
    context.close()


def address(ada):
    return f"author-{'with' if ada.has_javascript else 'without'}-scripts@elsewhere.example"


def test_inviting(ada):
    page = ada.page
    page.goto(ada.discussion)
    follow(page.get_by_role("link", name="Authors of the article"))
    assert "Nobody yet." in main_text(page)
    page.get_by_label("E-mail address").fill(address(ada))
    page.get_by_label("Author", exact=True).select_option(index=1)
    ada.name = page.get_by_label("Author", exact=True).locator("option:checked").inner_text()
    ada.examine()
    press(page, "Send the invitation")
    assert f"{ada.name} · Waiting" in main_text(page)
    assert page.get_by_label("E-mail address").input_value() == "", "What arrived is not offered again."
    ada.examine()


def test_coming(ada, author):
    letter = ada.mail.take(address(ada), "invites you to discuss your article")
    assert letter["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    ada.link = link_in(letter)
    author.goto(ada.link)
    author.reload()
    assert f"shown as by {ada.name}, author of the article" in main_text(author)
    press(author, "Take part")
    assert author.url.split("?")[0].split("#")[0].rstrip("/") == ada.discussion
    assert "you take part in this discussion as an author" in author.get_by_role("status").first.inner_text()
    author.get_by_label("Your text").fill("We measured it twice; see PMID 12345678.")
    press(author, "Post")
    told = author.locator("ol.contributions").inner_text()
    assert "Author of the article, invited by e-mail" in told and "12345678" in told
    assert author.get_by_role("link", name="Inbox").count() == 0
    author.goto("/articles/new")
    assert "This is for members of the site." in main_text(author)


def test_own_page(ada, author):
    author.goto(ada.discussion)
    follow(author.get_by_role("navigation", name="You", exact=True).get_by_role("link").last)
    assert heading(author) == ada.name and "You are here as a guest." in main_text(author)
    assert author.get_by_role("region", name="You were invited to").get_by_role("listitem").count()
    ada.examine(author)
    follow(author.get_by_role("link", name="Where you are signed in"))
    assert "This one" in main_text(author)
    ada.examine(author)
    author.goto(ada.link)
    assert author.url.split("#")[0].rstrip("/") == ada.discussion, "A used link leads who used it to the discussion."


def test_patients(ada, author):
    author.goto(ada.discussion)
    author.get_by_label("Your text").fill("Our patient, MRN 1234567, did well.")
    press(author, "Post")
    assert "This may identify a patient: a record number" in main_text(author)
    assert author.get_by_label("Your text").input_value() == "Our patient, MRN 1234567, did well."
    author.get_by_label("It identifies no patient").check()
    press(author, "Post")
    assert "MRN 1234567" in author.locator("ol.contributions").inner_text()


def test_taking_back(ada, author):
    page = ada.page
    author.goto(ada.discussion)
    page.goto(f"{ada.discussion}")
    follow(page.get_by_role("link", name="Authors of the article"))
    assert f"{ada.name} · Takes part" in main_text(page)
    follow(page.get_by_role("link", name=f"Take back the invitation of {ada.name}"))
    ada.examine()
    press(page, "Take it back")
    assert f"{ada.name} · Taken back" in main_text(page)
    # What they were writing meanwhile comes back.
    author.get_by_label("Your text").fill("One word more.")
    press(author, "Post")
    assert "You may not contribute here." in main_text(author)
    assert author.get_by_label("Your text").input_value() == "One word more."
    ada.examine(author)
    author.goto(ada.link)
    assert heading(author) == "This invitation was taken back"
    ada.examine(author)
    author.goto(ada.discussion)
    told = author.locator("ol.contributions").inner_text()
    assert "We measured it twice" in told and "Author of the article" not in told
    assert author.get_by_label("Your text").count() == 0
