/// How runs of the dataset workflow are drawn.
enum TrendViewerDrawing {
    static let guide = DrawingGuide(tones: tones, sequence: TrendViewerSequence.guide)

    private static let tones: [String: DrawingGuide.Tone] = [
        "New": .waiting, "Pending": .waiting, "NotSent": .waiting, "Off": .ended,
        "InProgress": .working, "Sent": .working, "Analyzing": .working, "Processing": .working, "On": .working,
        "Active": .good, "Success": .good, "Completed": .good, "Created": .good,
        "Error": .bad, "Failed": .bad,
        "Canceled": .ended, "Inactive": .ended,
    ]
}
