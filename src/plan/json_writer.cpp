#include "plan/json_writer.h"

#include <Poco/JSON/PrintHandler.h>

#include <ios>
#include <locale>
#include <sstream>

namespace cageot {

struct JsonWriter::Output {
    std::ostringstream stream;
    Poco::JSON::PrintHandler printer{stream};
};

JsonWriter::JsonWriter()
    : output_(std::make_unique<Output>())
{
    // Poco 1.11 prints true as 1 unless the stream says otherwise.
    output_->stream << std::boolalpha;
    output_->stream.imbue(std::locale::classic());
}

JsonWriter::~JsonWriter() = default;

void JsonWriter::begin_object()
{
    output_->printer.startObject();
}

void JsonWriter::end_object()
{
    output_->printer.endObject();
}

void JsonWriter::begin_array()
{
    output_->printer.startArray();
}

void JsonWriter::end_array()
{
    output_->printer.endArray();
}

void JsonWriter::key(const std::string& name)
{
    output_->printer.key(name);
}

void JsonWriter::null()
{
    output_->printer.null();
}

void JsonWriter::value(std::string_view text)
{
    output_->printer.value(std::string(text));
}

void JsonWriter::value(std::int64_t number)
{
    output_->printer.value(Poco::Int64{number});
}

void JsonWriter::value(bool truth)
{
    output_->printer.value(truth);
}

std::string JsonWriter::text() const
{
    return output_->stream.str();
}

} // namespace cageot
