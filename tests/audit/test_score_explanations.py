"""像是另用了哪种算法：说不准的不说；一份评价里各项之差合起来就是两个总分之差；规则得出的分总在可得之列。"""

from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any, TypeAlias

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.audit.bases import base_files, in_workspace

from jixiao.audit.check import subject_of
from jixiao.audit.scores.attainable import attainable, yields
from jixiao.audit.scores.outcome import deviations
from jixiao.model.rounding import Rounding, RoundingMode, rounded
from jixiao.model.rule import ChecklistRule, OccurrenceRule
from jixiao.pipeline import Study, study
from jixiao.score.rules.checklist import equal_parts

Write: TypeAlias = Callable[[dict[str, str]], Path]

D2 = "年度指标值: ≥90%, 实际完成值: 81%, 评定得分: 9, 公布值: {分值: 10, 得分: 9, 得分率: 90}"
C1 = "年度指标值: ≥20场, 实际完成值: 24场, 评定得分: 30"


def studied(workspace: Write, *changes: tuple[str, str]) -> Study:
    return study(workspace(in_workspace(base_files("report", dict(changes)))))


@pytest.mark.parametrize(
    ("old", "new", "why"),
    [
        (D2, "年度指标值: ≥90%, 实际完成值: 50%, 评定得分: 5", "半分容易碰巧，没有旁证"),
        (D2, "年度指标值: ≥90%, 实际完成值: 84%, 评定得分: 9", "9.33 取到整数也是 9，十分之一的机会"),
        (D2, "年度指标值: ≥90%, 实际完成值: 81%, 评定得分: 10", "满分不猜"),
        (D2, "年度指标值: ≥90%, 实际完成值: 81%, 评定得分: 7.7", "哪一种都不合"),
        (C1, "年度指标值: ≥20场, 实际完成值: 10场, 评定得分: 0", "低于起评线得零分，也容易碰巧"),
    ],
)
def test_说不准的不说(workspace: Write, old: str, new: str, why: str):
    messages = [d.message for d in studied(workspace, (old, new)).diagnostics if d.code == "JX302"]
    assert [message.endswith("没有说明为何不照规则") for message in messages] == [True], why


def test_两处相合就有了旁证(workspace: Write):
    found = studied(
        workspace,
        (D2, "年度指标值: ≥90%, 实际完成值: 50%, 评定得分: 5"),
        (C1, "年度指标值: ≥90%, 实际完成值: 70%, 评定得分: 21"),
    )
    messages = [d.message for d in found.diagnostics if d.code == "JX302"]
    assert len(messages) == 2
    assert all("× 实际完成值" in message for message in messages)


def test_示例的各项之差合起来就是两个总分之差_按规则只知范围的在范围之内(repository: Path):
    found = study(repository)
    deviating = 0
    for scored in found.scored:
        each = [d.difference for d in deviations(subject_of(scored, found.workspace.registry))]
        if scored.by_self or scored.rule_total is None:
            assert each == []
            continue
        most = scored.rule_total if scored.rule_most is None else scored.rule_most
        assert scored.total - most <= sum(each, Decimal(0)) <= scored.total - scored.rule_total
        deviating += bool(each)
    assert deviating == 2  # 西渡党建、莘庄；虹桥的规则只核对自评


WEIGHTS = st.decimals(2, 30, places=1)


def rule(model: Any, **written: object) -> Any:  # noqa: ANN401 各类规则
    return model.model_validate(written)


@given(WEIGHTS, st.integers(1, 9), st.data())
def test_均分的清单无论缺哪几项都在可得之列(weight: Decimal, count: int, data: st.DataObject):
    checklist = rule(ChecklistRule, 类型="清单", 要点=[f"第{n}项" for n in range(count)])
    scores = attainable(checklist, weight, None)
    assert scores is not None
    parts = equal_parts(Fraction(weight), count, 2)
    missing = data.draw(st.sets(st.integers(0, count - 1)))
    exact = Fraction(weight) - sum((parts[n] for n in missing), Fraction(0))
    assert yields(checklist, scores, rounded(exact, Rounding(RoundingMode.HALF_UP, 2)), 2)
    halfway = rounded(Fraction(weight) / count / 2, Rounding(RoundingMode.HALF_UP, 2))
    assert not yields(checklist, scores, halfway, 2)


@given(st.integers(1, 20), st.integers(0, 30))
def test_按次扣的分扣完为止(weight: int, times: int):
    occurrence = rule(OccurrenceRule, 类型="按次扣分", 每次扣=Decimal(1))
    scores = attainable(occurrence, Decimal(weight), None)
    assert scores == tuple(Fraction(n) for n in range(weight, -1, -1))
    assert yields(occurrence, scores, Decimal(max(weight - times, 0)), 2)
    assert not yields(occurrence, scores, Decimal(weight) - Decimal("0.5"), 1)
