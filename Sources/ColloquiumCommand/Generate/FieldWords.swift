/// Words of the field, of which titles, abstracts, names and contributions are made.
enum FieldWords {
    static let conditions = list(
        """
        hypertension|type 2 diabetes|heart failure|atrial fibrillation|community-acquired pneumonia|sepsis|ischaemic stroke
        iron-deficiency anaemia|asthma|COPD|hip fracture|delirium|depression|chronic low back pain|migraine|gout|obesity
        acute kidney injury|venous thromboembolism|postpartum haemorrhage|bronchiolitis|acute otitis media|osteoarthritis
        alcohol withdrawal|opioid use disorder|pressure ulcers|catheter-associated infection|burnout among residents
        """)
    static let interventions = list(
        """
        early mobilisation|balanced crystalloids|shorter antibiotic courses|home blood-pressure monitoring|oral iron
        a structured handover|team-based simulation|spaced retrieval practice|point-of-care ultrasound|restrictive transfusion
        motivational interviewing|a deprescribing round|high-flow oxygen|low-dose colchicine|cardiac rehabilitation
        telephone follow-up|peer-assisted learning|a pharmacist-led review|an SGLT2 inhibitor|cognitive behavioural therapy
        bedside teaching|workplace-based assessment|near-peer mentoring|inhaled budesonide–formoterol|a flipped classroom
        """)
    static let outcomes = list(
        """
        all-cause mortality|readmission within 30 days|length of stay|quality of life|pain at six weeks|adherence
        knowledge retained at six months|time to first antibiotic|patient-reported recovery|falls|adverse drug events
        confidence in clinical reasoning|days alive and out of hospital|exacerbations a year|major bleeding
        """)
    static let populations = list(
        """
        adults over 65|children under five|residents in their first year|patients in intensive care|nursing-home residents
        women after childbirth|medical students|patients discharged from emergency departments|outpatients in primary care
        people with multimorbidity|nurses on night shifts|patients after elective surgery
        """)
    static let designs = list(
        """
        a randomised trial|a cluster-randomised trial|a multicentre cohort study|a systematic review|a qualitative study
        an interrupted time series|a diagnostic accuracy study|a mixed-methods evaluation|a pragmatic trial|a survey
        """)
    static let concerns = list(
        """
        the comparison was not what we do here|allocation was concealed but nobody was blinded|one in six was lost to follow-up
        the primary outcome was changed after registration|the confidence interval still includes no effect
        subgroups were not planned|the control group improved as well|the run-in excluded those who could not tolerate it
        most of the benefit came from two centres|outcome assessors knew the allocation|harms were counted for only a month
        the sample came from teaching hospitals|baseline risk was twice that of our patients|the effect fades by month twelve
        """)
    static let judgements = list(
        """
        I would not change what I do on this alone|this is enough for me to talk about it on the ward round
        I should like to see it repeated in primary care|for our patients the absolute effect matters more
        it fits what we saw after the last protocol|the authors say so themselves in the discussion
        our pharmacist disagrees, and her reasons are good|that is a teaching point more than a practice point
        the number needed to treat looks very different at our baseline|we could audit this within a month
        it would need a nurse's time that we do not have|I changed my mind after reading the supplement
        the families we see would ask first what it costs|I would start with those at highest risk
        """)
    static let questions = list(
        """
        Has anyone tried this outside a trial|Who paid for the monitoring|How were dropouts counted
        What did the usual-care group really get|Does the supplement say how many were screened
        Would you accept this outcome from your own department|Which of our patients would have been eligible
        What would you tell a trainee who asks tomorrow|Is a difference of this size one that patients notice
        """)
    static let adverbs = list(
        "Clearly|Perhaps|To be fair|At the bedside|On second reading|In my clinic|Strictly speaking")
    static let journals = list(
        """
        Annals of Bedside Medicine|Journal of Health Professions Learning|European Archives of Clinical Reasoning
        Primary Care Evidence|Critical Care Letters|Teaching and Learning on the Wards
        """)
    static let families = list(
        """
        Okafor|Nguyen|García|Kowalska|Rossi|Dubois|Ivanova|Tanaka|Sørensen|O'Brien|Haddad|Yılmaz|Novák|Andersson|Popescu
        Khan|Sharma|Chen|Kim|Martín|Björkman|Łukasiewicz|Petrović|Kovács|Mbeki|Adeyemi|Mensah|Diallo|Abebe|Otieno|Silva
        Oliveira|Schmidt|van der Berg|Nic Lughadha|Papadopoulos|Fernández|Smith|Müller|Håkansson
        """)
    static let given = list(
        """
        Anna|María|Jürgen|Chloé|Wei|Li|Hiroshi|Yuki|Oluwaseun|Ngozi|Fatima|Ahmed|Ayşe|Piotr|Katarzyna|Élodie|José|Ana|João
        Åsa|Giulia|Elena|Dmitri|Priya|Rahul|Mei|Min-jung|Thomas|William|Margaret|Grace|Samuel|Esther|Daniel|Patricia
        """)
    static let credentials = list("MD|MBBS|PharmD|RN|RN, MSc|MD, PhD|PhD|DO|MRCP|PA-C")
    static let institutions = list(
        """
        Harbour General Hospital|St Brigid’s Teaching Hospital|Lakeside University Hospital|Northern Rural Health Service
        Makgadi Academic Hospital|Instituto San Telmo|Universitätsklinikum Weissach|Hôpital des Quais
        """)
    static let countries = list("Ireland|South Africa|Spain|Germany|France|Canada|Japan|Nigeria|India|Brazil|Sweden")
    static let tags = list(
        """
        cardiology|infection|primary care|education|critical care|pharmacology|geriatrics|paediatrics|surgery|nursing
        mental health|diagnosis|patient safety|women’s health
        """)
    private static let syllables = list("BE|CA|DO|FI|GU|HA|JE|KO|LI|MU|NA|PE|RO|SA|TI|VU|WE|XA|YO|ZI")

    /// A trial's name, as short and as odd as they are: one in thousands has it, so that it is a rare word.
    static func trial(_ numbers: inout SeededNumbers) -> String {
        (0..<3).map { _ in numbers.pick(syllables) }.joined() + "-\(numbers.within(2...9))"
    }

    private static func list(_ text: String) -> [String] {
        text.split(whereSeparator: { $0 == "|" || $0.isNewline }).map(String.init)
    }
}
