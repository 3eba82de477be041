import Persons

/// The way from held to available, step by step, for the people of one side whom a clause speaks of.
struct Funnel {
    /// Everybody held.
    let held: Int
    /// Those whom both sides confirm.
    let confirmed: Int
    /// Those of them who can go.
    let available: Int
    /// Those of the available who go outside the number.
    let outside: Int

    init(of who: PersonPredicate?, heldBy side: SideID, persons: PlanPersons, eligibility: Eligibility) {
        var held = 0
        var confirmed = 0
        var available = 0
        var outside = 0
        for (person, standing) in zip(persons.persons, eligibility.standings) where person.heldBy == side {
            guard who?.matches(person) ?? true else { continue }
            held += 1
            if person.confirmed { confirmed += 1 }
            if standing.isEligible {
                available += 1
                if standing.isOutside { outside += 1 }
            }
        }
        self.held = held
        self.confirmed = confirmed
        self.available = available
        self.outside = outside
    }

    var steps: [FunnelStep] {
        [
            FunnelStep(name: "held", count: held), FunnelStep(name: "confirmed", count: confirmed),
            FunnelStep(name: "available", count: available),
        ]
    }
}
