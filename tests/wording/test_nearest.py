from jixiao.wording.nearest import nearest


def test_相近的列在前面_至多三个():
    known = ("资金.年初预算执行率", "资金.全年预算执行率", "资金.全年执行数", "总分", "等级")
    hint = nearest("资金.全年预算执行律", known)
    assert hint is not None
    assert hint.startswith("是不是“资金.全年预算执行率”")
    assert hint.count("“") <= 3
    assert hint.endswith("？")


def test_没有相近的不乱猜():
    assert nearest("完全不同", ("资金.全年执行数",)) is None
    assert nearest("总分", ()) is None
