"""一份评价的评分：资金、数据表、问卷、指标树，汇总成总分与等级。"""

from dataclasses import replace

from jixiao.model.dossier import Dossier
from jixiao.model.scored import ScoredDossier
from jixiao.score.counts import enter_findings, enter_indicators
from jixiao.score.execution_cell import execution_cell
from jixiao.score.facts import FactBook
from jixiao.score.funds import enter_funds, score_execution
from jixiao.score.surveys import enter_surveys
from jixiao.score.tables import score_tables
from jixiao.score.totals import summed
from jixiao.score.tree import IndicatorTree


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
    enter_surveys(book, dossier)
    enter_findings(book, evaluation)
    tree = IndicatorTree(book, dossier)
    groups = tree.of_rows(evaluation.rows) if evaluation.rows else tree.of_entries(evaluation.indicators)
    enter_indicators(book, groups)
    return summed(book, dossier, groups, execution, tables)
