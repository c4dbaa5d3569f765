"""Feeds as public parsers read them, and as a person sees them who opens one in a browser."""

import json
import re
from datetime import datetime, timezone
from typing import NamedTuple
from xml.etree import ElementTree

import atoma
import fastfeedparser
import feedparser
import jsonfeed
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


class Entry(NamedTuple):
    """What a reader keeps of an entry; None for what its format, or the parser, has no word for."""

    id: str
    link: str
    title: str
    published: datetime
    updated: datetime | None
    content: str
    author: str | None


def by_feedparser(body):
    read = feedparser.parse(body, sanitize_html=False, resolve_relative_uris=False)
    assert not read.bozo, read.get("bozo_exception")

    def time(parts):
        return parts and datetime(*parts[:6], tzinfo=timezone.utc)

    return [Entry(entry.id, entry.link, entry.title, time(entry.published_parsed),
                  time(entry.get("updated_parsed")) if read.version.startswith("atom") else None,
                  entry.content[-1].value, entry.author)
            for entry in read.entries]


def by_fastfeedparser(body):
    return [Entry(entry.id, entry.link, entry.title, moment(entry.published),
                  None if b"<rss" in body[:200] else moment(entry.updated), entry.content[0]["value"], entry.author)
            for entry in fastfeedparser.parse(body).entries]


def by_atoma(body):
    """Refuses what RFC 4287 and RSS 2.0 do not allow."""
    def time(found):
        return found.astimezone(timezone.utc)

    if body.startswith(b"{"):
        # It knows no `authors`, which came with version 1.1.
        return [Entry(item.id_, item.url, item.title, time(item.date_published), time(item.date_modified),
                      item.content_html, None)
                for item in atoma.parse_json_feed_bytes(body).items]
    if b"<rss" in body[:200]:
        # It knows no `dc:creator`.
        return [Entry(item.guid, item.link, item.title, time(item.pub_date), None, item.content_encoded, None)
                for item in atoma.parse_rss_bytes(body).items]
    return [Entry(entry.id_, next(link.href for link in entry.links if link.rel == "alternate"), entry.title.value,
                  time(entry.published), time(entry.updated), entry.content.value, entry.authors[0].name)
            for entry in atoma.parse_atom_bytes(body).entries]


def by_jsonfeed(body):
    return [Entry(item.id, item.url, item.title, moment(item.date_published), moment(item.date_modified),
                  item.content_html, item.authors[0].name)
            for item in jsonfeed.Feed.parse_string(body.decode()).items]


PARSERS = {
    "atom": [by_feedparser, by_fastfeedparser, by_atoma], "rss": [by_feedparser, by_fastfeedparser, by_atoma],
    "json": [by_jsonfeed, by_fastfeedparser, by_atoma],
}


def as_written(body):
    """What the feed says itself, read by nobody's parser of feeds."""
    return [Entry(item["id"], item["url"], item["title"], moment(item["date_published"]), moment(item["date_modified"]),
                  item["content_html"], item["authors"][0]["name"])
            for item in json.loads(body)["items"]]


@pytest.mark.parametrize("subject", SUBJECTS)
@pytest.mark.parametrize("ending", PARSERS)
def test_three_public_parsers_read_the_same(demo, subject, ending):
    known = as_written(get(demo, subject, "json").body)
    assert known, "The example society has something of each."
    body = get(demo, subject, ending).body
    for parser in PARSERS[ending]:
        found = parser(body)
        assert len(found) == len(known), parser.__name__
        for ours, theirs in zip(known, found):
            for name, value in theirs._asdict().items():
                if value is None:
                    assert name in ("updated", "author")
                elif name == "content":
                    assert value.strip() == ours.content.strip(), (parser.__name__, ours.id)
                else:
                    assert value == getattr(ours, name), (parser.__name__, ours.id, name)


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
    """There is no published schema of version 1.1: what it names, of which type, and nothing else but extensions."""
    answer = get(demo, subject, "json")
    assert answer.headers["Content-Type"] == "application/feed+json; charset=utf-8"
    feed = json.loads(answer.body)
    expect_members(feed, FEED, {"version", "title", "items"})
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert feed["feed_url"] == demo.origin + address(subject, "json") and feed["home_page_url"].startswith(demo.origin)
    assert len({item["id"] for item in feed["items"]}) == len(feed["items"])
    for item in feed["items"]:
        expect_members(item, ITEM, {"id", "content_html", "authors"})
        for author in item["authors"]:
            expect_members(author, AUTHOR, {"name"})
        for time in (item["date_published"], item["date_modified"]):
            assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)", time), "RFC 3339."
        assert item["authors"] and all(isinstance(tag, str) and tag for tag in item.get("tags", []))
        for name in ("url", "external_url"):
            assert re.match(r"https?://", item.get(name, "http://")), name


FEED = {"version": str, "title": str, "home_page_url": str, "feed_url": str, "description": str, "user_comment": str,
        "next_url": str, "icon": str, "favicon": str, "authors": list, "language": str, "expired": bool, "hubs": list,
        "items": list}
ITEM = {"id": str, "url": str, "external_url": str, "title": str, "content_html": str, "content_text": str,
        "summary": str, "image": str, "banner_image": str, "date_published": str, "date_modified": str, "authors": list,
        "tags": list, "language": str, "attachments": list}
AUTHOR = {"name": str, "url": str, "avatar": str}


def expect_members(found, known, needed):
    assert needed <= found.keys()
    for name, value in found.items():
        if name.startswith("_"):
            assert isinstance(value, dict), "An extension is an object."
        else:
            assert isinstance(value, known[name]), name


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
        assert page.locator("main").get_by_role("textbox", name="Atom").input_value().startswith(demo.origin)
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
        found = page.get_by_role("textbox", name="RSS").input_value()
        button = page.get_by_role("button", name="Copy: RSS")
        assert button.count() == (1 if javascript else 0)
        if javascript:
            page.context.grant_permissions(["clipboard-read", "clipboard-write"])
            button.click()
            page.get_by_text("Copied: RSS").wait_for(state="attached")
            assert page.evaluate("navigator.clipboard.readText()") == found
        examine(page)
        client = WebClient(server.origin)
        assert client.get(found.removeprefix(server.origin)).status == 200
        page.goto("/settings/feeds")
        assert found not in page.content() and "My phone" in main_text(page)
        follow(page.get_by_role("button", name=re.compile("^Revoke")).first)
        assert heading(page) == "Revoke this feed?"
        press(page, "Revoke it")
        assert heading(page) == "Your feeds" and "It is revoked" in main_text(page)
        assert client.get(found.removeprefix(server.origin)).status == 404
        assert re.search(r"/feeds/([^/]+)/", found)[1] not in server.log.read_text(), "A log is no place for a secret."
