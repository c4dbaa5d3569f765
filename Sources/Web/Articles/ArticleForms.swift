import Colloquium

extension ArticleEntry {
    /// What was typed, or, by another prefix, what stood in the form before.
    init(_ form: FormData, prefix: String = "") {
        self.init()
        for field in Self.fields { self[keyPath: field.path] = form[prefix + field.name] }
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
