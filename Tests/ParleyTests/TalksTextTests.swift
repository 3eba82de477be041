import Foundation
import TestSupport
import Testing

@Suite struct TalksTextTests {
    private static let head = "--by desk --at 2025-05-16T12:00+03:00"

    private func desk(oneText: Bool = false) throws -> TalksDesk {
        let parties = [
            "--process", "talks", "--parties", "{id: NOR, role: SIDE, side: A}", "--parties",
            "{id: VES, role: SIDE, side: B}",
        ]
        let desk = try TalksDesk(opening: parties + (oneText ? ["--one-text", "true"] : []))
        let english = try desk.folder.write(
            "{#c1} The sides exchange [A: all | B: some] prisoners.\n\n{#c2} Lists follow within ten days.\n",
            to: "en.txt")
        let ukrainian = try desk.folder.write(
            "{#c1} Сторони обмінюють [A: всіх | B: частину] полонених.\n\n{#c2} Списки надають за десять днів.\n",
            to: "uk.txt")
        try desk.talks(
            "text open T1 --version en=\(english) --version uk=\(ukrainian) --title Protocol --visibility BOTH \(Self.head)"
        )
        return desk
    }

    @Test func aTextIsOpenedChangedComparedAndItsHistoryTold() throws {
        let desk = try desk()
        try desk.talks("text amend --text T1 --party A --clause c2 --words 'ten days' --to 'five days' \(Self.head)")
        try desk.talks("text accept --text T1 --party B --bracket c1.b1 --alternative 1 \(Self.head)")
        try desk.talks("text park --text T1 --party B --clause c2 \(Self.head)")
        try desk.talks("text revision --text T1 --party M --label 'Rev. 2' \(Self.head)")
        let shown = try desk.json("text show T1 --for B")
        let notation = shown["notation"] as? [String: String]
        #expect(
            notation?["en"] == "{#c1} The sides exchange all prisoners.\n\n"
                + "{#c2} Lists follow within [A: delete ten days | A: five days]. {parked}\n", "\(notation ?? [:])")
        #expect(notation?["uk"]?.contains("обмінюють всіх полонених") == true)
        #expect((shown["brackets"] as? [String: Any])?["clean"] as? Int == 1)
        let history = try desk.json("text history T1 --words 'ten days'")["history"] as? [[String: Any]]
        #expect(history?.map { $0["by"] as? String } == ["M", "A", "B", "M"])
        #expect(history?.flatMap { $0["steps"] as? [String] ?? [] } == ["opened", "bracketed", "parked", "closed"])
        let compared = try desk.talks("text compare T1 --from 1 --to 2")
        #expect(compared.output.contains("[-[A: all | B: some]-]{+all+}"), "\(compared.output)")
        #expect(compared.output.contains("[-ten days-]{+[A: delete ten days | A: five days]+}"), "\(compared.output)")
        #expect(
            try desk.talks("text compare T1 --from 1 --to 2 --language fr", code: 1).errors.contains("LANGUAGE_UNKNOWN")
        )
        let first = try desk.json("text show T1 --revision 1 --language uk")
        #expect((first["notation"] as? String)?.contains("[A: всіх | B: частину]") == true)
        #expect(try desk.talks("text show T1 --revision 1").output.contains("[A: all | B: some]"))
        // Words that are not there, and a party that may not: refused, and nothing changes.
        try desk.talks("text amend --text T1 --party A --clause c9 --words a --to b \(Self.head)", code: 1)
        try desk.talks("text revision --text T1 --party B --label R \(Self.head)", code: 1)
        #expect(try desk.actFiles().count == 6)
    }

    @Test func inOneTextModeOnlyTheMediatorsPenWritesAndCommentsAreSealed() throws {
        let desk = try desk(oneText: true)
        try desk.talks(
            "text amend --text T1 --party A --clause c2 --words ten --to five --for-side A \(Self.head)", code: 1)
        try desk.talks(
            "text comment --text T1 --party A --clause c2 --words 'Aqcanary could live with ten' --for-side A \(Self.head)"
        )
        try desk.talks("text amend --text T1 --party M --clause c2 --words ten --to seven \(Self.head)")
        for line in ["text show T1 --json", "text history T1 --clause c2 --json", "view --json"] {
            #expect(!(try desk.talks("\(line) --for B").output.contains("Aqcanary")), "\(line)")
        }
        #expect(try desk.talks("text show T1 --json --for A").output.contains("Aqcanary"))
        let history = try desk.json("text history T1 --clause c2 --for B")["history"] as? [[String: Any]]
        #expect(history?.contains { ($0["steps"] as? [String])?.contains("commented") == true } == false)
    }

    @Test func namesOfMaskedPersonsAreInNoViewOrCopyOfAText() throws {
        let desk = try desk()
        let open = "\(Self.head) --visibility PUBLIC"
        try desk.talks("person add --id p1 --party NOR --names.words 'Jory Tamsel' --office baker \(open)")
        let file = try desk.folder.write(
            "{#c1} [A: Mr. Tamsel | B: Nobody] speaks.\n\n{#tamsel} Within ten days.\n", to: "n.txt")
        try desk.talks("text open T2 --version en=\(file) --title 'Note of Tamsel' \(open)")
        try desk.talks("text amend --text T2 --party A --clause tamsel --words ten --to 'Tamsel’s five' \(open)")
        try desk.talks("text comment --text T2 --party A --clause c1 --words 'Jory Tamsel agrees' --why Tamsel \(open)")
        try desk.talks("text reserve --text T2 --party B --bracket c1.b1 --note 'ask Tamsel' \(open)")
        try desk.talks("text revision --text T2 --party M --label 'Rev. 2' \(open)")
        for reader in ["A", "B", "mediator", "public"] {
            for line in [
                "text show T2", "text show T2 --json", "text show T2 --revision 1", "text compare T2 --json",
                "text history T2 --clause c1 --json", "text history T2 --clause tamsel", "view --json",
            ] {
                let run = try desk.talks("\(line) --for \(reader)")
                #expect(!run.output.contains("Tamsel") && !run.output.contains("Jory"), "\(line) for \(reader)")
            }
            let out = desk.folder.path("out-\(reader)")
            let export = try desk.json("export --out \(out) --for \(reader)")
            #expect(codes(export).contains("NAMES_WITHHELD"))
            for path in try FileManager.default.subpathsOfDirectory(atPath: out) {
                guard let data = FileManager.default.contents(atPath: "\(out)/\(path)") else { continue }
                #expect(data.range(of: Data("Tamsel".utf8)) == nil, "\(path) for \(reader)")
            }
        }
        for format in ["notation", "html", "akoma-ntoso"] {
            let path = desk.folder.path("given.\(format)")
            #expect(try codes(desk.json("text export T2 --format \(format) --out \(path)")) == ["NAMES_WITHHELD"])
            let written = try String(contentsOfFile: path, encoding: .utf8)
            #expect(!written.contains("Tamsel") && written.contains("name withheld"), "\(format)")
        }
        // What was given out comes back marked up: the words without a name are read as changes.
        let given = try String(contentsOfFile: desk.folder.path("given.notation"), encoding: .utf8)
        let copy = try desk.folder.write(given.replacing("speaks.", with: "listens."), to: "back.txt")
        let read = try desk.talks("text read T2 \(copy) --party B --enter \(Self.head)")
        #expect(!read.output.contains("Tamsel"))
        #expect(try desk.talks("text show T2").output.contains("B: listens"))
        let stored = try String(contentsOfFile: "\(desk.path)/papers/T2.en.txt", encoding: .utf8)
        #expect(stored.contains("Tamsel"))
        try desk.talks("person decide --person p1 --shown true \(open)")
        let shown = try desk.talks("text show T2 --for B")
        #expect(shown.output.contains("[A: Mr. Tamsel | B: Nobody]") && !shown.errors.contains("NAMES_WITHHELD"))
    }

    @Test func copiesForOtherProgramsHoldTheWords() throws {
        let desk = try desk()
        let xml = desk.folder.path("t.xml")
        try desk.talks("text export T1 --format akoma-ntoso --out \(xml)")
        #expect(try String(contentsOfFile: xml, encoding: .utf8).contains("<akomaNtoso"))
        let page = desk.folder.path("t.html")
        try desk.talks("text export T1 --format html --out \(page) --for B")
        #expect(try String(contentsOfFile: page, encoding: .utf8).contains("prisoners"))
        let copy = try desk.folder.write(
            "{#c1} The sides exchange [A: all | B: some] prisoners.\n\n{#c2} Lists follow within six days.\n",
            to: "copy.txt")
        #expect(try desk.talks("text read T1 \(copy) --party B").output.contains("six"))
        try desk.talks("text read T1 \(copy) --party B --enter \(Self.head)")
        #expect(try desk.talks("text show T1").output.contains("B: six"))
        guard ["/usr/bin/pandoc", "/usr/local/bin/pandoc"].contains(where: FileManager.default.isExecutableFile) else {
            print("skipped: pandoc is not there")
            return
        }
        let docx = desk.folder.path("t.docx")
        try desk.talks("text export T1 --format docx --out \(docx)")
        #expect(try desk.talks("text read T1 \(docx) --party A").output.contains("no change"))
    }

    @Test func inOneTextModeEachSideAcceptsAndReservesForItself() throws {
        let desk = try desk(oneText: true)
        try desk.talks("text reserve --text T1 --party A --clause c2 --note 'the number' --for-side A \(Self.head)")
        try desk.talks("text accept --text T1 --party B --bracket c1.b1 --alternative 1 --for-side B \(Self.head)")
        #expect(try desk.talks("text show T1").output.contains("{reserve A: the number}"))
        try desk.talks("text park --text T1 --party A --clause c2 --for-side A \(Self.head)", code: 1)
    }

    @Test func aReadersCopyHoldsNoHiddenSessionCommentOrVersion() throws {
        let desk = try desk()
        try desk.talks("round add --id Qround --visibility MEDIATOR \(Self.head)")
        try desk.talks("session add --id Qsession --round Qround --visibility MEDIATOR \(Self.head)")
        try desk.talks(
            "text accept --text T1 --party B --bracket c1.b1 --alternative 1 --session Qsession \(Self.head)")
        try desk.talks("text comment --text T1 --party A --clause c2 --words 'Qcomment' \(Self.head)")
        let first = desk.folder.path("en.txt")
        let hidden = try desk.folder.write("{#c1} Qversion.\n\n{#c2} Qversion.\n", to: "T2.uk.txt")
        try desk.talks(
            "paper add --id T2 --paper-type ROLLING --title Two --languages en --languages uk --copy \(first) "
                + "--visibility BOTH \(Self.head)")
        try desk.talks(
            "paper add --id T2.uk --paper-type ROLLING --title Two --languages uk --copy \(hidden) \(Self.head)")
        try desk.talks("text park --text T2 --party M --clause c2 \(Self.head)")
        for reader in ["A", "B"] {
            let out = desk.folder.path("export-\(reader)")
            try desk.talks("export --out \(out) --for \(reader)")
            var given = try desk.talks("text history T1 --clause c1 --for \(reader)").output
            given += try desk.talks("text show T1 --json --for \(reader)").output
            for file in FileManager.default.enumerator(atPath: out)?.compactMap({ $0 as? String }) ?? [] {
                given +=
                    file
                    + (FileManager.default.contents(atPath: "\(out)/\(file)").map {
                        String(decoding: $0, as: UTF8.self)
                    } ?? "")
            }
            for word in ["Qround", "Qsession", "Qcomment", "Qversion"] { #expect(!given.contains(word), "\(word)") }
        }
        let history = try desk.json("text history T1 --clause c1")["history"] as? [[String: Any]]
        #expect(history?.last?["session"] as? String == "Qsession")
    }

    @Test func aMaskedNameIsWithheldInAPapersWords() throws {
        let desk = try desk()
        try desk.talks("person add --id p4 --party NOR --names.words 'Ilo Marsk' \(Self.head)")
        let letter = try desk.folder.write("Dear Mr Marsk\n", to: "letter.txt")
        try desk.talks(
            "paper add --id L1 --paper-type LETTER --title Letter --copy \(letter) --visibility BOTH \(Self.head)")
        let findings =
            try desk.json("export --out \(desk.folder.path("for-B")) --for B")["findings"] as? [[String: Any]]
        #expect(findings?.map { $0["code"] as? String } == ["NAMES_WITHHELD"])
        #expect(findings?.first?["file"] as? String == "papers/letter.txt")
        let given = try String(contentsOfFile: desk.folder.path("for-B/papers/letter.txt"), encoding: .utf8)
        #expect(given == "Dear Mr [name withheld]\n")
    }
}
