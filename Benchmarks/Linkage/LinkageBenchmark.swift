import Linkage
import Persons

/// Times the steps of linking two list files: `swift run -c release linkage-benchmark LEFT RIGHT`.
@main
struct LinkageBenchmark {
    static func main() {
        print("usage: linkage-benchmark LEFT RIGHT")
    }
}
