"""The sample week: its CSV files, its reports and its orders tell the same; what is not to be printed is beside it."""

import collections
import json
import subprocess
import unittest

from fake_ofn_process import CLOSED, CYCLE, FAKE, HUB, OF_CYCLE, PACKING, TOTALS, FakeNetwork

from make_week import rows_of

TOTALS_COLUMNS = {
    "hub": "Boutique", "customer": "Client", "email": "Email", "phone": "n° tel", "producer": "Producteur",
    "product": "Produit", "variant": "Variante", "quantity": "Quantité", "item_price": "Coût produits (€)",
    "item_fees_price": "Coût produits + Marge (€)", "admin_handling_fees": "Frais si par commande (€)",
    "total_price": "Total (€)", "paid": "Payé ?", "shipping": "Méthode de livraison", "delivery": "Livré ?",
    "ship_street": "Rue Livraison", "ship_street_2": "Rue (2) Livraison", "ship_city": "Ville Livraison",
    "ship_postcode": "Code Postal Livraison", "comments": "Commentaire", "sku": "Référence Produit",
    "order_cycle": "Cycle de Vente", "payment_method": "Méthode de paiement", "customer_code": "Code acheteur",
    "tags": "Tags", "billing_street": "Rue Facturation", "billing_street_2": "Rue (2) Facturation",
    "billing_city": "Ville Facturation", "billing_postcode": "Code Postal Facturation", "order_number": "N° commande",
    "date": "Date"}
PACKING_COLUMNS = {
    "hub": "Boutique", "customer_code": "Code acheteur", "first_name": "Prénom", "last_name": "Nom",
    "supplier": "Fournisseur", "product": "Produit", "variant": "Variante", "weight": "Poids", "height": "Hauteur",
    "width": "Largeur", "depth": "Profondeur", "quantity": "Quantité", "temp_controlled": "Temp Contrôlée ?"}


def cell(value):
    """As CSV writes it."""
    return value if value is None else str(value).lower() if isinstance(value, bool) else str(value)


def bag(rows, columns):
    return collections.Counter(tuple(cell(row[column]) for column in columns) for row in rows)


class Week(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.fake = FakeNetwork("week.json", "--clock", CLOSED)
        cls.addClassCleanup(cls.fake.close)

    def test_is_what_make_week_writes(self):
        subprocess.run(["/usr/bin/python3", FAKE / "make_week.py", "--check"], check=True)

    def test_totals_are_the_csv(self):
        rows = self.fake.get(TOTALS, {"q[order_cycle_id_in][]": CYCLE, "q[distributor_id_in][]": HUB}).data["data"]
        self.assertEqual(len(rows), 840)
        self.assertEqual(bag(rows, TOTALS_COLUMNS), bag(rows_of("totaux-acheteurs.csv"), TOTALS_COLUMNS.values()))

    def test_packing_is_the_csv(self):
        query = {"q[order_cycle_id_in][]": CYCLE, "q[order_distributor_id_in][]": HUB}
        rows = self.fake.get(PACKING, query).data["data"]
        self.assertEqual(bag(rows, PACKING_COLUMNS),
                         bag(rows_of("preparation-acheteurs.csv"), PACKING_COLUMNS.values()))

    def test_orders_are_the_csv(self):
        shop = self.fake.ask(f"/api/v0/shops/{HUB}").data
        world = json.loads((FAKE / "week.json").read_text(encoding="utf-8"))
        farms = {farm["id"]: farm["name"] for farm in world["producers"]}
        lines = []
        for number in self.fake.order_numbers({**OF_CYCLE, "page": 1, "per_page": 100}):
            order = self.fake.get(f"/api/v0/orders/{number}").data
            self.assertEqual(order["item_count"], len(order["line_items"]))
            for line in order["line_items"]:
                variant = line["variant"]
                name = f"{variant['display_name']} ({variant['unit_to_display']})" if variant["display_name"] else \
                    variant["unit_to_display"]
                lines.append({
                    "N° commande": number, "Client": order["full_name"], "Email": order["email"],
                    "Producteur": farms[variant["producer"]["id"]], "Produit": variant["product_name"],
                    "Variante": name, "Quantité": line["quantity"],
                    "Méthode de livraison": order["shipping_method"]["name"],
                    "Livré ?": order["shipping_method"]["require_ship_address"], "Référence Produit": variant["sku"],
                    "Payé ?": order["payment_state"] == "paid"})
        self.assertEqual(bag(lines, lines[0]), bag(rows_of("totaux-acheteurs.csv"), lines[0]))
        self.assertLess(len(shop["producers"]), len(farms))  # after the close some names are not told any more

    def test_customers_are_in_pages(self):
        path, query, codes = "/api/v1/customers", {"enterprise_id": HUB}, {}
        first = self.fake.get(path, query).data
        self.assertEqual(first["meta"]["pagination"], {"results": 67, "pages": 2, "page": 1, "per_page": 50})
        pages = [first]
        while link := pages[-1]["links"]["next"]:
            pages.append(self.fake.get(link.removeprefix(self.fake.address)).data)
        self.assertEqual([len(page["data"]) for page in pages], [50, 17])
        for page in pages:
            codes |= {customer["attributes"]["email"]: customer["attributes"]["code"] for customer in page["data"]}
        told = {row["Email"]: row["Code acheteur"] for row in rows_of("totaux-acheteurs.csv")}
        self.assertEqual(len(codes), 67)
        self.assertEqual(codes, {email: told[email] for email in codes})
        self.assertEqual(self.fake.get(path, {**query, "per_page": 200}).data["meta"]["pagination"]["per_page"], 100)

    def test_the_right_filter_finds_70_orders(self):
        self.assertEqual(len(self.fake.order_numbers(OF_CYCLE)), 70)

    def test_without_it_carts_canceled_orders_and_others_come_along(self):
        orders = self.fake.get("/api/v0/orders").data["orders"]
        self.assertEqual(collections.Counter(order["state"] for order in orders), {
            "complete": 70, "resumed": 1, "awaiting_return": 1, "canceled": 2, "cart": 1, "address": 1, "payment": 1})
        places = collections.Counter((order["order_cycle"]["id"], order["distributor"]["id"]) for order in orders)
        self.assertEqual(places, {
            (CYCLE, HUB): 75, (CYCLE, 1301): 1, (9065, HUB): 1})
        self.assertEqual([order["phone"] for order in orders if order["state"] == "cart"], ["a"])

    def test_state_complete_loses_orders(self):
        self.assertEqual(len(self.fake.order_numbers({**OF_CYCLE, "q[state_eq]": "complete"})), 68)

    def test_a_misspelled_filter_filters_nothing(self):
        misspelled = {"q[order_cycle_id_eqq]" if "cycle" in key else key: value for key, value in OF_CYCLE.items()}
        self.assertEqual(len(self.fake.order_numbers(misspelled)), 71)
        self.assertEqual(len(self.fake.order_numbers({"q[cycle_eq]": CYCLE, "Q[id_eq]": 1, "q[number_equals]": 1})), 77)

    def test_filters_that_are_known(self):
        everything = self.fake.get("/api/v0/orders").data["orders"]
        cases = {
            "q[total_lt]": ("20", lambda order: float(order["total"]) < 20),
            "q[completed_at_null]": ("1", lambda order: order["completed_at_utc_iso8601"] is None),
            "q[bill_address_lastname_cont]": ("PUIG", lambda order: "Puig" in order["full_name"]),
            "q[number_in][]": (two := ["R182092704", "R259107023"], lambda order: order["number"] in two),
            "q[completed_at_gt]": ("2026-11-09T17:00:00Z", lambda order: order["number"] in self.late_orders()),
            "q[email_start]": ("a", lambda order: order["email"] and order["email"].startswith("a"))}
        for key, (value, wanted) in cases.items():
            found = self.fake.order_numbers({key: value})
            self.assertEqual(found, [order["number"] for order in everything if wanted(order)], key)
            self.assertTrue(0 < len(found) < len(everything), key)
        by_method = self.fake.order_numbers({"shipping_method_id": 67})
        self.assertTrue(0 < len(by_method) < 77)
        self.assertEqual(by_method, self.fake.order_numbers({"q[shipping_method_id_eq]": 67}))
        newest = self.fake.order_numbers({**OF_CYCLE, "q[s]": "completed_at desc", "page": 1, "per_page": 1})
        last = max(rows_of("totaux-acheteurs.csv"), key=lambda row: row["Date"])
        self.assertEqual(newest, [last["N° commande"]])

    def late_orders(self):
        return {row["N° commande"] for row in rows_of("totaux-acheteurs.csv") if row["Date"] > "2026-11-09 18:00:00"}

    def test_two_orders_change_on_wednesday(self):
        fake = FakeNetwork("week-edited.json", "--clock", CLOSED)
        self.addCleanup(fake.close)

        def seen():
            return {order["number"]: (order["item_count"], order["total"], fake.get(
                f"/api/v0/orders/{order['number']}").data["shipping_method"]["id"])
                for order in fake.get("/api/v0/orders", OF_CYCLE).data["orders"]}
        before = seen()
        fake.set_clock("2026-11-11T12:00:00+01:00")
        after = seen()
        self.assertEqual({number for number in after if after[number] != before[number]}, {"R182092704", "R259107023"})
