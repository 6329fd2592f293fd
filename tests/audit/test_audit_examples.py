"""示例评价的复核：每条发现逐字记在金样里，多一条、少一条、改一个字都看得见。"""

from collections import Counter
from collections.abc import Callable
from pathlib import Path

from jixiao.model.diagnostic import worst_first
from jixiao.pipeline import study
from jixiao.wording.printing import SEVERITIES


def test_示例评价的发现(repository: Path, golden: Callable[[str, str], None]):
    found = study(repository).diagnostics
    lines: list[str] = []
    for identifier in sorted({d.evaluation or "" for d in found}):
        ours = worst_first(d for d in found if (d.evaluation or "") == identifier)
        counts = Counter(d.code for d in ours)
        lines += ["", f"{identifier}　{'　'.join(f'{code}×{n}' for code, n in sorted(counts.items()))}"]
        lines += [f"  {SEVERITIES[d.severity]} {d.code} {d.message}" for d in ours]
    golden("audit/examples.txt", "\n".join(lines[1:]) + "\n")
