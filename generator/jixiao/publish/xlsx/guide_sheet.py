"""说明：这是什么、怎样读、各表、评分口径。"""

from typing import Final

from jixiao.model.dossier import Dossier
from jixiao.publish.xlsx.grid import Book, Look, Sheet, Tone
from jixiao.wording import workbook as words
from jixiao.wording.profiles import profile_lines

_WIDTHS: Final = (20, 56, 60)


def guide_sheet(book: Book, dossier: Dossier, listed: list[tuple[str, str]]) -> Sheet:
    """排出说明。listed 是其余各表的名称与一句话。"""
    evaluation, profile = dossier.evaluation, dossier.profile
    sheet = book.sheet(words.GUIDE, _WIDTHS)
    row = sheet.title(evaluation.title or evaluation.name, f"{dossier.kind.document}　{words.WORKBOOK}")
    about = (
        ("项目名称", evaluation.name),
        ("年度", f"{evaluation.year} 年"),
        ("主管部门", evaluation.supervisor),
        ("实施单位", evaluation.unit),
        ("委托部门", evaluation.client),
        ("评价机构", evaluation.evaluator),
        ("成文日期", str(evaluation.issued) if evaluation.issued is not None else None),
        ("文件状态", evaluation.status.value),
        ("公开级别", evaluation.publicity.value),
        ("说明", evaluation.note),
    )
    row = _heading(sheet, row, words.ABOUT_HEADING)
    for label, text in about:
        if text:
            row = _pair(sheet, row, label, text)
    row = _heading(sheet, row, words.READ_HEADING)
    for text in words.HOW_TO_READ:
        sheet.put((row, 0), text, Look(Tone.BARE), span=(1, 3))
        row += 1
    sheet.put((row, 0), words.SAMPLE_INPUT, Look(Tone.INPUT, "center"))
    sheet.put((row, 1), words.SAMPLE_FORMULA, Look(align="center"))
    row = _heading(sheet, row + 1, words.CONTENTS_HEADING)
    for name, text in listed:
        row = _pair(sheet, row, name, text, link=name)
    row = _heading(sheet, row, words.PROFILE_HEADING)
    row = _pair(sheet, row, profile.name, f"{profile.identifier} {profile.version}　{profile.description}")
    for column, title in enumerate(words.PROFILE_COLUMNS):
        sheet.put((row, column), title, Look(Tone.HEAD, "center"))
    row += 1
    for line in profile_lines(profile):
        for column, text in enumerate((line.title, line.text, line.basis)):
            sheet.put((row, column), text)
        row += 1
    for adjusted in evaluation.adjustments:
        row = _pair(sheet, row, adjusted.setting, words.ADJUSTED.format(reason=adjusted.reason))
    return sheet


def _heading(sheet: Sheet, row: int, text: str) -> int:
    sheet.put((row, 0), text, Look(Tone.HEADING), span=(1, 3))
    sheet.heights[row] = 26
    return row + 1


def _pair(sheet: Sheet, row: int, label: str, text: str, *, link: str = "") -> int:
    sheet.put((row, 0), label, Look(Tone.LINK if link else Tone.PLAIN), link=link)
    sheet.put((row, 1), text, span=(1, 2))
    return row + 1
