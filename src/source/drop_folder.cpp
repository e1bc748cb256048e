#include "source/drop_folder.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <fstream>
#include <stdexcept>
#include <string_view>

namespace cageot {
namespace {

namespace fs = std::filesystem;

/// Uploads under way, and what file managers and offices leave behind.
bool is_passed_over(std::string_view name)
{
    static constexpr std::array<std::string_view, 6> endings = {
        ".part", ".partial", ".filepart", ".crdownload", ".tmp", "~"};
    static constexpr std::array<std::string_view, 4> beginnings = {".", "~$", "Thumbs.db",
                                                                   "desktop.ini"};
    return std::any_of(beginnings.begin(), beginnings.end(),
                       [&](auto beginning) { return name.starts_with(beginning); }) ||
           std::any_of(endings.begin(), endings.end(),
                       [&](auto ending) { return name.ends_with(ending); });
}

/// A name in `folder` that is not taken: "orders.csv", "orders-2.csv" …
fs::path free_name(const fs::path& folder, const fs::path& name)
{
    fs::path path = folder / name;
    for (int i = 2; fs::exists(path); ++i)
        path =
            folder / (name.stem().string() + "-" + std::to_string(i) + name.extension().string());
    return path;
}

void write_report(const fs::path& path, const std::string& report)
{
    std::ofstream out(path, std::ios::binary);
    out << report << std::flush;
    if (!out)
        throw std::runtime_error("Impossible d'écrire «" + path.string() +
                                 "»: faites de la place sur le disque et vérifiez les droits.");
}

} // namespace

DropFolder::DropFolder(fs::path folder, UtcMs settle_ms)
    : folder_(std::move(folder))
    , settle_ms_(settle_ms)
{
    fs::create_directories(folder_ / "done");
    fs::create_directories(folder_ / "error");
}

std::vector<InputFile> DropFolder::settled(UtcMs now)
{
    std::map<std::string, Seen> present;
    for (const fs::directory_entry& entry : fs::directory_iterator(folder_)) {
        std::error_code gone; // a file may go while we look
        const std::string name = entry.path().filename().string();
        if (is_passed_over(name) || !entry.is_regular_file(gone))
            continue;
        const Seen state{entry.file_size(gone), entry.last_write_time(gone)};
        if (!gone)
            present.emplace(name, state);
    }
    if (present != seen_) {
        seen_ = std::move(present);
        changed_at_ = now;
    }
    std::vector<InputFile> files;
    std::vector<std::pair<InputFile, std::string>> unreadable;
    if (seen_.empty() || now - changed_at_ < settle_ms_)
        return files;
    for (const auto& [name, state] : seen_) {
        if (!fs::exists(folder_ / name)) { // taken back since: look again later
            changed_at_ = now;
            return {};
        }
        try {
            files.push_back({name, read_file(folder_ / name)});
        } catch (const std::runtime_error& error) {
            unreadable.push_back({{name, ""}, error.what()});
        }
    }
    for (const auto& [file, why] : unreadable) // one must not keep the others waiting
        move({file}, "error", std::string(why) + "\n");
    return files;
}

void DropFolder::move_to_done(const std::vector<InputFile>& files, const std::string& report)
{
    move(files, "done", report);
}

void DropFolder::move_to_error(const std::vector<InputFile>& files, const std::string& report)
{
    move(files, "error", report);
}

void DropFolder::move(const std::vector<InputFile>& files, const char* where,
                      const std::string& report)
{
    for (const InputFile& file : files) {
        std::error_code gone;
        const Seen now{fs::file_size(folder_ / file.name, gone),
                       fs::last_write_time(folder_ / file.name, gone)};
        if (const auto seen = seen_.find(file.name); seen != seen_.end() && now != seen->second)
            continue; // another content came meanwhile: it will be taken too
        const fs::path target = free_name(folder_ / where, file.name);
        write_report(target.string() + ".rapport.txt", report);
        fs::rename(folder_ / file.name, target);
        seen_.erase(file.name);
    }
}

std::string read_file(const fs::path& path)
{
    std::ifstream in(path, std::ios::binary);
    std::string bytes;
    std::array<char, 65536> chunk{};
    while (in.read(chunk.data(), chunk.size()) || in.gcount() > 0)
        bytes.append(chunk.data(), static_cast<std::size_t>(in.gcount()));
    if (!in.eof() || in.bad())
        throw std::runtime_error("Impossible de lire «" + path.string() + "» (" +
                                 std::strerror(errno) + "): vérifiez le nom et les droits.");
    return bytes;
}

} // namespace cageot
