import Testing

@Suite struct NumeralTests {
    @Test func digitsAreReadWithTheirSeparators() {
        checkRows(
            """
            They freed 1,000 prisoners. => 1000 prisoners
            They freed 1 200 prisoners. => 1200 prisoners
            The road is 2.5 kilometres long. => 2.5 kilometres
            Of these 54,6 % were ill. => 54.6 percent
            Costs were 4,3 million grosh. => 4300000 grosh
            In a first step 1.340 persons came. => 1340 persons
            The list of 1,204,500 names is long. => 1204500 names
            """, reading: figureReading)
    }

    @Test func wordsAreReadAsNumbers() {
        checkRows(
            """
            Nine men came home. => 9 men
            They counted two hundred bags. => 200 bags
            They counted a hundred and six bags. => 106 bags
            They counted twenty-five bags. => 25 bags
            They sent two dozen lorries. => 24 lorries
            They sent half a dozen lorries. => 6 lorries
            They sent three thousand two hundred letters. => 3200 letters
            They waited two and a half hours. => 2.5 hours
            Half a million letters came. => 500000 letters
            """, reading: figureReading)
    }

    @Test func multipliersFollowDigitsAndWords() {
        checkRows(
            """
            The fund holds 85 million euros. => 85000000 euros
            The fund holds $3.5bn. => 3500000000 dollars
            The fund holds US$12 million. => 12000000 dollars
            The fund holds €2.4m. => 2400000 euros
            The fund holds £300k. => 300000 pounds
            Some 1.2m people fled. => 1200000 about people
            One million letters came. => 1000000 letters
            """, reading: figureReading)
    }

    @Test func indefiniteAmountsAreNoFigures() {
        checkRows(
            """
            Dozens of men came home. => -
            Hundreds of letters and thousands of cards came. => -
            A couple of men came home. => -
            Several hundred men came home. => -
            """, reading: figureReading)
    }

    @Test func sharesAreFractions() {
        checkRows(
            """
            Half of the men were ill. => 0.5 share
            Nearly half the men were ill. => 0.5 about share
            A third of the list is missing. => 0.333 share
            Two-thirds of the list is missing. => 0.667 share
            One in five prisoners is ill. => 0.2 share
            Nine out of ten were ill. => 0.9 share
            A third round is planned. => -
            His half-brother spoke in the second half. => -
            They came in two days. => 2 days
            """, reading: figureReading)
    }

    @Test func ordinalsNamesAndTimesAreNoFigures() {
        checkRows(
            """
            It was the 3rd round and the second meeting. => -
            Article 4 and Resolution 2231 were read. => -
            Article 12(3) is not agreed. => -
            Articles 4 and 5 stand in brackets. => -
            The draft, Rev. 3, names file No. 5. => -
            An F-16 and the MH17 case were named. => -
            The Group of Seven met. => -
            The “Harle eleven” were not named. => -
            They met at 8 a.m. and at 14:30. => -
            They met at 1400 GMT. => -
            By seven it was over. => -
            """, reading: figureReading)
    }

    @Test func aNumberInHeadlineOrAfterAColonCounts() {
        checkRows(
            """
            HARLE, April 17 (NPA) - Thirty-one men came home. => 31 men
            Returned: nine men. => 9 men
            The Harle Nine Springs are dry. => -
            """, reading: figureReading)
    }

    @Test func oneCountsOnlyBeforeWhatCanBeCounted() {
        checkRows(
            """
            One of the drivers laughed. => -
            No one came, and one by one they left. => -
            On the one hand they agreed. => -
            They wounded one soldier. => 1 soldier
            They waited for one hour. => 1 hour
            """, reading: figureReading)
    }
}
