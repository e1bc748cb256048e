"""The labels of the work W: seeded, so that every run and every contestant draws the same."""
import random

PRODUCTS = ["Carottes", "Pain de campagne", "Miel de châtaignier", "Yaourt de brebis", "Œufs plein air",
            "Pommes Goldrush", "Faisselle", "Lentilles corail", "Jus de raisin", "Tomme de vache"]
UNITS = ["1 kg", "500 g", "250 g", "4 × 125 g", "75 cL", "6 pièces"]
FARMS = ["Ferme des Alizés", "GAEC du Pic de Nore", "Fromagerie du Lac", "Fournil d’Ôde", "Les Jardins de Gazel"]
NAMES = ["Zoé N.", "Loïc L’H.", "Agnès A.", "Théo P.", "Anne-Sophie B.", "Jean & Lou M."]


def write_labels(path, count):
    dice = random.Random(1)
    with open(path, "w", encoding="utf-8") as out:
        for i in range(count):
            pieces = dice.randint(1, 4)
            row = [str(dice.randint(1, 99)), dice.choice(PRODUCTS), dice.choice(UNITS), dice.choice(FARMS),
                   dice.choice(NAMES), f"{dice.randint(1, pieces)}/{pieces}", f"U{i:08d}ABC"]
            out.write("\t".join(row) + "\n")
