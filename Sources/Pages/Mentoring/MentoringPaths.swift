package import Colloquium

extension SitePath {
    package static let mentoring = "/network/mentoring"
    package static let mentoringFinder = "\(mentoring)/find"

    /// What others offer, or look for.
    package static func mentoringFinder(_ role: MentoringRole) -> String { "\(mentoringFinder)?role=\(role.rawValue)" }

    static func mentoringFinder(_ role: MentoringRole?, about topic: String) -> String {
        let path = role.map { mentoringFinder($0) } ?? mentoringFinder
        if topic.isEmpty { return path }
        return "\(path)\(role == nil ? "?" : "&")topic=\(topic.percentEncodedForQuery)"
    }

    /// Where offers and requests are made.
    package static func listings(_ kind: MentoringListing.Kind) -> String { "\(mentoring)/\(kind.rawValue)s" }
    package static func newListing(_ kind: MentoringListing.Kind) -> String { "\(listings(kind))/new" }
    package static func newListing(_ kind: MentoringListing.Kind, _ role: MentoringRole) -> String {
        "\(newListing(kind))?role=\(role.rawValue)"
    }

    package static func listing(_ number: Number<MentoringListing>) -> String { "\(mentoring)/listings/\(number)" }
    package static func edit(_ number: Number<MentoringListing>) -> String { "\(listing(number))/edit" }
    package static func removal(of number: Number<MentoringListing>) -> String { "\(listing(number))/removal" }
    package static func pause(of number: Number<MentoringListing>) -> String { "\(listing(number))/pause" }
    package static func reopening(of number: Number<MentoringListing>) -> String { "\(pause(of: number))/removal" }
    package static func consent(to number: Number<MentoringListing>) -> String { "\(listing(number))/consent" }
    package static func refusal(of number: Number<MentoringListing>) -> String { "\(consent(to: number))/removal" }
    package static func asks(about number: Number<MentoringListing>) -> String { "\(listing(number))/asks" }

    package static func ask(_ number: Number<MentoringAsk>) -> String { "\(mentoring)/asks/\(number)" }
    package static func acceptance(of number: Number<MentoringAsk>) -> String { "\(ask(number))/acceptance" }
    package static func refusal(of number: Number<MentoringAsk>) -> String { "\(ask(number))/refusal" }
    package static func removal(of number: Number<MentoringAsk>) -> String { "\(ask(number))/removal" }

    package static func agreement(_ number: Number<MentoringAgreement>) -> String {
        "\(mentoring)/agreements/\(number)"
    }
    package static func terms(of number: Number<MentoringAgreement>) -> String { "\(agreement(number))/terms" }
    package static func meetings(of number: Number<MentoringAgreement>) -> String { "\(agreement(number))/meetings" }
    package static func meetingRemoval(in number: Number<MentoringAgreement>) -> String {
        "\(meetings(of: number))/removal"
    }
    package static func ending(of number: Number<MentoringAgreement>) -> String { "\(agreement(number))/ending" }
    package static func log(of number: Number<MentoringAgreement>) -> String { "\(agreement(number))/log" }
    package static func edit(
        _ entry: Number<MentoringLogEntry>, in number: Number<MentoringAgreement>
    ) -> String { "\(log(of: number))/\(entry)/edit" }
    package static func removal(
        of entry: Number<MentoringLogEntry>, in number: Number<MentoringAgreement>
    ) -> String { "\(log(of: number))/\(entry)/removal" }

    /// What becomes of terms that somebody proposed.
    package static func acceptance(
        of terms: Number<MentoringAgreement.Terms>, in number: Number<MentoringAgreement>
    ) -> String { "\(self.terms(of: number))/\(terms)/acceptance" }
    package static func refusal(
        of terms: Number<MentoringAgreement.Terms>, in number: Number<MentoringAgreement>
    ) -> String { "\(self.terms(of: number))/\(terms)/refusal" }
    package static func removal(
        of terms: Number<MentoringAgreement.Terms>, in number: Number<MentoringAgreement>
    ) -> String { "\(self.terms(of: number))/\(terms)/removal" }

    /// What the browser keeps an unsent form by.
    package static func keepKey(ofListing number: Number<MentoringListing>?) -> String {
        "mentoring-\(number?.description ?? "new")"
    }
    package static func keepKey(ofAskAbout number: Number<MentoringListing>) -> String { "mentoring-ask-\(number)" }
    package static func keepKey(of number: Number<MentoringAgreement>) -> String { "mentoring-terms-\(number)" }
    package static func keepKey(ofLogOf number: Number<MentoringAgreement>) -> String { "mentoring-log-\(number)" }
}
