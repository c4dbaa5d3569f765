import Colloquium
import Foundation
import HTTPTypes
import Store
import Testing

@testable import Web

@Suite("People from a file")
struct NetworkUploadTests {
    private static let file = Data(
        "Name,Affiliation,Email,Strength,Locality\nVera Wu,Mercy,v@e.org,strong,local\nIke Obi,Oslo,,,\nvera wu,mercy,,,\n,,x@e.org,,"
            .utf8)

    private static func names(_ site: TestSite) async throws -> [String] {
        try await site.store.network(of: site.store.viewer(site.member)).ties.map(\.node.name)
    }

    @Test("are shown before anybody is added; who is chosen is added once, and who is left out waits")
    func chosen() async throws {
        let site = try await TestSite()
        try await site.test { browser in
            try await browser.signIn("mel")
            _ = try await browser.get("/network/upload")
            #expect(try await browser.postMultipart("/network/upload", [], file: ("file", Self.file)).status == 303)
            let page = try await browser.get("/network/upload")
            #expect(page.text.contains("Row 5 has no name.") && page.text.contains("The same as “Vera Wu” above."))
            #expect(page.text.contains("<option value=\"strong\" selected>Strong</option>"))
            #expect(try await Self.names(site).isEmpty)
            let choices = [
                ("upload", page.hidden("upload")), ("strength-1", "strong"), ("mode-1", "mediated"),
                ("locality-1", "local"), ("strength-2", ""), ("strength-3", "weak"), ("mode-3", "mediated"),
                ("locality-3", "local"),
            ]
            #expect(try await browser.post("/network/upload/choices", choices).location == "/network/upload?added=1")
            _ = try await browser.post("/network/upload/choices", choices)
            #expect(try await Self.names(site) == ["Vera Wu"])
            let left = try await browser.get("/network/upload?added=1").text
            #expect(
                left.contains("What you left out waits below.") && left.contains("Ike Obi")
                    && !left.contains(">Vera Wu<"))
            let other = browser.fresh()
            try await other.signIn("ann")
            #expect(try await !other.get("/network/upload").text.contains("Ike Obi"))
            #expect(try await browser.get("/settings/writings.json").text.contains("Ike Obi"))
            #expect(try await browser.post("/network/upload/removal").status == 303)
            #expect(try await !browser.get("/network/upload").text.contains("Ike Obi"))
        }
    }

    @Test("are shown with all that will be stored and what nobody understood; a further file joins them")
    func shown() async throws {
        let site = try await TestSite()
        try await site.test { browser in
            try await browser.signIn("mel")
            _ = try await browser.get("/network/upload")
            let head = "Name,Mode,Strength,Last contact,Rhythm,Role\n"
            let file = head + "Vera Wu,Online,firm,2026-01-02,monthly,mentor\nIke Obi,,,2031-01-01,,"
            _ = try await browser.postMultipart("/network/upload", [], file: ("file", Data(file.utf8)))
            let page = try await browser.get("/network/upload").text
            for fact in [
                "last in touch 2026-01-02", "in touch every month", "my mentor", "<strong>Strength: firm</strong>",
                "<strong>Last contact: 2031-01-01</strong>", "<option value=\"mediated\" selected>",
            ] {
                #expect(page.contains(fact), "\(fact)")
            }
            _ = try await browser.postMultipart("/network/upload", [], file: ("file", Data("Name\nZed Far".utf8)))
            let joined = try await browser.get("/network/upload").text
            for name in ["Vera Wu", "Ike Obi", "Zed Far"] { #expect(joined.contains(name)) }
            #expect(joined.contains("3 people and organisations"))
            for nobody in ["Name,Strength\n", "Name,Strength\n,strong\n"] {
                let refused = try await browser.postMultipart("/network/upload", [], file: ("file", Data(nobody.utf8)))
                #expect(refused.status == 422 && refused.text.contains("The file holds nobody who could be added."))
                #expect(refused.text.contains("Row 2 has no name.") == nobody.contains(",strong"))
                #expect(refused.text.contains("Zed Far"))
            }
        }
    }

    @Test("come back with the reason where a choice is none, and nobody is added")
    func refused() async throws {
        let site = try await TestSite()
        try await site.test { browser in
            try await browser.signIn("mel")
            _ = try await browser.get("/network/upload")
            _ = try await browser.postMultipart("/network/upload", [], file: ("file", Self.file))
            let number = try await browser.get("/network/upload").hidden("upload")
            let page = try await browser.post(
                "/network/upload/choices",
                [
                    ("upload", number), ("strength-1", "strong"), ("mode-1", "x"), ("locality-1", "local"),
                    ("strength-2", "weak"),
                    ("mode-2", "in-person"), ("locality-2", "international"),
                ])
            #expect(page.status == 422 && page.text.contains("id=\"strength-1-error\""))
            #expect(page.text.contains("<option value=\"international\" selected>"))
            #expect(try await Self.names(site).isEmpty)
        }
    }

    @Test(
        "are refused where the file is none of people",
        arguments: [
            Data(), Data("<p>Ada</p>".utf8), Data([0x89, 0x50, 0x4E, 0x47]), Data(repeating: 0x41, count: 9 << 20),
        ])
    func noFile(_ bytes: Data) async throws {
        let site = try await TestSite()
        try await site.test { browser in
            try await browser.signIn("mel")
            _ = try await browser.get("/network/upload")
            let page = try await browser.postMultipart("/network/upload", [], file: ("file", bytes))
            #expect(page.status == 422 && page.text.contains("id=\"file-error\""))
            #expect(try await browser.post("/network/upload", visiting: "/network/upload").status == 422)
        }
    }
}
