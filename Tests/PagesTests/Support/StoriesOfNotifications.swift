import Colloquium

@testable import Pages

extension Storybook {
    var notifications: [any Page] {
        let entries = NotificationReason.allCases.map {
            NotificationsPage.Entry(
                $0, by: $0.namesActor ? (2, text) : nil, path: "/contributions/1", words: text, at: now, isRead: false,
                time: time)
        }
        let followed = [Matter.Kind.article, .contribution, .synthesis, .question, .answer].map {
            NotificationsPage.Entry(
                .followed, FollowedNews($0, .journal(text)), by: (2, text), path: "/contributions/1", words: text,
                at: now, isRead: false, time: time)
        }
        return [
            NotificationsPage(
                [
                    .init(.discussion(2), title: text, isMuted: false, count: 5, unread: 5, entries: followed),
                    .init(.discussion(1), title: text, isMuted: false, count: 99, unread: 2, entries: entries),
                    .init(.question(1), title: text, isMuted: true, count: 1, unread: 0, entries: entries),
                    .init(.poll(1), title: text, isMuted: false, count: 1, unread: 1, entries: entries),
                    .init(.panel(1), title: text, isMuted: true, count: 1, unread: 0, entries: entries),
                ], newsAbove, hasUnread: true, unwanted: [.mention], muted: [.init(2, text)],
                mailStop: MailStop(address: text, reason: text),
                pagination: Pagination(path: "/notifications", page: 2, hasMore: true),
                notice: text, csrf: csrf)
        ]
    }

    var bareNotifications: [any Page] {
        [
            NotificationsPage(
                [], .init(), hasUnread: false, unwanted: [], muted: [], mailStop: nil,
                pagination: Pagination(path: "/notifications", page: 1, hasMore: false), notice: "",
                csrf: csrf)
        ]
    }

    private var newsAbove: NotificationsPage.PageNews {
        var news = NotificationsPage.PageNews()
        news.week = [.init(text, [.init(text, path: "/discussions/1", text: text)])]
        news.introductions = introductionLines
        news.worksheets = [
            .init(requests: 2), .init(namings: 1), .init(commentBy: text, on: nil, text, at: now, time: time),
            .init(commentBy: text, on: 1, text, at: now, time: time),
        ]
        news.mentoring = [
            .init(.asked, .mentor, by: text, path: "/network/mentoring/asks/1", day: nil, at: now, time: time)
        ]
        return news
    }
}
