#pragma once

// What is in which crate, by all that was scanned. The same for every order of the events and every
// repetition of one.

#include "scan/event.h"
#include "scan/pack_list.h"

#include <array>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace cageot {

class Packing {
public:
    explicit Packing(std::shared_ptr<const PackList> list);
    Packing(Packing&&) = default;
    Packing& operator=(Packing&&) = default;

    const PackList& list() const { return *list_; }
    /// False, and nothing changes, when an event of that id is known.
    bool add(const ScanEvent& event);
    /// Everything that was added, in another list: its plan has changed.
    Packing with(std::shared_ptr<const PackList> list) const;

    const ScanEvent* find(std::string_view id) const;
    bool is_undone(std::string_view id) const { return undone_.contains(std::string(id)); }
    /// The events that take this one back.
    std::vector<const ScanEvent*> undos_of(std::string_view id) const;

    /// The first event that tells that the thing is in its crate; null when none does.
    const ScanEvent* unit_in(const std::string& code) const;
    const ScanEvent* loose_in(std::size_t crate, int line) const;
    /// The surest way in which it is known; nothing when it is not.
    std::optional<Evidence> evidence_of(const std::string& unit) const;
    std::optional<Evidence> evidence_of(std::size_t crate, int line) const;

    /// Articles, as on its ticket.
    int needed(std::size_t crate) const { return needed_[crate]; }
    int seen(std::size_t crate) const { return seen_[crate]; }
    /// Articles of one line of the crate: seen, needed.
    std::pair<int, int> line(std::size_t crate, int line) const;
    /// All its articles were seen, or somebody counted as many. True of a crate that stays empty.
    bool is_complete(std::size_t crate) const;
    /// Somebody said that nothing more goes in.
    bool is_finished(std::size_t crate) const;
    /// Containers beyond the first that somebody asked for.
    int more_crates(std::size_t crate) const;
    /// The events that ask for them.
    std::vector<const ScanEvent*> more_crates_asked(std::size_t crate) const;
    /// The first event that tells that it is in the van of a relay; null when none does.
    const ScanEvent* loaded(std::size_t crate, const std::string& relay) const;
    /// All events that tell so.
    std::vector<const ScanEvent*> loadings(std::size_t crate, const std::string& relay) const;
    /// The first event that tells that a relay's van left.
    const ScanEvent* departed(const std::string& relay) const;

private:
    /// What an event is about: events of one key say the same.
    using Key = std::string;
    using Live = std::map<std::pair<UtcMs, std::string>, const ScanEvent*>;
    std::vector<Key> keys_of(const ScanEvent& event) const;
    const Live* live(const Key& key) const;
    std::optional<Evidence> surest(const Key& key) const;
    const ScanEvent* first(const Key& key) const;
    std::vector<const ScanEvent*> all(const Key& key) const;
    void tell(const ScanEvent& event);
    void take_back(const ScanEvent& event);
    int articles_of(const Key& key, std::size_t& crate) const;

    std::shared_ptr<const PackList> list_;
    std::map<std::string, ScanEvent, std::less<>> events_; ///< by id
    std::set<std::string> undone_; ///< ids, also of events that are yet to come
    std::map<Key, Live> live_;
    std::vector<int> needed_, seen_; ///< by crate
    std::map<std::pair<std::size_t, int>, int> needed_of_line_;
};

/// How many articles are known to be in their crates in which way, the surest way of each.
struct EvidenceMix {
    std::array<long, 4> articles{}; ///< by Evidence
    long needed = 0;
    long crates = 0, complete = 0; ///< containers that are to be taken
    friend bool operator==(const EvidenceMix&, const EvidenceMix&) = default;
};
EvidenceMix evidence_mix(const Packing& packing);

} // namespace cageot
