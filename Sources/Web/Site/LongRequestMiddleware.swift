import HTTPTypes
import Hummingbird

/// Takes what comes with much off the thread of its connection: files and long texts take long to read, and whoever else
/// is on that thread would wait.
struct LongRequestMiddleware<Context: RequestContext>: RouterMiddleware {
    /// In bytes.
    private static var limit: Int { 64 << 10 }

    func handle(
        _ request: Request, context: Context, next: (Request, Context) async throws -> Response
    ) async throws -> Response {
        guard isLong(request) else { return try await next(request, context) }
        return try await withTaskExecutorPreference(globalConcurrentExecutor) { try await next(request, context) }
    }

    private func isLong(_ request: Request) -> Bool {
        guard let length = request.headers[.contentLength] else { return request.headers[.transferEncoding] != nil }
        return Int(length).map { $0 > Self.limit } ?? true
    }
}
