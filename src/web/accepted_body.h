#pragma once

#include <cstddef>
#include <span>
#include <string_view>

namespace cageot {

/// What may be posted to a path.
struct AcceptedBody {
    std::string_view path; ///< what such paths begin with
    long max;              ///< bytes
    /// Browsers post there too, so the sender must be a page of ours. Else it is a program, whose
    /// path is secret.
    bool from_pages;
    bool form;  ///< read as fields; else the page gets the bytes
    bool files; ///< the form may come in parts, with files among them
    /// The types of content that are taken, and what else gets as an answer; none: any.
    std::span<const std::string_view> types;
    std::string_view sentence;
};

/// For every path there is one.
const AcceptedBody& accepted_body(std::string_view path);

} // namespace cageot
