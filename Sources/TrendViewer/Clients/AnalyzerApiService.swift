import Simulation
import Wire

/// The client of the TV Python API, which stands in front of the datasets (seed 002, step 2; seed 001, step 3).
struct AnalyzerApiService {
    static let host = "tv-python-api"

    let workflow: WorkflowContext

    /// Makes the request for a dataset's detail: validates the id, adds the authentication header.
    ///
    /// - Throws: `AnalyzerApiError` for an id that cannot be one.
    func prepareStatusRequest(datasetID: Int) throws -> HTTPRequest {
        let endpoint = "GET /datasets/\(datasetID)"
        guard datasetID > 0 else { throw AnalyzerApiError(endpoint: endpoint, reason: .invalidIdentifier(datasetID)) }
        return HTTPRequest(.get, "/datasets/\(datasetID)", headers: authentication)
    }

    /// Asks for the status, the progress and the error of a dataset.
    ///
    /// - Throws: `AnalyzerApiError`, or what stops the process itself.
    func getDatasetDetail(_ request: HTTPRequest) async throws -> DatasetDetail {
        do {
            return try await workflow.client.call(
                request,
                to: Self.host,
                expecting: 200...299,
                reading: DatasetDetail.init
            )
        } catch let error as ServiceCallError {
            throw AnalyzerApiError(error)
        }
    }

    /// Has a dataset created.
    ///
    /// - Returns: the id of the dataset.
    /// - Throws: `AnalyzerApiError`, or what stops the process itself.
    func createDataset(_ body: JSONValue) async throws -> Int {
        let request = HTTPRequest(.post, "/dataset/create", headers: authentication, json: body)
        do {
            return try await workflow.client.call(request, to: Self.host, expecting: 200...299) { answer in
                answer["dataset_id"]?.integer.map { Int($0) }
            }
        } catch let error as ServiceCallError {
            throw AnalyzerApiError(error)
        }
    }

    private var authentication: HTTPHeaders {
        ["Authorization": "Bearer \(workflow.settings[TrendViewerSettings.analyzerApiToken])"]
    }
}
