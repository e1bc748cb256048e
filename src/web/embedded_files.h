#pragma once

#include <span>
#include <string_view>

namespace cageot {

/// A file of src/web that embed.cmake put into the program.
struct EmbeddedFile {
    std::string_view name; ///< "style.css"
    std::string_view content;
};

/// The templates: src/web/pages.
std::span<const EmbeddedFile> embedded_pages();
/// What browsers load: src/web/assets.
std::span<const EmbeddedFile> embedded_assets();
/// 16 hex digits, others when any of them changes.
std::string_view embedded_assets_hash();

} // namespace cageot
