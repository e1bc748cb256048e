#pragma once

// Documents of jobs, made in a thread of their own while the jobs before them are sent and come out, so
// that neither a printer nor the one who sends waits for them.

#include "depot/arrivals.h"
#include "depot/documents.h"
#include "depot/stickers.h"

#include <condition_variable>
#include <functional>
#include <map>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

namespace cageot {

/// What a document was made of.
struct DocumentBasis {
    Printer printer;
    int version = 0;        ///< of the session
    std::int64_t facts = 0; ///< Situation::facts
    std::vector<WantedPage> pages;
    friend bool operator==(const DocumentBasis&, const DocumentBasis&) = default;
};
struct MadeAhead {
    DocumentBasis basis;
    MadeDocument document;
};

/// The document of a job for its printer. Throws std::exception when it cannot be made.
MadeDocument make_paper(Depot& depot, const SpoolJob& job, const Printer& printer,
                        const Situation& now, const std::vector<WantedPage>& wanted,
                        const std::vector<Sticker>& stickers);

/// Of what is known now; nothing when that cannot be said before the job's turn comes, or has a fault: who
/// makes it then tells. Safe from several threads.
std::optional<MadeAhead> make_ahead(Depot& depot, const SpoolJob& job);

/// Makes documents one after the other in a thread, which the first of them starts.
class AheadMaker {
public:
    using Make = std::function<std::optional<MadeAhead>(const SpoolJob&)>;

    explicit AheadMaker(Make make);
    /// Waits for the one that is being made.
    ~AheadMaker();
    AheadMaker(const AheadMaker&) = delete;
    AheadMaker& operator=(const AheadMaker&) = delete;

    /// What comes next, in this order; whatever else was made or waits is forgotten.
    void want(const std::vector<SpoolJob>& jobs);
    /// What was made for the job; waits for it when it is being made. Nothing when it was not begun: it
    /// is not made here any more.
    std::optional<MadeAhead> take(const JobKey& key);

private:
    void run(const std::stop_token& stop);

    Make make_;
    std::mutex mutex_;
    std::condition_variable_any changed_;
    std::vector<SpoolJob> waiting_; ///< the next one last
    JobKey making_;                 ///< empty: none
    std::map<JobKey, std::optional<MadeAhead>> made_;
    std::jthread thread_; ///< last: it uses what stands before it
};

} // namespace cageot
