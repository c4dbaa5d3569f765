extension WorksheetTemplate {
    static let faculty = WorksheetTemplate(
        stage: .faculty,
        goals: [
            Goal(
                "Widen a network that has become all strong, local ties",
                measure: "Five weak ties at other institutions, two of them abroad, each in touch twice", days: 300),
            Goal(
                "Help two trainees build networks of their own",
                measure: "Both have a worksheet, and three introductions came of it", days: 240),
        ],
        steps: [
            Step(.profile, "Say on my profile what I can be asked about, and what I want to learn", goal: 0, days: 14),
            Step(
                .resources, "Share a teaching session of mine so that others can use it without asking", goal: 0,
                days: 60),
            Step(
                .mentors, "Ask each trainee whether they need a mentor, a coach or a sponsor, and be one of them",
                goal: 1, days: 45),
            Step(
                .conferences, "Take a trainee to a meeting and introduce them to three people by name", goal: 1,
                days: 180),
            Step(.journalClub, "Hand the chair of one discussion to a trainee and write with them", goal: 1, days: 90),
            Step(.weakTies, "Write to three people I have not spoken to for a year", goal: 0, days: 30),
            Step(
                .scholarship, "Begin one piece of scholarship with somebody outside my department", goal: 0, days: 150),
            Step(
                .international, "Invite a colleague from another country to one of our discussions", goal: 0, days: 120),
        ])

    static let other = WorksheetTemplate(
        stage: .other,
        goals: [
            Goal(
                "Learn from people of at least three professions",
                measure: "One tie in each of three professions, each with a topic we share", days: 180),
            Goal(
                "Bring one piece of evidence from reading into daily work",
                measure: "One change agreed with my team, and looked at again after three months", days: 240),
        ],
        steps: [
            Step(.profile, "Write what my profession sees that others do not", goal: 0, days: 14),
            Step(.resources, "Share one guideline or tool my profession relies on", goal: 1, days: 45),
            Step(.mentors, "Find somebody who made the move I am thinking of, and ask how", goal: 0, days: 60),
            Step(
                .conferences, "Pass on three points of a meeting to colleagues of another profession", goal: 0,
                days: 120),
            Step(.journalClub, "Comment on one article from where I stand", goal: 1, days: 30),
            Step(.weakTies, "Have lunch with somebody from a ward or a department I never see", goal: 0, days: 45),
            Step(.scholarship, "Offer my part to a project that lacks my profession", goal: 1, days: 120),
            Step(
                .international, "Find out how my work is done in one other country, from somebody who does it", goal: 0,
                days: 150),
        ])
}
