import Testing

@Suite struct FigureQualifierTests {
    @Test func wordsBeforeANumberHedgeIt() {
        checkRows(
            """
            Some 120 clerks work there. => 120 about clerks
            Nearly 300 men came. => 300 about men
            At least five men came. => 5 at_least men
            It lasts not less 5 months. => 5 at_least months
            No fewer than 40 men came. => 40 at_least men
            No more than 40 men came. => 40 up_to men
            Up to 40 men came. => 40 up_to men
            Fewer than six lorries came. => 6 less_than lorries
            More than four hours passed. => 4 more_than hours
            """, reading: figureReading)
    }

    @Test func wordsAfterANumberHedgeIt() {
        checkRows(
            """
            A further 65,000 or so homes were dark. => 65000 about homes
            They freed 40 or more men. => 40 at_least men
            """, reading: figureReading)
    }

    @Test func overAndAboutMayBelongToTheVerb() {
        checkRows(
            """
            Over 300 men came. => 300 more_than men
            Norrow hands over 31 children. => 31 children
            They waited for over five hours. => 5 more_than hours
            The steps are taken over five days. => 5 days
            About 300 men came. => 300 about men
            They had a dispute about two men. => 2 men
            """, reading: figureReading)
    }

    @Test func aRangeIsTwoFigures() {
        checkRows(
            """
            Between 300 and 350 soldiers came. => 300 at_least soldiers; 350 up_to soldiers
            They find 20-30 doubles. => 20 at_least doubles; 30 up_to doubles
            It takes from five to seven days. => 5 at_least days; 7 up_to days
            It costs between $12 million and $15 million. => 12000000 at_least dollars; 15000000 up_to dollars
            The count rose from 300 to 350 men. => 300 men; 350 men
            """, reading: figureReading)
    }
}
