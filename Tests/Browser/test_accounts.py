"""Becoming a member and staying one: applications, open joining, passwords, addresses, sessions, standing, limits."""

import re
import time

import pytest

from browsing import follow, heading, main_text, press
from mail_server import link_in
from program import PASSWORD, Server, set_up
from web_client import WebClient

ADMINISTRATOR = "ada@example.org"


@pytest.fixture
def visit(browser, site):
    """Opens browsers, each with cookies of its own."""
    contexts = []

    def open_browser(path="/", **options):
        contexts.append(browser.new_context(base_url=site.origin, **options))
        page = contexts[-1].new_page()
        page.set_default_timeout(10_000)
        page.goto(path)
        return page

    yield open_browser
    for context in contexts:
        context.close()


def sign_in(page, email, password=PASSWORD, trust=True):
    page.goto("/sign-in")
    page.get_by_label("E-mail address").fill(email)
    page.get_by_label("Password").fill(password)
    page.get_by_label("Stay signed in").set_checked(trust)
    press(page, "Sign in")
    return page


def is_signed_in(page):
    page.goto("/settings/account")
    return "/sign-in" not in page.url


def add_member(site, name, email):
    done = site.run("member", "add", name, email, text=PASSWORD + "\n")
    assert done.returncode == 0, done.stderr


def set_joining(visit, label):
    page = sign_in(visit(), ADMINISTRATOR)
    page.goto("/admin/site")
    page.get_by_label(label).check()
    press(page, "Save")
    assert "Saved." in main_text(page)
    return page


def fill_joining(page, name, email):
    page.get_by_label("Your name").fill(name)
    page.get_by_label("E-mail address").fill(email)
    page.get_by_label("Password").fill(PASSWORD)


def test_a_new_site_takes_members_by_invitation(visit):
    page = visit("/join")
    assert heading(page) == "Join by invitation"


def test_an_application_is_approved_by_an_administrator(visit, mail):
    administrator = set_joining(visit, re.compile("^By application"))
    page = visit("/join")
    fill_joining(page, "Cleo Applicant", "cleo@example.org")
    page.get_by_label("Who you are").fill("I teach nurses & love <trials>.")
    press(page, "Apply")
    assert heading(page) == "Thank you"

    sign_in(page, "cleo@example.org")
    assert "waiting for the administrator" in main_text(page)
    administrator.goto("/admin")
    applicant = administrator.locator(".item", has_text="Cleo Applicant")
    assert "I teach nurses & love <trials>." in applicant.inner_text()
    follow(applicant.get_by_role("button", name="Approve Cleo Applicant"))
    assert "Nobody is waiting." in main_text(administrator)

    letter = mail.take("cleo@example.org", "Welcome")
    page.goto(link_in(letter))
    sign_in(page, "cleo@example.org")
    assert is_signed_in(page)


def test_an_application_can_be_declined(visit):
    page = visit("/join")
    fill_joining(page, "Dora Declined", "dora@example.org")
    page.get_by_label("Who you are").fill("Nobody in particular.")
    press(page, "Apply")
    administrator = sign_in(visit(), ADMINISTRATOR)
    administrator.goto("/admin")
    follow(administrator.get_by_role("button", name="Decline Dora Declined"))
    sign_in(page, "dora@example.org")
    assert not is_signed_in(page)


def test_open_joining_confirms_the_address(visit, mail):
    set_joining(visit, re.compile("^Open to anyone"))
    page = visit("/join")
    fill_joining(page, "Emil Open", "emil@example.org")
    page.get_by_label("Time zone").select_option("Europe/Vienna")
    press(page, "Join")
    assert heading(page) == "Look at your mail"
    sign_in(page, "emil@example.org")
    assert "Follow the link in the confirmation mail first." in main_text(page)

    link = link_in(mail.take("emil@example.org", "Confirm your address"))
    page.goto(link)
    press(page, "Confirm and come in")
    assert page.url.endswith("/settings/profile")
    assert page.get_by_label("Time zone").input_value() == "Europe/Vienna"
    page.goto(link)
    assert heading(page) == "This is gone", "the link works once"


def test_joining_twice_with_one_address_is_refused_in_words(visit):
    page = visit("/join")
    fill_joining(page, "Another Ada", ADMINISTRATOR)
    press(page, "Join")
    assert page.get_by_label("Your name").input_value() == "Another Ada"
    assert page.locator("#email-error").count() == 1


def test_an_invitation_used_with_a_known_address_is_refused_in_words(visit, site):
    link = site.run("member", "invite").stdout.strip()
    page = visit(link)
    fill_joining(page, "Another Ada", ADMINISTRATOR)
    press(page, "Join")
    assert page.get_by_label("Your name").input_value() == "Another Ada"
    assert page.locator("#email-error").count() == 1


def test_a_forgotten_password_is_replaced(visit, site, mail):
    add_member(site, "Fay Forgets", "fay@example.org")
    elsewhere = sign_in(visit(), "fay@example.org")
    page = visit("/password-reset")
    page.get_by_label("E-mail address").fill("fay@example.org")
    press(page, "Send the link")
    assert heading(page) == "Look at your mail"
    link = link_in(mail.take("fay@example.org", "new password"))
    page.goto(link)
    page.get_by_label("New password").fill("short")
    press(page, "Save and sign in")
    assert page.locator("#password-error").count() == 1
    page.get_by_label("New password").fill("another horse entirely")
    press(page, "Save and sign in")
    assert is_signed_in(page)
    assert not is_signed_in(elsewhere), "whoever knew the old password is out"
    page.goto(link)
    assert heading(page) == "This is gone"
    page = sign_in(visit(), "fay@example.org")
    assert not is_signed_in(page)
    sign_in(page, "fay@example.org", "another horse entirely")
    assert is_signed_in(page)


def test_nobody_learns_who_has_an_account(visit, mail):
    page = visit("/password-reset")
    page.get_by_label("E-mail address").fill("nobody@example.org")
    press(page, "Send the link")
    assert heading(page) == "Look at your mail"
    page.goto("/sign-in")
    page.get_by_label("E-mail address").fill("nobody@example.org")
    press(page, "E-mail me a link")
    assert heading(page) == "Look at your mail"
    assert mail.to("nobody@example.org") == []


def test_an_address_is_changed_after_confirmation(visit, site, mail):
    add_member(site, "Gil Moves", "gil@example.org")
    page = sign_in(visit(), "gil@example.org")
    page.goto("/settings/account")
    page.get_by_label("New address").fill("gil@new.example.org")
    page.get_by_label("Your password", exact=True).fill("not the password")
    press(page, "Send the link")
    assert page.locator("#email-password-error").count() == 1
    assert page.get_by_label("New address").input_value() == "gil@new.example.org"
    page.get_by_label("Your password", exact=True).fill(PASSWORD)
    press(page, "Send the link")
    assert "We sent a link to gil@new.example.org" in main_text(page)
    assert "gil@new.example.org" in mail.take("gil@example.org", "may change").as_string()
    assert "gil@example.org" in main_text(page), "until then nothing changes"

    page.goto(link_in(mail.take("gil@new.example.org", "Confirm")))
    press(page, "Use this address")
    page.goto("/settings/account")
    assert "gil@new.example.org" in main_text(page) and "gil@example.org" not in main_text(page)
    assert not is_signed_in(sign_in(visit(), "gil@example.org"))
    assert is_signed_in(sign_in(visit(), "gil@new.example.org"))


def test_a_session_can_be_ended_from_another_browser(visit, site):
    add_member(site, "Hana Two", "hana@example.org")
    phone = sign_in(visit(user_agent="Mozilla/5.0 (iPhone) Safari/605.1"), "hana@example.org")
    desk = sign_in(visit(), "hana@example.org")
    desk.goto("/settings/sessions")
    places = desk.locator("main tbody tr")
    assert places.count() == 2
    assert places.filter(has_text="This one").count() == 1
    follow(places.filter(has_text="Safari on iPhone").get_by_role("button", name=re.compile("^Sign out there")))
    assert places.count() == 1
    assert not is_signed_in(phone)
    assert is_signed_in(desk)

    sign_in(phone, "hana@example.org")
    desk.goto("/settings/sessions")
    press(desk, "Sign out everywhere else")
    assert not is_signed_in(phone)
    assert is_signed_in(desk)


def test_a_trusted_device_stays_signed_in(visit, site):
    add_member(site, "Ines Stays", "ines@example.org")
    page = sign_in(visit(), "ines@example.org")
    cookie = next(each for each in page.context.cookies() if each["name"] == "colloquium-session")
    assert cookie["httpOnly"] and cookie["sameSite"] == "Lax"
    assert 89 < (cookie["expires"] - time.time()) / 86_400 < 91
    page = sign_in(visit(), "ines@example.org", trust=False)
    cookie = next(each for each in page.context.cookies() if each["name"] == "colloquium-session")
    assert cookie["expires"] == -1


def test_a_new_token_is_given_at_sign_in(site):
    client = WebClient(site.origin)
    client.cookies["colloquium-session"] = planted = "A" * 43
    client.sign_in(ADMINISTRATOR, PASSWORD)
    assert client.cookies["colloquium-session"] != planted


def test_a_suspended_member_is_out_at_once(visit, site):
    add_member(site, "Jon Suspended", "jon@example.org")
    member = sign_in(visit(), "jon@example.org")
    assert is_signed_in(member)
    administrator = sign_in(visit(), ADMINISTRATOR)
    administrator.goto("/admin/members")
    follow(administrator.get_by_role("button", name="Suspend Jon Suspended"))
    assert not is_signed_in(member)
    sign_in(member, "jon@example.org")
    assert "This account is suspended" in main_text(member)
    follow(administrator.get_by_role("button", name="Make active Jon Suspended"))
    assert is_signed_in(sign_in(member, "jon@example.org"))


def test_the_only_administrator_cannot_be_lost(visit):
    page = sign_in(visit(), ADMINISTRATOR)
    page.goto("/admin/members")
    page.get_by_label("Role of Ada Admin").select_option("member")
    follow(page.get_by_role("button", name=re.compile("the role of Ada Admin")))
    page.goto("/admin/members")
    assert page.get_by_label("Role of Ada Admin").input_value() == "administrator"


def test_signing_in_is_tried_only_so_often(tmp_path):
    data = tmp_path / "data"
    set_up(data)
    server = Server(data, SIGN_IN_TRIES=5).start()
    try:
        client = WebClient(server.origin)
        form = client.form("/sign-in", "/sign-in")
        answers = [
            client.post(form.action, form.filled(email=ADMINISTRATOR, password=f"wrong {number}", by="password"))
            for number in range(7)]
        assert [each.status for each in answers] == [422] * 5 + [429] * 2
        assert "Wait a quarter of an hour" in answers[-1].text
        assert ADMINISTRATOR in answers[-1].text, "what was typed stays"
        answer = client.post(form.action, form.filled(email=ADMINISTRATOR, password=PASSWORD, by="password"))
        assert answer.status == 429, "the right password is not told apart"
    finally:
        server.stop()
