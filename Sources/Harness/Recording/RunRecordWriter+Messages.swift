import Messaging
import Simulation
import Storage
import Wire

extension RunRecordWriter {
    /// What Slack, Pusher and mail took.
    func writeMessages() throws(SQLMistake) {
        try file.insert(
            into: "slack",
            capture.slack.enumerated().map { index, message in
                [
                    SQLValue(index + 1), RecordText.time(message.time), .text(message.sender), .text(message.channel),
                    .text(message.severity.rawValue), .text(message.kind), .text(message.command),
                    .text(message.text), SQLValue(message.hint),
                    .text(JSONValue.object(message.details).text),
                ]
            }
        )
        try file.insert(
            into: "pusher",
            capture.pusher.enumerated().map { index, message in
                [
                    SQLValue(index + 1), RecordText.time(message.time), .text(message.sender), .text(message.channel),
                    .text(message.event), .text(message.data), RecordText.list(message.deliveredTo),
                    RecordText.list(message.lostFor),
                ]
            }
        )
        try file.insert(
            into: "mail",
            capture.mail.enumerated().map { index, message in
                [
                    SQLValue(index + 1), RecordText.time(message.time), .text(message.sender),
                    RecordText.list(message.recipients), .text(message.subject), .text(message.text),
                ]
            }
        )
    }
}
