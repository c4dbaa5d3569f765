import Colloquium
import Testing

@Suite("What is news to whom")
struct FollowingRuleTests {
    private static let tag = Tag.list("asthma")[0]

    private static func matter(
        _ kind: Matter.Kind = .article, club: Number<Club> = 1, by author: Number<Member>? = 7, at: Int64 = 10,
        earlier: [Number<Club>] = []
    ) -> Matter {
        Matter(
            Matter.Key(kind, 5), club: club, author: author, thread: .discussion(3), at: Instant(rawValue: at),
            tags: [tag], journals: ["lancet"], terms: ["fluid-therapy"], earlierClubs: earlier)
    }

    private static func following(_ scopes: [Subscription.Scope], since: Int64 = 10) -> Following {
        Following(
            scopes.map { ($0, Instant(rawValue: since)) }, own: [1], readable: [1, 2])
    }

    @Test(
        "is what a wish names, from when it was made",
        arguments: [
            (.site, true), (.clubs, true), (.club(1), true), (.club(2), false), (.tag(tag), true),
            (.tag(Tag.list("cancer")[0]), false), (.journal("THE Lancet."), true), (.journal("Lancet Oncology"), false),
            (.term("Fluid therapy"), true), (.term("asthma"), true), (.term("fluid"), false), (.member(7), true),
            (.member(8), false), (.discussion(3), false), (.replies, false),
        ] as [(Subscription.Scope, Bool)])
    func asks(_ scope: Subscription.Scope, _ isAsked: Bool) {
        #expect(Self.following([scope]).asks(for: Self.matter()) == isAsked)
        #expect(!Self.following([scope], since: 11).asks(for: Self.matter()))
    }

    @Test("is found in the clubs that are followed, unless a wish reaches beyond them")
    func clubs() {
        #expect(Self.following([.clubs]).followedClubs == [1])
        #expect(Set(Self.following([.clubs, .club(2), .tag(Self.tag)]).followedClubs ?? []) == [1, 2])
        #expect(Self.following([.site]).followedClubs == nil)
        #expect(!Self.following([.clubs, .club(2), .replies, .discussion(3)]).asksBeyondClubs)
        for scope in [.site, .tag(Self.tag), .journal("The Lancet"), .term("Sepsis"), .member(7)]
            as [Subscription.Scope]
        {
            #expect(Self.following([.clubs, scope]).asksBeyondClubs)
        }
    }

    @Test("of a whole site is an article that no club one may read had before")
    func again() {
        let site = Self.following([.site])
        #expect(!site.asks(for: Self.matter(earlier: [2])))
        #expect(site.asks(for: Self.matter(earlier: [9])))
        #expect(Self.following([.club(1)]).asks(for: Self.matter(earlier: [2])))
    }

    @Test("is a club's week where the club, one's clubs or the site is followed")
    func week() {
        #expect(Self.following([.tag(Self.tag), .member(7)]).since(inClub: 1) == nil)
        for scope in [.site, .clubs, .club(1)] as [Subscription.Scope] {
            #expect(Self.following([scope]).since(inClub: 1) == Instant(rawValue: 10))
        }
        #expect(Self.following([.clubs]).since(inClub: 2) == nil)
    }

    @Test("is nothing that may not be read, was told, is one's own, was silenced, or read")
    func reader() {
        let matter = Self.matter()
        func reader(
            _ member: Number<Member>? = 4, readable: Set<Number<Club>> = [1], muting: Muting = Muting(),
            told: Set<Matter.Key> = [], visit: Int64? = nil
        ) -> NewsReader {
            NewsReader(
                member: member, readable: readable, muting: muting, told: told,
                visits: visit.map { [.discussion(3): Instant(rawValue: $0)] } ?? [:])
        }
        #expect(reader().isNews(matter) && reader(nil).isNews(matter))
        #expect(!reader(readable: [2]).isNews(matter))
        #expect(!reader(told: [matter.key]).isNews(matter))
        #expect(reader(told: [Matter.Key(.contribution, 5)]).isNews(matter))
        #expect(!reader(7).isNews(matter))
        #expect(!reader(muting: Muting(members: [7])).isNews(matter))
        #expect(!reader(muting: Muting(threads: [.discussion(3)])).isNews(matter))
        #expect(!reader(muting: Muting(threads: [.discussion(3)])).isNews(Self.matter(.closing, by: nil)))
        #expect(!reader(visit: 10).isNews(matter) && reader(visit: 9).isNews(matter))
        #expect(reader(visit: 20).isNews(Self.matter(.closing, by: nil)), "That it closes is worth saying.")
    }

    @Test("is no question and no answer in one that was opened since", arguments: [Matter.Kind.question, .answer])
    func questions(_ kind: Matter.Kind) {
        let matter = Matter(
            Matter.Key(kind, 5), club: 1, author: 7, thread: .question(3), at: Instant(rawValue: 10))
        func reader(_ thread: NewsThread, _ visit: Int64) -> NewsReader {
            NewsReader(member: 4, readable: [1], visits: [thread: Instant(rawValue: visit)])
        }
        #expect(!reader(.question(3), 10).isNews(matter) && reader(.question(3), 9).isNews(matter))
        #expect(reader(.discussion(3), 10).isNews(matter) && reader(.question(4), 10).isNews(matter))
    }
}
