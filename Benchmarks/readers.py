#!/usr/bin/env python3
"""One turn of one Python library: `readers.py NAME FILE CALLS` prints the seconds of every call and the records found.

The file stands in memory before the clock starts (lxml and pubmed_parser take a path: the page cache has it). What a
call gives is kept until the clock has stopped; only the reading is measured."""

import json
import sys
import time


def feedparser(path, bytes):
    import feedparser

    return lambda: len(feedparser.parse(bytes).entries)


def feedparser_rs(path, bytes):
    import feedparser_rs

    return lambda: len(feedparser_rs.parse(bytes).entries)


def fastfeedparser(path, bytes):
    import fastfeedparser

    return lambda: len(fastfeedparser.parse(bytes).entries)


def fastfeedparser_lxml(path, bytes):
    """The same library without its scanner in Rust, which it has since 0.6.5."""
    import fastfeedparser.main

    fastfeedparser.main._core = None
    return lambda: len(fastfeedparser.parse(bytes).entries)


def lxml(path, bytes):
    from lxml import etree

    return lambda: etree.parse(path).getroot().tag and 0


def pubmed_parser(path, bytes):
    import gzip
    import io

    import pubmed_parser

    # It reads compressed files only; level 0 costs it next to nothing.
    packed = gzip.compress(bytes, compresslevel=0)
    return lambda: sum(1 for _ in pubmed_parser.parse_medline_xml(io.BytesIO(packed)))


def main():
    name, path, calls = sys.argv[1], sys.argv[2], int(sys.argv[3])
    with open(path, "rb") as file:
        call = globals()[name](path, file.read())
    seconds, records = [], 0
    for _ in range(calls):
        start = time.perf_counter()
        records = call()
        seconds.append(time.perf_counter() - start)
    print(json.dumps({"seconds": seconds, "records": records}))


if __name__ == "__main__":
    main()
