package import Colloquium

extension Viewer {
    /// What a guest is and may do here, where a member would find something to press; empty for everybody else.
    package var guestText: String {
        isGuest
            ? "You are here as a guest. You can read what is public, and take part in what you were invited to. To take part in more, ask an administrator to make you a member."
            : ""
    }
}
