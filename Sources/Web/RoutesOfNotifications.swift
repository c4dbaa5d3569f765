import Hummingbird

/// What members are told on the site.
extension Routes {
    static func notifications(_ router: RouterGroup<MemberContext>, _ site: WebSite) {
        let notifications = NotificationController(site: site)
        router.get("/notifications", use: notifications.list)
        router.post("/notifications/reading", use: notifications.read)
        router.post("/notifications/mutes", use: notifications.mute)
        router.post("/notifications/mutes/removal", use: notifications.unmute)
        router.post("/notifications/:reason/refusal", use: notifications.switchOff)
        router.post("/notifications/:reason/refusal/removal", use: notifications.switchOn)
    }
}
