import Foundation
import FoundationXML
import Harness
import Reporting
import Testing

/// JUnit XML as a strict reader takes it.
@Suite struct JUnitXMLTests {
    /// The element names that may stand in an element, and the attributes that it must have (the shape that CI servers
    /// agree on).
    private static let shape: [String: (children: Set<String>, attributes: Set<String>)] = [
        "testsuites": (["testsuite"], ["name", "tests", "failures", "errors", "skipped", "time"]),
        "testsuite": (["testcase"], ["name", "tests", "failures", "errors", "skipped", "time"]),
        "testcase": (["properties", "failure", "error", "system-out"], ["name", "classname", "time", "file"]),
        "properties": (["property"], []), "property": ([], ["name", "value"]), "failure": ([], ["message", "type"]),
        "error": ([], ["message", "type"]), "system-out": ([], []),
    ]

    private func read(_ suite: SuiteReport) throws -> XMLElement {
        let document = try XMLReader.read(JUnitXML(suite).text)
        check(document)
        return document
    }

    private func check(_ element: XMLElement) {
        guard let shape = Self.shape[element.name] else {
            Issue.record("no element of JUnit: \(element.name)")
            return
        }
        #expect(Set(element.attributes.keys) == shape.attributes, "\(element.name)")
        #expect(Set(element.children.map(\.name)).isSubset(of: shape.children), "\(element.name)")
        if let time = element.attributes["time"] { #expect(time.wholeMatch(of: /[0-9]+\.[0-9]{6}/) != nil) }
        for child in element.children { check(child) }
    }

    @Test func `a suite a folder, a case a scenario, and the counts add up`() throws {
        let document = try read(SuiteSample.mixed)
        #expect(document.children.map { $0.attributes["name"] } == ["S", "S/canaries", "."])
        let cases = document.children.flatMap(\.children)
        #expect(
            cases.map { $0.attributes["name"] } == ["crawl-failure", "crawl-failure", "canary", "alive", "broken.json"]
        )
        #expect(cases.map { $0.attributes["classname"] } == ["S", "S", "S.canaries", "S.canaries", "."])
        for (attribute, name) in [("failures", "failure"), ("errors", "error")] {
            let found = cases.filter { $0.children.contains { $0.name == name } }.count
            #expect(document.attributes[attribute] == "\(found)")
            #expect(found == document.children.reduce(0) { $0 + (Int($1.attributes[attribute] ?? "") ?? 0) })
        }
        #expect(document.attributes["tests"] == "5")
    }

    @Test func `a case has its seed, its digest, the whole why and the end of the story`() throws {
        let failed = try #require(try read(SuiteSample.mixed).children.first?.children.last)
        let properties = try #require(failed.children.first { $0.name == "properties" }).children.map(\.attributes)
        #expect(properties.contains { $0["name"] == "seed" && $0["value"] == "42" })
        #expect(properties.contains { $0["name"] == "digest" && $0["value"] == Sample.failed.digest })
        let failure = try #require(failed.children.first { $0.name == "failure" })
        #expect(failure.attributes["message"]?.contains("1 row with status Completed by 02:00") == true)
        #expect(failure.text.contains("when dataset:create wrote it.\n      spvp_status is Pending as expected."))
        #expect(failed.children.last?.text.contains("crawling of B0B2 failed") == true)
    }

    @Test func `a long story keeps its last lines`() throws {
        var report = Sample.passed
        report.timeline = (0..<500).map {
            TimelineEntry(time: Sample.start, actor: "mika", text: "step \($0)", kind: .change)
        }
        let suite = SuiteReport(entries: [SuiteSample.entry(report, "a.json")], seconds: 0)
        let text = try #require(try read(suite).children.first?.children.first?.children.last?.text)
        #expect(text.hasPrefix("… 461 earlier lines …\n") && text.hasSuffix("step 499\n"))
        #expect(text.split(separator: "\n").count == 41)
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
        #expect(testcase.attributes["file"] == "a/" + read)
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
