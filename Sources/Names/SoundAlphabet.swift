/// The sound alphabet of skeletons: 26 letters that both alphabets share and five digits, in five bits.
package enum SkeletonAlphabet {
    /// Letter of each symbol; index 0 is no symbol. Digits are kept, so that numbers in places still count.
    package static let letters: [UInt8] = Array("_aeiouObvgdJzklmnprstfhcCSQ01234".utf8)

    /// The number of symbols with the missing one: a row of every cost table.
    package static let size = 32

    /// Symbol by ASCII letter; 0 for what is no letter of the alphabet.
    package static let symbolOfLetter: [UInt8] = {
        var table = [UInt8](repeating: 0, count: 128)
        for (index, letter) in letters.enumerated().dropFirst() { table[Int(letter)] = UInt8(index) }
        return table
    }()

    /// The symbol of an ASCII letter; nil for what is no letter of the alphabet.
    package static func symbol(_ letter: UInt8) -> UInt8? {
        guard letter < 128, symbolOfLetter[Int(letter)] != 0 else { return nil }
        return symbolOfLetter[Int(letter)]
    }

    /// The symbols of a text of skeleton letters, as tables write them.
    package static func symbols(_ text: some StringProtocol) -> [UInt8] { text.utf8.compactMap(symbol) }

    package static func isVowel(_ symbol: UInt8) -> Bool { symbol &- 1 < 6 }

    package static let i: UInt8 = 3
    static let e: UInt8 = 2
    static let o: UInt8 = 4
    static let io: UInt8 = 6

    /// Whether the symbol stands for ж, ч, ш or щ.
    static func isHushing(_ symbol: UInt8) -> Bool { symbol == 11 || (24...26).contains(symbol) }

    package static let firstDigit: UInt8 = 27

    /// For blocking: vowels give 0, confusable consonants give one value.
    package static let keySymbol: [UInt8] = letters.map { letter in
        let folded: [Character: Character] = [
            "h": "g", "z": "s", "c": "s", "J": "S", "C": "S", "Q": "S", "f": "v", "p": "b", "t": "d", "k": "g",
            "n": "m",
        ]
        let character = Character(Unicode.Scalar(letter))
        if "_aeiouO".contains(character) { return 0 }
        return symbol((folded[character] ?? character).asciiValue ?? letter) ?? 0
    }
}
