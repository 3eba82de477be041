import Foundation
import TestSupport
import Testing

@Suite struct PersonalDataTests {
    /// Names that stand nowhere else, in every kind of row that is complained of.
    private static let canaries = ["Zyxcanarov", "Канаренкович", "Qwanary", "Wxyzcanary"]
    private static let list = """
        List of Qwanary

        id,surname,given_names,patronymic,birth_date,personal_number,note
        1,Zyxcanarov,Qwanary,Канаренкович,1990-02-11,,=Wxyzcanary
        2,Zyxcanarov,Qwanary,Канаренкович,1990-02-11,,
        3,Zyxcanarov,Qwanary
        4,Zyxcanarov,Qwanary,Канаренкович,Wxyzcanary,1234567890,
        ,,,,,,Zyxcanarov was moved
        6,"Zyxcanarov,Qwanary,Канаренкович,2012-01-01,,
        7,Zyxcanarov,Qwanary,Канаренкович,01.01.1900,1234567891,Wxyzcanary,Wxyzcanary
        """

    @Test func noNameReachesStandardErrorOrASummary() throws {
        let folder = try TemporaryFolder()
        let left = try folder.write(Self.list, to: "left.csv")
        let right = try folder.write(Self.list.replacing("Qwanary", with: "Qwanari"), to: "right.csv")
        for arguments in [
            ["list", "check", left, "--as-of", "2025-05-16"], ["list", "check", left, right, "--json"],
            ["list", "normalize", left, "--out", folder.path("normal.csv")],
            ["link", left, right, "--one-to-one", "--out", folder.path("links.csv")],
            ["link", "score", left, right], ["link", "explain", left, right, "--pair", "1,2"],
            ["plan", "make", "--persons", left, "--terms", left, "--out", folder.path("p.json")],
            ["plan", "check", left, "--persons", left, "--terms", left],
            ["list", "check", left, "--mapping", left],
        ] {
            let run = try ParleyTool.run(arguments)
            for canary in Self.canaries { #expect(!run.errors.contains(canary), "\(arguments): \(canary)") }
            guard arguments.first == "list" else { continue }
            for canary in Self.canaries { #expect(!run.output.contains(canary), "\(arguments): \(canary)") }
        }
        let links = String(decoding: try folder.bytes("links.csv"), as: UTF8.self)
        for canary in Self.canaries { #expect(!links.contains(canary), "links: \(canary)") }
    }

    @Test func filesWithPersonsAreTheirOwnersAlone() throws {
        let folder = try TemporaryFolder()
        let list = try folder.write(Self.list, to: "list.csv")
        _ = try ParleyTool.run(
            ["list", "check", list, "--rejected", folder.path("rejected.csv"), "--findings", folder.path("found.csv")])
        _ = try ParleyTool.run(["list", "normalize", list, "--out", folder.path("normal.csv")])
        _ = try ParleyTool.run(["link", list, list, "--out", folder.path("links.csv")])
        for name in ["rejected.csv", "normal.csv", "links.csv"] {
            #expect(try permissions(folder.path(name)) == 0o600, "\(name)")
        }
    }
}

/// The permission bits of a file.
func permissions(_ path: String) throws -> Int {
    let attributes = try FileManager.default.attributesOfItem(atPath: path)
    return (attributes[.posixPermissions] as? NSNumber)?.intValue ?? -1
}
