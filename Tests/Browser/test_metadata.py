"""`colloquium metadata`: what it prints of each format, what it refuses, and how it ends."""

import json
import os
import re
import subprocess
import sys
import time
from pathlib import Path

import pytest

from program import BINARY, CHECKOUT, RECORDS, environment, run

CORPUS = CHECKOUT.parent / "shared/corpus"

# What every line has, and of what kind.
KEYS = {
    "file": str, "item": int, "n_items": int, "format": str, "title": str, "doi": str, "pmid": str, "pmcid": str,
    "authors": list, "journal": str, "date": str, "abstract": bool, "relations": list}

# One file of each format, and how many items it holds.
FILES = [
    ("pubmed-xml", "pubmed_set_of_two.xml", 2), ("crossref-xml", "crossref_jem.xml", 1),
    ("crossref-json", "crossref_f1000.json", 1), ("datacite-xml", "datacite_journal_article.xml", 1),
    ("datacite-json", "datacite_zenodo.json", 1), ("jats", "jats_plosone.xml", 1), ("oai-arxiv", "arxiv_oai.xml", 1),
    ("rss0.9", "rss091_spec.xml", 2), ("rss1", "biorxiv_plant_2019.rdf", 30), ("rss2", "medscape_news.rss", 20),
    ("atom", "arxiv_api_one.atom", 1), ("json-feed", "jsonfeed_df.json", 2), ("ris", "scopus.ris", 1),
    ("bibtex", "crossref.bib", 1), ("nbib", "medline_12230038.nbib", 1), ("opml", "opml_concatenated.opml", 2)]

WRITTEN = [
    ("csl-json", '[{"type": "article-journal", "title": "A trial", "DOI": "10.5555/1"}]'),
    ("json-ld", '{"@context": "https://schema.org", "@type": "ScholarlyArticle", "name": "A trial"}'),
    ("html", '<html><head><meta name="citation_title" content="A trial"></head><body></body></html>'),
    ("oai-dc", '<oai_dc:dc xmlns:oai_dc="http://www.openarchives.org/OAI/2.0/oai_dc/" '
               'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>A trial</dc:title></oai_dc:dc>')]

EMPTY = [
    ("rss2", '<rss version="2.0"><channel><title>News</title></channel></rss>'),
    ("atom", '<feed xmlns="http://www.w3.org/2005/Atom"><title>News</title></feed>'),
    ("json-feed", '{"version": "https://jsonfeed.org/version/1.1", "title": "News", "items": []}'),
    ("pubmed-xml", "<PubmedArticleSet></PubmedArticleSet>"),
    ("opml", '<opml version="2.0"><head/><body/></opml>')]

FOREIGN = [
    ("a PDF file", "%PDF-1.7\n"),
    ("plain text", "Dear colleagues, please find the article attached.\n"),
    ("“Just a moment...”", "<!DOCTYPE html><html><head><title>Just a moment...</title></head><body></body></html>"),
    ("an XML document that begins with <invoice>", "<invoice><total>12</total></invoice>"),
    ("JSON without the fields of a record", '{"total": 12}')]


def metadata(directory, *arguments, text=""):
    return run("metadata", *arguments, directory=directory, text=text)


def lines(done):
    return [json.loads(line) for line in done.stdout.splitlines()]


def assert_complete(line):
    assert {key: type(line.get(key)) for key in KEYS} == KEYS
    assert re.fullmatch(r"(\d{4}(-\d\d(-\d\d)?)?)?", line["date"])
    assert all(isinstance(author, str) and author for author in line["authors"])
    assert all(re.fullmatch(r"[A-Za-z]+:\S+", relation) for relation in line["relations"])


@pytest.mark.parametrize("form, name, count", FILES)
def test_every_item_of_a_file_is_a_line_with_every_key(form, name, count, tmp_path):
    done = metadata(tmp_path, RECORDS / name)
    assert done.returncode == 0, done.stderr
    printed = lines(done)
    for line in printed:
        assert_complete(line)
        assert isinstance(line["subscription" if form == "opml" else "record"], dict)
    assert [(line["file"], line["format"], line["item"], line["n_items"]) for line in printed] == [
        (name, form, item, count) for item in range(count)]


@pytest.mark.parametrize("form, text", WRITTEN)
def test_the_format_is_told_from_the_content_alone(form, text, tmp_path):
    (tmp_path / "download").write_text(text)
    done = metadata(tmp_path, "download")
    assert done.returncode == 0, done.stderr
    [line] = lines(done)
    assert_complete(line)
    assert (line["format"], line["title"], line["record"]["title"]) == (form, "A trial", "A trial")


@pytest.mark.parametrize("form", [form for form, *_ in FILES + WRITTEN])
def test_every_format_is_described(form):
    table = (CHECKOUT / "docs/metadata.md").read_text().split("## Which place")[0]
    assert f"`{form}`" in table


def test_the_facts_of_a_record_are_printed(tmp_path):
    [line] = lines(metadata(tmp_path, RECORDS / "pubmed_retracted.xml"))
    assert line["pmid"] == "9500320"
    assert line["doi"] == "10.1016/s0140-6736(97)11096-0"
    assert line["authors"][0] == "Wakefield, A J"
    assert line["journal"] == "Lancet (London, England)"
    assert line["date"] == "1998-02-28"
    assert "retractedBy:20137807" in line["relations"]
    origin = line["record"]["origins"]["title"]
    assert (origin["source"], origin["element"]) == ("PubMed", "ArticleTitle")


@pytest.mark.parametrize("form, text", EMPTY)
def test_a_file_that_is_valid_and_empty_is_one_line(form, text, tmp_path):
    (tmp_path / "empty").write_text(text)
    done = metadata(tmp_path, "empty")
    assert done.returncode == 0, done.stderr
    [line] = lines(done)
    assert_complete(line)
    assert (line["format"], line["item"], line["n_items"], line["title"]) == (form, 0, 0, "")


@pytest.mark.parametrize("found, text", FOREIGN)
def test_what_is_no_record_is_named_and_the_others_are_read(found, text, tmp_path):
    (tmp_path / "foreign").write_text(text)
    done = metadata(tmp_path, RECORDS / "crossref.ris", "foreign", RECORDS / "crossref.bib")
    assert done.returncode == 1
    assert done.stderr.startswith("foreign: ") and found in done.stderr
    assert len(done.stderr.splitlines()) == 1
    assert [line["file"] for line in lines(done)] == ["crossref.ris", "crossref.bib"]


def test_a_file_that_is_not_there_and_a_directory_are_named(tmp_path):
    (tmp_path / "folder").mkdir()
    done = metadata(tmp_path, "missing.xml", "folder", RECORDS / "crossref.ris")
    assert done.returncode == 1
    missing, folder = done.stderr.splitlines()
    assert missing == "missing.xml: There is no such file."
    assert folder.startswith("folder: This is a directory")
    assert len(lines(done)) == 1


def test_a_set_that_is_cut_short_is_printed_as_far_as_it_is_whole(tmp_path):
    whole = (RECORDS / "pubmed_set_of_two.xml").read_text()
    (tmp_path / "cut.xml").write_text(whole[:whole.rindex("</MedlineCitation>")])
    done = metadata(tmp_path, "cut.xml")
    assert done.returncode == 1
    assert "cut.xml: The file is damaged or incomplete" in done.stderr
    [line] = lines(done)
    assert (line["pmid"], line["format"], line["item"], line["n_items"]) == ("11748933", "pubmed-xml", 0, 1)


def test_standard_input_is_read(tmp_path):
    done = metadata(tmp_path, "-", text=(RECORDS / "crossref.ris").read_text())
    assert done.returncode == 0, done.stderr
    [line] = lines(done)
    assert (line["file"], line["format"], line["doi"]) == ("-", "ris", "10.7554/elife.01567")


@pytest.mark.parametrize("option, form, start", [
    ("--csl", "csl-json", "["), ("--ris", "ris", "TY  - "), ("--bibtex", "bibtex", "@article{")])
def test_what_is_printed_for_others_is_read_again_as_the_same(option, form, start, tmp_path):
    names = ["pubmed_set_of_two.xml", "crossref_jem.xml", "jats_plosone.xml"]
    files = [RECORDS / name for name in names]
    done = metadata(tmp_path, option, *files)
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith(start)
    again = lines(metadata(tmp_path, "-", text=done.stdout))
    assert {line["format"] for line in again} == {form}
    before = lines(metadata(tmp_path, *files))
    for key in ("doi", "title", "authors"):
        assert [line[key] for line in again] == [line[key] for line in before]


def test_csl_is_one_array_whatever_the_files(tmp_path):
    (tmp_path / "foreign").write_text("%PDF-1.7\n")
    done = metadata(tmp_path, "--csl", "foreign", RECORDS / "crossref.ris", RECORDS / "biorxiv_plant_2019.rdf")
    assert done.returncode == 1
    items = json.loads(done.stdout)
    assert len(items) == 31
    assert all(item["id"] and item["type"] and item["title"] for item in items)
    assert json.loads(metadata(tmp_path, "--csl", "foreign").stdout) == []


@pytest.mark.parametrize("words", [[], ["--ris", "--bibtex", "a.xml"], ["--csl", "--ris", "a.xml"], ["--json", "a.xml"]])
def test_words_that_are_off_end_with_64(words, tmp_path):
    done = metadata(tmp_path, *words)
    assert done.returncode == 64
    assert done.stderr.startswith("Error: ")
    assert not done.stdout


@pytest.mark.skipif(not CORPUS.exists(), reason=f"{CORPUS} is not there")
def test_the_facts_of_the_collection_are_read(tmp_path):
    files = sorted((CORPUS / "files").iterdir()) + sorted((CORPUS / "synthetic").iterdir())
    done = run("metadata", *files, directory=tmp_path, timeout=300)
    (tmp_path / "ours.jsonl").write_text(done.stdout)
    scored = subprocess.run(
        [sys.executable, CORPUS / "score.py", tmp_path / "ours.jsonl"], capture_output=True, text=True, check=True)
    share = float(re.search(r"^all +\d+/\d+ ([\d.]+)%$", scored.stdout, re.MULTILINE)[1])
    assert share >= 97, scored.stdout


def test_broken_documents_that_declare_entities_leave_nothing_behind():
    """libxml2 keeps declarations in a document of its own, and forgets it where the prologue breaks: a server that
    reads feeds all day must not."""
    file = os.path.relpath(CHECKOUT / "Tests/Fuzzing/seeds/entities.xml", CHECKOUT)
    with open(os.devnull, "wb") as sink:
        child = subprocess.Popen(
            [BINARY, "metadata", *[file] * 4_000], cwd=CHECKOUT, env=environment(), stdout=sink, stderr=sink)
        most = 0
        # The account of a child that has ended would count what this process had when it began the child.
        while child.poll() is None:
            most = max(most, resident_megabytes(child.pid))
            time.sleep(0.02)
    assert 0 < most < 60, f"{most:.0f} MB after 4,000 documents"


def resident_megabytes(process):
    """The largest resident set so far; 0 for a process that has just ended."""
    try:
        status = Path(f"/proc/{process}/status").read_text()
    except OSError:
        return 0
    found = re.search(r"VmHWM:\s+(\d+) kB", status)
    return int(found[1]) / 1024 if found else 0
