import Colloquium

extension ArticleEntry {
    init(_ form: FormData) {
        self.init()
        title = form["title"]
        contributors = form["contributors"]
        container = form["container"]
        published = form["published"]
        volume = form["volume"]
        issue = form["issue"]
        pages = form["pages"]
        doi = form["doi"]
        pmid = form["pmid"]
        pmcid = form["pmcid"]
        link = form["link"]
        abstract = form["abstract"]
        keywords = form["keywords"]
    }
}

extension Discussion.Entry {
    init(_ form: FormData) {
        self.init()
        club = form["club"]
        why = form["why"]
        studyDesign = form["study-design"]
        window = form["window"]
        opensIn = form["opens-in"]
        tags = form["tags"]
    }
}
