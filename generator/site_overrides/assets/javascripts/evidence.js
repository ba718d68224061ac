/* Evidence at the fact: on hover, focus and tap of a citation a card says what the page says below, in one place. */

const card = document.createElement("aside");
card.className = "evidence";
card.id = "evidence";
card.hidden = true;
card.setAttribute("role", "tooltip");

let shownFor = null;
let leaving = 0;

function line(label, text) {
  const row = document.createElement("p");
  const name = document.createElement("b");
  name.textContent = `${label}: `;
  row.append(name, text);
  return row;
}

/* The card repeats the fact's own words and the page's list of sources; it knows nothing else. */
function fill(link) {
  const fact = link.closest(".fact");
  const cited = link.closest("[data-source]");
  const source = document.getElementById(`source-${cited.dataset.source}`);
  const lines = [];
  if (source) {
    const about = source.cloneNode(true);
    const interest = about.querySelector(".interest");
    about.querySelector(".address")?.remove();
    interest?.remove();
    lines.push(line("Source", about.textContent.trim()));
    lines.push(line("Interest", interest?.textContent.trim() ?? "told on the page of the source"));
  }
  if (link.textContent.includes("¶")) lines.push(line("Passage", `${link.textContent.trim()}; the link opens it in the article`));
  const by = fact.querySelector(".by a");
  if (by) lines.push(line("Who says so", by.textContent));
  const witnesses = fact.querySelector(".witnesses");
  lines.push(line("Independent origins", witnesses ? witnesses.textContent.replace(/[()]/g, "") : "one source, one origin"));
  if (fact.matches(".short") && fact.querySelector(".differs")) lines.push(line("Contested", "another fact says otherwise; the entry in full tells how"));
  for (const note of fact.querySelectorAll(".contrast .why")) lines.push(line("Differs", note.textContent));
  card.replaceChildren(...lines);
}

function show(link) {
  clearTimeout(leaving);
  if (shownFor === link) return;
  hide();
  fill(link);
  shownFor = link;
  link.setAttribute("aria-describedby", card.id);
  card.hidden = false;
  const place = link.getBoundingClientRect();
  const left = Math.max(8, Math.min(place.left, innerWidth - card.offsetWidth - 8));
  const below = place.bottom + card.offsetHeight + 12 < innerHeight;
  card.style.left = `${left + scrollX}px`;
  card.style.top = `${(below ? place.bottom + 6 : place.top - card.offsetHeight - 6) + scrollY}px`;
}

function hide() {
  shownFor?.removeAttribute("aria-describedby");
  shownFor = null;
  card.hidden = true;
}

const citation = (event) => event.target.closest?.(".fact [data-source] a");

document.addEventListener("pointerover", (event) => {
  if (event.pointerType !== "mouse") return;
  const link = citation(event);
  if (link) show(link);
  else if (shownFor && !event.target.closest?.(".evidence")) leaving = setTimeout(hide, 200);
});
card.addEventListener("pointerenter", () => clearTimeout(leaving));
document.addEventListener("focusin", (event) => (citation(event) ? show(citation(event)) : hide()));
document.addEventListener("keydown", (event) => event.key === "Escape" && hide());
/* The first tap shows the card, the second follows the link. */
document.addEventListener("click", (event) => {
  const link = citation(event);
  if (link && matchMedia("(hover: none)").matches && link.dataset.tapped === undefined) {
    event.preventDefault();
    document.querySelectorAll("[data-tapped]").forEach((other) => delete other.dataset.tapped);
    link.dataset.tapped = "";
    show(link);
  } else if (!event.target.closest?.(".evidence") && !link) {
    hide();
  }
});
document.body.append(card);
