import GRDB

/// Every schema that ever shipped, oldest first. A migration speaks in strings, never in today's types, and is never
/// edited once it has shipped.
enum Migrations {
    static var all: DatabaseMigrator {
        var migrator = DatabaseMigrator()
        migrator.registerMigration("0001 main job") { try $0.execute(sql: mainJob) }
        migrator.registerMigration("0002 claims") {
            try $0.execute(sql: claims)
            try $0.execute(sql: claimsOfOldArticles)
        }
        migrator.registerMigration("0003 sources") { try $0.execute(sql: sources) }
        migrator.registerMigration("0004 kept answers") { try $0.execute(sql: keptAnswers) }
        migrator.registerMigration("0005 item search") { try $0.execute(sql: itemSearch) }
        migrator.registerMigration("0007 followed names") { try $0.execute(sql: followedNames) }
        migrator.registerMigration("0008 discussion versions") { try $0.execute(sql: discussionVersions) }
        migrator.registerMigration("0009 reading marks") { try $0.execute(sql: readingMarks) }
        migrator.registerMigration("0010 appraisals") { try $0.execute(sql: appraisals) }
        migrator.registerMigration("0011 appraisal versions") { try $0.execute(sql: appraisalVersions) }
        migrator.registerMigration("0012 shared names") { try $0.execute(sql: sharedNames) }
        migrator.registerMigration("0013 source versions") { try $0.execute(sql: sourceVersions) }
        migrator.registerMigration("0014 draft forms") { try $0.execute(sql: draftForms) }
        migrator.registerMigration("0015 audit of merging") { try $0.execute(sql: auditOfMerging) }
        migrator.registerMigration("0016 archive") { try $0.execute(sql: archive) }
        migrator.registerMigration("0018 signals") { try $0.execute(sql: signals) }
        migrator.registerMigration("0019 handles") { try $0.execute(sql: handles) }
        migrator.registerMigration("0020 contributing") { try $0.execute(sql: contributing) }
        migrator.registerMigration("0021 works looked after") { try $0.execute(sql: worksLookedAfter) }
        migrator.registerMigration("0022 reading changes") { try $0.execute(sql: readingChanges) }
        migrator.registerMigration("0023 touched drafts") { try $0.execute(sql: touchedDrafts) }
        migrator.registerMigration("0024 CPD entries") { try $0.execute(sql: cpdEntries) }
        migrator.registerMigration("0025 club time zones") { try $0.execute(sql: clubTimeZones) }
        migrator.registerMigration("0026 synthesis versions") { try $0.execute(sql: synthesisVersions) }
        migrator.registerMigration("0027 proposers on discussions") { try $0.execute(sql: proposersOnDiscussions) }
        migrator.registerMigration("0028 prompts") { try $0.execute(sql: prompts) }
        migrator.registerMigration("0029 pinned contributions") { try $0.execute(sql: pinnedContributions) }
        migrator.registerMigration("0030 comings") { try $0.execute(sql: comings) }
        migrator.registerMigration("0031 rota") { try $0.execute(sql: rota) }
        migrator.registerMigration("0032 authors as guests") {
            try $0.execute(sql: authorsAsGuests)
            try $0.execute(sql: knowledgeOfCitedWorks)
        }
        migrator.registerMigration("0033 poll memory") { try $0.execute(sql: pollMemory) }
        migrator.registerMigration("0034 came with") { try $0.execute(sql: cameWith) }
        migrator.registerMigration("0035 desk memory") { try $0.execute(sql: deskMemory) }
        migrator.registerMigration("0036 pending drafts") { try $0.execute(sql: pendingDrafts) }
        migrator.registerMigration("0038 evidence") { try $0.execute(sql: evidence) }
        migrator.registerMigration("0039 held answers") { try $0.execute(sql: heldAnswers) }
        migrator.registerMigration("0040 judgements") { try $0.execute(sql: judgements) }
        migrator.registerMigration("0041 polls") { try $0.execute(sql: polls) }
        migrator.registerMigration("0042 panels") { try $0.execute(sql: panels) }
        migrator.registerMigration("0043 polls of panels") { try $0.execute(sql: pollsOfPanels) }
        migrator.registerMigration("0044 panel judgements") { try $0.execute(sql: panelJudgements) }
        migrator.registerMigration("0045 muting") { try $0.execute(sql: muting) }
        migrator.registerMigration("0046 subscriptions") { try $0.execute(sql: subscriptions) }
        migrator.registerMigration("0047 club readers") { try $0.execute(sql: clubReaders) }
        migrator.registerMigration("0048 feeds") { try $0.execute(sql: feeds) }
        migrator.registerMigration("0049 notifications") { try $0.execute(sql: notifications) }
        migrator.registerMigration("0051 bounces") { try $0.execute(sql: bounces) }
        migrator.registerMigration("0052 courses") { try $0.execute(sql: courses) }
        migrator.registerMigration("0054 ties") { try $0.execute(sql: ties) }
        migrator.registerMigration("0055 blocks") { try $0.execute(sql: blocks) }
        migrator.registerMigration("0056 network uploads") { try $0.execute(sql: networkUploads) }
        migrator.registerMigration("0058 mail desk") { try $0.execute(sql: mailDesk) }
        migrator.registerMigration("0060 panel letters") { try $0.execute(sql: panelLetters) }
        migrator.registerMigration("0061 moved letters") { try $0.execute(sql: movedLetters) }
        migrator.registerMigration("0062 question changes") { try $0.execute(sql: questionChanges) }
        migrator.registerMigration("0063 suggestions") { try $0.execute(sql: suggestions) }
        migrator.registerMigration("0064 introductions") { try $0.execute(sql: introductions) }
        migrator.registerMigration("0065 worksheets") { try $0.execute(sql: worksheets) }
        migrator.registerMigration("0066 guiding") { try $0.execute(sql: guiding) }
        migrator.registerMigration("0067 mentoring") { try $0.execute(sql: mentoring) }
        migrator.registerMigration("0068 mentoring tellings") { try $0.execute(sql: mentoringTellings) }
        migrator.registerMigration("0069 tie guards") { try $0.execute(sql: tieGuards) }
        migrator.registerMigration("0070 access tokens") { try $0.execute(sql: accessTokens) }
        migrator.registerMigration("0072 retractions in digests") { try $0.execute(sql: retractionsInDigests) }
        migrator.registerMigration("0073 mail care") { try $0.execute(sql: mailCare) }
        migrator.registerMigration("0074 tie roles") { try $0.execute(sql: tieRoles) }
        migrator.registerMigration("0075 erased introductions") { try $0.execute(sql: erasedIntroductions) }
        migrator.registerMigration("0076 judgements of versions") { try $0.execute(sql: judgementsOfVersions) }
        migrator.registerMigration("0078 poll notifications") { try $0.execute(sql: pollNotifications) }
        migrator.registerMigration("0080 question times") { try $0.execute(sql: questionTimes) }
        migrator.registerMigration("0081 sighted items") { try $0.execute(sql: sightedItems) }
        migrator.registerMigration("0082 read on site") { try $0.execute(sql: readOnSite) }
        migrator.registerMigration("0083 shared mail") { try $0.execute(sql: sharedMail) }
        // These break no reference: looking for broken ones through millions of rows would keep a large site from starting.
        migrator.registerMigration("0084 news care", foreignKeyChecks: .immediate) { try $0.execute(sql: newsCare) }
        migrator.registerMigration("0086 visit edition", foreignKeyChecks: .immediate) {
            try $0.execute(sql: visitEdition)
        }
        migrator.registerMigration("0087 standing contributions", foreignKeyChecks: .immediate) {
            try $0.execute(sql: standingContributions)
        }
        migrator.registerMigration("0088 ordered lists", foreignKeyChecks: .immediate) {
            try $0.execute(sql: orderedLists)
        }
        migrator.registerMigration("0089 decoded names", foreignKeyChecks: .immediate, migrate: decodedNames)
        migrator.registerMigration("0090 withdrawn quotations", foreignKeyChecks: .immediate) {
            try $0.execute(sql: withdrawnQuotations)
        }
        migrator.registerMigration("0091 posting versions", foreignKeyChecks: .immediate) {
            try $0.execute(sql: postingVersions)
        }
        migrator.registerMigration("0092 narrowed search", foreignKeyChecks: .immediate) {
            try $0.execute(sql: narrowedSearch)
        }
        migrator.registerMigration("0094 forms of drafts", foreignKeyChecks: .immediate) {
            try $0.execute(sql: formsOfDrafts)
        }
        migrator.registerMigration("0095 appraisal drafts", foreignKeyChecks: .immediate) {
            try $0.execute(sql: appraisalDrafts)
        }
        migrator.registerMigration("0096 whom discussions tell", foreignKeyChecks: .immediate) {
            try $0.execute(sql: whomDiscussionsTell)
        }
        migrator.registerMigration("0097 rota tellings", foreignKeyChecks: .immediate) {
            try $0.execute(sql: rotaTellings)
        }
        return migrator
    }
}
