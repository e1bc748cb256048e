#include "depot/manifest.h"

#include "base/text.h"
#include "base/zone.h"
#include "depot/archive.h"
#include "source/drop_folder.h"

#include <algorithm>
#include <charconv>

namespace cageot {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view first_line = "Sauvegarde de Cageot, forme 1";
constexpr std::size_t hex_digits = 64;

/// A file name may have a line end within.
std::string escaped(const std::string& name)
{
    std::string text;
    for (const char letter : name)
        text += letter == '\n' ? "\\n" : letter == '\\' ? "\\\\" : std::string(1, letter);
    return text;
}

std::string unescaped(std::string_view text)
{
    std::string name;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool special = text[i] == '\\' && i + 1 < text.size();
        name += !special ? text[i] : text[++i] == 'n' ? '\n' : text[i];
    }
    return name;
}

template <class Number>
bool read_number(std::string_view text, Number& number)
{
    const char* end = text.data() + text.size();
    const auto parsed = std::from_chars(text.data(), end, number);
    return parsed.ec == std::errc() && parsed.ptr == end;
}

/// "made 1794460320000 jeudi …" and "codes MARK U C P S"
bool read_heads(std::string_view made, std::string_view codes, Manifest& manifest)
{
    const auto moment = split(made, ' ');
    const auto words = split(codes, ' ');
    if (moment.size() < 2 || moment[0] != "faite" || words.size() != 6 || words[0] != "codes")
        return false;
    manifest.key_mark = words[1];
    return read_number(moment[1], manifest.made_at) && read_number(words[2], manifest.codes.unit) &&
           read_number(words[3], manifest.codes.crate) &&
           read_number(words[4], manifest.codes.product) &&
           read_number(words[5], manifest.last_session);
}

/// Below the folder, whatever a name says.
bool is_inside(const std::string& name)
{
    const fs::path path(name);
    return !name.empty() && path.is_relative() &&
           std::none_of(path.begin(), path.end(),
                        [](const fs::path& part) { return part == ".."; });
}

} // namespace

std::string key_mark(const CodeKey& key)
{
    return sha256_hex(std::string(key.begin(), key.end())).substr(0, 16);
}

std::string to_text(const Manifest& manifest, const std::string& time_zone)
{
    std::string text(first_line);
    text += "\nfaite " + std::to_string(manifest.made_at) + " " +
            long_french(local_time(manifest.made_at, time_zone)) + "\ncodes " + manifest.key_mark;
    for (const std::uint64_t number :
         {manifest.codes.unit, manifest.codes.crate, manifest.codes.product,
          static_cast<std::uint64_t>(manifest.last_session)})
        text += " " + std::to_string(number);
    text += "\n";
    for (const auto& [name, sum] : manifest.files)
        text += sum + "  " + escaped(name) + "\n";
    return text + sha256_hex(text) + "\n";
}

std::optional<Manifest> parse_manifest(std::string_view text)
{
    if (text.size() <= hex_digits + 1 || text.back() != '\n')
        return std::nullopt;
    const std::string_view lines = text.substr(0, text.size() - hex_digits - 1);
    if (sha256_hex(std::string(lines)) != text.substr(lines.size(), hex_digits))
        return std::nullopt;
    std::vector<std::string_view> each = split(lines, '\n');
    Manifest manifest;
    if (each.size() < 4 || each[0] != first_line || !read_heads(each[1], each[2], manifest))
        return std::nullopt;
    each.pop_back(); // after the last line end
    for (std::size_t i = 3; i < each.size(); ++i) {
        if (each[i].size() <= hex_digits + 2)
            return std::nullopt;
        const std::string name = unescaped(each[i].substr(hex_digits + 2));
        if (!is_inside(name))
            return std::nullopt;
        manifest.files[name] = each[i].substr(0, hex_digits);
    }
    return manifest;
}

std::optional<KnownBackup> open_backup(const fs::path& folder)
{
    const fs::path file = folder / manifest_name;
    std::error_code absent;
    if (!fs::is_regular_file(file, absent))
        return std::nullopt;
    const auto manifest = parse_manifest(read_file(file));
    return manifest ? std::optional(KnownBackup{folder, *manifest}) : std::nullopt;
}

std::vector<KnownBackup> backups_in(const fs::path& folder)
{
    std::vector<KnownBackup> backups;
    std::error_code absent;
    for (const fs::directory_entry& entry : fs::directory_iterator(folder, absent))
        if (entry.is_directory() && entry.path().extension() != ".tmp")
            if (auto backup = open_backup(entry.path()))
                backups.push_back(std::move(*backup));
    std::ranges::sort(backups, [](const KnownBackup& one, const KnownBackup& other) {
        return std::pair(one.manifest.made_at, one.folder) >
               std::pair(other.manifest.made_at, other.folder);
    });
    return backups;
}

std::vector<std::string> faults_of(const fs::path& backup)
{
    const auto known = open_backup(backup);
    if (!known)
        return {"«" + backup.string() + "» n'est pas une sauvegarde entière (" + manifest_name +
                " manque ou est abîmé): prenez-en une autre."};
    std::vector<std::string> faults;
    for (const auto& [name, sum] : known->manifest.files) {
        const fs::path file = backup / name;
        std::error_code error;
        if (!fs::is_regular_file(file, error)) {
            faults.push_back("«" + name + "» manque.");
            continue;
        }
        try {
            if (sha256_hex(read_file(file)) != sum)
                faults.push_back("«" + name + "» est abîmé.");
        } catch (const std::runtime_error& unreadable) {
            faults.push_back("«" + name + "» ne se lit pas: " + unreadable.what());
        }
    }
    return faults;
}

} // namespace cageot
