import CLibXML2

@testable import Formats

/// Everything that a receiver of XML is told, with the pieces of a text put together.
final class XMLWitness: XMLStream.Receiver {
    private(set) var told: [String] = []
    private var text = ""
    private(set) var hasGivenUp = false

    override var toleratesFaults: Bool { false }
    override func begin(_ name: UnsafePointer<xmlChar>, namespace: UnsafePointer<xmlChar>?) {
        tell("<" + String(cString: name) + " in " + (namespace.map { String(cString: $0) } ?? "none"))
    }
    override func attribute(_ name: UnsafePointer<xmlChar>, _ value: UnsafeRawBufferPointer) {
        tell(String(cString: name) + "=" + String(decoding: value, as: UTF8.self))
    }
    override func end() { tell(">") }
    override func text(_ bytes: UnsafeRawBufferPointer) { text += String(decoding: bytes, as: UTF8.self) }
    override func finish(_ dictionary: xmlDictPtr?) { tell("end") }
    override func giveUp() { hasGivenUp = true }

    private func tell(_ event: String) {
        if !text.isEmpty { told.append("text " + text) }
        text = ""
        told.append(event)
    }
}
