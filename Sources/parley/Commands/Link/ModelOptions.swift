import ArgumentParser
import Linkage
import Persons

/// A saved model to weigh by.
struct ModelInput: ParsableArguments {
    @Option(help: "Weigh by this saved model instead of estimating one.")
    var model: String?

    /// The model for two lists, and what has to be known of its fit; nil where none was named.
    func model(for lists: (left: PersonList, right: PersonList)) throws -> GivenModel? {
        guard let model else { return nil }
        let file = Files.name(model)
        let saved = try SavedModel(json: try Files.read(model), file: file)
        do {
            let fitted = try saved.model(for: PreparedLists.comparisons(of: lists.left, lists.right), file: file)
            let warnings = saved.warnings(recordsLeft: lists.left.count, recordsRight: lists.right.count, file: file)
            return GivenModel(
                saved: SavedModel(model: fitted, provenance: saved.provenance), file: file, warnings: warnings)
        } catch {
            throw CommandFailure(outcome: .refused, findings: error.findings)
        }
    }
}

/// A model from a file that fits the lists.
struct GivenModel {
    let saved: SavedModel
    let file: String
    let warnings: [Finding]
}
