"""Who gets what of goods that came short, told once more without the program's code: the rule of docs/arrivals.md."""

import collections
import csv


class OrderedGoods:
    """The lines of a session as the shop's file has them."""

    def __init__(self, path):
        self.lines = []  # (order, product, quantity), an order's lines in the file's order
        self.dates = {}  # by order
        with open(path, encoding="utf-8-sig", newline="") as file:
            for row in csv.DictReader(file):
                product = (row["Producteur"], row["Produit"], row["Variante"])
                self.lines.append((row["N° commande"], product, int(row["Quantité"])))
                self.dates[row["N° commande"]] = row["Date"]

    def farms(self):
        return list(dict.fromkeys(product[0] for _, product, _ in self.lines))

    def ordered(self):
        """Units by product."""
        total = collections.Counter()
        for _, product, quantity in self.lines:
            total[product] += quantity
        return total

    def products_of(self, farm):
        return sorted(product for product in self.ordered() if product[0] == farm)

    def shortages(self, short, lost=None):
        """What each order lacks: {(order, product): units}. `short` are units by product that nobody gets; `lost` are
        units by (order, product) that the order does not get, whatever the rule says."""
        lost = lost or {}
        lacks = {}
        for product, missing in short.items():
            wants = collections.Counter()
            for order, its, quantity in self.lines:
                if its == product:
                    wants[order] += quantity
            left = sum(wants.values()) - missing
            most = {order: wanted - lost.get((order, product), 0) for order, wanted in wants.items()}
            gets = collections.Counter()
            oldest = sorted(wants, key=lambda order: self.dates[order])
            while left > 0 and any(gets[order] < most[order] for order in oldest):
                for order in oldest:  # one each, then the next one each
                    if left > 0 and gets[order] < most[order]:
                        gets[order] += 1
                        left -= 1
            for order in wants:
                if gets[order] < wants[order]:
                    lacks[order, product] = wants[order] - gets[order]
        return lacks
