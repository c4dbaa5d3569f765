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
        sheet.comments = try comments(on: member, for: member)
        sheet.written = try comments("author = \(member) AND owner <> \(member)", for: member)
        for row in try Row.all(
            self,
            """
            SELECT worksheet_comments.number, name FROM worksheet_comments JOIN members ON members.number = owner
            WHERE author = \(member) AND owner <> \(member)
            """)
        {
            sheet.owners[row["number"]] = row["name"]
        }
        sheet.guides = guidings.guides.map(\.other.name)
        sheet.trainees = guidings.trainees.map(\.guiding.other.name)
        sheet.requests = guidings.requests.map(\.other.name)
        sheet.asked = guidings.asked.map(\.other.name)
        sheet.links = try worksheetLinks("owner = \(member)")
        return sheet
    }
}
