// Our real unit label with Code 128 and QR, layout file to PDF files on two threads, as `cageot
// render` works: bench_real_labels N OUT [--proved]. With --proved every page is rasterised and
// read back too. The labels are those of the sample week, again and again with new codes.

#include "base/code_sequence.h"
#include "depot/render.h"
#include "layout/compose.h"
#include "layout/label_content.h"
#include "pdf/write_pdf.h"
#include "preflight/check.h"
#include "sample_week.h"

#include <algorithm>
#include <atomic>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <exception>
#include <future>
#include <stdexcept>
#include <string>

using namespace cageot;

namespace {

constexpr std::size_t pages_per_file = 400;
constexpr int dpi = 203;
constexpr int threads = 2;

struct Run {
    const Stationery stationery = sample_stationery();
    const Layout& layout = stationery.layout(DocumentKind::unit, Papers{}.labels);
    PrintPlan plan = sample_plan();
    std::vector<const UnitLabel*> labels;
    std::size_t wanted = 0;
    std::string out;
    bool proved = false;
};

void make_file(const Run& run, std::size_t file)
{
    std::vector<Page> pages;
    const std::size_t end = std::min((file + 1) * pages_per_file, run.wanted);
    for (std::size_t i = file * pages_per_file; i < end; ++i) {
        UnitLabel label = *run.labels[i % run.labels.size()];
        label.code = code_at(CodeKey{2}, CodeKind::unit, i);
        Composition composition =
            compose(run.layout, content_of(run.plan, label), run.stationery.fonts(), dpi);
        if (has_error(composition.findings))
            throw std::runtime_error(to_string(composition.findings.front()));
        pages.push_back(std::move(composition.pages.front()));
    }
    const std::string pdf = write_pdf(pages, run.stationery.fonts(), "labels");
    if (run.proved && !check_document(pdf, pages).empty())
        throw std::runtime_error("a page is not what was intended");
    write_file(run.out + "/" + std::to_string(file + 1) + ".pdf", pdf);
}

void make_files(const Run& run)
{
    const std::size_t files = (run.wanted + pages_per_file - 1) / pages_per_file;
    std::atomic<std::size_t> next = 0;
    std::vector<std::future<void>> workers;
    for (std::size_t i = 0; i < std::min<std::size_t>(threads, files); ++i)
        workers.push_back(std::async(std::launch::async, [&] {
            for (std::size_t file = next++; file < files; file = next++)
                make_file(run, file);
        }));
    for (std::future<void>& worker : workers)
        worker.get();
}

} // namespace

int main(int argc, char* argv[])
{
    if (argc < 3) {
        std::fputs("usage: bench_real_labels N OUT [--proved]\n", stderr);
        return 2;
    }
    try {
        Run run;
        for (const PlannedBatch& batch : run.plan.batches)
            for (const Label& label : batch.labels)
                if (const auto* unit = std::get_if<UnitLabel>(&label))
                    run.labels.push_back(unit);
        run.wanted = std::strtoul(argv[1], nullptr, 10);
        run.out = argv[2];
        run.proved = argc > 3 && std::strcmp(argv[3], "--proved") == 0;
        make_files(run);
    } catch (const std::exception& error) {
        std::fprintf(stderr, "%s\n", error.what());
        return 3;
    }
    return 0;
}
