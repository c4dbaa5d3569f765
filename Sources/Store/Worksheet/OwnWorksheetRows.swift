import Colloquium
import GRDB

extension Database {
    /// All that a member keeps of their worksheet and of guiding.
    func ownSheet(of member: Number<Member>) throws -> OwnWritings.OwnSheet {
        let own = try ownWorksheet(of: member)
        let guidings = try guidings(of: member)
        var sheet = OwnWritings.OwnSheet()
        sheet.worksheet = own.reading.worksheet
        sheet.names = own.reading.names
        sheet.sharing = own.sharing
        sheet.named = own.named
        sheet.reminds = own.reminds
        sheet.comments = try comments("owner = \(member)", for: member)
        sheet.written = try comments("author = \(member) AND owner <> \(member)", for: member)
        sheet.guides = guidings.guides.map(\.other.name)
        sheet.trainees = guidings.trainees.map(\.guiding.other.name)
        sheet.asked = guidings.asked.map(\.other.name)
        sheet.links = try worksheetLinks("owner = \(member)")
        return sheet
    }
}
