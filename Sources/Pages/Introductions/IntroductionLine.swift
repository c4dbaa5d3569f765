package import Colloquium

/// What a member was told of an introduction, among what is new for them.
package struct IntroductionLine: Sendable {
    let lineTarget: String
    let lineText: String
    let lineMoment: String
    let lineMachine: String
    let isNewLine: Bool

    /// - Parameter names: of both, for who introduced them; of the other alone, for one of both.
    package init(
        _ number: Number<Introduction>, _ occasion: Introduction.Occasion, by introducer: String, of names: [String],
        at moment: Instant, isRead: Bool, time: ReaderTime
    ) {
        lineTarget = SitePath.introduction(number)
        let isOwn = names.count == 2
        lineText =
            switch occasion {
            case .asked: IntroductionWords.heading(names.listed, by: introducer)
            case .met: isOwn ? "\(names.listed) both said yes" : "You and \(names.listed) both said yes"
            case .worthIt: isOwn ? "Was it worth introducing \(names.listed)?" : "Was it worth meeting \(names.listed)?"
            }
        lineMoment = time.moment(moment)
        lineMachine = ReaderTime.machine(moment)
        isNewLine = !isRead
    }
}
