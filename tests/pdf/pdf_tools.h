#pragma once

// poppler's view of a PDF: a witness that shares no code with what wrote it.

#include "support/temporary_folder.h"

#include <array>
#include <cstdio>
#include <fstream>
#include <stdexcept>
#include <string>

namespace cageot {

/// What `program` says about the PDF `bytes`; "@" in `arguments` is its path.
inline std::string told_by(const std::string& program, std::string arguments,
                           const std::string& bytes)
{
    const TemporaryFolder folder;
    const std::string path = (folder.path() / "document.pdf").string();
    std::ofstream(path, std::ios::binary) << bytes;
    arguments.replace(arguments.find('@'), 1, path);
    FILE* pipe = ::popen((program + " " + arguments + " 2>/dev/null").c_str(), "r");
    if (pipe == nullptr)
        throw std::runtime_error("cannot start " + program);
    std::string output;
    std::array<char, 4096> part{};
    for (std::size_t size = 0; (size = std::fread(part.data(), 1, part.size(), pipe)) > 0;)
        output.append(part.data(), size);
    if (::pclose(pipe) != 0)
        throw std::runtime_error(program + " failed: " + output);
    return output;
}

inline std::string text_in(const std::string& pdf)
{
    return told_by("pdftotext", "-enc UTF-8 -layout @ -", pdf);
}

/// Of the first to the last page: sizes, number of pages, title.
inline std::string info_of(const std::string& pdf)
{
    return told_by("pdfinfo", "-enc UTF-8 -f 1 -l 2000 @", pdf);
}

} // namespace cageot
