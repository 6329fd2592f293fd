"""得分率分段的写法。"""

import pytest

from jixiao.wording.dictionary import band_text


@pytest.mark.parametrize(
    ("lower", "upper", "told"), [(100, None, "100%"), (80, 90, "80%（含）–90%"), (0, 60, "60% 以下")]
)
def test_分段写明含不含(lower: int, upper: int | None, told: str):
    assert band_text(lower, upper) == told
