#include "virtual_printer/print_engine.h"

#include <algorithm>
#include <exception>
#include <utility>

namespace cageot {

namespace {

// Bytes read under one lock, so that the buffer is never closed to the connection for long.
constexpr std::size_t read_at_once = 64 * 1024;

} // namespace

PrintEngine::PrintEngine(PrintEngineOptions options, std::function<void(const Dots&)> print,
                         std::function<void()> room_made)
    : options_(options)
    , print_(std::move(print))
    , room_made_(std::move(room_made))
    , thread_([this] { run(); })
{
}

void PrintEngine::stop()
{
    {
        const std::lock_guard lock(mutex_);
        stopping_ = true;
    }
    changed_.notify_all();
    if (thread_.joinable())
        thread_.join();
}

std::size_t PrintEngine::take(std::string_view bytes)
{
    const std::lock_guard lock(mutex_);
    const std::string_view fitting = bytes.substr(0, options_.buffer_bytes - waiting().size());
    if (front_ > buffer_.size() / 2) {
        buffer_.erase(0, front_);
        front_ = 0;
    }
    buffer_ += fitting;
    status_.bytes += fitting.size();
    changed_.notify_all();
    return fitting.size();
}

std::size_t PrintEngine::room() const
{
    const std::lock_guard lock(mutex_);
    return options_.buffer_bytes - waiting().size();
}

void PrintEngine::load_paper(std::optional<std::uint64_t> labels, Hold then)
{
    const std::lock_guard lock(mutex_);
    paper_ = labels;
    hold_ = labels ? then : Hold::none;
    changed_.notify_all();
}

void PrintEngine::forget()
{
    const std::lock_guard lock(mutex_);
    buffer_.clear();
    front_ = 0;
    reader_.break_off();
    forgotten_ = true;
    changed_.notify_all();
}

void PrintEngine::lose_power()
{
    forget();
    const std::lock_guard lock(mutex_);
    reader_ = ZplReader();
    power_lost_ = true;
    changed_.notify_all();
}

PrintEngineStatus PrintEngine::status() const
{
    const std::lock_guard lock(mutex_);
    PrintEngineStatus status = status_;
    status.busy = !waiting().empty() || status_.copies_left > 0;
    status.paper_out = waits_for_paper_ && hold_ == Hold::paper_out;
    // Nobody sees that paper is out before a label wants some.
    if (paper_ == 0U && (hold_ != Hold::paper_out || waits_for_paper_))
        status.hold = hold_;
    status.buffer_full = waiting().size() == options_.buffer_bytes;
    status.stored_graphics = reader_.stored_graphics();
    status.unknown_commands = reader_.unknown_commands();
    status.complaint = reader_.complaint();
    return status;
}

int PrintEngine::formats_waiting() const
{
    constexpr std::string_view end = "^XZ";
    const std::lock_guard lock(mutex_);
    int count = 0;
    for (std::size_t at = waiting().find(end); at != std::string_view::npos;
         at = waiting().find(end, at + end.size()))
        ++count;
    return count;
}

void PrintEngine::run()
{
    try {
        while (const std::optional<ZplLabel> label = next_label())
            print_batch(*label);
    } catch (const std::exception& error) {
        const std::lock_guard lock(mutex_);
        status_.failure = error.what();
    }
}

void PrintEngine::print_batch(const ZplLabel& label)
{
    for (int copy = 0; copy < label.copies && wait_for_turn(); ++copy) {
        print_(label.dots);
        const std::lock_guard lock(mutex_);
        ++status_.labels;
        status_.label_length = label.dots.height();
        --status_.copies_left;
        if (paper_ && *paper_ > 0)
            --*paper_;
    }
}

/// Waits for the next label of the buffer; nothing when the engine stops.
std::optional<ZplLabel> PrintEngine::next_label()
{
    std::unique_lock lock(mutex_);
    for (;;) {
        changed_.wait(lock, [this] { return stopping_ || !waiting().empty(); });
        if (stopping_)
            return std::nullopt;
        const bool was_full = waiting().size() == options_.buffer_bytes;
        const std::string_view bytes = waiting().substr(0, read_at_once);
        std::string_view rest = bytes;
        std::optional<ZplLabel> label = reader_.read(rest);
        front_ += bytes.size() - rest.size();
        if (label) {
            status_.copies_left = label->copies;
            forgotten_ = power_lost_ = false;
        }
        if (was_full)
            room_made_();
        if (label)
            return label;
    }
}

/// Waits for paper and for the label before to leave; false when the engine stops and when the
/// batch is forgotten.
bool PrintEngine::wait_for_turn()
{
    std::unique_lock lock(mutex_);
    waits_for_paper_ = paper_ == 0U;
    changed_.wait(lock, [this] { return stopping_ || forgotten_ || paper_ != 0U; });
    waits_for_paper_ = false;
    if (forgotten_) {
        status_.copies_left = 0;
        return false;
    }
    if (options_.labels_per_second > 0) {
        const std::chrono::duration<double> one_label(1 / options_.labels_per_second);
        ready_at_ = std::max(ready_at_, std::chrono::steady_clock::now()) +
                    std::chrono::duration_cast<std::chrono::steady_clock::duration>(one_label);
        changed_.wait_until(lock, ready_at_, [this] { return stopping_ || power_lost_; });
    }
    if (power_lost_)
        status_.copies_left = 0;
    return !stopping_ && !power_lost_;
}

} // namespace cageot
