#include "app/hub_tables.h"

#include "plan/producer_table.h"
#include "plan/product_table.h"
#include "source/drop_folder.h"

namespace cageot {

std::vector<Finding> load_hub_tables(Config& config)
{
    std::vector<Finding> findings;
    PlanRules& rules = config.depot.rules;
    if (const auto& file = config.product_table; !file.empty()) {
        ProductTableReading reading = read_product_table(read_file(file), file.filename().string());
        rules.products = std::move(reading.products);
        findings = std::move(reading.findings);
    }
    if (const auto& file = config.producer_table; !file.empty()) {
        ProducerTableReading reading =
            read_producer_table(read_file(file), file.filename().string());
        rules.producers = std::move(reading.producers);
        findings.insert(findings.end(), reading.findings.begin(), reading.findings.end());
    }
    return findings;
}

} // namespace cageot
