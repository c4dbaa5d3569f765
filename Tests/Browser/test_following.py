"""Following and muting a discussion, pausing, and a club's digest without an account; with JavaScript and without."""

import re
from email import message_from_bytes, policy

import pytest

from browsing import examine, follow, heading, main_text, press, signed_in
from program import RECORDS, Server, set_up


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    data = tmp_path_factory.mktemp("following") / "data"
    set_up(data)
    server = Server(data).start()
    done = server.run("import", "--by", "ada@example.org", "--why", "It may.", RECORDS / "pubmed_38801034.xml")
    assert done.returncode == 0, done.stderr
    yield server
    server.stop()


@pytest.fixture(params=[True, False], ids=["javascript", "no javascript"])
def page(request, browser, server):
    with signed_in(browser, server, request.param) as page:
        yield page


def choice(page, name):
    return page.locator("main").get_by_label(name)


def test_a_discussion_is_followed_muted_and_left(page):
    page.goto("/discussions/1")
    follow(page.get_by_role("link", name="Hear of what is said, or mute it"))
    assert heading(page).startswith("Discussion: ")
    examine(page)
    choice(page, "How you hear of it").select_option("at-once")
    press(page, "Follow")
    assert "Saved. You follow it." in main_text(page)
    examine(page)
    press(page, "Mute")
    assert "You hear nothing of it any more." in main_text(page)
    follow(page.locator("main").get_by_role("link", name="Back"))
    assert "/discussions/1" in page.url

    page.goto("/settings/subscriptions")
    assert "What you muted" in main_text(page)
    examine(page)
    follow(page.get_by_role("button", name=re.compile("^Unmute")))
    assert "What you muted" not in main_text(page)
    row = page.get_by_label(re.compile("^Discussion: .*how you hear of it"))
    assert row.input_value() == "at-once"
    row.select_option("")
    press(page, "Save")
    assert page.get_by_label(re.compile("^Discussion: ")).count() == 0


def test_what_is_followed_by_name_is_kept_or_comes_back(page):
    page.goto("/settings/subscriptions")
    page.get_by_label("What kind").select_option("member")
    page.get_by_label("Which one").fill("Nobody at all")
    press(page, "Follow")
    assert page.get_by_label("Which one").input_value() == "Nobody at all"
    assert page.get_by_label("What kind").input_value() == "member"
    examine(page)
    page.get_by_label("What kind").select_option("journal")
    page.get_by_label("Which one").fill("Some Journal")
    page.locator("form", has=page.get_by_label("Which one")).get_by_label("How you hear of it").select_option("monthly")
    press(page, "Follow")
    assert page.get_by_label("Journal: Some Journal, how you hear of it").input_value() == "monthly"
    assert "Nothing here is of that journal yet" in main_text(page)
    page.get_by_label("Journal: Some Journal, how you hear of it").select_option("")
    press(page, "Save")
    page.get_by_label("What kind").select_option("journal")
    page.get_by_label("Which one").fill("The Lancett")
    press(page, "Follow")
    assert "Did you mean “The Lancet”?" in main_text(page)
    examine(page)
    press(page, "Follow that instead")
    assert page.get_by_label("Journal: The Lancett, how you hear of it").count() == 0
    assert page.get_by_label("Journal: The Lancet, how you hear of it").input_value() == "weekly"
    page.get_by_label("Journal: The Lancet, how you hear of it").select_option("")
    press(page, "Save")
    page.get_by_label("What kind").select_option("tag")
    page.get_by_label("Which one").fill("Nobody used it")
    press(page, "Follow")
    assert "Nothing here has that tag yet" in main_text(page)
    page.get_by_label("Tag: nobody-used-it, how you hear of it").select_option("")
    press(page, "Save")
    assert "Nothing here has that tag yet" not in main_text(page)


def test_mail_is_paused(page):
    page.goto("/settings/subscriptions")
    page.get_by_label("Mail comes").select_option("until")
    press(page, "Save")
    assert "Choose the day, after today, on which mail may come again." in main_text(page)
    assert page.get_by_label("Mail comes").input_value() == "until"
    page.get_by_label("Mail comes").select_option("all")
    press(page, "Save")
    assert "until you end the pause" in main_text(page)
    assert "Mail is paused: this is what would be in it" in main_text(page)
    page.get_by_label("Mail comes").select_option("no")
    press(page, "Save")
    assert "Your next weekly digest is due" in main_text(page)


@pytest.mark.parametrize("javascript", [True, False])
def test_a_visitor_gets_a_clubs_digest(browser, server, javascript):
    context = browser.new_context(base_url=server.origin, java_script_enabled=javascript)
    page = context.new_page()
    page.has_javascript = javascript
    page.goto("/clubs/1")
    follow(page.locator("main").get_by_role("link", name="By e-mail"))
    examine(page)
    address = f"eve{javascript}@example.org"
    page.get_by_label("E-mail address").fill(address)
    follow(page.locator("main").get_by_role("button"))
    assert "Look at your mail" in main_text(page)
    page.wait_for_timeout(3_000)
    mails = [message_from_bytes(path.read_bytes(), policy=policy.default) for path in (server.data / "mail").glob("*.eml")]
    mail = next(each for each in mails if each["To"] == address)
    link = re.search(r"/readers/\S+", mail.get_body(("plain",)).get_content())[0]
    page.goto(link)
    examine(page)
    press(page, "Send me the digest")
    assert "You get the digest from now on" in main_text(page)
    context.close()
