"""A curator's path: a value corrected, chosen and taken back, two articles made one and parted again."""

import pytest

from browsing import follow, heading, main_text, press
from program import PASSWORD, RECORDS, Server, set_up

RECORD = RECORDS / "pubmed_38801034.xml"
TITLE = "Addressing System"
CORRECTED = "Treatment that begins in the emergency department"


class Curator:
    """A site, and its administrator in front of it."""

    def __init__(self, data, browser, has_javascript):
        set_up(data)
        self.server = Server(data).start()
        self.context = browser.new_context(java_script_enabled=has_javascript)
        self.page = self.context.new_page()
        self.page.set_default_timeout(15_000)
        self.go("/sign-in")
        self.page.get_by_label("E-mail address").fill("ada@example.org")
        self.page.get_by_label("Password").fill(PASSWORD)
        press(self.page, "Sign in")

    def go(self, path):
        self.page.goto(self.server.origin + path)

    @property
    def path(self):
        return self.page.url.removeprefix(self.server.origin)

    def post_by_hand(self, title):
        """Posts an article of which only a title is known, and gives its number."""
        self.go("/articles/new")
        press(self.page, "Enter it by hand")
        self.page.get_by_label("Title", exact=True).fill(title)
        return self.publish()

    def publish(self):
        """Publishes the draft on the page, and leads to the article's record."""
        self.page.get_by_label("Why it may change practice").fill("We treat every day what it is about.")
        self.page.get_by_label("Study design").select_option(index=1)
        press(self.page, "Publish the discussion")
        follow(self.page.locator("main").get_by_role("link", name="The article’s record").first)
        return self.path.removeprefix("/articles/").split("-")[0]

    def field(self, name):
        """What the page of claims says in a field."""
        return self.page.locator(f"section[aria-labelledby='{name}'], details#{name}")

    def status(self):
        return self.page.get_by_role("status").first.inner_text()

    def stop(self):
        self.context.close()
        self.server.stop()


@pytest.fixture(scope="module", params=[True, False], ids=["javascript", "no javascript"])
def curator(request, browser, tmp_path_factory):
    curator = Curator(tmp_path_factory.mktemp("curation") / "data", browser, request.param)
    yield curator
    curator.stop()


def test_a_value_is_corrected_chosen_and_taken_back(curator):
    page = curator.page
    curator.go("/articles/new")
    page.get_by_label("Or a file").set_input_files(RECORD)
    press(page, "Continue")
    number = curator.publish()
    assert heading(page).startswith(TITLE)

    curator.go(f"/articles/{number}/correction")
    page.get_by_label("Title", exact=True).fill(CORRECTED)
    press(page, "Save the correction")
    assert "Your correction is shown" in curator.status()
    curator.go(f"/articles/{number}")
    assert heading(page) == CORRECTED

    curator.go(f"/articles/{number}/claims")
    follow(curator.field("title").get_by_role("button", name="Show this one"))
    assert "whatever sources say later" in curator.field("title").get_by_role("status").inner_text()
    assert "Chosen by Ada Admin." in curator.field("title").inner_text()
    curator.go(f"/articles/{number}")
    assert heading(page).startswith(TITLE)

    curator.go(f"/articles/{number}/claims")
    follow(curator.field("title").get_by_role("button", name="Show the most trusted source again"))
    curator.go(f"/articles/{number}")
    assert heading(page) == CORRECTED

    curator.go(f"/articles/{number}/claims")
    follow(curator.field("title").get_by_role("button", name="Take the correction back"))
    assert "The correction is taken back" in curator.status()
    curator.go(f"/articles/{number}")
    assert heading(page).startswith(TITLE)

    curator.go(f"/admin/audit?thing=/articles/{number}")
    for deed in ("corrected article", "chose which source is shown in", "let the most trusted source be shown again in",
                 "took a correction back in"):
        assert deed in main_text(page)


def test_two_articles_become_one_and_are_parted_again(curator):
    page = curator.page
    first = curator.post_by_hand("A trial of merging")
    second = curator.post_by_hand("Reported once more")
    # A club discusses an article once at a time.
    page.go_back()
    press(page, "Close it now")
    press(page, "Archive it")
    curator.go(f"/articles/{first}/merge")
    page.get_by_label("The other article").fill(second)
    page.get_by_label("Why they are one work").fill("One trial, reported twice.")
    press(page, "Show both")
    press(page, f"Merge; number {first} stays: A trial of merging")
    assert "The two are one article now" in curator.status()

    curator.go(f"/articles/{second}")
    assert curator.path.startswith(f"/articles/{first}-"), "The old address leads to the article that stays."
    curator.go("/admin/audit?act=articles%20merged")
    assert f"merged article {second} into article {first}" in main_text(page)
    assert "One trial, reported twice." in main_text(page)

    curator.go(f"/articles/{first}/split")
    page.get_by_role("group", name="Belongs to the other work").get_by_role("checkbox").last.check()
    page.get_by_role("group", name="Are of the other work").get_by_role("checkbox").last.check()
    page.get_by_label(f"{second}, which was merged").check()
    page.get_by_label("Why").last.fill("They are two trials after all.")
    press(page, "Split")
    assert "The two are two articles now" in curator.status()
    curator.go(f"/articles/{second}")
    assert curator.path.startswith(f"/articles/{second}-"), "The number that was given back is its own address again."
    curator.go("/admin/audit?act=article%20split")
    assert "They are two trials after all." in main_text(page)
