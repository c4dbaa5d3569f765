"""What marks a contribution as new stands in nobody's way, in the margin and on a phone, for threads and for replies at any depth."""

import sqlite3
from contextlib import closing

import pytest

from browsing import of_society

# What each mark covers of the contribution that it stands with, and how high its link is.
MARKS = """() => [...document.querySelectorAll('.contributions .new-mark')].map(mark => {
    const range = document.createRange();
    range.selectNodeContents(mark);
    const own = range.getBoundingClientRect();
    const covered = [...mark.nextElementSibling.querySelectorAll('.kind, .byline > *, .when > *, .contribution-main')]
        .filter(each => {
            const box = each.getBoundingClientRect();
            return box.width && box.left < own.right - 1 && own.left < box.right - 1
                && box.top < own.bottom - 1 && own.top < box.bottom - 1;
        });
    return {depth: mark.nextElementSibling.className, covered: covered.map(each => each.className || each.tagName),
        height: mark.querySelector('a')?.getBoundingClientRect().height ?? 24};
})"""


def all_is_new(demo, handle):
    with closing(sqlite3.connect(demo.data / "colloquium.sqlite", timeout=10)) as database, database:
        database.execute(
            "INSERT OR REPLACE INTO reading_marks SELECT number, 1, 1000, 1000 FROM members WHERE handle = ?", (handle,))


@pytest.mark.parametrize("width", [1280, 820, 390])
def test_marks(browser, demo, width):
    with of_society("adaeze", browser, demo, True) as page:
        all_is_new(demo, "adaeze")
        page.set_viewport_size({"width": width, "height": 900})
        page.goto("/discussions/1")
        marks = page.evaluate(MARKS)
        assert {each["depth"] for each in marks} > {"contribution depth-0", "contribution depth-3"}
        assert not [each for each in marks if each["covered"] or each["height"] < 24]
        assert page.evaluate("document.documentElement.scrollWidth") <= width
