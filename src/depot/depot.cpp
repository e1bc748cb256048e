#include "depot/depot.h"

#include "depot/arrivals.h"
#include "depot/scan_desk.h"
#include "plan/plan_json.h"

#include <sodium.h>

#include <algorithm>
#include <charconv>
#include <stdexcept>

namespace cageot {
namespace {

constexpr std::size_t plans_kept = 8;

CodeKey random_key()
{
    if (sodium_init() < 0)
        throw std::runtime_error("libsodium cannot start");
    CodeKey key{};
    randombytes_buf(key.data(), key.size());
    return key;
}

Store open_store(const DepotSettings& settings)
{
    if (!settings.database)
        return {settings.data, random_key()};
    // Files are this machine's own: what was received, documents, locks.
    if (std::filesystem::create_directories(settings.data))
        std::filesystem::permissions(settings.data, std::filesystem::perms::owner_all);
    return {*settings.database, random_key()};
}

} // namespace

Depot::Depot(DepotSettings settings, const Clock& clock)
    : settings_(std::move(settings))
    , clock_(clock)
    , store_(open_store(settings_))
    , rules_(std::make_shared<const PlanRules>(settings_.rules))
    , scan_desk_(std::make_unique<ScanDesk>())
{
    const std::vector<Printer> known = store_.printers();
    for (const ConfiguredPrinter& configured : settings_.printers)
        if (std::find(known.begin(), known.end(), configured.printer) == known.end())
            store_.save_printer(configured.printer);
}

Depot::~Depot() = default;

const Stationery& Depot::stationery()
{
    const std::lock_guard lock(mutex_);
    if (!stationery_)
        stationery_ = std::make_unique<const Stationery>(settings_.layouts, settings_.faces,
                                                         settings_.font_directories);
    return *stationery_;
}

std::shared_ptr<const PrintPlan> Depot::plan(const SessionId& id, int version)
{
    const std::lock_guard lock(mutex_);
    const std::pair key(id.value, version);
    if (const auto known = plans_.find(key); known != plans_.end())
        return known->second;
    auto plan = std::make_shared<const PrintPlan>(parse_stored_plan(store_.plan_json(id, version)));
    if (plans_.size() >= plans_kept)
        plans_.erase(plans_.begin());
    plans_.emplace(key, plan);
    return plan;
}

void Depot::forget_plans()
{
    const std::lock_guard lock(mutex_);
    plans_.clear();
    situations_.clear();
}

std::shared_ptr<const Situation> Depot::known_situation(const SessionId& id)
{
    const std::lock_guard lock(mutex_);
    const auto known = situations_.find(id);
    return known == situations_.end() ? nullptr : known->second;
}

void Depot::keep_situation(std::shared_ptr<const Situation> situation)
{
    const std::lock_guard lock(mutex_);
    if (situations_.size() >= plans_kept)
        situations_.erase(situations_.begin());
    situations_.insert_or_assign(situation->session.id, std::move(situation));
}

std::filesystem::path Depot::archive(const SessionId& id, int version) const
{
    return settings_.data / "archive" / id.value / ("v" + std::to_string(version));
}

std::shared_ptr<const PlanRules> Depot::rules()
{
    const std::lock_guard lock(mutex_);
    return rules_;
}

void Depot::take_rules(std::shared_ptr<const PlanRules> rules)
{
    const std::lock_guard lock(mutex_);
    rules_ = std::move(rules);
}

Offset Depot::offset_of(const PrinterName& printer)
{
    for (const PrinterCare& care : store_.printer_cares())
        if (care.printer == printer && care.moves)
            return {care.right, care.down};
    for (const ConfiguredPrinter& configured : settings_.printers)
        if (configured.printer.name == printer)
            return configured.offset;
    return {};
}

std::string Depot::stamp(const StoredSession& session) const
{
    return "v" + std::to_string(session.version) + " " +
           short_french(local_time(session.frozen_at, settings_.time_zone));
}

StoredSession find_session(Depot& depot, std::string_view text)
{
    const std::size_t at = text.find("@v");
    if (auto session = depot.store().find_session(SessionId{std::string(text.substr(0, at))})) {
        int version = session->version;
        if (at != std::string_view::npos) {
            const std::string_view digits = text.substr(at + 2);
            const auto end = digits.data() + digits.size();
            const auto parsed = std::from_chars(digits.data(), end, version);
            if (parsed.ec != std::errc() || parsed.ptr != end || version < 1 ||
                version > session->version)
                throw UnknownName("Pas de version «" + std::string(text) + "»: la dernière est " +
                                  session->id.value + "@v" + std::to_string(session->version) +
                                  ".");
        }
        return depot.store().find_session(session->id, version).value();
    }
    std::string known;
    for (const StoredSession& session : depot.store().sessions())
        known += (known.empty() ? "" : ", ") + session.id.value;
    throw UnknownName(
        "Pas de vente «" + std::string(text) + "»: " +
        (known.empty() ? "importez d'abord un fichier de commandes." : "il y a " + known + "."));
}

} // namespace cageot
