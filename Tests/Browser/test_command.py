"""The command `colloquium`: what it prints, what it refuses, and how it ends."""

import re
import shutil
import signal
import sqlite3
import subprocess
from email import message_from_bytes, policy

import pytest

from program import BINARY, CHECKOUT, PASSWORD, RECORDS, Server, environment, run, set_up
from return_address import reply_code, return_address
from web_client import WebClient

SUBCOMMANDS = [
    [], ["serve"], ["setup"], ["member"], ["member", "add"], ["member", "invite"], ["member", "approve"],
    ["member", "list"], ["member", "role"], ["member", "password"], ["import"], ["import-answers"],
    ["digest"], ["digest", "preview"],
    ["digest", "send"], ["mail"], ["mail", "receive"], ["metadata"], ["backup"], ["check"], ["demo"], ["generate"]]

WRONG_SETTINGS = [
    ("PORT", "eighty"), ("PORT", "70000"), ("ORIGIN", "club.example.org"), ("ORIGIN", "https://club.example.org/path"),
    ("MAIL_FROM", "nobody"), ("SMTP_URL", "http://mail.example.org"), ("SMTP_URL", "smtp://"),
    ("SMTP_TIMEOUT", "soon"), ("SMTP_CONNECTIONS", "0"), ("SMTP_PER_DOMAIN", "few"), ("SMTP_STARTTLS", "perhaps"),
    ("SMTP_CA_FILE", "/no/such/file"),
    ("SIGN_IN_TRIES", "0"), ("TRUST_PROXY", "maybe"), ("LOG_LEVEL", "loud"), ("RESOURCES", "/no/such/directory"),
    ("DATA", "/proc/no/such/directory"), ("HOST", "no such host"), ("COLOUR", "blue")]


@pytest.fixture(scope="module")
def club(tmp_path_factory):
    """A site that is set up and not served."""
    data = tmp_path_factory.mktemp("club") / "data"
    set_up(data)
    return data


def command(club, *arguments, text="", **settings):
    return run(*arguments, "--data", club, directory=club.parent, text=text, **settings)


@pytest.mark.parametrize("words", SUBCOMMANDS, ids=" ".join)
def test_every_subcommand_explains_itself(words, tmp_path):
    done = run(*words, "--help", directory=tmp_path)
    assert done.returncode == 0
    assert "USAGE: colloquium" in done.stdout
    assert done.stdout.startswith("OVERVIEW: ")


@pytest.mark.parametrize("name, value", WRONG_SETTINGS)
def test_a_wrong_setting_stops_the_start_and_is_named(name, value, tmp_path):
    settings = {name: value}
    if name.startswith("SMTP_") and name != "SMTP_URL":
        settings["SMTP_URL"] = "smtp://127.0.0.1:2525"
    if name != "PORT":
        settings["PORT"] = "0"
    arguments = ["serve"] if name == "DATA" else ["serve", "--data", tmp_path / "data"]
    done = run(*arguments, directory=tmp_path, timeout=10, **settings)
    assert done.returncode == 78
    assert f"COLLOQUIUM_{name}" in done.stderr
    assert "Fatal error" not in done.stderr


def test_the_settings_file_is_read_below_the_environment(tmp_path):
    (tmp_path / "colloquium.env").write_text("COLLOQUIUM_MAIL_FROM=nobody\n")
    done = run("check", "--data", tmp_path / "data", directory=tmp_path)
    assert done.returncode == 78
    assert "COLLOQUIUM_MAIL_FROM" in done.stderr
    done = run("check", "--data", tmp_path / "data", directory=tmp_path, MAIL_FROM="club@example.org")
    assert "COLLOQUIUM_MAIL_FROM" not in done.stderr and "There is no site" in done.stderr


def test_check_says_what_the_start_needs_and_whether_others_are_asked(club, tmp_path):
    done = command(club, "check", OUTBOUND="off")
    assert done.returncode == 0, done.stderr
    assert re.search(r"^journals: ok, \d{3} in the catalogue$", done.stdout, re.MULTILINE)
    assert "outbound: off" in done.stdout
    assert "outbound: on" in command(club, "check", OUTBOUND="on").stdout
    resources = tmp_path / "resources"
    shutil.copytree(CHECKOUT / "Templates", resources / "Templates")
    shutil.copytree(CHECKOUT / "Public", resources / "Public")
    (resources / "Journals").mkdir()
    (resources / "Journals/journals.tsv").write_text("name\nA journal without the other columns\n")
    done = command(club, "check", RESOURCES=resources)
    assert done.returncode != 0
    assert "catalogue of journals" in done.stdout + done.stderr


def test_the_settings_file_knows_only_real_settings(tmp_path):
    (tmp_path / "colloquium.env").write_text("COLLOQUIUM_MAIL_FORM=club@example.org\n")
    done = run("check", "--data", tmp_path / "data", directory=tmp_path)
    assert done.returncode == 78
    assert "COLLOQUIUM_MAIL_FORM" in done.stderr


@pytest.mark.parametrize("words", [
    ["serve", "--colour"], ["serve", "--port", "eighty"], ["serve", "--port", "70000"], ["nonsense"],
    ["member", "role", "ada@example.org", "queen"], ["member", "invite", "--uses", "0"],
    ["digest", "send", "--at", "tomorrow"], ["digest", "preview", "ada@example.org", "--cadence", "hourly"], ["setup"]])
def test_words_that_are_off_end_with_64(club, words):
    done = run(*words, directory=club.parent)
    assert done.returncode == 64
    assert done.stderr.startswith("Error: ")


def test_every_setting_is_listed(tmp_path):
    done = run("check", "--settings", directory=tmp_path)
    assert done.returncode == 0
    for name in {name for name, _ in WRONG_SETTINGS} - {"COLOUR"}:
        assert f"COLLOQUIUM_{name}\n" in done.stdout


def test_a_second_set_up_is_refused(club):
    done = command(
        club, "setup", "--site-name", "Again", "--name", "Eve", "--email", "eve@example.org", "--club", "C", "--focus",
        "F", text=PASSWORD + "\n")
    assert done.returncode == 1
    assert done.stderr.startswith("colloquium: ")
    assert "eve@example.org" not in command(club, "member", "list").stdout


def test_a_set_up_with_a_weak_password_is_refused(tmp_path):
    done = run(
        "setup", "--data", tmp_path / "data", "--site-name", "Site", "--name", "Eve", "--email", "eve@example.org",
        "--club", "C", "--focus", "F", directory=tmp_path, text="short\n")
    assert done.returncode == 1
    assert "at least 10 characters" in done.stderr


def test_members_are_added_and_listed(club):
    done = command(club, "member", "add", "Ben Colleague", "ben@example.org", text=PASSWORD + "\n")
    assert done.returncode == 0
    listed = [line.split("\t") for line in command(club, "member", "list").stdout.splitlines()]
    assert [line[1:] for line in listed if line[1] == "ben@example.org"] == [
        ["ben@example.org", "Ben Colleague", "member", "active"]]

    again = command(club, "member", "add", "Ben Again", "BEN@example.org", text=PASSWORD + "\n")
    assert again.returncode == 1
    assert "address" in again.stderr


def test_a_role_is_given(club):
    assert command(club, "member", "role", "ben@example.org", "moderator").returncode == 0
    assert "ben@example.org\tBen Colleague\tmoderator" in command(club, "member", "list").stdout
    assert command(club, "member", "role", "nobody@example.org", "moderator").returncode == 1
    assert command(club, "member", "role", "ada@example.org", "member").returncode == 1, "somebody must administer"


def test_a_password_is_set_and_ends_sessions(club):
    server = Server(club).start()
    try:
        client = WebClient(server.origin).sign_in("ben@example.org", PASSWORD)
        assert client.get("/settings/account").status == 200
        done = server.run("member", "password", "ben@example.org", text="a new pass phrase\n")
        assert done.returncode == 0, done.stderr
        assert client.get("/settings/account").status == 303
        WebClient(server.origin).sign_in("ben@example.org", "a new pass phrase")
        assert server.run("member", "password", "ben@example.org", text="short\n").returncode == 1
        assert server.run("member", "password", "nobody@example.org", text=PASSWORD + "\n").returncode == 1
    finally:
        server.stop()


def test_an_invitation_link_works(club):
    server = Server(club).start()
    try:
        link = server.run("member", "invite", "--uses", "2").stdout.strip()
        assert link.startswith(server.origin + "/join/")
        for number, expected in enumerate([303, 303, 410]):
            client = WebClient(server.origin)
            path = link.removeprefix(server.origin)
            if expected == 410:
                assert client.get(path).status == 410
                break
            form = client.form(path, "/join/")
            answer = client.post(form.action, form.filled(
                name=f"Guest {number}", email=f"guest{number}@example.org", password=PASSWORD))
            assert answer.status == expected
    finally:
        server.stop()


def test_a_pubmed_file_is_imported_once(club):
    words = ["import", "--by", "ada@example.org", "--why", "It may change how we teach.", "--study-design",
             "narrative-review", "--tags", "methods", RECORDS / "pubmed_31789841.xml"]
    done = command(club, *words)
    assert done.returncode == 0, done.stderr
    assert "The Positivism Paradigm of Research" in done.stdout
    again = command(club, *words)
    assert "here already" in again.stdout + again.stderr or "already" in again.stdout + again.stderr
    with sqlite3.connect(club / "colloquium.sqlite") as database:
        assert database.execute("SELECT count(*) FROM discussions").fetchone() == (1,)


def test_an_import_that_cannot_be_read_says_which_file(club, tmp_path):
    good = RECORDS / "pubmed_set_of_two.xml"
    bad = tmp_path / "bad.xml"
    bad.write_text("<PubmedArticleSet><PubmedArticle>")
    done = command(
        club, "import", "--by", "ada@example.org", "--why", "It may.", "--study-design", "other", bad, good)
    assert done.returncode == 1
    assert "bad.xml: not read" in done.stdout + done.stderr
    assert "pubmed_set_of_two.xml: discussion" in done.stdout, "the others are imported"
    missing = command(club, "import", "--by", "ada@example.org", "--why", "It may.", tmp_path / "missing.xml")
    assert missing.returncode == 1
    assert "missing.xml" in missing.stdout + missing.stderr
    stranger = command(club, "import", "--by", "nobody@example.org", "--why", "It may.", good)
    assert stranger.returncode == 1


def test_an_import_into_a_club_that_is_not_there_is_refused(club):
    done = command(
        club, "import", "--by", "ada@example.org", "--why", "It may.", "--club", "99", RECORDS / "pubmed_219391.xml")
    assert done.returncode == 1
    assert "club" in (done.stdout + done.stderr).lower()


def test_a_digest_is_previewed_and_nothing_is_sent(club):
    for _ in range(2):
        done = command(club, "digest", "preview", "ben@example.org")
        assert done.returncode == 0
        assert done.stdout.startswith("Subject: ")
        assert "The Positivism Paradigm of Research" in done.stdout
        assert "It may change how we teach." in done.stdout
    assert not list((club / "mail").glob("*digest*")) if (club / "mail").exists() else True
    assert command(club, "digest", "preview", "nobody@example.org").returncode == 1
    done = command(club, "digest", "preview", "ben@example.org", "--cadence", "daily")
    assert done.stdout == "Nothing new: no mail would be sent.\n"


def test_digests_become_files_where_no_server_is_set(club):
    done = command(club, "digest", "send", "--at", "2040-01-09T12:00:00Z")
    assert done.returncode == 0
    written = int(re.search(r"(\d+) written", done.stdout)[1])
    assert written >= 1
    files = list((club / "mail").glob("digest*.eml"))
    assert len(files) == written
    assert b"List-Unsubscribe-Post: List-Unsubscribe=One-Click" in files[0].read_bytes()


def test_a_copy_is_made_while_the_site_is_served(club, tmp_path):
    server = Server(club).start()
    try:
        copy = tmp_path / "copied" / "colloquium.sqlite"
        copy.parent.mkdir()
        done = server.run("backup", copy)
        assert done.returncode == 0, done.stderr
        assert server.run("backup", copy).returncode == 1, "a copy is never written over"
        checked = run("check", "--data", copy.parent, directory=tmp_path)
        assert checked.returncode == 0
        assert "database: ok" in checked.stdout
        assert "ben@example.org" in run("member", "list", "--data", copy.parent, directory=tmp_path).stdout
        assert server.run("backup", tmp_path / "no" / "such" / "place.sqlite").returncode == 1
    finally:
        server.stop()


def test_check_finds_a_broken_database(club, tmp_path):
    broken = tmp_path / "broken" / "colloquium.sqlite"
    broken.parent.mkdir()
    assert command(club, "backup", broken).returncode == 0
    with sqlite3.connect(broken) as database:
        database.execute("PRAGMA foreign_keys = OFF")
        database.execute("DELETE FROM clubs")
    done = run("check", "--data", broken.parent, directory=tmp_path)
    assert done.returncode == 1
    assert "database: ok" not in done.stdout


def test_a_file_that_is_no_database_is_refused_in_words(tmp_path):
    data = tmp_path / "data"
    data.mkdir()
    (data / "colloquium.sqlite").write_bytes(b"not a database at all, but a long enough text" * 100)
    done = run("check", "--data", data, directory=tmp_path)
    assert done.returncode == 1
    assert "colloquium.sqlite" in done.stderr or "database" in done.stdout + done.stderr


def test_only_one_process_serves_a_directory(club):
    server = Server(club).start()
    try:
        done = run("serve", "--data", club, "--port", "0", directory=club.parent, timeout=20)
        assert done.returncode == 1
        assert "Another process serves" in done.stderr
    finally:
        server.stop()


def test_a_port_that_is_taken_is_refused_in_words(club, tmp_path):
    server = Server(club).start()
    try:
        done = run("serve", "--data", tmp_path / "other", "--port", server.port, directory=tmp_path, timeout=20)
        assert done.returncode in (1, 78)
        assert str(server.port) in done.stderr
        assert "Fatal error" not in done.stderr
    finally:
        server.stop()


def test_the_data_is_for_the_operator_alone(club):
    assert club.stat().st_mode & 0o077 == 0


NUMBERS = ["--members", 20, "--articles", 10, "--discussions", 12, "--contributions", 1_400, "--until", "2026-03-31"]


def test_a_generated_site_is_sound_and_its_landmarks_are_as_it_says(tmp_path):
    done = run("generate", "--data", tmp_path / "data", *NUMBERS, directory=tmp_path)
    assert done.returncode == 0, done.stderr
    assert "100 % contributions" in done.stderr
    landmarks = dict(re.findall(r"Discussion (\d+) has (\d+) contributions", done.stdout))
    assert sorted(landmarks.values(), key=int) == ["200", "1000"]
    assert sorted(file.name for file in (tmp_path / "data").iterdir()) == ["colloquium.sqlite"]
    with sqlite3.connect(tmp_path / "data/colloquium.sqlite") as database:
        for discussion, size in landmarks.items():
            counted = database.execute("SELECT count(*) FROM contributions WHERE discussion = ?", [discussion])
            assert counted.fetchone()[0] == int(size)
        assert database.execute("SELECT count(*) FROM contributions").fetchone()[0] == 1_400
    assert run("check", "--data", tmp_path / "data", directory=tmp_path).returncode == 0
    site = Server(tmp_path / "data").start()
    try:
        client = WebClient(site.origin)
        client.sign_in("member@generated.example", re.search("password “(.+)”", done.stdout)[1])
    finally:
        site.stop()


def test_the_same_numbers_generate_the_same_site(tmp_path):
    rows = []
    for name in ("one", "two"):
        assert run("generate", "--data", tmp_path / name, *NUMBERS, directory=tmp_path).returncode == 0
        with sqlite3.connect(tmp_path / name / "colloquium.sqlite") as database:
            rows.append([database.execute(f"SELECT * FROM {table}").fetchall() for table in (
                "contributions", "discussions", "articles", "claims", "citations", "club_members", "search")])
    assert rows[0] == rows[1]


def test_generating_keeps_away_from_a_site_that_is_there(club):
    before = (club / "colloquium.sqlite").read_bytes()
    done = command(club, "generate", *NUMBERS)
    assert done.returncode == 1
    assert "There is a site in" in done.stderr
    assert (club / "colloquium.sqlite").read_bytes() == before


@pytest.mark.parametrize("change, reason", [
    (["--members", "1"], "--members is a number from 2 to 1000000."),
    (["--articles", "0"], "--articles is a number from 1 to 1000000."),
    (["--discussions", "9"], "give at least as many --discussions as --articles (10)"),
    (["--discussions", "201"], "give at most 200 --discussions"),
    (["--contributions", "10000001"], "--contributions is a number from 0 to 10000000."),
    (["--until", "soon"], "--until is a day like 2026-03-31."),
])
def test_numbers_that_make_no_site_are_refused(change, reason, tmp_path):
    done = run("generate", "--data", tmp_path / "data", *NUMBERS, *change, directory=tmp_path)
    assert done.returncode == 1
    assert reason in done.stderr
    assert not (tmp_path / "data").exists()


def generating(data):
    """A run that has begun and takes its time."""
    process = subprocess.Popen(
        [BINARY, "generate", "--data", data, *map(str, NUMBERS), "--contributions", "200000"], stderr=subprocess.PIPE,
        stdout=subprocess.PIPE, text=True, env=environment())
    assert process.stderr.readline().startswith("0 %")
    return process


def test_generating_that_is_stopped_keeps_nothing(tmp_path):
    process = generating(tmp_path / "data")
    process.send_signal(signal.SIGINT)
    _, complaint = process.communicate(timeout=60)
    assert process.returncode == 1
    assert "Stopped: nothing was kept" in complaint and "again" in complaint
    assert list((tmp_path / "data").iterdir()) == []


def test_generating_that_was_killed_is_no_site_and_says_what_to_do(tmp_path):
    process = generating(tmp_path / "data")
    process.kill()
    process.communicate(timeout=60)
    assert not (tmp_path / "data/colloquium.sqlite").exists()
    done = run("generate", "--data", tmp_path / "data", *NUMBERS, directory=tmp_path)
    assert done.returncode == 1
    assert "did not finish" in done.stderr and "delete" in done.stderr

# Mail that a mail server hands over: exit codes as it expects them (sysexits.h).

RETURN = dict(MAIL_FROM="club@harbour.example", MAIL_RETURN="club@harbour.example", OUTBOUND="off")


@pytest.fixture(scope="module")
def answered(tmp_path_factory):
    """A site with Ben, who is a member, and an article of Ada's that is discussed."""
    data = tmp_path_factory.mktemp("answered") / "data"
    set_up(data, **RETURN)
    command(data, "member", "add", "Ben", "ben@example.org", text=PASSWORD + "\n")
    done = command(
        data, "import", "--by", "ada@example.org", "--why", "It may change how we teach.",
        RECORDS / "pubmed_38801034.xml")
    assert done.returncode == 0, done.stderr
    return data


def receive(data, recipient, mail, **settings):
    return command(data, "mail", "receive", "--recipient", recipient, text=mail, **{**RETURN, **settings})


def reply(text, sender="Ben <ben@example.org>", name="1@phone.example"):
    return f"From: {sender}\nTo: x\nSubject: Re: news\nMessage-ID: <{name}>\n\n{text}\n"


def contributions(data):
    with sqlite3.connect(data / "colloquium.sqlite") as database:
        return database.execute("SELECT kind, body FROM contributions ORDER BY number").fetchall()


def test_a_reply_is_posted_once_however_often_it_comes(answered):
    address = return_address(answered, reply_code("d-1", 2))
    for _ in range(2):
        done = receive(answered, address, reply("Limitation: one centre.\n\n> quoted"))
        assert (done.returncode, done.stdout) == (0, "contribution 1\n"), done.stderr
    assert contributions(answered) == [("limitation", "one centre.")]


@pytest.mark.parametrize("mail, words", [
    (reply("> quoted", name="2@phone"), "given back: No words of your own"),
    (reply("Not mine.", sender="Eve <eve@example.org>", name="3@phone"), "given back: It came from another address."),
    (reply("Away.", name="4@phone").replace("To: x", "Auto-Submitted: auto-replied"), "ignored"),
])
def test_what_is_not_posted_is_taken_all_the_same(answered, mail, words):
    before = contributions(answered)
    done = receive(answered, return_address(answered, reply_code("d-1", 2)), mail)
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith(words)
    assert contributions(answered) == before


@pytest.mark.parametrize("recipient", [
    "club@harbour.example", "club+d-1-2@harbour.example", "club+d-1-2-00000000000000000000@harbour.example",
    "club+@harbour.example", "", "nobody", "club+" + "x" * 5_000 + "@harbour.example", "club+d\n-1@harbour.example"])
def test_an_address_that_was_never_given_out_ends_with_67(answered, recipient):
    done = receive(answered, recipient, reply("Words.", name="5@phone"))
    assert done.returncode == 67
    assert "no such address" in done.stderr and "Fatal error" not in done.stderr


def test_an_address_signed_for_another_ends_with_67(answered):
    address = return_address(answered, reply_code("d-1", 2)).replace("+d-1-2", "+d-1-1")
    assert receive(answered, address, reply("Words.", name="6@phone")).returncode == 67
    assert receive(answered, return_address(answered, reply_code("d-1", 2)), reply("W."), MAIL_RETURN="").returncode == 67


@pytest.mark.parametrize("mail", [
    b"", b"\n\nno head", bytes(range(256)) * 40, b"\x00" * 100_000, b"no colon at all\n\nwords\n",
    b"Subject: " + b"x" * 50_000_000 + b"\n\nwords\n",
    reply("w" * 40_000_000, name="7@phone").encode(),
    b"Content-Type: multipart/mixed; boundary=b\n\n" + b"--b\nContent-Type: multipart/mixed; boundary=b\n\n" * 20_000,
], ids=["empty", "no head", "bytes", "zeros", "no mail", "huge head", "huge body", "deep"])
def test_junk_ends_as_a_mail_server_understands(answered, mail):
    before = contributions(answered)
    done = receive(answered, return_address(answered, reply_code("d-1", 2)), mail)
    assert done.returncode in (0, 65), done.stderr[-500:]
    assert b"Fatal error" not in done.stderr
    assert b"export" not in done.stderr and b"article" not in done.stderr, "nobody imports anything here"
    assert contributions(answered) == before


def test_a_report_of_a_failure_counts_once(answered):
    with sqlite3.connect(answered / "colloquium.sqlite") as database:
        database.execute(
            """INSERT INTO mails (message_id, kind, recipient, message, written_at, due_at, state)
               VALUES ('m@x', 'digest', 'ben@example.org', x'', 0, 0, 'sent')""")
        number, = database.execute("SELECT max(number) FROM mails").fetchone()
    report = (
        "From: MAILER-DAEMON@mx.example\nContent-Type: multipart/report; report-type=delivery-status; boundary=b\n\n"
        "--b\nContent-Type: message/delivery-status\n\nReporting-MTA: dns; mx.example\n\n"
        "Final-Recipient: rfc822; ben@example.org\nAction: failed\nStatus: 5.2.2\n--b--\n")
    address = return_address(answered, f"b-{number}")
    assert receive(answered, address, report).stdout == f"mail {number} did not arrive\n"
    assert receive(answered, address, report).stdout == "ignored\n"


def test_where_the_site_cannot_be_read_the_mail_is_to_come_again(answered, tmp_path):
    done = run(
        "mail", "receive", "--data", tmp_path / "nowhere", "--recipient", "club+u-0@harbour.example",
        directory=tmp_path, text=reply("Words."), **RETURN)
    assert done.returncode == 75


def test_a_reply_address_works_for_sixty_days(answered):
    before = contributions(answered)
    done = receive(
        answered, return_address(answered, reply_code("d-1", 2, days_ago=62)), reply("Too late.", name="8@phone"))
    assert done.returncode == 0 and done.stdout.startswith("given back: "), done.stderr
    assert "60 days" in done.stdout
    assert contributions(answered) == before
    done = receive(
        answered, return_address(answered, reply_code("d-1", 2, days_ago=59)), reply("In time.", name="9@phone"))
    assert done.stdout.startswith("contribution "), done.stdout + done.stderr


def test_what_is_given_back_is_a_good_mail_with_the_words(answered):
    address = return_address(answered, reply_code("d-1", 2))
    done = receive(answered, address, reply("My patient, MRN 12345678, did: “zażółć” 🩺", name="10@phone"))
    assert done.stdout.startswith("given back: "), done.stdout + done.stderr
    command(answered, "digest", "send", **RETURN)
    returned = [file.read_bytes() for file in (answered / "mail").glob("returned.2.*.eml")]
    written, = [mail for mail in returned if b"MRN 12345678" in mail]
    mail = message_from_bytes(written, policy=policy.strict)
    assert not mail.defects and mail["Message-ID"].startswith("<returned.2.")
    assert mail["To"].addresses[0].addr_spec == "ben@example.org" and mail["Auto-Submitted"] == "auto-generated"
    for kind in ("plain", "html"):
        assert "MRN 12345678, did: “zażółć” 🩺" in mail.get_body((kind,)).get_content()


def test_no_more_replies_are_posted_than_the_site_takes(answered):
    """As from the site, ten times as many in a quarter of an hour as sign-ins may be tried."""
    with sqlite3.connect(answered / "colloquium.sqlite") as database:
        database.execute("UPDATE contributions SET written_at = written_at - 1000000")
    address = return_address(answered, reply_code("d-1", 2))
    ends = [
        receive(answered, address, reply(f"Point {number}.", name=f"many{number}@phone"), SIGN_IN_TRIES=1)
        for number in range(12)]
    assert [done.returncode for done in ends] == [0] * 12
    assert sum(done.stdout.startswith("contribution") for done in ends) == 10
    assert "quarter of an hour" in ends[-1].stdout
