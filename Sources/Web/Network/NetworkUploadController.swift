import Colloquium
import Formats
import Hummingbird
import Pages
import Store

/// People from a file: read, shown, and added as the member chooses.
struct NetworkUploadController: Sendable {
    let site: WebSite

    func show(_ request: Request, _ context: MemberContext) async throws -> Response {
        try await page(request, context, added: Int(request.query("added")))
    }

    func receive(_ request: Request, _ context: MemberContext) async throws -> Response {
        do {
            guard let bytes = context.form.file("file") else {
                throw Refusal.invalid("file", "Choose a file first.")
            }
            let reading = try reading(of: bytes)
            if reading.cards.isEmpty {
                let reasons = reading.problems.prefix(5).map { " \($0)" }.joined()
                throw Refusal.invalid("file", "The file holds nobody who could be added.\(reasons)")
            }
            let name = context.form.fileName("file").tidiedLine.excerpt(100)
            try await site.store.keepUpload(
                reading.cards, problems: reading.problems, named: name, by: context.viewer, at: site.now)
            return site.redirect(to: "\(SitePath.networkUpload)#found")
        } catch let refusal as Refusal where refusal.isAboutInput {
            return try await page(request, context, refusal)
        }
    }

    func choose(_ request: Request, _ context: MemberContext) async throws -> Response {
        let upload = try await site.store.upload(of: context.viewer)
        guard let upload, upload.number.description == context.form["upload"] else {
            return site.redirect(to: SitePath.networkUpload)
        }
        var chosen: [Int: NetworkUploadPage.Chosen] = [:]
        var drafts: [ChosenCard] = []
        var problems: [Refusal.Problem] = []
        for card in upload.cards {
            var choice = NetworkUploadPage.Chosen(context.form, card.row)
            do {
                if let draft = try draft(card, choice, context) {
                    drafts.append(ChosenCard(row: card.row, draft: draft))
                }
            } catch {
                choice.problem = error.reason
                problems.append(Refusal.Problem("strength-\(card.row)", "\(card.name): \(error.reason)"))
            }
            chosen[card.row] = choice
        }
        do {
            if !problems.isEmpty { throw Refusal(invalid: problems) }
            let added = try await site.store.add(drafts, of: upload.number, by: context.viewer, at: site.now)
            return site.redirect(to: "\(SitePath.networkUpload)?added=\(added)")
        } catch let refusal as Refusal where refusal.isAboutInput {
            return try await page(request, context, refusal, chosen: chosen)
        }
    }

    func discard(_ request: Request, _ context: MemberContext) async throws -> Response {
        try await site.store.discardUpload(by: context.viewer)
        return site.redirect(to: SitePath.networkUpload)
    }

    private func reading(of bytes: [UInt8]) throws(Refusal) -> ContactReading {
        do { return try ContactFile.read(bytes) } catch {
            throw switch error {
            case .empty: .invalid("file", "The file is empty: export it again.")
            case .tooLarge:
                .invalid("file", "The file is larger than 8 MB: export fewer people, or without photographs.")
            default:
                .invalid(
                    "file",
                    "This is neither a vCard nor a table with a column “Name”: export it as vCard 3.0 or 4.0, or as CSV."
                )
            }
        }
    }

    /// What is added for a row; nil to leave it out.
    private func draft(
        _ card: ContactCard, _ choice: NetworkUploadPage.Chosen, _ context: MemberContext
    ) throws(Refusal) -> Tie.Draft? {
        if choice.strength.isEmpty { return nil }
        var entry = Tie.Entry(card)
        entry.noteContact(after: context.visit.time.date(site.now))
        (entry.strength, entry.mode, entry.locality) = (choice.strength, choice.mode, choice.locality)
        return try Tie.Draft(entry, today: context.visit.time.date(site.now))
    }

    private func page(
        _ request: Request, _ context: MemberContext, _ refusal: Refusal? = nil, added: Int? = nil,
        chosen: [Int: NetworkUploadPage.Chosen] = [:]
    ) async throws -> Response {
        let upload = try await site.store.upload(of: context.viewer)
        let waiting = upload.map {
            NetworkUploadPage.Waiting(
                $0.number.description, named: $0.name, $0.cards, problems: $0.problems, present: $0.present,
                today: context.visit.time.date(site.now), chosen: chosen)
        }
        let page = NetworkUploadPage(
            waiting, added: added, csrf: context.visit.formToken, problems: refusal?.problems ?? [])
        return try await site.respond(page, to: request, context, status: refusal?.status ?? .ok)
    }
}

extension NetworkUploadPage.Chosen {
    fileprivate init(_ form: FormData, _ row: Int) {
        self.init()
        strength = form["strength-\(row)"]
        mode = form["mode-\(row)"]
        locality = form["locality-\(row)"]
    }
}

extension FormData {
    /// What an uploaded file was called.
    fileprivate func fileName(_ name: String) -> String {
        parts.first { $0.name == name && $0.fileName != nil }?.fileName ?? ""
    }
}
