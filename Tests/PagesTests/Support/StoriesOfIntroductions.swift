import Colloquium

@testable import Pages

extension Storybook {
    private func introduction(metAt: Instant? = nil, endsIn days: Int = 20) -> Introduction {
        Introduction(
            number: 1, introducer: 1, one: 2, other: 3, words: text, wordsToOne: text, wordsToOther: "",
            introducedAt: now - .days(10), endsAt: now + .days(days), metAt: metAt)
    }

    private var desk: IntroductionPage.Desk {
        var desk = IntroductionPage.Desk(csrf: csrf)
        (desk.answer.answer, desk.answer.contact) = ("yes", text)
        (desk.outcome.worth, desk.outcome.words, desk.outcome.isShared) = ("partly", text, "yes")
        desk.problems = problems
        return desk
    }

    private var introductionEntry: Introduction.Entry {
        var entry = Introduction.Entry()
        (entry.first, entry.second, entry.words) = ("2", "3", text.isEmpty ? "W" : text)
        (entry.wordsToFirst, entry.wordsToSecond, entry.submission) = (text, text, text)
        entry.identifiesNobody = "yes"
        return entry
    }

    private func page(
        _ introduction: Introduction, _ standing: IntroductionStanding, contact: String? = nil, tie: Number<Tie>? = nil
    ) -> IntroductionPage {
        IntroductionPage(
            introduction, by: (1, text), to: (3, text), standing, contact: contact, tie: tie, desk, at: now,
            time: time, words: [text])
    }

    var introductionLines: [NewsLine] {
        Introduction.Occasion.allCases.flatMap { occasion in
            [[text], [text, text]].map {
                NewsLine(1, occasion, by: text, of: $0, at: now, isRead: false, time: time)
            }
        }
    }

    var introductions: [any Page] {
        let people = [IntroductionFormPage.Person(2, text), IntroductionFormPage.Person(3, text)]
        let (waiting, met, over) = (introduction(), introduction(metAt: now), introduction(endsIn: -1))
        let lines = [IntroductionStanding.asked, .saidYes, .saidNo, .introducer].flatMap { standing in
            [waiting, met, over].map { IntroductionsPage.Line($0, [text, text], standing, at: now, time: time) }
        }
        let outcomes = [(name: text, outcome: Introduction.Outcome(.partly, words: text, isShared: true))]
        return [
            IntroductionsPage(received: lines, written: lines, isWithdrawn: true),
            IntroductionFormPage(
                introductionEntry, among: people, preview: try? Introduction.Draft(introductionEntry), by: text,
                csrf: csrf, problems: problems),
            IntroductionPage(waiting, of: (2, text), and: (3, text), told: [], desk, at: now, time: time),
            IntroductionPage(met, of: (2, text), and: (3, text), told: outcomes, desk, at: now, time: time),
            page(waiting, .asked), page(met, .saidYes, contact: text, tie: 1), page(met, .saidYes),
        ]
    }

    var bareIntroductions: [any Page] {
        [
            IntroductionsPage(received: [], written: []),
            IntroductionFormPage(Introduction.Entry(), among: [], by: text, csrf: csrf),
            IntroductionPage(
                introduction(), of: (2, text), and: (3, text), told: [], .init(csrf: csrf), at: now, time: time),
            page(introduction(endsIn: -1), .saidNo),
        ]
    }
}
