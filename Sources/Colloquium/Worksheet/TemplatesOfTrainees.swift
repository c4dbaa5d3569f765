extension WorksheetTemplate {
    static let student = WorksheetTemplate(
        stage: .student,
        goals: [
            Goal(
                "Know three people in the field I may choose, beyond my own school",
                measure: "Three ties with a name, a topic and a conversation I noted", days: 180),
            Goal(
                "Read research critically without being led through it",
                measure: "Four discussions in which I wrote a strength or a limitation of my own", days: 150),
        ],
        steps: [
            Step(.profile, "Write two sentences on what I study and what I am curious about", goal: 0, days: 14),
            Step(.resources, "Post the explanation that made a hard topic clear to me, and say why", goal: 1, days: 30),
            Step(.mentors, "Ask a resident I liked working with how they chose, over a coffee", goal: 0, days: 45),
            Step(
                .conferences, "Go to one student session or webinar and write down three things to pass on", goal: 0,
                days: 120),
            Step(.journalClub, "Write one critique in each of the next four discussions", goal: 1, days: 120),
            Step(.weakTies, "Write to a student two years ahead whom I met once", goal: 0, days: 60),
            Step(.scholarship, "Ask who needs help with a chart review, a case report or a poster", goal: 1, days: 90),
            Step(
                .international, "Talk to one student of another country about how they are taught", goal: 0, days: 150),
        ])

    static let resident = WorksheetTemplate(
        stage: .resident,
        goals: [
            Goal(
                "Have a mentor for my career and a different person who coaches my teaching",
                measure: "Both said yes, and we met twice each", days: 180),
            Goal(
                "Lead one journal club that changes what we do on the ward",
                measure: "One discussion led and synthesised, one change agreed with the team", days: 150),
        ],
        steps: [
            Step(.profile, "Bring my profile up to date: specialty, interests, ORCID iD", goal: 0, days: 14),
            Step(.resources, "Share the one handout I use every week, with a note on when", goal: 1, days: 30),
            Step(
                .mentors, "Name what I need from a mentor, a coach and a sponsor, and ask one person for each", goal: 0,
                days: 60),
            Step(.conferences, "Report three findings of our next meeting to those on call", goal: 1, days: 120),
            Step(.journalClub, "Bring an article to the club and write why it may change practice", goal: 1, days: 45),
            Step(.weakTies, "Thank somebody I rotated with last year and ask what they work on", goal: 0, days: 60),
            Step(.scholarship, "Write up one case or teaching session with a colleague", goal: 1, days: 150),
            Step(.international, "Ask an author abroad one question about their paper", goal: 1, days: 90),
        ])

    static let fellow = WorksheetTemplate(
        stage: .fellow,
        goals: [
            Goal(
                "Be known outside my programme for one topic",
                measure: "Two invitations to speak, write or review on it", days: 300),
            Goal(
                "Have a sponsor who puts my name forward before my fellowship ends",
                measure: "One person named me for a role, a talk or a committee", days: 240),
        ],
        steps: [
            Step(
                .profile, "State my topic in one line, the same here and wherever people look me up", goal: 0, days: 14),
            Step(.resources, "Share a reading list for my topic and keep it current", goal: 0, days: 45),
            Step(.mentors, "Ask my mentor who could sponsor me, and for an introduction", goal: 1, days: 60),
            Step(.conferences, "Offer to summarise the sessions on my topic for those at home", goal: 0, days: 150),
            Step(.journalClub, "Invite the author of a recent trial to our discussion of it", goal: 0, days: 90),
            Step(
                .weakTies, "Write to three people I met at the last meeting, each with something useful to them",
                goal: 1, days: 45),
            Step(.scholarship, "Agree on one paper with somebody at another institution", goal: 0, days: 180),
            Step(.international, "Find the person abroad who works on my topic, and compare notes", goal: 0, days: 120),
        ])
}
