#include "depot/sole_holder.h"

#include <sodium.h>

#include <array>
#include <atomic>
#include <chrono>
#include <condition_variable>
#include <fstream>
#include <mutex>
#include <stdexcept>
#include <thread>

namespace cageot {
namespace {

using Steady = std::chrono::steady_clock; // never set, unlike the machine's
constexpr std::chrono::milliseconds length{SoleHolder::lease_ms};
constexpr auto renew_every = length / 4;
constexpr auto try_again = std::chrono::seconds(1);
constexpr auto look_again = std::chrono::milliseconds(100);

/// No two holders share one, on any machine.
std::string new_holder()
{
    std::array<unsigned char, 16> bytes{};
    randombytes_buf(bytes.data(), bytes.size());
    std::array<char, 2 * bytes.size() + 1> hex{};
    sodium_bin2hex(hex.data(), hex.size(), bytes.data(), bytes.size());
    return hex.data();
}

/// Who has a lease, as a file of the data folder tells: when this program dies, the next one on the
/// same folder need not wait for the lease to expire. Without the file's lock, which another program
/// on the folder has, nothing is known and nothing is written.
class HolderNote {
public:
    explicit HolderNote(const std::filesystem::path& stem)
        : lock_(FileLock::try_take(stem.string() + ".lock"))
        , file_(stem.string() + ".holder")
    {
    }
    /// The holder that died with the lock; empty: there is none.
    std::string take_dead() const
    {
        std::string holder;
        if (lock_ && std::ifstream(file_) >> holder)
            std::filesystem::remove(file_);
        return holder;
    }
    void write(const std::string& holder) const
    {
        if (lock_)
            std::ofstream(file_) << holder;
    }

private:
    std::optional<FileLock> lock_;
    std::filesystem::path file_;
};

} // namespace

class SoleHolder::Lease {
public:
    /// Of a lease that was taken after `since`.
    Lease(Store& store, std::string name, std::string holder, HolderNote note,
          Steady::time_point since)
        : note_(std::move(note))
        , store_(store)
        , name_(std::move(name))
        , holder_(std::move(holder))
        , since_(since)
        , renewing_([this](const std::stop_token& stop) { renew(stop); })
    {
        note_.write(holder_);
    }
    ~Lease()
    {
        renewing_.request_stop();
        renewing_.join();
        try {
            store_.drop_lease(name_, holder_);
        } catch (const std::runtime_error&) {
            return; // the server is away: it expires
        }
    }
    Lease(const Lease&) = delete;
    Lease& operator=(const Lease&) = delete;

    bool still(UtcMs longer) const
    {
        return !lost_ && Steady::now() - since_.load() < length - std::chrono::milliseconds(longer);
    }

private:
    void renew(const std::stop_token& stop)
    {
        std::mutex mutex;
        std::unique_lock lock(mutex);
        std::condition_variable_any stopping;
        std::chrono::milliseconds wait = renew_every;
        while (!stopping.wait_for(lock, stop, wait, [&] { return stop.stop_requested(); })) {
            const Steady::time_point now = Steady::now();
            try {
                // What ran out was perhaps another's meanwhile, even if it is free again.
                if (!still(0) || !store_.take_lease(name_, holder_, lease_ms)) {
                    lost_ = true;
                    return;
                }
                since_ = now;
                wait = renew_every;
            } catch (const std::runtime_error&) {
                wait = try_again; // the server is away or busy: the lease lasts while it lasts
            }
        }
    }

    HolderNote note_; // its lock is freed after the lease
    Store& store_;
    std::string name_, holder_;
    std::atomic<Steady::time_point> since_;
    std::atomic<bool> lost_ = false;
    std::jthread renewing_;
};

SoleHolder::SoleHolder(FileLock lock)
    : lock_(std::move(lock))
{
}

SoleHolder::SoleHolder(std::unique_ptr<Lease> lease)
    : lease_(std::move(lease))
{
}

SoleHolder::SoleHolder(SoleHolder&& other) noexcept = default;
SoleHolder::~SoleHolder() = default;

bool SoleHolder::still(UtcMs longer) const
{
    return lease_ == nullptr || lease_->still(longer);
}

std::optional<SoleHolder> SoleHolder::try_take(Depot& depot, const std::string& name)
{
    if (!depot.settings().database) {
        auto lock = FileLock::try_take(depot.settings().data / (name + ".lock"));
        return lock ? std::optional(SoleHolder(std::move(*lock))) : std::nullopt;
    }
    HolderNote note(depot.settings().data / name);
    if (const std::string dead = note.take_dead(); !dead.empty())
        depot.store().drop_lease(name, dead);
    const std::string holder = new_holder();
    const Steady::time_point now = Steady::now();
    if (!depot.store().take_lease(name, holder, lease_ms))
        return std::nullopt;
    return SoleHolder(std::make_unique<Lease>(depot.store(), name, holder, std::move(note), now));
}

SoleHolder SoleHolder::take(Depot& depot, const std::string& name)
{
    if (!depot.settings().database)
        return FileLock::take(depot.settings().data / (name + ".lock"));
    for (;;) {
        if (auto taken = try_take(depot, name))
            return std::move(*taken);
        std::this_thread::sleep_for(look_again);
    }
}

} // namespace cageot
