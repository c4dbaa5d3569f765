package import Colloquium

/// Among what is new for a member, a line that stands by no thread: of an introduction, of worksheets, of mentoring.
package struct NewsLine: Sendable {
    let newsPath: String
    let newsText: String
    let newsWords: String
    /// When it came; none where it gathers several.
    let newsMoments: [Moment]
    let isNewLine: Bool

    struct Moment: Sendable {
        let momentText: String
        let momentMachine: String

        init(_ moment: Instant, _ time: ReaderTime) {
            momentText = time.moment(moment)
            momentMachine = ReaderTime.machine(moment)
        }
    }

    private init(
        _ text: String, _ path: String, words: String = "", at moments: [Moment] = [], isRead: Bool = false
    ) {
        newsPath = path
        newsText = text
        newsWords = words.excerpt(180)
        newsMoments = moments
        isNewLine = !isRead
    }
}

extension NewsLine {
    /// What a member was told of an introduction.
    /// - Parameter names: of both, for who introduced them; of the other alone, for one of both.
    package init(
        _ number: Number<Introduction>, _ occasion: Introduction.Occasion, by introducer: String, of names: [String],
        at moment: Instant, isRead: Bool, time: ReaderTime
    ) {
        let isOwn = names.count == 2
        let text =
            switch occasion {
            case .asked: IntroductionWords.heading(names.listed, by: introducer)
            case .met: isOwn ? "\(names.listed) both said yes" : "You and \(names.listed) both said yes"
            case .worthIt: isOwn ? "Was it worth introducing \(names.listed)?" : "Was it worth meeting \(names.listed)?"
            }
        self.init(text, SitePath.introduction(number), at: [Moment(moment, time)], isRead: isRead)
    }

    /// What was said on a worksheet.
    /// - Parameter guiding: nil on the reader's own.
    package init(
        commentBy author: String, on guiding: Number<Guiding>?, _ words: String, at moment: Instant, time: ReaderTime
    ) {
        self.init(
            guiding == nil
                ? "\(author) commented on your worksheet" : "\(author) wrote on a worksheet that you guide",
            "\(guiding.map { SitePath.guided($0) } ?? SitePath.worksheet)#comments", words: words,
            at: [Moment(moment, time)])
    }

    /// How many ask to guide the reader.
    package init(requests: Int) {
        self.init(
            requests == 1
                ? "Somebody asks whether they may guide you" : "\(requests) people ask whether they may guide you",
            SitePath.guiding)
    }

    /// How many let the reader guide them.
    package init(namings: Int) {
        self.init(
            namings == 1 ? "Somebody lets you guide them" : "\(namings) people let you guide them",
            SitePath.guiding)
    }

    /// What happened with a mentor, coach or sponsor.
    /// - Parameter day: that has come, as "2026-11-28"; nil where somebody did something.
    package init(
        _ reason: MentoringReason, _ role: MentoringRole, by name: String, path: String, day: String?,
        at moment: Instant, time: ReaderTime
    ) {
        self.init(reason.heading(by: name, role, day: day), path, at: [Moment(moment, time)])
    }
}
