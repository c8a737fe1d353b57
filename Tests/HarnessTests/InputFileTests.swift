import Foundation
import Harness
import Testing

/// Files that other files name.
@Suite struct InputFileTests {
    @Test func `only files of the disk are read: a pipe or a device could be read for ever`() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "tvsim-test-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let (file, link, pipe) = (folder.path + "/file", folder.path + "/link", folder.path + "/pipe")
        try Data("x".utf8).write(to: URL(filePath: file))
        try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: file)
        #expect(unsafe mkfifo(pipe, 0o600) == 0)
        #expect(InputFile.read(file) == [0x78])
        #expect(InputFile.read(link) == [0x78])
        for path in [pipe, "/dev/zero", folder.path, folder.path + "/none"] { #expect(InputFile.read(path) == nil) }
    }
}
