// Copies a sentence that is ready to quote. Without this file the text can be selected all the same.
"use strict";

for (const button of document.querySelectorAll("button[data-copies]")) {
  button.hidden = false;
  button.addEventListener("click", async () => {
    const text = document.getElementById(button.dataset.copies);
    try {
      await navigator.clipboard.writeText(text.textContent.trim());
      button.querySelector("[role=status]").textContent = "Tersalin";
    } catch {
      getSelection().selectAllChildren(text);
      button.querySelector("[role=status]").textContent = "Tekan Ctrl+C";
    }
  });
}
