#pragma once

// GS1 element strings: what GS1-128 and GS1 DataMatrix carry. People write and read them with each
// identifier in brackets, "(01)03412345678900(10)LOT42"; symbols carry them without brackets, with
// FNC1 (read as GS, 0x1D) behind values whose end nothing else tells.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace cageot {

/// An application identifier and its value.
struct Gs1Element {
    std::string ai;
    std::string value;
    friend bool operator==(const Gs1Element&, const Gs1Element&) = default;
};

/// One fault of an element string.
struct Gs1Fault {
    /// A French sentence: what is wrong, and what would be right.
    std::string message;
    /// The rule that it offends: "GS1 Syntax Dictionary, (01) csum".
    std::string source;
    friend bool operator==(const Gs1Fault&, const Gs1Fault&) = default;
};

/// The elements in the order of the text, each once; with faults, what could be made out of them.
struct Gs1Reading {
    std::vector<Gs1Element> elements;
    /// All of them; empty when the elements may be encoded.
    std::vector<Gs1Fault> faults;
};

/// Between values in scanned data, and in what is given to an encoder.
constexpr char gs1_separator = '\x1D';

/// From the bracket form. A bracket within a value is written "\(".
Gs1Reading parse_gs1(std::string_view brackets);
/// From what a scanner hands over, with or without its prefix "]C1", "]d2", "]Q3" or "]e0". A
/// separator is tolerated behind a value that needs none.
Gs1Reading parse_gs1_scan(std::string_view scanned);

/// What the dictionary has against `elements`, in their order.
std::vector<Gs1Fault> gs1_faults(const std::vector<Gs1Element>& elements);
/// GS1-128 holds 48 characters, identifiers and separators counted (GS1 General Specifications,
/// §5.4.4.3).
std::optional<Gs1Fault> gs1_128_fault(const std::vector<Gs1Element>& elements);
/// A French sentence when another order of the same elements would save a separator: advice, no
/// fault.
std::optional<std::string> gs1_order_advice(const std::vector<Gs1Element>& elements);

/// The bracket form; the one text that a symbol's payload has for these elements.
std::string to_brackets(const std::vector<Gs1Element>& elements);
/// Without brackets, a separator only where one is needed; none in front.
std::string to_element_string(const std::vector<Gs1Element>& elements);

} // namespace cageot
