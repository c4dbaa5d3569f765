/// For studies of what an intervention does.
extension Instrument {
    static let riskOfBias2 = Instrument(
        name: "RoB 2",
        publication: Publication(
            citation:
                "Sterne JAC, et al. RoB 2: a revised tool for assessing risk of bias in randomised trials. BMJ 2019;366:l4898",
            doi: "10.1136/bmj.l4898"),
        domains: [
            Domain(
                "rob2-randomisation", "Randomisation",
                "Was it left to chance, unforeseeably, who got what, and were the groups alike at the start?"),
            Domain(
                "rob2-deviations", "Departures from the plan",
                "Did people get what they were allotted, and were they analysed in the group they were allotted to?"),
            Domain(
                "rob2-missing", "Missing outcomes",
                "Is the outcome known for nearly everybody, or could those who are missing change the result?"),
            Domain(
                "rob2-measurement", "Measuring the outcome",
                "Was the outcome measured alike in both groups, by somebody who could not lean towards one?"),
            Domain(
                "rob2-reporting", "Choice of the result",
                "Is the result the one that was planned, or the best looking of several?"),
        ], verdicts: .riskOfBias)

    static let robinsI = Instrument(
        name: "ROBINS-I",
        publication: Publication(
            citation:
                "Sterne JA, et al. ROBINS-I: a tool for assessing risk of bias in non-randomised studies of interventions. BMJ 2016;355:i4919",
            doi: "10.1136/bmj.i4919"),
        domains: [
            Domain(
                "robins-confounding", "Confounding",
                "Could something else that differs between the groups explain the result, and was it dealt with?"),
            Domain(
                "robins-selection", "Who came into the study",
                "Did what happened after the start decide who is in the study, or when counting began?"),
            Domain(
                "robins-classification", "Who counts as treated",
                "Was it clear and written down at the time who got the intervention and who did not?"),
            Domain(
                "robins-deviations", "Departures from the plan",
                "Did care differ between the groups in other ways than the one under study?"),
            Domain(
                "robins-missing", "Missing data",
                "Are outcome, intervention and confounders known for nearly everybody, alike in both groups?"),
            Domain(
                "robins-measurement", "Measuring the outcome",
                "Could knowing who was treated have changed how the outcome was measured?"),
            Domain(
                "robins-reporting", "Choice of the result",
                "Could the result have been picked from several outcomes, analyses or subgroups?"),
        ], verdicts: .confoundedRisk)
}
