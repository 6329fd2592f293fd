"""规则的参考：各类规则连同例子。例子是随程序带的数据（examples/），用到时照真的评价那样读取、评分。"""

from functools import lru_cache
from pathlib import Path
from textwrap import dedent
from typing import Any, Final

from jixiao.compose.rule_pages import RuleExample, RuleGuide
from jixiao.model.dossier import Dossier
from jixiao.model.evaluation import Evaluation
from jixiao.model.kind import Kind
from jixiao.model.location import Location
from jixiao.model.profile import Profile
from jixiao.model.scored import ScoredDossier
from jixiao.pipeline import BUILTIN, BUILTIN_PROFILES
from jixiao.read.yaml_source import parse_yaml
from jixiao.score.dossier import score_dossier
from jixiao.score.rules import RULES, RuleKind

EXAMPLES: Final = BUILTIN / "examples"
_HEAD: Final = {
    "评价类型": "财政支出项目绩效评价",
    "文件状态": "起草中",
    "评分口径": "national-2020",
    "年度": "2024",
    "项目名称": "示例",
}


@lru_cache(maxsize=1)
def rule_guides() -> tuple[RuleGuide, ...]:
    """全部规则，按 RULES 的次序。"""
    kind = Kind.model_validate(_read(BUILTIN / "kinds" / "project.yaml"))
    profile = Profile.model_validate(_read(BUILTIN_PROFILES / f"{_HEAD['评分口径']}.yaml"))
    return tuple(
        RuleGuide(rule.name, rule.slug, rule.model, rule.text, _examples(rule, kind, profile)) for rule in RULES
    )


def _examples(rule: RuleKind, kind: Kind, profile: Profile) -> tuple[RuleExample, ...]:
    file = EXAMPLES / f"{rule.slug}.yaml"
    written = _written(file.read_text("utf-8"))
    return tuple(
        RuleExample(said["说明"], text, said["应得"], _scored(said["例"], kind, profile))
        for said, text in zip(_read(file), written, strict=True)
    )


def _written(text: str) -> list[str]:
    """各例在文件里的原文，去掉缩进：页上印的就是读取的。"""
    parts = text.split("\n  例:\n")[1:]
    return [dedent(part.partition("\n  应得:")[0]) for part in parts]


def _scored(written: dict[str, Any], kind: Kind, profile: Profile) -> ScoredDossier:
    evaluation = Evaluation.model_validate({**_HEAD, **written})
    return score_dossier(Dossier("example", Location(""), evaluation, kind, profile))


def _read(file: Path) -> Any:  # noqa: ANN401 形状由 YAML 决定
    return parse_yaml(file.read_text("utf-8"), file.name).value
