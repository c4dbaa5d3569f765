"""An `Expect:` expression of feedparser, judged against what we read.

The expression is Python over the names `bozo`, `entries`, `feed`, `encoding`, `version`, … It is parsed and walked,
never evaluated: each comparison of a path with a constant becomes a comparison of what our record holds with that
constant, brought into one form. What each form means:

- text (titles, summaries, contents): the words of the expected HTML against our plain text, white space folded, both
  in NFC. An expectation of mark-up without a word (an image, an empty `span`) has nothing to compare: it is not
  applicable, unless we hold a text there, which is a failure. A text that is no HTML (`1 < 2`) may also be held as it
  stands.
- dates: to the day. feedparser gives UTC, ours is the calendar day as written: where the feed states a time zone, the
  day before and the day after are accepted as well. The kind of date is not compared.
- people: names, as words in any order; feedparser keeps one string, ours is family and given name. A mail address that
  feedparser appends is left out.
- links: absolute http(s) addresses; keywords, ids, languages: as they stand.
- `encoding == …`: we do not say the name. A file outside ASCII must be read as that encoding reads it; inside ASCII
  every reading is the same, and only failing to read it counts.
- `bozo` and `not bozo`: the file must be read, well-formed or not. Reading it counts as a success only where nothing
  else is expected.
- `version == …`: the family of the format (RSS 0.9x, 1.0, 2.0, Atom).
"""

import ast
import re

import words
from cases import Case
from facts import FOREIGN_FORMAT, KEYWORD, LINK_DETAIL, OTHER_PARSER, Absent, Fact, Path, days_near, fact_at, values_at
from reading import Reading
from verdict import PASSED, UNCOUNTED, Outcome, Verdict, all_of, any_of, compared, failed, not_applicable

WORDLESS = "mark-up without words"
FORMATS = {"rss09": "rss0.9", "rss10": "rss1", "rss2": "rss2", "rss": "rss2", "atom": "atom"}


def verdict(case: Case, reading: Reading) -> Verdict:
    judged = Judge(case, reading).judge(case.expected)
    if judged.outcome is not Outcome.NOT_APPLICABLE and not reading.succeeded:
        return failed(f"not read: {reading.problem}")
    return PASSED if judged is UNCOUNTED else judged


class Judge:
    def __init__(self, case: Case, reading: Reading) -> None:
        self.case = case
        self.reading = reading

    def judge(self, node: ast.expr) -> Verdict:
        match node:
            case ast.BoolOp(op=ast.And(), values=parts):
                return all_of([self.judge(part) for part in parts])
            case ast.BoolOp(op=ast.Or(), values=parts):
                return any_of([self.judge(part) for part in parts])
            case ast.UnaryOp(op=ast.Not(), operand=operand):
                return self.absent(operand)
            case ast.Compare():
                return self.comparison(node)
            case ast.Constant() | ast.Name(id="bozo"):
                return UNCOUNTED if self.reading.succeeded else failed(f"not read: {self.reading.problem}")
            case _:
                return self.present(node)

    def comparison(self, node: ast.Compare) -> Verdict:
        """`a == constant`, `a == b == constant`, `a != None`, `'key' not in a`."""
        *asked, constant = [node.left, *node.comparators]
        match node.ops[0]:
            case ast.NotIn():
                return self.absent(ast.Subscript(constant, asked[0]))
            case ast.NotEq():
                return self.present(asked[0])
            case _:
                return all_of([self.equal(side, constant) for side in asked])

    def equal(self, asked: ast.expr, constant: ast.expr) -> Verdict:
        match asked:
            case ast.Name(id="encoding"):
                return self.encoding(constant_value(constant))
            case ast.Name(id="version"):
                return self.version(constant_value(constant))
            case ast.Call(func=ast.Name(id="len"), args=[inner]):
                return self.count(path_of(inner), constant_value(constant))
            case ast.Call(func=ast.Name(id="ord"), args=[inner]):
                return self.value(path_of(inner), chr(constant_value(constant)))
        path = path_of(asked)
        return self.value(path, constant_value(constant) if isinstance(self.fact(path), Fact) else None)

    def fact(self, path: Path | None) -> Fact | Absent:
        return fact_at(path, self.case) if path else OTHER_PARSER

    def value(self, path: Path | None, expected: object) -> Verdict:
        fact = self.fact(path)
        if isinstance(fact, Absent):
            return not_applicable(fact.reason)
        if from_http := self.said_by_http_alone(path, expected):
            return not_applicable(from_http)
        held = values_at(path, fact, self.reading)
        if isinstance(held, str):
            return failed(held)
        if expected is None or expected == "":
            return compared(not held, f"nothing expected, found {held!r}")
        if isinstance(expected, dict) and expected.get("rel", "alternate") not in ("alternate", "self"):
            return not_applicable(LINK_DETAIL.reason)
        if isinstance(expected, dict):
            expected = expected.get("name") or expected.get("href") or ""
        if isinstance(expected, str) and fact.form is words.folded:
            return self.text(expected, held)
        return self.formed(fact, expected, held)

    def formed(self, fact: Fact, expected: object, held: list) -> Verdict:
        why = f"expected {expected!r}, found {held!r}"
        if fact.form is words.day:
            near = days_near(expected, self.case)
            return compared(any(words.day(value) in near for value in held), why)
        holds = any(fact.form(value) == fact.form(expected) for value in held)
        if not holds and fact is KEYWORD and any(f'label="{value}"' in self.case.text for value in held):
            return not_applicable("the code of a keyword whose label we hold")
        return compared(holds, why)

    def text(self, expected: str, held: list[str]) -> Verdict:
        wanted = words.words(expected)
        found = [words.folded(value) for value in held]
        if not wanted and re.search(r"<[a-zA-Z]", expected):
            return failed(f"no word expected, found {held!r}") if any(found) else not_applicable(WORDLESS)
        literal = words.folded(expected)
        return compared(wanted in found or literal in found, f"expected {wanted!r}, found {held!r}")

    def said_by_http_alone(self, path: Path, expected: object) -> str:
        """The class of the reason where the fact comes with the answer of a server and not with the file."""
        headers = [header.lower() for header in self.case.headers]
        is_address = isinstance(expected, str) and expected.startswith("http")
        by_location = is_address and ("content-location" in headers or "//127.0.0.1:" in expected)
        by_language = path[-1] == "language" and "content-language" in headers
        return OTHER_PARSER.reason if by_location or by_language else ""

    def present(self, node: ast.expr) -> Verdict:
        path = path_of(node)
        fact = self.fact(path)
        if isinstance(fact, Absent):
            return not_applicable(fact.reason)
        held = values_at(path, fact, self.reading)
        return failed(held) if isinstance(held, str) else compared(bool(held), "expected something, found nothing")

    def absent(self, node: ast.expr) -> Verdict:
        if isinstance(node, ast.Name) and node.id == "bozo":
            return self.judge(node)
        if isinstance(node, ast.Compare):
            return not_applicable(OTHER_PARSER.reason)
        return self.value(path_of(node), None)

    def count(self, path: Path | None, expected: int) -> Verdict:
        fact = self.fact(path)
        if path == ("entries",):
            return compared(len(self.reading.records) == expected, f"{len(self.reading.records)} entries")
        if isinstance(fact, Absent):
            return not_applicable(fact.reason)
        held = values_at(path, fact, self.reading)
        if isinstance(held, str):
            return failed(held)
        return compared(len(held) == expected, f"expected {expected}, found {held!r}")

    def version(self, expected: str) -> Verdict:
        family = next((ours for theirs, ours in FORMATS.items() if expected.startswith(theirs)), "")
        if not family:
            return not_applicable(FOREIGN_FORMAT.reason)
        return compared(self.reading.format == family, f"expected {family}, found {self.reading.format}")

    def encoding(self, expected: str) -> Verdict:
        if not self.reading.succeeded:
            return failed(f"not read: {self.reading.problem}")
        if self.case.data.isascii() and b"\0" not in self.case.data:
            return not_applicable("the name of an encoding that reads the same as ASCII")
        return self.same_text(self.case.data.decode(expected, errors="replace"))

    def same_text(self, document: str) -> Verdict:
        """Whether every title that the document has in that encoding is one of those we read."""
        ours = [words.folded(record.get("title", "")) for record in self.reading.records]
        ours.append(words.folded((self.reading.head or {}).get("title", "")))
        titles = [words.words(title) for title in re.findall(r"<title>(.*?)</title>", document)]
        missing = [title for title in titles if title not in ours]
        return compared(not missing, f"expected {missing!r}, found {ours!r}")


def path_of(node: ast.expr) -> Path | None:
    """`entries[0].tags[1]['term']` as ("entries", 0, "tags", 1, "term"), None for anything else."""
    match node:
        case ast.Name(id=name):
            return (name,)
        case ast.Subscript(value=inner, slice=ast.Constant(value=step)):
            outer = path_of(inner)
        case ast.Subscript(value=inner, slice=ast.UnaryOp()):
            outer, step = path_of(inner), -1
        case ast.Attribute(value=inner, attr=step):
            outer = path_of(inner)
        case ast.Call(func=ast.Attribute(value=inner, attr="get" | "has_key"), args=[ast.Constant(value=step), *_]):
            outer = path_of(inner)
        case _:
            return None
    return (*outer, step) if outer else None


def constant_value(node: ast.expr) -> object:
    """The value of a constant, of constants in a list, tuple or dictionary, and of strings that are added."""
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add):
        return str(constant_value(node.left)) + str(constant_value(node.right))
    return ast.literal_eval(node)
