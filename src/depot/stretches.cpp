#include "depot/stretches.h"

#include "base/text.h"

#include <algorithm>
#include <optional>

namespace cageot {
namespace {

/// What the labels of one product have in common, however each line spells it.
struct ProductKey {
    std::string name, unit;
    friend bool operator==(const ProductKey&, const ProductKey&) = default;
};

ProductKey key_of(const Product& product)
{
    return {folded_text(product.name), folded_text(product.unit)};
}

class Runs {
public:
    explicit Runs(const PrintPlan& plan)
        : plan_(plan)
    {
        for (const PlannedBatch& batch : plan.batches)
            add(batch);
    }
    std::vector<LabelRun> of_labels() const
    {
        std::vector<LabelRun> labels;
        for (const std::size_t run : run_of_label_)
            labels.push_back({run, zones_[run]});
        return labels;
    }

private:
    void add(const PlannedBatch& batch)
    {
        const std::size_t first_label = run_of_label_.size(), first_run = zones_.size();
        std::optional<ProductKey> product;
        std::vector<std::size_t> farm_heads;
        for (const Label& label : batch.labels) {
            const auto* head = std::get_if<HeadLabel>(&label);
            if (head != nullptr && head->of == HeadLabel::Of::farm) {
                farm_heads.push_back(run_of_label_.size());
                run_of_label_.push_back(first_run);
                continue;
            }
            const auto* unit = std::get_if<UnitLabel>(&label);
            ProductKey key = key_of(head != nullptr ? head->product : unit->product);
            if (product != key) {
                zones_.push_back(Zone::ambient);
                product = std::move(key);
            }
            zones_.back() = std::max(
                zones_.back(), head != nullptr ? head->zone : plan_.crates.at(unit->crate).zone);
            run_of_label_.push_back(zones_.size() - 1);
        }
        if (zones_.size() == first_run && run_of_label_.size() > first_label)
            zones_.push_back(Zone::ambient); // a farm's head alone
        for (std::size_t run = first_run; run < zones_.size(); ++run)
            if (zones_[run] == Zone::ambient) {
                for (const std::size_t head : farm_heads)
                    run_of_label_[head] = run;
                break;
            }
    }

    const PrintPlan& plan_;
    std::vector<Zone> zones_; ///< by run
    std::vector<std::size_t> run_of_label_;
};

Stretch cut(const std::vector<WantedPage>& pages, std::size_t per_job)
{
    Stretch jobs;
    for (std::size_t begin = 0; begin < pages.size(); begin += per_job) {
        const auto first = pages.begin() + static_cast<std::ptrdiff_t>(begin);
        const std::size_t count = std::min(per_job, pages.size() - begin);
        jobs.emplace_back(first, first + static_cast<std::ptrdiff_t>(count));
    }
    return jobs;
}

} // namespace

std::vector<LabelRun> label_runs(const PrintPlan& plan)
{
    return Runs(plan).of_labels();
}

std::vector<Stretch> stretches_of(const std::vector<std::vector<WantedPage>>& runs,
                                  std::size_t per_job)
{
    std::vector<Stretch> stretches;
    std::vector<WantedPage> open;
    const auto close = [&] {
        if (!open.empty())
            stretches.push_back(cut(open, per_job));
        open.clear();
    };
    for (const std::vector<WantedPage>& run : runs) {
        if (open.size() + run.size() > pages_per_job)
            close();
        open.insert(open.end(), run.begin(), run.end());
    }
    close();
    return stretches;
}

} // namespace cageot
