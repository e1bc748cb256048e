#include "support/mail_server.h"

#include <fstream>
#include <iterator>
#include <vector>

namespace cageot {
namespace {

/// Debian's own Python: another has no aiosmtpd.
std::vector<std::string> command(const std::filesystem::path& folder, const std::string& mode,
                                 const std::string& name)
{
    std::vector<std::string> words = {"/usr/bin/python3",
                                      CAGEOT_SOURCE_DIR "/tests/support/mail_server.py",
                                      folder.string(), mode};
    if (!name.empty())
        words.push_back(name);
    return words;
}

std::string content(const std::filesystem::path& file)
{
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

} // namespace

TestMailServer::TestMailServer(const std::string& mode, const std::string& name)
    : program_(command(folder_.path(), mode, name))
    , port_(std::stoi(program_.first_line()))
{
}

std::string TestMailServer::received(int n) const
{
    return content(folder_.path() / (std::to_string(n) + ".eml"));
}

std::string TestMailServer::read(int n) const
{
    return content(folder_.path() / (std::to_string(n) + ".txt"));
}

} // namespace cageot
