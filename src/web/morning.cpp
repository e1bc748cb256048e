#include "web/morning.h"

#include "web/page_fields.h"

#include "depot/arrivals.h"
#include "depot/scan_desk.h"

#include <algorithm>
#include <array>
#include <numeric>

namespace cageot {
namespace {

/// A step takes so much of the picture's width, its bar less; a row is so high.
constexpr long step_width = 10, bar_width = 8, row_height = 40;

UtcMs step_of(UtcMs moment)
{
    return moment - moment % morning_step;
}

std::vector<long> steps(const Moments& moments, UtcMs begin, std::size_t count)
{
    std::vector<long> steps(count);
    for (const auto& [at, amount] : moments)
        if (at >= begin)
            if (const auto step = static_cast<std::size_t>((at - begin) / morning_step);
                step < count)
                steps[step] += amount;
    return steps;
}

std::string clock_words(UtcMs moment, const std::string& zone)
{
    const LocalTime time = local_time(moment, zone);
    return std::to_string(time.hour) + " h" +
           (time.minute == 0
                ? ""
                : " " + std::string(time.minute < 10 ? "0" : "") + std::to_string(time.minute));
}

/// "le plus entre 9 h et 9 h 10"
std::string busiest(const std::vector<long>& steps, UtcMs begin, const std::string& zone)
{
    const auto most = std::ranges::max_element(steps);
    const UtcMs from = begin + (most - steps.begin()) * morning_step;
    return "le plus entre " + clock_words(from, zone) + " et " +
           clock_words(from + morning_step, zone);
}

Fields row_fields(const char* name, const std::vector<long>& steps, UtcMs begin,
                  const std::string& zone)
{
    const long sum = std::accumulate(steps.begin(), steps.end(), 0L);
    const long most = std::max(1L, *std::ranges::max_element(steps));
    FieldList bars;
    for (std::size_t i = 0; i < steps.size(); ++i) {
        if (steps[i] == 0)
            continue;
        const long height = std::max(3L, steps[i] * row_height / most);
        Fields bar;
        bar.set("x", std::to_string(static_cast<long>(i) * step_width));
        bar.set("y", std::to_string(row_height - height));
        bar.set("height", std::to_string(height));
        bars.push_back(bar);
    }
    Fields row;
    row.set("row", name);
    row.set("sum", french_number(sum));
    row.set("width", std::to_string(std::max(least_morning_steps, static_cast<long>(steps.size())) *
                                    step_width));
    row.set("bar-width", std::to_string(bar_width));
    row.set("bars", bars);
    row.set("told", std::string(name) + ": " + french_number(sum) +
                        (sum > 0 ? ", " + busiest(steps, begin, zone) : ""));
    return row;
}

} // namespace

Morning morning_of(const Moments& farms, const Moments& papers, const Moments& articles)
{
    std::vector<UtcMs> moments;
    for (const Moments* all : {&farms, &papers, &articles})
        for (const auto& [at, amount] : *all)
            moments.push_back(at);
    if (moments.empty())
        return {};
    const auto [first, last] = std::ranges::minmax(moments);
    Morning morning;
    morning.begin =
        std::max(step_of(first), step_of(last) - (most_morning_steps - 1) * morning_step);
    const auto count = static_cast<std::size_t>((step_of(last) - morning.begin) / morning_step + 1);
    morning.farms = steps(farms, morning.begin, count);
    morning.papers = steps(papers, morning.begin, count);
    morning.articles = steps(articles, morning.begin, count);
    return morning;
}

Morning morning_of(Depot& depot, const StoredSession& session)
{
    Moments farms, papers, articles;
    const auto situation = situation_of(depot, session.id);
    for (const auto& [producer, since] : situation->arrivals.since)
        if (situation->arrivals.state_of(producer) != FarmState::awaited)
            farms.emplace_back(since, 1);
    for (const SpoolJob& job : depot.store().jobs(session.id))
        if (job.sent_at > 0 &&
            (job.state == SpoolState::handed_over || job.state == SpoolState::submitted))
            papers.emplace_back(job.sent_at, std::ssize(job.codes));
    depot.scan_desk().look(depot, session.id, [&](const Packing& packing) {
        for (const PlannedBatch& batch : situation->plan->batches)
            for (const Label& label : batch.labels)
                if (const auto* unit = std::get_if<UnitLabel>(&label))
                    if (const ScanEvent* in = packing.unit_in(to_string(unit->code)))
                        articles.emplace_back(in->at, unit->covers);
        return 0;
    });
    return morning_of(farms, papers, articles);
}

Fields fields_of(const Morning& morning, const std::string& zone)
{
    if (morning.begin == 0)
        return Fields(false);
    const long shown = std::max(least_morning_steps, static_cast<long>(morning.farms.size()));
    const UtcMs end = morning.begin + shown * morning_step;
    Fields fields;
    fields.set("from", clock_words(morning.begin, zone));
    fields.set("to", clock_words(end, zone));
    FieldList rows;
    rows.push_back(row_fields("fermes", morning.farms, morning.begin, zone));
    rows.push_back(row_fields("papiers imprimés", morning.papers, morning.begin, zone));
    rows.push_back(row_fields("articles scannés", morning.articles, morning.begin, zone));
    fields.set("rows", rows);
    return fields;
}

} // namespace cageot
