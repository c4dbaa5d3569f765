/// Who may read a piece of a network.
package enum Audience: String, CaseIterable, Hashable, Sendable, Codable {
    case onlyMe = "only-me"
    /// People the owner named for it.
    case named
    /// Members whom the owner has a strong or weak tie to and let know of it: others would learn of their tie by what
    /// they may read.
    case ties
    case members

    package var name: String {
        switch self {
        case .onlyMe: "Only me"
        case .named: "People I name"
        case .ties: "My ties"
        case .members: "Members"
        }
    }

    /// Within a sentence.
    package var words: String { name.prefix(1).lowercased() + name.dropFirst() }
}

extension Tie {
    /// The pieces of a tie that are shared or kept each by itself.
    package enum Part: String, CaseIterable, Hashable, Sendable, Codable {
        /// That it is there: name, affiliation, strength, mode, locality and topics.
        case tie
        case notes
        /// When they last were in touch, and how often they mean to be.
        case rhythm
        /// How its strength changed.
        case history

        package var name: String {
            switch self {
            case .tie: "The tie on my map"
            case .notes: "My notes"
            case .rhythm: "Last contact and rhythm"
            case .history: "How it became what it is"
            }
        }
    }

    /// Who may read what of a tie; nobody but its owner, if nothing else is said.
    package struct Sharing: Hashable, Sendable {
        /// What is not named here is the owner’s alone.
        package let audiences: [Part: Audience]
        package let named: Set<Number<Member>>
        /// Whether the member at the other end may know that they are in this network.
        package let tells: Bool

        package init(
            _ audiences: [Part: Audience] = [:], named: Set<Number<Member>> = [], tells: Bool = false
        ) {
            self.audiences = audiences.filter { $0.value != .onlyMe }
            self.named = named
            self.tells = tells
        }

        package subscript(_ part: Part) -> Audience { audiences[part] ?? .onlyMe }
    }

    /// Refuses to name people for all of some ties where that would let them read more than was chosen: a tie names the same
    /// people for all its parts, so who is named for one part reads every other that is for those named.
    /// - Parameter audiences: who may read which part from now on; parts that are not given stay as each tie has them.
    /// - Throws: a refusal at "named".
    package static func refuseNaming(
        _ named: Set<Number<Member>>, for audiences: [Part: Audience], of ties: [Tie]
    ) throws(Refusal) {
        let left = ties.filter { $0.sharing.named != named }.map { tie in
            Part.allCases.filter { audiences[$0] == nil && tie.sharing[$0] == .named }
        }.filter { !$0.isEmpty }
        if left.isEmpty { return }
        let parts = Part.allCases.filter { part in left.contains { $0.contains(part) } }.map { "“\($0.name)”" }
        let ties = left.count == 1 ? "One tie names" : "\(left.count) ties name"
        throw Refusal.invalid(
            "named",
            "\(ties) other people for \(parts.joined(separator: ", ")), and a tie names the same people for all that is for those you name. Choose who may read that here as well, or share these ties one by one."
        )
    }
}

/// Somebody who looks at a member's network.
package struct NetworkReader: Hashable, Sendable {
    package enum Standing: Hashable, Sendable, CaseIterable {
        case owner
        /// Of the owner: strong or weak, and let know of it.
        case tie
        case member
        /// Visitors, guests, and whoever blocked the owner or was blocked by them.
        case outsider
    }

    /// Nil for a visitor.
    package let member: Number<Member>?
    package let standing: Standing
    /// Whom the reader blocked, and who blocked the reader: neither is shown to the other in anybody's network.
    package let blocked: Set<Number<Member>>

    package init(_ member: Number<Member>?, _ standing: Standing, blocked: Set<Number<Member>> = []) {
        self.member = member
        self.standing = standing
        self.blocked = blocked
    }

    /// Whether they are among those whom somebody lets read something.
    /// - Parameter named: the people the owner named for it.
    package func belongs(to audience: Audience, naming named: Set<Number<Member>>) -> Bool {
        switch audience {
        case .onlyMe: false
        case .named: member.map(named.contains) ?? false
        case .ties: standing == .tie
        case .members: true
        }
    }
}

extension Tie {
    /// How many members are “my ties” to whoever owns some ties: strong or weak, and let know of it.
    /// - Parameter blocked: whom the owner keeps out.
    package static func audienceCount(_ ties: [Tie], besides blocked: Set<Number<Member>>) -> Int {
        ties.count { tie in
            tie.sharing.tells && tie.strength != .wishedFor && !(tie.node.member.map(blocked.contains) ?? true)
        }
    }

    /// Whether a part of this tie is the reader's to see. No part is without the tie itself, and nobody learns that they
    /// are in a network whose owner did not tell them.
    package func shows(_ part: Part, to reader: NetworkReader) -> Bool {
        switch reader.standing {
        case .owner: return true
        case .outsider: return false
        case .tie, .member: break
        }
        if let other = node.member {
            if other == reader.member, !sharing.tells { return false }
            if reader.blocked.contains(other) { return false }
        }
        return [.tie, part].allSatisfy { reader.belongs(to: sharing[$0], naming: sharing.named) }
    }

    /// The tie as the reader may know it; nil where they may not know of it.
    package func shown(to reader: NetworkReader) -> Tie? {
        if reader.standing == .owner { return self }
        guard shows(.tie, to: reader) else { return nil }
        var shown = self
        shown.contact = ""
        shown.roles = []
        shown.sharing = Sharing()
        if !shows(.notes, to: reader) { shown.notes = "" }
        if !shows(.rhythm, to: reader) { (shown.lastContact, shown.rhythm) = (nil, nil) }
        if !shows(.history, to: reader) { shown.history = [] }
        return shown
    }
}
