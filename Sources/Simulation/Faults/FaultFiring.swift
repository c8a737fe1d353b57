/// One strike of a fault: the place that it struck says what it changed.
package struct FaultFiring {
    /// What to do.
    package let action: FaultAction
    /// The fault.
    package let rule: FaultRule
    let index: Int
    let process: SimulatedProcess
    let injector: FaultInjector

    /// Says what the fault changed.
    package func took(effect: String) {
        injector.took(effect: effect, at: index, by: process)
    }

    /// Says what the fault changed, once for all strikes: for something that is read again and again.
    func tookFirst(effect: String) {
        if !injector.hasEffects(at: index) { injector.took(effect: effect, at: index, by: process) }
    }

    /// Says that the fault changed nothing, and why.
    package func tookNone(because reason: String) {
        injector.tookNone(because: reason, at: index)
    }
}
