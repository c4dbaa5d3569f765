import ArgumentParser
import Colloquium
import Foundation
import Pages
import Store

/// Looking after accounts from the command line.
struct MemberCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "member", abstract: "Add, invite, approve and list members; give roles and passwords.",
        subcommands: [Add.self, Invite.self, Approve.self, List.self, Role.self, SetPassword.self])

    struct Add: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Make an account.", discussion: "The password is read from standard input, one line.")
        @OptionGroup var data: DataOption
        @Argument(help: "The member's name.") var name: String
        @Argument(help: "The member's e-mail address.") var email: String
        @Option(help: "IANA time zone.") var timeZone = "UTC"

        func run() async throws {
            let (_, store) = try await data.open()
            var entry = JoiningEntry()
            entry.name = name
            entry.email = email
            entry.timeZone = timeZone
            entry.password = readLine() ?? ""
            let newcomer = try Newcomer(entry)
            let hash = try PasswordHash.standard.hash(newcomer.password)
            let number = try await store.addMember(newcomer, passwordHash: hash, standing: .active, at: .now())
            print("Member \(number): \(newcomer.email.text)")
        }
    }

    struct Invite: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Print an invitation link.")
        @OptionGroup var data: DataOption
        @Option(help: "How many people may use the link.") var uses = 1

        func validate() throws {
            if !(1...200).contains(uses) { throw ValidationError("Let from 1 to 200 people use the link.") }
        }

        func run() async throws {
            let (settings, store) = try await data.open()
            let token = Token()
            try await store.makeLink(token, .invitation, uses: uses, at: .now())
            print(settings.origin(port: settings.port) + SitePath.invitation(token.text))
        }
    }

    struct Approve: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Let in somebody who has applied.")
        @OptionGroup var data: DataOption
        @Argument(help: "The applicant's e-mail address.") var email: String

        func run() async throws {
            let (_, store) = try await data.open()
            let member = try await store.account(email)
            try await store.setStanding(.active, of: member.number, by: nil, at: .now())
            print("\(member.email.text) is a member.")
        }
    }

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "List accounts: number, address, name, role, standing, separated by tabs.")
        @OptionGroup var data: DataOption

        func run() async throws {
            let (_, store) = try await data.open()
            for member in try await store.members() {
                let columns = [
                    member.number.description, member.email, member.name, member.role.rawValue,
                    member.standing.rawValue,
                ]
                print(columns.joined(separator: "\t"))
            }
        }
    }

    struct Role: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Give a role: member, moderator or administrator.")
        @OptionGroup var data: DataOption
        @Argument(help: "The member's e-mail address.") var email: String
        @Argument(help: "member, moderator or administrator.") var role: String

        func run() async throws {
            guard let wanted = Member.Role(rawValue: role) else {
                throw ValidationError("A role is member, moderator or administrator.")
            }
            let (_, store) = try await data.open()
            let member = try await store.account(email)
            try await store.setRole(wanted, of: member.number, by: nil, at: .now())
            print("\(member.email.text) is \(wanted.rawValue).")
        }
    }

    struct SetPassword: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "password", abstract: "Set a password and sign the member out everywhere.",
            discussion: "The password is read from standard input, one line.")
        @OptionGroup var data: DataOption
        @Argument(help: "The member's e-mail address.") var email: String

        func run() async throws {
            let (_, store) = try await data.open()
            let member = try await store.account(email)
            let password = try Password.checked(
                readLine() ?? "", field: "password", email: member.email.text, name: member.profile.name)
            try await store.setPassword(
                try PasswordHash.standard.hash(password), of: member.number, except: nil, at: .now())
            print("The password of \(member.email.text) is set.")
        }
    }
}

extension Store {
    /// The account of an address typed on the command line.
    func account(_ email: String) async throws -> Member {
        guard let address = EmailAddress(email), let member = try await member(email: address) else {
            throw Refusal(.notFound, "There is no account with the address \(email).")
        }
        return member
    }
}
