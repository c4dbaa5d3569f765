import Colloquium

/// Where the services that know articles are, and how this site introduces itself to them.
package struct ResolutionSettings: Hashable, Sendable {
    /// Base addresses, without a slash at the end.
    package var pubMed = "https://eutils.ncbi.nlm.nih.gov/entrez/eutils"
    package var crossref = "https://api.crossref.org"
    package var dataCite = "https://api.datacite.org"
    package var arXiv = "https://oaipmh.arxiv.org/oai"
    package var europePMC = "https://www.ebi.ac.uk/europepmc/webservices/rest"
    /// Where a DOI leads to the page of its work.
    package var doiResolver = "https://doi.org"
    /// An address of e-mail at which a service reaches the people of this site; empty is allowed, and slower.
    package var mailto = ""
    /// The name under which NLM knows the program.
    package var tool = "colloquium"
    /// NLM's key, which raises its limit from 3 to 10 requests a second; empty without one.
    package var apiKey = ""

    package init() {}
}

extension ResolutionSettings {
    /// What the operators of the public services ask not to exceed (NLM: E-utilities, "Usage Guidelines and
    /// Requirements"; Crossref: REST API, "Access and authentication"; arXiv: "Terms of Use for arXiv APIs"; Europe PMC
    /// and DataCite: their help pages), and good manners towards publishers' pages. Nil for servers that the operator
    /// of this site has put in their place, such as a copy of one's own.
    package func rate(at host: String) -> RequestRate? {
        switch host {
        case "eutils.ncbi.nlm.nih.gov": .perSecond(apiKey.isEmpty ? 3 : 10)
        case "api.crossref.org": .perSecond(mailto.isEmpty ? 5 : 10)
        case "oaipmh.arxiv.org", "export.arxiv.org": RequestRate(1, in: .seconds(3))
        case "api.datacite.org", "www.ebi.ac.uk", "doi.org": .perSecond(10)
        case _ where hosts.contains(host): nil
        // One lane: nothing is remembered of a host that is asked once.
        default: RequestRate(1, in: .milliseconds(500))
        }
    }

    private var hosts: [String] {
        [pubMed, crossref, dataCite, arXiv, europePMC, doiResolver].compactMap { WebAddress($0)?.bareHost }
    }
}

extension WebAddress {
    /// Without the port.
    var bareHost: String {
        guard !host.hasSuffix("]"), let colon = host.lastIndex(of: ":") else { return host }
        return String(host[..<colon])
    }
}
