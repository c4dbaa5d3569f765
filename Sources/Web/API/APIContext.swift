import Colloquium
import Hummingbird
import Store

/// A request of a program: a visitor's, or that of whose token it shows.
struct APIContext: ChildRequestContext {
    var coreContext: CoreRequestContextStorage
    /// Set by `TokenMiddleware`.
    var caller: Caller?

    init(context: VisitContext) {
        coreContext = context.coreContext
    }

    var viewer: Viewer { caller?.viewer ?? .visitor }
}

/// A request that may write; making one refuses every other.
struct WriterContext: ChildRequestContext {
    var coreContext: CoreRequestContextStorage
    private let caller: Caller

    init(context: APIContext) throws {
        guard let caller = context.caller else {
            throw Refusal(.signInNeeded, "Send an access token; members make them among their settings.")
        }
        guard caller.scope == .write else { throw ScopeNeeded() }
        coreContext = context.coreContext
        self.caller = caller
    }

    var viewer: Viewer { caller.viewer }
    var member: Number<Member> { caller.member }
}

/// A token that may only read came where one writes.
struct ScopeNeeded: Error {}
