#include "depot/render.h"

#include <algorithm>
#include <atomic>
#include <exception>
#include <mutex>
#include <thread>

namespace cageot {
namespace {

/// Pages of one PDF: enough that fonts weigh little, few enough that memory stays flat.
constexpr std::size_t pages_per_document = 400;
constexpr unsigned threads = 2;

struct Chunk {
    std::string file;
    std::vector<WantedPage> pages;
    std::vector<PagePlace>* places = nullptr; ///< of labels or of tickets
};

std::string numbered(const char* stem, std::size_t number)
{
    std::string digits = std::to_string(number);
    digits.insert(0, digits.size() < 3 ? 3 - digits.size() : 0, '0');
    return std::string(stem) + "-" + digits + ".pdf";
}

void cut(std::vector<Chunk>& chunks, const char* stem, std::size_t& number,
         const std::vector<WantedPage>& pages, std::vector<PagePlace>& places)
{
    for (std::size_t begin = 0; begin < pages.size(); begin += pages_per_document) {
        const auto first = pages.begin() + static_cast<std::ptrdiff_t>(begin);
        const std::size_t count = std::min(pages_per_document, pages.size() - begin);
        chunks.push_back({numbered(stem, ++number),
                          {first, first + static_cast<std::ptrdiff_t>(count)},
                          &places});
    }
}

/// Does `work(0)` … `work(count - 1)` on a few threads; the first exception ends it and is thrown.
template <class Work>
void in_parallel(std::size_t count, const Work& work)
{
    std::atomic<std::size_t> next = 0;
    std::mutex mutex;
    std::exception_ptr failure;
    const auto run = [&] {
        try {
            for (std::size_t i = next++; i < count; i = next++)
                work(i);
        } catch (...) {
            const std::lock_guard lock(mutex);
            if (!failure)
                failure = std::current_exception();
            next = count;
        }
    };
    {
        std::vector<std::jthread> workers;
        for (unsigned i = 1; i < threads && i < count; ++i)
            workers.emplace_back(run);
        run();
    }
    if (failure)
        std::rethrow_exception(failure);
}

} // namespace

namespace {

/// One document in a file of its own.
Rendering written(const std::filesystem::path& file, MadeDocument document)
{
    std::filesystem::create_directories(file.parent_path());
    write_file(file, document.pdf);
    Rendering rendering;
    rendering.files.push_back(file);
    rendering.pages = static_cast<long>(document.pages.size());
    rendering.why_not = document.may_be_printed() ? "" : document.why_not();
    std::erase_if(document.findings,
                  [](const Finding& finding) { return finding.severity == Severity::error; });
    rendering.findings = std::move(document.findings);
    return rendering;
}

} // namespace

Rendering render_label_sheet(const PrintRun& run, const std::filesystem::path& folder, int first)
{
    return written(folder / "label-sheet.pdf",
                   make_label_sheet(run, first, run.pages.plan().name + " label-sheet"));
}

Rendering render_slip(const PrintRun& run, const std::filesystem::path& folder)
{
    if (run.slip.papers.empty())
        return {};
    const WantedPage page{PageKind::slip, 0, 1};
    return written(folder / "slip.pdf",
                   make_document(run, {&page, 1}, run.pages.plan().name + " slip"));
}

Rendering render_plan(const PrintRun& run, const std::filesystem::path& folder)
{
    const PrintPlan& plan = run.pages.plan();
    DocumentPlaces places;
    places.labels.resize(run.pages.labels().size());
    places.tickets.resize(plan.tickets.size());
    std::vector<PagePlace> sheets(1);
    std::vector<Chunk> chunks;
    std::size_t labels = 0, tickets = 0;
    cut(chunks, "labels", labels, run.pages.label_pages(), places.labels);
    cut(chunks, "tickets", tickets, run.pages.ticket_pages(CrateTicket::Kind::order),
        places.tickets);
    cut(chunks, "tickets", tickets, run.pages.ticket_pages(CrateTicket::Kind::bag), places.tickets);
    chunks.push_back({"sheets.pdf", {{PageKind::sheet, 0, 1}}, &sheets});

    std::filesystem::create_directories(folder);
    std::vector<Rendering> parts(chunks.size());
    const auto keep = [&](std::size_t index, const std::string& name, MadeDocument document) {
        write_file(folder / name, document.pdf);
        Rendering& part = parts[index];
        part.files.push_back(folder / name);
        part.pages = static_cast<long>(document.pages.size());
        part.why_not = document.may_be_printed() ? "" : document.why_not(); // tells the errors
        std::erase_if(document.findings,
                      [](const Finding& finding) { return finding.severity == Severity::error; });
        part.findings = std::move(document.findings);
    };
    in_parallel(parts.size(), [&](std::size_t i) {
        const Chunk& chunk = chunks[i];
        MadeDocument document = make_document(run, chunk.pages, plan.name + " " + chunk.file);
        for (std::size_t k = 0; k < chunk.pages.size(); ++k)
            (*chunk.places)[chunk.pages[k].place] = {chunk.file, document.places[k].first,
                                                     document.places[k].second};
        keep(i, chunk.file, std::move(document));
    });

    Rendering all;
    for (Rendering& part : parts) {
        all.files.insert(all.files.end(), part.files.begin(), part.files.end());
        all.findings.insert(all.findings.end(), part.findings.begin(), part.findings.end());
        all.pages += part.pages;
        if (!part.why_not.empty())
            all.why_not += (all.why_not.empty() ? "" : " ") + part.why_not;
    }
    write_file(folder / "plan.json", to_plan_json(plan, &places));
    all.files.push_back(folder / "plan.json");
    return all;
}

} // namespace cageot
