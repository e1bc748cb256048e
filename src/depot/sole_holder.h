#pragma once

#include "depot/depot.h"
#include "depot/file_lock.h"

#include <memory>
#include <optional>
#include <string>

namespace cageot {

/// The right to do alone, among all programs of one depot, what must not be done by two at a time.
/// On SQLite it is a lock on a file of the data folder, which the kernel frees when its holder dies.
/// On PostgreSQL it is a lease of the store that a thread of its own renews, and that is free
/// `lease_ms` after its holder died or lost the server; at once for a program on the data folder of
/// one that died.
class SoleHolder {
public:
    static constexpr UtcMs lease_ms = 20'000;

    /// Takes the right at once or not at all.
    static std::optional<SoleHolder> try_take(Depot& depot, const std::string& name);
    /// Waits for it.
    static SoleHolder take(Depot& depot, const std::string& name);

    /// The right as the lock of its file.
    SoleHolder(FileLock lock);
    SoleHolder(SoleHolder&& other) noexcept;
    SoleHolder& operator=(SoleHolder&&) = delete;
    ~SoleHolder();

    /// False once the right was lost, for good: the server was away, or this program stood still,
    /// for so long that another may have taken it. Asks nobody, so that it may be asked often:
    /// before anything that cannot be taken back. `longer`, in ms: false also when it may be
    /// another's within that time.
    bool still(UtcMs longer = 0) const;

private:
    class Lease;
    explicit SoleHolder(std::unique_ptr<Lease> lease);

    std::optional<FileLock> lock_;
    std::unique_ptr<Lease> lease_;
};

} // namespace cageot
