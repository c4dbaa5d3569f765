"""The bare floor of posting: what SQLite itself writes durably, one contribution with its search entry a transaction."""

import sqlite3
import time

TABLES = """
    PRAGMA journal_mode = WAL;
    PRAGMA synchronous = FULL;
    CREATE TABLE contributions (number INTEGER PRIMARY KEY, discussion INTEGER NOT NULL, author INTEGER NOT NULL,
        body TEXT NOT NULL, body_html TEXT NOT NULL, written_at INTEGER NOT NULL) STRICT;
    CREATE VIRTUAL TABLE search USING fts5 (body, tokenize = 'porter unicode61 remove_diacritics 2');
"""


def floor(file, text, seconds):
    """Transactions a second."""
    database = sqlite3.connect(file, isolation_level=None)
    database.executescript(TABLES)
    number, start = 0, time.perf_counter()
    while (taken := time.perf_counter() - start) < seconds:
        number += 1
        database.execute("BEGIN IMMEDIATE")
        database.execute("INSERT INTO contributions VALUES (?, 1, 1, ?, ?, ?)", (number, text, f"<p>{text}</p>", number))
        database.execute("INSERT INTO search (rowid, body) VALUES (?, ?)", (number, f"{text} {number}"))
        database.execute("COMMIT")
    database.close()
    return number / taken
