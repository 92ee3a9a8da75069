"""Every address × everybody: who is let in, who is told why not, and for whom it does not exist.

In the table: not logged in 302 (a reader) or 401 (a writer, whose values are kept); no capacity or not one's role 403;
not within scope 404; not possible now 409; taken 302; passed the door with an empty form 422. A new address without a
line fails, and so does a line whose address is gone.
"""

import pytest
from django.urls import get_resolver

from institutions.tests.cast import Cast
from pug_tracker.tests.access import COLUMNS, Line, Stage, read
from pug_tracker.tests.test_doors import addresses, door_of

#: `health`, `schools`, `own`, … is that institution's report of the quarter Q (access.STAGE); own is Kapuas.
TABLE = """
                                              | out non adm ver pco pld coo oco led foc sfo ofo pfo
GET account_login                             | 200 302 302 302 302 302 302 302 302 302 302 302 302
POST account_login                            | 200 302 302 302 302 302 302 302 302 302 302 302 302
GET account_logout                            | 302 200 200 200 200 200 200 200 200 200 200 200 200
GET account_inactive                          | 200 200 200 200 200 200 200 200 200 200 200 200 200
GET account_change_password                   | 302 200 200 200 200 200 200 200 200 200 200 200 200
GET account_set_password                      | 302 302 302 302 302 302 302 302 302 302 302 302 302
GET account_reset_password                    | 200 200 200 200 200 200 200 200 200 200 200 200 200
GET account_reset_password_done               | 200 200 200 200 200 200 200 200 200 200 200 200 200
GET account_reset_password_from_key x y       | 200 200 200 200 200 200 200 200 200 200 200 200 200
GET account_reset_password_from_key_done      | 200 200 200 200 200 200 200 200 200 200 200 200 200
GET healthz                                   | 200 200 200 200 200 200 200 200 200 200 200 200 200
POST switch_capacity                          | 401 403 404 404 404 404 404 404 404 302 404 404 404
GET home                                      | 302 403 200 200 200 200 200 200 200 200 200 200 200
GET reminder_choice                           | 302 403 200 200 200 200 200 200 200 200 200 200 200
POST reminder_choice                          | 401 403 422 422 422 422 422 422 422 422 422 422 422
POST feed_new                                 | 401 403 302 302 302 302 302 302 302 302 302 302 302
POST feed_revoke                              | 401 403 302 302 302 302 302 302 302 302 302 302 302
GET calendar_feed nobodys                     | 404 404 404 404 404 404 404 404 404 404 404 404 404
GET calendar                                  | 302 403 200 200 200 200 200 200 200 200 200 200 200
GET sent_files                                | 302 403 403 403 200 403 200 200 403 200 200 200 200
GET send_file                                 | 302 403 403 403 200 403 200 200 403 200 200 200 200
POST send_file                                | 401 403 403 403 422 403 422 422 403 422 422 422 422
GET sent_file sent                            | 302 403 403 403 404 403 404 404 403 302 404 404 404
POST sent_file_store sent                     | 401 403 403 403 404 403 404 404 403 422 404 404 404
POST sent_file_undo sent                      | 401 403 403 403 404 403 404 404 403 422 404 404 404
GET sent_file_original sent                   | 302 403 403 403 404 403 404 404 403 200 404 404 404
GET sent_file_marked sent                     | 302 403 403 403 404 403 404 404 403 422 404 404 404
GET sent_file_columns sent                    | 302 403 403 403 404 403 404 404 403 200 404 404 404
POST sent_file_columns sent                   | 401 403 403 403 404 403 404 404 403 422 404 404 404
GET remembered_list                           | 302 403 403 403 200 403 200 200 403 200 200 200 200
POST remembered_forget answer                 | 401 403 403 403 404 403 404 404 403 302 404 404 404
GET report_list                               | 302 403 200 200 200 200 200 200 200 200 200 200 200
GET report_page health                        | 302 403 200 200 200 200 200 404 200 200 404 404 404
GET report_page own                           | 302 403 200 200 200 200 200 404 200 404 404 404 404
GET report_page other                         | 302 403 200 200 200 200 404 200 404 404 404 404 404
GET report_page province_agency               | 302 403 200 200 200 200 404 404 404 404 404 404 200
GET report_page province                      | 302 403 200 200 200 200 404 404 404 404 404 404 404
POST report_start health                      | 401 403 403 403 403 403 302 404 403 302 404 404 404
POST report_start own                         | 401 403 403 403 403 403 302 404 403 404 404 404 404
POST report_start province_agency             | 401 403 403 403 302 403 404 404 403 404 404 404 302
POST report_start province                    | 401 403 403 403 302 403 404 404 403 404 404 404 404
GET report_form health                        | 302 403 403 403 403 403 200 404 403 200 404 404 404
GET report_form own                           | 302 403 403 403 403 403 200 404 403 404 404 404 404
GET report_form province_agency               | 302 403 403 403 200 403 404 404 403 404 404 404 200
GET report_form province                      | 302 403 403 403 200 403 404 404 403 404 404 404 404
POST report_form health                       | 401 403 403 403 403 403 409 404 403 409 404 404 404
POST report_form schools                      | 401 403 403 403 403 403 302 404 403 404 302 404 404
POST report_form province                     | 401 403 403 403 302 403 404 404 403 404 404 404 404
GET report_workbook health                    | 302 403 403 403 403 403 409 404 403 409 404 404 404
GET report_workbook schools                   | 302 403 403 403 403 403 200 404 403 404 200 404 404
GET report_workbook province                  | 302 403 403 403 200 403 404 404 403 404 404 404 404
GET receipt_pdf health                        | 302 403 404 404 404 404 404 404 404 404 404 404 404
GET confirm                                   | 200 200 200 200 200 200 200 200 200 200 200 200 200
POST confirm                                  | 422 422 422 422 422 422 422 422 422 422 422 422 422
GET confirm_code ABCDEFGHJKMNPQRS             | 404 404 404 404 404 404 404 404 404 404 404 404 404
GET report_check health                       | 302 403 403 403 403 403 200 404 403 200 404 404 404
GET report_check own                          | 302 403 403 403 403 403 200 404 403 404 404 404 404
GET report_check province                     | 302 403 403 403 200 403 404 404 403 404 404 404 404
POST report_check schools                     | 401 403 403 403 403 403 422 404 403 404 422 404 404
POST report_check own                         | 401 403 403 403 403 403 409 404 403 404 404 404 404
POST item_save health SDM-01                  | 401 403 403 403 403 403 422 404 403 422 404 404 404
POST item_save province KOM-01                | 401 403 403 403 422 403 404 404 403 404 404 404 404
GET figure_history health SDM-01              | 302 403 200 200 200 200 200 404 200 200 404 404 404
GET figure_history province_agency SDM-01     | 302 403 200 200 200 200 404 404 404 404 404 404 200
POST report_move schools submit               | 401 403 403 403 403 403 403 404 403 404 422 404 404
POST report_move schools submit_on_behalf     | 401 403 403 403 403 403 422 404 403 404 403 404 404
POST report_move health recall                | 401 403 403 403 403 403 403 404 403 302 404 404 404
POST report_move health begin_review          | 401 403 403 403 403 403 302 404 403 403 404 404 404
POST report_move health accept                | 401 403 403 403 403 403 302 404 403 403 404 404 404
POST report_move health return                | 401 403 403 403 403 403 302 404 403 403 404 404 404
POST report_move health verify                | 401 403 403 422 403 403 403 404 403 403 404 404 404
POST report_move own recall                   | 401 403 403 403 403 403 302 404 403 404 404 404 404
POST report_move own return                   | 401 403 403 302 403 403 403 404 403 404 404 404 404
POST report_move own verify                   | 401 403 403 302 403 403 403 404 403 404 404 404 404
POST report_move other_health send_back       | 401 403 403 302 403 403 404 403 404 404 404 403 404
POST report_move other_health verify          | 401 403 403 302 403 403 404 403 404 404 404 403 404
POST report_move other reopen                 | 401 403 403 302 403 403 404 403 404 404 404 404 404
POST report_move province_agency accept       | 401 403 403 403 403 403 404 404 404 404 404 404 403
POST report_move province_agency return       | 401 403 403 302 403 403 404 404 404 404 404 404 403
POST report_move province_agency verify       | 401 403 403 302 403 403 404 404 404 404 404 404 403
POST report_move province submit              | 401 403 403 403 422 403 404 404 404 404 404 404 404
POST report_move health nonsense              | 401 403 404 404 404 404 404 404 404 404 404 404 404
GET verification health                       | 302 403 403 200 200 403 200 404 403 403 403 403 403
GET verification own                          | 302 403 403 200 200 403 200 404 403 403 403 403 403
GET verification province_agency              | 302 403 403 200 200 403 404 404 403 403 403 403 403
POST report_remark health SDM-01              | 401 403 403 302 403 403 302 404 403 422 404 404 404
POST report_remark own LEM-03                 | 401 403 403 302 403 403 422 404 403 404 404 404 404
POST report_remark province_agency SDM-01     | 401 403 403 302 403 403 404 404 404 404 404 404 422
GET collection_latest                         | 302 403 403 403 302 403 302 302 403 403 403 403 403
GET collection_workbook Q                     | 302 403 403 403 200 403 200 422 403 403 403 403 403
GET collection Q                              | 302 403 403 403 200 403 200 200 403 403 403 403 403
POST accept_several Q health                  | 401 403 403 403 302 403 302 404 403 403 403 403 403
POST verify_several Q own                     | 401 403 403 302 403 403 403 403 403 403 403 403 403
GET remind Q 62.03-disdik                     | 302 403 403 200 200 403 200 404 403 403 403 403 403
GET remind Q 62                               | 302 403 403 200 422 403 404 404 403 403 403 403 403
GET remind Q 62.03-dinkes                     | 302 403 403 422 422 403 422 404 403 403 403 403 403
POST remind_send Q 62.03-disdik               | 401 403 403 302 302 403 302 404 403 403 403 403 403
GET verification_queue_latest                 | 302 403 403 302 403 403 403 403 403 403 403 403 403
GET verification_queue Q                      | 302 403 403 200 403 403 403 403 403 403 403 403 403
GET window_list                               | 302 403 200 200 403 403 403 403 403 403 403 403 403
GET window_page Q                             | 302 403 200 200 403 403 403 403 403 403 403 403 403
GET window_open Q                             | 302 403 200 200 403 403 403 403 403 403 403 403 403
POST window_open Q                            | 401 403 422 422 403 403 403 403 403 403 403 403 403
GET window_dues Q                             | 302 403 200 200 403 403 403 403 403 403 403 403 403
POST window_dues Q                            | 401 403 422 422 403 403 403 403 403 403 403 403 403
GET window_close Q                            | 302 403 200 200 403 403 403 403 403 403 403 403 403
POST window_close Q                           | 401 403 422 422 403 403 403 403 403 403 403 403 403
GET window_reopen Q                           | 302 403 200 200 403 403 403 403 403 403 403 403 403
POST window_reopen Q                          | 401 403 422 422 403 403 403 403 403 403 403 403 403
GET extension_grant Q                         | 302 403 200 200 403 403 403 403 403 403 403 403 403
POST extension_grant Q                        | 401 403 422 422 403 403 403 403 403 403 403 403 403
GET days_off                                  | 302 403 200 200 403 403 403 403 403 403 403 403 403
POST days_off                                 | 401 403 422 422 403 403 403 403 403 403 403 403 403
POST day_off_remove day                       | 401 403 302 302 403 403 403 403 403 403 403 403 403
POST day_off_worked                           | 401 403 404 404 403 403 403 403 403 403 403 403 403
POST year_confirm 2026                        | 401 403 409 409 403 403 403 403 403 403 403 403 403
GET board_latest                              | 302 403 302 302 302 302 302 302 302 302 302 302 302
GET board Q                                   | 302 403 200 200 200 200 200 200 200 200 200 200 200
GET board_readiness Q                         | 302 403 200 200 200 200 200 200 200 200 200 200 200
GET board_trend Q                             | 302 403 200 200 200 200 200 200 200 200 200 200 200
GET board_pdf Q                               | 302 403 200 200 200 200 200 200 200 200 200 200 200
GET board_report Q                            | 302 403 200 200 200 200 200 200 200 200 200 200 200
GET board_year Q                              | 302 403 200 200 200 200 200 200 200 200 200 200 200
GET indicator_pdf Q KOM-01                    | 302 403 200 200 200 200 200 200 200 200 200 200 200
GET bundles Q                                 | 302 403 200 200 200 200 200 200 200 200 200 200 200
POST bundles Q                                | 401 403 422 422 422 422 422 422 422 422 422 422 422
POST bundle_cancel Q 1                        | 401 403 404 404 404 404 404 404 404 404 404 404 404
GET bundle_file Q 1                           | 302 403 404 404 404 404 404 404 404 404 404 404 404
GET editions Q                                | 302 403 200 200 200 200 200 200 200 200 200 200 200
GET issued_pdf Q 1 62.03 ringkasan            | 302 403 404 404 404 404 404 404 404 404 404 404 404
GET region_board Q 62.03                      | 302 403 200 200 200 200 200 200 200 200 200 200 200
GET region_board Q 62                         | 302 403 200 200 200 200 200 200 200 200 200 200 200
GET region_board Q 99.99                      | 302 403 404 404 404 404 404 404 404 404 404 404 404
GET region_pdf Q 62.03                        | 302 403 200 200 200 200 200 200 200 200 200 200 200
GET region_report Q 62.03                     | 302 403 200 200 200 200 200 200 200 200 200 200 200
GET region_profile Q 62.03                    | 302 403 200 200 200 200 200 200 200 200 200 200 200
GET board_workbook Q                          | 302 403 200 200 200 200 200 200 200 200 200 200 200
GET board_sheet Q indikator                   | 302 403 200 200 200 200 200 200 200 200 200 200 200
GET board_sheet Q rahasia                     | 302 403 404 404 404 404 404 404 404 404 404 404 404
GET region_workbook Q 62.03                   | 302 403 200 200 200 200 200 403 200 403 403 403 403
GET region_workbook Q 62                      | 302 403 200 200 200 200 403 403 403 403 403 403 403
GET region_workbook Q 99.99                   | 302 403 404 404 404 404 404 404 404 404 404 404 404
GET region_sheet Q 62.03 jawaban-perangkat-daerah | 302 403 200 200 200 200 200 403 200 403 403 403 403
GET agency_board Q 62.03 62.03-dinkes         | 302 403 200 200 200 200 200 404 200 200 404 404 404
GET agency_board Q 62.02 62.02-dinkes         | 302 403 200 200 200 200 404 200 404 404 404 200 404
GET agency_board Q 62 62-dinsos               | 302 403 200 200 200 200 404 404 404 404 404 404 200
GET questions Q                               | 302 403 200 200 200 200 200 200 200 200 200 200 200
GET position Q                                | 302 403 200 200 200 200 200 200 200 200 200 200 200
GET standings Q                               | 302 403 200 200 200 200 200 200 200 200 200 200 200
GET prerequisites Q                           | 302 403 200 200 200 200 200 200 200 200 200 200 200
GET gender_budget Q                           | 302 403 200 200 200 200 200 200 200 200 200 200 200
GET suspects Q                                | 302 403 200 200 200 200 200 200 200 200 200 200 200
GET comparison Q                              | 302 403 200 200 200 200 200 200 200 200 200 200 200
GET completeness_latest                       | 302 403 302 302 302 302 302 302 302 302 302 302 302
GET completeness Q                            | 302 403 200 200 200 200 200 200 200 200 200 200 200
GET completeness_region Q 62.03               | 302 403 200 200 200 200 200 200 200 200 200 200 200
GET completeness_region Q 62                  | 302 403 200 200 200 200 200 200 200 200 200 200 200
GET completeness_region Q 99.99               | 302 403 404 404 404 404 404 404 404 404 404 404 404
GET completeness_agency Q 62.03 62.03-dinkes  | 302 403 200 200 200 200 200 404 200 200 404 404 404
GET completeness_agency Q 62 62-dinsos        | 302 403 200 200 200 200 404 404 404 404 404 404 200
GET never_reported                            | 302 403 200 200 200 200 200 200 200 200 200 200 200
GET sex_gaps_latest                           | 302 403 302 302 302 302 302 302 302 302 302 302 302
GET sex_gaps Q                                | 302 403 200 200 200 200 200 200 200 200 200 200 200
GET sex_gaps_region Q 62.03                   | 302 403 200 200 200 200 200 200 200 200 200 200 200
GET sex_gaps_region Q 62                      | 302 403 200 200 200 200 200 200 200 200 200 200 200
GET sex_gaps_region Q 99.99                   | 302 403 404 404 404 404 404 404 404 404 404 404 404
GET sex_gap Q SDM-01                          | 302 403 200 200 200 200 200 200 200 200 200 200 200
GET sex_gap Q KOM-01                          | 302 403 404 404 404 404 404 404 404 404 404 404 404
GET file_download file                        | 302 403 200 200 200 200 200 404 200 200 404 404 404
GET help                                      | 302 403 200 200 200 200 200 200 200 200 200 200 200
GET catalogue                                 | 302 403 200 200 200 200 200 200 200 200 200 200 200
GET indicator SDM-01                          | 302 403 200 200 200 200 200 200 200 200 200 200 200
GET indicator_new                             | 302 403 200 200 403 403 403 403 403 403 403 403 403
POST indicator_new                            | 401 403 422 422 403 403 403 403 403 403 403 403 403
GET definition_new SDM-01                     | 302 403 200 200 403 403 403 403 403 403 403 403 403
POST definition_new SDM-01                    | 401 403 422 422 403 403 403 403 403 403 403 403 403
GET definition_wording SDM-01 since           | 302 403 200 200 403 403 403 403 403 403 403 403 403
POST definition_wording SDM-01 since          | 401 403 422 422 403 403 403 403 403 403 403 403 403
GET weights                                   | 302 403 200 200 403 403 403 403 403 403 403 403 403
POST weights                                  | 401 403 422 422 403 403 403 403 403 403 403 403 403
GET targets                                   | 302 403 200 200 200 200 200 200 200 200 200 200 200
GET targets_edit                              | 302 403 200 200 403 403 403 403 403 403 403 403 403
POST targets_edit                             | 401 403 302 302 403 403 403 403 403 403 403 403 403
GET published IKG                             | 302 403 200 200 200 200 200 200 200 200 200 200 200
GET published_new IKG                         | 302 403 200 200 403 403 403 403 403 403 403 403 403
POST published_new IKG                        | 401 403 422 422 403 403 403 403 403 403 403 403 403
POST published_confirm IKG                    | 401 403 302 302 403 403 403 403 403 403 403 403 403
GET published_edit IKG value                  | 302 403 200 200 403 403 403 403 403 403 403 403 403
POST published_edit IKG value                 | 401 403 422 422 403 403 403 403 403 403 403 403 403
GET published_remove IKG value                | 302 403 200 200 403 403 403 403 403 403 403 403 403
POST published_remove IKG value               | 401 403 422 422 403 403 403 403 403 403 403 403 403
GET administration                            | 302 403 200 403 403 403 403 403 403 403 403 403 403
GET visual_language                           | 302 403 200 403 403 403 403 403 403 403 403 403 403
GET institution_list                          | 302 403 200 403 403 403 403 403 403 403 403 403 403
GET institution_add                           | 302 403 200 403 403 403 403 403 403 403 403 403 403
POST institution_add                          | 401 403 422 403 403 403 403 403 403 403 403 403 403
GET institution_edit 62.03-dinkes             | 302 403 200 403 403 403 403 403 403 403 403 403 403
POST institution_edit 62.03-dinkes            | 401 403 422 403 403 403 403 403 403 403 403 403 403
GET institution_close 62.03-dinkes            | 302 403 200 403 403 403 403 403 403 403 403 403 403
POST institution_close 62.03-dinkes           | 401 403 422 403 403 403 403 403 403 403 403 403 403
GET user_list                                 | 302 403 200 403 403 403 403 403 403 403 403 403 403
GET user_add                                  | 302 403 200 403 403 403 403 403 403 403 403 403 403
POST user_add                                 | 401 403 422 403 403 403 403 403 403 403 403 403 403
GET user_page user                            | 302 403 200 403 403 403 403 403 403 403 403 403 403
POST user_page user                           | 401 403 422 403 403 403 403 403 403 403 403 403 403
POST user_activation user                     | 401 403 302 403 403 403 403 403 403 403 403 403 403
POST user_password_link user                  | 401 403 302 403 403 403 403 403 403 403 403 403 403
GET capacity_add user                         | 302 403 200 403 403 403 403 403 403 403 403 403 403
POST capacity_add user                        | 401 403 422 403 403 403 403 403 403 403 403 403 403
GET capacity_end task                         | 302 403 200 403 403 403 403 403 403 403 403 403 403
POST capacity_end task                        | 401 403 422 403 403 403 403 403 403 403 403 403 403
GET letterhead_list                           | 302 403 200 403 403 403 403 403 403 403 403 403 403
GET letterhead_edit 62.03                     | 302 403 200 403 403 403 403 403 403 403 403 403 403
POST letterhead_edit 62.03                    | 401 403 422 403 403 403 403 403 403 403 403 403 403
GET journal                                   | 302 403 200 403 403 403 403 403 403 403 403 403 403
"""
LINES = read(TABLE)
#: What a closed door answers.
CLOSED = {401, 403, 404, 405}


@pytest.fixture
def stage(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> Stage:
    # Who may have it is asked here, not what it says.
    monkeypatch.setattr("dashboards.papers.doors.print_paper", lambda html, **_: b"%PDF")
    return Stage(cast)


def written(line: Line, statuses: dict[str, int]) -> str:
    return f"{line!s:<46}| {' '.join(map(str, statuses.values()))}"


def test_everybody_is_answered_as_the_table_says(stage: Stage) -> None:
    told = [(line, {column: stage.ask(line, column) for column in COLUMNS}) for line in LINES]

    found = [written(line, {column: one.status for column, one in row.items()}) for line, row in told]
    assert found == [written(line, line.statuses) for line in LINES]
    wrote = [
        (str(line), column, one.writes)
        for line, row in told
        for column, one in row.items()
        if one.writes and (line.method == "GET" or one.status in CLOSED)
    ]
    assert wrote == []  # reading changes nothing, and neither does a closed door


def test_every_address_and_method_has_its_line() -> None:
    expected = set()
    for pattern in addresses(get_resolver().url_patterns):
        door = door_of(pattern)
        methods = (
            [name for name in ("get", "post") if name in door.http_method_names and hasattr(door, name)]
            if door
            else ["get"]
        )
        expected |= {(method.upper(), pattern.name) for method in methods}

    asked = {(line.method, line.name) for line in LINES}

    assert asked - {("POST", "account_login"), ("POST", "confirm")} == expected


def test_no_line_stands_twice() -> None:
    doors = [str(line) for line in LINES]

    assert {door for door in doors if doors.count(door) > 1} == set()


def test_the_wrong_method_is_answered_405_to_whoever_may_come_in(stage: Stage) -> None:
    asked = {(line.method, line.name) for line in LINES}
    answers = {}
    for line in LINES:
        other = "POST" if line.method == "GET" else "GET"
        column = next((column for column in list(COLUMNS)[2:] if line.statuses[column] not in CLOSED), None)
        if (other, line.name) not in asked and not line.name.startswith(("account_", "healthz")) and column:
            answers[line.name] = stage.ask(Line(other, line.name, line.words, {}), column).status

    assert len(answers) > 35
    assert {name: status for name, status in answers.items() if status != 405} == {}
