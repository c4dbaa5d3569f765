"""Where a fact that feedparser names stands in our record, or why it stands nowhere.

A path such as `entries[0]['title_detail']['value']` is the tuple ("entries", 0, "title_detail", "value"). `fact_at`
looks it up in two tables, one for entries and one for the feed; numbers inside lists are left out of the key, since
our lists are compared as a whole: the value is there or it is not.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

import words
from cases import Case
from reading import Reading

Path = tuple[str | int, ...]


@dataclass(frozen=True)
class Fact:
    # Every value that our record holds of this sort.
    values: Callable[[dict], list]
    # Brings an expected value and a held one into the form in which they are compared.
    form: Callable


@dataclass(frozen=True)
class Absent:
    """What our record does not hold, with the class of the reason."""
    reason: str


def texts(record: dict) -> list[str]:
    """Every summary as running text, whatever its kind: feedparser tells none apart."""
    def running(abstract: dict) -> str:
        return " ".join(f"{part.get('label', '')} {part['text']}".strip() for part in abstract["sections"])
    return [running(abstract) for abstract in record.get("abstracts", [])]


def people(*lists: str) -> Callable[[dict], list[str]]:
    def names(record: dict) -> list[str]:
        return [
            " ".join(person.get(part, "") for part in ("given", "family", "suffix", "collective"))
            for key in lists for person in record.get(key, [])]
    return names


def dates(record: dict) -> list[tuple]:
    """Every date whatever its kind: `updated` of feedparser is often the publication of ours."""
    stated = [stated["date"] for stated in record.get("dates", [])]
    if "published" in record:
        stated.append(record["published"])
    return [(date["year"], date["month"], date["day"]) for date in stated if "day" in date]


def head_dates(head: dict) -> list[tuple]:
    return dates({"published": head["updated"]} if head.get("updated") else {})


def languages_of_texts(record: dict) -> list[str]:
    """The language stated of a summary, or else that of the whole record."""
    stated = [abstract["language"] for abstract in record.get("abstracts", []) if abstract.get("language")]
    return stated or held("language")(record)


def held(*keys: str) -> Callable[[dict], list[str]]:
    return lambda record: [record[key] for key in keys if record.get(key)]


def listed(key: str) -> Callable[[dict], list[str]]:
    return lambda record: record.get(key, [])


def exactly(value: object) -> object:
    return words.folded(value) if isinstance(value, str) else value


TITLE = Fact(held("title"), words.folded)
TEXT = Fact(texts, words.folded)
LINK = Fact(listed("links"), words.address)
ID = Fact(held("sourceKey"), exactly)
AUTHOR = Fact(people("contributors"), words.name)
CONTRIBUTOR = Fact(people("contributors", "otherContributors"), words.name)
PUBLISHER = Fact(held("publisher"), words.name)
KEYWORD = Fact(listed("keywords"), exactly)
LANGUAGE = Fact(held("language"), words.language)
DATE = Fact(dates, words.day)

MEDIA = Absent("pictures, sound and films")
DETAIL = Absent("how a text was marked up")
SOURCE = Absent("the feed an entry was copied from")
LINK_DETAIL = Absent("links other than to the page")
CONTACT = Absent("mail and web addresses of people")
RIGHTS = Absent("a copyright statement that names no licence")
OTHER = Absent("elements that say nothing of the work")
OTHER_PARSER = Absent("what is not in the file: HTTP and the parser's own state")
FOREIGN_FORMAT = Absent("formats that are not ours")
FEED_DETAIL = Absent("of the feed more than its head holds")

ENTRY: dict[tuple[str, ...], Fact | Absent] = {
    ("title",): TITLE, ("title_detail", "value"): TITLE, ("title_detail", "language"): LANGUAGE,
    ("summary",): TEXT, ("description",): TEXT, ("subtitle",): TEXT, ("summary_detail", "value"): TEXT,
    ("content", "value"): TEXT,
    ("content", "language"): Fact(languages_of_texts, words.language),
    ("summary_detail", "language"): Fact(languages_of_texts, words.language),
    ("link",): LINK, ("links", "href"): LINK, ("links",): LINK,
    ("id",): ID, ("guid",): ID,
    ("author",): AUTHOR, ("author_detail", "name"): AUTHOR, ("authors", "name"): AUTHOR,
    ("contributors", "name"): CONTRIBUTOR, ("contributors",): CONTRIBUTOR,
    ("publisher",): PUBLISHER, ("publisher_detail", "name"): PUBLISHER,
    ("tags", "term"): KEYWORD, ("tags", "label"): KEYWORD, ("tags",): KEYWORD, ("category",): KEYWORD,
    ("language",): LANGUAGE,
    ("published",): DATE, ("published_parsed",): DATE, ("updated",): DATE, ("updated_parsed",): DATE,
    ("created",): DATE, ("created_parsed",): DATE,
    ("license",): Fact(held("licence"), words.address),
    ("rights",): RIGHTS, ("copyright",): RIGHTS, ("rights_detail",): RIGHTS,
    ("title_detail",): DETAIL, ("summary_detail",): DETAIL, ("content",): DETAIL,
    ("author_detail",): CONTACT, ("authors",): CONTACT, ("contributors", "email"): CONTACT,
    ("contributors", "url"): CONTACT, ("publisher_detail",): CONTACT,
    ("links", "rel"): LINK_DETAIL, ("links", "type"): LINK_DETAIL, ("links", "title"): LINK_DETAIL,
    ("links", "length"): LINK_DETAIL, ("links", "hreflang"): LINK_DETAIL,
    ("comments",): LINK_DETAIL, ("wfw_comment",): LINK_DETAIL, ("wfw_commentrss",): LINK_DETAIL,
    ("thr_in-reply-to",): LINK_DETAIL,
    ("tags", "scheme"): Absent("vocabularies that keywords come from"),
    ("source",): SOURCE,
    ("enclosures",): MEDIA, ("image",): MEDIA, ("itunes_block",): MEDIA, ("itunes_explicit",): MEDIA,
    ("itunes_duration",): MEDIA, ("psc_chapters",): MEDIA, ("media_thumbnail",): MEDIA,
    ("media_restriction",): MEDIA, ("media_rating",): MEDIA, ("media_player",): MEDIA, ("media_license",): MEDIA,
    ("media_credit",): MEDIA,
    ("where",): Absent("places on the earth"),
    ("expired",): OTHER, ("expired_parsed",): OTHER, ("guidislink",): OTHER, ("abcdefg",): OTHER,
    ("madeup_element",): OTHER,
}

FEED: dict[tuple[str, ...], Fact | Absent] = {
    ("title",): TITLE, ("title_detail", "value"): TITLE,
    ("subtitle",): Fact(held("subtitle"), words.folded), ("description",): Fact(held("subtitle"), words.folded),
    ("tagline",): Fact(held("subtitle"), words.folded),
    ("subtitle_detail", "value"): Fact(held("subtitle"), words.folded),
    ("tagline_detail", "value"): Fact(held("subtitle"), words.folded),
    ("link",): Fact(held("page"), words.address),
    ("links", "href"): Fact(held("page", "selfLink"), words.address),
    ("id",): Fact(held("id"), exactly), ("guid",): Fact(held("id"), exactly),
    ("language",): LANGUAGE,
    ("updated",): Fact(head_dates, words.day), ("updated_parsed",): Fact(head_dates, words.day),
    ("title_detail",): DETAIL, ("subtitle_detail",): DETAIL, ("tagline_detail",): DETAIL,
    ("image",): MEDIA, ("itunes_block",): MEDIA, ("itunes_explicit",): MEDIA, ("icon",): MEDIA, ("logo",): MEDIA,
    ("links",): LINK_DETAIL,
}

# A relation of Atom that makes a link another one than to the page (RFC 4287, 4.2.7.2).
OTHER_RELATION = re.compile(r"""<(?:\w+:)?link\b[^>]*\srel=["'](?!alternate)(\w[^"']*)""")


def fact_at(path: Path, case: Case) -> Fact | Absent:
    """The fact that a path names, by the longest key that the table knows."""
    if path[0] not in ("entries", "feed"):
        return OTHER_PARSER
    key = tuple(str(step) for step in path[1:] if isinstance(step, str))
    table, unknown = (ENTRY, OTHER) if path[0] == "entries" else (FEED, FEED_DETAIL)
    found = next((table[key[:length]] for length in range(len(key), 0, -1) if key[:length] in table), unknown)
    if isinstance(found, Fact) and len(key) > 1 and key not in table:
        return unknown
    if key == ("links", "href") and names_other_relation(path, case):
        return LINK_DETAIL
    return found


def names_other_relation(path: Path, case: Case) -> bool:
    """A feed may well link to itself: the head holds that address. An entry's links are to its page."""
    relations = OTHER_RELATION.findall(case.text)
    return bool(set(relations) - {"self"}) if path[0] == "feed" else bool(relations)


def values_at(path: Path, fact: Fact, reading: Reading) -> list | str:
    """What we hold, or a sentence where the entry or the head itself is missing."""
    if path[0] == "feed":
        return fact.values(reading.head) if reading.head is not None else "no head of the feed is printed"
    number = path[1]
    if not isinstance(number, int) or number >= len(reading.records):
        return f"only {len(reading.records)} entries"
    return fact.values(reading.records[number])


def days_near(expected: object, case: Case) -> list:
    """The day in UTC and, where the feed states another time zone, its neighbours: ours is the day as written."""
    exact = words.day(expected)
    if exact is None:
        return []
    zoned = re.search(r"\d[ ]?[+-]\d\d:?\d\d|\b[ECMPAH][SD]?T\b", case.text)
    return [exact, exact - timedelta(1), exact + timedelta(1)] if zoned else [exact]
