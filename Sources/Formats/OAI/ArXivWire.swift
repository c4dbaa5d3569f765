/// One e-print in the formats of arXiv's OAI-PMH interface: `arXiv` (names in parts), `arXivRaw` (every version) and
/// `arXivOld`.
struct ArXivEPrint {
    let element: XMLTree.Element

    struct Version {
        var number: String
        var date: String
    }

    /// arXiv forgets its namespace at times, so that only the name tells.
    init?(_ element: XMLTree.Element) {
        guard ["arXiv", "arXivRaw", "arXivOld"].contains(element.name), element.child("id") != nil else { return nil }
        self.element = element
    }

    func text(_ name: StaticString) -> String { element.child(name)?.text ?? "" }

    /// Authors with their names in parts; empty for the formats that write all in one text.
    var authors: [XMLTree.Element] { element.all("authors", "author") }

    /// Several names in one element, apart by whatever an author typed.
    var dois: [String] {
        text("doi").split { ",; ".contains($0) }.map(String.init).filter { !$0.isEmpty }
    }

    /// Only `arXivRaw` has them: "v1" first.
    var versions: [Version] {
        element.children("version").map {
            Version(number: $0.attribute("version"), date: $0.child("date")?.text ?? "")
        }
    }

    var categories: [String] { text("categories").split(separator: " ").map(String.init) }

    /// A line that begins with a space begins a paragraph.
    var abstractParagraphs: [String] {
        let lines = (element.child("abstract")?.rawText ?? "").split(
            omittingEmptySubsequences: false, whereSeparator: \.isNewline)
        let paragraphs = lines.reduce(into: [String]()) { paragraphs, line in
            if paragraphs.isEmpty || line.first?.isWhitespace ?? false {
                paragraphs.append(String(line))
            } else {
                paragraphs[paragraphs.count - 1] += " " + line
            }
        }
        return paragraphs.map { paragraph in
            var text = InlineText.Builder(limit: 100_000)
            text.append(paragraph)
            return text.finish().plain
        }.filter { !$0.isEmpty }
    }
}
