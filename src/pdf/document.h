#pragma once

#include "layout/fonts.h"

#include <hpdf.h>

#include <map>
#include <set>
#include <string>
#include <string_view>

namespace cageot {

/// One libharu document: owns it, remembers its first error, loads each font once.
class Document {
public:
    explicit Document(const FontSet& fonts);
    ~Document();
    Document(const Document&) = delete;
    Document& operator=(const Document&) = delete;

    HPDF_Doc handle() const { return doc_; }
    /// The embedded font of a file, its characters addressed in UTF-8.
    HPDF_Font font(FontFile file);
    /// Makes sure that the outlines of `text` are embedded whole.
    void embed(FontFile file, std::string_view text);
    /// Throws std::runtime_error when any call since the last check failed: libharu's errors stick,
    /// and an exception must not pass through its C frames.
    void check(const char* doing) const;
    /// The bytes of the finished document.
    std::string bytes();

private:
    struct Failure {
        HPDF_STATUS error = HPDF_OK, detail = HPDF_OK;
    };
    static void remember(HPDF_STATUS error, HPDF_STATUS detail, void* failure);

    const FontSet& files_;
    Failure failure_;
    HPDF_Doc doc_;
    std::map<FontFile, HPDF_Font> fonts_;
    std::set<std::pair<FontFile, char32_t>> embedded_; ///< past Latin 1
};

} // namespace cageot
