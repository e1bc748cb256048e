#pragma once

#include "web/connections.h"
#include "web/request_checks.h"
#include "web/site.h"

#include <Poco/Net/HTTPRequestHandler.h>
#include <Poco/Net/HTTPRequestHandlerFactory.h>

namespace cageot {

/// Every request passes here: it is checked, its body read whole, answered by its route, and
/// whatever goes wrong becomes an answer too (Poco 1.11 drops the connection for an exception that
/// is not its own).
class FrontHandler final : public Poco::Net::HTTPRequestHandler {
public:
    FrontHandler(Site& site, Connections& connections, const OwnNames& own)
        : site_(site)
        , connections_(connections)
        , own_(own)
    {
    }
    void handleRequest(Poco::Net::HTTPServerRequest& request,
                       Poco::Net::HTTPServerResponse& response) override;

private:
    HttpResponse answer_checked(Poco::Net::HTTPServerRequest& request);

    Site& site_;
    Connections& connections_;
    const OwnNames& own_;
};

class FrontHandlerFactory final : public Poco::Net::HTTPRequestHandlerFactory {
public:
    FrontHandlerFactory(Site& site, Connections& connections, OwnNames own)
        : site_(site)
        , connections_(connections)
        , own_(std::move(own))
    {
    }
    Poco::Net::HTTPRequestHandler*
    createRequestHandler(const Poco::Net::HTTPServerRequest&) override
    {
        return new FrontHandler(site_, connections_, own_);
    }

private:
    Site& site_;
    Connections& connections_;
    const OwnNames own_;
};

} // namespace cageot
