import Testing

@testable import Persons

/// The short cut agrees with the slow way wherever it says that a cell is a plain value.
@Test func aPlainValueIsTidyNoBlankAndNotActive() {
    let pieces = [
        "Іван", "нет", "Нет", "NULL", "null", "-", "—", "?", "0", "Ткачук", "  ", "=1", "+38 (0)", "@x", "н/д", "Олена",
        "A1", "é", "x y",
    ]
    var plain = 0
    for first in pieces {
        for text in [first] + pieces.map({ first + $0 }) + pieces.map({ first + " " + $0 }) {
            let bytes = Array(text.utf8)[...]
            guard CellText.isPlainValue(bytes, atLeast: .tidy) else { continue }
            plain += 1
            #expect(CellText.tidy(text) == text && CellText.blankState(text, free: false) == nil, "\(text)")
            #expect(!CellText.isActive(text))
            if CellText.isPlainValue(bytes, atLeast: .clean) {
                let cleaned = CellText.cleanName(text)
                #expect(cleaned.text == text && !cleaned.hadLookAlikes, "\(text)")
            }
        }
    }
    #expect(plain > 50)
    for blank in ["нет", "НЕТ", "Немає", "n/a", "N/A", "-", "", "withheld", "0", "?"] {
        #expect(!CellText.isPlainValue(Array(blank.utf8)[...], atLeast: .tidy), "\(blank)")
    }
}
