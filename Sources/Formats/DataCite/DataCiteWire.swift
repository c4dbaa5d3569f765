/// One resource as the DataCite Metadata Schema (4.6) describes it, whether it was written as XML or as JSON.
struct DataCiteResource {
    /// A creator (property 2) or a contributor (property 7).
    struct Agent {
        var name = ""
        var given = ""
        var family = ""
        /// "Personal" or "Organizational"; empty when not stated, as in all kernels before 4.1.
        var nameType = ""
        var identifiers: [String] = []
        var affiliations: [String] = []
        /// The contributor type; empty for creators.
        var role = ""
    }

    struct Title {
        var text = ""
        /// "Subtitle", "TranslatedTitle", "AlternativeTitle"…; empty for the title itself.
        var type = ""
        var language = ""
    }

    struct Description {
        var text = ""
        var type = ""
        var language = ""
    }

    struct DateStatement {
        var text = ""
        var type = ""
    }

    struct Rights {
        var address = ""
        var text = ""
    }

    /// An identifier of this or of a related resource.
    struct Named {
        var value = ""
        /// "DOI", "PMID", "arXiv", "ISSN"…
        var scheme = ""
        /// Empty for the resource's own identifiers.
        var relation = ""
        /// The general type of the related resource; empty when not stated.
        var resourceType = ""
    }

    /// What the resource appeared in: property 20 (relatedItem) or the `container` of the JSON.
    struct Place {
        var type = ""
        var relation = ""
        var title = ""
        var identifiers: [Named] = []
        var volume = ""
        var issue = ""
        var number = ""
        var firstPage = ""
        var lastPage = ""
    }

    var doi = ""
    var identifiers: [Named] = []
    var creators: [Agent] = []
    var contributors: [Agent] = []
    var titles: [Title] = []
    var publisher = ""
    var publicationYear = ""
    var dates: [DateStatement] = []
    var subjects: [String] = []
    var language = ""
    var generalType = ""
    var freeType = ""
    /// The same in the words of CSL, where the JSON has them.
    var citationType = ""
    var related: [Named] = []
    var places: [Place] = []
    var version = ""
    var rights: [Rights] = []
    var descriptions: [Description] = []
    var address = ""
}
