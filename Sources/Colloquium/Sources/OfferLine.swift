/// An offer as one value of a form, so that a list of them can be shown, chosen from and sent back without being kept:
/// address, title, page and folders between tabs.
extension SourceOffer {
    package var line: String {
        ([address.description, title, page] + folders).map { $0.replacing("\t", with: " ") }.joined(separator: "\t")
    }

    /// Nil where the line does not begin with the address of a source.
    package init?(line: String) {
        let values = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
        guard let address = SourceAddress(values[0]) else { return nil }
        self.init(
            address: address, title: values.count > 1 ? values[1] : "", page: values.count > 2 ? values[2] : "",
            folders: Array(values.dropFirst(3)))
    }
}
