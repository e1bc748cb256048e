"""What each endpoint answers, with the oddities that facts tell of."""

import json
import pathlib
import shutil
import tempfile
import unittest

from fake_ofn_process import CLOSED, CYCLE, FAKE, HUB, OF_CYCLE, PACKING, TOTALS, FakeNetwork

ORDER = "/api/v0/orders/R482019375"


class SmallNetwork(unittest.TestCase):
    """Three orders; a new one for each test."""

    def setUp(self):
        self.fake = FakeNetwork("small.json")
        self.addCleanup(self.fake.close)


class Shops(SmallNetwork):
    def shop(self):
        return self.fake.ask(f"/api/v0/shops/{HUB}").data

    def test_is_public_and_json_written_as_text(self):
        reply = self.fake.ask(f"/api/v0/shops/{HUB}")
        self.assertEqual(reply.status, 200)
        self.assertIn("text/plain", reply.headers["Content-Type"])
        self.assertEqual(reply.data["email_address"], "gro.elpmaxe@ruojnob")

    def test_is_active_until_the_soonest_cycle_closes(self):
        self.assertEqual((self.shop()["active"], self.shop()["orders_close_at"]),
                         (True, "2026-11-09T20:00:00.000+01:00"))
        self.fake.set_clock("2026-11-09T20:00:00+01:00")
        self.assertEqual((self.shop()["active"], self.shop()["orders_close_at"]), (False, None))

    def test_tells_of_producers_without_permission_only_during_a_sale(self):
        self.assertEqual([producer["id"] for producer in self.shop()["producers"]], [301, 302, 303])
        self.fake.set_clock(CLOSED)
        self.assertEqual([producer["id"] for producer in self.shop()["producers"]], [301])

    def test_tells_the_soonest_close_of_several_open_cycles(self):
        fake = FakeNetwork("week.json", "--clock", "2026-11-09T19:00:00+01:00")
        self.addCleanup(fake.close)

        def closes():
            return fake.ask(f"/api/v0/shops/{HUB}").data["orders_close_at"]
        fake.turn("edit", cycle=9065, orders_close_at="2026-11-09T19:30:00+01:00")
        self.assertEqual(closes(), "2026-11-09T19:30:00.000+01:00")
        fake.set_clock("2026-11-09T19:30:00+01:00")
        self.assertEqual(closes(), "2026-11-09T20:00:00.000+01:00")

    def test_an_unknown_shop_is_404(self):
        self.assertEqual(self.fake.ask("/api/v0/shops/1").status, 404)

    def test_products_prove_that_a_cycle_is_open(self):
        path, query = f"/api/v0/order_cycles/{CYCLE}/products", {"distributor": HUB}
        self.assertEqual(len(self.fake.ask(path, query).data), 4)
        self.fake.set_clock(CLOSED)
        reply = self.fake.ask(path, query)
        self.assertEqual((reply.status, reply.data), (404, {}))
        self.assertEqual(self.fake.ask("/api/v0/order_cycles/1/products", query).status, 422)

    def test_a_closing_time_moves_and_a_cycle_reopens(self):
        self.fake.turn("edit", at="2026-11-09T19:59:00+01:00", cycle=CYCLE, orders_close_at="2026-11-09T22:00:00+01:00")
        self.fake.turn("edit", at="2026-11-10T08:00:00+01:00", cycle=CYCLE, orders_close_at="2026-11-10T12:00:00+01:00")
        seen = []
        for moment in ("11-09T19:58", "11-09T21:00", "11-09T22:30", "11-10T08:00", "11-10T12:00"):
            self.fake.set_clock(f"2026-{moment}:00+01:00")
            seen.append(self.shop()["active"])
        self.assertEqual(seen, [True, True, False, True, False])

    def test_jobs_run(self):
        self.assertEqual(self.fake.ask("/api/v0/status/job_queue").data, {"alive": True})


class Keys(SmallNetwork):
    def test_v0_and_v1_take_it_in_different_headers(self):
        key = self.fake.key
        for path, header, status in (("/api/v0/orders", "X-Spree-Token", 200), ("/api/v0/orders", "X-Api-Token", 401),
                                     ("/api/v1/customers", "X-Api-Token", 200),
                                     ("/api/v1/customers", "X-Spree-Token", 401)):
            self.assertEqual(self.fake.ask(path, headers={header: key}).status, status, (path, header))

    def test_a_wrong_one_is_echoed(self):
        reply = self.fake.ask("/api/v0/orders", headers={"X-Spree-Token": "s3cret"})
        self.assertEqual(reply.status, 401)
        self.assertIn("s3cret", reply.data["error"])
        reply = self.fake.ask("/api/v1/customers", headers={"X-Api-Token": "s3cret"})
        self.assertIn("s3cret", reply.data["errors"][0]["detail"])

    def test_without_one_what_is_protected_is_401(self):
        for path in ("/api/v0/orders", ORDER, f"{TOTALS}?q[order_cycle_id_in][]=9077"):
            reply = self.fake.ask(path)
            self.assertEqual((reply.status, list(reply.data)), (401, ["error"]))

    def test_in_the_address_it_works_and_is_recorded_as_a_violation(self):
        self.assertEqual(self.fake.ask("/api/v0/orders", {"token": self.fake.key}).status, 200)
        entry = self.fake.requests()[0]
        self.assertIsNotNone(entry["violation"])
        self.assertNotIn(self.fake.key, str(entry))

    def test_only_get_is_answered(self):
        for method in ("POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS", "BREW"):
            self.assertEqual(self.fake.get(ORDER, method=method).status, 405)
        self.assertEqual(len([entry for entry in self.fake.requests() if entry["violation"]]), 7)
        self.assertEqual(self.fake.get(ORDER).data["state"], "complete")


class Orders(SmallNetwork):
    def test_are_in_pages_only_when_asked_for(self):
        def pagination(**query):
            return self.fake.get("/api/v0/orders", query).data["pagination"]
        self.assertIsNone(pagination())
        self.assertEqual(pagination(page=1), {"results": 3, "pages": 1, "page": 1, "per_page": 0})
        self.assertEqual(pagination(page=2, per_page=2), {"results": 3, "pages": 2, "page": 2, "per_page": 2})
        self.assertEqual(self.fake.order_numbers({"page": 9, "per_page": 2}), [])

    def test_are_100_on_a_page_at_most(self):
        folder = pathlib.Path(tempfile.mkdtemp(prefix="cageot-ofn-"))
        self.addCleanup(shutil.rmtree, folder)
        orders = [{"id": i, "number": f"R{i}", "cycle": CYCLE, "hub": HUB, "completed_at": CLOSED, "lines": []}
                  for i in range(1, 131)]
        (folder / "many.json").write_text(json.dumps({"based_on": str(FAKE / "small.json"), "orders": orders}))
        fake = FakeNetwork(folder / "many.json")
        self.addCleanup(fake.close)
        for query, count in (({"page": 1, "per_page": 500}, 100), ({"page": 2, "per_page": 500}, 30), ({"page": 1}, 100),
                             ({}, 130)):
            self.assertEqual(len(fake.order_numbers(query)), count, query)

    def test_dates_are_words_and_amounts_texts(self):
        order = self.fake.get(ORDER).data
        self.assertEqual(order["completed_at"], "novembre 07, 2026")
        self.assertEqual(order["completed_at_utc_iso8601"], "2026-11-07T08:41:09Z")
        self.assertEqual((order["item_total"], order["payment_total"], order["display_total"]),
                         ("12.0", "0.0", "12,60 €"))
        self.assertEqual(order["payments"][0]["updated_at"], "nov. 07, 2026 09:41")
        self.assertEqual(order["line_items"][0]["price"], "3.6")
        self.assertEqual(order["line_items"][0]["variant"]["unit_value"], 500.0)

    def test_count_lines_not_units(self):
        order = self.fake.get("/api/v0/orders/R905512384").data
        self.assertEqual((order["item_count"], [line["quantity"] for line in order["line_items"]]), (2, [1, 0]))

    def test_an_unknown_one_is_404(self):
        for unknown in ("R1", "88121"):  # its id is not its number
            self.assertEqual(self.fake.get(f"/api/v0/orders/{unknown}").status, 404)

    def test_change_over_time(self):
        at = "2026-11-09T19:55:00+01:00"
        self.fake.turn("edit", at=at, order="R482019375", lines=[
            {"line": 640011, "quantity": 1}, {"line": 640012, "remove": True},
            {"id": 9, "variant": 20404, "quantity": 4}])
        self.fake.turn("edit", at=at, order="R730154206", shipping_method=62,
                       set={"note": "Merci", "states_unknown": True})
        self.fake.turn("edit", at=at, order="R905512384", cancel=True)
        self.assertEqual(self.fake.get(ORDER).data["item_count"], 2)
        self.fake.turn("clock", advance=600)
        lines = self.fake.get(ORDER).data["line_items"]
        self.assertEqual([(line["id"], line["quantity"]) for line in lines], [(640011, 1), (9, 4)])
        moved = self.fake.get("/api/v0/orders/R730154206").data
        self.assertEqual((moved["shipping_method"]["id"], moved["special_instructions"]), (62, "Merci"))
        self.assertEqual((moved["payment_state"], moved["shipment_state"]), (None, None))
        self.assertNotIn("R905512384", self.fake.order_numbers(OF_CYCLE))
        self.assertEqual(len(self.fake.order_numbers({"q[updated_at_gt]": "2026-11-09T19:54:00+01:00"})), 3)
        self.fake.turn("edit", order="R905512384", reinstate=True)
        self.assertEqual(self.fake.get("/api/v0/orders/R905512384").data["state"], "resumed")

    def test_may_be_completed_after_the_close(self):
        order = {"id": 88200, "number": "R100", "cycle": CYCLE, "hub": HUB, "customer": 3311, "shipping_method": 61,
                 "lines": [{"id": 1, "variant": 20401, "quantity": 1}]}
        self.fake.turn("edit", at="2026-11-09T19:51:00+01:00",
                       add_order={**order, "state": "payment", "completed_at": None, "created_at": CLOSED})
        self.fake.turn("edit", at="2026-11-09T20:04:00+01:00", order="R100", complete=True)
        self.fake.set_clock("2026-11-09T20:01:00+01:00")
        self.assertEqual(len(self.fake.order_numbers(OF_CYCLE)), 3)
        self.fake.set_clock(CLOSED)
        self.assertEqual(len(self.fake.order_numbers(OF_CYCLE)), 4)
        self.assertEqual(self.fake.get("/api/v0/orders/R100").data["completed_at_utc_iso8601"], "2026-11-09T19:04:00Z")

    def test_tell_the_name_of_today_where_totals_tell_the_one_of_the_order(self):
        self.fake.turn("edit", variant=20401, set={"product_name": "Tomates noires", "unit_to_display": "600g"})
        now, before = ("Tomates noires", "600g"), ("Tomates anciennes", "500g")
        variants = [line["variant"] for line in self.fake.get(ORDER).data["line_items"]]
        self.assertEqual((variants[0]["product_name"], variants[0]["unit_to_display"]), now)
        query = {"q[order_cycle_id_in][]": CYCLE}
        for path, wanted in ((TOTALS, before), (PACKING, now)):
            names = {(row["product"], row["variant"]) for row in self.fake.get(path, query).data["data"]}
            self.assertEqual(names & {now, before}, {wanted})


class Reports(SmallNetwork):
    QUERY = {"q[order_cycle_id_in][]": CYCLE}

    def rows(self, path=TOTALS, **query):
        return self.fake.get(path, {**self.QUERY, **query}).data["data"]

    def test_are_not_there_unless_switched_on(self):
        self.fake.turn("settings", api_reports=False)
        self.assertEqual(self.fake.get(TOTALS, self.QUERY).status, 404)

    def test_want_a_filter(self):
        for query in ({}, {"q[order_cycle_id_in][]": ""}):
            self.assertEqual(self.fake.get(TOTALS, query).status, 422)

    def test_hide_columns_unless_asked(self):
        self.assertNotIn("final_weight_volume", self.rows()[0])
        self.assertIn("final_weight_volume", self.rows(**{"fields_to_hide[]": "none"})[0])
        self.assertEqual(list(self.rows(**{"fields_to_show[]": ["order_number", "product"]})[0]),
                         ["product", "order_number"])
        self.assertNotIn("shipping_method", self.rows(PACKING)[0])

    def test_fees_and_comments_are_in_summary_rows_alone(self):
        show = ["order_number", "comments", "total_price", "report_row_type"]
        plain = self.rows(**{"fields_to_show[]": show})
        self.assertEqual({(row["comments"], row["total_price"]) for row in plain}, {("", "")})
        rows = self.rows(**{"fields_to_show[]": show, "display_summary_row": "true"})
        summaries = [row for row in rows if row["report_row_type"] == "summary"]
        self.assertEqual((len(plain), len(rows), len(summaries)), (5, 8, 3))
        self.assertIn("Sans sac plastique 🙂", [row["comments"] for row in summaries])

    def test_reach_back_a_month(self):
        self.fake.set_clock("2026-12-12T08:00:00+01:00")
        self.assertEqual(self.rows(), [])
        self.assertEqual(len(self.rows(**{"q[completed_at_gt]": "2026-11-01T00:00:00+01:00"})), 5)

    def test_packing_has_other_names_for_its_filters(self):
        self.assertEqual(self.fake.get(PACKING, {"q[completed_at_gt]": "2026-11-01"}).status, 422)
        self.assertEqual(self.rows(PACKING, **{"q[order_distributor_id_in][]": "1"}), [])
        self.assertEqual(len(self.rows(PACKING, **{"q[distributor_id_in][]": "1"})), 5)  # unknown: it filters nothing
        self.assertEqual({row["product"] for row in self.rows(PACKING) if row["temp_controlled"]},
                         {"Yaourt brebis", "Colis agneau"})
