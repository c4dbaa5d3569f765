import Testing

@testable import Formats

@Suite("Paragraphs of abstracts")
struct AbstractParagraphsTests {
    @Test(
        "take off the title before them and the copyright behind them",
        arguments: [
            (["Abstract", "Sleep was short."], ["Sleep was short."]),
            (["Abstract Sleep was short."], ["Sleep was short."]),
            (["Abstract - Background We asked."], ["Background We asked."]),
            (["Summary: Sleep was short."], ["Sleep was short."]),
            (["Abstract reasoning was tested."], ["Abstract reasoning was tested."]),
            (["Abstraction Was tested."], ["Abstraction Was tested."]),
            (["Sleep was short. © 2023 The Authors. Published by Elsevier."], ["Sleep was short."]),
            (["Sleep was short. Copyright © 2023 The Authors."], ["Sleep was short."]),
            (["Sleep was short.", "© 2023 The Authors."], ["Sleep was short."]),
            (["© 2023 The Authors."], []),
            (["We used FACT-G © questionnaires."], ["We used FACT-G © questionnaires."]),
            ([""], []), ([], []),
        ])
    func frames(stated: [String], kept: [String]) {
        #expect(AbstractParagraphs.tidied(stated) == kept)
    }

    @Test(
        "join headings to what they head",
        arguments: [
            (
                ["Background", "We asked.", "Methods:", "We counted.", "Twice."],
                ["Background: We asked.", "Methods: We counted.", "Twice."]
            ),
            (["Results", "Conclusions", "None."], ["Results", "Conclusions: None."]),
            (["Methods"], ["Methods"]),
            (["Smoking", "is bad."], ["Smoking", "is bad."]),
        ])
    func headings(stated: [String], joined: [String]) {
        #expect(AbstractParagraphs.tidied(stated) == joined)
    }

    @Test("find headings without a mark where there are three, each before a capital")
    func unmarked() {
        let review =
            "Background Blood is lost. Objectives To assess it. Main results We found 2. Authors' conclusions It is."
        #expect(
            AbstractParagraphs.tidied([review]) == [
                "Background: Blood is lost.", "Objectives: To assess it.", "Main results: We found 2.",
                "Authors' conclusions: It is.",
            ])
        for prose in [
            "Background Blood is lost. Results It is.", "Blood is lost. Objectives To. Methods We. Results It.",
        ] {
            #expect(AbstractParagraphs.tidied([prose]) == [prose])
        }
    }

    @Test(
        "tell a heading in HTML by its weight",
        arguments: [
            (
                "<p><b>Objective</b> To assess.</p><p><strong>Main results</strong>: Good.</p>",
                ["Objective: To assess.", "Main results: Good."]
            ),
            ("<h4>Background</h4><p>We asked.</p>", ["Background: We asked."]),
            ("<p><b>Staphylococcus</b> grew.</p>", ["Staphylococcus grew."]),
            ("<p>We found <b>results</b></p>", ["We found results"]),
        ])
    func weight(html: String, paragraphs: [String]) {
        #expect(AbstractParagraphs.ofHTML(html) == paragraphs)
    }
}
