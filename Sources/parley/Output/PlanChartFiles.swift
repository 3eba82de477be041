import ArgumentParser
import Exchanges
import Papers
import Persons

/// Where the drawings of a plan go.
struct PlanChartFiles: ParsableArguments {
    @Option(
        help: ArgumentHelp("A folder for drawings: the funnel, stages by category, who is ahead.", valueName: "DIR"))
    var charts: String?

    @Option(help: ArgumentHelp("A or B: draw as that side may read it; else for the neutral.", valueName: "A|B"))
    var chartsFor: String?

    func validate() throws {
        if let chartsFor, SideID(rawValue: chartsFor) == nil { throw ValidationError("--charts-for takes A or B.") }
        if chartsFor != nil, charts == nil { throw ValidationError("--charts-for needs --charts.") }
    }

    /// Counts of people, no person; what the neutral's show rests on sealed columns, so all are for their owner only.
    func write(_ plan: ExchangePlan, _ read: PlanFiles.Read) throws {
        guard let charts else { return }
        try Files.makeFolder(charts)
        let reader = chartsFor.flatMap(SideID.init(rawValue:))
        for file in PlanCharts(plan, terms: read.terms, persons: read.persons, reader: reader).files {
            try Files.writePersonal(Array(file.svg.utf8), to: charts + "/" + file.name)
        }
    }
}
