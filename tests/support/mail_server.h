#pragma once

#include "support/child_program.h"
#include "support/temporary_folder.h"

#include <filesystem>
#include <string>

namespace cageot {

/// A real mail server for one test: tests/support/mail_server.py, which names the modes.
class TestMailServer {
public:
    /// With a certificate for `name`; empty: for localhost and 127.0.0.1. Throws
    /// std::runtime_error when the script fails.
    explicit TestMailServer(const std::string& mode, const std::string& name = "");

    int port() const { return port_; }
    std::filesystem::path certificate() const { return folder_.path() / "certificate.pem"; }
    /// The n-th message (from 1) as it came, with doubled dots made single; empty without one.
    std::string received(int n = 1) const;
    /// The same as Python reads it: "name: value" lines, an empty line, the text.
    std::string read(int n = 1) const;

private:
    TemporaryFolder folder_;
    ChildProgram program_; ///< ends when its input is closed, so also when the test dies
    int port_ = 0;
};

} // namespace cageot
