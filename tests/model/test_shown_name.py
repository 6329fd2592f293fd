"""页上用的名称：括号、下划线写成一样的，自评表的方格照原样。"""

import pytest

from jixiao.model.shown_name import shown_name


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("干部人事管理软件ZZTX(2023运维)", "干部人事管理软件ZZTX（2023运维）"),
        ("某区委组织部_大组工网(2023运维)", "某区委组织部·大组工网（2023运维）"),
        ("信息平台（2023三级等保）", "信息平台（2023三级等保）"),
        ("ZZTX_2 (beta)", "ZZTX_2 (beta)"),
    ],
)
def test_汉字的名称用全角括号与间隔号(written: str, shown: str):
    assert shown_name(written) == shown
