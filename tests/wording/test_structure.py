"""结构类诊断里的称呼：太长的名单只列前面几个。"""

from jixiao.wording.structure import listed, table_row


def test_名单():
    assert listed(["甲", "乙"]) == "甲、乙"
    assert listed("甲乙丙", limit=3) == "甲、乙、丙"
    assert listed("甲乙丙丁", limit=2) == "甲、乙 等 4 项"


def test_表的一行():
    assert table_row("目标表", 3, "活动") == "表“目标表”第 3 行“活动”"
