/// Pages written by hand after what the platforms print; all of them are synthetic, with invented works.
enum Pages {
    static let highWire = """
        <!DOCTYPE html><html lang="en" dir="ltr"><head prefix="og: http://ogp.me/ns#"><meta charset="utf-8" />
        <title>A trial of &lt;i&gt;something&lt;/i&gt; | medRxiv</title>
        <meta name="type" content="article" /><meta name="DC.Format" content="text/html" />
        <meta name="DC.Title" content="A trial of something" /><meta name="DC.Identifier" content="10.5072/2020.01.02.20012345" />
        <meta name="DC.Date" content="2020-01-03" /><meta name="DC.Publisher" content="Cold Spring Harbor Laboratory Press" />
        <meta name="DC.Contributor" content="Jane Q. Doe" /><meta name="DC.Contributor" content="Karl von Neumann" />
        <meta name="DC.Rights" content="© 2020, Posted by Cold Spring Harbor Laboratory. This pre-print is available under CC BY 4.0" />
        <meta name="citation_title" content="A trial of &lt;i&gt;something&lt;/i&gt;" />
        <meta name="citation_abstract" content="&lt;h3&gt;Abstract&lt;/h3&gt; &lt;h3&gt;Background&lt;/h3&gt; &lt;p&gt;We did it.&lt;/p&gt;" />
        <meta name="citation_journal_title" content="medRxiv" /><meta name="citation_publisher" content="Cold Spring Harbor Laboratory Press" />
        <meta name="citation_publication_date" content="2020/01/01" /><meta name="citation_mjid" content="medrxiv;2020.01.02.20012345v1" />
        <meta name="citation_public_url" content="https://www.medrxiv.org/content/10.5072/2020.01.02.20012345v1" />
        <meta name="citation_pdf_url" content="/content/medrxiv/early/2020/01/03/2020.01.02.20012345.full.pdf" />
        <meta name="citation_doi" content="10.5072/2020.01.02.20012345" />
        <meta name="citation_author" content="Jane Q. Doe" /><meta name="citation_author_institution" content="University of X" />
        <meta name="citation_author_institution" content="Hospital Y" />
        <meta name="citation_author_orcid" content="http://orcid.org/0000-0002-1825-0097" />
        <meta name="citation_author" content="Karl von Neumann" />
        <meta name="citation_author" content="The Trial Investigators" />
        <meta name="citation_reference" content="citation_title=Another;citation_author=X Y;citation_doi=10.5072/wrong" />
        <meta name="citation_keywords" content="asthma; trials" />
        <link rel="alternate" type="application/rss+xml" title="RSS &amp; more" href="/rss/current.xml" />
        </head><body><p>Text</p></body></html>
        """

    static let silverchair = """
        <html><head><script type="application/ld+json">{"@context":"https://schema.org","@id":"https://academic.oup.com/j/article/12/3/e45/1",
        "@type":"ScholarlyArticle","name":"On bones","datePublished":"2021-06-09","isPartOf":{"@id":"https://academic.oup.com/j/issue/12/3","@type":"PublicationIssue","issueNumber":"3","datePublished":"2021-09-01",
        "isPartOf":{"@id":"https://academic.oup.com/j","@type":"Periodical","name":"Journal of Bones","issn":["1234-5679"]}},
        "url":"http://dx.doi.org/10.5072/bones/abc123","keywords":["bone","joint"],"inLanguage":"en","copyrightHolder":"Soc","author":[{"name":"Doe, Jane","affiliation":"University of X","@type":"Person"}],
        "description":"Abstract. \(String(repeating: "Bones were counted and found complete. ", count: 5))","pageStart":"e45","pageEnd":"e50","thumbnailURL":"x","headline":"On bones","image":"x"}</script>
        <meta property="og:type" content="article" /><meta property="og:title" content="On bones" />
        <meta name="citation_author" content="Doe, Jane" /><meta name="citation_title" content="On bones" />
        <meta name="citation_firstpage" content="e45" /><meta name="citation_lastpage" content="e50" />
        <meta name="citation_doi" content="10.5072/bones/abc123" /><meta name="citation_journal_title" content="Journal of Bones" />
        <meta name="citation_journal_abbrev" content="J Bones" /><meta name="citation_volume" content="12" /><meta name="citation_issue" content="3" />
        <meta name="citation_publication_date" content="2021/09/01" /><meta name="citation_online_date" content="2021/06/09" />
        <meta name="citation_issn" content="1234-5679" /></head><body></body></html>
        """

    static let atypon = """
        <html><head><title>Beetles: Journal of Insects: Vol 5, No 2</title>
        <meta name="dc.Title" content="Beetles of &#8220;Wales&#8221;" /><meta name="dc.Creator" content="Jane  Doe" /><meta name="dc.Creator" content="R. Roe" />
        <meta name="dc.Subject" content="beetles; Wales" /><meta name="dc.Description" content="Short text (2019). Beetles. Journal of Insects..." />
        <meta name="dc.Publisher" content="Press" /><meta name="dc.Date" scheme="WTN8601" content="2019-10-18" />
        <meta name="dc.Type" content="research-article" /><meta name="dc.Identifier" scheme="publisher-id" content="1234567" />
        <meta name="dc.Identifier" scheme="doi" content="10.5072/00222933.2019.1" /><meta name="dc.Language" content="en" />
        <meta name="dc.Source" content="https://example.org/doi/10.5072/00222933.2019.1" />
        <meta name="citation_journal_title" content="Journal of Insects" /><meta name="prism.volume" content="5" /><meta name="prism.number" content="2" />
        </head><body></body></html>
        """

    static let nature = """
        <html lang="en"><head><meta name="journal_id" content="1"/><meta name="dc.title" content="Cells"/><meta name="dc.source" content="Nature Things 2022 3:4"/>
        <meta name="dc.publisher" content="Nature Publishing Group"/><meta name="dc.date" content="2022-02-01"/><meta name="dc.rights" content="2022 The Author(s)"/>
        <meta name="prism.issn" content="2041-1723"/><meta name="prism.publicationName" content="Nature Things"/><meta name="prism.publicationDate" content="2022-02-01"/>
        <meta name="prism.volume" content="3"/><meta name="prism.number" content="1"/><meta name="prism.startingPage" content="1"/><meta name="prism.endingPage" content="9"/>
        <meta name="citation_pdf_url" content="https://www.nature.com/articles/s1.pdf"/><meta name="citation_fulltext_html_url" content="https://www.nature.com/articles/s1"/>
        <meta name="citation_journal_title" content="Nature Things"/><meta name="citation_title" content="Cells"/><meta name="citation_volume" content="3"/><meta name="citation_issue" content="1"/>
        <meta name="citation_online_date" content="2022/02/01"/><meta name="citation_doi" content="10.5072/s41467-1"/><meta name="DOI" content="10.5072/s41467-1"/>
        <meta name="citation_author" content="Doe, Jane"/><meta name="citation_author_institution" content="Lab"/>
        <script type="application/ld+json">{"mainEntity":{"headline":"Cells","description":"\(String(repeating: "Cells divide and this is how they do. ", count: 5))","datePublished":"2022-02-01T00:00:00Z",
        "pageStart":"1","pageEnd":"9","license":"http://creativecommons.org/licenses/by/4.0/","sameAs":"https://doi.org/10.5072/s41467-1","keywords":["Cell","Science"],
        "isPartOf":{"name":"Nature Things","issn":["2041-1723"],"volumeNumber":"3","@type":["Periodical","PublicationVolume"]},
        "publisher":{"name":"Nature Publishing Group UK","logo":{"url":"x","@type":"ImageObject"},"@type":"Organization"},
        "author":[{"name":"Jane Doe","url":"http://orcid.org/0000-0002-1825-0097","affiliation":[{"name":"Lab","address":{"name":"Lab, X","@type":"PostalAddress"},"@type":"Organization"}],"email":"x","@type":"Person"}],
        "isAccessibleForFree":true,"@type":"ScholarlyArticle"},"@context":"https://schema.org","@type":"WebPage"}</script></head><body></body></html>
        """

    static let openJournalSystems = """
        <!DOCTYPE html><html lang="es-ES"><head><meta charset="utf-8"><title>Título | Revista</title>
        <meta name="generator" content="Open Journal Systems 3.3.0.8"><meta name="gs_meta_revision" content="1.1"/>
        <meta name="citation_journal_title" content="Revista de Salud"/><meta name="citation_journal_abbrev" content="Rev Salud"/><meta name="citation_issn" content="1234-5679"/>
        <meta name="citation_author" content="María García Pérez"/><meta name="citation_author_institution" content="Universidad"/>
        <meta name="citation_title" content="Título del artículo"/><meta name="citation_language" content="es"/><meta name="citation_date" content="2021/06/30"/>
        <meta name="citation_volume" content="12"/><meta name="citation_issue" content="3"/><meta name="citation_firstpage" content="45"/><meta name="citation_lastpage" content="67"/>
        <meta name="citation_doi" content="10.5072/rev.2021.123"/><meta name="citation_abstract_html_url" content="https://revista.example.org/article/view/123"/>
        <meta name="citation_keywords" xml:lang="es" content="salud"/><meta name="citation_keywords" xml:lang="es" content="docencia"/>
        <meta name="citation_pdf_url" content="https://revista.example.org/article/download/123/99"/>
        <link rel="schema.DC" href="http://purl.org/dc/elements/1.1/" /><meta name="DC.Creator.PersonalName" content="María García Pérez"/>
        <meta name="DC.Date.created" scheme="ISO8601" content="2021-06-30"/><meta name="DC.Date.dateSubmitted" scheme="ISO8601" content="2021-01-15"/>
        <meta name="DC.Date.issued" scheme="ISO8601" content="2021-06-28"/><meta name="DC.Description" xml:lang="es" content="\(String(repeating: "Palabras del resumen. ", count: 8))"/>
        <meta name="DC.Identifier" content="123"/><meta name="DC.Identifier.pageNumber" content="45-67"/><meta name="DC.Identifier.DOI" content="10.5072/rev.2021.123"/>
        <meta name="DC.Rights" content="https://creativecommons.org/licenses/by/4.0"/><meta name="DC.Source" content="Revista de Salud"/><meta name="DC.Source.ISSN" content="1234-5679"/>
        <meta name="DC.Title" content="Título del artículo"/><meta name="DC.Type" content="Text.Serial.Journal"/></head><body></body></html>
        """

    static let wordPress = """
        <!doctype html><html lang="en-GB"><head><base href="https://blog.example.org/2024/"><title>How to read a trial - The Bottom Line</title>
        <link rel="canonical" href="/2024/how-to-read/" /><meta property="og:type" content="article" /><meta property="og:title" content="How to read a trial - The Bottom Line" />
        <meta property="og:site_name" content="The Bottom Line" /><meta property="article:published_time" content="2024-03-05T08:00:00+00:00" />
        <link rel="Alternate" type="Application/RSS+XML" title="The Bottom Line &raquo; Feed" href="feed/" />
        <link rel="alternate" type="application/rss+xml" title="Comments" href="https://blog.example.org/comments/feed/" />
        <link rel="alternate" type="application/json" href="https://blog.example.org/wp-json/wp/v2/posts/1" />
        <link rel="alternate" type="application/feed+json" href="/feed/json" />
        <script type="application/ld+json" class="yoast-schema-graph">{"@context":"https://schema.org","@graph":[
        {"@type":"Article","@id":"https://blog.example.org/2024/how-to-read/#article","isPartOf":{"@id":"https://blog.example.org/2024/how-to-read/"},
        "author":{"name":"Jane Doe","@id":"https://blog.example.org/#/person/1"},"headline":"How to read a trial","datePublished":"2024-03-05T08:00:00+00:00",
        "dateModified":"2024-03-06T08:00:00+00:00","publisher":{"@id":"https://blog.example.org/#organization"},"keywords":["EBM"],"inLanguage":"en-GB"},
        {"@type":"WebPage","@id":"https://blog.example.org/2024/how-to-read/","name":"How to read a trial - The Bottom Line"},
        {"@type":"Organization","@id":"https://blog.example.org/#organization","name":"The Bottom Line"},
        {"@type":"Person","@id":"https://blog.example.org/#/person/1","name":"Jane Doe"}]}</script></head>
        <body><a href="/feed/">RSS</a><a href="https://other.example.org/podcast.rss">Podcast</a><a href="/about">About</a></body></html>
        """

    static let pubMed = """
        <html lang="en"><head><title>A trial of something - PubMed</title><meta name="uid" content="34739692"><meta name="citation_title" content="A trial of something">
        <meta name="citation_authors" content="Doe J;Roe RQ;"><meta name="citation_date" content="11/25/2021"><meta name="citation_pmid" content="34739692">
        <meta name="citation_doi" content="10.5072/trial"><meta name="citation_publisher" content="Mol Biol Rep"><meta name="citation_journal_title" content="Molecular biology reports">
        <meta name="citation_volume" content="48"><meta property="og:title" content="A trial of something - PubMed"></head><body></body></html>
        """

    static let arXiv = """
        <html lang="en"><head><title>[1601.03238] Irreversible</title><meta property="og:type" content="website" /><meta property="og:title" content="Irreversible" />
        <meta name="citation_title" content="Irreversible" /><meta name="citation_author" content="Doe, Jane" /><meta name="citation_doi" content="10.5072/PhysRevD.1" />
        <meta name="citation_date" content="2016/01/13" /><meta name="citation_online_date" content="2016/02/01" /><meta name="citation_pdf_url" content="http://arxiv.org/pdf/1601.03238" />
        <meta name="citation_arxiv_id" content="1601.03238" /><meta name="citation_abstract" content="We study things, and find them irreversible." /></head><body></body></html>
        """

    static let elsevier = """
        <html lang="en"><head><meta name="citation_pii" content="S1055790321002906"><meta name="citation_issn" content="1055-7903">
        <meta name="citation_volume" content="167"><meta name="citation_firstpage" content="107339"><meta name="citation_publisher" content="Academic Press">
        <meta name="citation_journal_title" content="Molecular Things"><meta name="citation_type" content="JOUR"><meta name="citation_doi" content="10.5072/j.ympev.2021.107339">
        <meta name="dc.identifier" content="10.5072/j.ympev.2021.107339"><meta name="citation_article_type" content="Full-length article">
        <meta property="og:title" content="Trees &amp; branches"><meta property="og:type" content="article"><meta name="citation_title" content="Trees &amp; branches">
        <meta property="og:description" content="Recent studies of trees and their branches have demonstrated things that …"><meta name="citation_publication_date" content="2022/02/01">
        <meta name="citation_online_date" content="2021/11/03"><meta name="robots" content="INDEX"></head><body></body></html>
        """

    static let pubMedCentral = """
        <!DOCTYPE html><html lang="en"><head><meta name="ncbi_app" content="cloudpmc-viewer"><meta name="citation_journal_title" content="Breast Cancer Res">
        <meta name="citation_title" content="Cells of the breast"><meta name="citation_author" content="Jane Q Doe"><meta name="citation_author_institution" content="Institute of X">
        <meta name="citation_author" content="Ann de la Cruz"><meta name="citation_publication_date" content="2001 Jan 22"><meta name="citation_volume" content="3">
        <meta name="citation_issue" content="1"><meta name="citation_firstpage" content="36"><meta name="citation_doi" content="10.5072/bcr272"><meta name="citation_pmid" content="11250746">
        <meta name="citation_abstract_html_url" content="https://pmc.ncbi.nlm.nih.gov/articles/PMC13900/"><meta name="citation_fulltext_html_url" content="https://pmc.ncbi.nlm.nih.gov/articles/PMC13900/">
        <meta name="citation_pdf_url" content="https://pmc.ncbi.nlm.nih.gov/articles/PMC13900/pdf/bcr-3-1-036.pdf"><meta name="description" content="x"></head><body></body></html>
        """

    static let justAMoment = """
        <!DOCTYPE html><html lang="en-US"><head><title>Just a moment...</title><meta http-equiv="Content-Type" content="text/html; charset=UTF-8">
        <meta name="robots" content="noindex,nofollow"><meta name="viewport" content="width=device-width,initial-scale=1"></head>
        <body><noscript>Enable JavaScript and cookies to continue</noscript></body></html>
        """

    static let logIn = """
        <html><head><title>Log in | Wiley</title><meta property="og:title" content="Log in" /><meta property="og:type" content="website" />
        <meta name="description" content="Log in to your account"><script type="application/ld+json">{"@type":"WebSite","name":"Wiley"}</script></head><body></body></html>
        """
}
