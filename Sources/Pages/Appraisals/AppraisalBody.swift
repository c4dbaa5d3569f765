package import Colloquium

/// All that an appraisal says.
package struct AppraisalBody: Sendable {
    let bodyDesign: String
    let bodyInstrument: String
    let picoParts: [PICOPart]
    let judged: [JudgedDomain]
    let certaintyName: [String]
    let lowered: [CertaintyReason]
    let raised: [CertaintyReason]

    struct PICOPart: Sendable {
        let picoName: String
        let picoText: String
    }

    struct JudgedDomain: Sendable {
        let judgedName: String
        let judgedVerdict: VerdictMark
        let judgedReason: String
        let judgedPlace: String
    }

    struct CertaintyReason: Sendable {
        let causeName: String
        let causeNote: String
    }

    package init(_ appraisal: Appraisal) {
        bodyDesign = appraisal.studyDesign.name
        bodyInstrument = appraisal.studyDesign.instrument.name
        let pico = appraisal.pico
        picoParts = [
            ("Population", pico.population), ("Intervention", pico.intervention), ("Comparison", pico.comparison),
            ("Outcome", pico.outcome),
        ].filter { !$0.1.isEmpty }.map { PICOPart(picoName: $0.0, picoText: $0.1) }
        judged = appraisal.judgements.map {
            JudgedDomain(
                judgedName: $0.domain.name, judgedVerdict: VerdictMark($0.verdict), judgedReason: $0.reason,
                judgedPlace: $0.place)
        }
        certaintyName = appraisal.certainty.map { [$0.level.name] } ?? []
        let reasons = appraisal.certainty?.reasons ?? []
        lowered = reasons.filter { $0.cause.lowers }.map(CertaintyReason.init)
        raised = reasons.filter { !$0.cause.lowers }.map(CertaintyReason.init)
    }
}

extension AppraisalBody.CertaintyReason {
    fileprivate init(_ reason: Certainty.Reason) {
        self.init(causeName: reason.cause.name, causeNote: reason.note)
    }
}
