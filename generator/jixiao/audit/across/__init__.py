"""JX0xx 各份评价之间：同一单位、同一文件、同一段文字在各处是否一致。"""

from typing import Final

from jixiao.audit.across.distribution import find_uniform_scores
from jixiao.audit.across.documents import find_documents_cited_apart, find_policies_registered_twice
from jixiao.audit.across.shared_text import find_shared_texts
from jixiao.audit.across.units import find_projects_named_twice, find_units_named_twice
from jixiao.audit.across.years import find_jumps, find_lowered_targets
from jixiao.audit.check import SiteCheck
from jixiao.wording.codes import across as codes

ACROSS_CHECKS: Final[tuple[SiteCheck, ...]] = (
    SiteCheck(codes.UNIT_NAMED_TWICE, find_units_named_twice),
    SiteCheck(codes.PROJECT_NAMED_TWICE, find_projects_named_twice),
    SiteCheck(codes.POLICY_REGISTERED_TWICE, find_policies_registered_twice),
    SiteCheck(codes.DOCUMENT_CITED_APART, find_documents_cited_apart),
    SiteCheck(codes.TEXT_SHARED, find_shared_texts),
    SiteCheck(codes.YEAR_JUMP, find_jumps),
    SiteCheck(codes.TARGET_LOWERED, find_lowered_targets),
    SiteCheck(codes.SCORES_UNIFORM, find_uniform_scores),
)
