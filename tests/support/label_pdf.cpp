#include "support/label_pdf.h"

#include <charconv>

namespace cageot {
namespace {

constexpr double inset_dots = 0.2;

std::string number(double value)
{
    std::string text(32, '\0');
    const auto end =
        std::to_chars(text.data(), text.data() + text.size(), value, std::chars_format::fixed, 5);
    text.resize(static_cast<std::size_t>(end.ptr - text.data()));
    return text;
}

std::string content_of(const std::vector<DotRect>& rects, int height, int dpi)
{
    const double point = 72.0 / dpi;
    std::string content;
    for (const DotRect& rect : rects)
        content += number((rect.x + inset_dots) * point) + " " +
                   number(height - (rect.bottom() - inset_dots) * point) + " " +
                   number((rect.width - 2 * inset_dots) * point) + " " +
                   number((rect.height - 2 * inset_dots) * point) + " re f\n";
    return content;
}

/// A PDF file as it grows; objects are numbered in the order of adding.
class PdfFile {
public:
    void add_object(const std::string& body)
    {
        offsets_.push_back(bytes_.size());
        bytes_ += std::to_string(offsets_.size()) + " 0 obj\n" + body + "\nendobj\n";
    }
    std::string finish()
    {
        const std::size_t table = bytes_.size();
        const std::string size = std::to_string(offsets_.size() + 1);
        bytes_ += "xref\n0 " + size + "\n0000000000 65535 f \n";
        for (const std::size_t offset : offsets_) {
            const std::string digits = std::to_string(offset);
            bytes_ += std::string(10 - digits.size(), '0') + digits + " 00000 n \n";
        }
        return bytes_ + "trailer\n<</Size " + size + "/Root 1 0 R>>\nstartxref\n" +
               std::to_string(table) + "\n%%EOF\n";
    }

private:
    std::string bytes_ = "%PDF-1.4\n";
    std::vector<std::size_t> offsets_;
};

} // namespace

std::string make_label_pdf(int width, int height, int dpi,
                           const std::vector<std::vector<DotRect>>& pages)
{
    PdfFile file;
    file.add_object("<</Type/Catalog/Pages 2 0 R>>");
    std::string kids;
    for (std::size_t i = 0; i < pages.size(); ++i)
        kids += std::to_string(3 + 2 * i) + " 0 R ";
    file.add_object("<</Type/Pages/Count " + std::to_string(pages.size()) + "/Kids[" + kids +
                    "]>>");
    for (std::size_t i = 0; i < pages.size(); ++i) {
        file.add_object("<</Type/Page/Parent 2 0 R/MediaBox[0 0 " + std::to_string(width) + " " +
                        std::to_string(height) + "]/Resources<<>>/Contents " +
                        std::to_string(4 + 2 * i) + " 0 R>>");
        const std::string content = content_of(pages[i], height, dpi);
        file.add_object("<</Length " + std::to_string(content.size()) + ">>\nstream\n" + content +
                        "endstream");
    }
    return file.finish();
}

} // namespace cageot
