/// An invented text of the invented sides A (Norrow, writes Latin) and B (Veshna, writes Cyrillic): an exchange, the
/// return of remains and a humanitarian pause. Revision 1 as the mediator put it on the table, in two languages.
public enum HarleText {
    /// In the Latin script.
    public static let english = """
        {#h1} # Release and exchange

        {#c1} The sides shall release and exchange [A: all prisoners of war they hold | B: one thousand prisoners of \
        war each], in stages [M: set out in Annex 1].

        {#c2} The badly wounded and the gravely ill are returned first[A: , whatever their number and rank]. They \
        [B: are not counted in any stage | A: are counted apart].

        {#c3} The first stage takes place within ten days of signature [A: at the bridge of Lower Marl | B: at a \
        crossing the mediator names], [B: delete in daylight,] under the eyes of [a neutral body].

        {#c4} Each side hands the other a list of those it holds [A: with name, birth date and place of capture | \
        B: with name and birth date] [A: five days before each stage].

        {#c5} A person who does not wish to return [M: says so to the neutral alone and] is not returned. [B: The \
        neutral tells neither side the reason.]

        {#c6} Civilians [A: are released without conditions | B: are released in the second stage [A: and before all \
        others]] and are listed in a column of their own.

        {#h2} # The dead

        {#c7} The sides return the remains they hold [B: body for body | A: without regard to number]. A container is \
        counted as [M: one container, whatever the label says].

        {#c8} Search teams of [A: both sides | B: each side on its own ground] may work [A: within five kilometres of \
        the line] [B: delete at any time] after notice of [A: one day | B: three days].

        {#c9} Identity is settled by [M: two laboratories, one named by each side,] and told to the family first.

        {#h3} # Pause

        {#c10} A humanitarian pause of [A: thirty days | B: three days | M: ten days] begins [B: at noon] on the day \
        after [A: signature | B: the first stage].

        {#c11} During the pause the sides do not [A: fire, fly or move forces forward | B: fire on the places in Annex \
        2 [A: or within two kilometres of them]].

        {#c12} A breach is [A: reported to the joint desk within six hours | B: discussed by the liaison officers]. \
        [M: Neither side answers a breach before the desk has been told.]

        {#c13} The pause is [A: prolonged by itself unless a side objects | B: prolonged only by agreement].

        {#h4} # Joint desk

        {#c14} A joint desk sits in Harle [B: and in Dobrin by turns], with [A: three | B: five] officers of each \
        side[M: and one of the mediator].

        {#c15} Public statements name numbers only [M: after the families have been told]. [B: Neither side publishes \
        lists.]

        {#h5} # Final clauses

        {#c16} This text is done in two languages, both authentic. It enters into force on [A: signature | B: the day \
        both capitals have confirmed it].\n
        """

    /// The same clauses and brackets in the Cyrillic script.
    public static let veshnan = """
        {#h1} # Звільнення та обмін

        {#c1} Сторони звільняють та обмінюють [A: усіх військовополонених, яких утримують | B: по тисячі \
        військовополонених] поетапно, [M: як визначено в Додатку 1].

        {#c2} Тяжкопоранені та тяжкохворі повертаються першими[A: , незалежно від кількості та звання]. Вони \
        [B: не враховуються в жодному етапі | A: враховуються окремо].

        {#c3} Перший етап відбувається упродовж десяти днів від підписання [A: на мосту Нижнього Марля | B: на \
        переході, який визначить посередник], [B: delete у світлу пору,] під наглядом [нейтрального органу].

        {#c4} Кожна сторона передає іншій список тих, кого утримує, [A: з іменем, датою народження і місцем полону | \
        B: з іменем і датою народження] [A: за п’ять днів до кожного етапу].

        {#c5} Особу, яка не бажає повертатися [M: і каже про це лише нейтральному представникові], не повертають. \
        [B: Нейтральний представник не називає причини жодній стороні.]

        {#c6} Цивільні особи [A: звільняються без умов | B: звільняються на другому етапі [A: і раніше за всіх \
        інших]] та зазначаються в окремій графі.

        {#h2} # Загиблі

        {#c7} Сторони повертають останки, які мають, [B: тіло за тіло | A: незалежно від кількості]. Контейнер \
        рахується як [M: один контейнер, хоч би що було на етикетці].

        {#c8} Пошукові групи [A: обох сторін | B: кожної сторони на своїй землі] можуть працювати [A: у межах п’яти \
        кілометрів від лінії] [B: delete у будь-який час] після повідомлення за [A: один день | B: три дні].

        {#c9} Особу встановлюють [M: дві лабораторії, по одній від кожної сторони,] і першою повідомляють родину.

        {#h3} # Пауза

        {#c10} Гуманітарна пауза на [A: тридцять днів | B: три дні | M: десять днів] починається [B: опівдні] \
        наступного дня після [A: підписання | B: першого етапу].

        {#c11} Під час паузи сторони не [A: ведуть вогню, не літають і не просувають сил | B: ведуть вогню по місцях \
        із Додатка 2 [A: та у двох кілометрах від них]].

        {#c12} Про порушення [A: повідомляють спільний штаб упродовж шести годин | B: говорять офіцери зв’язку]. \
        [M: Жодна сторона не відповідає на порушення, доки штаб не повідомлено.]

        {#c13} Пауза [A: продовжується сама, якщо сторона не заперечить | B: продовжується лише за згодою].

        {#h4} # Спільний штаб

        {#c14} Спільний штаб засідає в Гарлі [B: і по черзі в Добрині], у складі [A: трьох | B: п’яти] офіцерів від \
        кожної сторони[M: та одного від посередника].

        {#c15} Публічні заяви називають лише числа [M: і лише після повідомлення родин]. [B: Жодна сторона не \
        публікує списків.]

        {#h5} # Прикінцеві положення

        {#c16} Цей текст складено двома мовами, обидва тексти автентичні. Він набирає чинності [A: з підписання | \
        B: в день, коли його підтвердять обидві столиці].\n
        """
}
