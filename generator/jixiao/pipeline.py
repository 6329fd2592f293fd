"""全过程：读取 → 评分 → 复核 → 编排。发布由命令行与插件接着做。

每份评价独立处理，一份出错不影响其余；各份之间的复核在逐份复核之后。
"""

import gc
from calendar import timegm
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import Final, TypeVar

from jixiao.audit import audit, audit_across
from jixiao.audit.check import subject_of
from jixiao.audit.settle import settle
from jixiao.compose.evaluation import Composed, compose_evaluation, composing_faults
from jixiao.model.check_report import CheckReport
from jixiao.model.diagnostic import Answered, Diagnostic, Outcome, Settled, Severity, in_order
from jixiao.model.dossier import Dossier, Registry, Workspace
from jixiao.model.evaluation import Audience
from jixiao.model.scored import ScoredDossier
from jixiao.read.workspace import read_folder, read_workspace
from jixiao.score.dossier import score_dossier
from jixiao.wording.codes.system import CRASHED

T = TypeVar("T")

BUILTIN: Final = Path(__file__).parent
BUILTIN_PROFILES: Final = BUILTIN / "profiles"


@dataclass(frozen=True, slots=True)
class Study:
    """一次处理的全部产物。

    scored 与 composed 一一对应，按评价标识排列，不编页的没有 composed；
    diagnostics 是待答复的，answered 是写了复核说明的；withheld 是因公开级别没有收入的份数。
    """

    workspace: Workspace
    scored: tuple[ScoredDossier, ...]
    composed: tuple[Composed, ...]
    diagnostics: tuple[Diagnostic, ...]
    answered: tuple[Answered, ...] = ()
    audience: Audience = Audience.INTERNAL
    withheld: int = 0

    @property
    def names(self) -> Mapping[str, str]:
        """评价标识 → 名称。"""
        return {s.identifier: s.dossier.evaluation.name for s in self.scored}

    @property
    def as_of(self) -> date:
        """数据里最近的日期：生成物上的日期取自它，不取自时钟。"""
        return max((s.dossier.evaluation.last_day for s in self.scored), default=date(1990, 1, 1))

    @property
    def as_of_epoch(self) -> int:
        """同上，UTC 零点的秒数。"""
        return timegm(self.as_of.timetuple())

    @property
    def report(self) -> CheckReport:
        """复核的结果，全部列出。"""
        names = {d.identifier: d.evaluation.name for d in self.workspace.dossiers}
        unread = sorted({d.evaluation for d in self.diagnostics if d.evaluation is not None} - {*names})
        names |= {name: name for name in unread}
        return CheckReport(names, self.diagnostics, self.answered, self.workspace.sources)

    def count(self, severity: Severity) -> int:
        """某一级诊断的条数。"""
        return sum(1 for d in self.diagnostics if d.severity is severity)


def study(
    root: Path, audience: Audience = Audience.INTERNAL, *, shown_from: Path | None = None, pages: bool = True
) -> Study:
    """处理 root 下的评价。只读文件，不写。

    audience 是给谁看：公开的只收主动公开的评价与附件，默认全收。
    shown_from 是诊断里的路径相对的目录，默认是 root。pages 为假的只评分、复核，不编页。
    """
    with _collector_paused():
        return _studied(read_workspace(root, builtin=BUILTIN, shown_from=shown_from), audience, pages=pages)


def study_folder(folder: Path, *, shown_from: Path, surrounding: Path | None = None) -> Study:
    """评分、复核工作区之外的一份评价；surrounding 是外面那一层工作区，借用它的登记与口径。"""
    with _collector_paused():
        read = read_folder(folder, builtin=BUILTIN, shown_from=shown_from, surrounding=surrounding)
        return _studied(read, Audience.INTERNAL, pages=False)


def _studied(read: Outcome[Workspace], audience: Audience, *, pages: bool) -> Study:
    workspace, diagnostics = read.value, list(read.diagnostics)
    every = workspace.dossiers
    admitted = tuple(replace(d, audience=audience) for d in every if audience.admits(d.evaluation.publicity))
    workspace = replace(workspace, dossiers=admitted)
    names = {d.identifier: d.evaluation.name for d in workspace.dossiers}
    scored: list[ScoredDossier] = []
    for dossier in workspace.dossiers:
        result = _guarded("评分", dossier, diagnostics, partial(score_dossier, dossier))
        if result is not None:
            scored.append(result)
    settled = _audited(scored, workspace.registry)
    diagnostics.extend(settled.open)
    compose = _compose if pages else _look_only
    composed = compose(scored, workspace.registry, names, diagnostics, settled)
    return Study(
        workspace=workspace,
        scored=tuple(scored),
        composed=tuple(composed),
        diagnostics=in_order(diagnostics),
        answered=settled.answered,
        audience=audience,
        withheld=len(every) - len(admitted),
    )


def _compose(
    scored: list[ScoredDossier],
    registry: Registry,
    names: dict[str, str],
    diagnostics: list[Diagnostic],
    settled: Settled,
) -> list[Composed]:
    """逐份编排；编不成的从 scored 里去掉，编排途中的诊断记进 diagnostics。"""
    reviews = by_evaluation(diagnostics, settled.answered)
    composed: list[Composed] = []
    for result in tuple(scored):
        review = reviews.get(result.identifier, Settled())
        composing = partial(compose_evaluation, result, registry, names, review)
        pages = _guarded("编排", result.dossier, diagnostics, composing)
        if pages is None:
            scored.remove(result)
            continue
        diagnostics.extend(pages.diagnostics)
        composed.append(pages)
    return composed


def _look_only(
    scored: list[ScoredDossier],
    registry: Registry,
    names: dict[str, str],
    diagnostics: list[Diagnostic],
    settled: Settled,
) -> list[Composed]:
    """只查正文里的引用，不编页。"""
    del settled  # 没有页，发现不必列在页上
    for result in scored:
        looking = partial(composing_faults, result, registry, names)
        diagnostics.extend(_guarded("编排", result.dossier, diagnostics, looking) or ())
    return []


def _audited(scored: Iterable[ScoredDossier], registry: Registry) -> Settled:
    """逐份复核，再看各份之间，最后按复核说明分开。"""
    subjects = tuple(subject_of(one, registry) for one in scored)
    found = [d for subject in subjects for d in audit(subject)]
    found.extend(audit_across(subjects))
    return settle(found, (subject.scored for subject in subjects))


def by_evaluation(found: Iterable[Diagnostic], answered: Iterable[Answered]) -> dict[str, Settled]:
    """各评价的发现，按标识，供列在它的页上；公共文件的记在空串下。"""
    opened: dict[str, list[Diagnostic]] = defaultdict(list)
    told: dict[str, list[Answered]] = defaultdict(list)
    for diagnostic in found:
        opened[diagnostic.evaluation or ""].append(diagnostic)
    for one in answered:
        told[one.diagnostic.evaluation or ""].append(one)
    return {name: Settled(tuple(opened[name]), tuple(told[name])) for name in {*opened, *told}}


@contextmanager
def _collector_paused() -> Iterator[None]:
    """暂停循环垃圾回收：产物是没有循环引用的树，成百上千份一起留着，回收器每次都从头扫一遍（编排因此慢到三倍）。"""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


def _guarded(stage: str, dossier: Dossier, diagnostics: list[Diagnostic], run: Callable[[], T]) -> T | None:
    """程序在一份评价上出错时，记一条诊断，其余照常。"""
    try:
        return run()
    except Exception as error:  # noqa: BLE001 见上
        reason = f"{type(error).__name__}: {error}"
        diagnostics.append(CRASHED.found(dossier.at, stage=stage, reason=reason).within(dossier.identifier))
        return None
