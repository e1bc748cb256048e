#include "depot/watched_depot.h"

#include <algorithm>

namespace cageot {

WatchedDepot::WatchedDepot(const std::string& scenario, UtcMs start,
                           std::function<void(DepotSettings&)> change)
    : shop(scenario)
    , settings_(sample_settings(folder_.path()))
{
    clock_.advance(start - clock_.now());
    WatchedShop watched;
    watched.server.url = shop.url();
    watched.server.key =
        scenario.starts_with("week") ? "clef-de-la-vente-d-exemple" : "clef-d-essai";
    watched.server.patience = 400;
    watched.hub = 1204;
    watched.rules.before_print = WeeklyTime{4, 5, 30};
    settings_.shop = watched;
    settings_.print_when = PrintWhen::at_once;
    if (change)
        change(settings_);
    restart();
}

void WatchedDepot::restart()
{
    client_.reset();
    depot_.reset();
    depot_ = std::make_unique<Depot>(settings_, clock_);
    client_ =
        std::make_unique<OfnClient>(settings_.shop->server, clock_, [this](UtcMs milliseconds) {
            clock_.advance(milliseconds);
            set_shop_clock();
            return true;
        });
    next_ = 0;
}

void WatchedDepot::run_to(UtcMs moment)
{
    while (clock_.now() < moment) {
        if (clock_.now() >= next_) {
            set_shop_clock();
            next_ = watch_shop(*depot_, *client_, add_to_log_);
        }
        clock_.advance(std::max<UtcMs>(std::min(next_, moment) - clock_.now(), 0));
    }
    set_shop_clock();
}

void WatchedDepot::sleep_to(UtcMs moment)
{
    clock_.advance(moment - clock_.now());
    set_shop_clock();
}

std::string WatchedDepot::versions()
{
    std::string text;
    std::vector<StoredSession> sessions = store().sessions();
    std::ranges::reverse(sessions);
    for (const StoredSession& session : sessions)
        for (int version = 1; version <= session.version; ++version)
            text += (text.empty() ? "" : " ") + session.id.value + "@v" + std::to_string(version);
    return text;
}

std::vector<std::string> WatchedDepot::board()
{
    std::vector<std::string> sentences;
    for (const Notice& notice : store().notices())
        sentences.push_back(notice.sentence);
    return sentences;
}

bool WatchedDepot::board_says(const std::string& part)
{
    const std::vector<std::string> sentences = board();
    return std::ranges::any_of(sentences, [&](const std::string& sentence) {
        return sentence.find(part) != std::string::npos;
    });
}

} // namespace cageot
