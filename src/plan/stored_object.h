#pragma once

// Reading the stored form of a plan, member by member.

#include "base/code.h"

#include <Poco/JSON/Array.h>
#include <Poco/JSON/Object.h>

#include <cstddef>
#include <cstdint>
#include <limits>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

namespace cageot {

using Poco::Dynamic::Var;

[[noreturn]] inline void refuse(const std::string& what)
{
    throw std::runtime_error("stored plan: " + what);
}

/// One object of the stored form; each answer is checked, each complaint names object and member.
class StoredObject {
public:
    StoredObject(const Var& value, std::string name)
        : name_(std::move(name))
    {
        if (value.type() != typeid(Poco::JSON::Object::Ptr))
            refuse(name_ + " is not an object");
        object_ = value.extract<Poco::JSON::Object::Ptr>();
    }

    bool has(const std::string& member) const { return object_->has(member); }

    std::string text(const std::string& member) const
    {
        const Var value = object_->get(member);
        if (!value.isString())
            refuse_member(member, "a text");
        return value.extract<std::string>();
    }
    /// Of a member that plans of before did not have.
    std::string later_text(const std::string& member) const
    {
        return has(member) ? text(member) : "";
    }
    std::int64_t number64(const std::string& member) const
    {
        const Var value = object_->get(member);
        if (!value.isInteger() || value.isBoolean())
            refuse_member(member, "a whole number");
        return value.convert<Poco::Int64>();
    }
    int number(const std::string& member) const
    {
        const std::int64_t value = number64(member);
        if (value < 0 || value > std::numeric_limits<int>::max())
            refuse_member(member, "a number in range");
        return static_cast<int>(value);
    }
    /// A place in a list of `size` things.
    std::size_t place(const std::string& member, std::size_t size) const
    {
        const auto value = static_cast<std::size_t>(number(member));
        if (value >= size)
            refuse_member(member, "a place in its list");
        return value;
    }
    bool truth(const std::string& member) const
    {
        const Var value = object_->get(member);
        if (!value.isBoolean())
            refuse_member(member, "true or false");
        return value.extract<bool>();
    }
    template <class Parse>
    auto word(const std::string& member, const Parse& parse) const
    {
        const auto value = parse(text(member));
        if (!value)
            refuse_member(member, "a known word");
        return *value;
    }
    Code code(CodeKind kind) const
    {
        const Code code = word("code", parse_code);
        if (code.kind() != kind)
            refuse_member("code", "a code of the right kind");
        return code;
    }
    /// Each item of an array member, read by `read_item`.
    template <class ReadItem>
    auto list(const std::string& member, const ReadItem& read_item) const
    {
        const Var value = object_->get(member);
        if (value.type() != typeid(Poco::JSON::Array::Ptr))
            refuse_member(member, "a list");
        const auto& array = value.extract<Poco::JSON::Array::Ptr>();
        std::vector<decltype(read_item(value, member))> items;
        items.reserve(array->size());
        for (const Var& item : *array)
            items.push_back(read_item(item, member));
        return items;
    }
    [[noreturn]] void refuse_member(const std::string& member, const std::string& wanted) const
    {
        refuse(name_ + "." + member + " is not " + wanted);
    }

private:
    std::string name_;
    Poco::JSON::Object::Ptr object_;
};

} // namespace cageot
