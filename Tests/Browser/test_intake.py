"""Posting from one field, with the services that know articles played on loopback, with JavaScript and without."""

import time

import pytest

from browsing import follow, heading, main_text, press
from program import PASSWORD, Server, set_up
from services import Services

PUBMED_TITLE = "Inhaled Combined Budesonide-Formoterol as Needed in Mild Asthma"
PUBMED_DOI = "10.1056/nejmoa1715274"
PMID = "29768149"
UNKNOWN = "have nothing under doi:10.1000/no-such-thing. Check it for a typing error; if it is right, enter the article by hand."
CHALLENGE = "127.0.0.1 shows its pages to people alone, not to this site."


class Club:
    """A site, its outside world, and a member in front of it."""

    def __init__(self, data, browser, has_javascript):
        self.services = Services().start()
        set_up(data)
        self.server = Server(data, **self.services.settings()).start()
        self.has_javascript = has_javascript
        self.context = browser.new_context(java_script_enabled=has_javascript)
        self.page = self.context.new_page()
        self.page.set_default_timeout(15_000)
        self.page.goto(self.url("/sign-in"))
        self.page.get_by_label("E-mail address").fill("ada@example.org")
        self.page.get_by_label("Password").fill(PASSWORD)
        press(self.page, "Sign in")

    def url(self, path):
        return self.server.origin + path

    def hand_in(self, text):
        self.page.goto(self.url("/articles/new"))
        self.page.get_by_label("The article").fill(text)
        press(self.page, "Continue")

    def publish(self):
        self.page.get_by_label("Why it may change practice").fill("We treat every day what it is about.")
        self.page.get_by_label("Study design").select_option(index=1)
        press(self.page, "Publish the discussion")

    def stop(self):
        self.context.close()
        self.server.stop()
        self.services.stop()


@pytest.fixture(scope="module", params=[True, False], ids=["javascript", "no javascript"])
def club(request, browser, tmp_path_factory):
    club = Club(tmp_path_factory.mktemp("intake") / "data", browser, request.param)
    yield club
    club.stop()


@pytest.fixture(autouse=True)
def well(club):
    """Every test starts with services that answer."""
    club.services.modes = dict.fromkeys(club.services.modes, "well")


@pytest.mark.parametrize(
    "given",
    [PMID, f"PMID: {PMID}", f"https://pubmed.ncbi.nlm.nih.gov/{PMID}/", PUBMED_DOI, f"https://doi.org/{PUBMED_DOI.upper()}",
     "https://www.nejm.org/doi/full/10.1056/NEJMoa1715274"])
def test_anything_that_names_an_article_brings_the_article(club, given):
    club.hand_in(given)
    assert heading(club.page) == "Check and publish"
    assert club.page.get_by_label("Title", exact=True).input_value().startswith(PUBMED_TITLE)
    assert club.page.get_by_label("PMID").input_value() == PMID
    assert "O’Byrne" in club.page.get_by_label("Contributors").input_value() or "O'Byrne" in club.page.get_by_label(
        "Contributors").input_value()
    assert "from PubMed" in main_text(club.page)


def test_a_link_from_a_bookmark_prefills_the_field(club):
    club.page.goto(club.url("/articles/new?url=https%3A%2F%2Fwww.nejm.org%2Fdoi%2Ffull%2F10.1056%2FNEJMoa1715274"))
    assert club.page.get_by_label("The article").input_value() == "https://www.nejm.org/doi/full/10.1056/NEJMoa1715274"
    bookmarklet = club.page.get_by_role("link", name="Post to the journal club").get_attribute("href")
    assert bookmarklet.startswith("javascript:location.href=") and "/articles/new?url=" in bookmarklet


def test_a_citation_in_words_is_confirmed_before_anything_is_made_of_it(club):
    club.hand_in("Carberry J, Author17 A. A made-up trial of treatment number 17. Journal of Psychoceramics 2022;18:17-25")
    assert heading(club.page) == "Is it one of these?"
    assert "% with your citation" in main_text(club.page)
    follow(club.page.locator("main").get_by_role("button", name="It is this one").first)
    assert club.page.get_by_label("Title", exact=True).input_value() == "A made-up trial of treatment number 17"
    assert club.page.get_by_label("PMID").input_value() == "90000017"


def test_a_doi_that_does_not_exist_says_so_and_stops_nobody(club):
    club.hand_in("10.1000/no-such-thing")
    assert heading(club.page) == "Check and publish"
    assert UNKNOWN in main_text(club.page)
    assert club.page.get_by_label("DOI").input_value() == "10.1000/no-such-thing"


def test_a_page_behind_a_challenge_says_what_to_do(club):
    club.hand_in(f"{club.services.origin}/page/challenge")
    assert heading(club.page) == "Check and publish"
    assert CHALLENGE in main_text(club.page)


def test_who_does_not_answer_in_time_is_asked_again_after_the_article_is_published(club):
    made = number(club, 23)
    club.services.obey({"service": "crossref", "mode": "silent"})
    started = time.monotonic()
    club.hand_in(f"10.5555/made.{made}")
    assert time.monotonic() - started < 6, "The budget is four seconds."
    assert "Pending: Crossref did not answer." in main_text(club.page)
    club.services.obey({"service": "crossref", "mode": "well"})
    club.publish()
    follow(club.page.locator("main").get_by_role("link", name="The article’s record").first)
    deadline = time.monotonic() + 30
    while "Pending" in main_text(club.page):
        assert time.monotonic() < deadline, "The service answers again, and was not asked."
        time.sleep(1)
        club.page.reload()


def test_the_same_work_under_another_name_leads_to_its_discussion(club):
    club.hand_in("10.5555/made.77")
    club.publish()
    club.hand_in("PMID 90000077")
    assert heading(club.page) == "This article is already here"


def test_an_address_inside_the_network_is_not_asked(club):
    inside = Services().start()
    try:
        club.hand_in(f"{inside.origin}/page/article")
        assert heading(club.page) == "Check and publish"
        host, port = inside.origin.removeprefix("http://").split(":")
        assert f"The address names port {port}, and only the usual ports 80 and 443 are asked." in main_text(club.page)
        assert inside.asked == []
        club.hand_in(f"http://{host}/page/article")
        assert f"{host} does not lead to a server on the public Internet" in main_text(club.page)
    finally:
        inside.stop()


def number(club, base):
    """Another made-up trial with JavaScript and without: both meet the same site's rules, not its articles."""
    return base if club.has_javascript else base + 1


def test_a_silent_service_is_asked_again_from_the_draft(club):
    made = number(club, 201)
    for service in club.services.modes:
        club.services.obey({"service": service, "mode": "error"})
    club.hand_in(f"10.5555/made.{made}")
    assert "Pending:" in main_text(club.page)
    club.page.get_by_label("Title", exact=True).fill("Typed while nobody answered")
    club.page.get_by_label("Why it may change practice").fill("It holds water.")
    for service in club.services.modes:
        club.services.obey({"service": service, "mode": "well"})
    press(club.page, "Ask again")
    assert club.page.get_by_label("Title", exact=True).input_value() == f"A made-up trial of treatment number {made}"
    assert club.page.get_by_label("Why it may change practice").input_value() == "It holds water."
    assert "Pending:" not in main_text(club.page)


def test_the_site_goes_on_asking_for_a_draft(club):
    made = number(club, 205)
    for service in club.services.modes:
        club.services.obey({"service": service, "mode": "error"})
    club.hand_in(f"10.5555/made.{made}")
    assert "The site goes on asking" in main_text(club.page)
    for service in club.services.modes:
        club.services.obey({"service": service, "mode": "well"})
    deadline = time.monotonic() + 90
    while "Pending:" in main_text(club.page):
        assert time.monotonic() < deadline, "The services answer again, and were not asked."
        time.sleep(2)
        club.page.reload()
    assert club.page.get_by_label("Title", exact=True).input_value() == f"A made-up trial of treatment number {made}"


def test_a_mistyped_doi_is_corrected_where_it_was_pasted(club):
    club.hand_in("10.1000/no-such-thing")
    club.page.get_by_label("What you pasted").fill("10.5555/made.203")
    press(club.page, "Look again")
    assert club.page.get_by_label("Title", exact=True).input_value() == "A made-up trial of treatment number 203"


def test_a_wrong_pmid_is_corrected_in_the_form(club):
    club.hand_in("PMID 90000204")
    assert club.page.get_by_label("DOI").input_value() == "10.5555/made.204"
    club.page.get_by_label("PMID").fill("90000205")
    club.page.get_by_label("DOI").fill("")
    press(club.page, "Look up these identifiers")
    assert club.page.get_by_label("Title", exact=True).input_value() == "A made-up trial of treatment number 205"


def test_a_draft_is_saved_discarded_and_taken_back(club):
    club.page.goto(club.url("/articles/new"))
    press(club.page, "Enter it by hand")
    club.page.get_by_label("Title", exact=True).fill("Half of a title")
    club.page.get_by_label("Why it may change practice").fill("Half of a reason.")
    press(club.page, "Save the draft")
    assert "Saved." in main_text(club.page)
    club.page.goto(club.url("/articles/new"))
    follow(club.page.get_by_role("link", name="Half of a title"))
    assert club.page.get_by_label("Why it may change practice").input_value() == "Half of a reason."
    press(club.page, "Discard this draft")
    assert "Discarded: Half of a title" in main_text(club.page)
    assert club.page.get_by_role("link", name="Half of a title").count() == 0
    press(club.page, "Take it back")
    assert club.page.get_by_label("Title", exact=True).input_value() == "Half of a title"
    press(club.page, "Discard this draft")


def test_several_identifiers_are_posted_one_after_another(club):
    first = number(club, 211)
    club.hand_in(f"10.5555/made.{first}\nPMID {90_000_000 + first}\n10.5555/made.{first + 2}")
    assert heading(club.page) == "Which article?"
    assert "There are 2 articles" in main_text(club.page), "A DOI and a PMID of one work name one."
    follow(club.page.locator("main").get_by_role("button", name="Go on with this one").first)
    club.publish()
    assert heading(club.page) == "Which article?" and "Posted. Thank you." in main_text(club.page)
    press(club.page, "Go on with this one")
    assert club.page.get_by_label("Title", exact=True).input_value() == f"A made-up trial of treatment number {first + 2}"
    club.publish()
    assert heading(club.page) == f"A made-up trial of treatment number {first + 2}"


def test_a_record_with_another_works_number_is_posted_without_it(club):
    made = number(club, 221)
    club.hand_in(f"10.5555/made.{made}")
    club.publish()
    club.hand_in(f"PMID- {90_000_000 + made}\nTI  - Bibliographies of pots, volume {made}\n")
    assert heading(club.page) == "This article is already here"
    press(club.page, "It is another article")
    assert club.page.get_by_label("Title", exact=True).input_value() == f"Bibliographies of pots, volume {made}"
    assert club.page.get_by_label("PMID").input_value() == ""
    club.publish()
    assert heading(club.page) == f"Bibliographies of pots, volume {made}"


def test_the_sites_own_address_leads_there(club):
    made = number(club, 231)
    club.hand_in(f"10.5555/made.{made}")
    club.publish()
    address = club.page.url.split("?")[0]
    club.hand_in(address)
    assert club.page.url == address


def test_a_retracted_article_says_so_before_it_is_posted(club):
    club.services.obey({"retract": "10.5555/made.241"})
    club.hand_in("10.5555/made.241")
    assert "This article was retracted. Post it only to discuss why" in main_text(club.page)


def test_a_correction_that_was_not_sent_comes_back(club):
    if not club.has_javascript:
        pytest.skip("The browser keeps nothing without JavaScript.")
    club.hand_in("10.5555/made.251")
    club.page.get_by_label("Journal").fill("Annals of Corrected Pots")
    club.page.wait_for_timeout(600)
    club.page.goto(club.page.url)
    assert club.page.get_by_label("Journal").input_value() == "Annals of Corrected Pots"
    assert club.page.get_by_label("Title", exact=True).input_value() == "A made-up trial of treatment number 251"


def test_who_waits_is_told_so(club):
    if not club.has_javascript:
        pytest.skip("Only JavaScript tells it before the answer.")
    club.services.obey({"service": "crossref", "mode": "error"})
    club.hand_in("10.5555/made.253")
    club.page.evaluate("document.querySelector('#draft').addEventListener('submit', (event) => event.preventDefault())")
    waiting = club.page.get_by_text("Asking PubMed, Crossref and others")
    club.page.get_by_role("button", name="Save the draft").click()
    assert waiting.count() == 0, "Nobody is asked when a draft is saved."
    club.page.get_by_role("button", name="Ask again").click()
    assert waiting.count() == 1
