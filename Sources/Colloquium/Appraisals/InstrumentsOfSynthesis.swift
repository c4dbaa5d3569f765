/// For works that gather the work of others.
extension Instrument {
    static let amstar2 = Instrument(
        name: "AMSTAR 2, critical items",
        publication: Publication(
            citation:
                "Shea BJ, et al. AMSTAR 2: a critical appraisal tool for systematic reviews that include randomised or non-randomised studies of healthcare interventions, or both. BMJ 2017;358:j4008",
            doi: "10.1136/bmj.j4008"),
        domains: [
            Domain(
                "amstar2-protocol", "Protocol beforehand",
                "Was the plan written down before the review began, and are departures from it explained?"),
            Domain(
                "amstar2-search", "Search",
                "Was the search wide enough to find what there is: several databases, its words given, other ways too?"),
            Domain(
                "amstar2-exclusions", "Excluded studies",
                "Are the studies that were left out after reading listed, each with its reason?"),
            Domain(
                "amstar2-bias", "Bias of the studies",
                "Was the risk of bias of every study judged by a method that fits its design?"),
            Domain(
                "amstar2-synthesis", "Putting results together",
                "If results were pooled, was the method right and heterogeneity looked into? Not pooled: do not judge."),
            Domain(
                "amstar2-interpretation", "Bias in the conclusions",
                "Do the conclusions take into account how good the studies are?"),
            Domain(
                "amstar2-publication", "Publication bias",
                "If results were pooled, were missing small studies looked for and discussed? Not pooled: do not judge."
            ),
        ], verdicts: .fulfilment)

    static let agree2 = Instrument(
        name: "AGREE II",
        publication: Publication(
            citation:
                "Brouwers MC, et al. AGREE II: advancing guideline development, reporting and evaluation in health care. CMAJ 2010;182:E839–E842",
            doi: "10.1503/cmaj.090449"),
        domains: [
            Domain(
                "agree2-scope", "Scope and purpose",
                "Is it clear what the guideline is for, which questions it answers, and for which patients?"),
            Domain(
                "agree2-people", "Who was involved",
                "Were all professions concerned, and patients, at the table?"),
            Domain(
                "agree2-rigour", "Rigour of development",
                "Was evidence searched and weighed by a stated method, and does each recommendation follow from it?"),
            Domain(
                "agree2-clarity", "Clarity",
                "Are the recommendations specific, easy to find, and the options laid out?"),
            Domain(
                "agree2-use", "Use in practice",
                "Does it say what helps and hinders its use, what it costs, and how to audit it?"),
            Domain(
                "agree2-independence", "Independence",
                "Are funding and competing interests of the authors stated, and kept from the recommendations?"),
        ], verdicts: .plainAnswers)

    static let sanra = Instrument(
        name: "SANRA",
        publication: Publication(
            citation:
                "Baethge C, et al. SANRA: a scale for the quality assessment of narrative review articles. Res Integr Peer Rev 2019;4:5",
            doi: "10.1186/s41073-019-0064-8"),
        domains: [
            Domain("sanra-importance", "Importance", "Does it say why the subject matters to its readers?"),
            Domain("sanra-aims", "Aims", "Is it clear what the review sets out to answer?"),
            Domain("sanra-search", "Search", "Does it say how the literature was found and chosen?"),
            Domain("sanra-referencing", "References", "Do the key statements carry references?"),
            Domain(
                "sanra-reasoning", "Reasoning",
                "Does it argue from suitable evidence, and tell strong studies from weak ones?"),
            Domain(
                "sanra-data", "Presentation of data",
                "Does it give numbers that matter, such as absolute risks, and not adjectives only?"),
        ], verdicts: .plainAnswers)
}
