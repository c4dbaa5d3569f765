/// What letters are about that one switch ends: not what somebody follows, but what they said they would do, and what is asked of
/// them.
package enum ReminderWords {
    package static let all =
        "discussions you come to and their dates, what is answered to you as an author, weeks in which you facilitate and the rota you keep, polls and panels that ask you, introductions, and mentors, coaches and sponsors"
}
