#include "depot/stationery.h"

#include "source/drop_folder.h"

#include <stdexcept>

namespace cageot {

Layout load_layout(const std::filesystem::path& file, const FontSet& fonts)
{
    const LayoutReading reading =
        read_layout(read_file(file), file.filename().string(), fonts.face_names());
    if (reading.layout)
        return *reading.layout;
    std::string faults;
    for (const Finding& finding : reading.findings)
        faults += (faults.empty() ? "" : "\n") + to_string(finding);
    throw std::runtime_error(faults);
}

Stationery load_stationery(const std::filesystem::path& layouts, const std::filesystem::path& faces,
                           const std::vector<std::filesystem::path>& font_directories)
{
    read_file(faces); // names it in French when it is missing, which no reader of TOML does
    FontSet fonts = FontSet::load(faces, font_directories);
    const auto layout = [&](const char* name) { return load_layout(layouts / name, fonts); };
    Layout unit = layout("unit-57x32.toml"), head = layout("head-57x32.toml");
    Layout bag = layout("bag-57x32.toml"), order = layout("order-100x150.toml");
    Layout tick_list = layout("tick-list-a4.toml");
    return {std::move(fonts), std::move(unit),  std::move(head),
            std::move(bag),   std::move(order), std::move(tick_list)};
}

} // namespace cageot
