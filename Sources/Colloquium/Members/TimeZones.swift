import Foundation

/// The time zones a member or a club may choose from: IANA names with a region, and UTC.
package enum TimeZones {
    package static let all: [String] =
        Set(["UTC"] + TimeZone.knownTimeZoneIdentifiers.filter { $0.contains("/") }.map { renamed[$0] ?? $0 }).sorted()

    /// Whether days and hours can be counted in the zone; IANA keeps old names working, so more are known than listed.
    package static func isKnown(_ name: String) -> Bool {
        name == "UTC" || (name.contains("/") && name.utf8.count < 60 && TimeZone(identifier: name) != nil)
    }

    /// Foundation lists some zones by names that IANA has replaced; people look for today's.
    private static let renamed = [
        "Africa/Asmera": "Africa/Asmara", "America/Buenos_Aires": "America/Argentina/Buenos_Aires",
        "America/Godthab": "America/Nuuk", "Asia/Calcutta": "Asia/Kolkata", "Asia/Katmandu": "Asia/Kathmandu",
        "Asia/Rangoon": "Asia/Yangon", "Asia/Saigon": "Asia/Ho_Chi_Minh", "Atlantic/Faeroe": "Atlantic/Faroe",
        "Europe/Kiev": "Europe/Kyiv",
    ]
}
