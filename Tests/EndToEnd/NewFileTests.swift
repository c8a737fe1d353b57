import Foundation
import Testing

@testable import tvsim

/// Files that are written whole or not at all.
@Suite struct NewFileTests {
    @Test func `a file is there with all that was written, and nothing beside it`() throws {
        try Scratch.withFolder { folder in
            let file = folder.appending(path: "new.txt")
            try NewFile.write("one\ntwo\n", to: file.path)
            try NewFile.append("three\n", to: file.path)
            #expect(try String(contentsOf: file, encoding: .utf8) == "one\ntwo\nthree\n")
            #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["new.txt"])
        }
    }

    @Test func `a file that cannot be finished stays as it was, and nothing beside it`() throws {
        try Scratch.withFolder { folder in
            let file = folder.appending(path: "old.txt")
            try NewFile.write("old\n", to: file.path)
            let error = #expect(throws: FileError.self) {
                try NewFile.write(to: file.path) { (stream) throws(FileError) in
                    try stream.write("new\n")
                    throw FileError(doing: "writing the output", code: ENOSPC)
                }
            }
            #expect(error?.description == "writing '\(file.path)': No space left on device")
            #expect(try String(contentsOf: file, encoding: .utf8) == "old\n")
            #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["old.txt"])
        }
    }

    @Test(arguments: ["a/b/c", "./a", "a//b/"]) func `folders are made with those above them`(path: String) throws {
        try Scratch.withFolder { folder in
            let whole = "\(folder.path)/\(path)"
            for _ in 0..<2 { try NewFile.makeFolder(whole) }
            #expect(ScenarioPaths.isFolder(whole))
        }
    }

    @Test(arguments: [("a/b.json", "a"), ("b.json", "."), ("/b.json", "/"), ("/a/b.json", "/a"), ("../b", "..")])
    func `a file stands in the folder before its name`(path: String, folder: String) {
        #expect(ScenarioPaths.folder(of: path) == folder)
    }

    @Test(arguments: [("a=b", "a", "b"), ("a=", "a", ""), ("a=b=c", "a", "b=c")])
    func `an assignment is a name and whatever follows the first equals sign`(
        text: String,
        name: String,
        value: String
    ) throws {
        let assignment = try #require(Assignment(text))
        #expect(assignment.name == name && assignment.value == value)
        #expect(Assignment("=\(value)") == nil && Assignment(name) == nil)
    }
}
