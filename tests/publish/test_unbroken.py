"""不断开的写法：认得出文号与带单位的数，切开的接起来就是原文。"""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jixiao.publish.unbroken import pieces

CASES = {
    "按沪财绩〔2020〕6号办理": ["按沪财绩〔2020〕6号"],
    "实际支出1,533,190.00元，": ["1,533,190.00元"],
    "调整为153.399 万元": ["153.399 万元"],
    "执行率99.95%，得-1.5分": ["99.95%", "-1.5分"],
    "2025年7月18日": ["2025年", "7月", "18日"],
    "B24-2 在编人员控制率": [],
    "没有数": [],
}


@pytest.mark.parametrize("text", CASES)
def test_认得出的写法(text: str) -> None:
    assert [piece for piece, held in pieces(text) if held] == CASES[text]


@given(st.text(alphabet="0123456789,.% 〔〕年号万元财预绩-−", max_size=40))
def test_切开的接起来就是原文(text: str) -> None:
    assert "".join(piece for piece, _ in pieces(text)) == text
