"""评分口径：内置的与条文一致；次序、首尾、出处写错的不收。"""

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import yaml
from pydantic import ValidationError

from jixiao.model.kind import Layout
from jixiao.model.profile import Denominator, Profile
from jixiao.model.rounding import Rounding, RoundingMode
from jixiao.pipeline import BUILTIN_PROFILES

FILES = sorted(BUILTIN_PROFILES.glob("*.yaml"))


def written(name: str) -> dict[str, Any]:
    text = (BUILTIN_PROFILES / f"{name}.yaml").read_text("utf-8")
    data: dict[str, Any] = yaml.load(text, Loader=yaml.CBaseLoader)  # noqa: S506 只产生文字
    return data


def profile(name: str) -> Profile:
    return Profile.model_validate(written(name))


def refusal(**changed: object) -> str:
    with pytest.raises(ValidationError) as caught:
        Profile.model_validate({**written("national-2020"), **changed})
    return str(caught.value)


@pytest.mark.parametrize("file", FILES, ids=lambda f: f.stem)
def test_内置口径读得成_标识即文件名_每项都有出处(file: Path):
    read = profile(file.stem)
    assert read.identifier == file.stem
    assert read.basis
    settings = [value for _, value in read if hasattr(value, "basis") and hasattr(value, "value")]
    assert len(settings) >= 9
    assert all(setting.basis.strip() for setting in settings)


@pytest.mark.parametrize("file", FILES, ids=lambda f: f.stem)
def test_内置口径的等级与档次盖住全部分数(file: Path):
    read = profile(file.stem)
    lowers = [grade.lower for grade in read.grades.value]
    assert lowers == sorted(lowers, reverse=True)
    assert lowers[-1] == 0
    bands = read.bands.value
    assert (bands[0].upper, bands[-1].lower) == (100, 0)
    assert [high.lower for high in bands[:-1]] == [low.upper for low in bands[1:]]
    wordings = [wording for band in bands for wording in band.wordings]
    assert len(set(wordings)) == len(wordings)


def test_国家口径与财预2020年10号一致():
    read = profile("national-2020")
    assert read.full_mark.value == 100
    assert read.denominator.value is Denominator.BUDGET
    assert [(g.name, g.lower) for g in read.grades.value] == [("优", 90), ("良", 80), ("中", 60), ("差", 0)]
    assert [(b.name, b.lower, b.upper) for b in read.bands.value] == [
        ("达成", 80, 100),
        ("部分达成", 60, 80),
        ("未达成", 0, 60),
    ]


def test_执行率的取整_表单与报告可以不同():
    national, shanghai = profile("national-2020"), profile("shanghai")
    both = [national.execution_rounding_in(layout) for layout in Layout]
    assert both == [Rounding(RoundingMode.HALF_UP, 2)] * 2
    assert shanghai.execution_rounding_in(Layout.FORM) == Rounding(RoundingMode.DOWN, 2)


def test_报告的取整另写时_只用于报告():
    own = {"值": {"方式": "截尾", "小数": "1"}, "出处": "样例"}
    read = Profile.model_validate({**written("national-2020"), "报告执行率取整": own})
    assert read.execution_rounding_in(Layout.REPORT) == Rounding(RoundingMode.DOWN, 1)
    assert read.execution_rounding_in(Layout.FORM) == Rounding(RoundingMode.HALF_UP, 2)


def grades(*lowers: str) -> dict[str, object]:
    return {"值": [{"名称": f"第{n}等", "下限": lower} for n, lower in enumerate(lowers, 1)], "出处": "样例"}


@pytest.mark.parametrize("lowers", [("80", "90", "0"), ("90", "90", "0"), ("90", "60"), ("90", "0", "-1")])
def test_等级的次序与下限(lowers: tuple[str, ...]):
    assert "由高到低" in refusal(等级=grades(*lowers))


def test_等级不能为空():
    assert "至少要有一级" in refusal(等级=grades())


def test_只有一级也可以():
    assert Profile.model_validate({**written("national-2020"), "等级": grades("0")}).grades.value[0].lower == Decimal(0)


def test_定性档次须首尾相接_说出是哪两档():
    bands = [
        {"名称": "高", "措辞": ["达成"], "下限": "80%", "上限": "100%"},
        {"名称": "低", "措辞": ["未达成"], "下限": "0%", "上限": "60%"},
    ]
    message = refusal(定性档次={"值": bands, "出处": "样例"})
    assert "“高”与“低”首尾不相接" in message


def test_没有出处的设置不收():
    assert "出处" in refusal(满分={"值": "100"})


@pytest.mark.parametrize("places", ["7", "-1", "两"])
def test_取整的位数有界(places: str):
    assert "小数" in refusal(得分取整={"值": {"方式": "四舍五入", "小数": places}, "出处": "样例"})
