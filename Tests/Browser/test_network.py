"""A member's network: adding ties, the map, sharing it, and people from a file, with JavaScript and without."""

import pytest

from browsing import examine, follow, heading, main_text, of_society, pages_on_paper, press, signed_in
from program import Server, set_up

CARDS = """BEGIN:VCARD
VERSION:4.0
FN:Ike Obi {0}
ORG:Oslo University
CATEGORIES:sepsis
END:VCARD
BEGIN:VCARD
VERSION:3.0
FN:Vera Wu {0}
ORG:Mercy
END:VCARD
"""


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    data = tmp_path_factory.mktemp("network") / "data"
    set_up(data)
    server = Server(data).start()
    yield server
    server.stop()


@pytest.fixture(params=[True, False], ids=["javascript", "no javascript"])
def page(request, browser, server):
    with signed_in(browser, server, request.param) as page:
        yield page


def add(page, name):
    page.goto("/network/ties/new")
    page.get_by_label("A person who is not a member here").check()
    page.get_by_label("Name", exact=False).first.fill(name)
    page.locator("#affiliation").fill("Mercy")
    page.locator("#topics").fill("sepsis")
    page.locator("#rhythm-count").fill("3")
    press(page, "Add")
    assert "Choose how strong the tie is." in main_text(page)
    assert page.locator("#name").input_value() == name
    examine(page)
    page.get_by_label("Strong: I can ask them for advice any time").check()
    page.get_by_label("In person").check()
    page.get_by_label("Local", exact=True).check()
    press(page, "Add")
    assert heading(page) == name
    examine(page)


def test_network(page):
    name = f"Vera Wu {page.has_javascript}"
    add(page, name)
    page.get_by_label("Day", exact=True).fill("2026-01-02")
    press(page, "We were in touch")
    assert "Noted: 2026-01-02. Before, it was no day." in main_text(page)
    examine(page)
    follow(page.get_by_role("link", name="Change", exact=True))
    page.get_by_label("Weak: we know each other a little").check()
    press(page, "Save")
    assert page.locator(".tie-history li").count() == 2

    page.goto("/network/upload")
    page.locator("#file").set_input_files(
        {"name": "people.vcf", "mimeType": "text/vcard", "buffer": CARDS.format(page.has_javascript).encode()})
    press(page, "Read the file")
    assert "In your network already." in main_text(page)
    examine(page)
    press(page, "Add them")
    assert "One tie was added." in main_text(page)
    press(page, "Throw the rest away")

    page.goto("/network")
    mark = page.locator(".map-mark:visible", has_text=name)
    assert mark.count() == 1
    assert mark.get_attribute("aria-label") == f"{name}: person outside, weak, in person, local"
    assert "No international node." in main_text(page)
    assert "Both care about sepsis, one at Oslo University and one at Mercy." in main_text(page)
    examine(page)
    follow(page.get_by_role("button", name="They know each other already").first)
    if page.has_javascript:
        # The map is skipped by keyboard.
        page.locator(".skip-map").focus()
        page.keyboard.press("Enter")
        assert page.url.endswith("#list")
        page.set_viewport_size({"width": 1280, "height": 900})
        wide = page.locator(".map-wide")
        before = wide.bounding_box()["width"]
        page.get_by_role("button", name="Larger").click()
        assert wide.bounding_box()["width"] > 1.4 * before
        frame, names = page.locator(".map-scroll").bounding_box(), page.locator(".map-wide .map-label").all()
        assert any(
            frame["x"] < box["x"] and box["x"] + box["width"] < frame["x"] + frame["width"]
            and frame["y"] < box["y"] and box["y"] + box["height"] < frame["y"] + frame["height"]
            for box in (name.bounding_box() for name in names)), "A name is in sight."
        page.get_by_role("button", name="Whole map").click()
        assert wide.bounding_box()["width"] == before
    mark.focus()
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert heading(page) == name

    page.goto("/network/sharing")
    page.get_by_label("The tie on my map").select_option("members")
    press(page, "Set this for all my ties")
    assert "Saved for all your ties." in main_text(page)
    examine(page)


def test_on_paper(browser, demo):
    with of_society("adaeze", browser, demo, True) as page:
        page.goto("/network")
        assert page.locator(".ties tbody tr").count() > 20
        assert pages_on_paper(page) <= 3
        # As wide as A4 within its margins.
        page.set_viewport_size({"width": 673, "height": 1000})
        page.emulate_media(media="print")
        assert page.locator(".ties tbody th").first.bounding_box()["width"] > 150
        assert page.locator(".ties").bounding_box()["width"] > 650
