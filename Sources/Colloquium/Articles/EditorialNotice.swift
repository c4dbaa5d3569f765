/// That an article was retracted or corrected, or that its editors are concerned about it, as a registry says.
package struct EditorialNotice: Hashable, Sendable {
    /// What a reader must know, the gravest first.
    package enum Kind: String, CaseIterable, Hashable, Sendable, Codable {
        case retraction, concern, correction
    }

    package let number: Number<EditorialNotice>
    package let kind: Kind
    /// The published notice itself.
    package let target: Identifier
    /// Who says so, as a person would name it.
    package let asserter: String
    package let firstSeenAt: Instant

    package init(
        number: Number<EditorialNotice>, kind: Kind, target: Identifier, asserter: String, firstSeenAt: Instant
    ) {
        self.number = number
        self.kind = kind
        self.target = target
        self.asserter = asserter
        self.firstSeenAt = firstSeenAt
    }
}

extension EditorialNotice.Kind: Comparable {
    private var gravity: Int { Self.allCases.firstIndex(of: self) ?? 0 }
    /// The graver kind comes first.
    package static func < (one: Self, other: Self) -> Bool { one.gravity < other.gravity }
}

extension EditorialNotice.Kind {
    /// What an article that has this relation is told of; nil for a relation that is no notice.
    package init?(about relation: ArticleRecord.Relation.Kind) {
        switch relation {
        case .retractedBy: self = .retraction
        case .concernedBy: self = .concern
        case .correctedBy: self = .correction
        default: return nil
        }
    }

    /// The same from the other side: what the target of this relation is told of.
    package init?(given relation: ArticleRecord.Relation.Kind) {
        switch relation {
        case .retractionOf: self = .retraction
        case .concernAbout: self = .concern
        case .correctionOf: self = .correction
        default: return nil
        }
    }
}
