import Testing

@testable import Persons

@Suite struct LineDigestTests {
    /// Vectors of FIPS 180-4, as the National Institute of Standards and Technology gives them.
    @Test(arguments: [
        ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
        ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
    ])
    func theDigestIsSHA256(text: String, expected: String) {
        #expect(ContentDigest.sha256(Array(text.utf8)) == expected)
    }

    private func digests(_ text: String) throws -> [String] {
        let list = try ListImport.read(Array(text.utf8), file: "list.csv").list
        return (0..<list.count).map(list.identityDigest)
    }

    @Test func aLineIsTheSameWhereverItStandsAndUnderWhateverColumnsBeside() throws {
        let first = try digests(
            "id,surname,given_names,birth_date,unit\n1,Besk,Orin,1990-02-11,a\n2,Varr,Dana,1979,b\n")
        let second = try digests(
            "unit,birth_date,given_names,surname,patronymic,id\nc,1979,Dana,Varr,,7\n,1990-02-11,Orin,Besk,,1\n")
        #expect(first == second.reversed())
        #expect(Set(first).count == 2)
    }

    @Test func everyLetterAndDigitCounts() throws {
        let line = "surname,given_names,birth_date\nBesk,Orin,1990-02-11\n"
        let plain = try digests(line)
        for changed in [("Besk", "Besc"), ("Orin", "orin"), ("1990-02-11", "11.02.1990"), ("Besk,Orin", "Orin,Besk")] {
            #expect(try digests(line.replacing(changed.0, with: changed.1)) != plain, "\(changed)")
        }
    }
}
