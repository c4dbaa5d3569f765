"""The main job, end to end in a browser, with JavaScript and without: post an article, discuss it, follow it."""

import re
import xml.etree.ElementTree as ElementTree
from datetime import datetime, timedelta, timezone

import pytest

from browsing import follow, heading, press
from mail_server import MailServer, html_of, link_in, text_of
from program import PASSWORD, RECORDS, Server
from web_client import WebClient

TITLE = "Addressing System and Clinician Barriers to Emergency Department-initiated Buprenorphine"
RECORD = RECORDS / "pubmed_38801034.xml"
DOI = "10.5811/westjem.18320"
ADMINISTRATOR = "ada@example.org"
COLLEAGUE = "ben@example.org"


class Society:
    """A site being used by two people, each in a browser of their own."""

    def __init__(self, server, mail, browser, has_javascript):
        self.server = server
        self.mail = mail
        self.contexts = [browser.new_context(java_script_enabled=has_javascript) for _ in range(2)]
        self.ada, self.ben = [context.new_page() for context in self.contexts]
        for page in (self.ada, self.ben):
            page.set_default_timeout(10_000)

    def url(self, path):
        return self.server.origin + path


@pytest.fixture(scope="module", params=[True, False], ids=["javascript", "no javascript"])
def society(request, browser, tmp_path_factory):
    mail = MailServer().start()
    server = Server(tmp_path_factory.mktemp("main") / "data", SMTP_URL=mail.url).start()
    society = Society(server, mail, browser, request.param)
    yield society
    for context in society.contexts:
        context.close()
    server.stop()
    mail.stop()


def sign_in(page, society, email):
    page.goto(society.url("/sign-in"))
    page.get_by_label("E-mail address").fill(email)
    page.get_by_label("Password").fill(PASSWORD)
    press(page, "Sign in")


def sign_out(page):
    follow(page.get_by_role("button", name="Sign out", exact=True))


def test_the_printed_link_sets_the_site_up(society):
    page = society.ada
    page.goto(society.server.set_up_link)
    page.get_by_label("Name of the site").fill("Harbour Journal Club")
    page.get_by_label("Your name").fill("Ada Admin")
    page.get_by_label("Your e-mail address").fill(ADMINISTRATOR)
    page.get_by_label("Password").fill(PASSWORD)
    page.locator("#club-name").fill("Evidence")
    page.locator("#club-focus").fill("Reading together")
    press(page, "Set up")
    assert page.url == society.url("/admin")
    assert page.locator(".wordmark").inner_text().strip() == "Harbour Journal Club"
    assert society.contexts[1].request.get(society.server.set_up_link).status == 410, "the link works once"


def test_an_invitation_goes_by_mail_and_lets_somebody_join(society):
    page = society.ada
    page.goto(society.url("/admin"))
    page.locator("#email").fill(COLLEAGUE)
    press(page, "Make the invitation")
    assert heading(page) == "The invitation is made"
    link = link_in(society.mail.take(COLLEAGUE, "invites you"))
    assert page.get_by_role("textbox", name="Copy this").input_value() == link

    page = society.ben
    page.goto(link)
    assert page.get_by_label("E-mail address").input_value() == COLLEAGUE
    page.get_by_label("Your name").fill("Ben Colleague")
    page.get_by_label("Password").fill("short")
    press(page, "Join")
    assert "at least 10 characters" in page.locator("#password-error").inner_text()
    assert page.get_by_label("Your name").input_value() == "Ben Colleague", "what was typed stays"
    page.get_by_label("Password").fill(PASSWORD)
    press(page, "Join")
    assert page.url == society.url("/settings/profile")
    page.get_by_label("Institution").fill("Harbour Hospital")
    press(page, "Save")
    assert "Saved." in page.get_by_role("status").inner_text()


def test_signing_in_with_a_password(society):
    page = society.ben
    sign_out(page)
    page.goto(society.url("/articles/new"))
    assert heading(page) == "Sign in", "what needs an account asks for it"
    page.get_by_label("E-mail address").fill(COLLEAGUE)
    page.get_by_label("Password").fill("not the password")
    press(page, "Sign in")
    assert "do not belong together" in page.get_by_role("alert").inner_text()
    assert page.get_by_label("E-mail address").input_value() == COLLEAGUE
    page.get_by_label("Password").fill(PASSWORD)
    press(page, "Sign in")
    assert page.url == society.url("/articles/new"), "it goes on where it was"


def test_signing_in_with_a_mailed_link(society):
    page = society.ben
    sign_out(page)
    page.goto(society.url("/sign-in"))
    page.get_by_label("E-mail address").fill(COLLEAGUE)
    press(page, "E-mail me a link")
    assert heading(page) == "Look at your mail"
    link = link_in(society.mail.take(COLLEAGUE, "link to sign in"))
    page.goto(link)
    press(page, "Sign in")
    assert page.get_by_role("link", name="Ben Colleague").count() == 1
    assert society.contexts[0].request.get(link).status == 410, "the link works once"


def post_record(page, society):
    """Uploads the record; leads to the page where it is checked."""
    page.goto(society.url("/articles/new"))
    page.get_by_label("Or a file").set_input_files(RECORD)
    press(page, "Continue")


def test_an_article_is_posted_from_its_pubmed_record(society):
    page = society.ada
    post_record(page, society)
    assert heading(page) == "Check and publish"
    assert page.get_by_label("Title", exact=True).input_value().startswith(TITLE)
    noted = page.locator(".field-noted", has=page.locator("#title")).locator(".source-note")
    assert noted.inner_text() == "from PubMed: ArticleTitle"
    assert page.locator("#doi").input_value() == DOI
    assert page.locator("#pmid").input_value() == "38801034"
    assert page.locator(".source-note").count() >= 8, "fields say where they came from"

    page.get_by_label("Pages or article number").fill("303–11")
    page.locator("#why").fill("  ")
    page.locator("#tags").fill("opioids, emergency-medicine")
    page.locator("#study-design").select_option("survey")
    press(page, "Publish the discussion")
    assert "Enter why it may change practice." in page.get_by_role("alert").inner_text()
    assert page.locator("#why-error").inner_text() == "Enter why it may change practice."
    assert page.locator("#study-design").input_value() == "survey"
    assert page.locator("#pages").input_value() == "303–11", "the correction stays"
    assert page.locator("#tags").input_value() == "opioids, emergency-medicine"

    page.locator("#why").fill("We send people home without *treatment*. This shows that we **could** start it.")
    press(page, "Publish the discussion")
    assert re.fullmatch(society.url(r"/discussions/\d+-addressing-system.*"), page.url)
    assert heading(page).startswith(TITLE)
    assert "Posted. Thank you." in page.get_by_role("status").inner_text()
    assert page.locator(".why em").inner_text() == "treatment"
    society.discussion = page.url.split("?")[0]

    follow(page.get_by_role("link", name="The article’s record"))
    row = page.get_by_role("row").filter(has=page.get_by_role("rowheader", name="Title", exact=True))
    assert "PubMed: ArticleTitle" in row.inner_text()
    assert "303–11" in page.locator("main").inner_text()
    pages = page.get_by_role("row").filter(has=page.get_by_role("rowheader", name="Pages", exact=False))
    assert "PubMed" not in pages.inner_text().split("\n")[0] or "303-311" in pages.inner_text()


@pytest.mark.parametrize("given", [DOI, f"https://doi.org/{DOI.upper()}", "PMID: 38801034", "the file"])
def test_the_same_article_leads_to_the_one_that_is_here(society, given):
    page = society.ben
    if given == "the file":
        post_record(page, society)
    else:
        page.goto(society.url("/articles/new"))
        page.locator("#given").fill(given)
        press(page, "Continue")
    assert "This article is here already" in page.locator("main").inner_text()
    assert page.get_by_role("button", name="Publish the discussion").count() == 0
    follow(page.locator(".item-title a").first)
    assert page.url == society.discussion


def test_a_critique_is_previewed_and_posted(society):
    page = society.ada
    page.goto(society.discussion)
    page.get_by_role("radio", name="Limitation", exact=True).check()
    page.locator("#body").fill("One city, **one** system. <script>alert(1)</script>")
    press(page, "Preview")
    assert page.locator(".preview strong").inner_text() == "one"
    assert page.locator("#body").input_value().startswith("One city"), "the text stays under its preview"
    assert page.locator("input[name=kind]:checked").input_value() == "limitation"
    press(page, "Post")
    critique = page.locator(".contribution").last
    assert critique.locator("h3").inner_text().upper().startswith("LIMITATION")
    assert critique.locator(".prose strong").inner_text() == "one"
    assert critique.locator("script").count() == 0
    society.critique = society.url(critique.locator(".when a").first.get_attribute("href"))


def test_an_empty_critique_is_refused(society):
    page = society.ada
    page.goto(society.discussion)
    page.get_by_role("radio", name="Method", exact=True).check()
    page.locator("#body").fill("   ")
    press(page, "Post")
    assert page.locator("#body-error").count() == 1
    assert page.get_by_role("alert").count() == 1
    assert page.locator("input[name=kind]:checked").input_value() == "method"


def test_a_colleague_replies(society):
    page = society.ben
    page.goto(society.discussion)
    follow(page.get_by_role("link", name=re.compile("^Reply to Ada Admin")))
    assert "One city" in page.locator("main").inner_text(), "what is replied to is shown"
    page.locator("#body").fill("Ours is the same kind of city.")
    press(page, "Reply")
    reply = page.locator(".contribution").last
    assert "Ours is the same kind of city." in reply.inner_text()
    assert "In reply to Ada Admin" in reply.inner_text()


def test_an_edit_keeps_what_was_there_before(society):
    page = society.ben
    page.goto(society.discussion)
    follow(page.get_by_role("link", name=re.compile("^Edit")).first)
    page.locator("#body").fill("Ours is a smaller city.")
    press(page, "Save")
    reply = page.locator(".contribution").last
    assert "Ours is a smaller city." in reply.inner_text()
    follow(reply.get_by_role("link", name="edited"))
    assert "Ours is a smaller city." in page.locator("main").inner_text()
    assert "Ours is the same kind of city." in page.locator("main").inner_text()


def test_a_contribution_is_withdrawn_and_the_replies_stay(society):
    page = society.ben
    page.goto(society.discussion)
    page.get_by_role("radio", name="Strength", exact=True).check()
    page.locator("#body").fill("Said too soon.")
    press(page, "Post")
    assert "Said too soon." in page.locator("main").inner_text()
    follow(page.get_by_role("link", name=re.compile("^Withdraw.*strength")))
    press(page, "Withdraw it")
    assert "Said too soon." not in page.content()
    assert "Withdrawn by its author." in page.locator(".contribution").last.inner_text()
    page.goto(society.url("/search?q=soon"))
    assert "Nothing here matches" in page.locator("main").inner_text(), "what is withdrawn is not found"


def test_the_contributions_are_filtered_by_kind(society):
    page = society.ben
    page.goto(society.discussion)
    kinds = page.get_by_role("navigation", name="Kinds of contribution")
    follow(kinds.get_by_role("link", name=re.compile("^Limitation")))
    assert page.locator(".contribution").count() == 1
    assert "One city" in page.locator(".contribution").inner_text()


def test_a_contribution_has_a_permanent_link(society):
    page = society.ben
    page.goto(society.critique)
    number = re.search(r"/contributions/(\d+)", society.critique)[1]
    assert page.url.startswith(society.discussion + "#")
    anchor = page.url.split("#")[1]
    assert number in anchor
    assert "One city" in page.locator(f"#{anchor}").inner_text()


def test_a_question_is_asked_in_the_discussion(society):
    page = society.ben
    page.goto(society.discussion)
    follow(page.get_by_role("link", name="Ask a question"))
    page.get_by_label("The question").fill("Does starting in the department keep people in treatment?")
    page.locator("#body").fill("I looked at the trials until 2020.")
    page.get_by_role("radio", name="Clinical", exact=True).check()
    press(page, "Ask")
    assert heading(page) == "Does starting in the department keep people in treatment?"
    assert "Posted. Thank you." in page.get_by_role("status").inner_text()
    society.question = page.url.split("?")[0]
    page.goto(society.discussion)
    assert page.get_by_role("link", name="Does starting in the department").count() == 1


def test_an_answer_without_a_reference_is_refused_and_kept(society):
    page = society.ada
    page.goto(society.question)
    page.locator("#body").fill("Yes, at thirty days.")
    page.locator("#references").fill("   ")
    press(page, "Answer")
    reason = page.locator("#references-error").inner_text()
    assert "reference" in reason
    assert reason in page.get_by_role("alert").inner_text(), "the summary says it too"
    assert page.get_by_role("alert").get_by_role("link").first.get_attribute("href") == "#references"
    assert page.locator("#references").get_attribute("aria-invalid") == "true"
    assert page.locator("#body").input_value() == "Yes, at thirty days."

    page.locator("#references").fill("my own experience")
    press(page, "Answer")
    assert page.locator("#references-error").count() == 1
    assert page.locator("#references").input_value() == "my own experience"
    assert "no answer yet" in society.contexts[0].request.get(society.url("/questions")).text()


def test_an_answer_with_a_reference_is_accepted(society):
    page = society.ada
    page.goto(society.question)
    page.locator("#body").fill("Yes, at thirty days.")
    page.locator("#references").fill(f"https://doi.org/{DOI}, table 2\nISBN 978-0-19-953556-9")
    press(page, "Answer")
    answer = page.locator("article", has_text="Yes, at thirty days.")
    assert "Ada Admin" in answer.inner_text()
    assert answer.locator(".reference").count() == 2
    assert answer.get_by_role("link", name="here").count() == 1, "it cites the article that is here"
    page.goto(society.url("/questions?unanswered=yes"))
    assert "Every question has an answer." in page.locator("main").inner_text()


def test_a_member_subscribes_at_an_hour_of_their_zone(society):
    page = society.ben
    page.goto(society.url("/settings/subscriptions"))
    page.get_by_label("Everything you may read").select_option("daily")
    page.get_by_label("All clubs you belong to").select_option("")
    page.get_by_label("Hour of the day").select_option("6")
    page.get_by_label("Time zone").select_option("Asia/Kolkata")
    press(page, "Save")
    assert "Saved." in page.locator(".notice").first.inner_text()
    assert page.get_by_label("Everything you may read").input_value() == "daily"
    assert re.search(r"Your next daily digest is due \w+ \d+ \w+ \d+, 06:00", page.locator("main").inner_text())


def post_second_article(page, society):
    page.goto(society.url("/articles/new"))
    page.locator("#given").fill((RECORDS / "pubmed_31789841.xml").read_text())
    press(page, "Continue")
    page.locator("#why").fill("We teach methods without saying what they assume.")
    page.locator("#study-design").select_option("narrative-review")
    press(page, "Publish the discussion")
    assert heading(page).startswith("The Positivism Paradigm of Research")
    page.get_by_role("radio", name="Implication", exact=True).check()
    page.locator("#body").fill("Name the paradigm on the first slide.")
    press(page, "Post")


def send_digests(society, days):
    """Writes what will be due so many days from now, and gives the server time to send it."""
    moment = datetime.now(timezone.utc) + timedelta(days=days)
    done = society.server.run("digest", "send", "--at", moment.strftime("%Y-%m-%dT%H:%M:%SZ"))
    assert done.returncode == 0, done.stderr
    return int(re.search(r"(\d+) written", done.stdout)[1])


def test_the_digest_arrives_once(society):
    post_second_article(society.ada, society)
    assert send_digests(society, 1) >= 1
    digest = society.mail.take(COLLEAGUE, "The Positivism Paradigm of Research")
    society.digest = digest
    for part in (text_of(digest), html_of(digest)):
        assert TITLE not in part, "Ben has read it on the site"
        assert part.count("The Positivism Paradigm of Research") == 1
        assert "We teach methods without saying what they assume." in part
        assert "Name the paradigm on the first slide." in part, "the liveliest critique"
    assert digest["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert re.fullmatch(r"<http://\S+/unsubscribe/\S+>", digest["List-Unsubscribe"])
    assert digest["Message-ID"] and digest["Date"] and digest["List-ID"]
    assert send_digests(society, 1) == 0, "the same day has one digest"
    send_digests(society, 2)
    subjects = [message["Subject"] for message in society.mail.to(COLLEAGUE) if message["List-ID"]]
    assert subjects.count(digest["Subject"]) == 1
    assert len(set(subjects)) == len(subjects), "nor does what came at once come again"


def test_the_digest_leads_to_the_discussion(society):
    links = [each for each in re.findall(r"http\S+", text_of(society.digest)) if "/discussions/" in each]
    assert len(links) == 1
    society.ben.goto(links[0])
    assert heading(society.ben).startswith("The Positivism Paradigm of Research")


def post_by_hand(page, society, title):
    page.goto(society.url("/articles/new"))
    press(page, "Enter it by hand")
    page.get_by_label("Title", exact=True).fill(title)
    page.locator("#why").fill("It is new.")
    page.locator("#study-design").select_option("other")
    press(page, "Publish the discussion")
    assert heading(page) == title


def test_one_click_ends_the_digest_without_a_session(society):
    """RFC 8058 section 3.1: the mail program posts this, with neither cookie nor form token."""
    path = society.digest["List-Unsubscribe"].strip("<>").removeprefix(society.server.origin)
    machine = WebClient(society.server.origin)
    assert machine.get(path).status == 200
    society.ben.goto(society.url("/settings/subscriptions"))
    assert society.ben.get_by_label("Everything you may read").input_value() == "daily", "looking changes nothing"
    assert machine.post(path, {"List-Unsubscribe": "One-Click"}).status == 200
    society.ben.goto(society.url("/settings/subscriptions"))
    assert society.ben.get_by_label("Everything you may read").input_value() == ""

    post_by_hand(society.ada, society, "An article after the unsubscription")
    send_digests(society, 4)
    assert society.mail.to(COLLEAGUE, "after the unsubscription") == []
    forged = path[:-1] + ("B" if path.endswith("A") else "A")
    assert machine.post(forged, {"List-Unsubscribe": "One-Click"}).status == 410, "no code can be made up"


def test_the_page_ends_the_digest_too(society):
    page = society.ben
    page.goto(society.url("/settings/subscriptions"))
    page.get_by_label("Everything you may read").select_option("weekly")
    press(page, "Save")
    post_by_hand(society.ada, society, "An article of another week")
    send_digests(society, 12)
    digest = society.mail.take(COLLEAGUE, "another week")
    society.contexts[1].clear_cookies()
    page.goto(digest["List-Unsubscribe"].strip("<>"))
    press(page, "Unsubscribe")
    assert heading(page) == "You are unsubscribed"
    sign_in(page, society, COLLEAGUE)
    page.goto(society.url("/settings/subscriptions"))
    assert page.get_by_label("Everything you may read").input_value() == ""


def test_the_search_finds_articles_and_contributions(society):
    page = society.ben
    page.goto(society.url("/search"))
    page.get_by_label("Words to look for").fill("buprenorphine")
    follow(page.get_by_role("button", name="Search"))
    assert page.get_by_role("link", name=re.compile("^Addressing System")).count() >= 1
    page.get_by_label("Words to look for").fill("smaller city")
    follow(page.get_by_role("button", name="Search"))
    found = page.locator(".item", has_text="Contribution")
    assert found.count() == 1
    follow(found.locator("a").first)
    assert "Ours is a smaller city." in page.locator("main").inner_text()


@pytest.mark.parametrize("path", ["/feed.atom", "/clubs/1/feed.atom", "/tags/opioids/feed.atom"])
def test_feeds_are_atom(society, path):
    answer = WebClient(society.server.origin).get(path)
    assert answer.status == 200
    assert answer.headers["Content-Type"].startswith("application/atom+xml")
    feed = ElementTree.fromstring(answer.body)
    atom = "{http://www.w3.org/2005/Atom}"
    assert feed.tag == atom + "feed"
    for name in ("id", "title", "updated"):
        assert feed.findtext(atom + name)
    assert feed.find(f"{atom}link[@rel='self']").get("href") == society.server.origin + path
    entries = feed.findall(atom + "entry")
    assert any(entry.findtext(atom + "title").startswith(TITLE) for entry in entries)
    ids = [entry.findtext(atom + "id") for entry in entries]
    assert len(set(ids)) == len(ids)
