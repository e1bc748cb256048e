#pragma once

// MuPDF's headers use C casts and names that our warnings refuse.
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wold-style-cast"
#pragma GCC diagnostic ignored "-Wconversion"
#pragma GCC diagnostic ignored "-Wpedantic"
#include <mupdf/fitz.h>
#pragma GCC diagnostic pop

#include <memory>

// fz_try and fz_catch are setjmp and longjmp: between them stand only MuPDF calls and plain values
// declared outside, never a C++ object.

namespace cageot {

struct MuPdfContextDeleter {
    void operator()(fz_context* context) const { fz_drop_context(context); }
};
using MuPdfContext = std::unique_ptr<fz_context, MuPdfContextDeleter>;

/// One that says nothing on standard error and does not smooth edges; `memory` instead of malloc.
/// Throws std::runtime_error.
MuPdfContext new_mupdf_context(const fz_alloc_context* memory = nullptr);

/// Throws std::runtime_error with what was caught last.
[[noreturn]] void fail_as_mupdf(fz_context* context, const char* doing);

} // namespace cageot
