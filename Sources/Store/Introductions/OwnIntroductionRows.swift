import Colloquium
import GRDB

extension Database {
    /// What a member introduced, and what they were told of others’ introductions, also where it is shown no longer.
    func ownIntroductions(of member: Number<Member>) throws -> [OwnWritings.Introduced] {
        let rows = try IntroductionRow.all(
            self,
            """
            SELECT * FROM introductions WHERE introducer = \(member) AND erased_at IS NULL
                OR number IN (SELECT introduction FROM introduction_news WHERE member = \(member))
            ORDER BY number
            """)
        return try readings(rows, for: member).map { OwnWritings.Introduced($0, of: member) }
    }
}

extension OwnWritings.Introduced {
    fileprivate init(_ reading: IntroductionReading, of member: Number<Member>) {
        let introduction = reading.introduction
        let all = [introduction.words, introduction.wordsToOne, introduction.wordsToOther].filter { !$0.isEmpty }
        let (people, words, answer, contact) =
            switch reading.part {
            case .introducer: ([reading.one.name, reading.other.name], all, Introduction.Answer?.none, "")
            case .invited(let invited):
                (
                    [reading.partner(of: member).name], introduction.words(to: member), invited.answer,
                    invited.contact ?? ""
                )
            }
        self.init(
            introducer: reading.introducer.name, people: people, words: words,
            introducedAt: introduction.introducedAt, metAt: introduction.metAt, answer: answer, theirContact: contact,
            outcome: reading.ownOutcome)
    }
}
