"""From a journal to a discussion in a browser, with JavaScript and without: follow a feed, read what came, let a rule
tag it, bring it before the club, pick it. The journal is a server on the loopback interface."""

import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import axe_playwright_python
import pytest
from pathlib import Path

from browsing import follow, heading, main_text, press
from program import PASSWORD, Server, set_up
from services import Services

AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text()
ADMINISTRATOR = "ada@example.org"
COLLEAGUE = "ben@example.org"
TITLES = ["Fluids in early sepsis", "Masks on the ward", "Feedback that trainees ask for"]


def feed(title, titles):
    items = "".join(
        f"<item><title>{each}</title><link>http://journal.example/{number}</link><guid>g{number}</guid>"
        f"<description>What {each.lower()} may change, in a sentence.</description></item>"
        for number, each in enumerate(titles))
    return f"<rss version='2.0'><channel><title>{title}</title>{items}</channel></rss>".encode()


class Journal:
    """A journal's site: its page, which announces two feeds."""

    def __init__(self):
        self.titles = list(TITLES)
        journal = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self):
                kind, body = journal.answer(self.path)
                self.send_response(200 if body else 404)
                self.send_header("Content-Type", kind)
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *_):
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.host = f"127.0.0.1:{self.server.server_port}"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def answer(self, path):
        if path == "/":
            links = "".join(
                f"<link rel='alternate' type='application/rss+xml' title='{name}' href='/{name.lower()}.xml'>"
                for name in ("Articles", "Editorials"))
            return "text/html", f"<!doctype html><html><head><title>J</title>{links}</head><body></body></html>".encode()
        if path in ("/articles.xml", "/editorials.xml"):
            return "application/rss+xml", feed("Journal of the Loopback", self.titles)
        return "text/plain", b""

    def stop(self):
        self.server.shutdown()
        self.server.server_close()


class Readers:
    """Ada, who facilitates the club, and Ben, who is a member."""

    def __init__(self, server, journal, browser, has_javascript):
        self.server, self.journal = server, journal
        self.contexts = [
            browser.new_context(base_url=server.origin, java_script_enabled=has_javascript) for _ in range(2)]
        self.ada, self.ben = [context.new_page() for context in self.contexts]
        self.has_javascript = has_javascript
        for page, email in ((self.ada, ADMINISTRATOR), (self.ben, COLLEAGUE)):
            page.set_default_timeout(10_000)
            page.goto("/sign-in")
            page.get_by_label("E-mail address").fill(email)
            page.get_by_label("Password").fill(PASSWORD)
            press(page, "Sign in")


@pytest.fixture(scope="module", params=[True, False], ids=["javascript", "no javascript"])
def readers(request, browser, tmp_path_factory):
    services, journal = Services(), Journal()
    services.start()
    data = tmp_path_factory.mktemp("sources") / "data"
    server = Server(data, **services.settings(journal.host))
    set_up(data)
    server.start()
    added = server.run("member", "add", "Ben Colleague", COLLEAGUE, text=PASSWORD + "\n")
    assert added.returncode == 0, added.stderr
    readers = Readers(server, journal, browser, request.param)
    yield readers
    for context in readers.contexts:
        context.close()
    server.stop()
    journal.stop()
    services.stop()


def examine(readers, page):
    """Axe at both widths, and no scrolling sideways; a page without scripts cannot be asked."""
    if not readers.has_javascript:
        return
    for width in (1280, 390):
        page.set_viewport_size({"width": width, "height": 800})
        assert page.evaluate("document.documentElement.scrollWidth") <= width, (page.url, width)
        page.evaluate(AXE)
        found = page.evaluate("axe.run(document, {resultTypes: ['violations']}).then(all => all.violations)")
        assert not found, [(page.url, each["id"], each["nodes"][0]["html"][:200]) for each in found]


def wait_for(page, path, text):
    """The site polls by itself within seconds."""
    deadline = time.monotonic() + 40
    while True:
        page.goto(path)
        if text in main_text(page):
            return
        assert time.monotonic() < deadline, main_text(page)
        time.sleep(1)


def test_a_page_is_asked_for_its_feeds_and_one_is_followed_for_the_club(readers):
    page = readers.ada
    page.goto("/sources")
    examine(readers, page)
    page.locator("#address").fill(f"http://{readers.journal.host}/nothing")
    page.locator("#for").select_option("1")
    press(page, "Look")
    assert page.locator("#address-error").count() == 1
    assert page.locator("#address").input_value().endswith("/nothing"), "what was typed stays"
    examine(readers, page)
    page.locator("#address").fill(f"http://{readers.journal.host}/")
    press(page, "Look")
    assert heading(page) == "Which feed?", main_text(page)
    assert page.locator("#for").input_value() == "1"
    examine(readers, page)
    page.get_by_role("checkbox", name="Articles").check()
    page.get_by_role("radio", name="now, too").check()
    press(page, "Follow the chosen")
    assert "followed from now on" in page.locator(".notice[role=status]").inner_text()
    assert readers.journal.host in main_text(page), "It has no name of its own before it was asked."


def test_a_feed_is_previewed_and_followed_for_oneself(readers):
    page = readers.ben
    page.goto("/sources")
    page.locator("#address").fill(f"http://{readers.journal.host}/editorials.xml")
    press(page, "Look")
    assert heading(page) == "Journal of the Loopback"
    assert "these 3 articles" in main_text(page) and TITLES[0] in main_text(page)
    examine(readers, page)
    page.get_by_role("radio", name="now, too").check()
    press(page, "Follow")
    assert "One source is followed" in page.locator(".notice[role=status]").inner_text()


def test_journals_are_found_by_name(readers):
    page = readers.ben
    page.goto("/sources")
    page.locator("#address").fill("NEJM")
    press(page, "Look")
    assert "New England Journal of Medicine" in main_text(page)
    examine(readers, page)


def test_what_comes_stands_in_the_inboxes_once(readers):
    page = readers.ben
    wait_for(page, "/inbox", TITLES[0])
    titles = page.locator(".inbox .item-title a").all_inner_texts()
    assert titles == TITLES, "in the order of the feed"
    assert page.locator(".site-nav .waiting").inner_text().startswith("3")
    examine(readers, page)
    page.set_viewport_size({"width": 390, "height": 800})
    top = page.locator(".site-nav li:visible")
    if readers.has_javascript:
        assert len({round(each.bounding_box()["y"]) for each in top.all()}) == 1, "the menu is one line"


def test_an_article_is_marked_as_read_and_one_goes_on_with_the_next(readers):
    page = readers.ben
    page.goto("/inbox")
    item = page.locator(".inbox > .item", has_text=TITLES[0])
    follow(item.get_by_role("button", name="Mark as read"))
    assert page.url.endswith("#item-2")
    assert page.locator(".inbox > .is-unread").count() == 2
    assert page.locator(".inbox .item-title a").last.inner_text() == TITLES[0], "unread first"


def test_keys_move_mark_and_can_be_switched_off(readers):
    if not readers.has_javascript:
        page = readers.ben
        page.goto("/inbox")
        assert page.locator("#keys").is_hidden(), "what does not work is not shown"
        return
    page = readers.ben
    page.set_viewport_size({"width": 1280, "height": 800})
    page.goto("/inbox")
    page.keyboard.press("j")
    page.keyboard.press("j")
    assert TITLES[2] in page.evaluate("document.activeElement.innerText")
    page.keyboard.press("k")
    assert TITLES[1] in page.evaluate("document.activeElement.innerText")
    with page.expect_navigation():
        page.keyboard.press("m")
    assert page.locator(".inbox > .is-unread").count() == 1
    assert TITLES[2] in page.evaluate("document.activeElement.innerText"), "one goes on with the next"
    page.keyboard.press("?")
    assert page.locator("#keys").get_attribute("open") is not None
    page.keyboard.press("?")
    assert page.locator("#keys").get_attribute("open") is None
    assert TITLES[2] in page.evaluate("document.activeElement.innerText"), "help is looked at in passing"
    page.keyboard.press("?")
    page.get_by_role("button", name="Switch the keys off").click()
    page.goto("/inbox")
    page.keyboard.press("j")
    assert page.evaluate("document.activeElement.tagName") == "BODY"
    page.locator("#keys summary").click()
    page.get_by_role("button", name="Switch the keys on").click()
    page.locator("details.fold summary").click()
    page.locator("#q").fill("jk")
    page.locator("#q").press("j")
    assert page.locator("#q").input_value() == "jkj", "in a field a key is a letter"


def test_a_rule_tags_what_is_there(readers):
    page = readers.ben
    page.goto("/inbox/rules")
    page.locator("#phrases").fill("sepsis")
    press(page, "Add the rule")
    assert page.locator("#tag-error").count() == 1
    assert page.locator("#phrases").input_value() == "sepsis", "what was typed stays"
    examine(readers, page)
    page.locator("#tag").fill("Urgent")
    press(page, "Add the rule")
    assert "1 article" in main_text(page)
    page.goto("/inbox?tag=urgent")
    assert page.locator(".inbox .item-title a").all_inner_texts() == [TITLES[0]]


def test_an_article_is_proposed_to_the_club(readers):
    page = readers.ben
    page.goto("/inbox?tag=urgent")
    follow(page.get_by_role("link", name="Bring to a club"))
    page.locator("#why").fill("  ")
    press(page, "Propose it")
    assert page.locator("#why-error").count() == 1
    assert page.locator("#tags").input_value() == "urgent"
    examine(readers, page)
    page.locator("#why").fill("We give **two litres** to everybody.")
    press(page, "Propose it")
    assert "It is proposed" in page.locator(".notice[role=status]").inner_text()
    assert page.locator(".why strong").inner_text() == "two litres"
    assert "Ben Colleague would discuss it" in main_text(page)
    examine(readers, page)


def test_a_facilitator_picks_it_and_it_becomes_a_discussion(readers):
    page = readers.ada
    wait_for(page, "/clubs/1/inbox", TITLES[0])
    item = page.locator(".inbox > .item", has_text=TITLES[0])
    assert "proposed in Evidence" in item.inner_text()
    follow(item.get_by_role("link", name="Evidence"))
    follow(page.get_by_role("button", name="I’d discuss this"))
    assert "Ben Colleague and Ada Admin would discuss it" in main_text(page)
    follow(page.get_by_role("button", name="Pick it"))
    assert heading(page) == "Check and publish"
    assert page.locator("#why").input_value() == ""
    assert page.locator(".why strong").inner_text() == "two litres"
    page.locator("#why").fill("We drown them.")
    assert page.locator("#tags").input_value() == "urgent"
    assert page.locator("#title").input_value() == TITLES[0]
    page.locator("#study-design").select_option("other")
    press(page, "Publish the discussion")
    assert heading(page).startswith(TITLES[0])
    assert "Proposed by Ben Colleague" in main_text(page)
    assert "We drown them." in main_text(page)
    page.goto("/clubs/1/proposals")
    assert "Picked by Ada Admin" in main_text(page)
    follow(page.get_by_role("link", name="The discussion"))
    assert heading(page).startswith(TITLES[0])


def test_everything_before_an_article_is_marked_and_what_comes_later_is_new(readers):
    page = readers.ada
    page.goto("/clubs/1/inbox")
    item = page.locator(".inbox > .item", has_text=TITLES[0])
    item.get_by_text("More").first.click()
    follow(item.get_by_role("button", name="Mark everything older as read"))
    assert page.locator(".inbox > .is-unread .item-title a").all_inner_texts() == [TITLES[0]]


def test_sources_are_exported_and_left(readers):
    page = readers.ben
    with page.expect_download() as download:
        page.goto("/sources")
        page.locator("main").get_by_role("link", name="Export as OPML").first.click()
    text = Path(download.value.path()).read_text()
    assert f"http://{readers.journal.host}/editorials.xml" in text
    page.goto("/sources")
    follow(page.get_by_role("button", name="Unfollow").first)
    assert "not followed any more" in page.locator(".notice[role=status]").inner_text()
    page.goto("/inbox")
    assert "No journals are followed here yet" in main_text(page)
    page.goto("/sources")
    page.get_by_text("Bring a list from another feed reader").click()
    page.get_by_label("OPML file").set_input_files(
        files=[{"name": "sources.opml", "mimeType": "text/xml", "buffer": text.encode()}])
    press(page, "Read the file")
    page.get_by_role("radio", name="now, too").check()
    press(page, "Follow the chosen")
    wait_for(page, "/inbox", TITLES[1])
