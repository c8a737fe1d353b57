internal import Glibc

/// Paths as a repository that was checked out names them.
enum WorkspacePath {
    /// Returns what makes a path relative to `GITHUB_WORKSPACE`; one outside of it stays as it is.
    static func placer(in surroundings: Surroundings) -> @Sendable (String) -> String {
        guard let workspace = surroundings.environment("GITHUB_WORKSPACE").flatMap(resolved) else { return { $0 } }
        return { path in
            guard let whole = resolved(path), whole.hasPrefix(workspace + "/") else { return path }
            return String(whole.dropFirst(workspace.count + 1))
        }
    }

    private static func resolved(_ path: String) -> String? {
        guard let pointer = unsafe realpath(path, nil) else { return nil }
        defer { unsafe free(pointer) }
        return unsafe String(cString: pointer)
    }
}
