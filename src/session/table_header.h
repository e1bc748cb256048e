#pragma once

#include "session/columns.h"
#include "session/csv.h"
#include "session/file_findings.h"

#include <cstddef>
#include <map>
#include <string>
#include <vector>

namespace cageot {

/// Fewer known headers in a row are chance.
constexpr std::size_t least_known_headers = 3;

/// How many of the headers each kind of report knows; kinds without any are absent.
std::map<FileKind, std::size_t> count_known(const std::vector<std::string>& headers);

/// The column that each header names, by place; null where `kind` knows none. The same column twice
/// is an error.
std::vector<const Column*> match_columns(const CsvRow& header, FileKind kind,
                                         FileFindings& findings);

/// Columns that are missing: errors or warnings that name the nearest header.
void check_columns(const CsvRow& header, FileKind kind, const std::vector<const Column*>& columns,
                   FileFindings& findings);

} // namespace cageot
