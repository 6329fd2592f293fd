"""verify：由 LibreOffice 重算工作簿，与存着的值逐格比较。"""

import sys
from pathlib import Path

import click

from jixiao.cli.chinese import ChineseCommand
from jixiao.publish.xlsx.cells import NotWorkbookError
from jixiao.publish.xlsx.office import NoOfficeError, OfficeError
from jixiao.publish.xlsx.verify import Verdict, verify_workbook
from jixiao.wording import workbook as words
from jixiao.wording.system_faults import system_fault


@click.command(cls=ChineseCommand, help=words.VERIFY_HELP)
@click.argument("file", metavar="工作簿", type=click.Path(path_type=Path))
def verify(file: Path) -> None:
    """重算比较，报告不同之处。"""
    if not file.is_file():
        raise click.UsageError(words.NO_FILE.format(file=file))
    try:
        verdict = verify_workbook(file)
    except NotWorkbookError as error:
        raise click.UsageError(words.NOT_WORKBOOK.format(file=file, why=error)) from None
    except NoOfficeError:
        raise click.UsageError(words.NO_OFFICE) from None
    except OfficeError as error:
        raise click.UsageError(words.OFFICE_FAILED.format(why=error)) from None
    except OSError as error:
        raise click.UsageError(words.UNREADABLE.format(file=file, why=system_fault(error))) from None
    for line in verdict_lines(file, verdict):
        click.echo(line)
    sys.exit(1 if verdict.differences else 0)


def verdict_lines(file: Path, verdict: Verdict) -> tuple[str, ...]:
    """报告的各行。"""
    count = sum(number for _, number in verdict.counts)
    if not count:
        return (words.NO_FORMULAS.format(file=file),)
    different = tuple(
        words.VERIFY_DIFFERENCE.format(
            sheet=one.cell.sheet,
            cell=one.cell.name,
            stored=one.cell.value or words.EMPTY_VALUE,
            fresh=one.fresh or words.EMPTY_VALUE,
            formula=one.cell.formula,
        )
        for one in verdict.differences
    )
    counts = (words.VERIFY_COUNTS.format(sheet=sheet, count=number) for sheet, number in verdict.counts)
    last = words.VERIFY_DIFFERENT if different else words.VERIFY_SAME
    return (*counts, *different, last.format(file=file, count=count, different=len(different)))
