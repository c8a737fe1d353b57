import Simulation
import Testing
import TrendViewer
import Wire

struct TrainingStatusTests {
    private func ask(_ bench: Bench, _ body: JSONValue = ["training_status": 1]) throws -> HTTPResponse {
        let path = "/api/v1/wishlist-to-group/speakers/update-tranning-status"
        let request = HTTPRequest(.patch, path, headers: ["Authorization": "Bearer token-mika"], json: body)
        return try #require(try bench.send(request, to: "trend-viewer-api"))
    }

    private let status = "SELECT training_status FROM gb_console.wishlist_to_groups"

    @Test func `The training status is changed and confirmed`() throws {
        let bench = try Bench()
        try bench.givenHistory(status: 3, spvpStatus: 3)
        let response = try ask(bench)
        #expect(response.status == 200)
        #expect(response.text == #"{"data":{"slug":"speakers","training_status":1}}"#)
        #expect(bench.branches == ["C.3.updated"])
        #expect(try bench.rows(status) == [["1"]])
    }

    @Test(arguments: [
        ("DELETE FROM gb_console.sessions", 401, "C.3.401"),
        ("UPDATE gb_console.wishlist_to_groups SET slug = 'other'", 404, "C.3.404-missing"),
        ("DELETE FROM gb_console.group_members", 404, "C.3.404-access"),
        ("UPDATE gb_console.group_members SET role = 'viewer'", 404, "C.3.permission"),
        ("UPDATE gb_console.wishlist_dataset_histories SET status = 2, spvp_status = 1", 409, "C.3.409"),
        ("UPDATE gb_console.wishlist_to_groups SET training_status = 1", 400, "C.3.400-transition"),
    ])
    func `What is in the way is answered with its reason`(change: String, code: Int, branch: String) throws {
        let bench = try Bench()
        try bench.givenHistory(status: 3, spvpStatus: 3)
        try bench.given(change)
        #expect(try ask(bench).status == code)
        #expect(bench.branches == [branch])
    }

    @Test(arguments: [[:], ["training_status": 2], ["training_status": "on"], []] as [JSONValue])
    func `Data that is not valid is answered with 400`(body: JSONValue) throws {
        let bench = try Bench()
        try bench.givenWishlist()
        #expect(try ask(bench, body).status == 400)
        #expect(bench.branches == ["C.3.400-data"])
    }

    @Test func `A database error is a 500`() throws {
        let bench = try Bench(
            faults: [.failingWrite(on: "gb_console.wishlist_to_groups", by: "trend-viewer-api")]
        )
        try bench.givenWishlist()
        #expect(try ask(bench).status == 500)
        #expect(bench.branches == ["C.3.500"])
        #expect(try bench.rows(status) == [["0"]])
    }
}
