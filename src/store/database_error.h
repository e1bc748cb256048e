#pragma once

#include <Poco/Exception.h>

#include <chrono>
#include <filesystem>

namespace cageot {

/// Throws std::runtime_error with one French sentence that says what to do about `error` of the
/// database `file`, or std::logic_error when only a fault of this program can have led to it.
[[noreturn]] void throw_database_error(const Poco::Exception& error,
                                       const std::filesystem::path& file,
                                       std::chrono::milliseconds patience);

} // namespace cageot
