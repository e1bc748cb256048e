#pragma once

// One function for each thing the server answers. They read the depot and say what is there; what
// is posted changes something.

#include "web/site.h"

namespace cageot {

/// Every session, the printers, and what waits for a person.
HttpResponse board_page(Site& site, const HttpRequest& request);
/// Orders by relay, farms with what is printed of them.
HttpResponse session_page(Site& site, const HttpRequest& request);
/// One order's containers, lines and labels.
HttpResponse order_page(Site& site, const HttpRequest& request);
/// A version's summary or changes, and what it made wrong on paper.
HttpResponse version_page(Site& site, const HttpRequest& request);
/// A printer's jobs and, for a virtual one, what came out of it.
HttpResponse printer_page(Site& site, const HttpRequest& request);
/// Name and password, and where to go on afterwards. Entering needs the form token; wrong guesses make
/// the next ones wait.
HttpResponse login_page(Site& site, const HttpRequest& request);
HttpResponse enter(Site& site, const HttpRequest& request);
/// Needs the form token.
HttpResponse leave(Site& site, const HttpRequest& request);
/// The coordinator's own password; another one ends all that begun with the old one. Needs the form token.
HttpResponse account_page(Site& site, const HttpRequest& request);
HttpResponse change_password(Site& site, const HttpRequest& request);
/// The answer to anything refused; `id` names an error in the log.
HttpResponse error_page(int status, const std::string& sentence, const std::string& id = {});

/// A form of the session's page: one farm, the tickets, or everything. Needs the form token.
HttpResponse ask_for_print(Site& site, const HttpRequest& request);

/// Any label or ticket, found by what people know of it, to be printed again.
HttpResponse reprint_page(Site& site, const HttpRequest& request);
/// The buttons of that page and of an order's. Needs the form token; the same `once` prints once.
HttpResponse ask_for_reprint(Site& site, const HttpRequest& request);

/// Everything that was done, newest first, by session and kind.
HttpResponse history_page(Site& site, const HttpRequest& request);

/// Every farm of the session, in the order in which they are expected.
HttpResponse arrivals_page(Site& site, const HttpRequest& request);
/// One farm: it is all here, or what of it is not; and what its form tells. Needs the form token.
HttpResponse farm_page(Site& site, const HttpRequest& request);
HttpResponse tell_farm(Site& site, const HttpRequest& request);
/// What the farm is told of its delivery, to be printed.
HttpResponse farm_slip_page(Site& site, const HttpRequest& request);
/// Who lacks what and who gets what; its form chooses. Needs the form token.
HttpResponse shortages_page(Site& site, const HttpRequest& request);
HttpResponse choose_share(Site& site, const HttpRequest& request);
/// CSV files: what is to be paid back, and what each farm delivered.
HttpResponse refunds_file(Site& site, const HttpRequest& request);
HttpResponse farms_file(Site& site, const HttpRequest& request);
/// Labels that stayed on the roll are scanned, with MANQUANT in either order; a head opens its farm.
HttpResponse leftovers_page(Site& site, const HttpRequest& request);
/// Its forms: a scan, and "pas restée". Need the form token.
HttpResponse scan_leftover(Site& site, const HttpRequest& request);
/// What lines sold by weight weigh.
HttpResponse weights_file(Site& site, const HttpRequest& request);
/// Lines sold by weight, and two fields: a label of ours, then its weight or the scale's label.
HttpResponse weights_page(Site& site, const HttpRequest& request);
/// Its form. Needs the form token.
HttpResponse tell_weight(Site& site, const HttpRequest& request);
/// What is expected and nobody scanned yet.
HttpResponse to_find_page(Site& site, const HttpRequest& request);
/// The vans: each relay with how many of its containers are in; and one of them, to be loaded.
HttpResponse vans_page(Site& site, const HttpRequest& request);
HttpResponse leaving_page(Site& site, const HttpRequest& request);
/// Its forms: a ticket that was scanned, a tap, the departure. Need the form token.
HttpResponse load_van(Site& site, const HttpRequest& request);
/// Where volunteers scan; everything on it is done by the browser.
HttpResponse station_page(Site& site, const HttpRequest& request);
HttpResponse service_worker(Site& site, const HttpRequest& request);
/// The stations; its forms invite one, with a QR that opens it once, and close one. Need the form token.
HttpResponse stations_page(Site& site, const HttpRequest& request);
HttpResponse change_stations(Site& site, const HttpRequest& request);
/// What farms lacked over the weeks.
HttpResponse farms_page(Site& site, const HttpRequest& request);

/// Where the printers stand in their rehearsal, and a field for a scanner.
HttpResponse rehearsal_page(Site& site, const HttpRequest& request);
/// Its two forms: begin, and what was scanned. Need the form token.
HttpResponse begin_rehearsal(Site& site, const HttpRequest& request);
HttpResponse scan_rehearsal(Site& site, const HttpRequest& request);

/// "C'est fait" of a notice on the board. Needs the form token.
HttpResponse notice_done(Site& site, const HttpRequest& request);
/// The form about a printer's last pages. Needs the form token.
HttpResponse answer_question(Site& site, const HttpRequest& request);
/// The shop's webhook: remembers what it tells for the watcher.
HttpResponse hear_webhook(Site& site, const HttpRequest& request);

/// A label exactly as its printer will get it, as PNG.
HttpResponse label_picture(Site& site, const HttpRequest& request);
/// A ticket, its pages one below the other.
HttpResponse ticket_picture(Site& site, const HttpRequest& request);
/// What a virtual printer made of what it received.
HttpResponse received_picture(Site& site, const HttpRequest& request);
/// Style, script and icon; their names hold their hash.
HttpResponse asset(Site& site, const HttpRequest& request);

// The JSON API, described by docs/openapi.yaml.
HttpResponse api_sessions(Site& site, const HttpRequest& request);
HttpResponse api_session(Site& site, const HttpRequest& request);
HttpResponse api_plan(Site& site, const HttpRequest& request);
HttpResponse api_label(Site& site, const HttpRequest& request);
HttpResponse api_last_label(Site& site, const HttpRequest& request);
HttpResponse api_printers(Site& site, const HttpRequest& request);
/// Labels and tickets once more, by their codes.
HttpResponse api_reprints(Site& site, const HttpRequest& request);
HttpResponse api_notices(Site& site, const HttpRequest& request);
HttpResponse api_arrivals(Site& site, const HttpRequest& request);
HttpResponse api_tell_arrivals(Site& site, const HttpRequest& request);
HttpResponse api_check_in(Site& site, const HttpRequest& request);
HttpResponse api_packing(Site& site, const HttpRequest& request);
HttpResponse api_crates(Site& site, const HttpRequest& request);
HttpResponse api_scans(Site& site, const HttpRequest& request);
HttpResponse api_judge_scans(Site& site, const HttpRequest& request);
HttpResponse api_open_station(Site& site, const HttpRequest& request);
HttpResponse api_to_find(Site& site, const HttpRequest& request);
HttpResponse api_rehearsals(Site& site, const HttpRequest& request);
HttpResponse api_begin_rehearsal(Site& site, const HttpRequest& request);
HttpResponse api_scan_rehearsal(Site& site, const HttpRequest& request);
/// The symbols on a picture; changes nothing.
HttpResponse api_photographs(Site& site, const HttpRequest& request);
HttpResponse api_changes(Site& site, const HttpRequest& request);

/// "ok" while the store answers.
HttpResponse healthz(Site& site, const HttpRequest& request);
/// Prometheus text format 0.0.4.
HttpResponse metrics(Site& site, const HttpRequest& request);

} // namespace cageot
