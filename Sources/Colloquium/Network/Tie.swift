import Foundation

/// A link from a member, its owner, to a node of their network.
package struct Tie: Hashable, Sendable {
    package let number: Number<Tie>
    package let node: Node
    package let strength: Strength
    package let mode: Mode
    package let locality: Locality
    /// As typed, in that order; two spellings that differ in case are one.
    package let topics: [String]
    /// In plain words.
    package var notes: String
    /// How the owner reaches them; never anybody else's to read.
    package var contact: String
    /// When they last were in touch: a day like "2026-11-28"; nil where nobody noted it.
    package var lastContact: String?
    /// How often they mean to be in touch; nil for no rhythm.
    package var rhythm: Rhythm?
    /// In which they help the owner on, as the owner says; never anybody else's to read.
    package var roles: Set<MentoringRole>
    /// How strong it was from when on, oldest first.
    package var history: [Change]
    package var sharing: Sharing
    package let addedAt: Instant
    /// Counted up with each change.
    package let version: Int

    package init(
        number: Number<Tie>, node: Node, strength: Strength, mode: Mode, locality: Locality, topics: [String] = [],
        notes: String = "", contact: String = "", lastContact: String? = nil, rhythm: Rhythm? = nil,
        roles: Set<MentoringRole> = [], history: [Change] = [], sharing: Sharing = Sharing(), addedAt: Instant,
        version: Int = 1
    ) {
        self.number = number
        self.node = node
        self.strength = strength
        self.mode = mode
        self.locality = locality
        self.topics = topics
        self.notes = notes
        self.contact = contact
        self.lastContact = lastContact
        self.rhythm = rhythm
        self.roles = roles
        self.history = history
        self.sharing = sharing
        self.addedAt = addedAt
        self.version = version
    }

    /// The most a member keeps: more than anybody can look after, and as many as one picture holds.
    package static let limit = 500
    package static let topicLimit = 12
    /// In characters.
    package static let topicLength = 60
    package static let notesLength = 4_000

    /// What a topic is compared by.
    package static func key(ofTopic topic: String) -> String { topic.comparisonKey }

    package func isAbout(_ topic: String) -> Bool {
        topics.contains { Self.key(ofTopic: $0) == Self.key(ofTopic: topic) }
    }
}

extension Tie {
    package enum Strength: String, CaseIterable, Hashable, Sendable, Codable {
        case strong, weak
        case wishedFor = "wished-for"

        package var name: String {
            switch self {
            case .strong: "Strong"
            case .weak: "Weak"
            case .wishedFor: "Wished for"
            }
        }
    }

    /// How a tie lives.
    package enum Mode: String, CaseIterable, Hashable, Sendable, Codable {
        case inPerson = "in-person"
        case mediated

        package var name: String { self == .inPerson ? "In person" : "Technology-mediated" }
    }

    /// How far away the node is, nearest first.
    package enum Locality: String, CaseIterable, Hashable, Sendable, Codable {
        case local, regional, national, international

        package var name: String { rawValue.prefix(1).uppercased() + rawValue.dropFirst() }
    }

    /// From when on a tie was as strong as this.
    package struct Change: Hashable, Sendable {
        package let strength: Strength
        package let at: Instant

        package init(_ strength: Strength, at: Instant) {
            self.strength = strength
            self.at = at
        }
    }
}

extension Tie {
    /// Whom a tie leads to.
    package struct Node: Hashable, Sendable {
        package enum Kind: String, CaseIterable, Hashable, Sendable, Codable {
            case member, person, organisation

            package var name: String {
                switch self {
                case .member: "Member"
                case .person: "Person outside"
                case .organisation: "Organisation"
                }
            }
        }

        package let kind: Kind
        /// Of a member, and of nobody else.
        package let member: Number<Member>?
        package let name: String
        /// Of a member the institution, as far as their profile shows it to members.
        package let affiliation: String

        package init(_ kind: Kind, member: Number<Member>? = nil, name: String, affiliation: String = "") {
            self.kind = kind
            self.member = member
            self.name = name
            self.affiliation = affiliation
        }
    }
}

extension String {
    /// What two spellings of one name have in common: neither case nor accents nor white space tell them apart.
    package var comparisonKey: String {
        tidiedLine.folding(options: [.caseInsensitive, .diacriticInsensitive], locale: nil)
    }
}

extension Tie.Node {
    /// Where it is found: an organisation that belongs to none is a place itself. Empty where nobody knows.
    var place: String { kind == .organisation && affiliation.isEmpty ? name : affiliation }

    /// What two nodes have in common that are one person or one organisation, as far as name and place tell.
    package var key: String {
        let kind = kind == .organisation ? "organisation" : member.map { "member \($0)" } ?? "person"
        return "\(kind)\n\(name.comparisonKey)\n\(affiliation.comparisonKey)"
    }
}

extension Tie.Draft {
    /// Whom it leads to; of a member without the name, which is their own.
    package var node: Tie.Node { Tie.Node(kind, member: member, name: name, affiliation: affiliation) }
}
