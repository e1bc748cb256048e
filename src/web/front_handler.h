#pragma once

#include "web/site.h"

#include <Poco/Net/HTTPRequestHandler.h>
#include <Poco/Net/HTTPRequestHandlerFactory.h>

namespace cageot {

/// Every request passes here: it is checked, its body read whole, answered by its route, and
/// whatever goes wrong becomes an answer too (Poco 1.11 drops the connection for an exception that
/// is not its own).
class FrontHandler final : public Poco::Net::HTTPRequestHandler {
public:
    FrontHandler(Site& site, int port)
        : site_(site)
        , port_(port)
    {
    }
    void handleRequest(Poco::Net::HTTPServerRequest& request,
                       Poco::Net::HTTPServerResponse& response) override;

private:
    HttpResponse answer_checked(Poco::Net::HTTPServerRequest& request);

    Site& site_;
    int port_;
};

class FrontHandlerFactory final : public Poco::Net::HTTPRequestHandlerFactory {
public:
    FrontHandlerFactory(Site& site, int port)
        : site_(site)
        , port_(port)
    {
    }
    Poco::Net::HTTPRequestHandler*
    createRequestHandler(const Poco::Net::HTTPServerRequest&) override
    {
        return new FrontHandler(site_, port_);
    }

private:
    Site& site_;
    int port_;
};

} // namespace cageot
