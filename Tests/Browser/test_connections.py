"""What happens on one connection: answers in order, whoever gives them, and an end when either side wants it."""

import socket
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from web_client import WebClient


class Connection:
    def __init__(self, site):
        self.socket = socket.create_connection(("127.0.0.1", site.port), timeout=30)
        self.reader = self.socket.makefile("rb")

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.reader.close()
        self.socket.close()

    def send(self, *requests):
        self.socket.sendall("".join(requests).encode())

    def receive(self):
        """Status, fields and body of one answer."""
        status = int(self.reader.readline().split()[1])
        fields = {}
        while line := self.reader.readline().strip():
            name, _, value = line.decode().partition(": ")
            assert name.lower() not in fields, f"{name} is there twice"
            fields[name.lower()] = value
        body = b"" if status == 304 else self.reader.read(int(fields["content-length"]))
        return status, fields, body

    @property
    def is_closed(self):
        return self.reader.read(1) == b""


def request(path, method="GET", body="", **fields):
    lines = [f"{method} {path} HTTP/1.1", "Host: localhost"]
    lines += [f"{name.replace('_', '-')}: {value}" for name, value in fields.items()]
    if body:
        lines.append(f"Content-Length: {len(body)}")
    return "\r\n".join(lines) + "\r\n\r\n" + body


def standing(site, path):
    """A page that is kept once it was asked for."""
    return [WebClient(site.origin).get(path) for _ in range(2)][1]


def test_answers_keep_the_order_of_requests(demo):
    feed, made_anew = standing(demo, "/feed.atom"), "/search?q=trial+order"
    with Connection(demo) as connection:
        for _ in range(20):
            connection.send(
                request("/feed.atom"), request(made_anew), request("/feed.atom"), request("/sign-in"),
                request("/feed.atom"))
            kinds = []
            for _ in range(5):
                status, fields, body = connection.receive()
                assert status == 200
                kinds.append(body == feed.body if "atom" in fields["content-type"] else b"<form" in body)
            assert kinds == [True] * 5


def test_the_kinds_of_answer_come_in_the_order_asked_for(demo):
    standing(demo, "/feed.atom")
    with Connection(demo) as connection:
        connection.send(request("/feed.atom"), request("/sign-in"), request("/feed.atom"), request("/nowhere"))
        kinds = [(status, fields["content-type"].split(";")[0]) for status, fields, _ in (connection.receive() for _ in range(4))]
        assert kinds == [
            (200, "application/atom+xml"), (200, "text/html"), (200, "application/atom+xml"), (404, "text/html")]


def test_a_request_in_pieces_is_answered_whole(demo):
    feed = standing(demo, "/feed.atom")
    with Connection(demo) as connection:
        whole = request("/feed.atom", Accept="*/*")
        for piece in (whole[:10], whole[10:30], whole[30:-1], whole[-1:]):
            connection.send(piece)
        assert connection.receive()[2] == feed.body
        connection.send(request("/feed.atom", If_None_Match=feed.headers["ETag"]))
        status, fields, _ = connection.receive()
        assert status == 304 and fields["etag"] == feed.headers["ETag"] and "content-length" not in fields


def test_the_connection_ends_after_the_answer_where_the_reader_asks_for_that(demo):
    feed = standing(demo, "/feed.atom")
    for path in ("/feed.atom", "/sign-in"):
        with Connection(demo) as connection:
            connection.send(request(path, Connection="close"))
            status, fields, body = connection.receive()
            assert status == 200 and (path == "/sign-in" or body == feed.body)
            assert path == "/sign-in" or fields["connection"] == "close"
            assert connection.is_closed


def test_nothing_behind_the_last_request_is_done(demo):
    standing(demo, "/feed.atom")
    with Connection(demo) as connection:
        connection.send(request("/feed.atom", Connection="close"), request("/feed.rss"), request("/sign-in"))
        assert connection.receive()[0] == 200
        assert connection.is_closed


def test_who_sends_no_more_still_gets_the_whole_answer(demo):
    page = max(
        (standing(demo, path) for path in ("/feed.atom", "/discussions", "/articles")), key=lambda answer: len(answer.body))
    path = next(path for path in ("/feed.atom", "/discussions", "/articles") if standing(demo, path).body == page.body)
    for _ in range(5):
        with Connection(demo) as connection:
            # Many answers, far more than a socket takes at once, and a reader who is slow.
            connection.send(*[request(path)] * 200)
            connection.socket.shutdown(socket.SHUT_WR)
            time.sleep(0.3)
            for _ in range(200):
                assert connection.receive()[2] == page.body
            assert connection.is_closed


def test_who_reads_nothing_takes_no_memory(demo):
    feed = standing(demo, "/feed.atom")
    before = resident_megabytes(demo)
    with Connection(demo) as connection:
        connection.socket.settimeout(2)
        wanted = 300_000_000 // len(feed.body)
        try:
            for _ in range(wanted // 100):
                connection.send(*[request("/feed.atom")] * 100)
        except TimeoutError:
            pass  # The server reads no further while its answers wait.
        assert resident_megabytes(demo) - before < 60


def resident_megabytes(site):
    status = Path(f"/proc/{site.process.pid}/status").read_text()
    return int(status.split("VmRSS:")[1].split()[0]) / 1024


def test_what_comes_with_a_body_disturbs_nothing_behind_it(demo):
    feed = standing(demo, "/feed.atom")
    with Connection(demo) as connection:
        connection.send(request("/feed.atom", body="nobody reads this"), request("/feed.atom"))
        assert [connection.receive()[2] for _ in range(2)] == [feed.body] * 2


def test_many_connections_at_once_get_what_each_asked_for(demo):
    expected = {path: standing(demo, path).body for path in ("/feed.atom", "/feed.rss", "/feed.json")}

    def ask(number):
        path = list(expected)[number % 3]
        with Connection(demo) as connection:
            for _ in range(20):
                connection.send(request(path), request("/health"), request(path))
                assert [connection.receive()[2] for _ in range(3)][::2] == [expected[path]] * 2

    with ThreadPoolExecutor(16) as pool:
        list(pool.map(ask, range(32)))
