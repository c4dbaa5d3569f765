"""Values brought into one form before they are compared."""

import re
import unicodedata
from datetime import date
from email.utils import parsedate
from html.parser import HTMLParser
from urllib.parse import unquote, urlsplit

BLOCKS = set(
    "address article aside blockquote br center dd div dl dt fieldset figure footer form h1 h2 h3 h4 h5 h6 header hr"
    " legend li nav ol option p pre section table tbody td tfoot th thead tr ul".split())


class WordsOfHTML(HTMLParser):
    """The text of a piece of HTML, with the ends of blocks as spaces."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list) -> None:
        self.text += " " if tag in BLOCKS else ""

    def handle_endtag(self, tag: str) -> None:
        self.text += " " if tag in BLOCKS else ""

    def handle_data(self, data: str) -> None:
        self.text += data


def folded(text: str) -> str:
    """One line in NFC without the characters that our text never holds."""
    kept = (c if unicodedata.category(c) != "Cc" else " " for c in unicodedata.normalize("NFC", text))
    return " ".join("".join(kept).split())


def words(html: str) -> str:
    parser = WordsOfHTML()
    parser.feed(html)
    parser.close()
    return folded(parser.text)


def name(text: str) -> list[str]:
    """The words of a person's name in any order, without a mail address and an honorific comma."""
    return sorted(re.sub(r"\(?\S+@[^\s)]+\)?|[(),]", " ", text).casefold().split())


def address(text: str) -> str:
    """An address with the differences taken away that make no other address."""
    parts = urlsplit(text.strip())
    query = f"?{parts.query}" if parts.query else ""
    fragment = f"#{parts.fragment}" if parts.fragment else ""
    return unquote(f"{parts.scheme.lower()}://{parts.netloc.lower()}{parts.path or '/'}{query}{fragment}")


def day(value: object) -> date | None:
    """The calendar day of a time tuple, of an ISO 8601 text or of a date in the style of e-mail."""
    if isinstance(value, tuple) and len(value) >= 3:
        return date(*value[:3])
    text = str(value)
    if iso := re.match(r"(\d{4})-(\d\d)-(\d\d)", text):
        return date(int(iso[1]), int(iso[2]), int(iso[3]))
    parsed = parsedate(text)
    return date(*parsed[:3]) if parsed else None


def language(text: str) -> str:
    return text.strip().replace("_", "-").casefold()
