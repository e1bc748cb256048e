#pragma once

// Layouts written as in a layout file, filled and composed, for the tests of layout, pdf and
// preflight.

#include "layout/compose.h"
#include "support/catch2_compat.h"

#include <fstream>
#include <iterator>
#include <string>
#include <variant>
#include <vector>

namespace cageot {

inline const FontSet& project_fonts()
{
    static const FontSet fonts =
        FontSet::load(CAGEOT_SOURCE_DIR "/fonts/faces.toml", {"/usr/share/fonts/truetype"});
    return fonts;
}

inline std::string project_file(const std::string& name)
{
    std::ifstream file(CAGEOT_SOURCE_DIR "/" + name);
    return {std::istreambuf_iterator<char>(file), {}};
}

/// The faces and icons that shipped layouts name.
inline const LayoutWords& project_words()
{
    static const LayoutWords words = [] {
        std::vector<Finding> findings;
        Icons icons = read_icons(project_file("layouts/icons.toml"), "icons.toml", findings);
        for (const Finding& finding : findings)
            UNSCOPED_INFO(to_string(finding));
        REQUIRE(findings.empty());
        return LayoutWords{project_fonts().face_names(), std::move(icons)};
    }();
    return words;
}

/// A label of 57 x 32 mm with these marks.
inline Layout a_layout(const std::string& marks)
{
    const LayoutReading reading =
        read_layout("name = \"essai\"\nmedia = [57, 32]\n" + marks, "essai.toml", project_words());
    for (const Finding& finding : reading.findings)
        UNSCOPED_INFO(to_string(finding));
    REQUIRE(reading.findings.empty());
    REQUIRE(reading.layout);
    return *reading.layout;
}

inline Layout shipped_layout(const std::string& name)
{
    const LayoutReading reading =
        read_layout(project_file("layouts/" + name), name, project_words());
    for (const Finding& finding : reading.findings)
        UNSCOPED_INFO(to_string(finding));
    REQUIRE(reading.findings.empty());
    REQUIRE(reading.layout);
    return *reading.layout;
}

inline Composition composed(const std::string& marks, const Fields& fields = {}, int dpi = 203)
{
    return compose(a_layout(marks), {fields, {}}, project_fonts(), dpi);
}

template <class Kind>
std::vector<Kind> marks_of(const Page& page)
{
    std::vector<Kind> marks;
    for (const Mark& mark : page.marks)
        if (const auto* one = std::get_if<Kind>(&mark))
            marks.push_back(*one);
    return marks;
}

/// What is written on the page, line by line: kerning cuts a line into marks.
inline std::vector<std::string> texts_of(const Page& page)
{
    std::vector<std::string> texts;
    const TextMark* before = nullptr;
    for (const Mark& mark : page.marks) {
        const auto* text = std::get_if<TextMark>(&mark);
        if (text != nullptr && before != nullptr && text->line == before->line &&
            text->baseline == before->baseline)
            texts.back() += text->text;
        else if (text != nullptr)
            texts.push_back(text->text);
        before = text;
    }
    return texts;
}

inline std::vector<DotRect> rects_of(const Page& page)
{
    std::vector<DotRect> rects;
    for (const RectMark& mark : marks_of<RectMark>(page))
        rects.push_back(mark.rect);
    return rects;
}

/// "12 align: mot inconnu…", or "12: …" without a field.
inline std::vector<std::string> messages_of(const std::vector<Finding>& findings)
{
    std::vector<std::string> messages;
    for (const Finding& finding : findings)
        messages.push_back(std::to_string(finding.row) + (finding.field.empty() ? "" : " ") +
                           finding.field + ": " + finding.message);
    return messages;
}

} // namespace cageot
