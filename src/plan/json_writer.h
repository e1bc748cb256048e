#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace cageot {

/// Writes JSON text in the order it is told, compact, UTF-8 as it is.
class JsonWriter {
public:
    JsonWriter();
    ~JsonWriter();
    JsonWriter(const JsonWriter&) = delete;
    JsonWriter& operator=(const JsonWriter&) = delete;

    void begin_object();
    void end_object();
    void begin_array();
    void end_array();
    void key(const std::string& name);
    void null();
    void value(std::string_view text);
    void value(const char* text) { value(std::string_view(text)); }
    void value(std::int64_t number);
    void value(int number) { value(std::int64_t{number}); }
    void value(std::size_t number) { value(static_cast<std::int64_t>(number)); }
    void value(bool truth);

    template <class Value>
    void member(const std::string& name, const Value& written)
    {
        key(name);
        value(written);
    }
    void null_member(const std::string& name)
    {
        key(name);
        null();
    }
    /// An array member, each item written by `write_item`.
    template <class Items, class WriteItem>
    void array(const std::string& name, const Items& items, const WriteItem& write_item)
    {
        key(name);
        begin_array();
        for (const auto& item : items)
            write_item(item);
        end_array();
    }
    std::string text() const;

private:
    struct Output;
    std::unique_ptr<Output> output_;
};

} // namespace cageot
