"""Keeping what was discussed, in a browser, with JavaScript and without: cite, export, print, and log it for CPD."""

import re
import json
from pathlib import Path

import axe_playwright_python
import pytest

from browsing import follow, heading, main_text, press
from program import PASSWORD, RECORDS, Server, set_up

AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text()


class Reader:
    """Ada, who brought a trial and said something of it."""

    def __init__(self, server, browser, has_javascript):
        self.has_javascript = has_javascript
        self.context = browser.new_context(base_url=server.origin, java_script_enabled=has_javascript)
        self.page = self.context.new_page()
        self.page.set_default_timeout(10_000)
        self.page.goto("/sign-in")
        self.page.get_by_label("E-mail address").fill("ada@example.org")
        self.page.get_by_label("Password").fill(PASSWORD)
        press(self.page, "Sign in")
        self.page.goto("/articles/new")
        self.page.get_by_label("Or a file").set_input_files(RECORDS / "pubmed_38801034.xml")
        press(self.page, "Continue")
        self.page.locator("#why").fill("We could start it.")
        self.page.locator("#study-design").select_option("randomised-trial")
        press(self.page, "Publish the discussion")
        self.discussion = self.page.url.split("?")[0]
        self.page.locator("#body").fill("Few were **lost**; see doi:10.1000/other.")
        press(self.page, "Post")

    def examine(self):
        """Axe at every width, and no scrolling sideways; a page without scripts cannot be asked."""
        if not self.has_javascript:
            return
        page = self.page
        for width in (1280, 768, 390):
            page.set_viewport_size({"width": width, "height": 800})
            assert page.evaluate("document.documentElement.scrollWidth") <= width, (page.url, width)
            page.evaluate(AXE)
            found = page.evaluate("axe.run(document, {resultTypes: ['violations']}).then(all => all.violations)")
            assert not found, [(page.url, each["id"], each["nodes"][0]["html"][:200]) for each in found]

    def download(self, name):
        """The text of the file that a link gives."""
        with self.page.expect_download() as download:
            self.page.locator("main").get_by_role("link", name=name, exact=True).first.click()
        return Path(download.value.path()).read_text()


@pytest.fixture(scope="module", params=[True, False], ids=["javascript", "no javascript"])
def reader(request, browser, tmp_path_factory):
    data = tmp_path_factory.mktemp("archive") / "data"
    set_up(data)
    server = Server(data).start()
    reader = Reader(server, browser, request.param)
    yield reader
    reader.context.close()
    server.stop()


def test_a_discussion_is_cited_and_kept(reader):
    page = reader.page
    page.goto(reader.discussion)
    assert "Cite this discussion" in main_text(page)
    assert "TY  - " in reader.download("RIS")
    assert "# " in reader.download("Markdown")
    kept = json.loads(reader.download("JSON"))
    assert kept["schema"] == "colloquium.discussion"
    assert kept["content"]["contributions"][0]["text"].startswith("Few were **lost**")
    assert any("10.1000/other" in each["citation"] for each in kept["content"]["references"])
    reader.examine()


def test_a_contribution_is_cited(reader):
    page = reader.page
    page.goto(reader.discussion)
    follow(page.locator(".contribution .cite a").first)
    assert heading(page).startswith("Cite the contribution of")
    assert "/contributions/1" in main_text(page)
    assert "@" in reader.download("BibTeX")
    reader.examine()


def test_a_discussion_is_printed_without_what_is_pressed(reader):
    page = reader.page
    page.goto(reader.discussion)
    page.locator("#body").fill(
        "See https://example.org/bare and [words](https://example.org/words).[^1]\n\n[^1]: A note.")
    press(page, "Post")
    follow(page.get_by_role("link", name="On paper or as PDF"))
    assert "References" in main_text(page) and "Few were lost" in main_text(page)
    page.emulate_media(media="print")
    for hidden in (".site-head", ".site-foot", ".screen-only", ".actions", ".footnote-backref"):
        assert not page.locator(hidden).first.is_visible(), hidden
    if reader.has_javascript:
        behind = "link => getComputedStyle(link, '::after').content"
        assert page.locator("a[href='https://example.org/bare']").evaluate(behind) == "none", "Not printed twice."
        assert "https://example.org/words" in page.locator("a[href='https://example.org/words']").evaluate(behind)
        size = "each => parseFloat(getComputedStyle(each).fontSize)"
        assert page.locator(".footnotes li").first.evaluate(size) < page.locator(".prose").first.evaluate(size)
    page.emulate_media(media="screen")
    reader.examine()


def test_the_log_keeps_what_was_typed_and_is_corrected(reader):
    page = reader.page
    page.goto(reader.discussion)
    follow(page.get_by_role("link", name="Log this for CPD"))
    assert page.locator("#activity").input_value().startswith("Journal club")
    assert page.locator("#day").input_value()
    page.locator("#minutes").fill("an hour")
    page.locator("#learned").fill("Losses matter.")
    press(page, "Add to the log")
    assert "Enter whole minutes" in page.get_by_role("alert").inner_text()
    assert page.locator("#learned").input_value() == "Losses matter."
    reader.examine()
    page.locator("#minutes").fill("75")
    press(page, "Add to the log")
    assert "1 h 15 min in all" in main_text(page)
    reader.examine()
    assert ",75,Losses matter.," in reader.download("Download as CSV")
    follow(page.get_by_role("link", name=re.compile("^Correct")))
    page.locator("#minutes").fill("60")
    reader.examine()
    press(page, "Save")
    assert "1 h 0 min in all" in main_text(page)
    follow(page.get_by_role("button", name=re.compile("^Remove")))
    assert "Nothing yet." in main_text(page)


def test_ones_own_writing_is_taken_along(reader):
    page = reader.page
    page.goto("/settings/account")
    assert "Few were **lost**" in reader.download("Markdown")
    reader.examine()
