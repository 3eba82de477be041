import Foundation
import Names

/// Processor seconds of the work of `Names` on one core, over invented names spelled in three ways.
///
/// The pairs are of the kinds that blocking gives: a quarter are two spellings of one person, half share the surname's
/// block (the first consonants) or the given name, a quarter are drawn at random.
struct Speed {
    private let model: NameModel
    private let preparer: NamePreparer
    private let written: [String]
    private var names: [PreparedName] = []
    private var pairs: [(Int, Int)] = []

    private static let surnameStarts = [
        "Ковал", "Бондар", "Гриц", "Шевч", "Мельн", "Лис", "Савч", "Хмельн", "Прокоп", "Тарас", "Жуков", "Щерб",
    ]
    private static let surnameEnds = ["енко", "ук", "ський", "ишин", "ов", "чук", "ець", "аренко"]
    private static let givenNames = [
        ("Микола", "Николай"), ("Олексій", "Алексей"), ("Сергій", "Сергей"), ("Юрій", "Юрий"), ("Дмитро", "Дмитрий"),
        ("Євген", "Евгений"), ("Петро", "Петр"), ("Михайло", "Михаил"), ("Андрій", "Андрей"), ("Павло", "Павел"),
    ]
    private static let fathers = [
        ("Іванович", "Иванович"), ("Миколайович", "Николаевич"), ("Олексійович", "Алексеевич"),
        ("Петрович", "Петрович"), ("Васильович", "Васильевич"), ("Юрійович", "Юрьевич"),
    ]
    private static let letters: [Character: String] = [
        "а": "a", "б": "b", "в": "v", "г": "h", "д": "d", "е": "e", "є": "ie", "ж": "zh", "з": "z", "и": "y", "і": "i",
        "ї": "i", "й": "i", "к": "k", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r", "с": "s", "т": "t",
        "у": "u", "ф": "f", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ь": "", "ю": "iu", "я": "ia",
    ]

    init(model: NameModel) {
        self.model = model
        preparer = NamePreparer(model: model)
        var written: [String] = []
        for start in Self.surnameStarts {
            for end in Self.surnameEnds {
                for (given, father) in zip(0..<60, (0..<60).map { $0 * 7 % 6 }) {
                    let (name, patronymic) = (Self.givenNames[given % 10], Self.fathers[father])
                    let ukrainian = "\(start)\(end) \(name.0) \(patronymic.0)"
                    written.append(ukrainian)
                    written.append(
                        "\(start)\(end) \(name.1) \(patronymic.1)".replacingOccurrences(of: "і", with: "и"))
                    written.append(Self.latin(ukrainian))
                }
            }
        }
        self.written = written
        names = written.map(preparer.prepare)
        var state: UInt64 = 1
        func draw(_ below: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % below
        }
        let block = 60 * 3 * Self.surnameEnds.count
        for index in 0..<65_536 {
            let left = draw(written.count)
            switch index % 4 {
            case 0: pairs.append((left, left / 3 * 3 + draw(3)))
            case 3: pairs.append((left, draw(written.count)))
            default: pairs.append((left, left / block * block + draw(block)))
            }
        }
    }

    func print() {
        let comparison = NameComparison(model: model)
        let costs = model.tokenCosts
        preparer.parts.withUnsafeBufferPointer { parts in
            let surnames = names.map { parts[Int(max(0, $0.surname))].skeleton }
            var sum = 0
            rate("weighted token comparisons a second", pairs.count * 40) {
                for _ in 0..<40 { for (a, b) in pairs { sum &+= costs.distance(surnames[a], surnames[b], limit: 400) } }
            }
            var bits: Float = 0
            rate("full-name comparisons a second", pairs.count * 20) {
                for _ in 0..<20 { for (a, b) in pairs { bits += comparison.bits(names[a], names[b], parts) } }
            }
            Swift.print(
                "  (pairs \(pairs.count): 1/4 one person, 1/2 one block of surnames, 1/4 random; sums \(sum), \(bits))")
        }
        var words = 0
        rate("records prepared a second", written.count * 20) {
            for _ in 0..<20 {
                let fresh = NamePreparer(model: model)
                for name in written { words += fresh.prepare(name).surname >= 0 ? 1 : 0 }
            }
        }
        Swift.print("  (\(written.count) names a list, each list read from nothing; words \(preparer.parts.count))")
        let skeletons = written.map { String($0.prefix { $0 != " " }) }
        rate("skeletons a second, nothing remembered", skeletons.count * 10) {
            for _ in 0..<10 { for word in skeletons { words += Skeleton(word).count } }
        }
        Swift.print("  (\(words) in all)")
    }

    private func rate(_ what: String, _ count: Int, _ work: () -> Void) {
        var best = Double.infinity
        for _ in 0..<3 {
            let start = Self.cpuSeconds
            work()
            best = min(best, Self.cpuSeconds - start)
        }
        Swift.print("\(what): \(String(format: "%.2f", Double(count) / best / 1e6)) million")
    }

    private static var cpuSeconds: Double {
        var usage = rusage()
        getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
        return Double(usage.ru_utime.tv_sec) + Double(usage.ru_utime.tv_usec) / 1e6
    }

    private static func latin(_ text: String) -> String {
        text.map { letter in
            let lower = Character(letter.lowercased())
            guard let latin = letters[lower] else { return String(letter) }
            return lower == letter ? latin : latin.prefix(1).uppercased() + latin.dropFirst()
        }
        .joined()
    }
}
