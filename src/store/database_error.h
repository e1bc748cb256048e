#pragma once

#include <Poco/Exception.h>

#include <chrono>
#include <filesystem>
#include <string>
#include <string_view>

namespace cageot {

struct DatabaseAddress;

// Each throws std::runtime_error with one French sentence that says what to do, or std::logic_error
// when only a fault of this program can have led to it.

[[noreturn]] void throw_sqlite_error(const Poco::Exception& error,
                                     const std::filesystem::path& file,
                                     std::chrono::milliseconds patience);
/// `message` is what libpq told, in its verbose form: with the error's SQLSTATE.
[[noreturn]] void throw_postgresql_error(std::string_view message, const DatabaseAddress& address,
                                         std::chrono::milliseconds patience);

/// The five characters of "ERROR:  23505: …"; empty when the server told none.
std::string_view sqlstate_of(std::string_view message);

/// "5", "0,2"
std::string french_seconds(std::chrono::milliseconds duration);

} // namespace cageot
