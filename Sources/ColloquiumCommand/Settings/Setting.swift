/// One setting of the site, as the operator meets it. The README's table is checked against this list.
struct Setting: Sendable {
    /// The environment variable, or the line of `colloquium.env`.
    let name: String
    let meaning: String
    let fallback: String

    static let host = Setting(
        name: "COLLOQUIUM_HOST", meaning: "Address to listen on", fallback: "127.0.0.1")
    static let port = Setting(name: "COLLOQUIUM_PORT", meaning: "Port to listen on, 0 for a free one", fallback: "8080")
    static let origin = Setting(
        name: "COLLOQUIUM_ORIGIN",
        meaning:
            "What readers type: scheme and host, no slash at the end; links in mails and feeds start with it, and with https cookies are for TLS only",
        fallback: "http://HOST:PORT")
    static let data = Setting(
        name: "COLLOQUIUM_DATA", meaning: "Directory of the database and of mail written as files", fallback: "data")
    static let resources = Setting(
        name: "COLLOQUIUM_RESOURCES", meaning: "Directory that holds Templates/, Public/, Journals/ and Demo/",
        fallback: ".")
    static let mailFrom = Setting(
        name: "COLLOQUIUM_MAIL_FROM", meaning: "Address that mails come from", fallback: "colloquium@localhost")
    static let mailReturn = Setting(
        name: "COLLOQUIUM_MAIL_RETURN",
        meaning:
            "Address that replies and reports of failed deliveries come to, with a plus sign and more in its local part; a mail server hands them to `colloquium mail receive`. When not set, mails cannot be answered",
        fallback: "")
    static let smtpURL = Setting(
        name: "COLLOQUIUM_SMTP_URL",
        meaning: "Mail server, smtp://host:587 or smtps://host:465; without one mails become .eml files in DATA/mail/",
        fallback: "")
    static let smtpUsername = Setting(
        name: "COLLOQUIUM_SMTP_USERNAME", meaning: "Name to sign in to the mail server with", fallback: "")
    static let smtpPassword = Setting(
        name: "COLLOQUIUM_SMTP_PASSWORD", meaning: "Password for the mail server", fallback: "")
    static let smtpStartTLS = Setting(
        name: "COLLOQUIUM_SMTP_STARTTLS",
        meaning:
            "required, opportunistic or never; when not set, required where a password would leave this machine, else opportunistic",
        fallback: "")
    static let smtpCAFile = Setting(
        name: "COLLOQUIUM_SMTP_CA_FILE", meaning: "Certificates to trust for the mail server, in PEM", fallback: "")
    static let smtpTimeout = Setting(
        name: "COLLOQUIUM_SMTP_TIMEOUT", meaning: "Seconds one mail may take", fallback: "60")
    static let smtpConnections = Setting(
        name: "COLLOQUIUM_SMTP_CONNECTIONS", meaning: "Connections to the mail server at once, 1 to 50", fallback: "4")
    static let smtpPerDomain = Setting(
        name: "COLLOQUIUM_SMTP_PER_DOMAIN",
        meaning: "Of these, for mails to one domain; no more are used than there are connections", fallback: "2")
    static let signInTries = Setting(
        name: "COLLOQUIUM_SIGN_IN_TRIES",
        meaning:
            "Sign-ins one address may try in a quarter of an hour; joining and mails get half, look-ups twice, posts ten times that",
        fallback: "30")
    static let trustsProxy = Setting(
        name: "COLLOQUIUM_TRUST_PROXY",
        meaning: "true when a proxy of yours sets X-Forwarded-For, so that tries are counted by the reader's address",
        fallback: "false")
    static let logLevel = Setting(
        name: "COLLOQUIUM_LOG_LEVEL", meaning: "trace, debug, info, notice, warning, error or critical",
        fallback: "info")

    static let outbound = Setting(
        name: "COLLOQUIUM_OUTBOUND",
        meaning:
            "on or off: whether the site asks PubMed, Crossref and others for articles and polls the sources that are followed; when off, what is posted stays pending",
        fallback: "on")
    static let outboundAllowed = Setting(
        name: "COLLOQUIUM_OUTBOUND_ALLOWED",
        meaning:
            "Servers, as host:port and separated by commas, that may be asked although they are in a private network or on another port than 80 and 443; every member can then have the site read what they answer, so name none that holds more than articles and feeds",
        fallback: "")
    static let contact = Setting(
        name: "COLLOQUIUM_CONTACT",
        meaning:
            "E-mail address that PubMed, Crossref and others are told, so that they can write before they block; when not set, COLLOQUIUM_MAIL_FROM unless that is at localhost",
        fallback: "")
    static let ncbiAPIKey = Setting(
        name: "COLLOQUIUM_NCBI_API_KEY",
        meaning: "Key of NCBI, with which PubMed answers 10 requests a second and not 3",
        fallback: "")
    static let pubMedURL = Setting(
        name: "COLLOQUIUM_PUBMED_URL", meaning: "Where NCBI's E-utilities are",
        fallback: "https://eutils.ncbi.nlm.nih.gov/entrez/eutils")
    static let crossrefURL = Setting(
        name: "COLLOQUIUM_CROSSREF_URL", meaning: "Where Crossref's REST API is", fallback: "https://api.crossref.org")
    static let dataCiteURL = Setting(
        name: "COLLOQUIUM_DATACITE_URL", meaning: "Where DataCite's REST API is", fallback: "https://api.datacite.org")
    static let arXivURL = Setting(
        name: "COLLOQUIUM_ARXIV_URL", meaning: "Where arXiv's OAI-PMH interface is",
        fallback: "https://oaipmh.arxiv.org/oai")
    static let europePMCURL = Setting(
        name: "COLLOQUIUM_EUROPE_PMC_URL", meaning: "Where Europe PMC's REST API is",
        fallback: "https://www.ebi.ac.uk/europepmc/webservices/rest")
    static let doiURL = Setting(
        name: "COLLOQUIUM_DOI_URL", meaning: "Where a DOI leads to the article's page", fallback: "https://doi.org")

    static let all = [
        host, port, origin, data, resources, mailFrom, mailReturn, smtpURL, smtpUsername, smtpPassword, smtpStartTLS,
        smtpCAFile,
        smtpTimeout, smtpConnections, smtpPerDomain, outbound, outboundAllowed, contact, ncbiAPIKey, pubMedURL,
        crossrefURL, dataCiteURL, arXivURL,
        europePMCURL, doiURL, signInTries, trustsProxy, logLevel,
    ]
}
