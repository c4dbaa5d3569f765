import ArgumentParser
import Formats
import Foundation

/// Reads files as the site would and prints what it understood.
struct MetadataCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "metadata",
        abstract: "Print what the site reads in records, feeds and pages: one JSON object a line for each item.",
        discussion: """
            The format is told from the content: RSS, Atom, JSON Feed; PubMed, Crossref, DataCite, JATS and arXiv \
            records; RIS, BibTeX, nbib, CSL-JSON; web pages with citation metadata; OPML. XML sets of any length are \
            read as they come. A file that is none of them is reported on standard error; the others are read all the \
            same, and the exit code is 1.
            """)

    /// What is printed instead of JSON lines.
    enum Output: EnumerableFlag {
        case csl, ris, bibtex

        static func help(for value: Output) -> ArgumentHelp? {
            switch value {
            case .csl: "Print one CSL-JSON array of all items instead."
            case .ris: "Print RIS instead."
            case .bibtex: "Print BibTeX instead."
            }
        }
    }

    @Flag var output: Output?
    @Argument(help: "Files to read; - is standard input.", completion: .file()) var files: [String]

    func run() throws {
        let printer = printer
        printer.begin()
        var failed = false
        for file in files {
            do {
                try printer.print(InputFile(file))
            } catch let problem as InputFile.Problem {
                failed = true
                FileHandle.standardError.write(Data("\(problem.description)\n".utf8))
            }
        }
        printer.end()
        if failed { throw ExitCode(1) }
    }

    private var printer: any MetadataPrinter {
        switch output {
        case .csl?: CSLPrinter()
        case .ris?: RISPrinter()
        case .bibtex?: BibTeXPrinter()
        case nil: LinePrinter()
        }
    }
}

/// A file named on the command line, read as its records come.
struct InputFile {
    /// Why a file was not read, or not to its end.
    struct Problem: Error, CustomStringConvertible {
        var description: String
        /// What was read until then.
        var format: RecordFormat?
    }

    /// As it is printed: the last part of the path, or "-".
    let name: String
    private let path: String

    init(_ path: String) {
        self.path = path
        name = path == "-" ? path : URL(filePath: path).lastPathComponent
    }

    /// - Throws: `Problem`. Records may have been handed over before.
    func read(each deliver: @escaping (ReadItem) -> Void) throws -> ReadRecords {
        var items = 0
        var isDirectory: ObjCBool = false
        if path != "-" {
            guard FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory) else {
                throw Problem(description: "\(path): There is no such file.")
            }
            if isDirectory.boolValue {
                throw Problem(description: "\(path): This is a directory; name the files in it.")
            }
        }
        do {
            let handle = try path == "-" ? FileHandle.standardInput : FileHandle(forReadingFrom: URL(filePath: path))
            return try RecordReader.read(
                from: { try handle.fill($0) },
                each: { record in
                    deliver(ReadItem(number: items, record: record))
                    items += 1
                })
        } catch let error as FormatError {
            switch error {
            case .malformed(let diagnosis):
                throw Problem(description: "\(path): \(error.reason) (\(diagnosis))")
            case .damaged(let format, let diagnosis):
                throw Problem(description: "\(path): \(error.reason) (\(diagnosis))", format: format)
            case .empty, .tooLarge, .unrecognised, .notARecord:
                throw Problem(description: "\(path): \(error.reason)")
            }
        } catch let error as CocoaError {
            throw Problem(description: "\(path): \(error.localizedDescription)")
        }
    }
}

extension FileHandle {
    /// Puts the next bytes into `room` and says how many they are.
    fileprivate func fill(_ room: UnsafeMutableRawBufferPointer) throws -> Int {
        guard let data = try read(upToCount: room.count) else { return 0 }
        data.copyBytes(to: room)
        return data.count
    }
}
