#include "store/placeholders.h"

#include <stdexcept>

namespace cageot {
namespace {

[[noreturn]] void fail(std::string_view what, std::string_view sql)
{
    throw std::logic_error(std::string(what) + " in the SQL " + std::string(sql));
}

bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/// The place behind what begins at `begin` with a quote; a doubled quote is one that it holds.
std::size_t end_of_quoted(std::string_view sql, std::size_t begin)
{
    for (std::size_t at = begin + 1; at < sql.size(); ++at) {
        if (sql[at] == '$' && at + 1 < sql.size() && is_digit(sql[at + 1]))
            fail("a $ before a digit", sql);
        if (sql[at] != sql[begin])
            continue;
        if (at + 1 == sql.size() || sql[at + 1] != sql[begin])
            return at + 1;
        ++at;
    }
    fail("an open quote", sql);
}

std::size_t end_of_line_comment(std::string_view sql, std::size_t begin)
{
    const std::size_t end = sql.find('\n', begin);
    return end == std::string_view::npos ? sql.size() : end;
}

std::size_t end_of_block_comment(std::string_view sql, std::size_t begin)
{
    const std::size_t end = sql.find("*/", begin + 2);
    if (end == std::string_view::npos)
        fail("an open comment", sql);
    if (sql.substr(begin + 2, end - begin - 2).find("/*") != std::string_view::npos)
        fail("a comment in a comment", sql);
    return end + 2;
}

} // namespace

std::string numbered_placeholders(std::string_view sql)
{
    std::string out;
    int count = 0;
    for (std::size_t at = 0; at < sql.size();) {
        const std::string_view rest = sql.substr(at);
        if (rest[0] == '\'' || rest[0] == '"') {
            const std::size_t end = end_of_quoted(sql, at);
            out += sql.substr(at, end - at);
            at = end;
        } else if (rest.starts_with("--")) {
            out += ' ';
            at = end_of_line_comment(sql, at);
        } else if (rest.starts_with("/*")) {
            out += ' ';
            at = end_of_block_comment(sql, at);
        } else if (rest[0] == '$') {
            fail("a $", sql);
        } else if (rest[0] == '?') {
            out += '$' + std::to_string(++count);
            // 1? is no SQL, but must not become $1 with more digits behind it.
            if (rest.size() > 1 && is_digit(rest[1]))
                fail("a digit behind a placeholder", sql);
            ++at;
        } else {
            out += rest[0];
            ++at;
        }
    }
    return out;
}

} // namespace cageot
