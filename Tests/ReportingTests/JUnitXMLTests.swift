import Foundation
import FoundationXML
import Harness
import Reporting
import Testing

/// JUnit XML as a strict reader takes it.
@Suite struct JUnitXMLTests {
    /// What an element has in the schema of Jenkins' xUnit plugin, as far as it is used here.
    private struct Shape {
        var children: Set<String> = []
        /// The attributes that are always written; the schema knows each of them.
        var attributes: Set<String> = []
        var hasText = false
    }

    private static let counts: Set<String> = ["name", "tests", "failures", "errors", "time"]
    private static let shapes = [
        "testsuites": Shape(children: ["testsuite"], attributes: counts),
        "testsuite": Shape(children: ["testcase"], attributes: counts.union(["skipped"])),
        "testcase": Shape(children: ["failure", "error", "system-out"], attributes: ["name", "classname", "time"]),
        "failure": Shape(attributes: ["message", "type"], hasText: true),
        "error": Shape(attributes: ["message", "type"], hasText: true),
        "system-out": Shape(hasText: true),
    ]

    private func read(_ suite: SuiteReport) throws -> XMLElement {
        let document = try XMLReader.read(JUnitXML(suite).text)
        check(document)
        return document
    }

    private func check(_ element: XMLElement) {
        guard let shape = Self.shapes[element.name] else {
            Issue.record("no element of JUnit: \(element.name)")
            return
        }
        #expect(Set(element.attributes.keys) == shape.attributes, "\(element.name)")
        #expect(Set(element.children.map(\.name)).isSubset(of: shape.children), "\(element.name)")
        #expect(shape.hasText || element.text.allSatisfy(\.isWhitespace), "\(element.name)")
        if let time = element.attributes["time"] { #expect(time.wholeMatch(of: /[0-9]+\.[0-9]{3}/) != nil) }
        // Maven's schema wants the result before the output, and one of each.
        if element.name == "testcase" {
            #expect([["system-out"], ["failure", "system-out"], ["error"]].contains(element.children.map(\.name)))
        }
        for child in element.children { check(child) }
    }

    @Test func `a suite a folder, a case a scenario, and the counts add up`() throws {
        let document = try read(SuiteSample.mixed)
        #expect(document.children.map { $0.attributes["name"] } == ["S", "S/canaries", "."])
        let cases = document.children.flatMap(\.children)
        #expect(
            cases.map { $0.attributes["name"] } == [
                "crawl-failure (a.json)", "crawl-failure (b,c:1.json)", "canary", "alive", "broken.json",
            ]
        )
        #expect(cases.map { $0.attributes["classname"] } == ["S", "S", "S.canaries", "S.canaries", "tvsim"])
        for (attribute, name) in [("failures", "failure"), ("errors", "error")] {
            let found = cases.filter { $0.children.contains { $0.name == name } }.count
            #expect(document.attributes[attribute] == "\(found)")
            #expect(found == document.children.reduce(0) { $0 + (Int($1.attributes[attribute] ?? "") ?? 0) })
        }
        #expect(document.attributes["tests"] == "5")
    }

    @Test func `a case has its seed, its digest, the whole why and the end of the story`() throws {
        let failed = try #require(try read(SuiteSample.mixed).children.first?.children.last)
        let output = try #require(failed.children.last).text
        let digest = Sample.failed.digest
        #expect(output.hasPrefix("file S/b,c:1.json\nsystem trend-viewer\nseed 42\ndigest \(digest)\n\n"))
        let failure = try #require(failed.children.first { $0.name == "failure" })
        #expect(failure.attributes["message"]?.contains("1 row with status Completed by 02:00") == true)
        #expect(failure.text.contains("when dataset:create wrote it.\n      spvp_status is Pending as expected."))
        #expect(output.contains("crawling of B0B2 failed"))
    }

    @Test func `a canary says that it must fail, and why`() throws {
        let canaries = try read(SuiteSample.mixed).children[1].children.compactMap(\.children.last?.text)
        #expect(canaries[0].contains("\nmustFail it must\n"))
        #expect(canaries[1].contains("\nmustFail true\n"))
    }

    @Test func `an empty suite is a document without suites`() throws {
        let document = try read(SuiteReport(entries: [], seconds: 0))
        #expect(document.children.isEmpty)
        #expect(document.attributes["tests"] == "0" && document.attributes["time"] == "0.000")
    }

    @Test func `two scenarios of one name in a folder are told apart by their files`() throws {
        let entries = ["a/x.json", "a/y.json", "b/x.json"].map { SuiteSample.entry(Sample.passed, $0) }
        let cases = try read(SuiteReport(entries: entries, seconds: 0)).children.flatMap(\.children)
        let name = Sample.passed.scenario
        #expect(cases.map { $0.attributes["name"] } == ["\(name) (x.json)", "\(name) (y.json)", name])
    }

    @Test(arguments: [
        ("a/b/x.json", "a.b"), ("./a/x.json", "a"), ("../../a//b/x.json", "a.b"), ("/a/x.json", "a"),
        ("x.json", "tvsim"),
        ("../x.json", "tvsim"), ("v1.2/x.json", "v1.2"),
    ])
    func `a class name has no empty parts`(file: String, classname: String) throws {
        let suite = SuiteReport(entries: [SuiteSample.entry(Sample.passed, file)], seconds: 0)
        #expect(try read(suite).children.first?.children.first?.attributes["classname"] == classname)
    }

    @Test func `a long story keeps its last lines`() throws {
        var report = Sample.passed
        report.timeline = (0..<500).map {
            TimelineEntry(time: Sample.start, actor: "mika", text: "step \($0)", kind: .change)
        }
        let suite = SuiteReport(entries: [SuiteSample.entry(report, "a.json")], seconds: 0)
        let text = try #require(try read(suite).children.first?.children.first?.children.last?.text)
        #expect(text.contains("\n\n… earlier lines …\n") && text.hasSuffix("step 499\n"))
        #expect(text.split(separator: "\n").count == 45)
    }

    @Test(arguments: [
        ("a<b>&\"c'", "a<b>&\"c'"), ("]]>", "]]>"), ("\u{0}\u{1B}[2J", "\\u{0}\\u{1B}[2J"),
        ("\u{FFFE}\u{FFFF}", "\\u{FFFE}\\u{FFFF}"),
        ("日本 🎧 é", "日本 🎧 é"), ("a\tb\nc", "a\tb\nc"), ("\u{85}\u{7F}", "\\u{85}\\u{7F}"), ("\r\n", "\r\n"),
    ])
    func `every name survives the reader, or is shown`(name: String, read: String) throws {
        var report = Sample.failed
        report.scenario = name
        report.expectations[1].why = name
        let document = try self.read(SuiteReport(entries: [SuiteSample.entry(report, "a/\(name)")], seconds: 0))
        let testcase = try #require(document.children.first?.children.first)
        #expect(testcase.attributes["name"] == read)
        #expect(testcase.children.last?.text.hasPrefix("file a/\(read)\nsystem ") == true)
    }
}

/// An element that was read.
struct XMLElement {
    let name: String
    let attributes: [String: String]
    var children: [XMLElement] = []
    var text = ""
}

/// Reads XML and refuses what is not well-formed.
private final class XMLReader: NSObject, XMLParserDelegate {
    private var open: [XMLElement] = []
    private var root: XMLElement?

    static func read(_ text: String) throws -> XMLElement {
        let reader = XMLReader()
        let parser = XMLParser(data: Data(text.utf8))
        parser.delegate = reader
        guard parser.parse() else { throw parser.parserError ?? CocoaError(.fileReadCorruptFile) }
        return try #require(reader.root)
    }

    func parser(
        _ parser: XMLParser,
        didStartElement elementName: String,
        namespaceURI: String?,
        qualifiedName qName: String?,
        attributes attributeDict: [String: String]
    ) {
        open.append(XMLElement(name: elementName, attributes: attributeDict))
    }

    func parser(_ parser: XMLParser, foundCharacters string: String) {
        open[open.count - 1].text += string
    }

    func parser(
        _ parser: XMLParser,
        didEndElement elementName: String,
        namespaceURI: String?,
        qualifiedName qName: String?
    ) {
        let element = open.removeLast()
        if open.isEmpty { root = element } else { open[open.count - 1].children.append(element) }
    }
}
