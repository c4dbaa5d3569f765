"""The same contributions in other programs: nginx with our own page as a file, Fossil's forum, isso."""

import hashlib
import http.client
import re
import shutil
import socket
import sqlite3
import struct
import subprocess
import sys
import time
import zlib
from datetime import datetime, timezone
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "Tests/Browser"))

from pages_load import Form  # noqa: E402
from web_client import WebClient, forms  # noqa: E402


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def answered(port, path, tries=100):
    """What a server that has just been started answers, once it does."""
    for _ in range(tries):
        try:
            connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
            connection.request("GET", path)
            response = connection.getresponse()
            return response.status, response.read()
        except OSError:
            time.sleep(0.1)
    raise SystemExit(f"nothing answers on port {port}")


class Peer:
    """A program on a free port of the loopback interface."""

    def __init__(self, directory):
        self.directory = directory
        self.directory.mkdir()
        self.port = free_port()
        self.origin = f"http://127.0.0.1:{self.port}"
        self.process = None

    def begin(self, *command, path="/"):
        log = open(self.directory / "log", "wb")
        self.process = subprocess.Popen(
            [str(word) for word in command], stdin=subprocess.DEVNULL, stdout=log, stderr=log, cwd=self.directory)
        return answered(self.port, path)

    @property
    def pid(self):
        return self.process.pid

    def stop(self):
        if self.process and self.process.poll() is None:
            self.process.terminate()
            try:
                self.process.wait(10)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait()


class Nginx(Peer):
    """The floor of the web: a file."""

    version = "nginx " + (re.search(
        r"nginx/([\d.]+)", subprocess.run(["nginx", "-v"], capture_output=True, text=True).stderr) or ["", "?"])[1]

    def start(self, pages):
        root = self.directory / "www"
        root.mkdir()
        for name, html in pages.items():
            (root / f"{name}.html").write_bytes(html)
        (self.directory / "nginx.conf").write_text(f"""
            daemon off; worker_processes auto; pid {self.directory}/pid; error_log {self.directory}/error.log;
            user root;
            events {{ worker_connections 1024; }}
            http {{
                access_log off; sendfile on; tcp_nopush on; keepalive_requests 1000000; default_type text/html;
                types {{ text/html html; }}
                server {{ listen 127.0.0.1:{self.port}; root {root}; }}
            }}""")
        self.begin("nginx", "-c", self.directory / "nginx.conf", "-p", self.directory, path=f"/{next(iter(pages))}.html")
        return self


class Fossil(Peer):
    """A forum of Fossil: an artifact a contribution, as Fossil itself writes them."""

    version = "Fossil " + subprocess.run(["fossil", "version"], capture_output=True, text=True).stdout.split()[4]

    def start(self, threads):
        """`threads` are (title, [(number, parent, author, seconds, text)]), by name; gives back each one's path."""
        self.file = self.directory / "forum.fossil"
        self.fossil("new", self.file, "--admin-user", "bench")
        self.fossil("user", "password", "bench", "bench-password", "-R", self.file)
        # Anybody may read and, as in a club, write unmoderated.
        for user in ("nobody", "anonymous"):
            self.fossil("user", "capabilities", user, "ghjorz234", "-R", self.file)
        roots = self.fill(threads)
        self.fossil("rebuild", self.file)
        self.fossil("fts-config", "enable", "f", "-R", self.file)
        self.fossil("fts-config", "index", "on", "-R", self.file)
        self.begin("fossil", "server", self.file, "--port", self.port, "--localhost", path="/forum")
        return {name: f"/forumpost/{root}" for name, root in roots.items()}

    def reply_form(self, path):
        """The form that answers the first post of a thread, for somebody who has signed in."""
        client = WebClient(self.origin)
        login = client.form("/login", "/login")
        client.post("/login", login.filled(u="bench", p="bench-password", **{"in": "Login"}))
        post = path.rpartition("/")[2]
        form = next(
            form for form in forms(client.post("/forumedit", {"fpid": post, "reply": "Reply"}).text)
            if "content" in form.names)
        fields = {**form.filled(submit="Submit"), "fpid": post, "reply": "1"}
        fields.pop("content")
        return Form(f"{self.origin}/forumedit", client.cookies, fields, "content", self.origin + path)

    def fossil(self, *words):
        subprocess.run(["fossil", *map(str, words)], check=True, capture_output=True)

    def fill(self, threads):
        """Puts artifacts where `fossil rebuild` finds them: one by one Fossil takes a process and a commit for each."""
        roots = {}
        with sqlite3.connect(self.file) as database:
            for name, (title, posts) in threads.items():
                hashes = {}
                for number, parent, author, seconds, text in posts:
                    root = next(iter(hashes.values()), None)
                    artifact = self.artifact(title, root, hashes.get(parent, root), author, seconds, text)
                    hashes[number] = hashlib.sha3_256(artifact).hexdigest()
                    content = struct.pack(">I", len(artifact)) + zlib.compress(artifact)
                    database.execute(
                        "INSERT OR IGNORE INTO blob (rcvid, size, uuid, content) VALUES (1, ?, ?, ?)",
                        (len(artifact), hashes[number], content))
                roots[name] = next(iter(hashes.values()))
        return roots

    @staticmethod
    def artifact(title, root, parent, author, seconds, text):
        escaped = title.replace("\\", "\\\\").replace(" ", "\\s").replace("\n", "\\n")
        moment = datetime.fromtimestamp(seconds, timezone.utc).strftime("%Y-%m-%dT%H:%M:%S.%f")[:-3]
        cards = [f"D {moment}"]
        cards += [f"G {root}"] if root else [f"H {escaped}"]
        cards += [f"I {parent}"] if parent else []
        cards += ["N text/x-markdown", "U " + author.replace(" ", "\\s"), f"W {len(text.encode())}\n{text}"]
        body = ("\n".join(cards) + "\n").encode()
        return body + f"Z {hashlib.md5(body).hexdigest()}\n".encode()


class Isso(Peer):
    """Comments below a page: isso answers with them as JSON, each made HTML anew."""

    def __init__(self, directory, venv):
        super().__init__(directory)
        self.venv = venv

    @property
    def version(self):
        told = subprocess.run([self.venv / "bin/pip", "show", "isso"], capture_output=True, text=True).stdout
        return "isso " + (re.search(r"^Version: (.+)$", told, re.MULTILINE) or ["", "?"])[1]

    def start(self, threads):
        (self.directory / "isso.cfg").write_text(f"""
[general]
dbpath = {self.directory}/comments.db
host = http://127.0.0.1:{self.port}/
[server]
listen = http://127.0.0.1:{self.port}/
[guard]
enabled = false
[rss]
base =
""")
        command = [self.venv / "bin/isso", "-c", self.directory / "isso.cfg", "run"]
        self.begin(*command, path="/?uri=/none/")
        self.fill(threads)
        return {name: f"/?uri={self.uri(name)}&nested_limit=0&limit=100000" for name in threads}

    @staticmethod
    def uri(name):
        return f"/{name.replace(' ', '-')}/"

    def fill(self, threads):
        with sqlite3.connect(self.directory / "comments.db", timeout=30) as database:
            for name, (title, posts) in threads.items():
                thread = database.execute(
                    "INSERT INTO threads (uri, title) VALUES (?, ?)", (self.uri(name), title)).lastrowid
                database.executemany(
                    """INSERT INTO comments (tid, parent, created, mode, remote_addr, text, author, voters)
                    VALUES (?, NULL, ?, 1, '127.0.0.0', ?, ?, x'')""",
                    [(thread, seconds, text, author) for _, _, author, seconds, text in posts])


def is_here(program):
    return shutil.which(program) is not None
