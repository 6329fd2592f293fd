"""JX6xx 结构：分值、代码、名称、单位、提纲、编号、等级线是否成体系。"""

from typing import Final

from jixiao.audit.check import Check
from jixiao.audit.structure.bands import find_band_gaps, find_differing_bands, find_overlapping_bands
from jixiao.audit.structure.catalogue import find_missing_catalogue_fields
from jixiao.audit.structure.coding import (
    find_malformed_codes,
    find_mixed_styles,
    find_renamed_indicators,
    find_repeated_names,
    find_strayed_codes,
)
from jixiao.audit.structure.dimensions import find_misplaced_groups, find_wrong_dimensions
from jixiao.audit.structure.frames import find_low_output_share, find_unusual_weights
from jixiao.audit.structure.numbers import find_repeated_numbers, find_skipped_numbers
from jixiao.audit.structure.outline import find_empty_sections, find_missing_score_table, find_missing_sections
from jixiao.audit.structure.units import (
    find_blank_values,
    find_differing_units,
    find_unmeasured_rates,
    find_unsuited_units,
    find_zero_targets,
)
from jixiao.audit.structure.weights import find_group_weights, find_repeated_codes, find_weights_not_full
from jixiao.wording.codes import structure as codes

STRUCTURE_CHECKS: Final = (
    Check(codes.REPEATED_CODE, find_repeated_codes),
    Check(codes.WEIGHTS_NOT_FULL, find_weights_not_full),
    Check(codes.GROUP_WEIGHT_DIFFERS, find_group_weights),
    Check(codes.UNUSUAL_WEIGHTS, find_unusual_weights),
    Check(codes.LOW_OUTPUT_SHARE, find_low_output_share),
    Check(codes.STRAYED_CODE, find_strayed_codes),
    Check(codes.MIXED_STYLES, find_mixed_styles),
    Check(codes.REPEATED_NAME, find_repeated_names),
    Check(codes.MISPLACED_GROUP, find_misplaced_groups),
    Check(codes.WRONG_DIMENSION, find_wrong_dimensions),
    Check(codes.UNSUITED_UNIT, find_unsuited_units),
    Check(codes.UNMEASURED_RATE, find_unmeasured_rates),
    Check(codes.BLANK_VALUE, find_blank_values),
    Check(codes.DIFFERING_UNITS, find_differing_units),
    Check(codes.MISSING_SECTIONS, find_missing_sections),
    Check(codes.EMPTY_SECTION, find_empty_sections),
    Check(codes.MISSING_SCORE_TABLE, find_missing_score_table),
    Check(codes.SKIPPED_NUMBER, find_skipped_numbers),
    Check(codes.REPEATED_NUMBER, find_repeated_numbers),
    Check(codes.OVERLAPPING_BANDS, find_overlapping_bands),
    Check(codes.BAND_GAP, find_band_gaps),
    Check(codes.DIFFERING_BAND, find_differing_bands),
    Check(codes.ZERO_TARGET, find_zero_targets),
    Check(codes.RENAMED_INDICATOR, find_renamed_indicators),
    Check(codes.MALFORMED_CODE, find_malformed_codes),
    Check(codes.MISSING_CATALOGUE_FIELDS, find_missing_catalogue_fields),
)
