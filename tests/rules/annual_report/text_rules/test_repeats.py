from gongkai.rules.annual_report.report import Level
from tests.rules.annual_report.tables import found, with_prose, zeros

RULE = "text.repeats"

OWN = (
    "一是个别科室主动公开信息的意识还不够强。二是政策解读的形式比较单一需要丰富。"
    "三是工作人员变动频繁业务还不熟练。四是2023年收到的{}件申请办理不够及时规范。"
)
NEW = (
    "一是村级公开栏内容更新没有做到按月检查。二是网站检索功能用起来还不方便群众。"
    "三是依申请公开的答复文书格式不够统一。四是学校和医院的公开目录还没有编完。"
)


def _other(text, **changes):
    return with_prose(zeros(**changes), 五=text)


def test_last_years_text_is_noticed_though_its_numbers_differ():
    last = _other(OWN.format(7).replace("2023", "2022"), year=2022)

    [finding] = found(RULE, _other(OWN.format(9)), previous=last)

    assert finding.where == "section.五"
    assert (finding.found, finding.expected) == (4, 4)
    assert "100%" in finding.says
    assert finding.level is Level.NOTICE


def test_half_of_anothers_sentences_are_noticed():
    sentences = OWN.format(9).split("。")
    half = "。".join([*sentences[:2], *NEW.split("。")[2:]])
    others = [_other(half, agency="示例县桥头镇人民政府")]

    [finding] = found(RULE, _other(OWN.format(9)), others=others)

    assert "示例县桥头镇人民政府" in finding.says
    assert "4句话有2句" in finding.says


def test_a_nameless_reports_text_is_noticed_too():
    [finding] = found(RULE, _other(OWN), others=[_other(OWN, agency=None)])

    assert "另一机关" in finding.says


def test_a_new_text_is_no_finding():
    assert found(RULE, _other(NEW), previous=_other(OWN, year=2022)) == []


def test_the_report_itself_among_the_others_is_passed_over():
    report = _other(OWN)

    assert found(RULE, report, others=[report, _other(OWN)]) == []


def test_a_few_short_sentences_are_common_property():
    report = _other("存在不足。加强培训。")

    assert found(RULE, report, previous=report) == []
