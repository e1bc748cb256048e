#include "app/products.h"

#include "plan/product_table.h"
#include "source/drop_folder.h"

namespace cageot {

std::vector<Finding> load_products(Config& config)
{
    if (config.product_table.empty())
        return {};
    ProductTableReading reading = read_product_table(read_file(config.product_table),
                                                     config.product_table.filename().string());
    config.depot.rules.products = std::move(reading.products);
    return std::move(reading.findings);
}

} // namespace cageot
