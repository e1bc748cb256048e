#pragma once

// Pages with which coordinators look after printers, sessions, layouts and tables. As in web/pages.h,
// what is posted changes something and needs the form token.

#include "web/site.h"

namespace cageot {

/// A printer's form: pause, go on, a calibration label, its offset, its work to another.
HttpResponse care_for_printer(Site& site, const HttpRequest& request);

/// A session's form: hold, let go, take back what was not sent.
HttpResponse care_for_session(Site& site, const HttpRequest& request);
/// What is written of a session: documents of each version and tables to take along.
HttpResponse documents_page(Site& site, const HttpRequest& request);
HttpResponse document_file(Site& site, const HttpRequest& request);
/// CSV files: every scan, everything that was done.
HttpResponse scans_file(Site& site, const HttpRequest& request);
HttpResponse history_file(Site& site, const HttpRequest& request);
/// What is printed of each farm and in each crate, with the reasons.
HttpResponse plan_page(Site& site, const HttpRequest& request);

/// Order files: what they would become, then a second form freezes them.
HttpResponse import_page(Site& site, const HttpRequest& request);
HttpResponse take_upload(Site& site, const HttpRequest& request);

/// Each layout filled with examples, and what is wrong with it.
HttpResponse layouts_page(Site& site, const HttpRequest& request);
HttpResponse layout_page(Site& site, const HttpRequest& request);
HttpResponse layout_picture(Site& site, const HttpRequest& request);

/// What the hub says of relays, products and farms; its form replaces a table.
HttpResponse tables_page(Site& site, const HttpRequest& request);
HttpResponse table_page(Site& site, const HttpRequest& request);
HttpResponse table_file(Site& site, const HttpRequest& request);
HttpResponse replace_table_by(Site& site, const HttpRequest& request);

} // namespace cageot
