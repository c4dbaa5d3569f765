"""What a person does in a browser, and waits for."""

import re
from contextlib import contextmanager
from pathlib import Path

import axe_playwright_python

from program import PASSWORD

AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text()


@contextmanager
def signed_in(browser, server, javascript, email="ada@example.org", password=PASSWORD):
    """A page of somebody's: of Ada, who set the site up, if nobody else is named."""
    context = browser.new_context(base_url=server.origin, java_script_enabled=javascript)
    page = context.new_page()
    page.set_default_timeout(10_000)
    page.goto("/sign-in")
    page.get_by_label("E-mail address").fill(email)
    page.get_by_label("Password").fill(password)
    press(page, "Sign in")
    page.has_javascript = javascript
    yield page
    context.close()


def of_society(name, browser, demo, javascript):
    """A page of somebody of the example society, named by their handle."""
    return signed_in(browser, demo, javascript, f"{name}@colloquium.example", "one article a week")


def pages_on_paper(page):
    """How many sheets of A4 it takes, with usual margins."""
    pdf = page.pdf(format="A4", margin={side: "16mm" for side in ("top", "right", "bottom", "left")})
    return len(re.findall(rb"/Type /Page\b(?!s)", pdf))


def examine(page):
    """Axe at every width, and no scrolling sideways; a page without scripts cannot be asked."""
    if not page.has_javascript:
        return
    for width in (1280, 390):
        page.set_viewport_size({"width": width, "height": 800})
        assert page.evaluate("document.documentElement.scrollWidth") <= width, (page.url, width)
        page.evaluate(AXE)
        found = page.evaluate("axe.run(document, {resultTypes: ['violations']}).then(all => all.violations)")
        assert not found, [(page.url, each["id"], each["nodes"][0]["html"][:200]) for each in found]


def heading(page):
    return page.locator("h1").inner_text()


def main_text(page):
    return page.locator("main").inner_text()


def follow(locator):
    """Clicks what leads to another page, and waits for that page."""
    with locator.page.expect_navigation():
        locator.click()


def press(page, name):
    """Presses a button of the page's own forms."""
    follow(page.locator("main").get_by_role("button", name=name, exact=True))
