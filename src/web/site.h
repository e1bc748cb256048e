#pragma once

#include "web/heard_stations.h"
#include "web/http.h"
#include "web/paper_states.h"
#include "web/printer_overview.h"
#include "web/template.h"
#include "web/tries.h"
#include "web/uploads.h"

#include <chrono>
#include <cstdint>
#include <mutex>
#include <string>
#include <vector>

namespace cageot {

/// What all pages of one running server share. Safe from several threads.
class Site {
public:
    /// `only_local`: nobody else can reach it, so no password is needed while there is none.
    explicit Site(Depot& depot, bool only_local = true);

    Depot& depot() { return depot_; }
    /// Stands in every form of ours and in no other page: drawn when the server starts.
    const std::string& form_token() const { return form_token_; }
    /// Another one for each start: part of entity tags, since fonts and layouts may have changed.
    const std::string& launch() const { return launch_; }
    /// Whether visitors must say who they are.
    bool asks_who();
    Tries& tries() { return tries_; }
    HeardStations& heard() { return heard_; }
    /// Another text when something that pages show is another without any change of the store: the
    /// minute, a station that fell silent.
    std::string pulse() const;
    /// Order files that were looked at and not yet frozen.
    Uploads& uploads() { return uploads_; }
    /// Held while a password is looked at: each takes 64 MiB and a processor. Does not own it when it did
    /// not become free.
    std::unique_lock<std::timed_mutex> hashing(std::chrono::milliseconds patience)
    {
        return {hashing_, patience};
    }
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
    bool only_local_;
    Tries tries_;
    Uploads uploads_;
    HeardStations heard_;
    std::timed_mutex hashing_;
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
