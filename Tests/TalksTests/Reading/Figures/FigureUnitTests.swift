import Testing

@Suite struct FigureUnitTests {
    @Test func theUnitIsTheHeadOfTheNounGroup() {
        checkRows(
            """
            They returned 1,212 frozen remains. => 1212 remains
            They freed 600 prisoners of war. => 600 prisoners of war
            The ship lay 12 nautical miles off the cape. => 12 nautical miles
            They freed 58 civilian detainees. => 58 detainees
            They met in two sports halls. => 2 halls
            There were delivered 31 person, all ill. => 31 person
            They found two men's bags. => 2 bags
            They sent 14 seriously wounded soldiers. => 14 soldiers
            """, reading: figureReading)
    }

    @Test func aPartIsCountedInTheUnitOfTheWhole() {
        checkRows(
            """
            Four of the containers were empty. => 4 containers
            Nine of its people were there. => 9 people
            They freed 39 out of the agreed 150 prisoners. => 39 prisoners; 150 prisoners
            Of 309 bags opened, six held sand. => 309 bags; 6 bags
            """, reading: figureReading)
    }

    @Test func aUnitLeftOutComesFromBefore() {
        checkRows(
            """
            They freed 41 soldiers and received 17 in return. => 41 soldiers; 17 soldiers
            They handed over the bodies of 41 soldiers and received 17 in return. => 41 soldiers; 17 bodies
            Three drivers were killed and five wounded. => 3 drivers; 5 drivers
            It costs 85 million euros, of which 19 million had been promised. => 85000000 euros; 19000000 euros
            The truces lasted eleven days and four. => 11 days; 4 days
            The fighters are tired. Forty were freed. => 40 fighters
            The seat costs up to 900 grosh, up from 350 in June. => 900 up_to grosh; 350 grosh
            The undertaking is for 25 years, of which 24 are left. => 25 years; 24 years
            They freed 12 miners in 14 trucks. Some of the 18 still held are ill. => 12 miners; 14 trucks; 18 miners
            Two mediators said it. They freed three. => 2 mediators; 3 people
            She spoke of the sailors, 43 in all. => 43 sailors
            They had asked for 75 and took 61 men home. => 75 men; 61 men
            A swap of 1,000 for 1,000 prisoners was agreed. => 1000 prisoners; 1000 prisoners
            The 6,000-for-6,000 bodies exchange began. => 6000 bodies; 6000 bodies
            """, reading: figureReading)
    }

    @Test func whatIsSaidOfThemNamesThem() {
        checkRows(
            """
            Of those on board three were women. => 3 women
            A team of nine waited. => 9 people
            The shelling killed 12 and injured 30. => 12 people; 30 people
            The toll rose to 14. => 14 people
            She put the number of lorries at 240. => 240 lorries
            """, reading: figureReading)
    }

    @Test func joinedNounsAreMeasuresOrListed() {
        checkRows(
            """
            They agreed a 72-hour pause. => 72 hours
            He wrote a three-page letter. => 3 pages
            A 43-year-old driver came home. => 43 years
            It was a two-way street. => -
            """, reading: figureReading)
    }

    @Test func agesCountWithAUnitOrALimit() {
        checkRows(
            """
            Every man over 50 goes home. => 50 more_than years
            They will free prisoners under 25. => 25 less_than years
            A sergeant of 52 came home. => 52 years
            His source was a gentleman of about 40. => 40 about years
            The youngest was 17 and the oldest 64. => 17 years; 64 years
            A father of two came home. => 2 children
            Emil, 23, came home. => -
            He is 23 and tired. => -
            A minor of 16 years came home. => 16 years
            They free soldiers aged 18 to 25. => 18 at_least years; 25 up_to years
            """, reading: figureReading)
    }

    @Test func theTwoSidesAreNoCount() {
        checkRows(
            """
            The two sides met. => -
            The two governments and two armies met. => -
            Two drivers met. => 2 drivers
            """, reading: figureReading)
    }

    @Test func votesAreCounted() {
        checkRows(
            """
            It was refused by two votes to one. => 2 votes; 1 votes
            Parliament backed her by 88 to 61, with 12 abstaining. => 88 votes; 61 votes; 12 votes
            The house voted 52 to 48 for it. => 52 votes; 48 votes
            """, reading: figureReading)
    }
}
