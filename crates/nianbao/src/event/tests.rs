//! Sentences with the events that they tell, and with those that they do not.

use crate::{Parser, Period};

/// The events of a paragraph: type, date, trigger, actors, object.
fn told(sentence: &str) -> Vec<String> {
    let parser = Parser::builder()
        .report_period(Period::year(2022))
        .place("辽宁省沈阳市大东区")
        .build()
        .expect("the options are right");
    let article = parser.parse(&format!("年终综述\n\n{sentence}\n"));
    let events = article.events().iter();
    events
        .map(|e| {
            let date = e.date.map_or_else(String::new, |d| d.to_string());
            let object = e.object.as_deref().unwrap_or("");
            format!(
                "{} {date} {} [{}] {object}",
                e.kind,
                e.trigger,
                e.actors.join(";")
            )
        })
        .collect()
}

/// Each sentence tells just these events.
fn tells(cases: &[(&str, &[&str])]) {
    for (sentence, want) in cases {
        assert_eq!(told(sentence), *want, "{sentence}");
    }
}

/// None of the sentences tells an event.
fn tells_nothing(sentences: &[&str]) {
    for sentence in sentences {
        assert_eq!(told(sentence), Vec::<String>::new(), "{sentence}");
    }
}

#[test]
fn a_trigger_takes_what_stands_on_its_side() {
    tells(&[
        (
            "成立乡村振兴促进会，全区社会组织更有活力。",
            &["establish 2022 成立 [] 乡村振兴促进会"],
        ),
        (
            "湖滨图书馆新馆建成投用，读者纷纷前来借阅。",
            &["build 2022 建成投用 [] 湖滨图书馆新馆"],
        ),
        (
            "金石机床厂获评国家级绿色工厂，效益继续向好。",
            &["award 2022 获评 [金石机床厂] 国家级绿色工厂"],
        ),
        (
            "引进南湖银行等金融机构9家，金融业态更加丰富。",
            &["attract 2022 引进 [] 南湖银行"],
        ),
        (
            "远洋船舶研究院落户临港新城，海洋产业再添新军。",
            &["attract 2022 落户 [远洋船舶研究院] 临港新城"],
        ),
        (
            "国际风筝邀请赛成功举办，吸引选手300名。",
            &["host 2022 举办 [] 国际风筝邀请赛"],
        ),
    ]);
}

#[test]
fn plans_denials_and_work_that_goes_on_are_no_events() {
    tells_nothing(&[
        "明年我们将启用新的政务服务大厅，方便群众办事。",
        "力争全年引进东海银行总部，建成滨江体育中心。",
        "计划于明年三月举办国际花卉博览会，各项筹备有序进行。",
        "滨江体育中心尚未建成，群众健身仍有不便。",
        "加快建设临港产业园，推进城北水厂开工建设。",
        "今年计划：启动北环路东延工程，建成两座人行天桥。",
        "跨河大桥预计年底建成通车，届时两岸往来将更加便利。",
        "拟成立数字经济研究院，相关方案正在征求意见。",
        "即将建成的东湖大桥长达3公里，两岸居民十分期待。",
    ]);
}

#[test]
fn levels_counts_and_kinds_are_no_events() {
    tells_nothing(&[
        "完成固定资产投资500亿元，增长6%，结构持续优化。",
        "一般公共预算收入完成60亿元，增长5%，质量稳步提高。",
        "新建公园6个、改造公厕12座，城区面貌明显改观。",
        "签约亿元以上项目58个，总投资600亿元，后劲更足。",
        "完成了全年各项目标任务，向全区人民交出满意答卷。",
        "一批重点项目相继开工，全区投资保持平稳增长态势。",
        "拆除违法建筑15万平方米，市容环境秩序明显好转。",
    ]);
}

#[test]
fn a_verb_inside_a_name_is_no_event() {
    tells_nothing(&[
        "深入推进企业上市培育工作，上市企业总数达到15家。",
        "各镇扎实开展“强基础、促开工”竞赛，形成比学赶超氛围。",
        "做好房屋征收、边界划定、人员安置等各项前期准备。",
        "通过加强日常巡查和精细管理，街区秩序持续向好。",
        "大部分旧厂房建成时间较久、标准偏低，需要改造。",
        "获奖数居全区各校首位，办学质量得到普遍认可。",
    ]);
    tells(&[
        (
            "县图书馆修缮工程竣工，群众有了读书的好去处。",
            &["build 2022 竣工 [] 县图书馆修缮工程"],
        ),
        (
            "保税港区道路改造、旧桥拆除基本完成，通行更加顺畅。",
            &["build 2022 完成 [] 保税港区道路改造;旧桥拆除"],
        ),
    ]);
}

#[test]
fn weak_verbs_need_what_they_are_about() {
    tells(&[
        (
            "沿江文化街成为全省首批夜间消费示范区，客流持续增长。",
            &["award 2022 成为 [沿江文化街] 全省首批夜间消费示范区"],
        ),
        (
            "东陵社区顺利通过省级卫生社区验收，居民满意度提升。",
            &["award 2022 通过 [东陵社区] 省级卫生社区验收"],
        ),
        (
            "完成长江街积水点改造，雨季出行不再困难重重。",
            &["build 2022 完成 [] 长江街积水点改造"],
        ),
        (
            "县中医院新院区完成主体工程建设，设备采购同步开展。",
            &["build 2022 完成 [] 县中医院新院区"],
        ),
        (
            "体育馆副馆完成主体建设，内部装修有序推进之中。",
            &["build 2022 完成主体建设 [] 体育馆副馆"],
        ),
    ]);
    tells_nothing(&[
        "创新成为全区高质量发展的鲜明底色，动能更加充沛。",
        "将困难家庭全部纳入监测范围，基本生活得到保障。",
        "夜间义诊成为常态，群众看病更加方便放心。",
    ]);
}

#[test]
fn passives_and_disposals_keep_who_was_honoured() {
    tells(&[
        (
            "民政局被省政府评为先进集体，工作再上新的台阶。",
            &["award 2022 评为 [民政局;省政府] 先进集体"],
        ),
        (
            "冷链项目受到国家通报表扬，经验做法向各地推介。",
            &["award 2022 通报表扬 [冷链项目] 国家通报表扬"],
        ),
        (
            "望江大学医学院获批筹建，高等教育实现新的跨越。",
            &["award 2022 获批筹建 [望江大学医学院] 筹建"],
        ),
    ]);
}

#[test]
fn lists_are_cut_where_another_clause_begins() {
    tells(&[
        (
            "举办海洋峰会、承办青年篮球联赛，城市影响不断扩大。",
            &[
                "host 2022 举办 [] 海洋峰会",
                "host 2022 承办 [] 青年篮球联赛",
            ],
        ),
        (
            "柳河村被命名为生态文明示范村、石桥入选全省文物名录。",
            &[
                "award 2022 被命名为 [柳河村] 生态文明示范村",
                "award 2022 入选 [石桥] 全省文物名录",
            ],
        ),
        (
            "地铁2、5号线开通运营，市民出行更加便捷高效。",
            &["launch 2022 开通运营 [] 地铁2、5号线"],
        ),
        (
            "设立“爱心小屋”“骑手之家”，服务户外劳动者。",
            &["establish 2022 设立 [] “爱心小屋”;“骑手之家”"],
        ),
        (
            "印刷产业基地35天开工、8个月投产，建设速度空前。",
            &[
                "build 2022 开工 [] 印刷产业基地",
                "build 2022 投产 [] 印刷产业基地",
            ],
        ),
        (
            "建成区、镇、村三级法律咨询服务网络，群众办事不出村。",
            &["build 2022 建成 [] 区、镇、村三级法律咨询服务网络"],
        ),
    ]);
}

#[test]
fn names_that_hold_verbs_stay_whole() {
    tells(&[
        (
            "举办数字技术应用推广大会，吸引众多企业参展参会。",
            &["host 2022 举办 [] 数字技术应用推广大会"],
        ),
        (
            "出台支持商户拓展销路和促进夜间消费的若干措施，反响热烈。",
            &["issue 2022 出台 [] 支持商户拓展销路和促进夜间消费的若干措施"],
        ),
        (
            "制定实施公园城市建设年度计划，绿色空间持续拓展。",
            &["issue 2022 制定实施 [] 公园城市建设年度计划"],
        ),
        (
            "与海港集团签订合作协议，共同开发临港片区土地。",
            &["sign 2022 签订合作协议 [海港集团] 合作协议"],
        ),
    ]);
}

#[test]
fn dates_are_carried_and_relative_ones_resolved() {
    tells(&[
        (
            "4月9日，湖东产业园揭牌，同日召开招商推介大会。",
            &[
                "establish 2022-04-09 揭牌 [] 湖东产业园",
                "host 2022-04-09 召开 [] 招商推介大会",
            ],
        ),
        (
            "9月，城北小学启用；成立区域教育联盟，资源更加均衡。",
            &[
                "launch 2022-09 启用 [] 城北小学",
                "establish 2022 成立 [] 区域教育联盟",
            ],
        ),
        (
            "5月1日起，河湖联系人制度全面推行，水质稳定向好。",
            &["launch 2022-05-01 全面推行 [] 河湖联系人制度"],
        ),
        (
            "8月，5座新泵站同时启用，排涝能力大幅增强。",
            &["launch 2022-08 启用 [] 新泵站"],
        ),
    ]);
}

#[test]
fn a_rate_that_was_moved_is_a_reform() {
    tells(&[(
        "孤儿养育标准由950元提高到1020元，托底更加有力。",
        &["reform 2022 提高到 [] 孤儿养育标准"],
    )]);
    tells_nothing(&["居民人均可支配收入由3万元提高到4万元，生活更加殷实。"]);
}

#[test]
fn a_clause_without_end_is_read_in_time() {
    // Were any step to look at the whole clause for each trigger, this would take minutes.
    let clause = "举办海洋文化节与建成甲".repeat(20_000);
    assert!(told(&format!("{clause}。")).len() < 40_001);
    let open = "“成立".repeat(50_000);
    assert_eq!(told(&format!("{open}。")), Vec::<String>::new());
}

#[test]
fn heads_are_found_at_the_end_of_their_examples() {
    let table = include_str!("../../lexicon/heads.tsv");
    let rows = table.lines().filter(|line| !line.starts_with('#')).skip(1);
    let lexicon = crate::lexicon::Lexicon::builtin();
    for row in rows {
        let [word, class, example] = row.split('\t').collect::<Vec<_>>()[..] else {
            panic!("{row}: three cells");
        };
        let end = example.find(word).map(|at| at + word.len());
        let end = end.unwrap_or_else(|| panic!("{row}: the word is not in its example"));
        assert!(class == "epithet" || end == example.len(), "{row}");
        let all = crate::lexicon::Heads::ALL;
        let found = lexicon.head(word, all).map(|(length, _)| length);
        assert_eq!(found, Some(word.len()), "{row}");
    }
}
