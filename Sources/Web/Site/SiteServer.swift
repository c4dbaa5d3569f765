package import Hummingbird
import HummingbirdCore
package import Logging
package import ServiceLifecycle

/// The HTTP server of a site.
package enum SiteServer {
    /// Serves `site` at an address, beside other services; ends when it is told to, after the requests under way.
    package static func application(
        _ site: WebSite, host: String = "127.0.0.1", port: Int = 0, services: [any Service] = [],
        logger: Logger = Logger(label: "colloquium.web"), onRunning: @escaping @Sendable (Int) async -> Void = { _ in }
    ) -> some ApplicationProtocol {
        Application(
            router: Routes.router(site), server: server(of: site, logger: logger),
            configuration: .init(address: .hostname(host, port: port)), services: services,
            onServerRunning: { channel in await onRunning(channel.localAddress?.port ?? port) }, logger: logger)
    }

    private static func server(of site: WebSite, logger: Logger) -> HTTPServerBuilder {
        HTTPServerBuilder { responder in
            ConnectionChannel(
                base: HTTP1Channel(
                    responder: responder,
                    configuration: .init(
                        additionalChannelHandlers: [StandingAnswerHandler(site: site, logger: logger)])))
        }
    }
}
