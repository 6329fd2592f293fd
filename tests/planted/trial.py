"""埋错试验：在处处相合的评价里随机埋错，看复核找不找得到；并看相合的原样上有没有误报。

用法：make planted，或 python -m tests.planted.trial [每种埋几次] [种子]
"""

import copy
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random

import yaml
from tests.planted.documents import Document, form
from tests.planted.errors import FORM_ERRORS, PlantedError
from tests.planted.report_errors import REPORT_ERRORS
from tests.planted.reports import report

from jixiao.model.diagnostic import Diagnostic, Severity
from jixiao.pipeline import study

REPOSITORY = Path(__file__).resolve().parents[2]
ERRORS = (*FORM_ERRORS, *REPORT_ERRORS)
POLICIES = """\
政策文件:
  - {标识: old, 标题: 某办法, 文号: 某财〔2010〕3号, 成文日期: 2010-01, 效力: 已废止, 被替代: new}
  - {标识: new, 标题: 某新办法, 文号: 某财〔2018〕5号, 成文日期: 2018-01, 效力: 有效}
"""
_GRAVE = {Severity.ERROR, Severity.WARNING}


@dataclass(frozen=True)
class Tally:
    """一种错埋了几次、找到几次；missed 是没找到的几份的名称。"""

    error: PlantedError
    planted: int
    found: int
    missed: tuple[str, ...]


@dataclass(frozen=True)
class Trial:
    """一次试验。false 是相合的原样上错误级、警告级的发现。"""

    clean: int
    false: tuple[Diagnostic, ...]
    tallies: tuple[Tally, ...]

    @property
    def recall(self) -> tuple[int, int]:
        """找到的与埋下的。"""
        return sum(t.found for t in self.tallies), sum(t.planted for t in self.tallies)


def invented(count: int, rng: Random) -> list[Document]:
    """自评表与报告各 count 份。"""
    return [make(rng, number) for number in range(count) for make in (form, report)]


def examples() -> Iterator[Document]:
    """示例评价里自身没有错误与警告的。"""
    found = study(REPOSITORY)
    faulty = {d.evaluation for d in found.diagnostics if d.severity in _GRAVE}
    for scored in found.scored:
        folder = REPOSITORY / "evaluations" / scored.identifier
        if scored.identifier not in faulty and not (folder / "narrative").is_dir():
            text = (folder / "evaluation.yaml").read_text("utf-8")
            data = yaml.load(text, yaml.CBaseLoader)  # noqa: S506 只产生文字
            yield Document(f"example-{scored.identifier.rpartition('/')[2]}", data, {})


def audited(documents: Iterable[Document]) -> dict[str, tuple[Diagnostic, ...]]:
    """各份的发现，按名称。各份之间的复核不看：同一份的几种错样自然雷同。"""
    with tempfile.TemporaryDirectory() as scratch:
        root = Path(scratch)
        _write(root / "evaluations/_shared/policies/all.yaml", POLICIES)
        names = []
        for document in documents:
            folder = root / "evaluations" / document.name
            names.append(document.name)
            text = yaml.safe_dump(document.data, allow_unicode=True, sort_keys=False, width=10**6)
            _write(folder / "evaluation.yaml", text)
            for path, prose in document.files.items():
                _write(folder / path, prose)
        found: dict[str, list[Diagnostic]] = {name: [] for name in names}
        for diagnostic in study(root).diagnostics:
            if diagnostic.evaluation in found and diagnostic.code[2] != "0":
                found[diagnostic.evaluation].append(diagnostic)
    return {name: tuple(ours) for name, ours in found.items()}


def _write(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")


def tried(clean: list[Document], times: int, rng: Random) -> Trial:
    """每种错在随机的几份上各埋 times 次。"""
    before = audited(clean)
    known = {name: Counter(d.code for d in found) for name, found in before.items()}
    sources = {document.name: document for document in clean}
    planted: list[tuple[PlantedError, Document, str]] = []
    for number, error in enumerate(ERRORS):
        for original in rng.sample(clean, len(clean)):
            if sum(1 for one, _, _ in planted if one is error) >= times:
                break
            changed = copy.deepcopy(sources[original.name])
            changed.name = f"e{number}-{original.name}"
            if error.plant(changed, rng):
                planted.append((error, changed, original.name))
    after = audited(document for _, document, _ in planted)
    tallies = []
    for error in ERRORS:
        ours = [(document.name, original) for one, document, original in planted if one is error]
        missed = tuple(n for n, original in ours if not _noticed(error, after[n], known[original]))
        tallies.append(Tally(error, len(ours), len(ours) - len(missed), missed))
    false = tuple(d for found in before.values() for d in found if d.severity in _GRAVE)
    return Trial(len(clean), false, tuple(tallies))


def _noticed(error: PlantedError, found: tuple[Diagnostic, ...], known: Counter[str]) -> bool:
    """应有的编号比原样多出至少一条，提示也算。"""
    now = Counter(d.code for d in found)
    return any(now[code] > known[code] for code in error.codes)


def main() -> None:
    """印出每种错的检出率与误报。"""
    times = int(sys.argv[1]) if len(sys.argv) > 1 else 20
    seed = int(sys.argv[2]) if len(sys.argv) > 2 else 1
    rng = Random(seed)  # noqa: S311 可重复的试验
    trial = tried([*invented(max(times, 10), rng), *examples()], times, rng)
    out = sys.stdout.write
    for tally in trial.tallies:
        missed = f"　漏：{'、'.join(tally.missed[:3])}" if tally.missed else ""
        out(f"{tally.found:4d}/{tally.planted:<4d} {tally.error.name}{missed}\n")
    for diagnostic in trial.false[:20]:
        out(f"误报：{diagnostic.evaluation} {diagnostic.code} {diagnostic.message}\n")
    found, planted = trial.recall
    out(f"{len(ERRORS)} 种错，埋下 {planted} 处，找到 {found} 处；")
    out(f"相合的评价 {trial.clean} 份，误报 {len(trial.false)} 条\n")


if __name__ == "__main__":
    main()
