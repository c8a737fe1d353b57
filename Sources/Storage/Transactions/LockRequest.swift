/// A lock that a statement needs.
struct LockRequest {
    let resource: LockResource
    let mode: LockMode
}
