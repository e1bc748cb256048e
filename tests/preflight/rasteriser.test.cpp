#include "preflight/rasteriser.h"

#include "layout/composed_labels.h"
#include "pdf/write_pdf.h"
#include "support/label_pdf.h"
#include "support/message_of.h"

#include <png.h>

#include <cstring>
#include <stdexcept>

using namespace cageot;
using Catch::Matchers::StartsWith;

namespace {

/// A page of `width` × `height` points, no matter how odd.
std::string pdf_with_media_box(const std::string& box)
{
    std::string pdf = make_label_pdf(162, 91, 203, {{}});
    const std::string usual = "0 0 162 91";
    const std::size_t at = pdf.find(usual);
    REQUIRE(at != std::string::npos);
    return pdf.replace(at, usual.size(), box);
}

std::string real_pdf()
{
    const Page page = composed("[[mark]]\ntext = \"Pâté ☀\"\nx_height = 3\nbox = [2, 2, 50, 8]\n"
                               "[[mark]]\ntype = \"symbol\"\npayload = \"U1234567874\"\n"
                               "height = 8\nbox = [1, 15, 34, 9]\n")
                          .pages.at(0);
    return write_pdf(std::vector{page, page}, project_fonts(), "essai");
}

/// Opens and draws every page; what it says when it fails.
std::string failure_of(const std::string& pdf)
{
    return message_of([&] {
        const Rasteriser rasteriser(pdf);
        for (int i = 0; i < rasteriser.page_count(); ++i)
            rasteriser.rasterise(i, 203);
    });
}

/// What libpng reads in a picture: dark samples are black dots.
Dots read_png(const std::string& png)
{
    png_image image{};
    image.version = PNG_IMAGE_VERSION;
    REQUIRE(png_image_begin_read_from_memory(&image, png.data(), png.size()) != 0);
    image.format = PNG_FORMAT_GRAY;
    std::vector<png_byte> samples(PNG_IMAGE_SIZE(image));
    REQUIRE(png_image_finish_read(&image, nullptr, samples.data(), 0, nullptr) != 0);
    Dots dots(static_cast<int>(image.width), static_cast<int>(image.height));
    for (int y = 0; y < dots.height(); ++y)
        for (int x = 0; x < dots.width(); ++x) {
            const png_byte sample = samples[static_cast<std::size_t>(y * dots.width() + x)];
            REQUIRE((sample == 0 || sample == 255));
            dots.set(x, y, sample == 0);
        }
    return dots;
}

/// Four bytes of a big-endian number.
std::uint32_t number_at(const std::string& bytes, std::size_t at)
{
    std::uint32_t number = 0;
    for (std::size_t i = 0; i < 4; ++i)
        number = number << 8 | static_cast<std::uint8_t>(bytes.at(at + i));
    return number;
}

} // namespace

TEST_CASE("a page has a dot for each begun dot", "[preflight]")
{
    const std::string label = make_label_pdf(162, 91, 203, {{}});
    const Rasteriser rasteriser(label);
    CHECK(rasteriser.page_count() == 1);
    CHECK(rasteriser.rasterise(0, 203).bounds() == DotRect{0, 0, 457, 257});
    CHECK(rasteriser.rasterise(0, 300).bounds() == DotRect{0, 0, 675, 380});
    CHECK(rasteriser.rasterise(0, 72).bounds() == DotRect{0, 0, 162, 91});
    CHECK(rasteriser.rasterise(0, 600).bounds() == DotRect{0, 0, 1350, 759});

    const std::string ticket = make_label_pdf(284, 426, 203, {{}});
    CHECK(Rasteriser(ticket).rasterise(0, 203).bounds() == DotRect{0, 0, 801, 1202});
    CHECK(Rasteriser(ticket).rasterise(0, 300).bounds() == DotRect{0, 0, 1184, 1775});

    const std::string inch = make_label_pdf(72, 72, 203, {{}});
    CHECK(Rasteriser(inch).rasterise(0, 203).bounds() == DotRect{0, 0, 203, 203});
}

TEST_CASE("rectangles come out dot by dot, without a gray edge", "[preflight]")
{
    const auto dpi = GENERATE(203, 300);
    const std::vector<DotRect> rects{
        {0, 0, 1, 1}, {10, 10, 3, 100}, {20, 10, 2, 100}, {30, 13, 57, 1}, {100, 200, 50, 50}};
    const std::string pdf = make_label_pdf(162, 91, dpi, {rects});
    Dots wanted(dpi == 203 ? 457 : 675, dpi == 203 ? 257 : 380);
    for (const DotRect rect : rects)
        wanted.fill(rect);
    CHECK(Rasteriser(pdf).rasterise(0, dpi) == wanted);
}

TEST_CASE("each page is drawn by its number", "[preflight]")
{
    const std::string pdf =
        make_label_pdf(162, 91, 203, {{{0, 0, 1, 1}}, {{5, 5, 2, 2}}, {{9, 9, 3, 3}}});
    const Rasteriser rasteriser(pdf);
    REQUIRE(rasteriser.page_count() == 3);
    CHECK(rasteriser.rasterise(2, 203).count() == 9);
    CHECK(rasteriser.rasterise(0, 203).count() == 1);
    CHECK(rasteriser.rasterise(1, 203).count() == 4);
}

TEST_CASE("a page that is not there is refused, and the others still drawn", "[preflight]")
{
    const std::string pdf = make_label_pdf(162, 91, 203, {{{0, 0, 1, 1}}});
    const Rasteriser rasteriser(pdf);
    CHECK_THAT(message_of([&] { rasteriser.rasterise(1, 203); }),
               StartsWith("MuPDF failed while drawing a page"));
    CHECK_THROWS_AS(rasteriser.rasterise(-1, 203), std::runtime_error);
    CHECK(rasteriser.rasterise(0, 203).count() == 1);
}

TEST_CASE("several rasterisers live side by side", "[preflight]")
{
    const std::string one = make_label_pdf(162, 91, 203, {{{0, 0, 1, 1}}});
    const std::string two = make_label_pdf(284, 426, 203, {{{5, 5, 2, 2}}});
    const Rasteriser first(one), second(two);
    CHECK(first.rasterise(0, 203).count() == 1);
    CHECK(second.rasterise(0, 203).count() == 4);
    CHECK(first.rasterise(0, 203).width() == 457);
}

TEST_CASE("rubbish is refused", "[preflight]")
{
    const auto bytes = GENERATE(
        as<std::string>(), "", "%PDF-1.4\n", "pas un PDF", "\x89PNG\r\n\x1a\n",
        "%!PS-Adobe-3.0\nshowpage\n", "<html><body>404</body></html>",
        "%PDF-1.4\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer << /Root 1 0 R >>\n%%EOF\n");
    const std::string message = message_of([&] {
        const Rasteriser rasteriser(bytes);
        // A catalog without pages is a PDF of no page.
        if (rasteriser.page_count() == 0)
            throw std::runtime_error("MuPDF failed while opening a PDF: no page");
    });
    CHECK_THAT(message, StartsWith("MuPDF failed while opening a PDF"));
}

TEST_CASE("a long run of arbitrary bytes is refused", "[preflight]")
{
    std::string bytes = "%PDF-1.4\n";
    std::uint32_t state = 12345;
    for (int i = 0; i < 100'000; ++i) {
        state = state * 1664525 + 1013904223;
        bytes += static_cast<char>(state >> 24);
    }
    CHECK_THROWS_AS(Rasteriser(bytes), std::runtime_error);
}

TEST_CASE("a PDF cut at any place is drawn as far as it goes or refused", "[preflight]")
{
    const std::string pdf = real_pdf();
    CHECK(failure_of(pdf).empty());
    std::size_t refused = 0;
    const std::size_t step = pdf.size() / 150;
    for (std::size_t size = 0; size < pdf.size(); size += step) {
        const std::string failure = failure_of(pdf.substr(0, size));
        if (failure.empty())
            continue;
        CHECK_THAT(failure, StartsWith("MuPDF failed while "));
        ++refused;
    }
    CHECK(refused > 0);
}

TEST_CASE("a PDF with a broken byte is drawn or refused", "[preflight]")
{
    const std::string pdf = real_pdf();
    const std::size_t step = pdf.size() / 150;
    for (std::size_t at = 0; at < pdf.size(); at += step) {
        std::string broken = pdf;
        broken[at] = static_cast<char>(broken[at] ^ 0x55);
        const std::string failure = failure_of(broken);
        if (!failure.empty())
            CHECK_THAT(failure, StartsWith("MuPDF failed while "));
    }
}

TEST_CASE("a page of an absurd size is drawn or refused, never a crash", "[preflight]")
{
    const auto box = GENERATE(as<std::string>(), "0 0 0 0", "0 0 -9 -9", "9 9 0 0",
                              "0 0 99999999 99999999", "0 0 1e30 1e30", "a b c d", "0 0 162");
    const std::string failure = failure_of(pdf_with_media_box(box));
    if (!failure.empty())
        CHECK_THAT(failure, StartsWith("MuPDF failed while "));
}

TEST_CASE("a picture is read back dot for dot", "[preflight]")
{
    Dots dots(457, 257);
    dots.fill({10, 10, 100, 3});
    for (int i = 0; i < 257; ++i)
        dots.set(i, i);
    dots.set(456, 256);
    const std::string png = to_png(dots, 203);
    CHECK(png.starts_with("\x89PNG\r\n\x1a\n"));
    CHECK(read_png(png) == dots);
}

TEST_CASE("the smallest picture is read back", "[preflight]")
{
    Dots black(1, 1);
    black.set(0, 0);
    CHECK(read_png(to_png(black, 300)) == black);
    CHECK(read_png(to_png(Dots(1, 1), 300)) == Dots(1, 1));
    CHECK(read_png(to_png(Dots(9, 2), 300)) == Dots(9, 2));
}

TEST_CASE("a picture notes its dots per metre", "[preflight]")
{
    const auto resolution = GENERATE(std::pair(203, 7992U), std::pair(300, 11811U));
    const std::string png = to_png(Dots(8, 8), resolution.first);
    const std::size_t at = png.find("pHYs");
    REQUIRE(at != std::string::npos);
    CHECK(number_at(png, at + 4) / 10 == resolution.second / 10);
    CHECK(number_at(png, at + 8) / 10 == resolution.second / 10);
    CHECK(png.at(at + 12) == 1);
}

TEST_CASE("a drawn label becomes the same picture", "[preflight]")
{
    const std::string pdf = real_pdf();
    const Dots dots = Rasteriser(pdf).rasterise(1, 300);
    CHECK(dots.count() > 1000);
    CHECK(read_png(to_png(dots, 300)) == dots);
}
