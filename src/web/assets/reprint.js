// The field of "Réimprimer" filled by a photograph of the label. Without this script it is typed or scanned.

import { codesOfPhotograph } from "./photograph.js";

const form = document.querySelector("form.search");
const told = document.querySelector(".search-told");
const button = form.querySelector(".photograph");

async function look(file) {
    told.textContent = "La photo est lue…";
    try {
        const codes = await codesOfPhotograph(file);
        if (codes.length === 0) {
            told.textContent = "Aucun code sur la photo: reprenez-la de plus près.";
            return;
        }
        form.q.value = codes.join(" ");
        form.requestSubmit();
    } catch (error) {
        told.textContent = error.sentence ?? "La photo n’a pas été lue: recommencez.";
    }
}

button.hidden = false;
button.querySelector("input").addEventListener("change", (event) => {
    const [file] = event.target.files;
    event.target.value = "";
    if (file)
        look(file);
});
