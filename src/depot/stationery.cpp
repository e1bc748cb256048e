#include "depot/stationery.h"

#include "layout/compose.h"
#include "layout/examples.h"
#include "layout/lint.h"
#include "source/drop_folder.h"

#include <algorithm>
#include <cctype>
#include <iterator>
#include <stdexcept>

namespace cageot {
namespace {

namespace fs = std::filesystem;

constexpr const char* icons_file = "icons.toml";

std::string told(const std::vector<Finding>& findings)
{
    std::string text;
    for (const Finding& finding : findings)
        text += (text.empty() ? "" : "\n") + to_string(finding);
    return text;
}

FontSet load_fonts(const fs::path& faces, const std::vector<fs::path>& directories)
{
    read_file(faces); // names it in French when it is missing, which no reader of TOML does
    return FontSet::load(faces, directories);
}

Icons load_icons(const fs::path& file)
{
    std::vector<Finding> findings;
    Icons icons = read_icons(read_file(file), file.filename().string(), findings);
    if (has_error(findings))
        throw std::runtime_error(told(findings));
    return icons;
}

/// "57x32", "a4"
std::string stock_name(Media media)
{
    std::string name = to_string(media);
    std::transform(name.begin(), name.end(), name.begin(),
                   [](unsigned char letter) { return static_cast<char>(std::tolower(letter)); });
    return name;
}

} // namespace

std::string layout_file_name(DocumentKind document, Media media)
{
    return std::string(to_string(document)) + "-" + stock_name(media) + ".toml";
}

Layout load_layout(const fs::path& file, const LayoutWords& words)
{
    const LayoutReading reading = read_layout(read_file(file), file.filename().string(), words);
    if (reading.layout)
        return *reading.layout;
    throw std::runtime_error(told(reading.findings));
}

Stationery::Stationery(fs::path layouts, const fs::path& faces,
                       const std::vector<fs::path>& font_directories)
    : folder_(std::move(layouts))
    , fonts_(load_fonts(faces, font_directories))
    , words_{fonts_.face_names(), load_icons(folder_ / icons_file)}
{
}

std::vector<Finding> Stationery::judge(const Layout& layout) const
{
    std::vector<Finding> findings = lint(layout);
    for (const int dpi : layout.dpi)
        for (const PrintPlan& plan : {usual_plan(), fullest_plan()}) {
            std::vector<Page> pages;
            for (const Content& content : contents_of(plan, *layout.document)) {
                Composition one = compose(layout, content, fonts_, dpi);
                std::move(one.pages.begin(), one.pages.end(), std::back_inserter(pages));
            }
            std::vector<Finding> more = lint_pages(layout, pages, fonts_);
            std::move(more.begin(), more.end(), std::back_inserter(findings));
        }
    std::erase_if(findings,
                  [](const Finding& finding) { return finding.severity != Severity::error; });
    return findings;
}

const JudgedLayout& Stationery::judged(DocumentKind document, Media media) const
{
    const std::string name = layout_file_name(document, media);
    const std::lock_guard lock(mutex_);
    if (const auto known = layouts_.find(name); known != layouts_.end())
        return known->second;
    if (!fs::exists(folder_ / name)) {
        std::string stocks;
        for (const std::string& stock : stocks_of(document))
            stocks += (stocks.empty() ? "" : ", ") + stock;
        throw std::runtime_error(
            "Il n'y a pas de modèle «" + name + "» dans «" + folder_.string() + "»: " +
            (stocks.empty() ? "remettez les modèles de l'installation."
                            : "choisissez un support parmi " + stocks +
                                  ", ou copiez l'un de ces modèles sous ce nom et adaptez-le."));
    }
    Layout layout = load_layout(folder_ / name, words_);
    if (layout.document != document)
        throw std::runtime_error(name + ": écrivez document = \"" +
                                 std::string(to_string(document)) + "\" en tête du modèle.");
    std::vector<Finding> faults = judge(layout);
    if (layout.width != media.width || layout.height_follows != media.is_roll() ||
        (!media.is_roll() && layout.height != media.height))
        faults.push_back(
            {Severity::error, name, 0, "media",
             "le modèle n'est pas de la taille que son nom dit: écrivez-la dans media" +
                 std::string(media.is_roll() ? ", et length = \"content\"." : ".")});
    return layouts_.emplace(name, JudgedLayout{std::move(layout), std::move(faults)}).first->second;
}

std::vector<std::string> Stationery::stocks_of(DocumentKind document) const
{
    const std::string prefix = std::string(to_string(document)) + "-";
    std::vector<std::string> stocks;
    std::error_code absent;
    for (const fs::directory_entry& entry : fs::directory_iterator(folder_, absent)) {
        const std::string name = entry.path().filename().string();
        if (name.starts_with(prefix) && name.ends_with(".toml"))
            stocks.push_back(entry.path().stem().string().substr(prefix.size()));
    }
    std::sort(stocks.begin(), stocks.end());
    return stocks;
}

} // namespace cageot
