// The work W by libharu and ZXing alone, every place typed in: as fast as these two libraries go
// when nothing is fitted, checked or kept on a grid. bench_work_w_libharu LABELS OUT.

#include "work_w_labels.h"

#include <ZXing/BitMatrix.h>
#include <ZXing/MultiFormatWriter.h>
#include <hpdf.h>

#include <array>
#include <cstdio>
#include <cstdlib>

namespace {

constexpr float page_width = 162, page_height = 91;
constexpr float dot = 72.0F / 203;
constexpr const char* liberation = "/usr/share/fonts/truetype/liberation/LiberationSans-";

void stop(HPDF_STATUS error, HPDF_STATUS detail, void*)
{
    std::fprintf(stderr, "libharu: 0x%04lx %lu\n", error, detail);
    std::exit(3);
}

HPDF_Font load(HPDF_Doc doc, const char* style)
{
    const std::string path = std::string(liberation) + style + ".ttf";
    return HPDF_GetFont(doc, HPDF_LoadTTFontFromFile(doc, path.c_str(), HPDF_TRUE), "UTF-8");
}

void text(HPDF_Page page, HPDF_Font font, float size, float x, float y, const std::string& words)
{
    HPDF_Page_BeginText(page);
    HPDF_Page_SetFontAndSize(page, font, size);
    HPDF_Page_TextOut(page, x, page_height - y, words.c_str());
    HPDF_Page_EndText(page);
}

void right_text(HPDF_Page page, HPDF_Font font, float size, float right, float y,
                const std::string& words)
{
    HPDF_Page_SetFontAndSize(page, font, size);
    text(page, font, size, right - HPDF_Page_TextWidth(page, words.c_str()), y, words);
}

void bars(HPDF_Page page, const std::string& id, float y, float height)
{
    const auto modules = ZXing::MultiFormatWriter(ZXing::BarcodeFormat::Code128)
                             .setMargin(0)
                             .encode(std::wstring(id.begin(), id.end()), 0, 0);
    const auto first = static_cast<float>((457 - 2 * modules.width()) / 2);
    for (int x = 0; x < modules.width(); ++x) {
        int end = x;
        while (end < modules.width() && modules.get(end, 0))
            ++end;
        if (end > x)
            HPDF_Page_Rectangle(page, (first + 2 * static_cast<float>(x) + 0.2F) * dot,
                                page_height - y - height,
                                (2 * static_cast<float>(end - x) - 0.4F) * dot, height);
        x = end;
    }
    HPDF_Page_Fill(page);
}

void add_page(HPDF_Doc doc, HPDF_Font regular, HPDF_Font bold, const WorkLabel& label)
{
    const HPDF_Page page = HPDF_AddPage(doc);
    HPDF_Page_SetWidth(page, page_width);
    HPDF_Page_SetHeight(page, page_height);
    text(page, bold, 24.8F, 5.7F, 21.3F, label.number);
    right_text(page, regular, 8.2F, 155.9F, 11.6F, label.name);
    text(page, bold, 8.6F, 5.7F, 33.4F, label.product);
    right_text(page, regular, 8.7F, 155.9F, 33.4F, label.unit);
    HPDF_Page_Rectangle(page, 5.7F, page_height - 40.4F, 150.2F, 0.7F);
    HPDF_Page_Fill(page);
    text(page, regular, 6.7F, 5.7F, 46.8F, label.farm);
    right_text(page, bold, 6.7F, 155.9F, 46.8F, label.piece);
    bars(page, label.id, 53, 25.5F);
    HPDF_Page_SetFontAndSize(page, regular, 6.7F);
    text(page, regular, 6.7F, (page_width - HPDF_Page_TextWidth(page, label.id.c_str())) / 2, 84.8F,
         label.id);
}

std::string bytes_of(HPDF_Doc doc)
{
    HPDF_SaveToStream(doc);
    HPDF_ResetStream(doc);
    std::string all;
    std::array<HPDF_BYTE, 65536> part{};
    for (HPDF_UINT32 size = part.size();; size = part.size()) {
        HPDF_ReadFromStream(doc, part.data(), &size);
        if (size == 0)
            return all;
        all.append(part.begin(), part.begin() + size);
    }
}

} // namespace

int main(int argc, char* argv[])
{
    if (argc < 3) {
        std::fputs("usage: bench_work_w_libharu LABELS OUT\n", stderr);
        return 2;
    }
    const HPDF_Doc doc = HPDF_New(stop, nullptr);
    HPDF_SetCompressionMode(doc, HPDF_COMP_ALL);
    HPDF_UseUTFEncodings(doc);
    const HPDF_Font regular = load(doc, "Regular"), bold = load(doc, "Bold");
    for (const WorkLabel& label : read_work(argv[1]))
        add_page(doc, regular, bold, label);
    write_all(std::string(argv[2]) + "/1.pdf", bytes_of(doc));
    HPDF_Free(doc);
    return 0;
}
