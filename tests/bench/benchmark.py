"""快慢：各阶段与“只用 PyYAML 解析同样的文件”在同一次运行里相比，只看倍数，不设门槛。

用法：make bench，或 python tests/bench/benchmark.py [份数]
"""

import gc
import shutil
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import yaml

from jixiao.audit import audit, audit_across
from jixiao.audit.check import subject_of
from jixiao.compose.evaluation import compose_evaluation
from jixiao.pipeline import BUILTIN, study
from jixiao.publish.html import render_page
from jixiao.publish.templates import environment
from jixiao.publish.theme_files import theme_directory
from jixiao.read.workspace import read_workspace
from jixiao.score.dossier import score_dossier

REPOSITORY = Path(__file__).resolve().parent.parent.parent


def main() -> None:
    """造出若干份自评表，逐阶段计时。"""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 200
    gc.disable()  # 与 pipeline.study 一致
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        _copies(root, count)
        files = sorted(root.glob("evaluations/2024/*/evaluation.yaml"))
        times: list[tuple[str, float]] = []

        def timed(name: str, run: Callable[[], object]) -> object:
            start = time.perf_counter()
            result = run()
            times.append((name, time.perf_counter() - start))
            return result

        timed("PyYAML 只解析（C，基准）", lambda: [yaml.load(f.read_text("utf-8"), yaml.CSafeLoader) for f in files])
        read = read_workspace(root, builtin=BUILTIN)  # 预热
        start = time.perf_counter()
        read = read_workspace(root, builtin=BUILTIN)
        times.append(("读取与校验", time.perf_counter() - start))
        workspace = read.value
        start = time.perf_counter()
        scored = [score_dossier(d) for d in workspace.dossiers]
        times.append(("评分", time.perf_counter() - start))
        subjects = tuple(subject_of(s, workspace.registry) for s in scored)
        timed("复核各份", lambda: [audit(subject) for subject in subjects])
        timed("复核各份之间", lambda: audit_across(subjects))
        start = time.perf_counter()
        composed = [compose_evaluation(s, workspace.registry, {}) for s in scored]
        times.append(("编排", time.perf_counter() - start))
        engine = environment((theme_directory(),))
        timed("渲染", lambda: [render_page(p, engine) for c in composed for p in c.report.pages])
        timed("整个 check（读取、评分、复核）", lambda: study(root, pages=False))
    base = times[0][1]
    pages = sum(len(c.report.pages) for c in composed)
    sys.stdout.write(f"自评表 {len(files)} 份，{pages} 页\n")
    for name, seconds in times:
        each = seconds / len(files) * 1000
        sys.stdout.write(f"{seconds:8.3f} 秒  每份 {each:6.2f} 毫秒  {seconds / base:6.2f} 倍  {name}\n")


def _copies(root: Path, count: int) -> None:
    """公布过的二十份自评表，连同共用登记，照抄到够数。"""
    shutil.copytree(REPOSITORY / "evaluations" / "_shared", root / "evaluations" / "_shared")
    sources = sorted((REPOSITORY / "evaluations" / "2023").iterdir())
    for number in range(count):
        source = sources[number % len(sources)]
        shutil.copytree(source, root / "evaluations" / "2024" / f"copy-{number}")


if __name__ == "__main__":
    main()
