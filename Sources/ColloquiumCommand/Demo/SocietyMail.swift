import Colloquium
import Foundation
import Store

/// A month of mail, so that its administrator has something to look after.
extension SocietyLoader {
    func addMails() async throws {
        let readers = society.members.map(\.email)
        for day in (1...29).reversed() {
            // A digest for everybody once a week, and a few at once on other days.
            let count = day % 7 == 3 ? readers.count : day % 7 == 5 ? 0 : 1 + day % 4
            for reader in readers.prefix(count) {
                try await addMail(day % 7 == 3 ? "weekly digest" : "news at once", to: reader, on: day, ending: .sent)
            }
        }
        try await addMail(
            "digest of a club", to: "p.lindqvist@lakeside-hospital.example", on: 17,
            ending: .bounced(
                Bounce(reason: "RCPT: 550 5.1.1 <p.lindqvist@lakeside-hospital.example>: no such user here")))
        try await addMail(
            "reminder", to: "library@stadium-university.example", on: 9,
            ending: .refused("message: 552 5.3.4 Message size exceeds fixed limit"))
        try await addMail(
            "digest of a club", to: "registrar@old-town-clinic.example", on: 2,
            ending: .inDoubt("The server stopped after handing the message over and before the reply was noted."))
        try await addMail(
            "digest of a club", to: "residents@riverside.example", on: 0,
            ending: .putOff(until: anchor + .hours(12), reason: "RCPT: 451 4.7.1 Greylisted, please try again later"))
    }

    private func addMail(_ kind: String, to address: String, on day: Int, ending outcome: MailOutcome) async throws {
        guard let recipient = EmailAddress(address) else { return }
        let moment = ago(days: Double(day))
        try await store.enqueue(
            OutgoingMail(
                messageID: "\(Token().text)@demo.example", kind: kind, recipient: recipient,
                message: Array("Subject: An example\r\n\r\nNothing.\r\n".utf8)), at: moment)
        guard let leased = try await store.leaseMail(at: moment) else { return }
        try await store.settle(leased, outcome, at: moment)
    }
}
