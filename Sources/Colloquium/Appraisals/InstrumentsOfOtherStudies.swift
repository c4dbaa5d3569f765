/// For studies of experience, cost, opinion and education, and for whatever is left.
extension Instrument {
    static let casp = Instrument(
        name: "CASP for qualitative studies",
        publication: Publication(
            citation:
                "Long HA, et al. Optimising the value of the critical appraisal skills programme (CASP) tool for quality appraisal in qualitative evidence synthesis. Res Methods Med Health Sci 2020;1:31–42",
            doi: "10.1177/2632084320947559"),
        domains: [
            Domain("casp-fit", "Aim and method", "Does the question call for a qualitative method, and for this one?"),
            Domain("casp-recruitment", "Recruitment", "Were the right people asked, and does it say how and why they?"),
            Domain("casp-data", "Gathering data", "Does it say how data were gathered, and when there was enough?"),
            Domain(
                "casp-researcher", "The researchers’ part",
                "Do the researchers say how their own position may have shaped questions and answers?"),
            Domain("casp-ethics", "Ethics", "Were consent, confidentiality and distress thought of?"),
            Domain(
                "casp-analysis", "Analysis",
                "Can one follow the way from the data to the themes, and are voices that disagree heard?"),
            Domain("casp-findings", "Findings", "Are the findings clear, borne out by the data, and useful elsewhere?"),
        ], verdicts: .plainAnswers)

    static let cheers = Instrument(
        name: "CHEERS 2022",
        publication: Publication(
            citation:
                "Husereau D, et al. Consolidated Health Economic Evaluation Reporting Standards 2022 (CHEERS 2022) statement. BMJ 2022;376:e067975",
            doi: "10.1136/bmj-2021-067975"),
        domains: [
            Domain("cheers-question", "Question", "Is it clear what is compared with what, for whom, and who pays?"),
            Domain("cheers-effects", "Effects", "Do the effects come from good evidence, and are they what matters?"),
            Domain("cheers-costs", "Costs", "Are all costs that matter counted, with their sources and year?"),
            Domain(
                "cheers-time", "Time",
                "Does it look far enough ahead, and are later costs and effects discounted?"),
            Domain("cheers-uncertainty", "Uncertainty", "Was it tested how far the result hangs on its assumptions?"),
            Domain(
                "cheers-transfer", "Transfer and interests",
                "Does it say where else the result holds, and who funded the work?"),
        ], verdicts: .plainAnswers)

    static let cross = Instrument(
        name: "CROSS",
        publication: Publication(
            citation:
                "Sharma A, et al. A consensus-based checklist for reporting of survey studies (CROSS). J Gen Intern Med 2021;36:3179–3187",
            doi: "10.1007/s11606-021-06737-1"),
        domains: [
            Domain(
                "cross-sample", "Sample", "Were those asked drawn so that they stand for those one wants to know of?"),
            Domain("cross-response", "Response", "Did enough answer, and are those who did not known to be like them?"),
            Domain("cross-questionnaire", "Questionnaire", "Was it tested beforehand, does it ask without leading?"),
            Domain("cross-analysis", "Analysis", "Does the analysis fit the answers and deal with those missing?"),
            Domain("cross-claims", "Claims", "Do the conclusions keep to what opinions and memories can tell?"),
        ], verdicts: .plainAnswers)

    static let mersqi = Instrument(
        name: "MERSQI",
        publication: Publication(
            citation:
                "Reed DA, et al. Association between funding and quality of published medical education research. JAMA 2007;298:1002–1009",
            doi: "10.1001/jama.298.9.1002"),
        domains: [
            Domain("mersqi-design", "Design", "Is there a comparison, before and after or with others?"),
            Domain("mersqi-sampling", "Sampling", "Do learners come from several places, and did most take part?"),
            Domain("mersqi-data", "Kind of data", "Was something observed or measured, beyond what learners say?"),
            Domain("mersqi-validity", "Validity", "Is there evidence that the measure measures what it should?"),
            Domain("mersqi-analysis", "Analysis", "Does the analysis fit the data, and go beyond description?"),
            Domain("mersqi-outcomes", "Outcomes", "Does it reach past satisfaction, to behaviour or to patients?"),
        ], verdicts: .plainAnswers)

    static let usersGuide = Instrument(
        name: "Users’ Guides to the Medical Literature",
        publication: Publication(
            citation:
                "Oxman AD, et al. Users’ guides to the medical literature. I. How to get started. JAMA 1993;270:2093–2095",
            doi: "10.1001/jama.1993.03510170083036"),
        domains: [
            Domain("guide-question", "Question", "Is it clear what the authors wanted to know?"),
            Domain("guide-valid", "Are the results valid?", "Does the way they worked lead to a true answer?"),
            Domain("guide-results", "What are the results?", "Are the results clear, large enough to matter, precise?"),
            Domain(
                "guide-patients", "Do they help mine?", "Do they hold for your patients or learners, where you work?"),
        ], verdicts: .plainAnswers)
}
