import Colloquium
import Pages
import Store

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
        opensOn = form["opens-on"]
        opensAt = form["opens-at"]
        tags = form["tags"]
        identifiesNobody = form.identifiesNobody
    }
}

extension ProposalFields.Club {
    init(_ club: PostingClub) {
        self.init(number: club.number, name: club.name, timeZone: club.timeZone)
    }
}
