/// For studies of tests and of what lies ahead.
extension Instrument {
    static let quadas2 = Instrument(
        name: "QUADAS-2",
        publication: Publication(
            citation:
                "Whiting PF, et al. QUADAS-2: a revised tool for the quality assessment of diagnostic accuracy studies. Ann Intern Med 2011;155:529–536",
            doi: "10.7326/0003-4819-155-8-201110180-00009"),
        domains: [
            Domain(
                "quadas2-patients", "Patients: bias",
                "Were patients taken as they came, without leaving out the difficult ones?"),
            Domain(
                "quadas2-patients-applicability", "Patients: fit",
                "Are these the patients and the setting in which you would use the test? High means they are not."),
            Domain(
                "quadas2-index", "Test: bias",
                "Was the test read without knowing the true state, with a threshold set beforehand?"),
            Domain(
                "quadas2-index-applicability", "Test: fit",
                "Is it the test as you would do and read it? High means it is not."),
            Domain(
                "quadas2-reference", "Reference standard: bias",
                "Does the standard tell the true state, and was it read without knowing the test?"),
            Domain(
                "quadas2-reference-applicability", "Reference standard: fit",
                "Is what the standard finds the condition you mean? High means it is not."),
            Domain(
                "quadas2-flow", "Flow and timing",
                "Did everybody get both test and standard, close enough in time, and are all counted?"),
        ], verdicts: .accuracyRisk)

    static let quips = Instrument(
        name: "QUIPS",
        publication: Publication(
            citation:
                "Hayden JA, et al. Assessing bias in studies of prognostic factors. Ann Intern Med 2013;158:280–286",
            doi: "10.7326/0003-4819-158-4-201302190-00009"),
        domains: [
            Domain(
                "quips-participation", "Who took part",
                "Do the people in the study stand for those the result is meant for?"),
            Domain(
                "quips-attrition", "Who was lost",
                "Were few lost on the way, and are those who were like those who stayed?"),
            Domain(
                "quips-factor", "Measuring the factor",
                "Was the prognostic factor measured well, and alike in everybody?"),
            Domain(
                "quips-outcome", "Measuring the outcome",
                "Was the outcome defined and measured well, and alike in everybody?"),
            Domain(
                "quips-confounding", "Other explanations",
                "Were other things that shape the outcome measured and taken into account?"),
            Domain(
                "quips-analysis", "Analysis and reporting",
                "Does the analysis fit the data, and is everything reported that was analysed?"),
        ], verdicts: .prognosticRisk)
}
