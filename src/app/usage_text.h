#pragma once

#include <CLI/CLI.hpp>

#include <string>

namespace cageot {

/// What is wrong with a command line, in one French sentence that says what to write; CLI11's own
/// words are English.
std::string usage_text(const CLI::App& app, const CLI::ParseError& error);

} // namespace cageot
