//! The rules that name a number, as one closed list: what each reads, and a sentence in which it does.
//!
//! `docs/rules.md` shows the list. A rule that no code uses is an unused variant, and a rule without a line here
//! cannot be written down: neither compiles.

macro_rules! rules {
    ($($variant:ident = $name:literal, $meaning:literal, $example:literal;)+) => {
        /// The rule by which a number came to its name.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub(crate) enum Rule { $($variant,)+ }

        impl Default for Rule {
            /// Of a number that nothing has named yet.
            fn default() -> Self {
                Self::CarriedName
            }
        }

        impl Rule {
            /// Every rule with its example.
            #[cfg(test)]
            const ALL: &'static [(Self, &'static str)] = &[$((Self::$variant, $example),)+];

            /// The name, as an indicator carries it.
            pub(crate) const fn name(self) -> &'static str {
                match self { $(Self::$variant => $name,)+ }
            }

            /// What the rule of that name reads.
            pub(crate) fn meaning_of(name: &str) -> Option<&'static str> {
                match name {
                    $($name => Some($meaning),)+
                    _ => None,
                }
            }
        }
    };
}

rules! {
    NounNumber = "noun-number",
        "the noun phrase before the number names it",
        "常住人口35万人。";
    VerbNounNumber = "verb-noun-number",
        "the noun phrase between a verb and the number names it",
        "新增企业12家。";
    VerbNumberNoun = "verb-number-noun",
        "a verb stands before the number, and the noun behind it names it",
        "新建12所学校。";
    NumberNoun = "number-noun",
        "the noun behind the number names it",
        "3000名志愿者走上街头。";
    NumberOfNoun = "number-of-noun",
        "a property stands before the number, and its owner behind 的",
        "新增产值4.7亿元的产业园。";
    NumberVerbNoun = "number-verb-noun",
        "no noun touches the number; the object of the verb behind it names it",
        "为2454家提供融资服务。";
    OwnerProperty = "owner-property",
        "a property stands before the number; its owner stands before the verb or in the clause before",
        "农业园区实现产值3亿元。";
    VerbPersons = "verb-persons",
        "a verb and a count of persons, with no noun between: the name is 人",
        "救助348人。";
    VerbAsName = "verb-as-name",
        "no noun stands on either side: the verb, which holds its object, is the name",
        "拆违17万平方米。";
    CarriedName = "carried-name",
        "the number has no name of its own and takes the one last named in its sentence",
        "发放助学金，共200万元。";
    Each = "each",
        "均 or 各 gives one number to every name of the list before it",
        "小学、初中各2所。";
    Respectively = "respectively",
        "分别 hands the numbers out to the names of the list, in order",
        "小学、初中分别为8所、3所。";
    ListBefore = "list-before",
        "the names stand in the clause before, and the changes are handed out to them in order",
        "航空、电子产业较快发展，产值分别增长9%、16%。";
    ShareOf = "share-of",
        "占: the owner before it, what it is a share of behind it",
        "装备制造业占工业比重21.9%。";
    Yardstick = "yardstick",
        "the number says what multiple or share of a base something comes to; it stands before the verb or in the clause before",
        "轨道里程为50公里，是五年前的2倍。";
    IndustryRatio = "industry-ratio",
        "three numbers of a ratio behind 产业: the shares of the first, second and third industry",
        "三次产业结构为3:40:57。";
    Ratio = "ratio",
        "a number of a ratio, under the name of the whole ratio",
        "师生比为1:18。";
    Movement = "movement",
        "a word of movement takes the number as a change, and what stands before it has no level",
        "工业用电量增长9%。";
    CarriedMovement = "carried-movement",
        "a change without a name of its own, of something whose level is not given",
        "工业用电量增长9%，比全市高2个百分点，回落3个百分点。";
    TableRow = "table-row",
        "a row of a table: its label names the number",
        "主要产量如下。\n指标\t单位\t2020年\n粮食产量\t万吨\t12.5\n蔬菜产量\t万吨\t3.5\n水果产量\t万吨\t2.1";
}

#[cfg(test)]
mod tests {
    use super::Rule;

    #[test]
    fn each_rule_reads_its_own_example() {
        for (rule, example) in Rule::ALL {
            let article = crate::parse(example);
            let used: Vec<_> = article.indicators().iter().map(|i| &*i.rule).collect();
            assert!(
                used.contains(&rule.name()),
                "{example} {}: {used:?}",
                rule.name()
            );
        }
    }

    #[test]
    fn the_page_of_rules_is_this_list() {
        let page = include_str!("../../../../docs/rules.md");
        let rows: Vec<String> = Rule::ALL
            .iter()
            .map(|(rule, example)| {
                let name = rule.name();
                let meaning = Rule::meaning_of(name).expect("the list has both");
                let example = example.replace('\t', " ").replace('\n', " / ");
                format!("| `{name}` | {meaning} | {example} |")
            })
            .collect();
        let shown: Vec<&str> = page
            .lines()
            .filter(|line| line.starts_with("| `"))
            .collect();
        assert_eq!(shown, rows, "the table should read:\n{}\n", rows.join("\n"));
    }
}
