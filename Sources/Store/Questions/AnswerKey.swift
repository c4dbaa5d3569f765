package import Colloquium
import Crypto
import Foundation

extension Answer {
    /// What the answer is known by where its sender names nothing: the same for the same answer to the same question,
    /// so that a file that is read again posts nothing twice. 43 characters.
    package func key(under question: Number<Question>) -> String {
        // No text holds NUL.
        let told = ([question.description, body.source] + references.all.map(\.account)).joined(separator: "\0")
        return Data(SHA256.hash(data: Data(told.utf8))).base64URL
    }
}
