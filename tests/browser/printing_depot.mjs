// A depot that prints: a print scheduler of its own and virtual printers, which stop when they are told to.

import { execFileSync, spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

import { Depot } from "./depot.mjs";

const scheduler = join(dirname(fileURLToPath(import.meta.url)), "../../scripts/private_cupsd");
/// The one for the cold is old: it takes little before it prints, and does not tell how many labels it has printed.
const printers = [["etiquettes", "labels", "57x32"], ["froid", "cold", "57x32", "--buffer", "8192", "--no-counter"],
    ["tickets", "tickets", "100x150"]];

export class PrintingDepot extends Depot {
    constructor() {
        super();
        this.started = [];
        this.cups = mkdtempSync(join(tmpdir(), "cageot-cupsd-"));
        this.server = execFileSync(scheduler, ["start", this.cups], { encoding: "utf8" }).trim();
    }

    /// With its printers, when it answers.
    async serve() {
        let config = readFileSync(this.config, "utf8").replace(join(this.folder, "no-cups"), this.server).split("[[printer]]")[0];
        for (const [name, role, media, ...manner] of printers) {
            const uri = await this.printer(name, manner);
            config += `[[printer]]\nname = "${name}"\nuri = "${uri}"\nrole = "${role}"\nmedia = "${media}"\n` +
                `received = "${this.received(name)}"\n`;
            writeFileSync(this.config, config);
            this.run("printer", "add", name, uri, "--media", media, "--role", role);
        }
        return super.serve();
    }

    received(name) { return join(this.folder, "received", name); }

    /// Its address, when it listens.
    async printer(name, manner) {
        const process_ = spawn(process.env.CAGEOT_VIRTUAL_PRINTER,
            ["--port", "0", "--name", name, "--out", this.received(name), ...manner], { stdio: ["ignore", "pipe", "ignore"] });
        this.started.push(process_);
        const line = await new Promise((resolve, reject) => {
            process_.stdout.once("data", (bytes) => resolve(String(bytes)));
            process_.once("exit", (status) => reject(new Error(`cageot-virtual-printer: ${status}`)));
        });
        return `socket://127.0.0.1:${line.match(/(\d+)\s*$/m)[1]}`;
    }

    /// "paper-out:8": no paper after eight labels more; "none": all is well.
    fault(name, fault) { writeFileSync(join(this.received(name), "control"), `fault=${fault}\n`); }

    /// What somebody does who loses patience with a printer.
    cancelAll(name) { execFileSync("cancel", ["-h", this.server, "-a", name]); }

    async stop() {
        for (const one of this.started)
            one.kill();
        execFileSync(scheduler, ["stop", this.cups]);
        rmSync(this.cups, { recursive: true, force: true });
        await super.stop();
    }
}
