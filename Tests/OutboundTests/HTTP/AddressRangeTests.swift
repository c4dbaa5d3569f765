import Testing

@testable import Outbound

@Suite("What addresses are for")
struct AddressRangeTests {
    @Test(
        "each range of the registries is known at both of its ends, and not beyond",
        arguments: [
            ("0.0.0.0", .thisNetwork), ("0.255.255.255", .thisNetwork), ("1.0.0.0", .global),
            ("9.255.255.255", .global), ("10.0.0.0", .privateUse), ("10.255.255.255", .privateUse),
            ("11.0.0.0", .global),
            ("100.63.255.255", .global), ("100.64.0.0", .sharedByCarrier), ("100.127.255.255", .sharedByCarrier),
            ("100.128.0.0", .global), ("100.100.100.200", .cloudMetadata),
            ("126.255.255.255", .global), ("127.0.0.0", .loopback), ("127.255.255.255", .loopback),
            ("128.0.0.0", .global), ("168.63.129.15", .global), ("168.63.129.16", .cloudMetadata),
            ("169.253.255.255", .global), ("169.254.0.0", .linkLocal), ("169.254.169.254", .cloudMetadata),
            ("169.254.170.2", .cloudMetadata), ("169.254.255.255", .linkLocal), ("169.255.0.0", .global),
            ("172.15.255.255", .global), ("172.16.0.0", .privateUse), ("172.31.255.255", .privateUse),
            ("172.32.0.0", .global), ("191.255.255.255", .global), ("192.0.0.0", .protocolAssignments),
            ("192.0.0.192", .cloudMetadata), ("192.0.0.255", .protocolAssignments), ("192.0.1.0", .global),
            ("192.0.2.0", .documentation), ("192.0.2.255", .documentation), ("192.0.3.0", .global),
            ("192.88.98.255", .global), ("192.88.99.0", .relayAnycast), ("192.88.99.255", .relayAnycast),
            ("192.88.100.0", .global), ("192.167.255.255", .global), ("192.168.0.0", .privateUse),
            ("192.168.255.255", .privateUse), ("192.169.0.0", .global), ("198.17.255.255", .global),
            ("198.18.0.0", .benchmarking), ("198.19.255.255", .benchmarking), ("198.20.0.0", .global),
            ("198.51.99.255", .global), ("198.51.100.0", .documentation), ("198.51.100.255", .documentation),
            ("198.51.101.0", .global), ("203.0.112.255", .global), ("203.0.113.0", .documentation),
            ("203.0.113.255", .documentation), ("203.0.114.0", .global), ("223.255.255.255", .global),
            ("224.0.0.0", .multicast), ("239.255.255.255", .multicast), ("240.0.0.0", .reserved),
            ("255.255.255.254", .reserved), ("255.255.255.255", .broadcast),
        ] as [(String, AddressRange)])
    func ipv4(text: String, range: AddressRange) throws {
        #expect(AddressRange(of: try #require(IPAddress(text))) == range)
    }

    @Test(
        "the same for IPv6, where only 2000::/3 is global",
        arguments: [
            ("::", .unspecified), ("::1", .loopback), ("::2", .compatibleIPv4), ("::127.0.0.1", .compatibleIPv4),
            ("::8.8.8.8", .compatibleIPv4), ("::ffff:127.0.0.1", .mappedIPv4), ("::ffff:8.8.8.8", .mappedIPv4),
            ("::ffff:0:127.0.0.1", .reserved), ("0:0:0:1::", .reserved), ("64:ff9b::127.0.0.1", .loopback),
            ("64:ff9b::10.0.0.1", .privateUse), ("64:ff9b::169.254.169.254", .cloudMetadata),
            ("64:ff9b::8.8.8.8", .global), ("64:ff9b::1:0:0", .reserved), ("64:ff9b:1::", .localTranslation),
            ("64:ff9b:1:ffff:ffff:ffff:ffff:ffff", .localTranslation), ("64:ff9b:2::", .reserved),
            ("100::", .discardOnly), ("100::ffff:ffff:ffff:ffff", .discardOnly), ("100:0:0:1::", .reserved),
            ("1fff:ffff:ffff:ffff:ffff:ffff:ffff:ffff", .reserved), ("2000::", .global), ("2001::", .teredo),
            ("2001:0:ffff:ffff:ffff:ffff:ffff:ffff", .teredo), ("2001:1::", .protocolAssignments),
            ("2001:2::", .benchmarking), ("2001:2:0:ffff:ffff:ffff:ffff:ffff", .benchmarking),
            ("2001:2:1::", .protocolAssignments), ("2001:1ff:ffff:ffff:ffff:ffff:ffff:ffff", .protocolAssignments),
            ("2001:200::", .global), ("2001:db7:ffff:ffff:ffff:ffff:ffff:ffff", .global),
            ("2001:db8::", .documentation), ("2001:db8:ffff:ffff:ffff:ffff:ffff:ffff", .documentation),
            ("2001:db9::", .global), ("2002::", .sixToFour), ("2002:7f00:1::", .sixToFour),
            ("2002:ffff:ffff:ffff:ffff:ffff:ffff:ffff", .sixToFour), ("2003::", .global),
            ("2606:4700::1111", .global), ("3ffe:ffff:ffff:ffff:ffff:ffff:ffff:ffff", .global),
            ("3fff::", .documentation), ("3fff:fff:ffff:ffff:ffff:ffff:ffff:ffff", .documentation),
            ("3fff:1000::", .global), ("4000::", .reserved), ("5f00::", .reserved), ("fbff::", .reserved),
            ("fc00::", .uniqueLocal), ("fd00:ec2::254", .cloudMetadata), ("fd20:ce::254", .cloudMetadata),
            ("fdff:ffff:ffff:ffff:ffff:ffff:ffff:ffff", .uniqueLocal), ("fe00::", .reserved), ("fe80::", .linkLocal),
            ("febf:ffff:ffff:ffff:ffff:ffff:ffff:ffff", .linkLocal), ("fec0::", .siteLocal),
            ("feff:ffff:ffff:ffff:ffff:ffff:ffff:ffff", .siteLocal), ("ff00::", .multicast),
            ("ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff", .multicast),
        ] as [(String, AddressRange)])
    func ipv6(text: String, range: AddressRange) throws {
        #expect(AddressRange(of: try #require(IPAddress(text))) == range)
    }

    @Test(
        "only the plain spelling is an address",
        arguments: [
            "", "127.1", "0177.0.0.1", "127.0.0.01", "0x7f.0.0.1", "2130706433", "127.0.0.1.", " 127.0.0.1",
            "256.0.0.1", "1.2.3", "1.2.3.4.5", "[::1]", "::1%lo", ":::1", "1::2::3", "12345::", "localhost",
        ])
    func spelling(text: String) {
        #expect(IPAddress(text) == nil)
    }
}
