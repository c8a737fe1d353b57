#include "CReportPage.h"

// The files of Sources/Reporting/HTML/Page, which the compiler copies in: one definition and one line of the list for each.

static const uint8_t report_html[] = {
#embed "../Reporting/HTML/Page/report.html"
};

static const uint8_t report_css[] = {
#embed "../Reporting/HTML/Page/report.css"
};

static const uint8_t report_js[] = {
#embed "../Reporting/HTML/Page/report.js"
};

static const ReportPageFile files[] = {
    {"report.html", report_html, sizeof report_html},
    {"report.css", report_css, sizeof report_css},
    {"report.js", report_js, sizeof report_js},
};

ReportPageFile report_page_file(size_t number) {
    return number < sizeof files / sizeof files[0] ? files[number] : (ReportPageFile){NULL, NULL, 0};
}
