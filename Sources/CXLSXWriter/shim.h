#pragma once
#include <stdio.h>
#include <xlsxwriter.h>

/// Whether rows that were handed over could not be kept: in constant memory they lie in a file without a name, whose
/// write errors the library itself does not look at.
static inline int nightdesk_sheet_has_failed(lxw_worksheet *sheet) {
  FILE *rows = sheet->optimize_tmpfile;
  return rows != NULL && (fflush(rows) != 0 || ferror(rows) != 0);
}
