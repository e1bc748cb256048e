#include "virtual_printer/zpl_reader.h"

#include "base/text.h"

#include <algorithm>
#include <charconv>
#include <cstddef>
#include <utility>

namespace cageot {

namespace {

constexpr int maximum_copies = 99'999'999;     // ZPL II, ^PQ
constexpr std::size_t maximum_arguments = 256; // longer only for text fields, which are not drawn

/// Argument `index` as a whole number within the limits; `otherwise` when absent or not a number.
int number(const std::vector<std::string_view>& arguments, std::size_t index, int otherwise,
           int maximum = maximum_zpl_side)
{
    if (index >= arguments.size())
        return otherwise;
    const std::string_view text = trimmed(arguments[index]);
    long value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end == text.data())
        return otherwise;
    return static_cast<int>(std::clamp(value, 0L, static_cast<long>(maximum)));
}

/// Speed, darkness, cutter, feed, what happens after an error, status, comments: known, without
/// dots. ~DG and ^GF come here only when they are broken off before their data.
constexpr std::string_view dotless_commands[] = {"^CN", "^FX", "^GF", "^JZ", "^LT",
                                                 "^MD", "^MM", "^MT", "^PR", "~DG",
                                                 "~HI", "~HS", "~JA", "~SD", "~TA"};

} // namespace

struct ZplReader::Command {
    std::string_view name;
    Action action;
};

const ZplReader::Command* ZplReader::find_command(std::string_view name)
{
    static constexpr Command commands[] = {
        {"^FO", &ZplReader::set_origin},      {"^FS", &ZplReader::end_field},
        {"^ID", &ZplReader::delete_graphic},  {"^LH", &ZplReader::set_home},
        {"^LL", &ZplReader::set_length},      {"^MN", &ZplReader::set_tracking},
        {"^PO", &ZplReader::set_orientation}, {"^PQ", &ZplReader::set_copies},
        {"^PW", &ZplReader::set_width},       {"^XG", &ZplReader::recall_graphic},
    };
    const auto* found = std::find_if(std::begin(commands), std::end(commands),
                                     [name](const Command& known) { return known.name == name; });
    return found == std::end(commands) ? nullptr : found;
}

std::optional<ZplLabel> ZplReader::read(std::string_view& bytes)
{
    while (!bytes.empty()) {
        const char byte = bytes.front();
        bytes.remove_prefix(1);
        if (auto label = take(byte))
            return label;
    }
    return std::nullopt;
}

void ZplReader::break_off()
{
    part_ = Part::nothing;
    in_format_ = false;
    fields_.clear();
}

std::optional<ZplLabel> ZplReader::take(char byte)
{
    if (part_ == Part::binary) {
        graphic_->add_byte(static_cast<std::uint8_t>(byte));
        if (--binary_bytes_left_ == 0)
            end_graphic();
        return std::nullopt;
    }
    if (byte == '^' || byte == '~') {
        end_command();
        name_ = byte;
        part_ = Part::name;
        return std::nullopt;
    }
    switch (part_) {
    case Part::name:
        if (byte != '\r' && byte != '\n')
            name_ += byte;
        return name_.size() == 3 ? end_name() : std::nullopt;
    case Part::arguments:
        add_argument_byte(byte);
        break;
    case Part::letters:
        add_graphic_letter(byte);
        break;
    case Part::nothing:
    case Part::binary:
        break;
    }
    return std::nullopt;
}

std::optional<ZplLabel> ZplReader::end_name()
{
    part_ = Part::nothing;
    if (name_ == "^XA") {
        in_format_ = true;
        fields_.clear();
        origin_x_ = origin_y_ = 0;
        copies_ = 1;
    } else if (name_ == "^XZ") {
        return end_format();
    } else {
        arguments_.clear();
        part_ = Part::arguments;
    }
    return std::nullopt;
}

void ZplReader::add_argument_byte(char byte)
{
    if (arguments_.size() < maximum_arguments)
        arguments_ += byte;
    if (byte == ',' && begins_graphic())
        begin_graphic();
}

void ZplReader::end_command()
{
    switch (part_) {
    case Part::nothing:
    case Part::name:
        break;
    case Part::arguments:
        if (const Command* command = find_command(name_))
            (this->*command->action)(split(arguments_, ','));
        else if (std::ranges::count(dotless_commands, name_) == 0)
            ++unknown_commands_;
        break;
    case Part::letters:
    case Part::binary:
        end_graphic();
        break;
    }
    part_ = Part::nothing;
}

bool ZplReader::begins_graphic() const
{
    const auto commas = std::ranges::count(arguments_, ',');
    return (name_ == "~DG" && commas == 3) || (name_ == "^GF" && commas == 4);
}

void ZplReader::begin_graphic()
{
    part_ = Part::nothing;
    const bool download = name_ == "~DG";
    const auto arguments = split(arguments_, ',');
    const std::string_view form = download ? "A" : trimmed(arguments[0]);
    if (form != "A" && form != "B")
        return complain("a ^GF" + std::string(form) + " graphic, only ^GFA and ^GFB are read");
    // ~DGname,total,row, and ^GFform,sent,total,row, both end in the size and the row.
    const std::size_t size_at = arguments.size() - 3;
    const int total = number(arguments, size_at, 0, maximum_zpl_graphic_bytes + 1);
    const int bytes_per_row = number(arguments, size_at + 1, 0, maximum_zpl_side / 8);
    if (total > maximum_zpl_graphic_bytes)
        return complain("a graphic larger than " + std::to_string(maximum_zpl_graphic_bytes) +
                        " bytes");
    if (bytes_per_row == 0 || total < bytes_per_row)
        return complain("a graphic of " + std::to_string(total) + " bytes in rows of " +
                        std::to_string(bytes_per_row));
    graphic_.emplace(bytes_per_row, total / bytes_per_row);
    graphic_name_ = download ? zpl_graphic_name(arguments[0]) : std::string();
    graphic_begun_ = false;
    part_ = form == "A" ? Part::letters : Part::binary;
    binary_bytes_left_ = total;
}

void ZplReader::add_graphic_letter(char byte)
{
    // A first row cannot repeat one above: that colon begins ":Z64:" or ":B64:".
    if (!graphic_begun_ && byte == ':') {
        part_ = Part::nothing;
        return complain("a graphic in the form :Z64: or :B64:, only hexadecimal data are read");
    }
    graphic_begun_ = graphic_begun_ || byte > ' ';
    graphic_->add_letter(byte);
}

void ZplReader::end_graphic()
{
    part_ = Part::nothing;
    if (graphic_name_.empty())
        return place(graphic_->dots());
    if (!memory_.store(graphic_name_, graphic_->dots()))
        complain("no memory left for " + graphic_name_);
}

void ZplReader::place(Dots graphic)
{
    long placed = zpl_size(graphic);
    for (const ZplField& field : fields_)
        placed += zpl_size(field.dots);
    if (placed > zpl_memory_bytes)
        return complain("no memory left for one more field");
    fields_.push_back(
        {std::move(graphic), settings_.home_x + origin_x_, settings_.home_y + origin_y_});
}

void ZplReader::complain(std::string why)
{
    complaint_ = "left out: " + std::move(why);
}

std::optional<ZplLabel> ZplReader::end_format()
{
    if (!std::exchange(in_format_, false) || fields_.empty())
        return std::nullopt;
    auto dots = draw_fields(settings_, std::exchange(fields_, {}));
    if (!dots) {
        complain("a label larger than " + std::to_string(maximum_zpl_graphic_bytes) + " bytes");
        return std::nullopt;
    }
    return ZplLabel{std::move(*dots), settings_.inverted, copies_};
}

void ZplReader::set_orientation(const Arguments& arguments)
{
    settings_.inverted = trimmed(arguments[0]) == "I";
}

void ZplReader::set_width(const Arguments& arguments)
{
    settings_.width = number(arguments, 0, settings_.width);
}

void ZplReader::set_length(const Arguments& arguments)
{
    settings_.length = number(arguments, 0, settings_.length);
}

void ZplReader::set_home(const Arguments& arguments)
{
    settings_.home_x = number(arguments, 0, settings_.home_x);
    settings_.home_y = number(arguments, 1, settings_.home_y);
}

void ZplReader::set_tracking(const Arguments& arguments)
{
    const std::string_view tracking = trimmed(arguments[0]);
    settings_.continuous = tracking == "N" || tracking == "V";
}

void ZplReader::set_copies(const Arguments& arguments)
{
    copies_ = std::max(1, number(arguments, 0, 1, maximum_copies));
}

void ZplReader::set_origin(const Arguments& arguments)
{
    origin_x_ = number(arguments, 0, 0);
    origin_y_ = number(arguments, 1, 0);
}

void ZplReader::end_field(const Arguments&)
{
    origin_x_ = origin_y_ = 0;
}

void ZplReader::recall_graphic(const Arguments& arguments)
{
    const std::string name = zpl_graphic_name(arguments[0]);
    const Dots* graphic = memory_.find(name);
    if (graphic == nullptr)
        return complain("the unknown graphic " + name);
    const int factor = std::clamp(number(arguments, 1, 1), 1, 10); // ^XG: one to ten times
    if (number(arguments, 2, factor) != factor)
        return complain("a graphic enlarged differently in both directions");
    if (zpl_size(*graphic) * factor * factor > maximum_zpl_graphic_bytes)
        return complain(name + " enlarged " + std::to_string(factor) + " times");
    place(factor == 1 ? *graphic : enlarged(*graphic, factor));
}

void ZplReader::delete_graphic(const Arguments& arguments)
{
    memory_.erase(zpl_graphic_name(arguments[0]));
}

} // namespace cageot
