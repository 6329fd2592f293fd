"""得分率的分布：各段几处，图后是它的表。"""

from collections.abc import Sequence
from decimal import Decimal
from typing import Final

from jixiao.compose.column_heads import column_heads
from jixiao.model.report import Align, Bar, BarChart, Block, Caption, Cell, Row, Scope, Table, Text
from jixiao.wording.dictionary import ENOUGH, band_text
from jixiao.wording.standing import SHARE_NOTE, share_text

_TITLE: Final = "得分率分布"
_BANDS: Final[tuple[tuple[int, int | None], ...]] = ((100, None), (90, 100), (80, 90), (60, 80), (0, 60))


def rate_distribution(rates: Sequence[Decimal]) -> tuple[Block, ...]:
    """图与表；处数太少的不画。"""
    if len(rates) < ENOUGH:
        return ()
    whole = len(rates)
    counts = {
        band_text(low, high): sum(1 for rate in rates if rate >= low and (high is None or rate < high))
        for low, high in _BANDS
    }
    bars = tuple(Bar((Text(band),), share_text(n, whole), (Text(f"{n} 处"),)) for band, n in counts.items())
    told = "；".join(f"{band} {n} 处" for band, n in counts.items())
    rows = tuple(_row(band, str(n), f"{share_text(n, whole)}%") for band, n in counts.items())
    titles = (("得分率", Align.START), ("处数", Align.END), ("占比", Align.END))
    head = column_heads(titles)
    foot = Row(_row("合计", str(whole), "100.00%").cells, "total")
    return (
        BarChart("rates", Caption("", _TITLE, ""), _TITLE, told, bars),
        Table("rates-table", None, (head,), (rows,), (foot,), notes=((Text(SHARE_NOTE),),)),
    )


def _row(band: str, count: str, share: str) -> Row:
    numbers = (Cell((Text(text),), align=Align.END) for text in (count, share))
    return Row((Cell((Text(band),), Scope.ROW), *numbers))
