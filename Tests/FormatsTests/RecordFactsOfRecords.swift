@testable import Formats

extension RecordFacts {
    /// PubMed, Crossref and JATS files that may be passed on.
    static let records: [RecordFacts] = [
        RecordFacts(
            file: "pubmed_31789841.xml", format: .pubMedXML, title: "The Positivism Paradigm of Research",
            doi: "10.1097/acm.0000000000003093", pmid: "31789841", pmcid: "", authors: 3, firstFamily: "Park",
            journal: "Academic medicine : journal of the Association of American Medical Colleges", date: "2020-05",
            hasAbstract: true),
        RecordFacts(
            file: "pubmed_38801034.xml", format: .pubMedXML,
            title:
                "Addressing System and Clinician Barriers to Emergency Department-initiated Buprenorphine: An Evaluation of Post-intervention Physician Outcomes",
            doi: "10.5811/westjem.18320", pmid: "38801034", pmcid: "PMC11112658", authors: 5, firstFamily: "Mahal",
            journal: "The western journal of emergency medicine", date: "2024-05", hasAbstract: true),
        RecordFacts(
            file: "pubmed_35649368.xml", format: .pubMedXML,
            title:
                "Fatty acid oxidation protects cancer cells from apoptosis by increasing mitochondrial membrane lipids",
            doi: "10.1016/j.celrep.2022.110870", pmid: "35649368", pmcid: "", authors: 10, firstFamily: "Li",
            journal: "Cell reports", date: "2022-05-31", hasAbstract: true, relations: ["correctedBy:35767954"]),
        RecordFacts(
            file: "pubmed_38962805.xml", format: .pubMedXML, title: "Correction",
            doi: "10.1080/09540121.2024.2374185", pmid: "38962805", pmcid: "", authors: 0, journal: "AIDS care",
            date: "2024-07", hasAbstract: false, relations: ["correctionOf:38446048"]),
        RecordFacts(
            file: "pubmed_34529508.xml", format: .pubMedXML,
            title: "Public Health Responses to Pandemics in 1918 and 2020", doi: "10.2105/ajph.2021.306453",
            pmid: "34529508", pmcid: "PMC8561171", authors: 1, firstFamily: "Ewing",
            journal: "American journal of public health", date: "2021-10", hasAbstract: false,
            relations: ["commentOn:34473563"]),
        RecordFacts(
            file: "pubmed_38534005.xml", format: .pubMedXML, title: "The EFLM European Urinalysis Guideline 2023",
            doi: "10.1515/cclm-2024-0070", pmid: "38534005", pmcid: "", authors: 9, firstFamily: "Kouri",
            journal: "Clinical chemistry and laboratory medicine", date: "2024-08-27", hasAbstract: true),
        RecordFacts(
            file: "pubmed_36987902.xml", format: .pubMedXML,
            title:
                "Patients over 75 years admitted to the National Burn Centre, Haukeland University Hospital, 2000-19",
            doi: "10.4045/tidsskr.22.0358", pmid: "36987902", pmcid: "", authors: 7, firstFamily: "Bruserud",
            journal: "Tidsskrift for den Norske laegeforening : tidsskrift for praktisk medicin, ny raekke",
            date: "2023-03-28", hasAbstract: true),
        RecordFacts(
            file: "pubmed_34843274.xml", format: .pubMedXML,
            title:
                "Summary of the clinical practice guideline for the treatment of depression across three age cohorts",
            doi: "10.1037/amp0000904", pmid: "34843274", pmcid: "", authors: 1,
            firstFamily: "Guideline Development Panel for the Treatment of Depressive Disorders",
            journal: "The American psychologist", date: "2022-09", hasAbstract: true),
        RecordFacts(
            file: "pubmed_219391.xml", format: .pubMedXML,
            title: "The fine structure of blood cells in ceroid-lipofuscinosis (Spielmeyer-Vogt's disease)",
            doi: "10.1055/s-0028-1085314", pmid: "219391", pmcid: "", authors: 5, firstFamily: "Nakano",
            journal: "Neuropadiatrie", date: "1979-02", hasAbstract: true),
        RecordFacts(
            file: "pubmed_39345789.xml", format: .pubMedXML,
            title: "VMAP: Vaginal Microbiome Atlas during Pregnancy", doi: "10.1093/jamiaopen/ooae099",
            pmid: "39345789", pmcid: "PMC11430916", authors: 24, firstFamily: "Parraga-Leo", journal: "JAMIA open",
            date: "2024-10", hasAbstract: true, relations: ["updateOf:36993193"]),
        RecordFacts(
            file: "pubmed_27797938.xml", format: .pubMedXML,
            title: "Leucocyte telomere length, genetic variants at the TERT gene region and risk of pancreatic cancer",
            doi: "10.1136/gutjnl-2016-312510", pmid: "27797938", pmcid: "PMC5442267", authors: 22,
            firstFamily: "Bao", journal: "Gut", date: "2017-06", hasAbstract: true,
            relations: ["commentedBy:27920200"]),
        RecordFacts(
            file: "pubmed_set_of_two.xml", format: .pubMedXML, count: 2,
            title:
                "Is cryopreservation a homogeneous process? Ultrastructure and motility of untreated, prefreezing, and postthawed spermatozoa of Diplodus puntazzo (Cetti)",
            doi: "10.1006/cryo.2001.2328", pmid: "11748933", pmcid: "", authors: 8, firstFamily: "Taddei",
            journal: "Cryobiology", date: "2001-06", hasAbstract: true),
        RecordFacts(
            file: "pubmed_set_of_two.xml", item: 1, format: .pubMedXML, count: 2,
            title: "Proton MRI of (13)C distribution by J and chemical shift editing",
            doi: "10.1006/jmre.2001.2429", pmid: "11700088", pmcid: "", authors: 6, firstFamily: "Casieri",
            journal: "Journal of magnetic resonance (San Diego, Calif. : 1997)", date: "2001-11", hasAbstract: true),
        RecordFacts(
            file: "pubmed_29768149_nejm.xml", format: .pubMedXML,
            title: "Inhaled Combined Budesonide-Formoterol as Needed in Mild Asthma", doi: "10.1056/nejmoa1715274",
            pmid: "29768149", pmcid: "", authors: 10, firstFamily: "O'Byrne",
            journal: "The New England journal of medicine", date: "2018-05-17", hasAbstract: true,
            relations: ["commentedBy:29768146", "commentedBy:30242404"]),
        RecordFacts(
            file: "crossref_lww_jcn.xml", format: .crossrefXML,
            title: "Influence of Baseline Psychological Health on Muscle Pain During Atorvastatin Treatment",
            doi: "10.1097/jcn.0000000000000382", pmid: "", pmcid: "", authors: 6, firstFamily: "Zaleski",
            journal: "The Journal of Cardiovascular Nursing", date: "2017", hasAbstract: false),
        RecordFacts(
            file: "crossref_jem.xml", format: .crossrefXML,
            title:
                "Deubiquitinase USP13 maintains glioblastoma stem cells by antagonizing FBXL14-mediated Myc ubiquitination",
            doi: "10.1084/jem.20151673", pmid: "", pmcid: "", authors: 17, firstFamily: "Fang",
            journal: "The Journal of Experimental Medicine", date: "2016-12-06", hasAbstract: true),
        RecordFacts(
            file: "crossref_corrigendum.xml", format: .crossrefXML,
            title:
                "Corrigendum to “Determinants of brain-derived neurotrophic factor (BDNF) in umbilical cord and maternal serum” [Psychoneuroendocrinology 63 (2016) 191–197]",
            doi: "10.1016/j.psyneuen.2016.11.001", pmid: "", pmcid: "", authors: 8, firstFamily: "Flöck",
            journal: "Psychoneuroendocrinology", date: "2017-04", hasAbstract: false,
            relations: ["correctionOf:10.1016/j.psyneuen.2015.09.028"]),
        RecordFacts(
            file: "crossref_peerj.xml", format: .crossrefXML,
            title: "NeisseriaBase: a specialised Neisseria genomic resource and analysis platform",
            doi: "10.7717/peerj.1698", pmid: "", pmcid: "", authors: 11, firstFamily: "Zheng", journal: "PeerJ",
            date: "2016-03-17", hasAbstract: true),
        RecordFacts(
            file: "crossref_biorxiv.xml", format: .crossrefXML,
            title: "Construction of the third generation Zea mays haplotype map", doi: "10.1101/026963", pmid: "",
            pmcid: "", authors: 25, firstFamily: "Bukowski", journal: "bioRxiv", date: "2015-09-16",
            hasAbstract: true),
        RecordFacts(
            file: "crossref_science.xml", format: .crossrefXML,
            title: "Social status alters immune regulation and response to infection in macaques",
            doi: "10.1126/science.aah3580", pmid: "", pmcid: "", authors: 12, firstFamily: "Snyder-Mackler",
            journal: "Science", date: "2016-11-24", hasAbstract: false),
        RecordFacts(
            file: "jats_elife00013.xml", format: .jats,
            title:
                "A bacterial sulfonolipid triggers multicellular development in the closest living relatives of animals",
            doi: "10.7554/elife.00013", pmid: "", pmcid: "", authors: 8, firstFamily: "Alegado", journal: "eLife",
            date: "2012-10-15", hasAbstract: true),
        RecordFacts(
            file: "jats_elife_correction.xml", format: .jats,
            title: "Correction: Mucosal effects for tenofovir 1% gel", doi: "10.7554/elife.07586", pmid: "",
            pmcid: "", authors: 20, firstFamily: "Hladik", journal: "eLife", date: "2015-03-24", hasAbstract: false,
            relations: ["correctionOf:10.7554/elife.04525"]),
        RecordFacts(
            file: "jats_plosone.xml", format: .jats,
            title:
                "Effect of seawater temperature, pH, and nutrients on the distribution and character of low abundance shallow water benthic foraminifera in the Galápagos",
            doi: "10.1371/journal.pone.0202746", pmid: "", pmcid: "", authors: 7, firstFamily: "Humphreys",
            journal: "PLOS ONE", date: "2018-09-12", hasAbstract: true),
        RecordFacts(
            file: "jats_pmc_pone.nxml", format: .jats,
            title:
                "MmPPOX Inhibits Mycobacterium tuberculosis Lipolytic Enzymes Belonging to the Hormone-Sensitive Lipase Family and Alters Mycobacterial Growth",
            doi: "10.1371/journal.pone.0046493", pmid: "23029536", pmcid: "PMC3460867", authors: 9,
            firstFamily: "Delorme", journal: "PLoS ONE", date: "2012-09-28", hasAbstract: true),
        RecordFacts(
            file: "jats_scielo_errata.xml", format: .jats, title: "Errata",
            doi: "10.1590/s0034-8910.2013047er004650", pmid: "", pmcid: "", authors: 0,
            journal: "Revista de Saúde Pública", date: "2014-04", hasAbstract: false,
            relations: ["correctionOf:10.1590/s0034-8910.2013047004650"]),
        RecordFacts(
            file: "jats_pensoft.xml", format: .jats,
            title:
                "Contribution to the knowledge of seed-beetles (Coleoptera, Chrysomelidae, Bruchinae) in Xinjiang, China",
            doi: "10.3897/zookeys.466.7283", pmid: "", pmcid: "", authors: 7, firstFamily: "Li", journal: "ZooKeys",
            date: "2014-12-18", hasAbstract: true),
        RecordFacts(
            file: "crossref_f1000.json", format: .crossrefJSON,
            title:
                "Nat-UV DB: A Natural Products Database Underlying of Veracruz-Mexico",
            doi: "10.12688/f1000research.161261.2", pmid: "", pmcid: "", authors: 6, firstFamily: "López-López",
            journal: "F1000Research", date: "2025-04-24", hasAbstract: true,
            relations: ["updateOf:10.12688/f1000research.161261.1"]),
        RecordFacts(
            file: "crossref_jmir_correction.json", format: .crossrefJSON,
            title:
                "Correction: Development of a Therapeutic Video Game With the MDA Framework to Decrease Anxiety in Preschool-Aged Children With Acute Lymphoblastic Leukemia: Mixed Methods Approach",
            doi: "10.2196/43211", pmid: "", pmcid: "", authors: 5, firstFamily: "Yang",
            journal: "JMIR Serious Games", date: "2022-10-05", hasAbstract: false),
        RecordFacts(
            file: "crossref_medrxiv.json", format: .crossrefJSON,
            title:
                "Brain-wide pleiotropy investigation of alcohol drinking and tobacco smoking behaviors",
            doi: "10.1101/2024.05.27.24307989", pmid: "", pmcid: "", authors: 6, firstFamily: "Deiana",
            journal: "medRxiv", date: "2024-05-28", hasAbstract: true),
        RecordFacts(
            file: "crossref_ssrn_html.json", format: .crossrefJSON,
            title:
                "Precision Oncology: Targeting Genomic Alterations and Cancer Signaling with Integrative Multi-Omics, Deep Learning and Network Biology in Medical Oncology",
            doi: "10.2139/ssrn.6518178", pmid: "", pmcid: "", authors: 1, firstFamily: "Kumar",
            journal: "SSRN", date: "2026", hasAbstract: true),
    ]
}
