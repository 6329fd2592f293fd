"""自选对比的页用的数据：每份评价一个小文件，全站一个目录。

为了小：一项指标写成一列值，次序见 ROW；对齐用的名与名称相同的写 0；数据项名称的开头通常是“指标.”，
省去不写，不是的以 / 起头；哪些数点得开记在末位的数里（FACTS 各占一位）。读它的是 theme/js/compare.js。
"""

from collections.abc import Iterable, Mapping
from typing import Final

from jixiao.compose import addresses
from jixiao.compose.compare_rows import KeyedUse, keyed_uses
from jixiao.compose.compare_tables import about_figures, total_figures
from jixiao.compose.indicator_uses import Figure
from jixiao.model.dossier import Dictionary, Registry
from jixiao.model.scored import ScoredDossier

ROW: Final = ("depth", "name", "key", "weight", "rule", "score", "rate", "facts", "linked")
USUAL: Final = "指标."
FACTS: Final = ("分值", "规则得分", "得分", "得分率", "评定得分")


def compare_index(evaluations: Iterable[ScoredDossier], registry: Registry) -> list[Mapping[str, object]]:
    """全部评价，新的在前。"""
    ordered = sorted(evaluations, key=lambda one: (-one.dossier.evaluation.year, one.identifier))
    return [
        {
            "id": one.identifier,
            "name": one.dossier.evaluation.name,
            "year": one.dossier.evaluation.year,
            "unit": registry.official_name(one.dossier.evaluation.unit or ""),
            "document": one.dossier.kind.document,
        }
        for one in ordered
    ]


def compare_data(scored: ScoredDossier, dictionary: Dictionary) -> Mapping[str, object]:
    """一份评价：概况、合计、各项指标。trace 是来历所在的页。"""
    return {
        "id": scored.identifier,
        "name": scored.dossier.evaluation.name,
        "year": scored.dossier.evaluation.year,
        "overview": addresses.overview(scored.identifier),
        "trace": addresses.part(scored.identifier, addresses.TRACE),
        "about": [[label, figure.text, _known(figure, scored)] for label, figure in about_figures(scored)],
        "total": [[figure.text, _known(figure, scored)] for figure in total_figures(scored)],
        "rows": [_row(one) for one in keyed_uses(scored, dictionary)],
    }


def _known(figure: Figure, scored: ScoredDossier) -> str:
    return figure.key if figure.key in scored.facts else ""


def _row(one: KeyedUse) -> list[object]:
    use = one.use
    figures = (use.weight, use.rule, use.score, use.rate_figure)
    linked = sum(1 << FACTS.index(_last(f)) for f in figures if f.key in use.scored.facts)
    key = one.path[-1]
    prefix = use.weight.key.removesuffix(f".{FACTS[0]}")
    named = prefix.removeprefix(USUAL) if prefix.startswith(USUAL) else f"/{prefix}"
    return [use.depth, use.name, 0 if key == use.name else key, *(f.text for f in figures), named, linked]


def _last(figure: Figure) -> str:
    return figure.key.rsplit(".", 1)[-1]
