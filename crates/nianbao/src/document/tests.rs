//! Small pages, made up, each with what a careful reader says of its lines.

use super::{Document, read};
use crate::lexicon::Lexicon;
use crate::model::{BlockKind, Metadata};
use crate::parser::Options;
use crate::source::Source;

fn document(text: &str) -> Document {
    with(text, &Options::default())
}

fn with(text: &str, options: &Options) -> Document {
    read(&Source::read(text), &Lexicon::builtin(), options)
}

/// Each line as `kind`, with `+level` of its heading and `*` where it is of the plan.
fn outline(text: &str) -> Vec<String> {
    let document = document(text);
    let blocks = document.blocks.iter().enumerate();
    blocks
        .map(|(i, block)| {
            let level = block.level.map_or(String::new(), |l| format!("+{l}"));
            let plan = if document.plan[i] { "*" } else { "" };
            format!("{}{level}{plan}", block.kind)
        })
        .collect()
}

/// Holds lines against their kinds, written in front of each: `heading+1 一、综合`.
fn check(page: &str) {
    let rows: Vec<(&str, &str)> = page
        .lines()
        .map(|l| l.trim_start().split_once(' ').expect("kind and line"))
        .collect();
    let text: Vec<&str> = rows.iter().map(|(_, line)| *line).collect();
    let got = outline(&text.join("\n"));
    let got: Vec<String> = got
        .iter()
        .zip(&text)
        .map(|(kind, line)| format!("{kind} {line}"))
        .collect();
    let wanted: Vec<String> = rows
        .iter()
        .map(|(kind, line)| format!("{kind} {line}"))
        .collect();
    assert_eq!(got, wanted);
}

#[test]
fn a_news_story_with_slogans() {
    check(
        "chrome 首页 > 区县要闻 > 正文
        title 柳河区：沿河而兴，老工业区换新颜
        byline 2022-01-20 08:15:30 来源：柳河新闻网
        chrome 分享到：微信 微博
        caption 滨河步道上晨跑的居民。
        caption 改造后的纺织厂旧址。（区融媒体中心供图）
        paragraph 柳河新闻网1月20日讯（记者 林樾）2021年，柳河区新建步道12公里，改造旧厂房8处，居民出门见绿、推窗见河。
        heading+1 河清岸绿，水岸成了客厅
        paragraph 全年清理河道5条，新增绿地30公顷，沿线居民说，如今的河边天天有人散步，和过去大不一样。
        heading+1 老厂新生，旧址引来新客
        paragraph 纺织厂旧址里开出了书店和工坊，引进文创企业16家，周末客流超过2万人次，带动就业320人。
        byline 责任编辑：顾屿
        chrome 关于我们 ｜ 网站地图
        chrome © 2022 柳河新闻网 版权所有",
    );
}

#[test]
fn a_work_report_with_a_plan() {
    check(
        "title 政 府 工 作 报 告
        signature ——2023年1月9日在柳河区第八届人民代表大会第三次会议上
        signature 柳河区人民政府区长 林樾
        salutation 各位代表：
        paragraph 现在，我代表柳河区人民政府向大会报告工作，请各位代表审议，并请列席的同志提出意见。
        heading+1 一、2022年工作回顾
        paragraph 一年来，全区上下稳住经济、守住底线，较好完成了年初定下的各项任务，主要做了以下几件事。
        heading+2 （一）稳住经济大盘
        paragraph+3 工业生产回升向好。规模以上工业产值增长6%，新增规上企业12家，技改投资8亿元。
        paragraph+3 消费市场逐步回暖。社会消费品零售总额增长3%，发放消费券1200万元，惠及商户600家。
        heading+2 （二）办好民生实事
        paragraph+3 一是就业形势总体稳定。城镇新增就业4300人，帮扶困难人员就业510人，失业率控制在较低水平。
        paragraph+3 二是教育资源持续扩大。新建学校2所，新增学位1800个，改造校舍6栋。
        paragraph 各位代表，过去一年的成绩来之不易，我代表区人民政府，向全区人民表示感谢。
        heading+1* 二、2023年工作安排
        paragraph* 今年全区发展的主要预期目标是：地区生产总值增长6%左右，城镇新增就业4000人以上。
        paragraph+2* （一）全力稳定工业增长。实施技改项目30个，确保工业投资增长8%，新增规上企业10家。
        paragraph+2* （二）着力扩大有效需求。举办促消费活动20场，力争零售总额增长5%，改造商圈2处。
        paragraph* 各位代表，新的征程已经开启，让我们一起把蓝图变成现实，为建设更美的柳河而奋斗。
        heading+1 附件1：名词解释
        glossary 1.一网两站：指政务服务网和便民服务站、自助服务站。
        glossary 2.双百行动：指为一百家企业解决一百件难事的行动。",
    );
}

#[test]
fn a_report_without_headings_turns_to_the_coming_year() {
    check(
        "salutation 各位代表：
        heading+1 2019年工作回顾
        paragraph+2 ——城区面貌明显改善。改造道路18条，新建公园4座，拆除违建9万平方米。
        paragraph+2 ——民生保障更加有力。民生支出21亿元，占一般公共预算支出的八成，新增床位300张。
        paragraph 1.新增企业210家，其中高新技术企业33家；引进项目12个，到位资金19亿元。
        paragraph* 2020年是收官之年，也是承上启下的一年，全年工作的主线是稳就业、保民生、促发展。
        paragraph* 今年的主要预期目标是：地区生产总值增长6%，城镇新增就业3000人，粮食产量稳定在5万吨。",
    );
}

#[test]
fn a_communique_with_a_table() {
    check(
        "title 2020年柳河区国民经济和社会发展统计公报
        byline 柳河区统计局
        byline 2021年3月18日
        heading+1 一、综合
        paragraph 初步核算，全年地区生产总值210.5亿元，比上年增长2.4%，其中第一产业增加值8.2亿元。
        table 表1 主要产品产量
        table 产品名称
        table 产量
        table 增长（%）
        table 水泥
        table 42.6
        table -5.3
        table 啤酒
        table 10.3
        table 持平
        heading+1 二、农业
        paragraph 全年粮食产量5.1万吨，增长1.2%；蔬菜产量8.8万吨，下降0.6%；生猪出栏3.4万头。
        chrome 柳河区2020年国民经济和社会发展统计公报
        paragraph 年末全区拥有农业机械总动力9.6万千瓦，全年新增高效节水灌溉面积0.8万亩。
        note 注：1.本公报数据为初步统计数。
        note 2.部分数据合计数与分项之和略有出入，是四舍五入所致。",
    );
}

#[test]
fn a_portal_copy_with_links() {
    check(
        "chrome 工作报告
        title 柳河区2021年政府工作报告
        byline 时间：2021-03-30????\t\t作者：某某县域网????\t\t来源：政府官网????\t\t阅读：
        chrome 233
        chrome 评论：
        chrome 0
        chrome 内容摘要：
        chrome 政府工作报告各位代表：现在，我代表柳河区人民政府向大会报告工作，请审议。去年全区......
        salutation 各位代表：
        paragraph 现在，我代表柳河区人民政府向大会报告工作，请予审议。去年全区完成投资90亿元。
        chrome 分享到：
        chrome 新浪微博
        chrome 上一篇：
        chrome 柳河区2020年政府工作报告
        chrome 相关文章
        chrome 03-30
        chrome 柳河区召开春季植树动员会",
    );
}

#[test]
fn short_texts_are_running_text() {
    check("paragraph 全年检查厂房30栋次。");
    check(
        "heading+1 一、综合
        paragraph 全年生产总值增长9%。",
    );
    check("paragraph 柳河区新增企业20家");
}

fn metadata(text: &str) -> Metadata {
    document(text).metadata
}

/// The fields that are given, as one line.
fn said(text: &str) -> String {
    let json = serde_json::to_value(metadata(text)).expect("metadata is plain");
    let fields = json.as_object().expect("an object").iter();
    let given = fields.filter_map(|(k, v)| v.as_str().map(|v| format!("{k}={v}")));
    given.collect::<Vec<_>>().join(" ")
}

#[test]
fn the_page_says_what_it_is() {
    for (text, wanted) in [
        (
            "首页 > 区县要闻 > 正文\n大东区：老城新事\n2022-01-03 08:15 来源：某某网\n\
             某某网1月3日讯（记者 林樾）2021年，沈阳市大东区新建公园3座，改造小区12个，惠及居民2万户。\n\
             推窗见绿，城区更美\n这一年，全区新增绿地20公顷，种树3万棵，居民出门就能逛公园。\n\
             开门办事，服务更快\n这一年，全区政务大厅办件40万件，平均等候时间不足10分钟。",
            "author=林樾 channel=区县要闻 city=沈阳市 code=210104 dateline_date=2022-01-03 district=大东区 \
             genre=feature outlet=某某网 province=辽宁省 published_at=2022-01-03T08:15 report_period=2021 \
             title=大东区：老城新事",
        ),
        (
            "政府工作报告\n——2004年2月20日在清苑县第十三届人民代表大会第二次会议上\n清苑县人民政府县长 林 樾\n\
             各位代表：\n下面，我代表清苑县人民政府作报告。\n一、过去一年的工作\n全年修路40公里，植树90万棵。",
            "author=林樾 city=保定市 code=130622 dateline_date=2004-02-20 district=清苑县 genre=work_report \
             province=河北省 report_period=2003 title=政府工作报告",
        ),
        (
            "2020年大庆市国民经济和社会发展统计公报\n国家统计局大庆调查队\n（2021年3月20日）\n一、综合\n\
             初步核算，全年全市地区生产总值2301.1亿元，比上年增长1.6%，三次产业均有增长。",
            "city=大庆市 code=230600 genre=communique outlet=国家统计局大庆调查队 province=黑龙江省 \
             published_at=2021-03-20 report_period=2020 title=2020年大庆市国民经济和社会发展统计公报",
        ),
        (
            "各位代表：\n下面，我代表县人民政府作报告，请予审议。\n一、回顾“十三五”，五年奋斗硕果累累\n\
             五年来，全县脱贫攻坚取得胜利，修建通村道路300公里，搬迁群众2万人。",
            "genre=work_report report_period=2016/2020",
        ),
        (
            "各位代表：\n现在，我代表柳河区人民政府向大会报告工作。\n一、过去五年工作回顾\n\
             五年来，地区生产总值由2016年的210亿元增加到2020年的330亿元。\n二、未来五年的目标\n\
             未来五年是关键时期，力争到2025年，全区生产总值翻一番。",
            "genre=work_report report_period=2016/2020",
        ),
        (
            "柳河区上半年经济“成绩单”出炉\n柳河晚报 2025-07-24 19:05 ｜ 阅读 218\nA- A A+\n\
             【柳河晚报7月24日电】记者今天从区统计局获悉，全区实现生产总值143亿元，增长5.6%。",
            "dateline_date=2025-07-24 genre=news outlet=柳河晚报 published_at=2025-07-24T19:05 \
             report_period=2025-01/2025-06 title=柳河区上半年经济“成绩单”出炉",
        ),
        (
            "2023年上半年唐县经济运行情况\n发布日期：2023-07-28 09:00:05\n信息来源：唐县统计局\n\
             上半年全县地区生产总值增长5.2%，规模以上工业增加值增长6.1%，粮食生产形势较好。",
            "city=保定市 code=130627 district=唐县 genre=communique outlet=唐县统计局 province=河北省 \
             published_at=2023-07-28T09:00:05 report_period=2023-01/2023-06 title=2023年上半年唐县经济运行情况",
        ),
    ] {
        assert_eq!(said(text), wanted, "{text}");
    }
}

#[test]
fn the_caller_knows_better_than_the_page() {
    let options = Options {
        published: chrono::NaiveDate::from_ymd_opt(2020, 1, 5),
        report_period: Some(crate::model::Period::year(2019)),
        place: Some("深圳市南山区".to_owned()),
        ..Options::default()
    };
    let metadata = with("宝安区2018年政府工作报告\n全区新增企业20家。", &options).metadata;
    assert_eq!(metadata.code.as_deref(), Some("440305"));
    assert_eq!(metadata.district.as_deref(), Some("南山区"));
    assert_eq!(metadata.report_period, options.report_period);
    assert_eq!(
        metadata.published_at.map(|t| t.to_string()).as_deref(),
        Some("2020-01-05")
    );
}

#[test]
fn words_of_furniture_can_be_added() {
    let text = "柳河区新闻\n全年新增企业20家，引进项目12个。\n本站地图由柳河测绘院绘制";
    let last = |document: &Document| document.blocks.last().map(|b| b.kind);
    assert_eq!(last(&document(text)), Some(BlockKind::Chrome));
    let table = "word\tkind\tmatch\n绘制\tcaption\tend";
    let parser = crate::Parser::builder().table("furniture", table).build();
    let source = Source::read(text);
    let parser = parser.expect("a table as the library's own");
    let document = read(&source, parser.lexicon(), &Options::default());
    assert_eq!(last(&document), Some(BlockKind::Caption));
}

#[test]
fn places_of_one_name_are_told_apart_or_left_open() {
    for (text, district, code, open) in [
        (
            "2021年南山区政府工作报告\n我们与深圳同频共振，全区新增企业900家。",
            Some("南山区"),
            Some("440305"),
            0,
        ),
        (
            "2021年南山区政府工作报告\n全区煤炭产量80万吨，鹤岗的老矿区焕发生机。",
            Some("南山区"),
            Some("230404"),
            0,
        ),
        (
            "2021年南山区政府工作报告\n全区新增企业900家，办好十件实事。",
            Some("南山区"),
            None,
            2,
        ),
        (
            "2012年清苑县政府工作报告\n全县修路90公里，新建学校2所。",
            Some("清苑县"),
            Some("130622"),
            0,
        ),
        (
            "2018年清苑区政府工作报告\n全区修路90公里，新建学校2所。",
            Some("清苑区"),
            Some("130608"),
            0,
        ),
        (
            "高唐县2022年政府工作报告\n全县修路90公里，新建学校2所。",
            Some("高唐县"),
            Some("371526"),
            0,
        ),
        (
            "全年新增企业90家，城区面貌焕然一新，建成新区道路3条。",
            None,
            None,
            0,
        ),
    ] {
        let found = document(text);
        let metadata = &found.metadata;
        assert_eq!(
            (
                metadata.district.as_deref(),
                metadata.code.as_deref(),
                found.place_candidates.len()
            ),
            (district, code, open),
            "{text}"
        );
    }
}

#[test]
fn sections_are_a_tree_of_blocks() {
    let document = document(
        "各位代表：\n一、2021年工作回顾\n一年来，全区完成投资60亿元，增长8%，主要做了以下工作。\n\
         （一）稳增长\n全年新增企业210家，引进项目12个，到位资金19亿元。\n\
         二、2022年工作安排\n今年计划完成投资66亿元，新增企业200家，办好十件实事。",
    );
    let tree: Vec<_> = document
        .sections
        .iter()
        .map(|s| (s.heading.as_str(), &s.blocks[..], s.children.len()))
        .collect();
    assert_eq!(
        tree,
        [
            ("2021年工作回顾", &[1, 2][..], 1),
            ("2022年工作安排", &[5, 6][..], 0)
        ]
    );
    assert_eq!(document.sections[0].children[0].heading, "稳增长");
    assert_eq!(document.section_of[4], Some(3));
    assert_eq!(document.section_of[0], None);
}

#[test]
fn markers_and_run_in_headings_have_their_ends() {
    let text = "一、回顾\n（一）抓好生态建设。全年植树3万棵，新增绿地20公顷，治理河道5条。";
    let document = document(text);
    let cut = |from: usize, to: usize| &text[from..to];
    assert_eq!(
        cut(document.blocks[0].span.start, document.marker_end[0]),
        "一、"
    );
    let end = document.run_in_end[1].expect("a run-in heading");
    assert_eq!(cut(document.marker_end[1], end), "抓好生态建设。");
}

#[test]
fn any_text_is_read() {
    let report = "政府工作报告\n——2023年1月9日在某区会议上\n各位代表：\n一、2022年回顾\n（一）稳增长。全年增长6%。\n\
                  序号\n1\n4000.5\n附件1：名词解释\n1.甲：指乙。\n注：1.初步数。\n分享到：\n© 某网 ICP备1号";
    for end in (0..=report.len()).filter(|&i| report.is_char_boundary(i)) {
        let found = document(&report[..end]);
        assert_eq!(found.blocks.len(), found.section_of.len());
        assert_eq!(found.blocks.len(), found.plan.len());
        document(&report[end..]);
    }
    for odd in [
        "\u{feff}",
        "年",
        "第",
        "（",
        "【",
        "——",
        "1.",
        "\r\r\n\u{2028}",
        "来源：",
        "记者",
        "某讯",
        "？？",
    ] {
        document(odd);
        document(&odd.repeat(50));
        document(&format!("{odd}\n").repeat(50));
    }
}

#[test]
fn long_inputs_take_linear_time() {
    let length = 1 << 19;
    for unit in [
        "全",
        "。",
        "一、",
        "附件1\n",
        "甲乙丙丁\n",
        "各位代表：\n",
        "1.甲：乙\n",
        "12\n",
        "\r",
        "（一）稳增长\n",
    ] {
        let text = unit.repeat(length / unit.len());
        let start = std::time::Instant::now();
        document(&text);
        // A quadratic pass over so many lines takes minutes.
        assert!(start.elapsed().as_secs() < 20, "{unit:?}");
    }
}

/// Holds lines against the years that they speak of, written in front of each: `2016/2020 五年来，…`; `-` where the
/// line says nothing of them: the report's own, or the year after it in a plan.
fn check_frames(report: &str, page: &str) {
    let rows: Vec<(&str, &str)> = page
        .lines()
        .map(|l| l.trim_start().split_once(' ').expect("years and line"))
        .collect();
    let text: Vec<&str> = rows.iter().map(|(_, line)| *line).collect();
    let options = Options {
        report_period: Some(report.parse().expect("a period")),
        ..Options::default()
    };
    let document = with(&text.join("\n"), &options);
    let got: Vec<String> = document
        .frame
        .iter()
        .zip(&text)
        .map(|(frame, line)| match frame {
            Some(years) => format!("{years} {line}"),
            None => format!("- {line}"),
        })
        .collect();
    let wanted: Vec<String> = rows
        .iter()
        .map(|(years, line)| format!("{years} {line}"))
        .collect();
    assert_eq!(got, wanted);
}

#[test]
fn a_yearly_report_looks_back_on_five_years_and_ahead_to_five() {
    check_frames(
        "2020",
        "- 柳河区政府工作报告
        - 各位代表：
        - 现在，我代表区人民政府，向大会报告工作，请予审议。
        - 一、2020年工作和“十三五”发展回顾
        - 2020年是“十三五”规划的收官之年。全区新建学校3所，居民收入4万元，“十三五”期间年均增长8%。
        2020 过去一年，主要做了以下工作：
        2020 ——产业升级步子稳。新增企业120家。
        2016/2020 代表们，去年还是“十三五”规划的最后一年。全区拧成一股绳，“十三五”目标任务如期完成。
        2016/2020 ——综合实力上台阶。新建厂房40万平方米。
        2016/2020 ——民生答卷添亮色。新增学位9600个。
        - 各位代表，成绩来之不易，凝结着全区人民的心血，我代表区人民政府表示感谢。
        - 二、“十四五”时期的主要目标
        2021/2025 未来五年，我们要再造一个工业新区，新增企业600家。
        2021/2025 （一）做强产业。建成园区5个。
        - 三、2021年主要工作
        - （一）稳住工业。新开工项目30个。",
    );
}

#[test]
fn a_report_on_five_years_tells_of_the_last_one_too() {
    check_frames(
        "2016/2020",
        "- 柳河区政府工作报告
        - 各位代表：
        - 现在，我代表区人民政府，向大会报告工作，请予审议。
        - 一、本届政府工作回顾
        2016/2020 五年来，我们坚持工业立区，取得了以下成绩：
        2016/2020 综合实力跃上新台阶，新建厂房90万平方米。
        2020 刚刚过去的2020年，是极不平凡的一年。全区核酸检测能力达到每日2万份。
        2020 这一年，我们抓防控、稳生产，帮助企业复工730家。
        - 这些成绩的取得，靠的是全区人民的支持。
        - 二、今后五年的奋斗目标和主要任务
        2021/2025 （一）建设制造强区。新增规上企业200家。
        - 2021年是新一届政府的开局之年，做好今年工作，要新开工项目30个。
        - （二）改善民生。新增学位1200个。",
    );
}

#[test]
fn bars_part_the_cells_of_a_table() {
    check(
        "title 2021年柳河区国民经济和社会发展统计公报
        paragraph 2021年，全区经济稳中有进，粮食总产量9.1万吨，比上年增长1.4%，畜牧业生产平稳，农民收入持续增加。
        table 表1 主要农产品产量
        table 产品名称 |
        table 产量（万吨） |
        table 比上年增长（%） |
        table 粮食 |
        table 9.1 |
        table 1.4 |
        table 水果 |
        table 2.6 |
        table -3.5 |
        paragraph 全区新建高标准农田1.2万亩，农业机械总动力保持稳定，农村面貌有了新的变化。
        table |
        table 指 标
        table |
        table 绝对数
        table |
        table 增长%
        table |
        table 生产总值
        table |
        table 95.4
        table |
        table 7.7
        table |
        table 建筑业
        table |
        table 4.5
        table |
        table -0.2
        table |
        paragraph 全区财政收入保持增长，一般公共预算收入8.2亿元，比上年增长4.6%，支出结构进一步优化。",
    );
}

#[test]
fn lists_of_industries_number_nothing() {
    check(
        "title 2021年柳河区国民经济和社会发展统计公报
        heading+1 一、综合
        paragraph 2021年，全区经济稳中有进，结构继续优化，质量不断提升，居民生活有了新的改善，各项事业全面发展。
        paragraph 一、二、三产业增加值占生产总值的比重为4:37:59，服务业支撑作用明显。
        paragraph 第一、二、三产业分别拉动经济增长0.1、2.4、3.6个百分点，服务业支撑作用明显。",
    );
}
