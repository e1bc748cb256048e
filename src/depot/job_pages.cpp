#include "depot/job_pages.h"

#include "depot/more_page.h"

#include <sodium.h>

#include <array>
#include <map>
#include <stdexcept>
#include <string>

namespace cageot {
namespace {

using KeyBytes = std::array<unsigned char, 16>;

JobKey key_of(const KeyBytes& bytes)
{
    std::array<char, 2 * std::tuple_size_v<KeyBytes> + 1> hex{};
    sodium_bin2hex(hex.data(), hex.size(), bytes.data(), bytes.size());
    return {hex.data()};
}

} // namespace

JobKey new_key()
{
    KeyBytes bytes{};
    randombytes_buf(bytes.data(), bytes.size());
    return key_of(bytes);
}

JobKey named_key(const std::string& name)
{
    KeyBytes hash{};
    crypto_generichash(hash.data(), hash.size(),
                       reinterpret_cast<const unsigned char*>(name.data()), name.size(), nullptr,
                       0);
    return key_of(hash);
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
        const auto more = parse_more_page(code); // by the row of the crate that is full
        const auto row = rows.find(more ? more->crate : code);
        if (row == rows.end())
            continue;
        const auto place = static_cast<std::size_t>(row->second.place);
        if (more)
            wanted.push_back({PageKind::more, place, more->more});
        // What says something new since is another job's paper; a bag whose ticket became the
        // order's goes to another printer.
        else if (row->second.since <= job.version &&
                 (row->second.kind == PageKind::order) == (job.kind == PageKind::order))
            wanted.push_back({row->second.kind, place, row->second.copies});
    }
    return wanted;
}

} // namespace cageot
