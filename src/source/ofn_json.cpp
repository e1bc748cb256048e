#include "source/ofn_json.h"

#include "source/moment.h"

#include <Poco/Exception.h>
#include <Poco/JSON/Parser.h>

#include <algorithm>

namespace cageot::ofn {

using Poco::Dynamic::Var;

Object object_of(const std::string& body)
{
    try {
        Poco::JSON::Parser parser;
        parser.setDepth(32); // deeper ones are not of Open Food Network
        const Var value = parser.parse(body);
        return value.type() == typeid(Object) ? value.extract<Object>() : nullptr;
    } catch (const Poco::Exception&) {
        return nullptr;
    }
}

Object object(const Object& in, const std::string& member)
{
    return in ? in->getObject(member) : nullptr;
}

Poco::JSON::Array::Ptr array(const Object& in, const std::string& member)
{
    return in ? in->getArray(member) : nullptr;
}

std::optional<std::string> text(const Object& in, const std::string& member)
{
    if (!in)
        return std::nullopt;
    const Var value = in->get(member);
    return value.isString() ? std::optional(value.extract<std::string>()) : std::nullopt;
}

std::optional<std::int64_t> number(const Object& in, const std::string& member)
{
    if (!in)
        return std::nullopt;
    const Var value = in->get(member);
    if (value.isEmpty() || !value.isInteger() || value.isBoolean())
        return std::nullopt;
    try {
        return value.convert<Poco::Int64>();
    } catch (const Poco::RangeException&) { // a UInt64 that is none
        return std::nullopt;
    }
}

std::optional<bool> flag(const Object& in, const std::string& member)
{
    if (!in)
        return std::nullopt;
    const Var value = in->get(member);
    return !value.isEmpty() && value.isBoolean() ? std::optional(value.convert<bool>())
                                                 : std::nullopt;
}

std::optional<UtcMs> moment(const Object& in, const std::string& member)
{
    const auto written = text(in, member);
    return written ? parse_moment(*written) : std::nullopt;
}

int page_count(const Object& pagination)
{
    constexpr std::int64_t most = 200;
    return static_cast<int>(
        std::clamp<std::int64_t>(number(pagination, "pages").value_or(1), 1, most));
}

} // namespace cageot::ofn
