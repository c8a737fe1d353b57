#include "CReportPage.h"

// The files of Sources/Reporting/HTML/Page, which the compiler copies in: one definition and one line of the list for each.

static const uint8_t report_html[] = {
#embed "../Reporting/HTML/Page/report.html"
};

static const uint8_t report_css[] = {
#embed "../Reporting/HTML/Page/report.css"
};

static const uint8_t report_base_js[] = {
#embed "../Reporting/HTML/Page/report-base.js"
};

static const uint8_t report_text_js[] = {
#embed "../Reporting/HTML/Page/report-text.js"
};

static const uint8_t report_model_js[] = {
#embed "../Reporting/HTML/Page/report-model.js"
};

static const uint8_t report_state_js[] = {
#embed "../Reporting/HTML/Page/report-state.js"
};

static const uint8_t report_list_js[] = {
#embed "../Reporting/HTML/Page/report-list.js"
};

static const uint8_t report_instant_js[] = {
#embed "../Reporting/HTML/Page/report-instant.js"
};

static const uint8_t report_details_js[] = {
#embed "../Reporting/HTML/Page/report-details.js"
};

static const uint8_t report_overview_js[] = {
#embed "../Reporting/HTML/Page/report-overview.js"
};

static const uint8_t report_verdict_js[] = {
#embed "../Reporting/HTML/Page/report-verdict.js"
};

static const uint8_t report_lane_js[] = {
#embed "../Reporting/HTML/Page/report-lane.js"
};

static const uint8_t report_lanes_js[] = {
#embed "../Reporting/HTML/Page/report-lanes.js"
};

static const uint8_t report_sequence_js[] = {
#embed "../Reporting/HTML/Page/report-sequence.js"
};

static const uint8_t report_tables_js[] = {
#embed "../Reporting/HTML/Page/report-tables.js"
};

static const uint8_t report_lists_js[] = {
#embed "../Reporting/HTML/Page/report-lists.js"
};

static const uint8_t report_main_js[] = {
#embed "../Reporting/HTML/Page/report-main.js"
};

static const ReportPageFile files[] = {
    {"report.html", report_html, sizeof report_html},
    {"report.css", report_css, sizeof report_css},
    {"report-base.js", report_base_js, sizeof report_base_js},
    {"report-text.js", report_text_js, sizeof report_text_js},
    {"report-model.js", report_model_js, sizeof report_model_js},
    {"report-state.js", report_state_js, sizeof report_state_js},
    {"report-list.js", report_list_js, sizeof report_list_js},
    {"report-instant.js", report_instant_js, sizeof report_instant_js},
    {"report-details.js", report_details_js, sizeof report_details_js},
    {"report-overview.js", report_overview_js, sizeof report_overview_js},
    {"report-verdict.js", report_verdict_js, sizeof report_verdict_js},
    {"report-lane.js", report_lane_js, sizeof report_lane_js},
    {"report-lanes.js", report_lanes_js, sizeof report_lanes_js},
    {"report-sequence.js", report_sequence_js, sizeof report_sequence_js},
    {"report-tables.js", report_tables_js, sizeof report_tables_js},
    {"report-lists.js", report_lists_js, sizeof report_lists_js},
    {"report-main.js", report_main_js, sizeof report_main_js},
};

ReportPageFile report_page_file(size_t number) {
    return number < sizeof files / sizeof files[0] ? files[number] : (ReportPageFile){NULL, NULL, 0};
}
