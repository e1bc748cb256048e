// The work W by our own pipeline, layout file to PDF bytes: bench_work_w LABELS OUT [pages a file].

#include "depot/stationery.h"
#include "layout/compose.h"
#include "pdf/write_pdf.h"
#include "work_w_labels.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <exception>

using namespace cageot;

namespace {

constexpr int dpi = 203;

Content content_of(const WorkLabel& label)
{
    return {{{"number", label.number},
             {"product", label.product},
             {"unit", label.unit},
             {"farm", label.farm},
             {"name", label.name},
             {"piece", label.piece},
             {"id", label.id}},
            {}};
}

void run(const char* labels_file, const std::string& out, std::size_t pages_per_file)
{
    const std::string source = CAGEOT_SOURCE_DIR;
    const FontSet fonts =
        FontSet::load(source + "/fonts/faces.toml", {"/usr/share/fonts/truetype"});
    const Layout layout =
        load_layout(source + "/tests/bench/work-w.toml", {fonts.face_names(), {}});
    const std::vector<WorkLabel> labels = read_work(labels_file);
    int file = 0;
    for (std::size_t begin = 0; begin < labels.size(); begin += pages_per_file) {
        std::vector<Page> pages;
        const std::size_t end = std::min(begin + pages_per_file, labels.size());
        for (std::size_t i = begin; i < end; ++i) {
            Composition composition = compose(layout, content_of(labels[i]), fonts, dpi);
            if (has_error(composition.findings))
                throw std::runtime_error(to_string(composition.findings.front()));
            pages.push_back(std::move(composition.pages.front()));
        }
        write_all(out + "/" + std::to_string(++file) + ".pdf", write_pdf(pages, fonts, "W"));
    }
}

} // namespace

int main(int argc, char* argv[])
{
    if (argc < 3) {
        std::fputs("usage: bench_work_w LABELS OUT [pages a file]\n", stderr);
        return 2;
    }
    try {
        run(argv[1], argv[2], argc > 3 ? std::strtoul(argv[3], nullptr, 10) : 1000);
    } catch (const std::exception& error) {
        std::fprintf(stderr, "%s\n", error.what());
        return 3;
    }
    return 0;
}
