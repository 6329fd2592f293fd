"""评价目录有一万份时，浏览器里的快慢：python tests/bench/catalogue.py [份数]。

拿示例的各份反复充作一万份，写成真的数据文件与页，在 Chromium 里打开，量取来、查找、勾选、排序各要多久。
要有 Chromium：make browser。
"""

import re
import shutil
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

REPOSITORY = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(REPOSITORY))

from tests.browser.conftest import ARGUMENTS, SUBPATH, serving  # noqa: E402

from jixiao.compose.catalogue import catalogue, catalogue_records  # noqa: E402
from jixiao.model.evaluation import Audience  # noqa: E402
from jixiao.model.scored import ScoredDossier  # noqa: E402
from jixiao.pipeline import study  # noqa: E402
from jixiao.publish.records import record_files  # noqa: E402
from jixiao.publish.site import SiteWriter  # noqa: E402

WORDS = "党建经费2019"
BUILD = ["-m", "mkdocs", "build", "--quiet", "--site-dir"]
SECTION = re.compile(r'<\w+ class="jx-section" id="catalogue".*?(?=</article>)', re.DOTALL)
TIMED = """
([selector, act]) => {
  const target = document.querySelector(selector)
  const start = performance.now()
  act === "click" ? target.click() : (target.value = act, target.dispatchEvent(new Event("input", { bubbles: true })))
  document.body.offsetHeight
  return performance.now() - start
}
"""


def say(text: str) -> None:
    """一行。"""
    sys.stdout.write(f"{text}\n")


def many(scored: tuple[ScoredDossier, ...], count: int) -> Iterator[ScoredDossier]:
    """反复充数：标识、名称、年度、单位各不相同。"""
    for n in range(count):
        one = scored[n % len(scored)]
        evaluation = one.dossier.evaluation
        changed = evaluation.model_copy(
            update={
                "year": 2015 + n % 12,
                "printed_name": f"{evaluation.name}（第{n}）",
                "unit": f"第{n % 300}街道社区党群服务中心",
            }
        )
        identifier = f"{changed.year}/{one.identifier.rsplit('/', 1)[-1]}-{n}"
        yield replace(one, dossier=replace(one.dossier, identifier=identifier, evaluation=changed))


def fill(site: Path, count: int) -> None:
    """换上一万份的目录，说出大小。"""
    found = study(REPOSITORY, Audience.PUBLIC)
    evaluations = tuple(many(found.scored, count))
    records = catalogue_records(evaluations, found.workspace.registry)
    files = record_files(records)
    for path, text in files.items():
        (site / path).write_text(text, "utf-8")
    page = site / "evaluations/index.html"
    html = SiteWriter(None).fragment(catalogue(records, evaluations), "evaluations/")
    written = SECTION.sub(lambda _: html, page.read_text("utf-8"))
    page.write_text(written, "utf-8")
    sizes = [len(text.encode()) for text in files.values()]
    say(f"{count} 份：页 {len(written.encode()):,} 字节；数据 {len(sizes)} 个文件，共 {sum(sizes):,} 字节，")
    say(f"  最先取的 {sizes[0]:,} 字节")


class Clock:
    """一个动作用的毫秒：历时，和其中占用处理器的（机器忙时，历时说明不了什么）。"""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._session = page.context.new_cdp_session(page)
        self._session.send("Performance.enable", {"timeDomain": "threadTicks"})

    def _busy(self) -> float:
        found = {one["name"]: one["value"] for one in self._session.send("Performance.getMetrics")["metrics"]}
        return 1000 * sum(found[name] for name in ("ScriptDuration", "LayoutDuration", "RecalcStyleDuration"))

    def timed(self, selector: str, act: str) -> tuple[float, float]:
        """（历时，占用处理器）。"""
        before = self._busy()
        taken: float = self._page.evaluate(TIMED, [selector, act])
        return taken, self._busy() - before


def told(times: list[tuple[float, float]]) -> str:
    """最慢的与平均的。"""
    wall, busy = zip(*times, strict=True)
    mean = sum(busy) / len(busy)
    return f"历时最慢 {max(wall):.1f} 毫秒；占用处理器最多 {max(busy):.1f}，平均 {mean:.1f} 毫秒（{len(times)} 次）"


def measure(page: Page, address: str, count: int) -> None:
    """各种动作要多少毫秒。"""
    page.goto(address)
    page.wait_for_selector(".jx-chooser tbody tr")
    first = page.evaluate("performance.now()")
    every = "count => !document.querySelector('.jx-chooser__said').textContent.includes('正在取')"
    page.wait_for_function(every, arg=count)
    say(f"打开到列出头一页 {first:.0f} 毫秒，全部取到 {page.evaluate('performance.now()'):.0f} 毫秒")
    clock = Clock(page)
    field = ".jx-chooser input[type=search]"
    strokes = [clock.timed(field, WORDS[:n]) for n in range(1, len(WORDS) + 1)]
    strokes += [clock.timed(field, WORDS[:n]) for n in range(len(WORDS) - 1, -1, -1)]
    say(f"查找，逐字：{told(strokes)}")
    boxes = [clock.timed(f'.jx-chooser input[name="{name}"]', "click") for name in ("年度", "文种", "年度", "文种")]
    say(f"勾选：{told(boxes)}")
    heads = page.locator(".jx-chooser thead th").all_text_contents()
    for title in ("项目", "单位", "总分"):
        column = next(n for n, text in enumerate(heads, start=1) if text.startswith(title))
        head = f".jx-chooser thead th:nth-child({column}) button"
        say(f"照{title}排序，头一回：{told([clock.timed(head, 'click')])}")
        say(f"照{title}排序，再点：{told([clock.timed(head, 'click') for _ in range(3)])}")
    say(f"翻页：{told([clock.timed('.jx-chooser__pages button:last-child', 'click') for _ in range(4)])}")


def main() -> None:
    """量一遍。"""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    executable = shutil.which("chromium") or shutil.which("chromium-browser")
    with tempfile.TemporaryDirectory() as folder, serving(Path(folder), BUILD, REPOSITORY) as base:
        fill(Path(folder) / SUBPATH, count)
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=executable, args=ARGUMENTS)
            measure(browser.new_page(), f"{base}evaluations/", count)
            browser.close()


if __name__ == "__main__":
    main()
