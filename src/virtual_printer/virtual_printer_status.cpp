#include "virtual_printer/virtual_printer_status.h"

#include "base/text.h"

namespace cageot {

namespace {

/// Bytes that are no text, as a damaged job brings them into complaints, become U+FFFD.
std::string json_string(std::string_view written)
{
    constexpr std::string_view digits = "0123456789abcdef";
    std::string json = "\"";
    for (const char letter : to_utf8(to_code_points(written))) {
        const auto code = static_cast<unsigned char>(letter);
        if (letter == '"' || letter == '\\')
            (json += '\\') += letter;
        else if (code < 0x20)
            ((json += "\\u00") += digits[code >> 4]) += digits[code & 0xF];
        else
            json += letter;
    }
    return json + '"';
}

/// `value` in so many digits; the highest such number when it is too large.
std::string padded(long value, std::size_t digits)
{
    const std::string text = std::to_string(value);
    if (text.size() > digits)
        return std::string(digits, '9');
    return std::string(digits - text.size(), '0') + text;
}

std::string flag(bool set)
{
    return set ? "1" : "0";
}

std::string line(const std::string& fields)
{
    return "\x02" + fields + "\x03\r\n";
}

} // namespace

std::string_view to_string(VirtualPrinterState state)
{
    switch (state) {
    case VirtualPrinterState::failed:
        return "failed";
    case VirtualPrinterState::refusing:
        return "refusing";
    case VirtualPrinterState::off:
        return "off";
    case VirtualPrinterState::paused:
        return "paused";
    case VirtualPrinterState::stalled:
        return "stalled";
    case VirtualPrinterState::printing:
        return "printing";
    case VirtualPrinterState::idle:
        return "idle";
    case VirtualPrinterState::stopped:
        return "stopped";
    }
    return {};
}

Hold hold_of(FaultKind fault)
{
    switch (fault) {
    case FaultKind::paper_out:
        return Hold::paper_out;
    case FaultKind::cover_open:
        return Hold::head_open;
    case FaultKind::paused:
        return Hold::paused;
    case FaultKind::ribbon_out:
        return Hold::ribbon_out;
    case FaultKind::power_off:
        return Hold::power;
    case FaultKind::none:
    case FaultKind::refuse:
    case FaultKind::stall:
    case FaultKind::reset:
    case FaultKind::slow:
    case FaultKind::never_close:
    case FaultKind::short_labels:
        break;
    }
    return Hold::none;
}

std::string to_json(const VirtualPrinterStatus& status)
{
    const PrintEngineStatus& engine = status.engine;
    const std::string& complaint = !engine.failure.empty()             ? engine.failure
                                   : !status.control_complaint.empty() ? status.control_complaint
                                                                       : engine.complaint;
    return "{\"name\":" + json_string(status.name) + ",\"port\":" + std::to_string(status.port) +
           ",\"labels\":" + std::to_string(engine.labels) +
           ",\"bytes\":" + std::to_string(engine.bytes) +
           ",\"jobs\":" + std::to_string(status.jobs) +
           ",\"state\":" + json_string(to_string(status.state)) +
           ",\"fault\":" + json_string(to_string(status.fault)) +
           ",\"unknown_commands\":" + std::to_string(engine.unknown_commands) +
           ",\"complaint\":" + json_string(complaint) + "}\n";
}

std::string to_host_status(const PrintEngineStatus& status, int formats_waiting)
{
    const Hold hold = status.hold;
    return line("030," + flag(hold == Hold::paper_out) + "," + flag(hold != Hold::none) + "," +
                padded(status.label_length, 4) + "," + padded(formats_waiting, 3) + "," +
                flag(status.buffer_full) + ",0,0,000,0,0,0") +
           line("000,0," + flag(hold == Hold::head_open) + "," + flag(hold == Hold::ribbon_out) +
                ",0,2,4,0," + padded(status.copies_left, 8) + ",1," +
                padded(static_cast<long>(status.stored_graphics), 3)) +
           line("1234,0");
}

} // namespace cageot
