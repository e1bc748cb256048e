#include "web/template.h"

#include "web/embedded_files.h"

#include <algorithm>
#include <stdexcept>

namespace cageot {
namespace {

std::string_view without_ending(std::string_view name)
{
    return name.substr(0, name.rfind('.'));
}

} // namespace

std::string render(std::string_view name, Fields fields)
{
    const EmbeddedFile* wanted = nullptr;
    for (const EmbeddedFile& file : embedded_pages()) {
        if (without_ending(file.name) == name)
            wanted = &file;
        if (file.name.starts_with("part-"))
            fields.set(std::string(without_ending(file.name)),
                       Fields(kainjow::mustache::partial(
                           [content = std::string(file.content)] { return content; })));
    }
    if (!wanted)
        throw std::logic_error("no template " + std::string(name));
    for (const EmbeddedFile& file : embedded_assets())
        fields.set("asset-" + std::string(without_ending(file.name)), asset_url(file.name));
    kainjow::mustache::mustache page{std::string(wanted->content)};
    std::string text = page.render(fields);
    if (!page.is_valid())
        throw std::logic_error("template " + std::string(name) + ": " + page.error_message());
    return text;
}

std::string asset_url(std::string_view name)
{
    const auto assets = embedded_assets();
    if (std::ranges::find(assets, name, &EmbeddedFile::name) == assets.end())
        throw std::logic_error("no asset " + std::string(name));
    return "/assets/" + std::string(embedded_assets_hash()) + "/" + std::string(name);
}

} // namespace cageot
