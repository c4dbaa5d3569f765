"""The API as a program uses it, with a token that a person made for it; and answers from files."""

import json
import re
import subprocess
import sys
import urllib.error
import urllib.request

import pytest

from browsing import examine, follow, heading, main_text, press, signed_in
from program import PASSWORD
from web_client import WebClient

ANSWER = {"body": "It does in adults.", "references": [{"pasted": "10.1056/NEJMoa1715274", "level": 2}]}


@pytest.fixture(scope="module")
def question(site):
    client = WebClient(site.origin).sign_in("ada@example.org", PASSWORD)
    form = client.form("/questions/new", "/questions")
    asked = client.post(form.action, form.filled(title="Does it work in children?", nature="clinical", club="1"))
    return int(re.search(r"/questions/(\d+)", asked.location)[1])


def send(server, method, path, token=None, body=None, **headers):
    """What a program would write; gives back the status, the headers and what the JSON says."""
    request = urllib.request.Request(server.origin + path, method=method, headers=headers)
    if token:
        request.add_header("Authorization", f"Bearer {token}")
    if body is not None:
        request.add_header("Content-Type", "application/json")
        request.data = json.dumps(body).encode()
    try:
        answer = urllib.request.urlopen(request, timeout=30)
    except urllib.error.HTTPError as error:
        answer = error
    return answer.status, answer.headers, json.loads(answer.read())


def make_token(page, name, scope="Read, and write in my name"):
    page.goto("/settings/tokens")
    page.get_by_label("Name").fill(name)
    page.get_by_label("What the program may do").select_option(label=scope)
    press(page, "Make the token")
    return page.get_by_role("textbox", name="Access token").input_value()


@pytest.mark.parametrize("javascript", [True, False], ids=["javascript", "plain"])
def test_a_token_is_made_shown_once_used_and_revoked(site, question, browser, javascript):
    with signed_in(browser, site, javascript) as page:
        page.goto("/settings/tokens")
        examine(page)
        token = make_token(page, "My script")
        examine(page)
        path = f"/api/v1/questions/{question}/answers"
        key = f"once-{javascript}"
        status, headers, answer = send(site, "POST", path, token, ANSWER, **{"Idempotency-Key": key})
        assert status == 201 and headers["Location"] == answer["resource"]
        assert send(site, "POST", path, token, ANSWER, **{"Idempotency-Key": key})[2] == answer
        status, _, problem = send(site, "POST", path, token, {"body": "Trust me.", "references": []})
        assert (status, problem["errors"][0]["pointer"]) == (422, "/references")
        changed = {**ANSWER, "body": "It does, in adults alone."}
        assert send(site, "PUT", f"/api/v1/answers/{answer['number']}", token, changed)[0] == 200
        page.goto("/settings/tokens")
        assert token not in page.content() and "My script" in main_text(page) and "never" not in main_text(page)
        follow(page.get_by_role("button", name=re.compile("^Revoke")).first)
        assert heading(page) == "Access tokens"
        status, headers, _ = send(site, "PUT", f"/api/v1/answers/{answer['number']}", token, changed)
        assert status == 401 and "invalid_token" in headers["WWW-Authenticate"]
        page.goto(f"/answers/{answer['number']}")
        assert "It does, in adults alone." in main_text(page)
        assert token not in site.log.read_text(), "A log is no place for a secret."


def test_answers_are_imported_each_whole_or_not_at_all(site, question, tmp_path):
    file = tmp_path / "answers.json"
    words = ["import-answers", "--by", "ada@example.org", "--question", question, file]
    others = [
        {"body": "Trust me."}, {"body": "Trust me.", "references": [{"pasted": " "}]},
        {"body": "Trust me.", "references": "10.1000/1"}, {"body": "Trust me.", "references": [None]}]
    file.write_text(json.dumps([{**ANSWER, "body": "From a file."}, *others]))
    before = len(send(site, "GET", f"/api/v1/questions/{question}")[2]["answers"])
    for _ in range(2):
        done = site.run(*words)
        assert done.returncode == 1, done.stdout + done.stderr
        lines = done.stdout.splitlines()
        assert re.fullmatch(r".*answers.json: answer 1: answer \d+", lines[0])
        places = ["/references", "/references/0/pasted", "/references", "/references/0"]
        assert [re.search(r"answer (\d): not posted: (\S+): ", line).groups() for line in lines[1:]] == [
            (str(place), pointer) for place, pointer in enumerate(places, 2)]
        answers = send(site, "GET", f"/api/v1/questions/{question}")[2]["answers"]
        assert len(answers) == before + 1 and all(answer["references"] for answer in answers)
    file.write_text(json.dumps({**ANSWER, "body": "From a file."}))
    assert site.run(*words).returncode == 0
    file.write_text('{"body": ')
    broken = site.run(*words)
    assert broken.returncode == 1 and "cannot be read as JSON" in broken.stdout
    for wrong, said in (("--question", "99"), ("--by", "nobody@example.org")):
        stranger = site.run(*words, wrong, said)
        assert stranger.returncode == 1 and "no" in stranger.stdout + stranger.stderr


def test_the_api_does_what_its_description_says(site, question, browser, tmp_path):
    """Requests made of the description, good ones and bad ones: none fails, none is answered otherwise than described."""
    with signed_in(browser, site, javascript=False) as page:
        token = make_token(page, "Schemathesis")
    done = subprocess.run(
        [sys.executable, "-m", "schemathesis.cli", "run", f"{site.origin}/api/v1/openapi.json", "--header",
         f"Authorization: Bearer {token}", "--max-examples", "25", "--seed", "6", "--no-color",
         "--generation-database", "none",
         # Which texts name a work cannot be said in a schema.
         "--exclude-checks", "positive_data_acceptance"],
        cwd=tmp_path, capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stdout[-6000:] + done.stderr[-2000:]
