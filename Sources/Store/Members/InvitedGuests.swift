import Colloquium
import GRDB

/// What holds for everybody who is invited by mail, to whatever.
extension Database {
    /// Whether an address has an account; somebody who never confirmed theirs has none yet.
    func hasAccount(_ address: EmailAddress) throws -> Bool {
        try Bool.first(
            self, "SELECT 1 FROM members WHERE email_key = \(address.key) AND standing <> 'unconfirmed'") != nil
    }

    /// The account of a guest who came by a link without one.
    /// - Throws: a conflict where the address has an account: its owner signs in, since links are forwarded.
    func guest(called name: String, at address: EmailAddress, _ now: Instant) throws -> Number<Member> {
        if try hasAccount(address) {
            throw Refusal(.conflict, "This address has an account here. Sign in, then open the link in the mail again.")
        }
        return try addGuest(Newcomer(name: name, email: address), at: now)
    }

    /// Somebody else has to vouch for who invites others, and who asked for peace has it.
    func refuseToWrite(to address: EmailAddress, by inviter: Number<Member>) throws {
        let own = try String.first(self, "SELECT email_key FROM members WHERE number = \(inviter)")
        if own == address.key {
            throw Refusal.invalid("email", "This is your own address. Ask another facilitator to invite you.")
        }
        if try isClosed(address) {
            throw Refusal.invalid("email", "Who reads this address wants no more invitations from this site.")
        }
    }

    /// Whether who reads an address asked for no more invitations.
    func isClosed(_ address: EmailAddress) throws -> Bool {
        try Bool.first(self, "SELECT 1 FROM closed_addresses WHERE email_key = \(address.key)") != nil
    }

    /// - Parameter invitation: the row of it, as a query's source with its condition.
    func refuse(_ viewer: Viewer, asInviterOf invitation: SQL) throws {
        let inviter = try Number<Member>.first(self, "SELECT invited_by FROM \(invitation)")
        if let inviter, inviter == viewer.member { throw Refusal.ownInvitation }
    }
}

extension Refusal {
    /// Nobody vouches for themselves, at whatever address.
    static let ownInvitation = Refusal(
        .forbidden, "You sent this invitation yourself. Ask another facilitator to invite you.")
}
