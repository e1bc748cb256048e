#include "layout/fonts.h"

#include "layout/inner_parts.h"
#include "layout/kerning.h"
#include "layout/open_font.h"

#include <toml++/toml.h>

#include <algorithm>
#include <array>
#include <deque>
#include <map>
#include <mutex>
#include <stdexcept>
#include <unordered_map>

namespace cageot {
namespace {

/// Latin letters stand in an array, everything else in a map.
constexpr std::size_t dense = 0x250;

struct Face {
    std::string name;
    std::vector<FontFile> files;
};

struct Glyphs {
    int units_per_em = 1000, x_height = 0, cap_height = 0, digit_height = 0;
    std::array<bool, dense> has_dense{};
    std::array<GlyphBounds, dense> bounds_dense{};
    std::unordered_map<char32_t, GlyphBounds> others;
};

GlyphBounds measure(FT_Face face, FT_UInt glyph)
{
    if (FT_Load_Glyph(face, glyph, FT_LOAD_NO_SCALE | FT_LOAD_NO_BITMAP) != 0)
        return {};
    const FT_Glyph_Metrics& m = face->glyph->metrics;
    return {static_cast<int>(m.horiAdvance), static_cast<int>(m.horiBearingX),
            static_cast<int>(m.horiBearingX + m.width), static_cast<int>(m.horiBearingY - m.height),
            static_cast<int>(m.horiBearingY)};
}

std::filesystem::path find_file(const std::string& name, const std::string& package,
                                const std::vector<std::filesystem::path>& directories)
{
    for (const auto& directory : directories)
        if (std::filesystem::exists(directory / name))
            return directory / name;
    throw std::runtime_error("Police absente: «" + name + "». Installez le paquet Debian «" +
                             package + "».");
}

Glyphs read_metrics(const std::filesystem::path& path)
{
    const OpenFont font(path);
    Glyphs glyphs;
    glyphs.units_per_em = font.face()->units_per_EM;
    font.each_character([&](char32_t code, FT_UInt glyph) {
        if (code < dense) {
            glyphs.has_dense[code] = true;
            glyphs.bounds_dense[code] = measure(font.face(), glyph);
        } else {
            glyphs.others.emplace(code, measure(font.face(), glyph));
        }
    });
    glyphs.x_height = glyphs.bounds_dense['x'].top;
    glyphs.cap_height = glyphs.bounds_dense['H'].top;
    glyphs.digit_height = glyphs.bounds_dense['1'].top;
    return glyphs;
}

/// A font file, read when the first character of it is asked for: most labels need no fallback.
struct Font {
    std::filesystem::path path;
    mutable std::once_flag once;
    mutable Glyphs read;
    mutable std::once_flag parts_once;
    mutable InnerParts parts;
    mutable std::once_flag kerning_once;
    mutable std::unique_ptr<Kerning> pairs;

    const Glyphs& glyphs() const
    {
        std::call_once(once, [this] { read = read_metrics(path); });
        return read;
    }
    const InnerParts& inner_parts() const
    {
        std::call_once(parts_once, [this] { parts = read_inner_parts(path); });
        return parts;
    }
    const Kerning& kerning() const
    {
        std::call_once(kerning_once, [this] { pairs = std::make_unique<Kerning>(path); });
        return *pairs;
    }
};

} // namespace

struct FontSet::Files {
    std::vector<Face> faces;
    std::deque<Font> fonts;
};

FontSet::FontSet()
    : files_(std::make_unique<Files>())
{
}
FontSet::FontSet(FontSet&&) noexcept = default;
FontSet& FontSet::operator=(FontSet&&) noexcept = default;
FontSet::~FontSet() = default;

FontSet FontSet::load(const std::filesystem::path& faces,
                      const std::vector<std::filesystem::path>& directories)
{
    FontSet set;
    std::map<std::filesystem::path, FontFile> known;
    const toml::table file = toml::parse_file(faces.string());
    for (const auto& [name, value] : file) {
        Face face{std::string(name.str()), {}};
        const toml::array* chain = value.as_array();
        if (chain == nullptr || chain->empty())
            throw std::runtime_error(faces.string() + ": «" + face.name +
                                     "» must be a list of { file, package }");
        for (const toml::node& node : *chain) {
            const toml::table* entry = node.as_table();
            const auto text = [&](const char* key) {
                return entry ? (*entry)[key].value_or(std::string()) : std::string();
            };
            const auto path = find_file(text("file"), text("package"), directories);
            const auto [place, fresh] = known.emplace(path, set.files_->fonts.size());
            if (fresh)
                set.files_->fonts.emplace_back().path = path;
            face.files.push_back(place->second);
        }
        set.files_->faces.push_back(std::move(face));
    }
    return set;
}

std::vector<std::string> FontSet::face_names() const
{
    std::vector<std::string> names;
    for (const Face& face : files_->faces)
        names.push_back(face.name);
    return names;
}

const std::vector<FontFile>& FontSet::face(std::string_view name) const
{
    for (const Face& face : files_->faces)
        if (face.name == name)
            return face.files;
    throw std::out_of_range("no face " + std::string(name));
}

const std::filesystem::path& FontSet::path(FontFile font) const
{
    return files_->fonts.at(font).path;
}

const GlyphBounds* FontSet::find(FontFile font, char32_t character) const
{
    const Glyphs& glyphs = files_->fonts.at(font).glyphs();
    if (character < dense)
        return glyphs.has_dense[character] ? &glyphs.bounds_dense[character] : nullptr;
    const auto found = glyphs.others.find(character);
    return found == glyphs.others.end() ? nullptr : &found->second;
}

bool FontSet::has(FontFile font, char32_t character) const
{
    return find(font, character) != nullptr;
}

const GlyphBounds& FontSet::bounds(FontFile font, char32_t character) const
{
    const Glyphs& glyphs = files_->fonts.at(font).glyphs();
    return character < dense ? glyphs.bounds_dense[character] : glyphs.others.at(character);
}

int FontSet::units_per_em(FontFile font) const
{
    return files_->fonts.at(font).glyphs().units_per_em;
}

int FontSet::kerning(FontFile font, char32_t left, char32_t right) const
{
    return files_->fonts.at(font).kerning().between(left, right);
}

int FontSet::x_height(FontFile font) const
{
    return files_->fonts.at(font).glyphs().x_height;
}

int FontSet::cap_height(FontFile font) const
{
    return files_->fonts.at(font).glyphs().cap_height;
}

int FontSet::digit_height(FontFile font) const
{
    return files_->fonts.at(font).glyphs().digit_height;
}

std::u32string FontSet::inner_parts(FontFile font, char32_t character) const
{
    const InnerParts& parts = files_->fonts.at(font).inner_parts();
    const auto found = parts.find(character);
    return found == parts.end() ? std::u32string() : found->second;
}

} // namespace cageot
