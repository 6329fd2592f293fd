"""证据与过程类诊断里的拼接。"""

import pytest

from jixiao.wording.evidence import echoed, lacking, loss


@pytest.mark.parametrize(
    ("names", "said"),
    [
        ({"整改期限": ["建议1", "建议2"]}, "都没有写整改期限"),
        ({"责任单位": ["建议1", "建议2"], "整改期限": ["建议1", "建议2"]}, "都没有写责任单位、整改期限"),
        ({"责任单位": ["建议2"], "整改期限": ["建议1", "建议2"]}, "都没有写整改期限；建议2没有写责任单位"),
        ({"责任单位": ["建议2"]}, "建议2没有写责任单位"),
    ],
)
def test_缺什么(names: dict[str, list[str]], said: str):
    assert lacking(names, 2) == said


def test_失分与照抄():
    assert loss("A1 立项", "0.5") == "A1 立项（失 0.5 分）"
    assert echoed(same=True, part=True) == "一字不差"
    assert echoed(same=False, part=True) == "的一段一字不差"
    assert echoed(same=False, part=False) == "只差几个字"
