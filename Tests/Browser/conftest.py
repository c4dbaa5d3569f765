"""Servers, a browser and a mail server for the tests; what is started here is stopped here."""

import pytest
from playwright.sync_api import sync_playwright

from mail_server import MailServer
from program import Server, set_up


# Begun last, they would keep one worker busy for minutes while the other has nothing left.
LONGEST = ["test_pages.py", "test_crash.py"]


def pytest_collection_modifyitems(items):
    items.sort(key=lambda item: item.path.name not in LONGEST)


@pytest.fixture(scope="session")
def browser():
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        yield chromium
        chromium.close()


@pytest.fixture(scope="module")
def mail():
    server = MailServer().start()
    yield server
    server.stop()


@pytest.fixture(scope="module")
def site(tmp_path_factory, mail):
    """A site that is set up, with its mail leaving through a real SMTP server."""
    data = tmp_path_factory.mktemp("site") / "data"
    set_up(data)
    server = Server(data, SMTP_URL=mail.url).start()
    yield server
    server.stop()


@pytest.fixture(scope="module")
def new_site(tmp_path_factory, mail):
    """A site at its first start, not set up."""
    server = Server(tmp_path_factory.mktemp("new") / "data", SMTP_URL=mail.url).start()
    yield server
    server.stop()


@pytest.fixture(scope="module")
def demo(tmp_path_factory):
    """The example society."""
    server = Server(tmp_path_factory.mktemp("demo") / "data", command="demo").start()
    yield server
    server.stop()
