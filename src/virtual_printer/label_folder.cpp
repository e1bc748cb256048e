#include "virtual_printer/label_folder.h"

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <system_error>
#include <utility>

namespace cageot {

namespace {

/// Written beside, then renamed: a reader sees the old file or the new one. After a power cut
/// either may be gone, which is all right for a printer that is none.
void write_whole(const std::filesystem::path& path, std::string_view bytes)
{
    const std::filesystem::path beside = path.parent_path() / ("." + path.stem().string() + ".tmp");
    std::ofstream file(beside, std::ios::binary | std::ios::trunc);
    file.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    file.close();
    std::error_code error(file ? 0 : errno, std::generic_category());
    if (file)
        std::filesystem::rename(beside, path, error);
    if (!file || error)
        throw std::runtime_error(path.string() + ": " + error.message());
}

/// 12 for "12.png", 0 for any other name.
long number_of(const std::filesystem::path& path)
{
    const std::string stem = path.stem().string();
    long number = 0;
    const auto [end, error] = std::from_chars(stem.data(), stem.data() + stem.size(), number);
    const bool whole = error == std::errc{} && end == stem.data() + stem.size();
    return whole && path.extension() == ".png" ? number : 0;
}

} // namespace

LabelFolder::LabelFolder(std::filesystem::path directory)
    : directory_(std::move(directory))
{
    try {
        std::filesystem::create_directories(directory_);
        for (const auto& entry : std::filesystem::directory_iterator(directory_))
            last_number_ = std::max(last_number_, number_of(entry.path()));
        std::filesystem::remove(directory_ / "control");
        if (const auto lines = directory_ / "labels.txt"; std::filesystem::is_regular_file(lines)) {
            std::ifstream before(lines);
            last_line_ = std::count(std::istreambuf_iterator<char>(before), {}, '\n');
        }
    } catch (const std::filesystem::filesystem_error& error) {
        throw std::runtime_error(directory_.string() + ": " + error.code().message());
    }
}

void LabelFolder::add_label(std::string_view png)
{
    write_whole(label_path(last_number_ + 1), png);
    ++last_number_;
}

void LabelFolder::add_line(std::string_view text)
{
    const std::filesystem::path path = directory_ / "labels.txt";
    if (!lines_.is_open())
        lines_.open(path, std::ios::binary | std::ios::app);
    lines_ << std::to_string(last_line_ + 1) + " " + std::string(text) + "\n" << std::flush;
    if (!lines_)
        throw std::runtime_error(path.string() + ": " + std::generic_category().message(errno));
    ++last_line_;
}

void LabelFolder::write_state(std::string_view json) const
{
    write_whole(directory_ / "state.json", json);
}

std::optional<std::string> LabelFolder::control() const
{
    std::ifstream file(directory_ / "control", std::ios::binary);
    if (!file)
        return std::nullopt;
    return std::string(std::istreambuf_iterator<char>(file), {});
}

std::filesystem::path LabelFolder::label_path(long number) const
{
    return directory_ / (std::to_string(number) + ".png");
}

} // namespace cageot
