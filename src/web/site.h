#pragma once

#include "web/http.h"
#include "web/paper_states.h"
#include "web/printer_overview.h"
#include "web/template.h"

#include <cstdint>
#include <mutex>
#include <string>
#include <vector>

namespace cageot {

/// What all pages of one running server share. Safe from several threads.
class Site {
public:
    explicit Site(Depot& depot);

    Depot& depot() { return depot_; }
    /// Stands in every form of ours and in no other page: drawn when the server starts.
    const std::string& form_token() const { return form_token_; }
    /// Another one for each start: part of entity tags, since fonts and layouts may have changed.
    const std::string& launch() const { return launch_; }
    /// Newest first. Counted anew only when the store has changed.
    std::vector<SessionOverview> sessions();
    std::vector<PrinterOverview> printers();
    /// Held from reading what is printed already to asking for the rest: two clicks at once must
    /// not print a label twice.
    std::mutex& printing() { return printing_; }
    /// Held while a photograph is read: one takes a processor and much memory.
    std::timed_mutex& photographs() { return photographs_; }

    /// What every page shows besides its own.
    Fields page(const HttpRequest& request, const std::string& title);

private:
    Depot& depot_;
    std::string form_token_;
    std::string launch_;
    std::mutex printing_;
    std::timed_mutex photographs_;
    std::mutex mutex_;
    std::int64_t counted_at_ = -1;
    std::vector<SessionOverview> sessions_;
};

/// `bytes` random bytes in hex.
std::string random_hex(int bytes);

/// An HTML page of ours.
HttpResponse html(std::string_view name, Fields fields);

/// 303 to a page of ours, which tells what a form did.
HttpResponse see(const std::string& url);

/// The session that the path names. Throws HttpRefusal 404.
StoredSession session_of(Site& site, const HttpRequest& request);

} // namespace cageot
