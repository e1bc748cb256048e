#include "web/page_fields.h"
#include "web/pages.h"

#include "base/code.h"
#include "depot/history.h"

#include <array>

namespace cageot {
namespace {

constexpr std::size_t most_pictures = 6;

struct KindWords {
    HistoryKind kind;
    const char* word;
};
constexpr std::array kind_words = {
    KindWords{HistoryKind::printing, "impressions"},
    KindWords{HistoryKind::reprint, "réimpressions"},
    KindWords{HistoryKind::arrival, "arrivées et manquants"},
    KindWords{HistoryKind::version, "versions"},
    KindWords{HistoryKind::station, "postes"},
    KindWords{HistoryKind::notice, "avis du tableau"},
    KindWords{HistoryKind::rehearsal, "répétitions"},
    KindWords{HistoryKind::deed, "réglages et retenues"},
};

/// What is printed as it came out: "/sessions/S1/labels/U1234567874.png?copy=2".
std::string picture_of(const HistoryEntry& entry, const std::string& code, int copy)
{
    const auto read = parse_code(code);
    const bool ticket = read && read->kind() == CodeKind::crate;
    return "/sessions/" + entry.session.value + (ticket ? "/tickets/" : "/labels/") + code +
           ".png?copy=" + std::to_string(copy);
}

/// Unknown words and sessions filter nothing.
HistoryFilter filter_in(const HttpRequest& request)
{
    HistoryFilter filter;
    filter.kind = parse_history_kind(field(request.query, "kind"));
    filter.session = {field(request.query, "session")};
    filter.before = std::max(0L, parse_count(field(request.query, "before")));
    return filter;
}

FieldList kind_fields(const HistoryFilter& filter)
{
    FieldList kinds;
    for (const KindWords& words : kind_words) {
        Fields fields;
        fields.set("kind", std::string(to_string(words.kind)));
        fields.set("word", std::string(words.word));
        fields.set("chosen", filter.kind == words.kind);
        kinds.push_back(fields);
    }
    return kinds;
}

FieldList session_fields(Depot& depot, const HistoryFilter& filter)
{
    FieldList sessions;
    for (const StoredSession& session : depot.store().sessions()) {
        Fields fields;
        fields.set("id", session.id.value);
        fields.set("name", session.id.value + " · " + session.name);
        fields.set("chosen", filter.session == session.id);
        sessions.push_back(fields);
    }
    return sessions;
}

/// The entries under the days on which they happened.
FieldList days_of(Depot& depot, const std::vector<HistoryEntry>& entries)
{
    FieldList days, happened;
    std::string day;
    const auto end_day = [&] {
        if (happened.empty())
            return;
        Fields fields;
        fields.set("day", day);
        fields.set("happened", happened);
        days.push_back(fields);
        happened.clear();
    };
    for (const HistoryEntry& entry : entries) {
        // "jeudi 12 novembre 2026, 06:12"
        const std::string moment = long_french(local_time(entry.at, depot.settings().time_zone));
        const std::size_t comma = moment.find(", ");
        if (moment.substr(0, comma) != day)
            end_day();
        day = moment.substr(0, comma);
        happened.push_back(fields_of(entry, moment.substr(comma + 2)));
    }
    end_day();
    return days;
}

std::string older_url(const HistoryFilter& filter, UtcMs older)
{
    std::string url = "/history?before=" + std::to_string(older);
    if (filter.kind)
        url += "&kind=" + std::string(to_string(*filter.kind));
    if (!filter.session.value.empty())
        url += "&session=" + encode(filter.session.value);
    return url;
}

} // namespace

Fields fields_of(const HistoryEntry& entry, const std::string& time)
{
    Fields fields;
    fields.set("time", time);
    fields.set("who", entry.who);
    fields.set("what", entry.what);
    fields.set("detail", shown_if(!entry.detail.empty(), entry.detail));
    FieldList papers;
    for (const auto& [code, copy] : entry.copies) {
        if (papers.size() == most_pictures)
            break;
        Fields paper;
        paper.set("picture", picture_of(entry, code, copy));
        paper.set("alt", code + (copy > 1 ? ", duplicata " + std::to_string(copy) : ""));
        papers.push_back(paper);
    }
    fields.set("has-papers", !papers.empty());
    fields.set("papers", papers);
    return fields;
}

HttpResponse history_page(Site& site, const HttpRequest& request)
{
    const HistoryFilter filter = filter_in(request);
    const HistoryPage page = history(site.depot(), filter);
    Fields fields = site.page(request, "Histoire");
    fields.set("kinds", kind_fields(filter));
    fields.set("sessions", session_fields(site.depot(), filter));
    const FieldList days = days_of(site.depot(), page.entries);
    fields.set("has-days", !days.empty());
    fields.set("days", days);
    fields.set("older-url", shown_if(page.older > 0, older_url(filter, page.older)));
    return html("history", std::move(fields));
}

} // namespace cageot
