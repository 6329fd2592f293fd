"""基线文件：已经知道、暂不处理的发现，一行一条，逐行可读，便于在版本库里审阅。

每行是记号、编号、评价、说明四段；只有记号与前两段管用，说明给人看，措辞变了不要紧。
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Final

from jixiao.model.diagnostic import Diagnostic
from jixiao.wording.codes.catalogue import code_named

_HEAD: Final = (
    "# 已知的复核发现，再复核时不列出。由 jixiao check --baseline 本文件 --update-baseline 写出，不必手改；\n"
    "# 一行一条：记号、编号、评价、说明。发现消除后重写一次，那一行就没有了。\n"
)
_LINE = re.compile(r"(?P<fingerprint>[0-9a-f]{16})\s+(?P<code>JX\d{3})\s+(?P<evaluation>\S+)(?:\s+(?P<sentence>.*))?")
_SHARED: Final = "-"
_SPACES = re.compile(r"\s+")


class BaselineError(ValueError):
    """基线文件写得不对。"""


@dataclass(frozen=True, slots=True, order=True)
class KnownFinding:
    """基线里的一条；次序就是文件里的次序。"""

    evaluation: str
    code: str
    sentence: str
    fingerprint: str


def parse_baseline(text: str) -> tuple[KnownFinding, ...]:
    """读基线；空行与 # 开头的行不算。

    Raises:
        BaselineError: 有一行看不懂。

    """
    known = []
    for number, line in enumerate(text.splitlines(), start=1):
        if not line.strip() or line.startswith("#"):
            continue
        match = _LINE.fullmatch(line.strip())
        if match is None:
            raise BaselineError(f"第 {number} 行看不懂：{line.strip()[:40]}。请用 --update-baseline 重写，不要手改。")
        known.append(KnownFinding(match["evaluation"], match["code"], match["sentence"] or "", match["fingerprint"]))
    return tuple(known)


def baseline_text(known: Iterable[KnownFinding]) -> str:
    """写成文件，已排好次序。"""
    lines = (f"{one.fingerprint} {one.code} {one.evaluation} {one.sentence}".rstrip() for one in sorted(known))
    return "\n".join([_HEAD.rstrip("\n"), *lines]) + "\n"


def known_finding(diagnostic: Diagnostic) -> KnownFinding:
    """一条发现写成基线的一行。"""
    sentence = _SPACES.sub(" ", diagnostic.message).strip()
    return KnownFinding(diagnostic.evaluation or _SHARED, diagnostic.code, sentence, diagnostic.fingerprint)


def can_be_known(diagnostic: Diagnostic) -> bool:
    """能不能记进基线：来源不成立的不能，总要列出。"""
    code = code_named(diagnostic.code)
    return code is None or not code.source_fault


def unknown(
    found: Iterable[Diagnostic], known: Iterable[KnownFinding]
) -> tuple[tuple[Diagnostic, ...], tuple[KnownFinding, ...]]:
    """基线里没有的发现，与基线里有而如今没有的各条。一行只抵一条，同样的再多一条就要列出。"""
    remaining = Counter(one.fingerprint for one in known)
    fresh = []
    for diagnostic in found:
        if can_be_known(diagnostic) and remaining[diagnostic.fingerprint]:
            remaining[diagnostic.fingerprint] -= 1
        else:
            fresh.append(diagnostic)
    gone = []
    for one in known:
        if remaining[one.fingerprint]:
            remaining[one.fingerprint] -= 1
            gone.append(one)
    return tuple(fresh), tuple(gone)


def updated(
    known: Iterable[KnownFinding], found: Iterable[Diagnostic], looked_at: Callable[[KnownFinding], bool]
) -> tuple[KnownFinding, ...]:
    """这次看过的换成这次的发现，没有看的照旧。"""
    kept = (one for one in known if not looked_at(one))
    return tuple(sorted((*kept, *(known_finding(d) for d in found if can_be_known(d)))))
