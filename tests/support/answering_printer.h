#pragma once

#include <atomic>
#include <string>
#include <thread>

namespace cageot {

/// A printer on a port of this machine that answers ~HS and ~HI with what a test says, and takes
/// everything else without a word.
class AnsweringPrinter {
public:
    struct Answers {
        std::string host_status, identification; ///< empty: no answer
    };
    explicit AnsweringPrinter(Answers answers);
    ~AnsweringPrinter();
    AnsweringPrinter(const AnsweringPrinter&) = delete;
    AnsweringPrinter& operator=(const AnsweringPrinter&) = delete;

    std::string uri() const;
    long connections() const { return connections_; }

private:
    void serve();

    Answers answers_;
    int listener_ = -1;
    int port_ = 0;
    std::atomic<long> connections_{0};
    std::atomic<bool> stopping_{false};
    std::thread thread_;
};

/// What ~HS returns of a printer that is well and holds labels of `label_length` dots; `flags` are
/// names of what is wrong: "paper-out", "head-open", "paused".
std::string host_status(int label_length, const std::string& flag = {}, long labels_left = 0);
/// Of a 203 dpi printer (8 dots a millimetre) or another.
std::string identification(int dots_per_mm);

} // namespace cageot
