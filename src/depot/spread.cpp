#include "depot/spread.h"

#include <algorithm>
#include <optional>
#include <stdexcept>

namespace cageot {
namespace {

/// Jobs of one stretch that wait at one printer.
struct Piece {
    PrinterName printer;
    std::string stretch, batch;
    std::vector<JobKey> jobs;
    long pages = 0;
    bool urgent = false;
    bool several_pages = false; ///< in one job
};

std::vector<Piece> pieces_of(const std::vector<UnsentJob>& jobs)
{
    std::vector<Piece> pieces;
    std::map<std::pair<PrinterName, std::string>, std::size_t> known;
    for (const UnsentJob& job : jobs) {
        const auto [at, is_new] = known.emplace(std::pair(job.printer, job.stretch), pieces.size());
        if (is_new)
            pieces.push_back({job.printer, job.stretch, job.batch, {}});
        Piece& piece = pieces[at->second];
        piece.jobs.push_back(job.key);
        piece.pages += job.pages;
        piece.urgent = piece.urgent || job.urgent;
        piece.several_pages = piece.several_pages || job.pages > 1;
    }
    return pieces;
}

/// The printers with what each of them has to do, in milliseconds.
class Loads {
public:
    explicit Loads(const std::vector<GroupPrinter>& printers)
    {
        for (const GroupPrinter& printer : printers)
            printers_.push_back({&printer, time(printer, printer.pages)});
    }

    struct Loaded {
        const GroupPrinter* printer;
        long load;
    };

    static long time(const GroupPrinter& printer, long pages)
    {
        const long speed =
            printer.pages_per_minute > 0 ? printer.pages_per_minute : usual_pages_per_minute;
        return pages * 60'000 / speed;
    }
    static bool may_take(const GroupPrinter& printer, const Piece& piece)
    {
        return printer.has_layouts && !(printer.one_page_jobs && piece.several_pages);
    }

    Loaded* find(const PrinterName& name)
    {
        const auto found = std::find_if(printers_.begin(), printers_.end(), [&](const Loaded& one) {
            return one.printer->name == name;
        });
        return found == printers_.end() ? nullptr : &*found;
    }
    void add(Loaded& to, const Piece& piece)
    {
        if (!piece.urgent) // that one overtakes what the printer has to do
            to.load += time(*to.printer, piece.pages);
    }
    void take(Loaded& from, const Piece& piece) { from.load -= time(*from.printer, piece.pages); }
    /// When the printer ends with the piece, if it is given it.
    static long end(const Loaded& loaded, const Piece& piece)
    {
        const GroupPrinter& printer = *loaded.printer;
        return (piece.urgent ? time(printer, printer.pages) : loaded.load) +
               time(printer, piece.pages);
    }
    /// Who can print and ends first with it; null when nobody can.
    Loaded* first_to_end(const Piece& piece)
    {
        Loaded* best = nullptr;
        for (Loaded& one : printers_)
            if (one.printer->can_print && may_take(*one.printer, piece) &&
                (best == nullptr || end(one, piece) < end(*best, piece)))
                best = &one;
        return best;
    }
    /// Most loaded first, of those that can print.
    std::vector<Loaded*> by_load()
    {
        std::vector<Loaded*> all;
        for (Loaded& one : printers_)
            if (one.printer->can_print)
                all.push_back(&one);
        std::stable_sort(all.begin(), all.end(),
                         [](const Loaded* a, const Loaded* b) { return a->load > b->load; });
        return all;
    }
    /// For what is new while nobody can print: the first that has a layout for it.
    Loaded& fallback(const Piece& piece)
    {
        const auto fits = std::find_if(printers_.begin(), printers_.end(), [&](const Loaded& one) {
            return may_take(*one.printer, piece);
        });
        return fits == printers_.end() ? printers_.front() : *fits;
    }

private:
    std::vector<Loaded> printers_; // few
};

/// Gives the pieces that have no printer which can go on to those that can.
void place_homeless(std::vector<Piece>& pieces, Loads& loads)
{
    std::map<std::string, PrinterName> beside; // where the batch's last piece went
    for (Piece& piece : pieces) {
        Loads::Loaded* home = loads.find(piece.printer);
        if (home != nullptr && home->printer->can_print)
            continue;
        Loads::Loaded* target = loads.first_to_end(piece);
        if (target == nullptr) {
            if (piece.printer.value.empty())
                piece.printer = loads.fallback(piece).printer->name;
            continue;
        }
        if (const auto last = beside.find(piece.batch); last != beside.end() && !piece.urgent) {
            Loads::Loaded* same = loads.find(last->second);
            if (Loads::may_take(*same->printer, piece) &&
                Loads::end(*same, piece) <= Loads::end(*target, piece) + far_behind_ms)
                target = same;
        }
        piece.printer = target->printer->name;
        loads.add(*target, piece);
        if (!piece.urgent)
            beside[piece.batch] = piece.printer;
    }
}

/// One stretch from who is far behind to who is not, the last in walking order. False when there is
/// none such.
bool move_one(std::vector<Piece>& pieces, Loads& loads)
{
    for (Loads::Loaded* behind : loads.by_load())
        for (auto piece = pieces.rbegin(); piece != pieces.rend(); ++piece) {
            if (piece->printer != behind->printer->name || piece->urgent ||
                behind->printer->begun.contains(piece->stretch))
                continue;
            Loads::Loaded* target = loads.first_to_end(*piece);
            if (target == nullptr || target == behind ||
                Loads::end(*target, *piece) + far_behind_ms > behind->load)
                continue;
            loads.take(*behind, *piece);
            loads.add(*target, *piece);
            piece->printer = target->printer->name;
            return true;
        }
    return false;
}

} // namespace

std::map<JobKey, PrinterName> spread(const std::vector<UnsentJob>& jobs,
                                     const std::vector<GroupPrinter>& printers)
{
    if (printers.empty())
        throw std::logic_error("work for a group without printers");
    std::vector<Piece> pieces = pieces_of(jobs);
    Loads loads(printers);
    for (const Piece& piece : pieces)
        if (Loads::Loaded* home = loads.find(piece.printer);
            home != nullptr && home->printer->can_print)
            loads.add(*home, piece);
    place_homeless(pieces, loads);
    while (move_one(pieces, loads)) // each move lets somebody end earlier by far_behind_ms
        ;
    std::map<JobKey, PrinterName> given;
    for (const Piece& piece : pieces)
        for (const JobKey& job : piece.jobs)
            given[job] = piece.printer;
    return given;
}

} // namespace cageot
