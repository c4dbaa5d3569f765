"""Every form of the site is given what no form of ours would send. Nothing may break, run, leak or get lost."""

import html
import re
import sqlite3

import pytest

from mail_server import link_in
from program import PASSWORD
from web_client import WebClient, forms, kind_of

ADMINISTRATOR = ("hollis@colloquium.example", "one article a week")
SCRIPT = "<script>alert(1)</script>"
IMAGE = '"><img src=x onerror=alert(1)>'
BIDI = "\u202eesrever\u2066 \u2069\u200f"
EVIL = SCRIPT + IMAGE + "'" + BIDI + "\x00 end"
TYPED = ("text", "textarea", "email", "url", "number", "search")

# What makes each form pass when one field of it is hostile.
GOOD = {
    "name": "A fine name", "email": "someone@example.org", "password": "four good words here", "title": "A fine title",
    "body": "A fine text", "why": "It may change practice", "study-design": "survey", "window": "7", "opens-on": "", "opens-at": "",
    "references": "10.5811/westjem.18320", "nature": "clinical", "kind": "method", "focus": "A focus", "norms": "Be kind",
    "visibility": "public", "joining": "open", "note": "A note", "site-name": "A site", "club-name": "A club",
    "club-focus": "A focus", "club-visibility": "public", "bottom-line": "What we learned", "uses": "1",
    "tag": "asthma", "hour": "6", "weekday": "1", "time-zone": "UTC", "given": "10.1000/182", "do": "post", "by": "password",
}


def with_everything(value):
    return lambda form: [(name, value) for name in form.names]


def letters_for_numbers(form):
    return [(name, "seven" if kind in ("number", "hidden") else GOOD.get(name, value))
            for name, kind, value in form.controls]


def unknown_choices(form):
    return [(name, "no-such-choice" if kind in ("select", "radio", "checkbox", "submit") else GOOD.get(name, value))
            for name, kind, value in form.controls]


def doubled(form):
    return [(name, value) for name in form.names for value in (GOOD.get(name, "first"), SCRIPT)]


ATTACKS = {
    "script": with_everything(SCRIPT),
    "image": with_everything(IMAGE),
    "bidirectional overrides": with_everything(BIDI),
    "NUL": with_everything("a\x00b"),
    "only NUL": with_everything("\x00"),
    "invalid UTF-8": with_everything(b"\xff\xfe\xc3("),
    "a large number": with_everything("99999999999999999999"),
    "a negative number": with_everything("-1"),
    "a very long text": with_everything("x" * 70_000),
    "letters for numbers": letters_for_numbers,
    "unknown choices": unknown_choices,
    "missing fields": lambda form: [],
    "doubled fields": doubled,
    "500 fields": lambda form: [(f"field-{number}", "x") for number in range(500)],
}


class Target:
    """A form, the page it stands on, and who sends it."""

    def __init__(self, client, account, page, form):
        self.client, self.account, self.page, self.form = client, account, page, form

    def __repr__(self):
        return f"{self.form.action} at {self.page}"

    def send(self, pairs, headers=None):
        token = [("csrf", self.form.filled().get("csrf", ""))]
        pairs = token + [pair for pair in pairs if pair[0] != "csrf"]
        if self.form.is_multipart:
            return self.client.upload(self.form.action, pairs)
        return self.client.post(self.form.action, pairs, headers)


def crawl(client, start, most=250, of_a_kind=2):
    """Pages of the site that links lead to, as (address, answer)."""
    waiting, seen, kinds = list(start), set(), {}
    while waiting and len(seen) < most:
        address = waiting.pop(0)
        kind = kind_of(address)
        if address in seen or re.search(r"\.(atom|rss|json|opml)", address) or kinds.get(kind, 0) >= of_a_kind:
            continue
        seen.add(address)
        kinds[kind] = kinds.get(kind, 0) + 1
        answer = client.get(address)
        if not answer.headers.get("Content-Type", "").startswith("text/html"):
            continue
        yield address, answer
        waiting += [html.unescape(link).split("#")[0] for link in re.findall(r'href="(/[^"]*)"', answer.text)]


def forms_of(client, account, pages):
    """One form of every kind on the pages; `account` is the address and password to sign in with, None for a visitor."""
    found = {}
    for page, answer in pages:
        for form in forms(answer.text):
            if form.method == "post":
                found.setdefault((kind_of(form.action), tuple(form.names)), Target(client, account, page, form))
    return list(found.values())


@pytest.fixture(scope="module")
def administrator(demo):
    return WebClient(demo.origin).sign_in(*ADMINISTRATOR)


@pytest.fixture(scope="module")
def members_forms(administrator):
    """The forms that an administrator meets, each kind once, and those of a draft."""
    WebClient(administrator.origin).sign_in(*ADMINISTRATOR)  # A second session, to be ended from the list.
    form = administrator.form("/articles/new", "/articles/drafts")
    draft = administrator.upload(form.action, [("csrf", form.filled()["csrf"]), ("by", "hand")]).location
    pages = list(crawl(administrator, ["/", draft, "/questions/1", "/admin/members"]))
    own = [address for address, _ in pages]
    # Editing and withdrawing are offered to authors: the administrator writes something of each sort first.
    for page, action, fields in [
            ("/discussions/1", "/discussions/1/contributions", {"kind": "method", "body": "Mine to edit"}),
            ("/questions/1", "/questions/1/answers", {"body": "Mine to edit", "references": "10.1000/182"})]:
        page = administrator.get(page).location or page
        form = administrator.form(page, action)
        answer = administrator.post(form.action, {**form.filled(), **fields, "do": "post"})
        assert answer.status == 303, (answer.status, answer.heading)
        own.append(answer.location.split("?")[0])
    edits = []
    for page in own[-2:]:
        edits += re.findall(r'href="(/(?:contributions|answers)/\d+/(?:edit|withdrawal))"', administrator.get(page).text)
    pages += [(address, administrator.get(address)) for address in edits]
    return forms_of(administrator, ADMINISTRATOR, pages)


@pytest.fixture(scope="module")
def visitors_forms(site, new_site, mail):
    """The forms for people without an account, those behind links in mails, and the first page of all."""
    ada = WebClient(site.origin).sign_in("ada@example.org", PASSWORD)
    form = ada.form("/admin/site", "/admin/site")
    assert ada.post(form.action, form.filled(joining="open")).status == 303
    visitor = WebClient(site.origin)
    links = [site.run("member", "invite", "--uses", "100").stdout.strip()]
    form = visitor.form("/password-reset", "/password-reset")
    visitor.post(form.action, form.filled(email="ada@example.org"))
    links.append(link_in(mail.take("ada@example.org", "new password")))
    paths = ["/sign-in", "/join", "/password-reset"] + [link.removeprefix(site.origin) for link in links]
    newcomer = WebClient(new_site.origin)
    set_up = new_site.set_up_link.removeprefix(new_site.origin)
    return (forms_of(visitor, None, [(path, visitor.get(path)) for path in paths])
            + forms_of(newcomer, None, [(set_up, newcomer.get(set_up))]))


def renewed(target):
    """The target again, for somebody who may have been signed out by what was sent before."""
    client = target.client
    if target.account is None:
        client.cookies.clear()
    elif client.get("/settings/account").status != 200:
        client.cookies.clear()
        client.sign_in(*target.account)
    # The page of a form may be gone, as with a link that works once; any token of this browser does.
    pages = [target.page, "/settings/account" if target.account else "/sign-in"]
    token = next(
        form.filled()["csrf"] for page in pages for form in forms(client.get(page).text) if "csrf" in form.names)
    target.form.controls = [
        (name, kind, token if name == "csrf" else value) for name, kind, value in target.form.controls]
    return target


def problems_with(answer, target, sent):
    """What is wrong with an answer to hostile input, in words."""
    text = answer.text
    if answer.status >= 500 or answer.status in (401, 403):
        yield f"{answer.status}: {answer.heading}"
    for live in ("<script>alert", "<img src=x", "\x00"):
        if live in text:
            yield f"{live!r} comes back as it is"
    if answer.status >= 400 and "<h1>" not in text:
        yield f"{answer.status} without a page: {text[:100]!r}"
    if answer.status == 422:
        yield from what_was_lost(text, target, sent)


def what_was_lost(text, target, sent):
    typed = {name for name, kind, _ in target.form.controls if kind in TYPED}
    if not typed:
        return
    again = next((form for form in forms(text) if form.action == target.form.action), None)
    if again is None:
        yield "422 without the form"
        return
    if "error-summary" not in text:
        yield "422 without a summary of what is wrong"
    first = {}
    for name, value in sent:
        first.setdefault(name, value)
    for name, kind, value in again.controls:
        if name not in first or first[name] == first.get(f"given-{name}"):
            continue  # A part that was not sent is as it was kept; what is as the form was made was not typed.
        wanted = first[name]
        if name in typed and kind in TYPED and isinstance(wanted, str) and visible(value) != visible(wanted):
            yield f"{name}: {wanted[:40]!r} came back as {(value or '')[:40]!r}"


def visible(text):
    """The text without what no reader would see; line ends as a browser sends them."""
    return re.sub("[\x00\u200f\u202a-\u202e\u2066-\u2069]", "", text or "").replace("\r\n", "\n").strip()


def none(findings):
    assert not findings, "\n" + "\n".join(findings)


def test_the_forms_are_found(members_forms, visitors_forms):
    actions = {kind_of(target.form.action) for target in members_forms + visitors_forms}
    wanted = {
        "/articles/drafts?", "/articles/drafts/N/publication?", "/articles/N/discussions?", "/discussions/N/course?",
        "/discussions/N/contributions?", "/discussions/N/synthesis?", "/contributions/N/reply?",
        "/contributions/N/edit?", "/contributions/N/withdrawal?", "/questions?", "/questions/N/answers?",
        "/answers/N/edit?", "/answers/N/withdrawal?", "/clubs?", "/clubs/N/edit?", "/clubs/N/membership?",
        "/clubs/N/facilitators?", "/settings/profile?", "/settings/account/email?", "/settings/account/password?",
        "/settings/subscriptions?", "/settings/sessions/N/end?", "/admin/invitations?", "/admin/members/N/standing?",
        "/admin/members/N/role?", "/admin/site?", "/sign-in?", "/sign-out?", "/join?", "/password-reset?"}
    assert sorted(wanted - actions) == []


@pytest.mark.parametrize("attack", ATTACKS)
@pytest.mark.parametrize("whose", ["members", "visitors"])
def test_every_form_stands(attack, whose, members_forms, visitors_forms):
    findings = []
    for target in members_forms if whose == "members" else visitors_forms:
        sent = ATTACKS[attack](renewed(target).form)
        answer = target.send(sent)
        findings += [f"{target}: {problem}" for problem in problems_with(answer, target, sent)]
    none(findings)


@pytest.mark.parametrize("whose", ["members", "visitors"])
def test_one_hostile_field_among_good_ones(whose, members_forms, visitors_forms):
    """So that what is hostile gets past the other checks and is stored."""
    findings, number = [], 0
    for target in members_forms if whose == "members" else visitors_forms:
        if "/set-up/" in target.form.action:
            continue  # It would succeed, once.
        for hostile in [name for name, kind, _ in target.form.controls if kind in TYPED]:
            number += 1
            good = {**GOOD, "email": f"someone{number}@example.org"}
            renewed(target)
            sent = [(name, EVIL if name == hostile else good.get(name, value) or "")
                    for name, kind, value in target.form.controls if kind != "file"]
            answer = target.send(sent)
            findings += [f"{target}, {hostile}: {problem}" for problem in problems_with(answer, target, sent)]
    none(findings)


def test_ten_megabytes_are_refused_in_words(members_forms, visitors_forms):
    findings = []
    for target in members_forms + visitors_forms:
        names = [name for name in renewed(target).form.names if name != "csrf"] or ["field"]
        answer = target.send([(names[0], "x" * (10 << 20))])
        if answer.status != 413 or "MB" not in answer.text:
            findings.append(f"{target}: {answer.status} {answer.heading}")
    none(findings)


@pytest.mark.parametrize("content_type, body", [
    ("application/json", b'{"body": "x"}'), ("text/plain", b"csrf=x"), ("", b"\x00\xff"),
    ("application/x-www-form-urlencoded", b"&&==&%&%4&%zz=%ff&csrf"), ("multipart/form-data", b"--x\r\n"),
    ("multipart/form-data; boundary=" + "b" * 200, b"--x"), ("multipart/form-data; boundary=x", b"--x\r\n\r\n"),
    ("multipart/form-data; boundary=x", b'--x\r\nContent-Disposition: form-data; name="csrf"\r\n\r\ncut of'),
    ("multipart/form-data; boundary=x", b'--x\r\nContent-Disposition: form-data; name="\xff\x00"\r\n\r\n\xff\r\n--x--\r\n')])
def test_a_body_that_is_no_form_is_refused(content_type, body, administrator, members_forms):
    findings = []
    for target in members_forms:
        answer = administrator.request("POST", target.form.action, body, {"Content-Type": content_type})
        if answer.status not in (400, 401, 403, 422) or "<h1>" not in answer.text:
            findings.append(f"{target}: {answer.status} {answer.heading}")
    none(findings)


@pytest.mark.parametrize("path", [
    "/%00", "/%ff", "/..%2f..%2fetc/passwd", "/discussions/0", "/discussions/99999999999999999999", "/discussions/-1",
    "/discussions/x", "/articles/1%00", "/tags/%3Cscript%3Ealert(1)%3C/script%3E", "/tags/%FF", "/search?q=%00%FF",
    "/search?q=%22%22%22", "/search?q=AND+OR+NOT+(", "/search?q=NEAR(*", "/search?q=" + "x" * 5000, "/search?q=a&page=-1",
    "/search?q=a&page=99999999999999999999", "/search?q=%3Cscript%3Ealert(1)%3C/script%3E", "/articles?page=abc",
    "/articles?page=9223372036854775807", "/sign-in?next=https://evil.example", "/sign-in?next=%22%3E%3Cscript%3Ealert(1)",
    "/sign-in/link/x", "/join/x", "/password-reset/x", "/confirmation/x", "/unsubscribe/1.weekly.x", "/set-up/x",
    "/settings/account/email/x", "/articles/drafts/1?item=-1", "/articles/drafts/1?item=99", "/contributions/0/history",
    "/colloquium.css/../../Package.swift", "/..%2fPackage.swift", "/%2e%2e/Package.swift"])
def test_a_hostile_address_is_answered(path, administrator, demo):
    for client in (administrator, WebClient(demo.origin)):
        answer = client.get(path)
        assert answer.status < 500, answer.heading
        assert "<script>alert" not in answer.text
        assert "swift-tools-version" not in answer.text and "root:" not in answer.text
        assert "evil.example" not in answer.location


@pytest.mark.parametrize("next_page", [
    "https://evil.example/", "//evil.example/", "/\\evil.example", "javascript:alert(1)", "/ok\r\nSet-Cookie: a=b"])
def test_signing_in_leads_nowhere_else(next_page, demo):
    client = WebClient(demo.origin)
    form = client.form("/sign-in", "/sign-in")
    answer = client.post(form.action, form.filled(
        email=ADMINISTRATOR[0], password=ADMINISTRATOR[1], by="password", next=next_page))
    assert answer.status == 303
    assert answer.location == "/"


def test_nothing_that_was_stored_runs(administrator, browser, demo):
    """After all of the above: every page, read as text and, where hostile text stands, in a browser."""
    administrator.cookies.clear()
    administrator.sign_in(*ADMINISTRATOR)
    findings, marked = [], []
    for address, answer in crawl(administrator, ["/"], most=200, of_a_kind=8):
        if "<script>alert" in answer.text or "<img src=x" in answer.text:
            findings.append(f"{address}: runs")
        if answer.status >= 500:
            findings.append(f"{address}: {answer.status}")
        if "\x00" in answer.text or "\u202e" in answer.text:
            findings.append(f"{address}: control characters")
        if "onerror" in answer.text:
            marked.append(address)
    assert marked, "the hostile text is shown somewhere"
    context = browser.new_context(base_url=demo.origin)
    context.add_cookies([{"name": "colloquium-session", "value": administrator.cookies["colloquium-session"],
                          "url": demo.origin}])
    page = context.new_page()
    page.on("dialog", lambda dialog: (findings.append(f"{page.url}: a dialog"), dialog.dismiss()))
    page.on("console", lambda message: findings.append(f"{page.url}: {message.text}")
            if message.type == "error" else None)
    for address in marked[:15]:
        page.goto(address)
    context.close()
    none(findings)


# A POST that none of our pages made.


def contents(demo):
    """All that the site has stored, but for when sessions were last seen, and what letters and news come to without a request."""
    own = r'INSERT INTO "?(sessions|reading_marks|question_marks|mails|\w+_letters|gathered_news|waiting_news|digest\w*|sqlite_sequence)\b'
    with sqlite3.connect(demo.data / "colloquium.sqlite") as database:
        return [line for line in database.iterdump() if not re.match(own, line)]


@pytest.mark.parametrize("headers, keeps_token", [
    ({}, False), ({"Origin": "https://evil.example"}, True), ({"Sec-Fetch-Site": "cross-site"}, True),
    ({"Origin": "null"}, False), ({"Origin": "http://127.0.0.1:1"}, True)],
    ids=["no token", "another origin", "cross-site", "no origin, no token", "another port"])
def test_a_forged_post_is_refused_and_does_nothing(headers, keeps_token, demo, administrator, members_forms):
    before = contents(demo)
    findings = []
    for target in members_forms:
        if "/unsubscribe/" in target.form.action:
            continue
        pairs = [(name, GOOD.get(name, value) or "") for name, kind, value in renewed(target).form.controls
                 if kind != "file" and (keeps_token or name != "csrf")]
        content = {"Content-Type": "application/x-www-form-urlencoded", **headers}
        answer = administrator.post(target.form.action, pairs, content)
        if answer.status != 403:
            findings.append(f"{target}: {answer.status} {answer.heading}")
    none(findings)
    assert contents(demo) == before


def test_a_token_of_another_browser_is_refused(demo, administrator):
    stranger = WebClient(demo.origin)
    token = stranger.form("/sign-in", "/sign-in").filled()["csrf"]
    form = administrator.form("/admin/site", "/admin/site")
    answer = administrator.post(form.action, form.filled(name="Taken over", csrf=token))
    assert answer.status == 403


# What was typed outlives the session.


def post_after_the_session(demo, end):
    """Types a contribution, lets the session end, sends it, signs in with the form that comes, and sends it again."""
    client = WebClient(demo.origin).sign_in("adaeze@colloquium.example", ADMINISTRATOR[1])
    page = client.get("/discussions/1").location
    form = client.form(page, "/discussions/1/contributions")
    text = f"Typed before the session ended: {end.__name__} <b>&amp;</b> \"quoted\"\nand a second line"
    end(demo, client)
    answer = client.post(form.action, {**form.filled(), "kind": "method", "body": text, "do": "post"})
    assert answer.status in (401, 403), answer.heading
    sign_in = next((each for each in forms(answer.text) if each.action == "/sign-in"), None)
    assert sign_in, f"no way to sign in and go on: {answer.heading}"
    answer = client.post("/sign-in", sign_in.filled(
        email="adaeze@colloquium.example", password=ADMINISTRATOR[1], by="password"))
    assert answer.status == 200
    kept = next((each for each in forms(answer.text) if each.action == form.action), None)
    assert kept, f"what was typed is not there: {answer.heading}"
    assert kept.filled()["body"].replace("\r\n", "\n") == text
    answer = client.post(kept.action, kept.filled())
    assert answer.status == 303
    with sqlite3.connect(demo.data / "colloquium.sqlite") as database:
        stored = database.execute("SELECT count(*) FROM contributions WHERE body = ?", [text]).fetchone()
    assert stored == (1,)


def ended_elsewhere(demo, client):
    other = WebClient(demo.origin).sign_in("adaeze@colloquium.example", ADMINISTRATOR[1])
    form = other.form("/settings/sessions", "/settings/sessions/others/end")
    assert other.post(form.action, form.filled()).status == 303


def cookie_lapsed(demo, client):
    """The browser drops the cookie on the day the session ends."""
    client.cookies.clear()


@pytest.mark.parametrize("end", [ended_elsewhere, cookie_lapsed])
def test_text_outlives_the_session(demo, end):
    post_after_the_session(demo, end)


def test_a_double_click_posts_once(demo):
    client = WebClient(demo.origin).sign_in("adaeze@colloquium.example", ADMINISTRATOR[1])
    form = client.form(client.get("/discussions/1").location, "/discussions/1/contributions")
    fields = {**form.filled(), "kind": "method", "body": "Sent by an impatient finger", "do": "post"}
    first, second = client.post(form.action, fields), client.post(form.action, fields)
    assert (first.status, second.status) == (303, 303)
    assert first.location == second.location
