import Testing

@testable import Store

@Suite("Passwords as stored")
struct PasswordHashTests {
    @Test("say how they were made, and no two are alike")
    func format() throws {
        let one = try PasswordHash.quick.hash("correct horse battery")
        let other = try PasswordHash.quick.hash("correct horse battery")
        let parts = one.split(separator: "$").map(String.init)
        #expect(parts.prefix(4) == ["scrypt", "16", "8", "1"])
        #expect(one != other && !one.contains("horse"))
        #expect(PasswordHash.standard.cost >= 1 << 15)
    }

    @Test("are checked with the parameters they were made with, whatever today's are", arguments: [2, 16, 1 << 10])
    func parameters(_ cost: Int) throws {
        let stored = try PasswordHash(cost: cost).hash("correct horse battery")
        #expect(try PasswordHash.quick.verify("correct horse battery", against: stored))
        #expect(try !PasswordHash.quick.verify("correct horse batterz", against: stored))
        #expect(try !PasswordHash.quick.verify("", against: stored))
    }

    @Test("match however the accents were typed")
    func accents() throws {
        let stored = try PasswordHash.quick.hash("caf\u{E9} au lait")
        #expect(try PasswordHash.quick.verify("cafe\u{301} au lait", against: stored))
    }

    @Test("agree with RFC 7914, section 12")
    func vector() throws {
        // The first half of the 64 bytes there: PBKDF2 makes it the same whatever length is asked for.
        let stored = "scrypt$16384$8$1$U29kaXVtQ2hsb3JpZGU=$cCO9yzr9c0hGHAbNgf046/2o+7qQT44+qbVD9lRdofI="
        #expect(try PasswordHash.quick.verify("pleaseletmein", against: stored))
    }

    @Test(
        "that are none never let anybody in, and never end in a fault",
        arguments: [
            nil, "", "x", "scrypt", "scrypt$16$8$1$AA==$", "scrypt$16$8$1$$", "scrypt$0$8$1$AA==$AA==",
            "scrypt$-16$8$1$AA==$AA==", "scrypt$3$8$1$AA==$AA==", "scrypt$99999999999999999999$8$1$AA==$AA==",
            "scrypt$16$9$1$AA==$AA==", "scrypt$16$8$2$AA==$AA==", "scrypt$16$8$1$*$*", "argon2$16$8$1$AA==$AA==",
            "scrypt$16$8$1$AA==$AA==$AA==", "$$$$$$", "scrypt$16$8$1$AA==$AA==",
        ])
    func wrong(_ stored: String?) throws {
        #expect(try !PasswordHash.quick.verify("", against: stored))
        #expect(try !PasswordHash.quick.verify("correct horse battery", against: stored))
    }
}
