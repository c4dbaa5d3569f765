"""All the services that articles are resolved with, on one loopback port: PubMed's E-utilities, Crossref, DataCite, arXiv,
Europe PMC, doi.org and publishers' pages.

    python3 Tests/Browser/services.py PORT [--delay-ms 50]

They know the records of Tests/Fixtures, answered as recorded where the service's own answer is there and else made from
their facts, and as many made-up trials as anybody asks for: 10.5555/made.7 is PMID 90000007. In a test they run in the
same process (`Services().start()`); for a program of its own, `POST /control` takes one command as JSON:
{"service": "crossref", "mode": "silent"} (or "error", "busy", "well"), {"retract": "10.5555/made.7"}, {"delay": 0.05}.
"""

import argparse
import json
import pathlib
import re
import threading
import time
import urllib.parse
import xml.etree.ElementTree as xml
from html import escape
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

FIXTURES = pathlib.Path(__file__).resolve().parent.parent / "Fixtures"
SERVICES = ["pubmed", "crossref", "datacite", "arxiv", "europepmc", "doi", "page"]


class Article:
    """The facts from which answers are made."""

    def __init__(self, doi="", pmid="", pmcid="", title="", authors=(), journal="", volume="", issue="", pages="", year=2024):
        self.doi, self.pmid, self.pmcid, self.title, self.authors = doi.lower(), pmid, pmcid, title, list(authors)
        self.journal, self.volume, self.issue, self.pages, self.year = journal, volume, issue, pages, year
        self.pubmed_xml = self.crossref_json = self.datacite_json = self.arxiv_xml = None
        self.retracted_by = None

    @classmethod
    def made(cls, number):
        return cls(
            doi=f"10.5555/made.{number}", pmid=str(90_000_000 + number), title=f"A made-up trial of treatment number {number}",
            authors=[("Carberry", "Josiah"), (f"Author{number}", "Ann")], journal="Journal of Psychoceramics",
            volume=str(number % 100 + 1), issue="3", pages=f"{number}-{number + 8}", year=2020 + number % 5)

    @classmethod
    def of_pubmed(cls, element):
        text = lambda path: "".join(element.find(path).itertext()) if element.find(path) is not None else ""
        numbers = {i.get("IdType"): i.text for i in element.findall("PubmedData/ArticleIdList/ArticleId")}
        article = "MedlineCitation/Article/"
        authors = [(a.findtext("LastName"), a.findtext("ForeName") or "") for a in element.iter("Author") if a.findtext("LastName")]
        year = re.search(r"\d{4}", text(article + "Journal/JournalIssue/PubDate") or "2000")
        known = cls(
            doi=numbers.get("doi") or "", pmid=text("MedlineCitation/PMID"), pmcid=numbers.get("pmc") or "",
            title=text(article + "ArticleTitle").rstrip("."), authors=authors, journal=text(article + "Journal/Title"),
            volume=text(article + "Journal/JournalIssue/Volume"), issue=text(article + "Journal/JournalIssue/Issue"),
            pages=text(article + "Pagination/MedlinePgn"), year=int(year.group()))
        known.pubmed_xml = xml.tostring(element, encoding="unicode")
        return known

    def in_pubmed(self):
        if self.pubmed_xml and not self.retracted_by:
            return self.pubmed_xml
        authors = "".join(f"<Author><LastName>{escape(f)}</LastName><ForeName>{escape(g)}</ForeName></Author>" for f, g in self.authors)
        notice = self.retracted_by and (
            f'<CommentsCorrections RefType="RetractionIn"><RefSource>doi: {escape(self.retracted_by)}</RefSource></CommentsCorrections>')
        return (
            f'<PubmedArticle><MedlineCitation><PMID Version="1">{self.pmid}</PMID><Article PubModel="Print"><Journal>'
            f"<JournalIssue><Volume>{self.volume}</Volume><Issue>{self.issue}</Issue><PubDate><Year>{self.year}</Year></PubDate></JournalIssue>"
            f"<Title>{escape(self.journal)}</Title></Journal><ArticleTitle>{escape(self.title)}.</ArticleTitle>"
            f"<Pagination><MedlinePgn>{self.pages}</MedlinePgn></Pagination>"
            "<Abstract><AbstractText Label=\"BACKGROUND\">Little is known of cracked pots.</AbstractText>"
            "<AbstractText Label=\"RESULTS\">They hold less than whole ones.</AbstractText></Abstract>"
            f'<AuthorList CompleteYN="Y">{authors}</AuthorList></Article>'
            f"<CommentsCorrectionsList>{notice or ''}</CommentsCorrectionsList></MedlineCitation>"
            f'<PubmedData><ArticleIdList><ArticleId IdType="doi">{escape(self.doi)}</ArticleId></ArticleIdList></PubmedData></PubmedArticle>')

    def in_crossref(self):
        work = dict(self.crossref_json) if self.crossref_json else {
            "DOI": self.doi, "prefix": self.doi.split("/")[0], "member": "1", "type": "journal-article", "title": [self.title],
            "author": [{"family": f, "given": g} for f, g in self.authors], "container-title": [self.journal],
            "volume": self.volume, "issue": self.issue, "page": self.pages, "issued": {"date-parts": [[self.year]]}}
        if self.retracted_by:
            work["updated-by"] = [{"DOI": self.retracted_by, "type": "retraction", "source": "publisher"}]
        return work

    def in_europe_pmc(self):
        return {
            "id": self.pmid, "source": "MED", "pmid": self.pmid, "doi": self.doi, "title": self.title + ".",
            **({"pmcid": self.pmcid} if self.pmcid else {}),
            "authorString": ", ".join(f"{f} {g[:1]}" for f, g in self.authors) + ".",
            "journalInfo": {"volume": self.volume, "issue": self.issue, "dateOfPublication": str(self.year), "journal": {"title": self.journal}},
            "pageInfo": self.pages, "firstPublicationDate": f"{self.year}-01-01",
            "fullTextUrlList": {"fullTextUrl": [{
                "availabilityCode": "OA", "documentStyle": "pdf", "url": f"https://europepmc.org/articles/{self.pmcid}?pdf=render"}]
                if self.pmcid else []}}

    def as_page(self):
        tags = [("title", self.title), ("doi", self.doi), ("journal_title", self.journal), ("volume", self.volume),
                ("issue", self.issue), ("firstpage", self.pages.split("-")[0]), ("publication_date", str(self.year))]
        tags += [("author", f"{f}, {g}") for f, g in self.authors]
        metas = "".join(f'<meta name="citation_{n}" content="{escape(v)}">' for n, v in tags if v)
        return f"<!DOCTYPE html><html><head><title>{escape(self.title)}</title>{metas}</head><body></body></html>"


class Library:
    """Everything the services know."""

    def __init__(self):
        self.articles = []
        self.made = {}
        for path in sorted((FIXTURES / "records").glob("pubmed_*.xml")):
            for element in xml.parse(path).getroot().iter("PubmedArticle"):
                self.articles.append(Article.of_pubmed(element))
        for path in sorted((FIXTURES / "records").glob("crossref_*.json")) + [FIXTURES / "services/crossref_nejm.json"]:
            work = json.loads(path.read_text())["message"]
            self.known(doi=work["DOI"], title=(work.get("title") or [""])[0]).crossref_json = work
        for path in sorted((FIXTURES / "records").glob("datacite_*.json")):
            answer = json.loads(path.read_text())
            self.known(doi=answer["data"]["id"]).datacite_json = answer
        oai = (FIXTURES / "records/arxiv_oai.xml").read_text()
        self.arxiv = {re.search(r"<id>(.*?)</id>", oai).group(1): oai}

    def known(self, **facts):
        found = self.find(facts["doi"])
        if not found:
            found = Article(**facts)
            self.articles.append(found)
        return found

    def find(self, name):
        """By DOI, PMID or PMCID."""
        name = name.lower()
        number = re.fullmatch(r"10\.5555/made\.(\d{1,6})|9(\d{7})", name)
        if number:
            return self.made.setdefault(int(number.group(1) or number.group(2)), Article.made(int(number.group(1) or number.group(2))))
        return next((a for a in self.articles if name in (a.doi, a.pmid, a.pmcid.lower())), None)

    def search(self, words):
        wanted = set(re.findall(r"\w+", words.lower()))
        numbers = {int(n) for n in wanted if n.isdigit() and len(n) < 7}
        candidates = self.articles + [Article.made(n) for n in sorted(numbers)[:20]]
        score = lambda a: len(wanted & set(re.findall(r"\w+", f"{a.title} {a.journal} {a.authors}".lower())))
        return [a for a in sorted(candidates, key=score, reverse=True) if a.doi and score(a)][:10]


def settings(origin, *others):
    """Those of a site whose services are all at `origin`."""
    names = {"PUBMED": "pubmed", "CROSSREF": "crossref", "DATACITE": "datacite", "ARXIV": "arxiv",
             "EUROPE_PMC": "europepmc", "DOI": "doi"}
    return {
        "OUTBOUND": "on", "OUTBOUND_ALLOWED": ",".join([origin.removeprefix("http://"), *others]),
        "CONTACT": "ada@example.org", **{f"{name}_URL": f"{origin}/{path}" for name, path in names.items()}}


class Services:
    def __init__(self, port=0, delay=0.0):
        self.library = Library()
        self.delay = delay
        self.modes = dict.fromkeys(SERVICES, "well")
        self.asked = []
        handler = type("Handler", (Handler,), {"services": self})
        self._server = ThreadingHTTPServer(("127.0.0.1", port), handler)
        self._server.daemon_threads = True
        self.origin = f"http://127.0.0.1:{self._server.server_port}"

    def start(self):
        threading.Thread(target=self._server.serve_forever, daemon=True).start()
        return self

    def stop(self):
        self._server.shutdown()
        self._server.server_close()

    def url(self, service):
        return f"{self.origin}/{service}"

    def settings(self, *others):
        """Those of a site whose outside world this is, and servers of the `others`, as host:port."""
        return settings(self.origin, *others)

    def retract(self, doi, notice="10.5555/notice.of.retraction"):
        self.library.find(doi).retracted_by = notice

    def obey(self, command):
        if "mode" in command:
            self.modes[command["service"]] = command["mode"]
        if "retract" in command:
            self.retract(command["retract"])
        self.delay = command.get("delay", self.delay)


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    wbufsize = -1

    def log_message(self, *_):
        pass

    def do_POST(self):
        self.services.obey(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
        self.answer("{}")

    def do_GET(self):
        address = urllib.parse.urlsplit(self.path)
        service, _, rest = address.path[1:].partition("/")
        query = {name: values[0] for name, values in urllib.parse.parse_qs(address.query).items()}
        mode = self.services.modes.get(service)
        self.services.asked.append(self.path)
        time.sleep(self.services.delay)
        if mode == "silent":
            time.sleep(30)
            self.close_connection = True
        elif mode == "error":
            self.answer("Internal Server Error", status=500)
        elif mode == "busy":
            self.answer("Too Many Requests", status=429, headers={"Retry-After": "60"})
        elif mode is None:
            self.answer("not here", status=404)
        else:
            getattr(self, service)(urllib.parse.unquote(rest), query)

    def answer(self, body, status=200, kind="application/json", headers=None):
        body = body if isinstance(body, bytes) else body.encode()
        self.send_response(status)
        for name, value in {"Content-Type": kind, "Content-Length": str(len(body)), **(headers or {})}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def file(self, name, status=200, kind="application/json"):
        self.answer((FIXTURES / "services" / name).read_bytes(), status, kind)

    def pubmed(self, path, query):
        if path == "esearch.fcgi":
            found = self.services.library.find(re.sub(r'"|\[\w+\]$', "", query["term"]))
            numbers = [found.pmid] if found and found.pmid else []
            return self.answer(json.dumps({"header": {"type": "esearch"}, "esearchresult": {"count": str(len(numbers)), "idlist": numbers}}))
        found = [self.services.library.find(number) for number in query["id"].split(",")]
        articles = "".join(a.in_pubmed() for a in found if a and a.pmid)
        self.answer(f'<?xml version="1.0"?><PubmedArticleSet>{articles}</PubmedArticleSet>', kind="text/xml")

    def crossref(self, path, query):
        if path.startswith("works/"):
            found = self.services.library.find(path[len("works/"):])
            if not found or found.datacite_json or not found.doi:
                return self.file("crossref_not_found.txt", 404, "text/plain")
            return self.answer(json.dumps({"status": "ok", "message-type": "work", "message": found.in_crossref()}))
        if "query.bibliographic" in query:
            works = [a.in_crossref() for a in self.services.library.search(query["query.bibliographic"])]
        else:
            works = self.filtered(query.get("filter", ""))
        self.answer(json.dumps({"status": "ok", "message-type": "work-list", "message": {"total-results": len(works), "items": works}}))

    def filtered(self, terms):
        works = []
        for name, _, value in (term.partition(":") for term in terms.split(",")):
            found = self.services.library.find(value)
            if found and name == "doi":
                works.append(found.in_crossref())
            elif found and name == "updates" and found.retracted_by:
                works.append({
                    "DOI": found.retracted_by, "type": "journal-article", "title": ["Retraction"],
                    "update-to": [{"DOI": found.doi, "type": "retraction", "source": "publisher"}]})
        return works

    def datacite(self, path, query):
        found = self.services.library.find(path[len("dois/"):])
        if not found or not found.datacite_json:
            return self.file("datacite_not_found.json", 404)
        self.answer(json.dumps(found.datacite_json))

    def arxiv(self, path, query):
        number = query.get("identifier", "").removeprefix("oai:arXiv.org:")
        if number not in self.services.library.arxiv:
            return self.file("arxiv_not_found.xml", kind="text/xml")
        self.answer(self.services.library.arxiv[number], kind="text/xml")

    def europepmc(self, path, query):
        name = re.search(r'DOI:"(.*)"|EXT_ID:(\d+)|PMCID:(PMC\d+)', query["query"])
        found = name and self.services.library.find(next(part for part in name.groups() if part))
        results = [found.in_europe_pmc()] if found and found.pmid else []
        self.answer(json.dumps({"version": "6.9", "hitCount": len(results), "resultList": {"result": results}}))

    def doi(self, path, query):
        if not self.services.library.find(path):
            return self.answer("DOI Not Found", status=404, kind="text/html")
        self.answer("", status=302, headers={"Location": f"/page/{urllib.parse.quote(path)}"})

    def page(self, path, query):
        recorded = {"challenge": ("page_challenge.html", 403), "sign-in": ("page_sign_in.html", 200), "home": ("page_home.html", 200)}
        if path in recorded:
            return self.file(*recorded[path], kind="text/html; charset=utf-8")
        found = self.services.library.find(path)
        if not found:
            return self.answer("<html><title>Not found</title></html>", status=404, kind="text/html")
        self.answer(found.as_page(), kind="text/html; charset=utf-8")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("port", type=int)
    parser.add_argument("--delay-ms", type=float, default=0)
    arguments = parser.parse_args()
    services = Services(arguments.port, arguments.delay_ms / 1000)
    print(services.origin, flush=True)
    try:
        services._server.serve_forever()
    except KeyboardInterrupt:
        services.stop()
