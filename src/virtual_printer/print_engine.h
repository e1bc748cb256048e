#pragma once

#include "virtual_printer/zpl_reader.h"

#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <functional>
#include <mutex>
#include <thread>

namespace cageot {

struct PrintEngineOptions {
    std::size_t buffer_bytes = std::size_t{1} << 20;
    double labels_per_second = 0; ///< 0 = at once
};

/// Why an engine lets labels wait.
enum class Hold { none, paper_out, head_open, paused, ribbon_out, power };

struct PrintEngineStatus {
    long labels = 0;         ///< printed since the start, copies too
    std::uint64_t bytes = 0; ///< taken in
    bool busy = false;       ///< something is in the buffer or being printed
    bool paper_out = false;  ///< and a label waits for paper
    Hold hold = Hold::none;  ///< why no label would be printed now
    bool buffer_full = false;
    int copies_left = 0;  ///< of the label being printed
    int label_length = 0; ///< dots, of the last label; 0 before the first
    std::size_t stored_graphics = 0;
    long unknown_commands = 0;
    std::string complaint; ///< what of the ZPL was left out, and why
    std::string failure;   ///< why nothing prints any more; empty while all is well

    friend bool operator==(const PrintEngineStatus&, const PrintEngineStatus&) = default;
};

/// The buffer and the printing half of a printer, with a thread of its own. What is in the buffer
/// prints, wherever it came from; a label still unfinished at its end waits for the rest, as in a
/// real printer. All functions may be called from any thread.
class PrintEngine {
public:
    /// `print` is called on the engine's thread, once a copy; an exception from it ends the
    /// printing and becomes the status' `failure`. `room_made` is called there when a full buffer
    /// has room again.
    PrintEngine(PrintEngineOptions options, std::function<void(const Dots&)> print,
                std::function<void()> room_made);
    ~PrintEngine() { stop(); }
    PrintEngine(const PrintEngine&) = delete;
    PrintEngine& operator=(const PrintEngine&) = delete;

    /// Takes as much of `bytes` as there is room for and says how much that was.
    std::size_t take(std::string_view bytes);
    std::size_t room() const;
    /// Paper for so many labels, or until something else holds it; nothing = a roll without end.
    void load_paper(std::optional<std::uint64_t> labels, Hold then = Hold::paper_out);
    /// Drops the buffer and the rest of the batch; the label being printed comes out (~JA).
    void forget();
    /// As `forget`, and graphics, settings and the label being printed are lost too.
    void lose_power();
    PrintEngineStatus status() const;
    /// At once and for good; the copy being printed is finished.
    void stop();
    /// Whole formats in the buffer.
    int formats_waiting() const;

private:
    void run();
    std::optional<ZplLabel> next_label();
    void print_batch(const ZplLabel& label);
    bool wait_for_turn();
    std::string_view waiting() const { return std::string_view(buffer_).substr(front_); }

    const PrintEngineOptions options_;
    const std::function<void(const Dots&)> print_;
    const std::function<void()> room_made_;

    mutable std::mutex mutex_; // guards all that follows but thread_
    std::condition_variable changed_;
    bool stopping_ = false;
    std::string buffer_; ///< bytes before front_ are read
    std::size_t front_ = 0;
    ZplReader reader_;
    std::optional<std::uint64_t> paper_;
    Hold hold_ = Hold::none; ///< once there is no more paper_
    bool forgotten_ = false; ///< the batch being printed is
    bool power_lost_ = false;
    bool waits_for_paper_ = false;
    std::chrono::steady_clock::time_point ready_at_; ///< when the label before leaves the engine
    PrintEngineStatus status_;

    std::thread thread_;
};

} // namespace cageot
