internal import Glibc
internal import Harness
internal import Reporting

/// Runs a suite, then again and again what changed files touch, until it is interrupted.
struct SuiteWatch {
    let plan: SuitePlan

    /// Never returns but by an error: an interrupt ends the process.
    func carryOut() throws -> ExitCode {
        letSignalsThrough()
        var watch = try FolderWatch()
        var engine: Engine?
        var bases = SuiteBases()
        var touched: [String]?
        while true {
            // Watched before anything is read, so that no change is missed meanwhile.
            let folders = try watchedFolders()
            for folder in folders.scenarios + folders.mocks { try watch.add(folder) }
            try clearScreen()
            do {
                let ready = try engine ?? plan.makeEngine()
                engine = ready
                let files = try touched ?? ScenarioPaths.files(below: plan.paths)
                bases.update(files)
                for folder in bases.folders { try watch.add(folder) }
                _ = try plan.carryOut(files: files, engine: ready, isPart: touched != nil)
            } catch let problem as InputProblem {
                try plan.surroundings.diagnostics.write(problem.text)
            }
            try plan.surroundings.diagnostics.write("Waiting for a change; ^C ends this.\n")
            touched = try wait(watch, mocks: folders.mocks, bases, engine: &engine)
        }
    }

    /// Waits until something changes that matters, and returns the files to run again, or nil for all.
    private func wait(
        _ watch: borrowing FolderWatch,
        mocks: [String],
        _ bases: SuiteBases,
        engine: inout Engine?
    ) throws -> [String]? {
        while true {
            let changed = try watch.changedPaths().filter { path in
                let name = path.split(separator: "/").last ?? ""
                return !name.hasPrefix(".") && ScenarioPaths.isScenario(String(name)) || ScenarioPaths.isFolder(path)
            }
            guard !changed.isEmpty else { continue }
            if changed.contains(where: { path in mocks.contains { path.hasPrefix("\($0)/") } }) {
                engine = nil
                return nil
            }
            guard let files = try? ScenarioPaths.files(below: plan.paths) else { return nil }
            if let touched = bases.touched(by: changed, of: files) { return touched }
            // A scenario that is gone needs no run; what nobody extends and what is no scenario of the suite neither.
            if changed.allSatisfy({ !ScenarioPaths.isFolder($0) }) { continue }
            return nil
        }
    }

    private func watchedFolders() throws -> (scenarios: [String], mocks: [String]) {
        let parents = plan.paths.map { path in
            ScenarioPaths.isFolder(path) ? path : ScenarioPaths.folder(of: path)
        }
        let mocks = try? MockDirectory.find(explicit: plan.mocks, near: plan.paths.first).path
        return (
            try ScenarioPaths.folders(below: parents), try mocks.map { try ScenarioPaths.folders(below: [$0]) } ?? []
        )
    }

    /// A program that was started by a thread with blocked signals has inherited them, and nothing would end it.
    private func letSignalsThrough() {
        var signals = sigset_t()
        unsafe sigemptyset(&signals)
        for signal in [SIGINT, SIGTERM, SIGHUP] { unsafe sigaddset(&signals, signal) }
        unsafe pthread_sigmask(SIG_UNBLOCK, &signals, nil)
    }

    private func clearScreen() throws {
        guard plan.surroundings.output.isTerminal else { return }
        try plan.surroundings.output.write("\u{1B}[H\u{1B}[2J\u{1B}[3J")
    }
}
