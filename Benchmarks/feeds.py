"""Items of journals' feeds as the large platforms write them."""

import re
from datetime import date, timedelta

from prose import JOURNALS, MONTHS

WEEKDAYS = "Mon Tue Wed Thu Fri Sat Sun".split()


def escaped(text):
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def plain(html):
    """Without mark-up, but with its references: ready to stand in XML."""
    return re.sub(r"<[^>]+>", "", html)


def cdata(html):
    return f"<![CDATA[{html}]]>"


class Issue:
    """What the items of one feed share, and a fresh article at every turn."""

    def __init__(self, prose, journal=0):
        self.prose, self.random = prose, prose.random
        self.title, self.abbreviation, self.issn = JOURNALS[journal]

    def article(self, number):
        day = date(2019, 1, 1) + timedelta(days=self.random.randrange(2_500))
        return {
            "number": number,
            "doi": f"10.{self.random.choice((1038, 1056, 1016, 7554))}/s4159{number % 10}-0{day.year % 100}-{number:05d}-{number % 9}",
            "title": self.prose.title(),
            "people": [self.prose.person() for _ in range(self.random.choices((1, 3, 6, 12), (3, 5, 4, 1))[0])],
            "day": day,
            "volume": day.year - 1970,
            "issue": day.month,
            "page": 100 + number % 1_800,
            "pmid": 30_000_000 + number,
        }


def rss1(prose):
    """RSS 1.0 with Dublin Core and PRISM: alternately as on nature.com and as HighWire wrote it."""
    issue = Issue(prose)
    yield (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" '
        'xmlns:prism="http://prismstandard.org/namespaces/basic/2.0/" xmlns:dc="http://purl.org/dc/elements/1.1/"\n'
        '         xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns="http://purl.org/rss/1.0/">\n'
        f'    <channel rdf:about="https://journal.example/rss/current">\n        <title>{issue.title}</title>\n'
        "        <link>https://journal.example/rss/current</link>\n"
        f"        <dc:publisher>Example Press</dc:publisher>\n        <dc:language>en</dc:language>\n"
        f"        <prism:publicationName>{issue.title}</prism:publicationName>\n    </channel>\n"
    )
    number = 0
    while True:
        article = issue.article(number)
        yield nature_item(issue, article) if number % 2 == 0 else highwire_item(issue, article)
        number += 1


RSS1_END = "</rdf:RDF>\n"


def nature_item(issue, article):
    day, doi, title = article["day"], article["doi"], article["title"]
    link = f"https://journal.example/articles/{doi.split('/')[1]}"
    creators = "".join(f"<dc:creator>{given} {family}</dc:creator>" for family, given in article["people"])
    written = f"{day.day:02d} {day:%B} {day.year}"
    teaser = title if article["number"] % 4 else issue.prose.paragraph(1)
    return f"""        <item rdf:about="{link}">
            <title>{cdata(title)}</title>
            <link>{link}</link>
            <content:encoded>
                <![CDATA[<p>{issue.title}, Published online: {written}; <a href="{link}">doi:{doi}</a></p>{teaser}]]></content:encoded>
            <dc:title>{cdata(title)}</dc:title>
            {creators}
            <dc:identifier>doi:{doi}</dc:identifier>
            <dc:source>{issue.title}, Published online: {day}; | doi:{doi}</dc:source>
            <dc:date>{day}</dc:date>
            <prism:publicationName>{issue.title}</prism:publicationName>
            <prism:doi>{doi}</prism:doi>
            <prism:url>{link}</prism:url>
        </item>
"""


def highwire_item(issue, article):
    day, doi = article["day"], article["doi"]
    link = f"http://highwire.example/cgi/content/short/{article['volume']}/{article['issue']}/{article['page']}?rss=1"
    people = "".join(
        f"<dc:creator>{cdata(f'{family}, {given[0]}.')}</dc:creator>\n" for family, given in article["people"])
    text = issue.prose.paragraph(issue.random.randint(8, 15))
    # Half the abstracts come as escaped HTML, the others as plain text.
    summary = escaped(f"<sec><st>Background</st><p>{text}</p></sec>") if article["number"] % 4 == 1 else plain(text)
    return f"""<item rdf:about="{link}">
<title>{plain(article['title'])}</title>
<link>{link}</link>
<description>{summary}</description>
{people}<dc:date>{day}T10:29:47-07:00</dc:date>
<dc:identifier>info:doi/{doi}</dc:identifier>
<dc:identifier>hwp:master-id:bedside;{doi.split('/')[1]}</dc:identifier>
<dc:publisher>Example Press</dc:publisher>
<dc:subject>{cdata('Clinical reasoning, Education')}</dc:subject>
<dc:title>{plain(article['title'])}</dc:title>
<prism:publicationName>{issue.title}</prism:publicationName>
<prism:publicationDate>{day}</prism:publicationDate>
<prism:section>Research</prism:section>
<prism:volume>{article['volume']}</prism:volume>
<prism:number>{article['issue']}</prism:number>
<prism:startingPage>{article['page']}</prism:startingPage>
<prism:endingPage>{article['page'] + 8}</prism:endingPage>
</item>
"""


def rss2(prose):
    """RSS 2.0: alternately as PubMed's saved searches and as Atypon's tables of contents."""
    yield (
        '<?xml version="1.0" encoding="UTF-8"?>\n<rss xmlns:atom="http://www.w3.org/2005/Atom" '
        'xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" '
        'xmlns:prism="http://prismstandard.org/namespaces/basic/2.0/" version="2.0">\n    <channel>\n'
        "        <title>clinical reasoning: search results</title>\n        <link>https://search.example/?term=reasoning</link>\n"
        "        <description>Latest results</description>\n        <language>en-us</language>\n"
        "        <lastBuildDate>Mon, 08 Nov 2021 12:48:52 +0000</lastBuildDate>\n        <ttl>120</ttl>\n"
    )
    issue = Issue(prose, 1)
    number = 0
    while True:
        article = issue.article(number)
        yield pubmed_item(issue, article) if number % 2 == 0 else atypon_item(issue, article)
        number += 1


RSS2_END = "    </channel>\n</rss>\n"


def mail_date(day, zone):
    return f"{WEEKDAYS[day.weekday()]}, {day.day:02d} {MONTHS[day.month - 1]} {day.year} 06:00:00 {zone}"


def pubmed_item(issue, article):
    day, doi, pmid = article["day"], article["doi"], article["pmid"]
    query = f"utm_source=Reader&utm_medium=rss&utm_campaign=pubmed-2&fc=20211108074834&ff=20211108074851&v=2.15.{pmid % 9}"
    sections = "".join(
        '<p \n                xmlns:xlink="http://www.w3.org/1999/xlink" \n'
        '                xmlns:mml="http://www.w3.org/1998/Math/MathML">'
        f"{label}: {issue.prose.paragraph(issue.random.randint(2, 4))}</p>"
        for label in ("BACKGROUND", "METHODS", "RESULTS", "CONCLUSIONS"))
    creators = "".join(
        f"            <dc:creator>{given} {family}</dc:creator>\n" for family, given in article["people"])
    return f"""        <item>
            <title>{plain(article['title'])}</title>
            <link>https://pubmed.example/{pmid}/?{escaped(query)}</link>
            <description>CONCLUSIONS: {plain(issue.prose.paragraph(1))}</description>
            <content:encoded>
                <![CDATA[<div><p style="color: #4aa564;">{issue.abbreviation}. {day.year} {MONTHS[day.month - 1]} {day.day}. doi: {doi}. Online ahead of print.</p><p><b>ABSTRACT</b></p>{sections}<p style="color: lightgray">PMID:<a href="https://pubmed.example/{pmid}/?{query}">{pmid}</a> | DOI:<a href=https://doi.example/{doi}>{doi}</a></p></div>]]>
            </content:encoded>
            <guid isPermaLink="false">pubmed:{pmid}</guid>
            <pubDate>{mail_date(day, '-0400')}</pubDate>
{creators}            <dc:date>{day}</dc:date>
            <dc:source>{issue.title}</dc:source>
            <dc:title>{plain(article['title'])}</dc:title>
            <dc:identifier>pmid:{pmid}</dc:identifier>
            <dc:identifier>doi:{doi}</dc:identifier>
        </item>
"""


def atypon_item(issue, article):
    day, doi = article["day"], article["doi"]
    link = f"https://library.example/doi/{doi}?af=R"
    abstract = issue.prose.paragraph(issue.random.randint(4, 9))
    people = ", \n".join(f"{given} {family}" for family, given in article["people"])
    html = escaped(f"<h2>Abstract</h2>\n<p>{abstract}</p>")
    return f"""      <item>
         <link>{link}</link>
         <pubDate>{mail_date(day, '-0800')}</pubDate>
         <dc:date>{day}T12:00:00-08:00</dc:date>
         <source url="https://library.example/journal/1?af=R">Example: {issue.title}: Table of Contents</source>
         <prism:coverDate>{mail_date(day, '-0700')}</prism:coverDate>
         <guid isPermaLink="false">{doi}</guid>
         <title>{plain(article['title'])}</title>
         <description>{issue.title}, Volume {article['volume']}, Issue {article['issue']}, Page {article['page']}-{article['page'] + 9}, {day:%B} {day.year}. </description>
         <dc:description>
Abstract
{plain(abstract)}
</dc:description>
         <content:encoded>
{html}</content:encoded>
         <dc:creator>
{people}
</dc:creator>
         <category>RESEARCH ARTICLE</category>
         <category>{issue.random.choice(('Open Access', 'Education', 'Review'))}</category>
         <dc:title>{plain(article['title'])}</dc:title>
         <dc:identifier>{doi}</dc:identifier>
         <prism:publicationName>{issue.title}</prism:publicationName>
         <prism:doi>{doi}</prism:doi>
         <prism:url>{link}</prism:url>
         <prism:section>RESEARCH ARTICLE</prism:section>
      </item>
"""
