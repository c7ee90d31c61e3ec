"""The rules and their runner: `check` yields every finding of a portfolio, `PAGES` explains every code.

One line a rule. Whatever is said of a plan here has no date: a plan valid today is valid tomorrow.
"""

from collections.abc import Iterable, Iterator, Mapping

from clsctl.core.diagnostics import Diagnostic
from clsctl.core.model.plan import Plan, Portefeuille
from clsctl.core.rules import (
    c201_impossible_date,
    c202_several_dates,
    c203_calendar_not_understood,
    c204_no_date,
    c205_outside_contract,
    c206_own_dates_disagree,
    c207_end_before_start,
    c208_cover_period,
    c209_dragged_dates,
    c210_spreadsheet_number,
    c211_year_outside_contract,
    c212_own_years_disagree,
    c213_no_signature,
    c214_outside_its_whole,
    c215_dependency_later,
    c216_avenant_dates,
    c217_instance_date,
    e701_no_evidence,
    e702_evidence_absent,
    form,
    h001_empty_rubric,
    h002_both_boxes,
    h003_no_box,
    h004_no_holder,
    h005_two_spellings,
    h006_one_holder,
    h007_duplicate_title,
    h008_duplicate_numero,
    h009_nothing_to_follow,
    h010_placeholder,
    h011_html_left,
    h012_unread_file,
    h013_empty_axis,
    h014_fiche_without_axis,
    h015_cpts_outside_letter,
    h016_scanned_letters,
    h017_useless_setting,
    h018_no_fiche,
    i501_indicator_incomplete,
    i502_never_measured,
    i503_target_is_start,
    i504_target_backwards,
    i505_target_before_start,
    i506_impossible_percentage,
    i507_measured_twice,
    i508_duplicate_indicator,
    m401_sources_do_not_add_up,
    m402_shares_do_not_add_up,
    m403_overspent,
    m404_negative_amount,
    m405_wrong_unit,
    m406_recorded_twice,
    m407_no_funder,
    n901_windows_name,
    n902_names_alike,
    n903_long_path,
    n904_decomposed_text,
    n905_damaged_text,
    n906_ids_alike,
    p801_e_mail,
    p802_phone,
    p803_social_security_number,
    p804_named_person,
    p805_bank_account,
    r101_duplicate_fiche,
    r102_duplicate_id,
    r103_duplicate_code,
    r104_duplicate_plan,
    r105_unknown_dependency,
    r106_unknown_follow_up,
    r107_unknown_instance,
    r108_unknown_axe,
    r109_unknown_objectif,
    r110_unknown_cadre,
    r111_unknown_fiche_in_avenant,
    r112_unknown_gabarit,
    r113_near_actor,
    r114_dependency_circle,
    s601_contradicted_status,
    s602_status_without_date,
    s603_status_without_reason,
    s604_before_signature,
    s605_before_its_step,
    s606_occurrence_twice,
    s607_postponements_disordered,
    s608_postponed_earlier,
    s609_postponed_after_delivery,
    s610_decision_off_its_meeting,
    s611_undated_entry,
    s612_handed_in_and_given_up,
    s613_occurrences_of_a_single_deadline,
    s614_postponement_without_deadline,
    s615_evidence_without_delivery,
    silenced,
    t301_impossible_insee,
    t302_postal_as_insee,
    t303_commune_name,
    t304_cpts_size,
    t305_other_territory,
    t306_impossible_siren,
    t307_impossible_qpv,
    t308_impossible_postal,
    t309_commune_twice,
    t310_outside_the_territory,
)
from clsctl.core.rules.found import Found, Rule
from clsctl.core.rules.page import AUDIT, Page
from clsctl.core.rules.survey import look

RULES: tuple[Rule, ...] = (
    r101_duplicate_fiche,
    r102_duplicate_id,
    r103_duplicate_code,
    r104_duplicate_plan,
    r105_unknown_dependency,
    r106_unknown_follow_up,
    r107_unknown_instance,
    r108_unknown_axe,
    r109_unknown_objectif,
    r110_unknown_cadre,
    r111_unknown_fiche_in_avenant,
    r112_unknown_gabarit,
    r113_near_actor,
    r114_dependency_circle,
    c201_impossible_date,
    c202_several_dates,
    c203_calendar_not_understood,
    c204_no_date,
    c205_outside_contract,
    c206_own_dates_disagree,
    c207_end_before_start,
    c208_cover_period,
    c209_dragged_dates,
    c210_spreadsheet_number,
    c211_year_outside_contract,
    c212_own_years_disagree,
    c213_no_signature,
    c214_outside_its_whole,
    c215_dependency_later,
    c216_avenant_dates,
    c217_instance_date,
    t301_impossible_insee,
    t302_postal_as_insee,
    t303_commune_name,
    t304_cpts_size,
    t305_other_territory,
    t306_impossible_siren,
    t307_impossible_qpv,
    t308_impossible_postal,
    t309_commune_twice,
    t310_outside_the_territory,
    m401_sources_do_not_add_up,
    m402_shares_do_not_add_up,
    m403_overspent,
    m404_negative_amount,
    m405_wrong_unit,
    m406_recorded_twice,
    m407_no_funder,
    i501_indicator_incomplete,
    i502_never_measured,
    i503_target_is_start,
    i504_target_backwards,
    i505_target_before_start,
    i506_impossible_percentage,
    i507_measured_twice,
    i508_duplicate_indicator,
    s601_contradicted_status,
    s602_status_without_date,
    s603_status_without_reason,
    s604_before_signature,
    s605_before_its_step,
    s606_occurrence_twice,
    s607_postponements_disordered,
    s608_postponed_earlier,
    s609_postponed_after_delivery,
    s610_decision_off_its_meeting,
    s611_undated_entry,
    s612_handed_in_and_given_up,
    s613_occurrences_of_a_single_deadline,
    s614_postponement_without_deadline,
    s615_evidence_without_delivery,
    e701_no_evidence,
    e702_evidence_absent,
    p801_e_mail,
    p802_phone,
    p803_social_security_number,
    p804_named_person,
    p805_bank_account,
    n901_windows_name,
    n902_names_alike,
    n903_long_path,
    n904_decomposed_text,
    n905_damaged_text,
    n906_ids_alike,
    h001_empty_rubric,
    h002_both_boxes,
    h003_no_box,
    h004_no_holder,
    h005_two_spellings,
    h006_one_holder,
    h007_duplicate_title,
    h008_duplicate_numero,
    h009_nothing_to_follow,
    h010_placeholder,
    h011_html_left,
    h012_unread_file,
    h013_empty_axis,
    h014_fiche_without_axis,
    h015_cpts_outside_letter,
    h016_scanned_letters,
    h017_useless_setting,
    h018_no_fiche,
)

PAGES: Mapping[str, Page] = {
    **form.PAGES,
    **{rule.PAGE.code: rule.PAGE for rule in RULES},
    silenced.PAGE.code: silenced.PAGE,
}
# All that `regles` and comments may name.
CODES: tuple[str, ...] = (*PAGES, *AUDIT)


# What looks things up in clsctl.yaml would take all that could not be read there for missing.
_NEED_PLAN = frozenset({
    "R104", "R107", "R108", "R109", "R110", "R112", "R113", "C205", "C206", "C207", "C211", "C212", "C213", "C214",
    "C215", "S604", "S608", "S611", "T304", "T305", "T310", "H005", "H012", "H014",
})  # fmt: skip
# What says that no fiche has something needs all of them, whole.
_NEED_ALL = frozenset({"H013"})


def check(portefeuille: Portefeuille, rules: Iterable[Rule] = RULES) -> Iterator[Diagnostic]:
    """Every finding of the rules, plan by plan; neither sorted by place nor settled by the plan's `regles`."""
    for plan in portefeuille.plans:
        survey = look(plan, portefeuille)
        prefix = "" if portefeuille.titre is None else f"{plan.code}:"
        unsure = _unsure(plan)
        for rule in rules:
            if rule.PAGE.code not in unsure:
                for found in rule.check(survey):
                    yield _sign(rule.PAGE, found, prefix)


def _unsure(plan: Plan) -> frozenset[str]:
    """The codes whose findings might be false, since they need what could not be read, or not whole."""
    lost = {*plan.illisibles, *plan.abimees}
    return (_NEED_PLAN if plan.where.file in lost else frozenset()) | (_NEED_ALL if lost else frozenset())


def _sign(page: Page, found: Found, prefix: str) -> Diagnostic:
    ref = None if found.ref is None else prefix + found.ref
    return Diagnostic(page.code, page.severity, found.where, found.message, found.hint, ref, found.related)
