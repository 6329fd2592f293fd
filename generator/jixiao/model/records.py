"""可以筛选、排序的一批记录：评价目录、问题与整改台账。

同一批记录写两遍：页上的表（没有脚本的看它），和供脚本筛选的数据文件。
"""

from dataclasses import dataclass

from jixiao.model.report import Align, CardPlace, Cell


@dataclass(frozen=True, slots=True)
class Column:
    """一栏。

    facet 不是 None 的可以筛选，各值照 facet 的次序列，没有列到的排在后面；words 是值说成的话，如“{} 年度”。
    align 靠尾的是数，照大小排；shown 为假的只用来筛选，不在表里；width 是相对列宽；card 是窄屏上放在卡的哪里。
    constant 为真的分面总在，各值都列，没有的记零；别的只有一个值时没有什么可筛，收起。
    """

    title: str
    align: Align = Align.START
    facet: tuple[str, ...] | None = None
    words: str = "{}"
    shown: bool = True
    width: int = 10
    card: CardPlace = CardPlace.LABELLED
    constant: bool = False


@dataclass(frozen=True, slots=True)
class Record:
    """一条：各格与各栏一一对应。

    home 是多数地址的开头（评价的标识），数据文件里只写一次；tone 同表里一行的。
    """

    home: str
    cells: tuple[Cell, ...]
    tone: str = ""


@dataclass(frozen=True, slots=True)
class Records:
    """一批记录。name 是数据文件的名字，unit 是量词（份、条），named 是作行名的那一栏。"""

    name: str
    unit: str
    named: str
    columns: tuple[Column, ...]
    rows: tuple[Record, ...]

    @property
    def path(self) -> str:
        """数据文件的站内地址。"""
        return f"records/{self.name}.json"
