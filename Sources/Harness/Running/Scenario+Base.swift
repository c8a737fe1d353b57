import Scenarios
import Wire

extension Scenario {
    /// The file that something stands in when it is one that the scenario extends; nil for the scenario's own.
    func base(of position: JSONPosition) -> String? { position.source == 0 ? nil : files[position.source] }
}
