#include "depot/job_pages.h"

#include <sodium.h>

#include <array>
#include <map>
#include <stdexcept>
#include <string>

namespace cageot {

JobKey new_key()
{
    std::array<unsigned char, 16> bytes{};
    randombytes_buf(bytes.data(), bytes.size());
    std::array<char, 2 * bytes.size() + 1> hex{};
    sodium_bin2hex(hex.data(), hex.size(), bytes.data(), bytes.size());
    return {hex.data()};
}

std::optional<std::vector<WantedPage>> valid_pages(Store& store, const SpoolJob& job, int version)
{
    if (job.kind == PageKind::sheet || job.kind == PageKind::slip ||
        job.kind == PageKind::calibration)
        return {{{job.kind, 0, 1}}};
    if (job.kind == PageKind::missing)
        throw std::logic_error("stickers are what is due (depot/stickers.h)");
    // A code names one page of a session: a crate has one ticket.
    std::map<std::string, LedgerRow> rows;
    for (LedgerRow& row : store.ledger(job.session)) {
        if (row.state == LabelState::void_)
            continue;
        if (row.version != version)
            return std::nullopt;
        rows.emplace(row.code, row);
    }
    std::vector<WantedPage> wanted;
    for (const std::string& code : job.codes) {
        const auto row = rows.find(code);
        // What says something new since is another job's paper; a bag whose ticket became the
        // order's goes to another printer.
        if (row != rows.end() && row->second.since <= job.version &&
            (row->second.kind == PageKind::order) == (job.kind == PageKind::order))
            wanted.push_back({row->second.kind, static_cast<std::size_t>(row->second.place),
                              row->second.copies});
    }
    return wanted;
}

} // namespace cageot
