import Testing

@testable import Names

private func score(_ left: String, _ right: String) -> Double {
    let preparer = NamePreparer()
    let (a, b) = (preparer.prepare(left), preparer.prepare(right))
    return preparer.parts.withUnsafeBufferPointer { NameComparison.score(bits: NameComparison().bits(a, b, $0)) }
}

private func reason(_ left: String, _ right: String) -> String {
    let preparer = NamePreparer()
    let (a, b) = (preparer.prepare(left), preparer.prepare(right))
    return NameComparison().reason(a, b, preparer)
}

@Suite struct NameComparisonTests {
    /// A pack brings its own pairs; no test knows a pack's name.
    @Test func everyPackTellsItsPairs() {
        let packs = NameTables.shipped.packs
        #expect(packs.count >= 2)
        for pack in packs {
            let rows = NameTables.shipped.rows("\(pack)/tests", columns: 3)
            #expect(rows.count >= 12, "\(pack)")
            for row in rows {
                let found = score(String(row[0]), String(row[1]))
                #expect(row[2] == "yes" ? found >= 0.5 : found < 0.5, "\(pack): \(row[0]), \(row[1]): \(found)")
            }
        }
    }

    @Test func theReasonNamesTheRule() {
        let told = reason("Прокоп'єв Микола Олексійович", "ПРОКОПЬЕВ НИКОЛАЙ АЛЕКСЕЕВИЧ")
        #expect(told.contains("Микола = НИКОЛАЙ: same name class"))
        #expect(told.contains("Олексійович = АЛЕКСЕЕВИЧ: same father's name"))
        #expect(told.contains("Прокоп'єв = ПРОКОПЬЕВ: same sounds"))
        #expect(reason("Шевченко М.", "Шевченко Николай").contains("М. ~ Николай: initial fits"))
    }

    @Test func aTwinIsAnotherName() {
        let same = score("Прокоп'єв Микола Олексійович", "Прокопьев Николай Алексеевич")
        let twin = score("Прокоп'єв Микола Олексійович", "Прокопьев Никита Алексеевич")
        #expect(same > 0.9 && twin < 0.1)
    }

    @Test func theOrderOfTwoNamesDoesNotCount() {
        let names = [
            "Прокоп'єв Микола Олексійович", "Николай Прокопьев", "Prokopiev M. O.", "Шевчук-Коваль Ганна",
            "Бондаренко (Коваль) Олена Іванівна", "Бондаренкоолена Іванівна", "محمد حسين", "Muhammad Husayn al-Rawi",
            "Іваненко", "", "Петренка Миколу Васильовича",
        ]
        for left in names {
            for right in names { #expect(abs(score(left, right) - score(right, left)) < 1e-5, "\(left), \(right)") }
        }
    }

    /// The bits are the sum of what was found, and their probability is the score.
    @Test func theBitsAreTheSumOfTheFindings() {
        let preparer = NamePreparer()
        let comparison = NameComparison()
        let pairs = [
            ("Прокоп'єв Микола Олексійович", "Prokopiev Mykola"), ("Іваненко І. І.", "Иваненко Иван Петрович"),
            ("Hans Friedrich", "Friedrich Hans Otto"), ("Бондаренкоолена Іванівна", "Бондаренко Елена Ивановна"),
            ("Коваль", "Koval"),
        ]
        for (left, right) in pairs {
            let (a, b) = (preparer.prepare(left), preparer.prepare(right))
            preparer.parts.withUnsafeBufferPointer { parts in
                let bits = comparison.bits(a, b, parts)
                let sum = comparison.findings(a, b, parts).reduce(Float(0)) { $0 + comparison.weights.bits($1.term) }
                #expect(abs(bits - sum) < 1e-4, "\(left), \(right): \(bits), \(sum)")
                #expect(bits <= 0 && NameComparison.score(bits: bits) <= 1)
            }
        }
    }

    /// The slow twin of the assignment: every way to pair the words, one after the other.
    @Test func theAssignmentIsTheBestOfAll() {
        let preparer = NamePreparer()
        let comparison = NameComparison()
        let names = [
            "Hans Friedrich", "Friedrich Hans Otto", "Ivan Petrenko", "Petrenko Ivan Saltykov",
            "Anna Maria Lopez Garcia",
            "Maria Lopez", "Ivan", "Коваль Іван", "Lopez Garcia Anna",
        ].map(preparer.prepare)
        preparer.parts.withUnsafeBufferPointer { parts in
            for left in names {
                for right in names where left.count > 1 || right.count > 1 {
                    var trace: [NameComparison.Finding]?
                    let fast = comparison.compareOpen(left, right, parts, &trace)
                    #expect(abs(fast - comparison.slowOpen(left, right, parts)) < 1e-4)
                }
            }
        }
    }

    @Test func aWordReadTwiceIsOnePart() {
        let preparer = NamePreparer()
        let first = preparer.prepare("Коваль Іван Петрович")
        let count = preparer.parts.count
        let second = preparer.prepare("Коваль Іван Петрович")
        #expect(preparer.parts.count == count && first.surname == second.surname && first.given == second.given)
        #expect(first.patronymic >= 0 && preparer.texts[Int(first.patronymic)] == "Петрович")
    }

    @Test func whatIsUnreadableAgreesOnlyWithItself() {
        #expect(score("习近平", "习近平") > 0.5)
        #expect(score("习近朋", "习近平") < score("习近平", "习近平") && score("金正恩", "习近平") < 0.5)
        #expect(score("", "Коваль") < 0.01)
    }

    @Test func lonePartsAreOneNameOrTwo() {
        #expect(score("Ковальський", "Kovalskyi") > 0.5 && score("Ковальський", "Петренко") < 0.5)
        #expect(score("Микола", "Николай") > 0.5 && score("Микола", "Никита") < 0.5)
        #expect(score("Коваль М.", "Коваль Николай") > score("Коваль П.", "Коваль Николай"))
        #expect(score("Олексійович", "Алексеевич") > 0.5 && score("Олексійович", "Андреевич") < 0.5)
        #expect(score("", "Андреевич") < 0.01)
    }

    /// What clerks and machines do is told from another name by what they usually do and by how the result sounds.
    @Test func anErrorIsLikelierThanAnotherName() {
        let person = "Іваненко Микола Петрович"
        func beside(_ surname: String) -> Double { score(person, "\(surname) Николай Петрович") }
        // A vowel that sounds alike; a letter lost inside against the first letter exchanged.
        #expect(beside("Иваненка") > 0.8 && beside("Ивоненко") > 0.8)
        #expect(beside("Ивненко") > beside("Гваненко"))
        // Letters that scanners and keyboards confuse against letters that nobody does.
        #expect(score("Захарук Олег Іванович", "Захарук Олсг Иванович") > 0.8)
        #expect(
            score("Мазурук Олег Іванович", "Масурук Олег Иванович")
                > score("Мазурук Олег Іванович", "Макурук Олег Иванович"))
    }

    @Test func aGivenNameInACaseUndoesTheCase() {
        #expect(score("Кузик Анатолій Іванович", "Кузика Анатолия") > 0.8)
        #expect(score("Атлас Петр Федорович", "Атласа Петра") > 0.8)
        #expect(score("Кузик Анатолій Іванович", "Кузика Андрея") < 0.2)
    }
}

extension NameComparison {
    /// `compareOpen` by trying every injection of the shorter name's words into the longer one's.
    fileprivate func slowOpen(
        _ left: PreparedName, _ right: PreparedName, _ parts: UnsafeBufferPointer<NamePart>
    ) -> Float {
        func single(_ word: (part: Int32, role: NameRole)) -> PreparedName {
            var name = PreparedName()
            switch word.role {
            case .surname: name.surname = word.part
            case .given: name.given = word.part
            case .patronymic: name.patronymic = word.part
            case .unknown:
                name.open[0] = word.part
                name.openCount = 1
            }
            return name
        }
        var nothing: [Finding]?
        let frame = weights.bits(NameTerm(kind: .several)) + weights.bits(NameTerm(kind: .openWords))
        func pair(_ a: (part: Int32, role: NameRole), _ b: (part: Int32, role: NameRole)) -> Float {
            compareOpen(single(a), single(b), parts, &nothing) - frame
        }
        func alone(_ word: (part: Int32, role: NameRole)) -> Float {
            compareOpen(single(word), PreparedName(), parts, &nothing) - frame
        }
        func best(_ short: ArraySlice<(part: Int32, role: NameRole)>, _ long: [(part: Int32, role: NameRole)]) -> Float
        {
            guard let first = short.first else { return long.reduce(0) { $0 + alone($1) } }
            var most = -Float.infinity
            for index in long.indices {
                var rest = long
                let partner = rest.remove(at: index)
                most = max(most, pair(first, partner) + best(short.dropFirst(), rest))
            }
            return most
        }
        let (a, b) = (left.words(), right.words())
        return frame + (a.count <= b.count ? best(a[...], b) : best(b[...], a))
    }
}
