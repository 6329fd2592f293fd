"""命令行给的评价或路径：归到各个工作区与工作区之外的各份，复核后合成一个结果。"""

from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

import click

from jixiao.cli.screen import chosen
from jixiao.model.check_report import CheckReport
from jixiao.pipeline import study, study_folder
from jixiao.read.places import EVALUATIONS, Place, place_of


def studied(root: Path, targets: tuple[str, ...]) -> CheckReport:
    """复核所指的各份；没有指明的，是 root 的全部。诊断里的路径都相对 root。

    Raises:
        click.UsageError: 所指的既不是评价，也不是看得出属于哪份评价的路径。

    """
    if not targets:
        return study(root, pages=False).report
    names, places = _sorted_out(root, targets)
    wanted: dict[Path, set[str]] = defaultdict(set)
    whole: set[Path] = set()
    folders: dict[Path, Path | None] = {}
    for place in places:
        folders |= dict.fromkeys(place.folders, place.root)
        if place.root is not None and not place.folders:
            wanted[place.root] |= {*place.identifiers}
            whole |= {place.root} if place.whole else set()
    if names:
        wanted[root] |= set()
    reports = []
    for home, identifiers in sorted(wanted.items()):
        result = study(home, shown_from=root, pages=False)
        named = chosen(result, names) if home == root else ()
        reports.append(result.report if home in whole else result.report.only({*identifiers, *named}))
    reports += [study_folder(folder, shown_from=root, surrounding=home).report for folder, home in folders.items()]
    return _joined(reports)


def _sorted_out(root: Path, targets: tuple[str, ...]) -> tuple[tuple[str, ...], list[Place]]:
    """分成评价的标识与路径。写成标识的先当标识；不存在的路径也当标识，由它报没有这份评价。"""
    names: list[str] = []
    places: list[Place] = []
    for target in targets:
        path = _path(root, target)
        if path is None:
            names.append(target)
            continue
        place = place_of(path)
        # 工作区里不属于哪份评价的文件（如说明）没有什么要看；提交前的检查会把它一并交来
        if place.empty and (path.is_dir() or place.root is None):
            raise click.UsageError(f"“{target}”不属于任何评价：那里和它的上级都没有 evaluation.yaml。")
        places.append(place)
    return tuple(names), places


def _path(root: Path, target: str) -> Path | None:
    if (root / EVALUATIONS / target.strip("/")).is_dir() and not target.startswith("/"):
        return (root / EVALUATIONS / target.strip("/")).resolve()
    found = next((path for path in (Path(target), root / target) if path.exists()), None)
    return found.resolve() if found is not None else None


def _joined(reports: Iterable[CheckReport]) -> CheckReport:
    every = tuple(reports)
    return CheckReport(
        evaluations={name: title for report in every for name, title in report.evaluations.items()},
        found=tuple(d for report in every for d in report.found),
        answered=tuple(one for report in every for one in report.answered),
        sources={path: text for report in every for path, text in report.sources.items()},
    )
