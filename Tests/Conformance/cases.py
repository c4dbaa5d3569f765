"""One test of feedparser: a feed with a comment that says what to expect of it."""

import ast
import re
from dataclasses import dataclass
from pathlib import Path

MARKS = {
    b"\x00\x00\xfe\xff": "utf-32-be", b"\xff\xfe\x00\x00": "utf-32-le", b"\xfe\xff": "utf-16-be",
    b"\xff\xfe": "utf-16-le", b"\xef\xbb\xbf": "utf-8",
}
PATTERNS = {
    b"\x00\x00\x00<": "utf-32-be", b"<\x00\x00\x00": "utf-32-le", b"\x00<\x00?": "utf-16-be",
    b"<\x00?\x00": "utf-16-le", b"\x4c\x6f\xa7\x94": "cp037",
}


@dataclass(frozen=True)
class Case:
    path: Path
    folder: str
    data: bytes
    # The feed as characters, good enough for its comment and its ASCII parts.
    text: str
    expected: ast.expr

    @property
    def name(self) -> str:
        return f"{self.folder}/{self.path.name}"

    @property
    def headers(self) -> list[str]:
        """The HTTP headers that feedparser's own test server sends with the file: we have the file alone."""
        return re.findall(r"Header:\s*([\w-]+):", self.text)


def all_cases(tests: Path) -> list[Case]:
    found = (case_at(path, tests) for path in sorted(tests.rglob("*.xml")))
    return [case for case in found if case is not None]


def case_at(path: Path, tests: Path) -> Case | None:
    data = path.read_bytes()
    text = decoded(data)
    comment = re.search(r"Description:\s*(.*?)\s*Expect:\s*(.*)\s*-->", text)
    if comment is None:
        return None
    folder = str(path.parent.relative_to(tests))
    return Case(path, folder, data, text, ast.parse(comment[2].strip(), mode="eval").body)


def decoded(data: bytes) -> str:
    for start, encoding in {**MARKS, **PATTERNS}.items():
        if data.startswith(start):
            return data.decode(encoding, errors="replace")
    return data.decode("utf-8", errors="replace")
