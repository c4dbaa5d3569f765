import Hummingbird

/// The description of the API for programs (OpenAPI 3.1).
struct DescriptionController: Sendable {
    let site: WebSite

    func show(_ request: Request, _ context: APIContext) async throws -> Response {
        let body = try await FileIO().loadFile(path: "\(site.publicDirectory)/openapi.json", context: context)
        return Response(
            status: .ok, headers: [.contentType: "application/json", .cacheControl: "no-store"], body: body)
    }
}
