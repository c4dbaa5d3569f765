import Testing

@testable import Colloquium

/// Everybody who may look, by what they are on the site and in club 7.
enum Reader: String, CaseIterable, Sendable {
    case visitor, member, clubMember, facilitator, moderator, administrator

    var viewer: Viewer {
        switch self {
        case .visitor: .visitor
        case .member: Viewer(member: 1, role: .member, clubs: [8: .facilitator])
        case .clubMember: Viewer(member: 2, role: .member, clubs: [7: .member])
        case .facilitator: Viewer(member: 3, role: .member, clubs: [7: .facilitator])
        case .moderator: Viewer(member: 4, role: .moderator, clubs: [:])
        case .administrator: Viewer(member: 5, role: .administrator, clubs: [:])
        }
    }

    var belongs: Bool { self == .clubMember || self == .facilitator }
}

@Suite("Who may read and write")
struct ViewerTests {
    @Test("in a club, for everybody and every visibility", arguments: Reader.allCases, Club.Visibility.allCases)
    func clubs(_ reader: Reader, _ visibility: Club.Visibility) {
        let mayRead =
            switch visibility {
            case .everyone: true
            case .members: reader != .visitor
            case .closed: reader.belongs || reader == .administrator
            }
        #expect(reader.viewer.mayRead(7, visibility) == mayRead)
        #expect(reader.viewer.mayWrite(in: 7, visibility) == (mayRead && reader != .visitor))
    }

    @Test("with which powers", arguments: Reader.allCases)
    func powers(_ reader: Reader) {
        let viewer = reader.viewer
        #expect(viewer.isMember == (reader != .visitor))
        #expect(viewer.isModerator == (reader == .moderator || reader == .administrator))
        #expect(viewer.isAdministrator == (reader == .administrator))
        #expect(viewer.facilitates(7) == (reader == .facilitator || reader == .administrator))
    }

    @Test("and a role without an account gives nothing", arguments: Member.Role.allCases)
    func nobody(_ role: Member.Role) {
        let nobody = Viewer(member: nil, role: role, clubs: [:])
        #expect(!nobody.isMember && !nobody.isModerator && !nobody.isAdministrator && !nobody.facilitates(7))
        #expect(!nobody.mayRead(7, .closed) && !nobody.mayRead(7, .members))
    }
}
