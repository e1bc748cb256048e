#pragma once

#include "depot/arrivals.h"
#include "depot/scans.h"

#include <string>
#include <utility>
#include <vector>

namespace cageot {

/// What follows from scans, besides what is in which crate: facts of arrivals, sentences on the board, a
/// ticket more. Done again it changes nothing.
class ScanAftermath {
public:
    ScanAftermath(Depot& depot, const SessionId& session)
        : depot_(depot)
        , session_(session)
    {
    }
    /// Notes what follows; `packing` is with the scan. Writes nothing.
    void follow(const Packing& packing, const ScanAnswer& answer);
    /// Does it, when the scans are remembered.
    void carry_out();

private:
    void tell(const std::string& key, std::string sentence);
    void take_back(const Packing& packing, const ScanEvent& undo);
    void tell_facts();
    void ask_for_ticket(const ScanEvent& event);

    Depot& depot_;
    const SessionId& session_;
    std::vector<ArrivalFact> facts_;
    std::vector<Notice> notices_;
    std::vector<ScanEvent> tickets_;
    std::vector<std::pair<ScanEvent, std::string>> taken_back_; ///< tickets, and who did
};

} // namespace cageot
