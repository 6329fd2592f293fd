"""估各书签在第几页，填在目录里。

页码要排了版才有：Word 更新域（打印之前自己也更新）时填准。版式的每面行数、每行字数、行高都是定值，照它先估一个，
打开就看得见；与真的版面或差一页，所以目录的各项都是 PAGEREF 域，不是死的数。
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final

from jixiao.publish.docx.flow import Piece

_FEWEST: Final = 2  # 一段拆到两页的，每页至少两行


@dataclass(slots=True)
class Pages:
    """排到哪里：第几页，这一页用了多高，脚注占了多高；found 是书签 → 页码。"""

    notes: Mapping[str, int]
    separator: int
    depth: int = 0
    number: int = 0
    used: int = 0
    noted: int = 0
    found: dict[str, int] = field(default_factory=dict)

    def section(self, pieces: Iterable[Piece], depth: int) -> None:
        """一节另页起。"""
        self.depth = depth
        self._turn()
        waiting: list[Piece] = []
        heads: list[Piece] = []
        for piece in pieces:
            if piece.heading and (not heads or heads[-1].table != piece.table):
                heads = []
            heads += [piece] if piece.heading else []
            waiting.append(piece)
            if not piece.held:
                self._chain(waiting, heads)
                waiting = []
        self._chain(waiting, heads)

    def _turn(self) -> None:
        self.number, self.used, self.noted = self.number + 1, 0, 0

    def _room(self, piece: Piece) -> int:
        """排下这一件的脚注之后还剩多高。"""
        return self.depth - self.used - self.noted - self._note_height(piece)

    def _note_height(self, piece: Piece) -> int:
        added = sum(self.notes.get(name, 0) for name in piece.notes)
        return added + (self.separator if added and not self.noted else 0)

    def _chain(self, pieces: list[Piece], heads: list[Piece]) -> None:
        """连着的几件同页；连起来高过一页的，没有办法，随它断。"""
        if not pieces:
            return
        if pieces[0].fresh and self.used:
            self._turn()
        last = pieces[-1]
        least = last.height if last.whole or last.lines <= _FEWEST else last.before + _FEWEST * last.line
        needed = sum(piece.height + self._note_height(piece) for piece in pieces[:-1]) + least
        if (
            needed + self._note_height(last) > self.depth - self.used - self.noted
            and needed <= self.depth
            and self.used
        ):
            self._next(pieces[0], heads)
        for piece in pieces:
            self._place(piece, heads)

    def _next(self, piece: Piece, heads: list[Piece]) -> None:
        """换一页；表格接着排的，先重复表头。"""
        self._turn()
        if heads and heads[-1].table == piece.table and not piece.heading:
            self.used = sum(head.height for head in heads)

    def _place(self, piece: Piece, heads: list[Piece]) -> None:
        if piece.height > self._room(piece) and self.used and (piece.whole or not self._fits_some(piece)):
            self._next(piece, heads)
        self.found.update(dict.fromkeys(piece.marks, self.number))
        left, here = piece.lines, 1
        self.used += piece.before
        while here and left > _FEWEST and left * piece.line > self._room(piece):
            here = max(min(self._room(piece) // piece.line, left - _FEWEST), 0)
            left -= here
            self._next(piece, heads)
        self.noted += self._note_height(piece)
        self.used += left * piece.line + piece.after

    def _fits_some(self, piece: Piece) -> bool:
        return piece.lines > _FEWEST and self._room(piece) - piece.before >= _FEWEST * piece.line
