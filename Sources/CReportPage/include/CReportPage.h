#ifndef CREPORTPAGE_H
#define CREPORTPAGE_H

#include <stddef.h>
#include <stdint.h>

/// One file of the HTML report, as it stands in the sources.
typedef struct {
    const char *name;
    const uint8_t *bytes;
    size_t size;
} ReportPageFile;

/// The file with this number, counted from 0; past the last one it has no name.
ReportPageFile report_page_file(size_t number);

#endif
