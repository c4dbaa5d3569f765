"""A plain HTTP client with cookies, for requests that no browser would send, and a reader of forms."""

import http.client
import re
import urllib.parse
from html.parser import HTMLParser


class Answer:
    def __init__(self, status, headers, body):
        self.status = status
        self.headers = headers
        self.body = body

    @property
    def text(self):
        return self.body.decode("utf-8", "replace")

    @property
    def location(self):
        return self.headers.get("Location", "")

    @property
    def heading(self):
        found = re.search(r"<h1>(.*?)</h1>", self.text, re.DOTALL)
        return found[1].strip() if found else self.text[:200]


class WebClient:
    def __init__(self, origin, cookies=None):
        self.origin = origin
        self.host = origin.split("//")[1]
        self.cookies = dict(cookies or {})

    def request(self, method, path, body=None, headers=None):
        connection = http.client.HTTPConnection(self.host, timeout=60)
        try:
            sent = dict(headers or {})
            if self.cookies:
                sent.setdefault("Cookie", "; ".join(f"{name}={value}" for name, value in self.cookies.items()))
            try:
                connection.request(method, path, body, sent)
            except (BrokenPipeError, ConnectionResetError):
                pass  # The server answered before it had read everything; its answer is waiting.
            response = connection.getresponse()
            answer = Answer(response.status, response.headers, response.read())
        finally:
            connection.close()
        for line in answer.headers.get_all("Set-Cookie") or []:
            name, value = line.split(";")[0].split("=", 1)
            if value:
                self.cookies[name] = value
            else:
                self.cookies.pop(name, None)
        return answer

    def get(self, path, headers=None):
        return self.request("GET", path, headers=headers)

    def post(self, path, fields, headers=None):
        """Sends fields (a dictionary or a list of pairs) as a form; values may be bytes."""
        pairs = list(fields.items()) if isinstance(fields, dict) else fields
        headers = {"Content-Type": "application/x-www-form-urlencoded", **(headers or {})}
        return self.request("POST", path, urllib.parse.urlencode(pairs).encode(), headers)

    def upload(self, path, pairs):
        """Sends fields as multipart/form-data; a value that is a pair is a file's (name, bytes)."""
        boundary = "----------------colloquium-test"
        body = b""
        for name, value in pairs:
            body += f'--{boundary}\r\nContent-Disposition: form-data; name="{name}"'.encode()
            if isinstance(value, tuple):
                body += f'; filename="{value[0]}"\r\nContent-Type: application/octet-stream'.encode()
                value = value[1]
            body += b"\r\n\r\n" + (value if isinstance(value, bytes) else str(value).encode()) + b"\r\n"
        body += f"--{boundary}--\r\n".encode()
        return self.request("POST", path, body, {"Content-Type": f"multipart/form-data; boundary={boundary}"})

    def form(self, page, action):
        """The first form of a page whose action starts with `action`."""
        answer = self.get(page)
        for form in forms(answer.text):
            if form.action.startswith(action):
                return form
        raise AssertionError(f"no form for {action} at {page}: {answer.status} {answer.heading}")

    def sign_in(self, email, password):
        form = self.form("/sign-in", "/sign-in")
        answer = self.post(form.action, form.filled(email=email, password=password, by="password"))
        assert answer.status == 303, (answer.status, answer.heading)
        return self


class Form:
    def __init__(self, attributes):
        self.method = (attributes.get("method") or "get").lower()
        self.action = attributes.get("action") or ""
        self.is_multipart = attributes.get("enctype") == "multipart/form-data"
        # Every control: its name, its type and the value it would send.
        self.controls = []

    @property
    def names(self):
        return list(dict.fromkeys(name for name, _, _ in self.controls))

    def filled(self, **values):
        """The pairs a browser would send, with some values changed (write - as _)."""
        values = {name.replace("_", "-"): value for name, value in values.items()}
        pairs = {
            name: value for name, kind, value in self.controls
            if kind not in ("submit", "file") and value is not None}
        pairs.update(values)
        return pairs


class FormReader(HTMLParser):
    def __init__(self):
        super().__init__()
        self.forms = []
        self.form = None
        self.select = None
        self.area = None

    def handle_starttag(self, tag, attributes):
        attributes = dict(attributes)
        if tag == "form":
            self.form = Form(attributes)
            self.forms.append(self.form)
        if self.form is None:
            return
        name = attributes.get("name")
        if tag == "input" and name:
            kind = attributes.get("type", "text")
            is_off = kind in ("checkbox", "radio") and "checked" not in attributes
            self.form.controls.append((name, kind, None if is_off else attributes.get("value", "")))
        elif tag == "button" and name:
            self.form.controls.append((name, "submit", attributes.get("value", "")))
        elif tag == "textarea" and name:
            self.area = [name, ""]
        elif tag == "select" and name:
            self.select = [name, None]
        elif tag == "option" and self.select:
            if self.select[1] is None or "selected" in attributes:
                self.select[1] = attributes.get("value", "")

    def handle_data(self, data):
        if self.area:
            self.area[1] += data

    def handle_endtag(self, tag):
        if tag == "textarea" and self.area:
            self.form.controls.append((self.area[0], "textarea", self.area[1].removeprefix("\n")))
            self.area = None
        elif tag == "select" and self.select:
            self.form.controls.append((self.select[0], "select", self.select[1] or ""))
            self.select = None
        elif tag == "form":
            self.form = None


def forms(html):
    reader = FormReader()
    reader.feed(html)
    return reader.forms


def kind_of(address):
    """The route an address belongs to: the numbers, names and values of parameters left out."""
    parts = urllib.parse.urlsplit(address)
    path = re.sub(r"/\d+[^/]*", "/N", parts.path)
    path = re.sub(r"^/tags/.*", "/tags/N", path)
    return path + "?" + "&".join(sorted(urllib.parse.parse_qs(parts.query)))
