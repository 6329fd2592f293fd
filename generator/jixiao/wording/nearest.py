"""写错名称时，提示最相近的几个。"""

import difflib
from collections.abc import Iterable


def nearest(name: str, known: Iterable[str]) -> str | None:
    """“是不是……”；没有相近的为 None，用诊断自己的改法。"""
    found = difflib.get_close_matches(name, list(known), n=3, cutoff=0.6)
    return f"是不是{'、'.join(f'“{one}”' for one in found)}？" if found else None
