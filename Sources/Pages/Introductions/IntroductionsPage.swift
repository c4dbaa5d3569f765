package import Colloquium

/// What a member introduced, and what they are introduced by.
package struct IntroductionsPage: SitePage {
    package static let template = "introductions/introductions"

    package let pageTitle = "Introductions"
    let tabs = Tab.network(current: SitePath.introductions)
    let noticeText: String
    let newPath = SitePath.newIntroduction
    /// To the reader, who is one of both.
    let received: [Line]
    /// By the reader.
    let written: [Line]

    package struct Line: Sendable {
        let lineTitle: String
        let linePath: String
        let lineText: String
        let isOpen: Bool

        /// - Parameter names: of both, for who introduced them; of the other alone, for one of both.
        package init(
            _ introduction: Introduction, _ names: [String], _ standing: IntroductionStanding, at now: Instant,
            time: ReaderTime
        ) {
            lineTitle = names.listed
            linePath = SitePath.introduction(introduction.number)
            lineText = standing.words(introduction, at: now, time)
            isOpen = standing == .asked && introduction.state(at: now) == .waiting
        }
    }

    /// - Parameter isWithdrawn: whether one was taken back just now.
    package init(received: [Line], written: [Line], isWithdrawn: Bool = false) {
        noticeText = isWithdrawn ? "You took the introduction back. Whoever was asked does not see it any more." : ""
        self.received = received
        self.written = written
    }
}

/// What somebody has to do with an introduction.
package enum IntroductionStanding: Hashable, Sendable {
    case introducer
    /// One of both, who has not answered.
    case asked
    case saidYes, saidNo

    /// How it stands. Before both met it tells nobody what another answered, nor why they did not meet.
    func words(_ introduction: Introduction, at now: Instant, _ time: ReaderTime) -> String {
        let end = time.day(introduction.endsAt)
        return switch (introduction.state(at: now), self) {
        case (.waiting, .introducer): "Waiting for their answers until \(end)."
        case (.waiting, .asked): "Waiting for your answer until \(end)."
        case (.waiting, .saidYes): "You said yes. Waiting until \(end)."
        case (.waiting, .saidNo): "You said no, which nobody is told. You may change your mind until \(end)."
        case (.met, .introducer): "Both said yes."
        case (.met, _): "Both of you said yes."
        case (.over, .introducer): "Its time is over, and they did not meet."
        case (.over, _): "Its time is over, and you did not meet."
        }
    }
}
