import Testing

@testable import Colloquium

@Suite("Profiles")
struct ProfileTests {
    private var entry: Profile.Entry {
        var entry = Profile.Entry()
        entry.name = "Ada Lovelace"
        entry.careerStage = "fellow"
        entry.specialties = "Paediatrics, Neonatology\nPaediatrics ,"
        entry.orcid = "https://orcid.org/0000-0002-1825-0097"
        entry.bio = "Counts."
        entry.timeZone = "Europe/Vienna"
        entry.visibilities = ["bio": "public", "country": "only-me"]
        return entry
    }

    @Test("are made of a valid form")
    func valid() throws {
        let profile = try Profile(entry, render: rendered)
        #expect(profile.careerStage == .fellow)
        #expect(profile.orcid == "0000-0002-1825-0097")
        #expect(profile.specialties == ["Paediatrics", "Neonatology", "Paediatrics"])
        #expect(profile.bio == Prose(source: "Counts.", html: "<p>Counts.</p>"))
        #expect(profile.visibilities == [.bio: .everyone, .country: .onlyMe])
    }

    @Test(
        "refuse each field at its own place",
        arguments: [
            (\Profile.Entry.name, "", "name"), (\.name, String(repeating: "a", count: 101), "name"),
            (\.credentials, String(repeating: "a", count: 81), "credentials"),
            (\.careerStage, "emperor", "career-stage"), (\.handle, "ada lovelace", "handle"),
            (\.institution, String(repeating: "a", count: 121), "institution"),
            (\.country, String(repeating: "a", count: 61), "country"),
            (\.specialties, Array(repeating: "a", count: 13).joined(separator: ","), "specialties"),
            (\.specialties, String(repeating: "a", count: 61), "specialties"),
            (\.orcid, "0000-0002-1825-0098", "orcid"), (\.bio, String(repeating: "a", count: 2_001), "bio"),
            (\.timeZone, "Mars/Olympus", "time-zone"),
        ] as [(TypedField<Profile.Entry>, String, String)])
    func refusals(_ key: TypedField<Profile.Entry>, _ value: String, _ field: String) {
        var wrong = entry
        wrong[keyPath: key] = value
        #expect(refusedFields { () throws(Refusal) in _ = try Profile(wrong, render: rendered) } == [field])
    }

    @Test("refuse a visibility there is none of", arguments: Profile.Field.allCases)
    func wrongVisibility(_ field: Profile.Field) {
        var wrong = entry
        wrong.visibilities = [field.rawValue: "enemies"]
        #expect(refusedFields { () throws(Refusal) in _ = try Profile(wrong, render: rendered) } == [field.rawValue])
    }

    @Test("show a field to those whom its visibility names", arguments: Profile.Field.allCases, Visibility.allCases)
    func shows(_ field: Profile.Field, _ visibility: Visibility) {
        var profile = Profile(name: "Ada")
        profile.visibilities[field] = visibility
        let owner = Viewer(member: 1, role: .member, clubs: [:])
        let other = Viewer(member: 2, role: .administrator, clubs: [:])
        #expect(profile.shows(field, of: 1, to: .visitor) == (visibility == .everyone))
        #expect(profile.shows(field, of: 1, to: other) == (visibility != .onlyMe))
        #expect(profile.shows(field, of: 1, to: owner))
    }

    @Test("by default show credentials and career stage to all, the rest to members", arguments: Profile.Field.allCases)
    func defaults(_ field: Profile.Field) {
        let expected: Visibility = field == .credentials || field == .careerStage ? .everyone : .members
        #expect(Profile(name: "Ada").visibility(of: field) == expected)
    }
}
