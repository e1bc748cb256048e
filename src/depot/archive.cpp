#include "depot/archive.h"

#include "depot/render.h"
#include "source/drop_folder.h"

#include <sodium.h>

#include <array>
#include <set>

namespace cageot {
namespace {

namespace fs = std::filesystem;

/// A file name that is safe below the archive and unlike every other in `taken`, also while it is
/// being written.
std::string archive_name(const std::string& name, std::set<std::string>& taken)
{
    std::string plain = fs::path(name).filename().string();
    if (plain.empty() || plain == "." || plain == "..")
        plain = "fichier";
    std::string free = plain;
    for (int i = 2; taken.contains(free + ".tmp") || !taken.insert(free).second; ++i)
        free = std::to_string(i) + "-" + plain;
    return free;
}

} // namespace

std::string sha256_hex(const std::string& bytes)
{
    std::array<unsigned char, crypto_hash_sha256_BYTES> hash{};
    crypto_hash_sha256(hash.data(), reinterpret_cast<const unsigned char*>(bytes.data()),
                       bytes.size());
    std::array<char, 2 * crypto_hash_sha256_BYTES + 1> hex{};
    sodium_bin2hex(hex.data(), hex.size(), hash.data(), hash.size());
    return hex.data();
}

std::vector<std::string> archive_raw(const fs::path& folder, const std::vector<InputFile>& files)
{
    fs::remove_all(folder); // what a crash before the commit left
    fs::create_directories(folder / "raw");
    std::vector<std::string> names;
    std::set<std::string> taken;
    std::string sums;
    for (const InputFile& file : files) {
        names.push_back(archive_name(file.name, taken));
        write_file(folder / "raw" / names.back(), file.bytes);
        sums += sha256_hex(file.bytes) + "  raw/" + names.back() + "\n";
    }
    write_file(folder / "SHA256SUMS", sums);
    return names;
}

std::vector<InputFile> archived_files(Depot& depot, const StoredSession& session)
{
    std::vector<InputFile> files;
    for (const std::string& name : depot.store().raw_files(session.id, session.version))
        files.push_back(
            {name, read_file(depot.archive(session.id, session.version) / "raw" / name)});
    return files;
}

} // namespace cageot
