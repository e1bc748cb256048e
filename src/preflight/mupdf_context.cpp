#include "preflight/mupdf_context.h"

#include <stdexcept>
#include <string>

namespace cageot {
namespace {

constexpr std::size_t cache_bytes = 8 << 20;

} // namespace

MuPdfContext new_mupdf_context(const fz_alloc_context* memory)
{
    MuPdfContext context(fz_new_context(memory, nullptr, cache_bytes));
    if (!context)
        throw std::runtime_error("MuPDF cannot start");
    fz_set_aa_level(context.get(), 0);
    fz_set_warning_callback(context.get(), nullptr, nullptr);
    fz_set_error_callback(context.get(), nullptr, nullptr);
    return context;
}

void fail_as_mupdf(fz_context* context, const char* doing)
{
    throw std::runtime_error(std::string("MuPDF failed while ") + doing + ": " +
                             fz_caught_message(context));
}

} // namespace cageot
