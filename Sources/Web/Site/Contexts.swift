import Colloquium
import Hummingbird
import Logging
import NIOCore
import Store

/// What a request carries on its way: maybe somebody who is signed in, and the form that was sent.
struct VisitContext: RequestContext {
    var coreContext: CoreRequestContextStorage
    /// The address the request came from, as the socket says.
    let peer: String
    /// Set by `SessionMiddleware`, before anything that reads it.
    var visit: Visit
    /// Set by `FormMiddleware` for a POST.
    var form = FormData()

    init(source: ApplicationRequestContextSource) {
        coreContext = .init(source: source)
        peer = source.channel.remoteAddress?.ipAddress ?? "local"
        visit = Visit(
            signedIn: nil, sessionToken: nil, formSecret: "", signature: { _ in "" }, isSignature: { _, _ in false })
    }

    var viewer: Viewer { visit.viewer }
}

/// A request of somebody who is signed in, a guest too; making one refuses everybody else.
struct ParticipantContext: ChildRequestContext {
    var coreContext: CoreRequestContextStorage
    let visit: Visit
    let form: FormData
    let peer: String
    let signedIn: SignedIn

    init(context: VisitContext) throws {
        guard let signedIn = context.visit.signedIn else {
            throw Refusal(.signInNeeded, "Sign in to go on.")
        }
        coreContext = context.coreContext
        visit = context.visit
        form = context.form
        peer = context.peer
        self.signedIn = signedIn
    }

    var viewer: Viewer { signedIn.viewer }
    var member: Member { signedIn.member }
}

/// A request of a member; making one refuses guests, who take part in what they were invited to and in nothing else.
struct MemberContext: ChildRequestContext {
    var coreContext: CoreRequestContextStorage
    let visit: Visit
    let form: FormData
    let peer: String
    let signedIn: SignedIn

    init(context: ParticipantContext) throws {
        guard context.viewer.isMember else {
            throw Refusal(.forbidden, "This is for members of the site. You are here as a guest.")
        }
        coreContext = context.coreContext
        visit = context.visit
        form = context.form
        peer = context.peer
        signedIn = context.signedIn
    }

    var viewer: Viewer { signedIn.viewer }
    var member: Member { signedIn.member }
}

/// A request of a moderator; administrators are moderators too.
struct ModeratorContext: ChildRequestContext {
    var coreContext: CoreRequestContextStorage
    let visit: Visit
    let form: FormData

    init(context: MemberContext) throws {
        guard context.viewer.isModerator else {
            throw Refusal(.forbidden, "This page is for moderators.")
        }
        coreContext = context.coreContext
        visit = context.visit
        form = context.form
    }

    var viewer: Viewer { visit.viewer }
}

/// A request of an administrator.
struct AdministratorContext: ChildRequestContext {
    var coreContext: CoreRequestContextStorage
    let visit: Visit
    let form: FormData
    let member: Member

    init(context: MemberContext) throws {
        guard context.viewer.isAdministrator else {
            throw Refusal(.forbidden, "This page is for administrators.")
        }
        coreContext = context.coreContext
        visit = context.visit
        form = context.form
        member = context.member
    }

    var viewer: Viewer { visit.viewer }
}

/// What every kind of request can be answered with.
protocol Visiting: RequestContext {
    var visit: Visit { get }
    var form: FormData { get }
}

extension VisitContext: Visiting {}
extension ParticipantContext: Visiting {}
extension MemberContext: Visiting {}
extension ModeratorContext: Visiting {}
extension AdministratorContext: Visiting {}
