internal import Harness
internal import Messaging
internal import Simulation
internal import Storage
internal import Wire

extension SequenceScribe {
    // MARK: Requests

    /// Draws a request as it is sent; one that never arrives is lost.
    mutating func writeRequest(_ event: Event) {
        guard let index = exchangesBySequence[event.sequence] else { return }
        pending[event.processID] = index
        let exchange = capture.exchanges[index]
        guard !isChannel(exchange.host) else { return }
        let wording = words.call(exchange)
        phases.enter(wording?.phase, process: event.processID)
        let mood: SequenceMood = wording?.isMonitoring == true ? .monitoring : .normal
        if let before = wording?.before { arrows(before, at: event.time, of: event.processID, mood) }
        let isLost = exchange.handled == 0 && exchange.isFailure
        let message = SequenceDiagram.Message(
            time: event.time,
            from: cast.sender(exchange.from),
            to: wording?.to.map { cast.present($0) } ?? cast.process(exchange.host),
            text: wording?.text
                ?? SequenceWords.brief("\(exchange.request.method.rawValue) \(exchange.request.target)"),
            arrow: isLost ? .lost : wording?.isNotice == true ? .answer : .call,
            fault: exchange.fault,
            exchange: index
        )
        let isStarted = exchange.outcome.isSuccess ? wording?.note : nil
        arrow(message, of: event.processID, isLost ? .failing : mood, note: isStarted.map { [$0] } ?? [])
        if exchange.handled > 0, let after = wording?.after { arrows(after, at: event.time, of: event.processID, mood) }
    }

    /// Draws what came back, or that nothing did.
    mutating func writeOutcome(_ event: Event) {
        guard let index = pending.removeValue(forKey: event.processID) else { return }
        let exchange = capture.exchanges[index]
        let wording = words.call(exchange)
        switch exchange.outcome {
        case .pending: return
        case .answered(let response) where response.isSuccess:
            guard !isChannel(exchange.host), wording?.answer != "" else { return }
            let text = wording?.answer.map { SequenceWords.filled($0, with: response.body) } ?? "\(response.status)"
            answer(exchange, index, at: event, SequenceWords.brief(text), .answer)
        case .answered(let response):
            answer(exchange, index, at: event, SequenceWords.brief(SequenceWords.complaint(in: response)), .answer)
        case .failed(let error): answer(exchange, index, at: event, "\(error)", .lost)
        }
    }

    private mutating func answer(
        _ exchange: HTTPExchange,
        _ index: Int,
        at event: Event,
        _ text: String,
        _ kind: SequenceDiagram.Message.Arrow
    ) {
        let message = SequenceDiagram.Message(
            time: event.time,
            from: words.call(exchange)?.to.map { cast.present($0) } ?? cast.process(exchange.host),
            to: cast.sender(exchange.from),
            text: text,
            arrow: kind,
            isLostAnswer: kind == .lost,
            fault: exchange.fault,
            exchange: index
        )
        arrow(message, of: event.processID, exchange.outcome.isSuccess ? .normal : .failing)
    }

    // MARK: What the documents draw besides

    mutating func writeBranch(_ event: Event) {
        guard let wording = words.branch(event.subject) else { return }
        phases.enter(wording.phase, process: event.processID)
        let mood: SequenceMood = wording.isFailure ? .failing : wording.isMonitoring ? .monitoring : .normal
        arrows(wording.after, at: event.time, of: event.processID, mood, key: event.subject)
    }

    /// Draws a line of a log that warns; the others tell what is drawn already.
    mutating func writeLog(_ event: Event) {
        guard event.logLevel?.isTrouble == true, let line = LogLine(event), let process = event.process else { return }
        let message = SequenceDiagram.Message(
            time: event.time,
            from: cast.process(process),
            to: cast.log(),
            text: SequenceWords.brief("Log \(line.level.lowercased()): \(SequenceWords.message(of: line))"),
            arrow: .call
        )
        arrow(message, of: event.processID, .failing)
    }

    // MARK: Commits

    /// Draws a commit whose first change is next, and passes its others.
    mutating func writeCommit(_ id: Int) {
        defer { nextChange += 1 }
        guard capture.changes.indices.contains(nextChange) else { return }
        let first = capture.changes[nextChange]
        // The changes of a commit stand together: the first one draws them all.
        if nextChange > 0, capture.changes[nextChange - 1].commit == first.commit { return }
        guard let life = lives[id], life.name != "given" else { return }
        let indices = Array(
            capture.changes.indices[nextChange...].prefix { capture.changes[$0].commit == first.commit }
        )
        let wording = words.write(life.name, step: first.step)
        phases.enter(wording?.phase, process: id)
        let note = CommitNote(indices, in: capture, columns: columns)
        let text =
            (wording?.text ?? note.summary.map { "Update \($0)" })
            ?? "\(first.old == nil ? "Insert" : first.new == nil ? "Delete" : "Update") \(first.table)"
        if steps.takesIn(indices, as: wording?.note, of: id, key: text) { return }
        let mood: SequenceMood = wording?.isFailure == true || note.tone == .bad ? .failing : .normal
        if let before = wording?.before { arrows(before, at: first.time, of: id, mood) }
        let (from, database) = (cast.process(life.name), cast.database(of: first.table))
        let to = wording?.to.map { cast.present($0) } ?? database
        arrow(.init(time: first.time, from: from, to: to, text: text, arrow: .call), of: id, mood)
        steps.append(
            SequenceStep(
                content: .note(time: first.time, over: to, lines: [], tone: note.tone),
                boxes: phases.boxes(of: id, mood, beside: from),
                changes: [(wording?.note, indices)]
            )
        )
        steps.keepOpen(id, key: text)
    }

    // MARK: Messages

    /// Draws a message that arrived, but for those that bear no news.
    mutating func writeMessage(_ event: Event) {
        switch messages[event.sequence] {
        case .slack(let slack): write(slack, event)
        case .pusher(let pusher): write(pusher, event)
        case .mail(let mail): write(mail, event)
        case nil: break
        }
    }

    private mutating func write(_ slack: SlackMessage, _ event: Event) {
        guard !slack.isRoutine(among: routineMessages) else { return }
        let words = words.message("slack", kind: slack.kind)
        let text = [words?.text, slack.severity == .info && words != nil ? nil : slack.gist].compactMap(\.self)
        writeMessage(event, slack.sender, text.joined(separator: ": "), words, isFailure: slack.severity != .info)
    }

    private mutating func write(_ pusher: PusherMessage, _ event: Event) {
        let words = words.message("pusher", kind: pusher.event)
        writeMessage(event, pusher.sender, words?.text ?? "\(pusher.event) on \(pusher.channel)", words)
    }

    private mutating func write(_ mail: MailMessage, _ event: Event) {
        writeMessage(event, mail.sender, mail.subject, words.message("mail", kind: mail.subject))
    }

    /// Draws a message under the process that sent it: the service only took it.
    private mutating func writeMessage(
        _ event: Event,
        _ sender: String,
        _ text: String,
        _ wording: SequenceWording?,
        isFailure: Bool = false
    ) {
        let id = lives[event.processID]?.caller ?? event.processID
        phases.enter(wording?.phase, process: id)
        let mood: SequenceMood = isFailure ? .failing : .monitoring
        let message = SequenceDiagram.Message(
            time: event.time,
            from: cast.process(sender),
            to: wording?.to.map { cast.present($0) } ?? cast.process(event.process ?? "messages"),
            text: SequenceWords.brief(text),
            arrow: wording?.isNotice == true ? .answer : .call,
            event: event.sequence
        )
        arrow(message, of: id, mood)
        if let after = wording?.after { arrows(after, at: event.time, of: id, mood) }
    }
}

extension HTTPExchange {
    /// True when the sender got no answer.
    fileprivate var isFailure: Bool {
        guard case .failed = outcome else { return false }
        return true
    }
}
