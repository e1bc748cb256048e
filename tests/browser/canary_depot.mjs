// A depot whose every free text would do something wherever it is anything else than text. Each text begins with the
// letter of its kind and the number of its field, so that what escapes says where it came from: "K7m" is the product of
// the first farm, as markup.

import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { PrintingDepot } from "./printing_depot.mjs";

const longWord = "Interminable".repeat(9);

/// By their letter; a session is of one kind.
export const kinds = {
    m: (n) => `K${n}m <img src=x data-canary=${n} onerror=canary(${n})>"'><script data-canary=${n}>canary(${n})</script></title></textarea></select><!--`,
    t: (n) => `K${n}t {{token}} {{{token}}} {{&token}} {{>part-top}} {{#who}} {{/who}} {{=<% %>=}} &lt;b&gt; &#60;i data-canary=${n}&#62; &amp;amp; javascript:canary(${n})//`,
    o: (n) => `${"=+-@"[n % 4]}1+1 K${n}o <b data-canary=${n}>tourné ${longWord} %3Cb%3E \\u003cb\\u003e $&`,
};
/// Where a field is short.
const brief = {
    m: (n) => `K${n}m <img src=x data-canary=${n}>"'`,
    t: (n) => `K${n}t {{token}} {{{token}}} &lt;b&gt;.`,
    o: (n) => `=1+1 K${n}o <b data-canary=${n}>`,
};

/// The fields, in the order of their numbers.
const names = ["session", "hub", "order", "customer", "relay", "address", "customer code", "email", "phone", "sku", "comment",
    "farm 1", "farm 2", "product 1", "product 2", "product 3", "product 4", "product 5", "unit 1", "unit 3", "short name of product 5",
    "lot", "allergens", "ingredients", "origin", "where to stick", "net quantity", "storage", "relay name", "relay colour", "relay driver",
    "who told", "who checked in", "who rehearsed"];

/// What stands on no page, and why.
const unseen = {
    "address": "on tickets", "comment": "on tickets", "sku": "told nobody", "email": "told nobody", "phone": "told nobody",
    "customer code": "told nobody",
};

const quoted = (text) => `"${text.replaceAll('"', '""')}"`;
const table = (rows) => rows.map((row) => row.map(quoted).join(";")).join("\n") + "\n";

export class CanaryDepot extends PrintingDepot {
    /// The text of a field.
    static text(kind, name) {
        const number = names.indexOf(name) + 1;
        if (number === 0)
            throw new Error(`no field ${name}`);
        const texts = /^(short name|lot|net quantity|relay colour)/.test(name) ? brief : kinds;
        return texts[kind](number);
    }

    /// Every field in every kind: its name, its text, and `why` it stands on no page.
    static fields() {
        return Object.keys(kinds).flatMap((kind) => names.map(
            (name) => ({ name: `${name}, ${kind}`, text: CanaryDepot.text(kind, name), why: unseen[name] })));
    }

    fill() {
        const all = Object.keys(kinds), text = CanaryDepot.text;
        // Its name is a field too: an empty board shows it.
        this.drop = join(this.folder, 'K0m <img src=x data-canary=0 onerror=canary(0)>"\'{{token}}&lt;');
        mkdirSync(this.drop);
        writeFileSync(join(this.folder, "produits.csv"), table([
            ["produit", "nom court", "lot", "allergènes", "ingrédients", "origine", "où coller", "quantité nette", "conservation"],
            ...all.map((kind) => [text(kind, "product 5"), ...["short name of product 5", "lot", "allergens", "ingredients", "origin",
                "where to stick", "net quantity", "storage"].map((name) => text(kind, name))])]));
        writeFileSync(join(this.folder, "fermes.csv"), table([["ferme", "heure"],
            ...all.map((kind) => [text(kind, "farm 2"), "0h01"])]));
        const list = (name) => JSON.stringify(all.map((kind) => `produit: ${text(kind, name)}`));
        const relays = all.map((kind, at) => `[[relay]]\nmatch = "Relais ${kind}"\nletter = "${"ABC"[at]}"\n` +
            ["name", "colour", "driver"].map((part) => `${part} = ${JSON.stringify(text(kind, `relay ${part}`))}\n`).join(""));
        writeFileSync(this.config, `drop = ${JSON.stringify(this.drop)}\n[paper]\nnames = "full"\n[weighing]\nproducts = ${list("product 3")}\n` +
            `[labelling]\nnone = ${list("product 2")}\n[products]\ntable = "produits.csv"\n[producers]\ntable = "fermes.csv"\n` +
            `[cups]\nserver = "${join(this.folder, "no-cups")}"\n${relays.join("")}`);
    }

    /// Two orders of the kind, or what became of them later.
    orders(kind, later) {
        const text = (name) => CanaryDepot.text(kind, name);
        const shared = [text("session"), text("hub")];
        const first = [...shared, text("order"), text("customer"), `Relais ${kind}`, "non", "", "", "", "", ""];
        const second = [...shared, "2", "Zoé", text("relay"), "oui", text("address"), text("customer code"), text("email"), text("phone"),
            text("comment")];
        const product = (n, farm, unit, many, chilled) => [text(`farm ${farm}`), text(`product ${n}`), unit, many, chilled, text("sku")];
        const rows = [
            [...first, ...product(1, 1, text("unit 1"), later ? "5" : "7", "oui")], [...first, ...product(2, 1, "", "3", "non")],
            [...first, ...product(3, 2, text("unit 3"), "1", "non")], [...first, ...product(4, 2, "", "0", "non")],
            [...first, ...product(5, 2, "", "6", "oui")],
            [...second, ...product(3, 2, text("unit 3"), "2", "non")], [...second, ...product(5, 2, "", later ? "3" : "4", "oui")],
        ];
        return table([["vente", "boutique", "commande", "client", "relais", "domicile", "adresse", "code", "email", "téléphone",
            "commentaire", "ferme", "produit", "unité", "quantité", "froid", "référence"], ...rows]);
    }

    /// The session of a kind, by its id; once more it is its second version.
    import(kind, later = false) {
        const path = join(this.folder, `${kind}.csv`);
        writeFileSync(path, this.orders(kind, later));
        return this.run("import", path).trim().split("\n").at(-1);
    }
}
