import Colloquium
import Testing

@testable import Formats

@Suite("Files of people")
struct ContactFileTests {
    private func read(_ text: String) throws -> ContactReading { try ContactFile.read(Array(text.utf8)) }

    private static let four = """
        BEGIN:VCARD\r\nVERSION:4.0\r\nFN:Dr. Vera Wu\r\nN:Wu;Vera;;Dr.;\r\nORG:Mercy Hospital;Emergency\r
        item1.EMAIL;TYPE=work:vera@example.org\r\nTEL;VALUE=uri;TYPE="voice,home":tel:+353-1-555\r\nCATEGORIES:sepsis,medical\\, education\r
        NOTE:Met in Cork\\nlast\r\n  spring\\; likes trials.\r\nEND:VCARD\r\n
        """

    @Test("as vCard 4.0 tell name, place, addresses, topics and notes, folded and escaped as RFC 6350 says")
    func vCard4() throws {
        let reading = try read(Self.four)
        let card = try #require(reading.cards.first)
        #expect(reading.problems.isEmpty && reading.cards.count == 1)
        #expect(card.name == "Dr. Vera Wu" && card.affiliation == "Mercy Hospital, Emergency" && !card.isOrganisation)
        #expect(card.contact == "vera@example.org, +353-1-555")
        #expect(card.topics == ["sepsis", "medical, education"])
        #expect(card.notes == "Met in Cork\nlast spring; likes trials.")
    }

    @Test("are read as we and Excel write them, with a mark before the head", arguments: ["Name", "\"Name\""])
    func marked(_ head: String) throws {
        let cards = try read("\u{FEFF}\(head),E-mail\r\nZoë Ångström,zoe@example.org\r\n").cards
        #expect(cards.map(\.name) == ["Zoë Ångström"] && cards.first?.contact == "zoe@example.org")
    }

    @Test("never have an address for a name, which others may be shown")
    func nameless() throws {
        let reading = try read("BEGIN:VCARD\r\nVERSION:4.0\r\nEMAIL:vera@example.org\r\nEND:VCARD\r\n")
        #expect(reading.cards.isEmpty && reading.problems.count == 1)
    }

    @Test("as vCard 3.0 tell the same, the name from its parts where none is written out")
    func vCard3() throws {
        let cards = try read(
            """
            BEGIN:VCARD
            VERSION:3.0
            N:Obi;Ike;J.;;MD
            ORG:Oslo
            END:VCARD
            BEGIN:VCARD
            VERSION:3.0
            FN:AMEE
            ORG:AMEE;
            X-ABShowAs:COMPANY
            END:VCARD
            begin:vcard
            version:4.0
            kind:org
            fn:Cochrane
            end:vcard
            """
        ).cards
        #expect(cards.map(\.name) == ["Ike J. Obi, MD", "AMEE", "Cochrane"])
        #expect(cards.map(\.isOrganisation) == [false, true, true])
        #expect(cards.map(\.affiliation) == ["Oslo", "", ""] && cards.map(\.row) == [1, 2, 3])
    }

    @Test("tell what cannot be read, card by card, and keep the others")
    func problems() throws {
        let reading = try read(
            """
            BEGIN:VCARD
            VERSION:2.1
            FN:Old
            END:VCARD
            BEGIN:VCARD
            VERSION:4.0
            TEL:1
            END:VCARD
            BEGIN:VCARD
            VERSION:4.0
            KIND:group
            FN:Friends
            END:VCARD
            BEGIN:VCARD
            VERSION:4.0
            FN:Cut
            """)
        #expect(reading.cards.map(\.name) == ["Cut"])
        #expect(reading.problems.count == 4)
        #expect(reading.problems[0].contains("version 2.1") && reading.problems[3].contains("cut off"))
    }

    @Test("as tables are read by their head, whatever parts the cells", arguments: [",", ";", "\t"])
    func table(_ separator: String) throws {
        let rows = [
            [
                "First Name", "Last Name", "Company", "E-mail Address", "Mobile Phone", "Categories", "Notes",
                "Strength",
            ],
            [
                "Vera", "Wu", "\"Mercy\(separator) Dublin\"", "v@e.org", "1", "\"a\nb\"", "\"said \"\"yes\"\"\"",
                "STRONG",
            ],
            ["", "", "AMEE", "", "", "", "", ""], ["", "", "", "x@e.org", "", "", "", ""],
            ["", "", "", "", "", "", "", ""],
        ]
        let reading = try read("\u{FEFF}" + rows.map { $0.joined(separator: separator) }.joined(separator: "\r\n"))
        #expect(reading.cards.map(\.name) == ["Vera Wu", "AMEE"])
        let place = "Mercy\(separator == "\t" ? "" : separator) Dublin"
        #expect(reading.cards[0].affiliation == place && reading.cards[0].contact == "v@e.org, 1")
        #expect(reading.cards[0].notes == "said \"yes\"" && reading.cards[0].topics == ["a", "b"])
        #expect(reading.cards[1].isOrganisation && reading.problems == ["Row 4 has no name."])
        #expect(Tie.Entry(reading.cards[0]).strength == "strong")
    }

    @Test("that say what a tie cannot be have it stand in the notes, and are added all the same")
    func unheardOf() throws {
        let head = "Name,Strength,Mode,Locality,Last contact\n"
        var entry = Tie.Entry(try read(head + "Ada,firm,psychic,lunar,in May").cards[0])
        #expect(
            [entry.strength, entry.mode, entry.locality, entry.lastContact] == ["weak", "mediated", "national", ""])
        #expect(entry.notes == "Last contact: in May\nStrength: firm\nMode: psychic\nLocality: lunar")
        entry = Tie.Entry(try read(head + "Ada,Strong,In person,LOCAL,2031-02-03").cards[0])
        #expect(entry.notes.isEmpty && entry.lastContact == "2031-02-03")
        entry.noteContact(after: "2026-11-29")
        #expect(entry.notes == "Last contact: 2031-02-03" && entry.lastContact.isEmpty)
        entry.noteContact(after: "2026-11-29")
        #expect(try Tie.Draft(entry, today: "2026-11-29").name == "Ada")
    }

    @Test("as Outlook writes them tell every telephone, and “online” is through technology")
    func outlook() throws {
        let card = try read(
            "First Name,Last Name,E-mail Address,E-mail 2 Address,Business Phone,Mobile Phone,Mode\nVera,Wu,v@e.org,w@e.org,1,2,Online"
        )
        #expect(card.problems.isEmpty && card.cards[0].contact == "v@e.org, w@e.org, 1, 2")
        #expect(Tie.Entry(card.cards[0]).mode == "mediated" && card.cards[0].leftovers.isEmpty)
        #expect(try read("Name,Work Phone,Mode\nIke,3,by owl").cards[0].contact == "3")
        #expect(try read("Name,Work Phone,Mode\nIke,3,by owl").cards[0].leftovers == ["Mode: by owl"])
    }

    @Test("as vCard with quoted-printable are decoded, over as many lines as they go")
    func quotedPrintable() throws {
        let cards = try read(
            """
            BEGIN:VCARD\r\nVERSION:3.0\r\nN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:Wu;Zo=C3=AB;;;\r
            NOTE;ENCODING=QUOTED-PRINTABLE:Met in C=C3=B3rdoba=0D=0Alast=\r\n spring, 2 =3D 2; or so=\r
            :ly.\r\nORG;CHARSET=ISO-8859-1;QUOTED-PRINTABLE:Z=FCrich\r\nTITLE:a=\r\nTEL:1\r\nEND:VCARD\r\n
            """
        ).cards
        let card = try #require(cards.first)
        #expect(card.name == "Zoë Wu" && card.affiliation == "Zürich" && card.contact == "1")
        #expect(card.notes == "a=\nMet in Córdoba\nlast spring, 2 = 2; or so:ly.")
    }

    @Test("tell of the rhythm and the role, and whatever else has no place in a tie is told, not lost in silence")
    func rhythms() throws {
        let head = "Name,Rhythm,Role,Birthday,Fax\n"
        let reading = try read(
            head
                + "Ada,every 3 months,\"Mentor, sponsor\",1 May,\nIke,Monthly,Nurse,,\nZed,2 weeks,,,\nYan,now and then,,,"
        )
        let entries = reading.cards.map { Tie.Entry($0) }
        #expect(entries.map(\.rhythmCount) == ["3", "1", "2", ""])
        #expect(entries.map(\.rhythmUnit) == ["months", "months", "weeks", ""])
        #expect(entries.map(\.roles) == [["mentor", "sponsor"], [], [], []])
        #expect(entries.map(\.notes) == ["", "Role: Nurse", "", "Rhythm: now and then"])
        #expect(reading.problems == ["Left out, since a tie has no place for it: “Birthday”."])
    }

    @Test("keep in the notes all of a name, and tell whose notes are too long for a tie")
    func tooLong() throws {
        let (name, contact) = (String(repeating: "n", count: 150), String(repeating: "c", count: 600))
        let reading = try read(
            "Name,E-mail,Notes\n\(name),\(contact),\(String(repeating: "x", count: 3_900))\nAda,,Short")
        let entry = Tie.Entry(reading.cards[0])
        #expect(entry.name.count == 100 && entry.notes.hasSuffix("x\n\(name)\n\(contact)"))
        #expect(entry.notes.count == Tie.notesLength)
        #expect(reading.problems.count == 1 && reading.problems[0].contains("have 4652 characters"))
        // A letter of several characters is counted as forms count it, so that the row can be added.
        let family = String(repeating: "👩‍👩‍👧‍👦", count: 60)
        let draft = try Tie.Draft(Tie.Entry(read("Name\n\(family)").cards[0]), today: "2026-11-29")
        #expect(draft.name.count < 60)
    }

    @Test("are refused where they are something else, nothing, or too large")
    func refused() {
        #expect(throws: FormatError.empty) { try read(" \r\n") }
        #expect(throws: FormatError.unrecognised) { try read("<html><body>Ada</body></html>") }
        #expect(throws: FormatError.unrecognised) { try read("a,b\n1,2") }
        #expect(throws: FormatError.unrecognised) { try ContactFile.read([0xFF, 0xD8, 0xFF, 0, 1, 2]) }
        #expect(throws: FormatError.tooLarge(limit: ContactCard.byteLimit)) {
            try ContactFile.read(Array(repeating: 0x20, count: ContactCard.byteLimit + 1))
        }
    }

    @Test("of more people than are taken keep the first and tell of the rest; hostile ones end soon")
    func many() throws {
        let reading = try read("Name\n" + (1...600).map { "P\($0)" }.joined(separator: "\n"))
        #expect(reading.cards.count == ContactCard.limit && reading.problems.count == 1)
        #expect(try read("Name,Notes\nAda,\"never closed").problems.count == 1)
        #expect(try read("BEGIN:VCARD\nVERSION:4.0\nFN:\u{202E}evil\u{0}\n").cards[0].name == "evil")
        #expect(try read(String(repeating: "BEGIN:VCARD\n", count: 20_000)).cards.isEmpty)
        let long = try read("BEGIN:VCARD\nVERSION:4.0\nFN:A\nNOTE:" + String(repeating: "x\n ", count: 200_000))
        #expect(Tie.Entry(long.cards[0]).notes.count == Tie.notesLength)
    }

    @Test("name the same person twice by name and place, however they are spelled")
    func doubles() throws {
        let cards = try read("Name,Company\nVéra Wu,Mercy\nvera  wu,MERCY\nVera Wu,Oslo").cards
        #expect(ContactCard.doubles(in: cards) == [2: 1])
    }
}
