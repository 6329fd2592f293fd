"""一份评价的评分：资金、数据表、问卷、指标树，汇总成总分与等级。"""

from dataclasses import replace

from jixiao.model.derivation import Fact
from jixiao.model.dossier import Dossier
from jixiao.model.evaluation import Evaluation
from jixiao.model.scored import ScoredDossier
from jixiao.score.execution_cell import execution_cell
from jixiao.score.facts import FactBook
from jixiao.score.funds import enter_funds, score_execution
from jixiao.score.tables import score_tables
from jixiao.score.totals import summed
from jixiao.score.tree import IndicatorTree
from jixiao.wording.figures import trimmed


def score_dossier(dossier: Dossier) -> ScoredDossier:
    """算出一份评价的全部得分与数据项。"""
    book = FactBook()
    evaluation = dossier.evaluation
    execution = None
    if evaluation.funds is not None:
        enter_funds(book, evaluation.funds, dossier)
        execution = score_execution(book, evaluation.funds, dossier.profile)
        if execution is not None and execution.computed is not None:
            execution = replace(execution, cell=execution_cell(book, dossier, execution.weight))
    tables = score_tables(book, evaluation.tables, dossier)
    _enter_surveys(book, evaluation)
    tree = IndicatorTree(book, dossier)
    groups = tree.of_rows(evaluation.rows) if evaluation.rows else tree.of_entries(evaluation.indicators)
    return summed(book, dossier, groups, execution, tables)


def _enter_surveys(book: FactBook, evaluation: Evaluation) -> None:
    for name, survey in evaluation.surveys.items():
        for question in survey.questions:
            for option, answer in question.options.items():
                if answer is not None:
                    key = f"问卷.{name}.第{question.number}题.{option}"
                    label = f"{name}问卷第{question.number}题“{option}”"
                    unit = "%" if answer.percent else "份"
                    at = question.place_of("options")
                    book.enter(Fact(key, label, answer.value, trimmed(answer.value), unit, at))
