import Foundation
import Testing

/// `tvsim inspect --interactive` on a terminal.
@Suite(.serialized) struct InteractiveTests {
    private func start(rows: UInt16 = 20, columns: UInt16 = 90) throws -> PseudoTerminal {
        try PseudoTerminal(
            ["inspect", try Recording.stuckAnalyzer.get().record, "-i"],
            rows: rows,
            columns: columns
        )
    }

    @Test func `somebody looks for the trouble, at the row, at the tables, and leaves`() throws {
        let terminal = try start()
        #expect(terminal.screen(showing: "users 1: is inserted").count == 20)
        #expect(!terminal.echoes)
        terminal.type("n")
        terminal.screen(titled: "00:59:00", showing: "analyzer_batch crashed at label")
        terminal.type("r\u{15}datasets#1\r")
        terminal.screen(titled: "ds_analyzer.datasets#1", showing: "Its life")
        terminal.type("G")
        terminal.screen(showing: "crashed at step label at 00:59")
        terminal.type("qt00:34\r")
        terminal.screen(titled: "2026-01-05 00:35:00", showing: "00:35:00")
        terminal.type("sSELECT id, status FROM wishlist_dataset_histories\r")
        let answer = terminal.screen(showing: "(1 row)")
        #expect(answer.contains { $0.hasPrefix("  1 |      2") }, "\(answer)")
        terminal.type("\u{1B}")
        terminal.screen(until: { $0.last?.contains("? keys") == true }, "the keys at its foot")
        terminal.type("T")
        terminal.screen(showing: "The tables at")
        terminal.type("qq")
        let (status, output) = terminal.end()
        #expect(status == 0)
        #expect(output.hasSuffix("\u{1B}[?25h\u{1B}[?1049l"))
        #expect(terminal.echoes)
    }

    @Test func `mistakes are said at the foot, and nothing is lost`() throws {
        let terminal = try start()
        terminal.screen(showing: "users 1")
        terminal.type("r\u{15}dataset#1\r")
        #expect(terminal.screen(showing: "did you mean").last?.contains("\"datasets\"") == true)
        terminal.type("sSELECT x\r")
        terminal.screen(showing: "no such column: x")
        terminal.type("/kind=slak\r")
        terminal.screen(showing: "did you mean \"slack\"?")
        terminal.type("x\u{15}77777\r")
        terminal.screen(showing: "there is no request 77777")
        terminal.type("tsoon\r")
        terminal.screen(showing: "Please give a time")
        terminal.type("/\u{15}analyzer_batch crashed\r")
        let found = terminal.screen(showing: "1 of 2  [analyzer_batch crashed]")
        #expect(found.contains { $0.contains("crashed at label") })
        terminal.type("\u{3}")
        #expect(terminal.end().status == 0)
    }

    @Test(arguments: [(5, 20), (1, 1), (60, 300)] as [(UInt16, UInt16)])
    func `a window may have any size, and change it`(rows: UInt16, columns: UInt16) throws {
        let terminal = try start()
        terminal.screen(showing: "users 1")
        terminal.resize(rows: rows, columns: columns)
        let screen = terminal.screen(until: { $0.count == Int(rows) }, "\(rows) rows")
        #expect(screen.count == Int(rows))
        if columns > 10 { #expect(screen.allSatisfy { $0.count <= Int(columns) }) }
        for key in ["n", "\r", "T", "s", "\u{1B}", "v", "?", "G", "q"] { terminal.type(key) }
        terminal.type("\u{3}")
        #expect(terminal.end().status == 0)
    }

    @Test(arguments: [SIGTERM, SIGHUP, SIGINT]) func `a signal ends it, and the terminal is as it was`(
        signal: Int32
    ) throws {
        let terminal = try start()
        terminal.screen(showing: "users 1")
        terminal.send(signal)
        let (status, output) = terminal.end()
        #expect(status == -signal)
        #expect(output.hasSuffix("\u{1B}[?25h\u{1B}[?1049l"))
        #expect(terminal.echoes)
    }
}
