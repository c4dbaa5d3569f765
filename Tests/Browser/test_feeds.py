"""Feeds as public parsers read them, and as a person sees them who opens one in a browser."""

import json
import re
from datetime import datetime, timezone
from xml.etree import ElementTree

import atoma
import fastfeedparser
import feedparser
import pytest

from browsing import examine, follow, heading, main_text, press, signed_in
from program import Server, set_up
from web_client import WebClient

ATOM = "{http://www.w3.org/2005/Atom}"
THREAD = "{http://purl.org/syndication/thread/1.0}"
SUBJECTS = [
    "/feed", "/clubs/1/feed", "/tags/hiv/feed", "/journals/the-new-england-journal-of-medicine/feed",
    "/members/2/feed", "/discussions/1/feed", "/questions/1/feed", "/search/feed?q=asthma",
]


def address(subject, ending):
    path, _, query = subject.partition("?")
    return f"{path}.{ending}" + (f"?{query}" if query else "")


def get(server, subject, ending):
    answer = WebClient(server.origin).get(address(subject, ending))
    assert answer.status == 200, (subject, ending, answer.text[:200])
    return answer


def moment(text):
    return datetime.fromisoformat(text.replace("Z", "+00:00")).astimezone(timezone.utc)


def from_json(body):
    return [(item["id"], item["url"], item["title"], moment(item["date_published"]), item["authors"][0]["name"])
            for item in json.loads(body)["items"]]


def by_feedparser(body):
    read = feedparser.parse(body, sanitize_html=False)
    assert not read.bozo, read.get("bozo_exception")
    return [(entry.id, entry.link, entry.title, datetime(*entry.published_parsed[:6], tzinfo=timezone.utc), entry.author)
            for entry in read.entries]


def by_fastfeedparser(body):
    return [(entry.id, entry.link, entry.title, moment(entry.published), entry.author)
            for entry in fastfeedparser.parse(body).entries]


def by_atoma(body):
    """Refuses what RFC 4287 and RSS 2.0 do not allow."""
    if b"<rss" in body[:200]:
        # It knows no `dc:creator`.
        return [(item.guid, item.link, item.title, item.pub_date.astimezone(timezone.utc), None)
                for item in atoma.parse_rss_bytes(body).items]
    return [(entry.id_, next(link.href for link in entry.links if link.rel == "alternate"), entry.title.value,
             entry.published.astimezone(timezone.utc), entry.authors[0].name)
            for entry in atoma.parse_atom_bytes(body).entries]


@pytest.mark.parametrize("subject", SUBJECTS)
def test_three_parsers_read_the_same_in_every_format(demo, subject):
    known = from_json(get(demo, subject, "json").body)
    assert known, "The example society has something of each."
    for ending in ("atom", "rss"):
        body = get(demo, subject, ending).body
        for parser in (by_feedparser, by_fastfeedparser, by_atoma):
            found = parser(body)
            assert [entry[:4] for entry in found] == [entry[:4] for entry in known], (ending, parser.__name__)
            assert parser is by_atoma and ending == "rss" or [entry[4] for entry in found] == [entry[4] for entry in known]


@pytest.mark.parametrize("subject", SUBJECTS)
def test_atom_is_as_its_standards_say(demo, subject):
    """RFC 4287, section 4, and RFC 4685, section 3."""
    path = address(subject, "atom")
    feed = ElementTree.fromstring(get(demo, subject, "atom").body)
    assert feed.find(f"{ATOM}link[@rel='self']").get("href") == demo.origin + path
    updated = [moment(feed.findtext(f"{ATOM}updated"))]
    ids = [feed.findtext(f"{ATOM}id")]
    for entry in feed.findall(f"{ATOM}entry"):
        for name in ("id", "title", "updated", "published", "content", "author"):
            assert len(entry.findall(ATOM + name)) == 1, name
        ids.append(entry.findtext(f"{ATOM}id"))
        updated.append(moment(entry.findtext(f"{ATOM}updated")))
        assert moment(entry.findtext(f"{ATOM}published")) <= updated[-1]
        assert entry.find(f"{ATOM}author").findtext(f"{ATOM}name").strip()
        alternate = entry.findall(f"{ATOM}link[@rel='alternate']")
        assert len(alternate) == 1 and alternate[0].get("href").startswith(demo.origin + "/")
        for reply in entry.findall(f"{THREAD}in-reply-to"):
            assert reply.get("ref").startswith("tag:") and reply.get("href").startswith(demo.origin + "/")
        content = entry.find(f"{ATOM}content")
        assert content.get("type") == "html"
        assert not re.search(r"(?:href|src)=\"(?!https?://|mailto:)", content.text), "Addresses are absolute."
        assert not re.search(r"<script|<style|<iframe|\son\w+=|javascript:", content.text, re.I)
    assert updated[0] == max(updated)
    assert len(set(ids)) == len(ids)
    assert all(re.fullmatch(r"tag:[a-z0-9.-]+,\d{4}-\d{2}-\d{2}:[!-~]+", each) for each in ids), "RFC 4151."


@pytest.mark.parametrize("subject", SUBJECTS)
def test_rss_is_as_its_specification_says(demo, subject):
    channel = ElementTree.fromstring(get(demo, subject, "rss").body).find("channel")
    for name in ("title", "link", "description", "lastBuildDate"):
        assert len(channel.findall(name)) == 1 and channel.findtext(name), name
    assert channel.find(f"{ATOM}link[@rel='self']").get("href") == demo.origin + address(subject, "rss")
    for item in channel.findall("item"):
        assert item.find("guid").get("isPermaLink") == "false"
        assert item.findtext("title") and item.findtext("link").startswith(demo.origin)
        assert item.findtext("{http://purl.org/rss/1.0/modules/content/}encoded") is not None


@pytest.mark.parametrize("subject", SUBJECTS)
def test_json_feed_is_as_its_specification_says(demo, subject):
    answer = get(demo, subject, "json")
    feed = json.loads(answer.body)
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert feed["feed_url"] == demo.origin + address(subject, "json") and feed["home_page_url"].startswith(demo.origin)
    for item in feed["items"]:
        assert isinstance(item["id"], str) and item["content_html"] is not None and item["authors"][0]["name"]


def test_a_feed_is_not_sent_twice(demo):
    client = WebClient(demo.origin)
    first = client.get("/feed.atom")
    for headers in ({"If-None-Match": first.headers["ETag"]}, {"If-Modified-Since": first.headers["Last-Modified"]}):
        again = client.get("/feed.atom", headers=headers)
        assert again.status == 304 and not again.body


def test_a_person_gets_a_page(demo, browser):
    context = browser.new_context(base_url=demo.origin)
    page = context.new_page()
    page.has_javascript = True
    for path in ("/feed.atom", "/discussions/1/feed.rss", "/questions/1/feed.json"):
        page.goto(path)
        assert page.locator("main").get_by_label("Atom").input_value().startswith(demo.origin)
        assert page.locator(".item").count() > 0
        examine(page)
    page.goto("/")
    kinds = page.locator("link[rel=alternate]").evaluate_all("links => links.map(link => link.type)")
    assert kinds == ["application/atom+xml", "application/rss+xml", "application/feed+json"]
    context.close()


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    data = tmp_path_factory.mktemp("feeds") / "data"
    set_up(data)
    server = Server(data).start()
    yield server
    server.stop()


@pytest.mark.parametrize("javascript", [True, False], ids=["javascript", "no javascript"])
def test_a_private_feed_is_made_read_and_revoked(server, browser, javascript):
    with signed_in(browser, server, javascript) as page:
        page.goto("/settings/feeds")
        examine(page)
        page.get_by_label("What it tells").select_option(label="Evidence")
        page.get_by_label("Name").fill("My phone")
        press(page, "Make the address")
        found = page.get_by_label("RSS").input_value()
        examine(page)
        client = WebClient(server.origin)
        assert client.get(found.removeprefix(server.origin)).status == 200
        page.goto("/settings/feeds")
        assert found not in page.content() and "My phone" in main_text(page)
        follow(page.get_by_role("button", name=re.compile("^Revoke")).first)
        assert heading(page) == "Your feeds"
        assert client.get(found.removeprefix(server.origin)).status == 404
        assert re.search(r"/feeds/([^/]+)/", found)[1] not in server.log.read_text(), "A log is no place for a secret."
