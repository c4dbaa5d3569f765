@testable import Formats

extension RecordFacts {
    /// Feeds that may be passed on.
    static let feeds: [RecordFacts] = [
        RecordFacts(
            file: "biorxiv_plant_2019.rdf", format: .rss1, count: 30,
            title:
                "Wheat inositol pyrophosphate kinase (TaVIH2-3B) interacts with Fasciclin-like arabinogalactan (FLA6) protein and alters the plant cell-wall composition",
            doi: "10.1101/743294", pmid: "", pmcid: "", authors: 13, firstFamily: "Kaur", journal: "bioRxiv",
            date: "2019-08-27", hasAbstract: true),
        RecordFacts(
            file: "science_highwire_2017.rdf", format: .rss1, count: 69, title: "Food for fungi",
            doi: "10.1126/science.356.6343.1134-a", pmid: "", pmcid: "", authors: 1, firstFamily: "Hines",
            journal: "Science", date: "2017-06-16", hasAbstract: false),
        RecordFacts(
            file: "science_highwire_2017.rdf", item: 30, format: .rss1, count: 69,
            title: "Bacterial sensing mechanism revealed", doi: "10.1126/science.356.6342.1040-j", pmid: "",
            pmcid: "", authors: 1, firstFamily: "Ray", journal: "Science", date: "2017-06-09", hasAbstract: false),
        RecordFacts(
            file: "jpeds_atypon.rdf", format: .rss1,
            title: "HIV Exposure and Formula Feeding Predict Under-2 Mortality in HIV-Uninfected Children, Botswana",
            doi: "10.1016/j.jpeds.2018.08.009", pmid: "", pmcid: "", authors: 13, firstFamily: "Ajibola",
            journal: "The Journal of Pediatrics", date: "2018-10-11", hasAbstract: true),
        RecordFacts(
            file: "arxiv_api_one.atom", format: .atom, title: "Heat-bath random walks with Markov bases", doi: "",
            pmid: "", pmcid: "", authors: 2, firstFamily: "Stanley", date: "2016-05-26", hasAbstract: true),
        RecordFacts(
            file: "medscape_news.rss", format: .rss2, count: 20,
            title: "Caution Urged for Virtual Care Partnerships in Canada", doi: "", pmid: "", pmcid: "",
            authors: 0, date: "2025-11-05"),
        RecordFacts(
            file: "rss091_spec.xml", format: .rss09, count: 2, title: "Giving the world a pluggable Gnutella",
            doi: "", pmid: "", pmcid: "", authors: 0, date: "", hasAbstract: true),
        RecordFacts(
            file: "rss092_notitle.xml", format: .rss09, count: 3, title: "", doi: "", pmid: "", pmcid: "",
            authors: 0, date: ""),
        RecordFacts(
            file: "rss1_iso8859.xml", format: .rss1,
            title: "Digitalministerium: Neue Glasfaserförderung mit Schnellkasse", doi: "", pmid: "", pmcid: "",
            authors: 1, firstFamily: "Sawall", date: "2023-01-25"),
        RecordFacts(
            file: "lying_utf16_decl.xml", format: .rss2, title: "UTF-16 Entry 1", doi: "", pmid: "", pmcid: "",
            authors: 0, date: "2024-01-03"),
    ]

    /// Feeds of publishers, read only where the collection stands beside the checkout.
    static let notOursToCopy: [RecordFacts] = [
        RecordFacts(
            file: "jats_pmc_diabetescare.xml", format: .jats, title: "Exercise and Type 2 Diabetes",
            doi: "10.2337/dc10-9990", pmid: "21115758", pmcid: "PMC2992225", authors: 9, firstFamily: "Colberg",
            journal: "Diabetes Care", date: "2010-12", hasAbstract: true),
        RecordFacts(
            file: "pubmed_rss_search.xml", format: .rss2, count: 15,
            title:
                "Alternaria koreana sp. nov., a new pathogen isolated from leaf spot of ovate-leaf Atractylodes in South Korea",
            doi: "10.1007/s11033-021-06887-9", pmid: "34739692", pmcid: "", authors: 4, firstFamily: "Bekale",
            journal: "Molecular biology reports", date: "2021-11-05", hasAbstract: true),
        RecordFacts(
            file: "pubmed_rss_search.xml", item: 7, format: .rss2, count: 15,
            title:
                "Detection of a novel enterotropic Mycoplasma gallisepticum-like in European Starling (Sturnus vulgaris) around poultry farms in France",
            doi: "10.1111/tbed.14382", pmid: "34738732", pmcid: "", authors: 7, firstFamily: "Le Gall-Ladevèze",
            journal: "Transboundary and emerging diseases", date: "2021-11-05", hasAbstract: true),
        RecordFacts(
            file: "wiley_taxon.rss", format: .rss2, count: 66,
            title:
                "Phylogenomic analysis confirms polyphyly of Leptospermum and delineates five major clades that warrant generic recognition",
            doi: "10.1002/tax.12650", pmid: "", pmcid: "", authors: 4, firstFamily: "Binks", journal: "TAXON",
            date: "2021-12-20", hasAbstract: true),
        RecordFacts(
            file: "sciencedirect_mpe.rss", format: .rss2, count: 51,
            title:
                "Propagating clade and model uncertainty to confidence intervals of divergence times and branch lengths",
            doi: "", pmid: "", pmcid: "", authors: 1, firstFamily: "Bickel",
            journal: "Molecular Phylogenetics and Evolution", date: "2022-02", hasAbstract: false),
        RecordFacts(
            file: "tandf_jnh.rdf", format: .rss1, count: 5,
            title:
                "The puzzling, rarely encountered European lacewings Chrysoperla ankylopteryformis and C. renoni (Neuroptera: Chrysopidae): one species or two?",
            doi: "10.1080/00222933.2021.1974594", pmid: "", pmcid: "", authors: 3, firstFamily: "Henry",
            journal: "Journal of Natural History", date: "2021-10-18", hasAbstract: false),
        RecordFacts(
            file: "oup_botlinnean.rss", format: .rss2, count: 5,
            title: "A complex genetic structure of Tetraclinis articulata (Cupressaceae) in the western Mediterranean",
            doi: "10.1093/botlinnean/boab030", pmid: "", pmcid: "", authors: 3, firstFamily: "García-Castaño",
            journal: "Botanical Journal of the Linnean Society", date: "2021-06-09", hasAbstract: true),
        RecordFacts(
            file: "ingenta_systbot.rdf", format: .rss1, count: 29,
            title:
                "Taxonomy and Relationships Within Polemonium foliosissimum (Polemoniaceae): Untangling a Clade of Colorful and Gynodioecious Herbs",
            doi: "", pmid: "", pmcid: "", authors: 1, firstFamily: "Rose", journal: "SYSTEMATIC BOTANY",
            date: "2021-10", hasAbstract: false),
        RecordFacts(
            file: "pensoft_zookeys_rss091.xml", format: .rss09, count: 100,
            title:
                "The first fossil Coleoptera record from the Volyn Region, Ukraine, with description of a new Glesoconomorphus (Coleoptera, Mycteridae) in syninclusion with Winterschmidtiidae (Acari) and a key to species",
            doi: "10.3897/zookeys.1068.75391", pmid: "", pmcid: "", authors: 4, firstFamily: "Telnov",
            journal: "ZooKeys", date: "2021-11-08", hasAbstract: true),
        RecordFacts(
            file: "ojs_phytotaxa.rdf", format: .rss1, count: 7,
            title:
                "Murdannia triquetra var. ahuchawlense, a new variety of Murdannia triquetra from North Lakhimpur, Assam",
            doi: "10.11646/phytotaxa.525.2.7", pmid: "", pmcid: "", authors: 2, firstFamily: "PAGAG",
            journal: "Phytotaxa", date: "2021-11-15", hasAbstract: false),
        RecordFacts(
            file: "ojs_phytotaxa.rdf", item: 3, format: .rss1, count: 7,
            title: "Reorganizing parasitic Delesseriaceae: taxonomic revision of Asterocolax",
            doi: "10.11646/phytotaxa.525.2.3", pmid: "", pmcid: "", authors: 2, firstFamily: "FREESE",
            journal: "Phytotaxa", date: "2021-11-15", hasAbstract: true),
        RecordFacts(
            file: "ojs_entomologisk.atom", format: .atom, count: 4,
            title:
                "Mykofaga gallmyggor (Diptera: Cecidomyiidae exkl. Cecidomyiinae) i Sverige: statusrapport efter 15 års taxonomisk inventering, kommentarer till artlistan och beskrivning av Camptomyia alstromi sp. nov",
            doi: "", pmid: "", pmcid: "", authors: 2, firstFamily: "Jaschhof", journal: "Entomologisk Tidskrift",
            date: "2021-07-15", hasAbstract: true),
        RecordFacts(
            file: "ojs_contribent.rss", format: .rss2, count: 9,
            title: "The Cephennium fauna of Turkey and the Middle East (Coleoptera: Staphylinidae: Scydmaeninae)",
            doi: "", pmid: "", pmcid: "", authors: 2, firstFamily: "Assing",
            journal: "Beiträge zur Entomologie = Contributions to Entomology", date: "2021-06-30", hasAbstract: true),
        RecordFacts(
            file: "cnki_ahr.rss", format: .rss2, count: 20,
            title:
                "A New Species of Cyrtodactylus(Squamata: Gekkonidae) from the Karst Forests of Daweishan National Nature Reserve, Yunnan, China",
            doi: "", pmid: "", pmcid: "", authors: 5, firstFamily: "ZHANG",
            journal: "Asian Herpetological Research", date: "2021-09-24", hasAbstract: true),
        RecordFacts(
            file: "nature_2024.rdf", format: .rss1, count: 75,
            title: "Catalysis of an SN2 pathway by geometric preorganization", doi: "10.1038/s41586-024-07811-4",
            pmid: "", pmcid: "", authors: 3, firstFamily: "Lovinger", journal: "Nature", date: "2024-07-18",
            hasAbstract: false),
        RecordFacts(
            file: "nature_2024.rdf", item: 10, format: .rss1, count: 75,
            title: "Superconductivity in pressurized trilayer La4Ni3O10−δ single crystals",
            doi: "10.1038/s41586-024-07553-3", pmid: "", pmcid: "", authors: 30, firstFamily: "Zhu",
            journal: "Nature", date: "2024-07-17"),
    ]
}
