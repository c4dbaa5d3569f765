@testable import Colloquium

/// A small catalogue as its file would be written.
enum CatalogueText {
    static let columns = "name\tabbreviation\talso\tissn_print\tissn_electronic\tfeed\tconfirmed\thome\tfields"

    static let lines = [
        "The New England Journal of Medicine\tN Engl J Med\tNEJM\t0028-4793\t1533-4406\thttps://www.nejm.org/feed\t"
            + "answered\thttps://www.nejm.org/\tmedicine",
        "The Lancet\tLancet\t\t0140-6736\t1474-547X\thttps://www.thelancet.com/a.xml\tanswered\t"
            + "https://www.thelancet.com/\tmedicine",
        "The Lancet Oncology\tLancet Oncol\t\t1470-2045\t1474-5488\thttps://www.thelancet.com/b.xml\tlisted\t"
            + "https://www.thelancet.com/onc\tmedicine, oncology",
        "BMJ Open\tBMJ Open\t\t\t2044-6055\thttps://bmjopen.bmj.com/a.xml\tlisted\thttps://bmjopen.bmj.com/\tmedicine",
        "The BMJ\tBMJ\tBritish Medical Journal\t0959-8138\t1756-1833\thttps://www.bmj.com/a.xml\tlisted\t"
            + "https://www.bmj.com/\tmedicine",
        "BJOG: An International Journal of Obstetrics & Gynaecology\tBJOG\t\t1470-0328\t1471-0528\t"
            + "https://bjog.example/a\tderived\thttps://bjog.example/\tmedicine, midwifery",
        "Revista Española de Educación Médica\t\t\t\t\thttps://rem.example/a\tderived\thttps://rem.example/\teducation",
        "medRxiv: Nursing\tmedRxiv\t\t\t\thttps://med.example/a?s=Nursing\tlisted\thttps://med.example/\t"
            + "preprints, nursing",
        "NEJM AI\t\t\t\t\thttps://ai.nejm.example/a\tlisted\thttps://ai.nejm.example/\tdigital health",
    ]

    static var whole: String { ([columns] + lines).joined(separator: "\n") + "\n" }

    /// The first line with one column changed, under the names of the columns.
    static func changing(_ column: Int, to value: String) -> String {
        var values = lines[0].split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
        values[column] = value
        return columns + "\n" + values.joined(separator: "\t")
    }
}
