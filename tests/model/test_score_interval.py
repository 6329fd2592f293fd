"""印着的分数段：各地写法都读得懂，含不含分得清。"""

from decimal import Decimal

import pytest

from jixiao.model.score_interval import Bound, ScoreInterval, parse_interval


def bound(value: str, mark: str) -> Bound | None:
    """[ 含，( 不含；后面的 ! 是原文写明的。"""
    return Bound(Decimal(value), mark[0] == "[", mark.endswith("!")) if value else None


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("90（含）—100分", ("90", "[!"), ("100", "(!")),
        ("80（含）-90分", ("80", "[!"), ("90", "(!")),
        ("80（不含）~90分", ("80", "(!"), ("90", "[!")),
        ("60-80（含）", ("60", "(!"), ("80", "[!")),
        ("60（含）至80（含）分", ("60", "[!"), ("80", "[!")),
        ("70~90分", ("70", "["), ("90", "[")),
        ("80－89", ("80", "["), ("89", "[")),
        ("90分以上", ("90", "["), None),
        ("90分（含）以上", ("90", "[!"), None),
        ("90分及以上", ("90", "["), None),
        ("60分以下", None, ("60", "[")),
        ("60（不含）分以下", None, ("60", "(!")),
        ("≥90", ("90", "[!"), None),
        ("<60分", None, ("60", "(!")),
        ("低于59.5分", None, ("59.5", "(!")),
    ],
)
def test_读得懂(text: str, low: tuple[str, str] | None, high: tuple[str, str] | None):
    assert parse_interval(text) == ScoreInterval(text, bound(*low) if low else None, bound(*high) if high else None)


@pytest.mark.parametrize("text", ["", "优", "90", "90-80", "90分以上以下", "不足60分以上", "90分左右", "九十分以上"])
def test_看不懂的不猜(text: str):
    assert parse_interval(text) is None
