"""名称的规范写法与共用登记的查找。"""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jixiao.model.dossier import Registry, normal_name
from jixiao.model.registry import Organisation, Policy

POLICY = Policy.model_validate({"标识": "banfa", "标题": "项目支出绩效评价管理办法", "文号": "财预〔2020〕10号"})
BODY = Organisation.model_validate({"标识": "jia", "名称": "甲局（本级）"})


@pytest.mark.parametrize(
    "other",
    [
        "财预[2020]10号",
        "财预［2020］10号",
        "财预（2020）10号",
        "财预(2020)10号",
        "财预 〔2020〕 10 号",
    ],
)
def test_文号的各种括号归一(other: str):
    assert normal_name(other) == "财预〔2020〕10号"


@pytest.mark.parametrize(
    ("name", "same"),
    [
        ("《预算法》", "预算法"),
        ("《关于印发〈办法〉的通知》", "关于印发《办法》的通知"),
        ("办法(试行)", "办法（试行）"),
        (" 预 算　法\n", "预算法"),
        ("<办法>", "《办法》"),
    ],
)
def test_书名号与空白不论(name: str, same: str):
    assert normal_name(name) == normal_name(same)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("财预〔2020〕10号", "财预〔2021〕10号"),
        ("协议（2023年）", "协议〔2023年〕"),
        ("办法（2020）", "办法〔2020〕"),
        ("办法（试行）", "办法"),
        ("甲局", "乙局"),
    ],
)
def test_不同的名称不混为一谈(one: str, other: str):
    assert normal_name(one) != normal_name(other)


@given(st.text(alphabet="财预〔〕[]（）()《》〈〉<>2020号 10办法\u3000", max_size=40))
def test_规范过的再规范不变(name: str):
    assert normal_name(normal_name(name)) == normal_name(name)
    assert not any(char.isspace() for char in normal_name(name))


def test_按各种名称都查到同一条():
    registry = Registry(
        (POLICY,),
        (BODY,),
        {normal_name(name): POLICY for name in ("banfa", POLICY.title, POLICY.number or "")},
        {normal_name(BODY.name): BODY},
    )
    assert registry.policy("《项目支出绩效评价管理办法》") is POLICY
    assert registry.policy("财预[2020]10号") is POLICY
    assert registry.policy("财预〔2020〕11号") is None
    assert registry.organisation("甲局(本级)") is BODY
    assert registry.organisation("乙局") is None
    assert Registry().policy("banfa") is None
