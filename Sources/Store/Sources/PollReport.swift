package import Colloquium
import Crypto
package import Foundation

/// What came of polling a source, for the store to write down.
package struct PollReport: Sendable {
    package enum Result: Sendable {
        case unchanged
        case read(Reading)
        case gone
        /// The server answered, but with nothing that a source has; a reason that a person who follows it understands.
        case refused(String)
        /// No server answered; a reason likewise.
        case failed(String)
        /// The site itself had no room for it.
        case postponed
    }

    /// What an answer held.
    package struct Reading: Sendable {
        package let items: [ReadItem]
        /// As the source calls itself; empty when it does not.
        package let title: String
        package let page: String
        /// The time between two of its dates, where they tell one.
        package let rhythm: Span?
        /// What is odd although it works, a sentence; empty when nothing is.
        package let notice: String

        package init(items: [ReadItem], title: String, page: String, rhythm: Span?, notice: String) {
            self.items = items
            self.title = title
            self.page = page
            self.rhythm = rhythm
            self.notice = notice
        }
    }

    /// By which the next poll can be spared; empty where the answer had none.
    package struct Validators: Hashable, Sendable {
        package var etag = ""
        package var lastModified = ""
        package var digest: Data?

        package init(etag: String = "", lastModified: String = "", digest: Data? = nil) {
            self.etag = etag
            self.lastModified = lastModified
            self.digest = digest
        }
    }

    package let source: LeasedSource
    package let result: Result
    package var validators: Validators
    package var hints = PollHints()
    /// Where the source stands from now on, when it said so for good.
    package var movedTo: SourceAddress?
    /// 0…1, drawn for this poll.
    package var jitter = 0.5

    package init(_ source: LeasedSource, _ result: Result, validators: Validators? = nil) {
        self.source = source
        self.result = result
        self.validators =
            validators
            ?? Validators(etag: source.etag, lastModified: source.lastModified, digest: source.digest)
    }
}

/// What a poll changed.
package struct SettledPoll: Hashable, Sendable {
    package let source: Number<Source>
    package let state: SourceState
    /// Items that were not known from this source.
    package let added: Int
    /// Items that it changed.
    package let changed: Int
    /// Why what it brought could not be kept, for an operator.
    package var fault: String?
}

extension PollReport.Reading {
    /// What was read of a source that tells no rhythm.
    package init(_ records: [ArticleRecord], from source: LeasedSource, title: String, page: String) {
        self.init(
            items: ReadItem.all(of: records, from: source.number, home: page), title: title, page: page, rhythm: nil,
            notice: "")
    }
}

extension PollReport.Validators {
    /// Tells that a server sends the same bytes again without having them read.
    package static func digest(of body: [UInt8]) -> Data { Data(SHA256.hash(data: body)) }
}
