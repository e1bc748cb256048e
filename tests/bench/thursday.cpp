// The sample week's labels, tickets and sheets, rendered and proved: bench_thursday OUT.

#include "depot/render.h"
#include "sample_week.h"

#include <chrono>
#include <cstdio>
#include <exception>

using namespace cageot;

int main(int argc, char* argv[])
{
    if (argc < 2) {
        std::fputs("usage: bench_thursday OUT\n", stderr);
        return 2;
    }
    try {
        const PrintPlan plan = sample_plan();
        const Stationery stationery = sample_stationery();
        const PlanPages pages(plan);
        const auto start = std::chrono::steady_clock::now();
        const Rendering rendering = render_plan({pages, stationery, 203, "v1 lun. 22:10"}, argv[1]);
        const std::chrono::duration<double> time = std::chrono::steady_clock::now() - start;
        std::printf("%ld pages in %.3f s\n", rendering.pages, time.count());
        if (!rendering.why_not.empty())
            std::fprintf(stderr, "%s\n", rendering.why_not.c_str());
        return rendering.why_not.empty() ? 0 : 1;
    } catch (const std::exception& error) {
        std::fprintf(stderr, "%s\n", error.what());
        return 3;
    }
}
