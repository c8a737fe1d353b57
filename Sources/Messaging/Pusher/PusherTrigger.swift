internal import Wire

/// The body of a request that publishes an event, read and held against Pusher's limits.
struct PusherTrigger {
    /// Why a body is not published.
    struct Refusal: Error, Equatable {
        let status: Int
        let message: String
    }

    static let channelLimit = 100
    static let nameLimit = 200
    static let dataLimit = 10_240

    let name: String
    let channels: [String]
    let data: String

    /// Reads a body.
    ///
    /// - Throws: a refusal with the status that the real service answers: 400, or 413 for too much data.
    init(body: [UInt8]) throws(Refusal) {
        guard let json = try? JSONValue(parsing: body), json.object != nil else {
            throw Refusal(status: 400, message: "the body is no JSON object")
        }
        guard let name = json["name"]?.string, !name.isEmpty, name.utf8.count <= Self.nameLimit else {
            throw Refusal(status: 400, message: "'name' needs 1 to \(Self.nameLimit) characters")
        }
        guard let data = json["data"]?.string else {
            throw Refusal(status: 400, message: "'data' must be a text")
        }
        guard data.utf8.count <= Self.dataLimit else {
            throw Refusal(status: 413, message: "the data of an event may have \(Self.dataLimit) bytes")
        }
        self.name = name
        self.data = data
        channels = try Self.channels(of: json)
    }

    private static func channels(of json: JSONValue) throws(Refusal) -> [String] {
        let listed = json["channels"]?.array?.map(\.string) ?? [json["channel"]?.string]
        let names = listed.compactMap(\.self)
        guard names.count == listed.count, !names.isEmpty else {
            throw Refusal(status: 400, message: "'channels' needs the names of 1 to \(channelLimit) channels")
        }
        guard names.count <= channelLimit else {
            throw Refusal(status: 400, message: "an event may go to \(channelLimit) channels, not \(names.count)")
        }
        for name in names where !isChannelName(name) {
            throw Refusal(status: 400, message: "'\(name)' is no channel name")
        }
        return names
    }

    private static func isChannelName(_ name: String) -> Bool {
        (1...nameLimit).contains(name.utf8.count)
            && name.utf8.allSatisfy { byte in
                switch byte {
                case 0x30...0x39, 0x41...0x5a, 0x61...0x7a: true
                default: "_-=@,.;".utf8.contains(byte)
                }
            }
    }
}
