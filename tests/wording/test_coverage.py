"""按规则核对得到多少的说法：至少、至多，几项照评定计入，一项也没有的不说分数。"""

from decimal import Decimal

import pytest

from jixiao.model.kind import ScoreStyle
from jixiao.model.scored import Coverage
from jixiao.wording.coverage import (
    grades_words,
    near_text,
    rule_basis_text,
    rule_notes,
    rule_text,
    rule_words,
    should_score,
)


@pytest.mark.parametrize(
    ("score", "most", "cell", "sentence"),
    [
        ("1.25", None, "1.25", " 1.25 分"),
        ("1.25", "5", "≥1.25", "至少 1.25 分、至多 5 分"),
        ("0", "1.25", "≤1.25", "至少 0 分、至多 1.25 分"),
    ],
)
def test_只知一端的不写成确数(score: str, most: str | None, cell: str, sentence: str):
    ends = Decimal(score), Decimal(most) if most is not None else None
    assert (rule_text(*ends), rule_words(*ends, ScoreStyle.TRIMMED)) == (cell, sentence)


@pytest.mark.parametrize(
    ("awarded", "most", "near", "should"),
    [
        ("8", None, "6", "按规则应得 6.00 分"),
        ("5", "7", "至少 6", "按规则至少 6.00 分"),
        ("8", "7", "至多 7", "按规则至多 7.00 分"),
    ],
)
def test_应得几分说离评定近的那一头(awarded: str, most: str | None, near: str, should: str):
    ends = Decimal(6), Decimal(most) if most is not None else None
    assert near_text(*ends, Decimal(awarded), ScoreStyle.TRIMMED) == near
    assert should_score(*ends, Decimal(awarded)) == should


def test_等级不止一种的两头都说():
    assert grades_words("良", None) == grades_words("良", "良") == "良"
    assert grades_words("中", "良") == "中至良"
    assert grades_words(None, None) == ""


def test_都算得出的没有可说的_有照评定计入的说几项几分():
    parts = (Decimal(17), Decimal(11))
    assert rule_notes(Coverage(7, 7), parts, Decimal(17), None) == ()
    assert rule_notes(Coverage(4, 7), parts, Decimal(28), None) == (
        "7 项中，4 项算得出规则得分，计 17.00 分；3 项无规则可算，按评定得分计入 11.00 分",
    )
    assert rule_basis_text(Coverage(7, 7)) == "各项都按规则计分"
    assert rule_basis_text(Coverage(4, 7)) == "7 项中，能按规则核对的 4 项按规则计分，其余 3 项仍用评定得分"
