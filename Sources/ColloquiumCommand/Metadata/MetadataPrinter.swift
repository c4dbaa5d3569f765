import Colloquium
import Formats
import Foundation

/// A record with its place in the file, from 0.
struct ReadItem {
    var number: Int
    var record: ArticleRecord
}

/// One of the forms in which records are printed.
protocol MetadataPrinter: AnyObject {
    /// Prints what stands before the first file.
    func begin()
    /// Reads and prints one file.
    /// - Throws: `InputFile.Problem`; what was read until then is printed all the same.
    func print(_ file: InputFile) throws
    /// Prints what stands after the last file.
    func end()
}

extension MetadataPrinter {
    /// - Throws: where the file holds nothing that can be cited.
    func expectRecords(_ read: ReadRecords, of file: InputFile) throws {
        guard !read.subscriptions.isEmpty else { return }
        throw InputFile.Problem(
            description: "\(file.name): This is a list of feeds, which has nothing to cite; print it without options.")
    }

    func begin() {}
    func end() {}
}

/// A JSON object a line. Each tells how many items its file has, which is known at the end of the file: until then
/// the lines wait in a spool.
final class LinePrinter: MetadataPrinter {
    private let encoder: JSONEncoder = {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.withoutEscapingSlashes, .sortedKeys]
        return encoder
    }()

    func print(_ file: InputFile) throws {
        let spool = LineSpool()
        // The fields that a script may rely on even where nothing was read.
        var count = 0
        do {
            let read = try file.read { [encoder] item in
                count += 1
                if let line = try? encoder.encode(MetadataLine(item.record)) { spool.append(line) }
            }
            for subscription in read.subscriptions {
                count += 1
                spool.append(try encoder.encode(MetadataLine(subscription)))
            }
            if count == 0 { spool.append(try encoder.encode(MetadataLine())) }
            try write(spool, of: file, count: count, format: read.format, feed: read.feed)
        } catch let problem as InputFile.Problem {
            if count > 0 { try write(spool, of: file, count: count, format: problem.format, feed: nil) }
            throw problem
        }
    }

    private func write(
        _ spool: LineSpool, of file: InputFile, count: Int, format: RecordFormat?, feed: FeedHead?
    ) throws {
        let name = String(decoding: try encoder.encode(file.name), as: UTF8.self)
        let format = format.map { "\"format\":\"\($0.rawValue)\"," } ?? ""
        let feed = try feed.map { "\"feed\":\(String(decoding: try encoder.encode($0), as: UTF8.self))," } ?? ""
        var item = 0
        try spool.forEachLine { line in
            let place = "{\"file\":\(name),\"item\":\(item),\"n_items\":\(count),"
            // The feed's head is told once.
            let head = Data((place + format + (item == 0 ? feed : "")).utf8)
            FileHandle.standardOutput.write(head + line.dropFirst() + Data("\n".utf8))
            item += 1
        }
    }
}

/// One array of CSL items over all files.
final class CSLPrinter: MetadataPrinter {
    private var writer = CSLWriter()
    private var isFirst = true

    func begin() { Swift.print("[", terminator: "") }

    func print(_ file: InputFile) throws {
        let read = try file.read { item in
            Swift.print(self.isFirst ? "\n" : ",\n", self.writer.item(item.record), separator: "", terminator: "")
            self.isFirst = false
        }
        try expectRecords(read, of: file)
    }

    func end() { Swift.print("\n]") }
}

final class RISPrinter: MetadataPrinter {
    func print(_ file: InputFile) throws {
        try expectRecords(file.read { Swift.print(RIS.entry($0.record)) }, of: file)
    }
}

final class BibTeXPrinter: MetadataPrinter {
    private var writer = BibTeXWriter()

    func print(_ file: InputFile) throws {
        try expectRecords(file.read { Swift.print(self.writer.entry($0.record)) }, of: file)
    }
}
