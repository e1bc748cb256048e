#include "pdf/document.h"

#include "base/freed_memory.h"
#include "base/text.h"

#include <algorithm>
#include <array>
#include <sstream>
#include <stdexcept>

namespace cageot {

Document::Document(const FontSet& fonts)
    : files_(fonts)
    , doc_(HPDF_New(&Document::remember, &failure_))
{
    if (doc_ == nullptr)
        throw std::runtime_error("libharu cannot start a document");
    keep_freed_memory();
    // Must come before fonts and pages, or it does nothing (libharu 2.3.0).
    HPDF_SetCompressionMode(doc_, HPDF_COMP_ALL);
    // Without a page tree of several levels a document stops at 32,767 pages (libharu 2.3.0).
    HPDF_SetPagesConfiguration(doc_, 100);
    HPDF_UseUTFEncodings(doc_);
    HPDF_SetViewerPreference(doc_, HPDF_PRINT_SCALING_NONE);
    check("starting a document");
}

Document::~Document()
{
    HPDF_Free(doc_);
}

void Document::remember(HPDF_STATUS error, HPDF_STATUS detail, void* failure)
{
    auto& first = *static_cast<Failure*>(failure);
    if (first.error == HPDF_OK)
        first = {error, detail};
}

HPDF_Font Document::font(FontFile file)
{
    const auto known = fonts_.find(file);
    if (known != fonts_.end())
        return known->second;
    const char* name = HPDF_LoadTTFontFromFile(doc_, files_.path(file).c_str(), HPDF_TRUE);
    check("loading a font");
    const HPDF_Font font = HPDF_GetFont(doc_, name, "UTF-8");
    check("using a font");
    fonts_.emplace(file, font);
    return font;
}

/// libharu 2.3 embeds the parts of a glyph, but not the parts of its parts: measuring a character
/// makes it one of those that are used. Letters of Latin 1 are never that deep.
void Document::embed(FontFile file, std::string_view text)
{
    if (std::all_of(text.begin(), text.end(), [](char byte) {
            return static_cast<unsigned char>(byte) < 0xC4; // the first byte of U+0100
        }))
        return;
    for (const char32_t character : to_code_points(text)) {
        if (character < 0x100 || !embedded_.emplace(file, character).second)
            continue;
        const std::string parts = to_utf8(files_.inner_parts(file, character));
        if (!parts.empty())
            HPDF_Font_TextWidth(font(file), reinterpret_cast<const HPDF_BYTE*>(parts.data()),
                                static_cast<HPDF_UINT>(parts.size()));
    }
}

void Document::check(const char* doing) const
{
    if (failure_.error == HPDF_OK)
        return;
    std::ostringstream message;
    message << "libharu failed while " << doing << ": error 0x" << std::hex << failure_.error
            << ", detail " << std::dec << failure_.detail;
    throw std::runtime_error(message.str());
}

std::string Document::bytes()
{
    HPDF_SaveToStream(doc_);
    check("writing a document");
    HPDF_ResetStream(doc_);
    std::string all;
    all.reserve(HPDF_GetStreamSize(doc_));
    std::array<HPDF_BYTE, 65536> part{};
    for (;;) {
        auto size = static_cast<HPDF_UINT32>(part.size());
        const HPDF_STATUS status = HPDF_ReadFromStream(doc_, part.data(), &size);
        all.append(part.begin(), part.begin() + size);
        if (status == HPDF_STREAM_EOF || size == 0)
            break;
        if (status != HPDF_OK)
            check("reading a document");
    }
    if (!all.ends_with("%%EOF\n"))
        throw std::runtime_error("libharu wrote a document without an end");
    return all;
}

} // namespace cageot
