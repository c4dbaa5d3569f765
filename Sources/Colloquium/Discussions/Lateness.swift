extension Viewer {
    /// Whether what the viewer writes in a discussion that is over is taken, and marked as late. Guests are invited to the
    /// discussion alone, until its end.
    /// - Parameter takesLate: whether the club takes such ones, and the discussion took place.
    package func isWelcomeLate(
        in club: Number<Club>, _ visibility: Club.Visibility, takesLate: Bool, at stage: Stage
    ) -> Bool {
        takesLate && stage.isOver && mayWrite(in: club, visibility)
    }
}
