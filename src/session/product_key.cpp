#include "session/product_key.h"

#include "base/text.h"

namespace cageot {

std::string product_key(const Product& product)
{
    return folded_text(product.producer) + "\n" + folded_text(product.name);
}

std::string variant_key(const Product& product)
{
    return product_key(product) + "\n" + folded_text(product.unit);
}

} // namespace cageot
