#include "virtual_printer/zpl_memory.h"

#include "base/text.h"

namespace cageot {

long zpl_size(const Dots& dots)
{
    return static_cast<long>(dots.bytes_per_row()) * dots.height();
}

std::string zpl_graphic_name(std::string_view written)
{
    std::string name;
    for (const char letter : trimmed(written))
        name += letter >= 'a' && letter <= 'z' ? static_cast<char>(letter - 'a' + 'A') : letter;
    if (name.find(':') == std::string::npos)
        name.insert(0, "R:");
    if (name.find('.') == std::string::npos)
        name += ".GRF";
    return name;
}

bool ZplMemory::store(const std::string& name, const Dots& graphic)
{
    long stored = zpl_size(graphic);
    for (const auto& [other, dots] : graphics_)
        stored += other == name ? 0 : zpl_size(dots);
    if (stored > zpl_memory_bytes)
        return false;
    graphics_.insert_or_assign(name, graphic);
    return true;
}

const Dots* ZplMemory::find(const std::string& name) const
{
    const auto found = graphics_.find(name);
    return found == graphics_.end() ? nullptr : &found->second;
}

void ZplMemory::erase(const std::string& name)
{
    const std::string device = name.substr(0, name.find(':') + 1);
    if (name.find('*') == std::string::npos)
        graphics_.erase(name);
    else
        std::erase_if(graphics_,
                      [&](const auto& entry) { return entry.first.starts_with(device); });
}

} // namespace cageot
