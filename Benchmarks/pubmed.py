"""Full records as PubMed's efetch returns them."""

from prose import JOURNALS, MONTHS, NOUNS

PUBMED_START = (
    '<?xml version="1.0" ?>\n<!DOCTYPE PubmedArticleSet PUBLIC "-//NLM//DTD PubMedArticle, 1st January 2025//EN" '
    '"https://dtd.nlm.nih.gov/ncbi/pubmed/out/pubmed_250101.dtd">\n<PubmedArticleSet>\n'
)
PUBMED_END = "</PubmedArticleSet>\n"

SECTIONS = (("BACKGROUND", "BACKGROUND"), ("METHODS", "METHODS"), ("RESULTS", "RESULTS"), ("CONCLUSIONS", "CONCLUSIONS"))
TYPES = (("D016428", "Journal Article"), ("D013485", "Research Support, Non-U.S. Gov't"), ("D016449", "Randomized Controlled Trial"))


def pubmed(prose):
    yield PUBMED_START
    number = 0
    while True:
        yield record(prose, number)
        number += 1


def record(prose, number):
    random = prose.random
    journal, abbreviation, issn = JOURNALS[number % len(JOURNALS)]
    pmid, year, month, day = 20_000_000 + number, 2005 + number % 20, 1 + number % 12, 1 + number % 28
    doi = f"10.1{number % 900:03d}/bedside.{year}.{number:06d}"
    text = "".join((
        f'<PubmedArticle><MedlineCitation Status="MEDLINE" Owner="NLM" IndexingMethod="Automated"><PMID Version="1">{pmid}</PMID>',
        stamp("DateCompleted", year + 1, month, day), stamp("DateRevised", year + 2, month, day),
        f'<Article PubModel="Print-Electronic"><Journal><ISSN IssnType="Electronic">{issn}</ISSN>'
        f'<JournalIssue CitedMedium="Internet"><Volume>{year - 1980}</Volume><Issue>{month}</Issue>'
        f"<PubDate><Year>{year}</Year><Month>{MONTHS[month - 1]}</Month></PubDate></JournalIssue>"
        f"<Title>{amp(journal)}</Title><ISOAbbreviation>{abbreviation}</ISOAbbreviation></Journal>"
        f"<ArticleTitle>{prose.title()}.</ArticleTitle><Pagination><StartPage>{100 + day}</StartPage>"
        f"<EndPage>{109 + day}</EndPage><MedlinePgn>{100 + day}-{109 + day}</MedlinePgn></Pagination>"
        f'<ELocationID EIdType="doi" ValidYN="Y">{doi}</ELocationID>',
        abstract(prose, number), authors(prose, number), "<Language>eng</Language><PublicationTypeList>",
        "".join(f'<PublicationType UI="{ui}">{name}</PublicationType>' for ui, name in TYPES[: 1 + number % 3]),
        "</PublicationTypeList>", f"<ArticleDate DateType=\"Electronic\"><Year>{year}</Year><Month>{month:02d}</Month>"
        f"<Day>{day:02d}</Day></ArticleDate></Article><MedlineJournalInfo><Country>United States</Country>"
        f"<MedlineTA>{abbreviation}</MedlineTA><NlmUniqueID>10{number % 9999:04d}</NlmUniqueID>"
        f"<ISSNLinking>{issn}</ISSNLinking></MedlineJournalInfo><CitationSubset>IM</CitationSubset>",
        corrections(prose, number), headings(random), keywords(random, number),
        "<CoiStatement>The authors declare no competing interests.</CoiStatement></MedlineCitation><PubmedData>",
        history(year, month, day), "<PublicationStatus>ppublish</PublicationStatus><ArticleIdList>"
        f'<ArticleId IdType="pubmed">{pmid}</ArticleId><ArticleId IdType="pmc">PMC{5_000_000 + number}</ArticleId>'
        f'<ArticleId IdType="doi">{doi}</ArticleId><ArticleId IdType="pii">S0140-{number:06d}</ArticleId></ArticleIdList>',
        references(prose, number), "</PubmedData></PubmedArticle>\n",
    ))
    # efetch writes characters outside ASCII as references in some records and as they are in others.
    return text if number % 2 else text.encode("ascii", "xmlcharrefreplace").decode()


def amp(text):
    return text.replace("&", "&amp;")


def stamp(name, year, month, day):
    return f"<{name}><Year>{year}</Year><Month>{month:02d}</Month><Day>{day:02d}</Day></{name}>"


def abstract(prose, number):
    if number % 10 == 9:
        return ""
    if number % 3 == 2:
        return f"<Abstract><AbstractText>{prose.paragraph(9)}</AbstractText></Abstract>"
    parts = "".join(
        f'<AbstractText Label="{label}" NlmCategory="{category}">{prose.paragraph(prose.random.randint(2, 5))}</AbstractText>'
        for label, category in SECTIONS)
    return f"<Abstract>{parts}<CopyrightInformation>© The Author(s).</CopyrightInformation></Abstract>"


def authors(prose, number):
    random = prose.random
    people = []
    for index in range(random.choices((1, 4, 7, 14), (2, 5, 4, 1))[0]):
        family, given = prose.person()
        initials = "".join(word[0] for word in given.split())
        orcid = f'<Identifier Source="ORCID">{prose.orcid()}</Identifier>' if random.random() < 0.35 else ""
        places = "".join(
            f"<AffiliationInfo><Affiliation>{amp(place)}</Affiliation></AffiliationInfo>"
            for place in random.sample(prose.affiliations, random.choices((1, 2), (4, 1))[0]))
        people.append(
            f'<Author ValidYN="Y"><LastName>{family}</LastName><ForeName>{given}</ForeName>'
            f"<Initials>{initials}</Initials>{orcid}{places}</Author>")
    if number % 25 == 0:
        people.append('<Author ValidYN="Y"><CollectiveName>Bedside Reasoning Study Group</CollectiveName></Author>')
    return f'<AuthorList CompleteYN="Y">{"".join(people)}</AuthorList>'


def corrections(prose, number):
    if number % 12:
        return ""
    kind = ("CommentIn", "ErratumIn", "UpdateOf", "RetractionIn")[number // 12 % 4]
    return (
        f'<CommentsCorrectionsList><CommentsCorrections RefType="{kind}"><RefSource>Ann Bedside Med. 2021 '
        f'Oct;111(10):1815-1823. doi: 10.1105/{number}.306412.</RefSource><PMID Version="1">{34_000_000 + number}</PMID>'
        "</CommentsCorrections></CommentsCorrectionsList>")


def headings(random):
    rows = []
    for index in range(random.randint(6, 16)):
        name = random.choice(NOUNS).capitalize()
        qualifier = (
            f'<QualifierName UI="Q000{random.randint(100, 999)}" MajorTopicYN="Y">methods</QualifierName>'
            if index % 3 == 0 else "")
        rows.append(
            f'<MeshHeading><DescriptorName UI="D0{random.randint(10_000, 99_999)}" MajorTopicYN="N">{name}</DescriptorName>'
            f"{qualifier}</MeshHeading>")
    return f'<MeshHeadingList>{"".join(rows)}</MeshHeadingList>'


def keywords(random, number):
    if number % 3 == 0:
        return ""
    words = "".join(f'<Keyword MajorTopicYN="N">{word}</Keyword>' for word in random.sample(NOUNS, 5))
    return f'<KeywordList Owner="NOTNLM">{words}</KeywordList>'


def history(year, month, day):
    rows = "".join(
        f'<PubMedPubDate PubStatus="{status}"><Year>{year}</Year><Month>{month}</Month><Day>{day}</Day>{clock}</PubMedPubDate>'
        for status, clock in (
            ("received", ""), ("accepted", ""), ("pubmed", "<Hour>0</Hour><Minute>0</Minute>"),
            ("medline", "<Hour>0</Hour><Minute>1</Minute>"), ("entrez", "<Hour>18</Hour><Minute>32</Minute>")))
    return f"<History>{rows}</History>"


def references(prose, number):
    """Two records of three list what they cite, with the other articles' identifiers."""
    if number % 3 == 0:
        return ""
    random, rows = prose.random, []
    for index in range(random.randint(15, 45)):
        (family, given), title = prose.person(), plain_title(prose)
        ids = "".join((
            f'<ArticleId IdType="pmc">PMC{random.randint(10**6, 10**7)}</ArticleId>' if index % 2 else "",
            f'<ArticleId IdType="doi">10.1016/j.bedside.{index}.{random.randint(10**5, 10**6)}</ArticleId>' if index % 3 else "",
            f'<ArticleId IdType="pubmed">{random.randint(10**7, 3 * 10**7)}</ArticleId>'))
        rows.append(
            f"<Reference><Citation>{family} {given[0]}, et al. {title}. Ann Bedside Med. 20{10 + index % 14};{index}(3):"
            f"{index}07–{index + 9}. doi: 10.1016/j.bedside.{index}.</Citation><ArticleIdList>{ids}</ArticleIdList></Reference>")
    return f'<ReferenceList>{"".join(rows)}</ReferenceList>'


def plain_title(prose):
    return prose.title().replace("<i>", "").replace("</i>", "").replace("<sub>", "").replace("</sub>", "")
