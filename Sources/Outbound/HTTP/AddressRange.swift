/// What a range of addresses is for. Only `global` is asked without an operator's leave.
///
/// The ranges are those of the IANA IPv4 and IPv6 Special-Purpose Address Registries (RFC 6890, RFC 8190), of the IPv6
/// address space registry (only 2000::/3 is global unicast, RFC 4291 §2.4) and of clouds that answer questions about a
/// machine, its secrets included, to whoever asks from it.
enum AddressRange: String, CaseIterable, Sendable {
    case global
    case thisNetwork, privateUse, sharedByCarrier, loopback, linkLocal, protocolAssignments, documentation
    case relayAnycast, benchmarking, multicast, reserved, broadcast, cloudMetadata
    case unspecified, mappedIPv4, compatibleIPv4, localTranslation, discardOnly, teredo, sixToFour, uniqueLocal
    case siteLocal

    init(of address: IPAddress) {
        switch address {
        case .v4(let bits): self = Self.range(ofIPv4: bits)
        case .v6(let high, let low): self = Self.range(ofIPv6: high, low)
        }
    }

    private static func range(ofIPv4 bits: UInt32) -> Self {
        ipv4.first { bits >> (32 - $0.length) == $0.prefix >> (32 - $0.length) }?.range ?? .global
    }

    private static func range(ofIPv6 high: UInt64, _ low: UInt64) -> Self {
        // RFC 6052 §2.1: a translator (NAT64) turns the last 32 bits into the address it connects to.
        if high == 0x0064_ff9b_0000_0000, low >> 32 == 0 { return range(ofIPv4: UInt32(truncatingIfNeeded: low)) }
        if high == 0, low == 0 { return .unspecified }
        if high == 0, low == 1 { return .loopback }
        if high == 0, low >> 32 == 0xffff { return .mappedIPv4 }
        if high == 0, low >> 32 == 0 { return .compatibleIPv4 }
        return ipv6.first { high >> (64 - $0.length) == $0.prefix >> (64 - $0.length) }?.range ?? .reserved
    }

    /// The first that fits counts, so the narrow stand before the wide.
    private static let ipv4: [(prefix: UInt32, length: Int, range: Self)] = [
        (0xa9fe_a9fe, 32, .cloudMetadata),  // 169.254.169.254: AWS, Google, Azure, OpenStack and others
        (0xa9fe_aa02, 32, .cloudMetadata),  // 169.254.170.2: AWS, secrets of containers
        (0x6464_64c8, 32, .cloudMetadata),  // 100.100.100.200: Alibaba
        (0xc000_00c0, 32, .cloudMetadata),  // 192.0.0.192: Oracle
        (0xa83f_8110, 32, .cloudMetadata),  // 168.63.129.16: Azure; the only one in global space
        (0xffff_ffff, 32, .broadcast),  // RFC 919
        (0xc000_0000, 24, .protocolAssignments),  // 192.0.0.0/24, RFC 6890 §2.1
        (0xc000_0200, 24, .documentation),  // 192.0.2.0/24, RFC 5737
        (0xc633_6400, 24, .documentation),  // 198.51.100.0/24, RFC 5737
        (0xcb00_7100, 24, .documentation),  // 203.0.113.0/24, RFC 5737
        (0xc058_6300, 24, .relayAnycast),  // 192.88.99.0/24, RFC 7526
        (0xa9fe_0000, 16, .linkLocal),  // 169.254.0.0/16, RFC 3927
        (0xc0a8_0000, 16, .privateUse),  // 192.168.0.0/16, RFC 1918
        (0xc612_0000, 15, .benchmarking),  // 198.18.0.0/15, RFC 2544
        (0xac10_0000, 12, .privateUse),  // 172.16.0.0/12, RFC 1918
        (0x6440_0000, 10, .sharedByCarrier),  // 100.64.0.0/10, RFC 6598
        (0x0000_0000, 8, .thisNetwork),  // 0.0.0.0/8, RFC 791 §3.2
        (0x0a00_0000, 8, .privateUse),  // 10.0.0.0/8, RFC 1918
        (0x7f00_0000, 8, .loopback),  // 127.0.0.0/8, RFC 1122 §3.2.1.3
        (0xe000_0000, 4, .multicast),  // 224.0.0.0/4, RFC 5771
        (0xf000_0000, 4, .reserved),  // 240.0.0.0/4, RFC 1112 §4
    ]

    /// By the first 64 bits; as above, the narrow before the wide.
    private static let ipv6: [(prefix: UInt64, length: Int, range: Self)] = [
        (0xfd00_0ec2_0000_0000, 64, .cloudMetadata),  // fd00:ec2::/64: AWS
        (0xfd20_00ce_0000_0000, 64, .cloudMetadata),  // fd20:ce::/64: Google
        (0x0100_0000_0000_0000, 64, .discardOnly),  // 100::/64, RFC 6666
        (0x0064_ff9b_0001_0000, 48, .localTranslation),  // 64:ff9b:1::/48, RFC 8215
        (0x2001_0000_0000_0000, 32, .teredo),  // 2001::/32, RFC 4380
        (0x2001_0002_0000_0000, 48, .benchmarking),  // 2001:2::/48, RFC 5180
        (0x2001_0db8_0000_0000, 32, .documentation),  // 2001:db8::/32, RFC 3849
        (0x2001_0000_0000_0000, 23, .protocolAssignments),  // 2001::/23, RFC 2928
        (0x3fff_0000_0000_0000, 20, .documentation),  // 3fff::/20, RFC 9637
        (0x2002_0000_0000_0000, 16, .sixToFour),  // 2002::/16, RFC 3056
        (0xfe80_0000_0000_0000, 10, .linkLocal),  // fe80::/10, RFC 4291 §2.5.6
        (0xfec0_0000_0000_0000, 10, .siteLocal),  // fec0::/10, RFC 3879
        (0xff00_0000_0000_0000, 8, .multicast),  // ff00::/8, RFC 4291 §2.7
        (0xfc00_0000_0000_0000, 7, .uniqueLocal),  // fc00::/7, RFC 4193
        (0x2000_0000_0000_0000, 3, .global),  // 2000::/3, RFC 4291 §2.4
    ]
}
