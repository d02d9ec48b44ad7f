import pytest

from gongkai.rules.annual_report.report import Level
from tests.rules.annual_report.tables import found, with_prose

SUM = "text.sum_of_parts"
LARGER = "text.part_larger_than_whole"


def test_parts_that_end_in_others_must_make_the_total():
    report = with_prose(一="全年公开信息30条，其中机构职能类10条，业务类7条，其他信息12条。")

    [finding] = found(SUM, report)

    assert (finding.where, finding.found, finding.expected) == ("section.一", 30, 10 + 7 + 12)
    assert "10＋7＋12＝29" in finding.says
    assert finding.excerpt.startswith("全年公开信息30条")
    assert finding.level is Level.WARNING


@pytest.mark.parametrize(
    "sentence",
    [
        "全年公开信息30条（其中机构职能类10条、业务类7条、其他信息12条）。",
        "全年公开信息30条,(其中机构职能类10条,政策、文件类7条,其他12条)。",
        "全年公开信息 30 条。其中，机构职能类 10 条，业务类 7 条，其他 12 条。",
        "全年公开信息３０条，其中：机构职能类１０条；业务类７条；其它１２条。",
        "全年公开信息1,230条（镇级1,000条、村级231条）。",
        "共制作30期，分别为县级10期、镇级9期、村级8期。",
        "共收到申请8件，其中自然人5件、法人或其他组织2件。",
        "共收到申请八件，其中自然人五件、法人或其他组织两件。",
        "共发布30条，其中甲类10条，占33.3%；乙类20条，占66.7%；丙类3条，占0%。",
        "网站发布信息30条，其中动态类20条，政务类9条，解读类5条。",
        "全年答复申请30件。予以公开10件，不予公开5件，无法提供3件，其他处理1件。",
        "新增信息30条。在新增的信息中，甲类10条，占34.5%；乙类7条，占24.1%；其他12条，占41.4%。",
        "全年公开信息30\n条，其中机构职能类10条，其他信息12条。",
    ],
)
def test_a_wrong_sum_is_found_in_every_shape(sentence):
    assert len(found(SUM, with_prose(一=sentence))) == 1


@pytest.mark.parametrize(
    "sentence",
    [
        "全年公开信息30条，其中机构职能类10条，业务类8条，其他信息12条。",
        "全年公开信息30条，其中业务类10条，动态类7条。",
        "全年公开信息30条，其中主要有业务类10条，其他3条。",
        "全年公开信息30余条，其中业务类10条，其他12条。",
        "全年公开信息约30条，其中业务类10条，其他12条。",
        "全年公开信息30条，其中业务类10条、动态类7条、其他3条等。",
        "答复申请30件（含上年度结转18件，另有2件顺延）。",
        "答复申请30件（比上年增加4件，减少2件）。",
        "收办申请36件（甲县20件、乙县16件），其中自然人30件，法人或其他组织6件；予以公开20件、部分公开16件。",
        "办结8件，其中：公开4件，占50%；不予公开4件，占50%；引起行政复议2件、行政诉讼7件。",
        "发布380条财政信息，其中专项资金180条，预决算197条（政府32条、部门165条）、其他3条。",
        "对25件申请收取处理费2950元。其中，甲局10件，收取2000元；乙局15件，收取950元。",
        "涌现爆款内容52条，其中1条破亿、2条破千万、49条破百万，让声音直抵人心。",
        "发布政府信息393件，其中包括：文件13件；规划2件；预算、决算和分配结果；复文50件。",
        "收到诉求348件，现场解决162件，跟进解决180件。",
        "依据第二十条第（一）项公开3条（第二十条第（五）项2条）。",
        "新开专栏18个（次），优化专栏22个。",
        "公开信息30条：详见县政府网站。",
        "累计510条，新增29条。在新增的信息中，甲类10条，占34.5%；乙类7条，占24.1%；其他12条，占41.4%。",
        "累计510条。在新增的信息中，甲类10条，占34.5%；乙类7条，占24.1%；其他12条，占41.4%。",
        "开展培训3场。在新增的信息中，甲类10条，占34.5%；乙类7条，占24.1%；其他12条，占41.4%。",
        "新增信息30条。在新增的信息中，甲类10条；乙类7条；其他12条。",
        "新增信息30条。在新增的信息中，文件居多。",
        "在新增的信息中，甲类10条，占34.5%；乙类7条，占24.1%；其他12条，占41.4%。",
        "公开信息30条（甲类10条，其中图文2条，其他20条）。",
        "公开信息30条（甲类10条，同比增加2条，其他9条）。",
        "全年答复申请19件。予以公开10件，不予公开5件，无法提供3件，其他处理1件。",
        "全年答复申请30件。予以公开10件，不予公开5件，无法提供3件。",
        "全年答复申请30件。发布文件10件，信函5件，通知3件，其他1件。",
        "我镇设有公开栏。其中机构职能类1条，其他信息3条。",
    ],
)
def test_what_good_reports_write_is_no_finding(sentence):
    assert found(SUM, with_prose(一=sentence)) == []


def test_a_list_of_the_next_paragraph_is_not_of_this_total():
    report = with_prose(一="全年公开信息30条。\n其中，业务类10条，其他信息12条。")

    assert found(SUM, report) == []


@pytest.mark.parametrize(
    ("sentence", "part", "whole"),
    [
        ("全年收到申请5件，其中自然人申请8件。", 8, 5),
        ("公开信息30条，其中文件类10条、动态类40条。", 40, 30),
    ],
)
def test_a_part_larger_than_its_whole_is_found(sentence, part, whole):
    [finding] = found(LARGER, with_prose(一=sentence))

    assert (finding.found, finding.expected) == (part, whole)


def test_a_share_over_the_whole_is_found():
    [finding] = found(LARGER, with_prose(一="公开文件类信息30条，占比105%。"))

    assert finding.found == "105%"


@pytest.mark.parametrize(
    "sentence",
    [
        "截至年底累计公开信息510条，新增587条。",
        "全年收到申请5件，其中自然人申请5件。",
        "建成近1400个站点，其中村级1500个。",
        "同比增长105%。",
    ],
)
def test_parts_within_their_whole_are_no_finding(sentence):
    assert found(LARGER, with_prose(一=sentence)) == []
