// Labels that a station sees by itself: in a photograph of the telephone's own camera, or live.

import { Camera, canSee } from "./camera.js";
import { codesOfPhotograph } from "./photograph.js";

export class Seeing {
    constructor(station) {
        this.station = station;
        this.panel = station.view.root.querySelector("[data-camera]");
        this.camera = new Camera(this.panel.querySelector("video"), {
            read: (text) => station.scanned({ text }),
            failed: (error) => this.failed(error),
            closed: () => this.show(false),
            secret: () => station.desk.secret,
        });
    }

    photograph() { this.station.view.root.querySelector("[data-photo]").click(); }

    async photographed(input) {
        const file = input.files[0];
        input.value = "";
        if (!file)
            return;
        try {
            const texts = await codesOfPhotograph(file, this.station.desk.secret);
            if (texts.length === 0)
                this.station.failed(new Error(this.station.words.photoNone));
            for (const text of texts)
                this.station.scanned({ text });
        } catch (error) {
            this.failed(error);
        }
    }

    get canSee() { return canSee(); }

    async look() {
        this.close();
        this.show(true);
        this.station.go("main");
        try {
            await this.camera.open();
        } catch {
            this.close();
            this.show(false);
            this.station.failed(new Error(this.station.words.cameraRefused));
        }
    }

    close() { this.camera.close(); }

    show(whether) {
        const { words } = this.station;
        this.panel.hidden = !whether;
        this.panel.setAttribute("aria-label", words.camera);
        this.panel.querySelector("button").textContent = words.closeCamera;
    }

    /// `error`: see photograph.js.
    failed(error) {
        if (error.why === "unknown") {
            this.close();
            this.station.unknown();
            return;
        }
        this.station.failed(new Error(this.station.words.photoFaults[error.why] ?? error.message));
    }
}
