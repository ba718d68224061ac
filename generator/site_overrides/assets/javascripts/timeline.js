/* The timeline, filtered by theme and kind; the choice stands in the address, so that it can be shared. */

const form = document.querySelector(".filter");

function names(select) {
  return [...select.options].map((option) => option.value);
}

/* Show what fits the choice, in list and picture alike, and say how much that is. */
function filter(refused = []) {
  const { theme, kind } = form.elements;
  const lines = [...document.querySelectorAll(".timeline [data-entry]")];
  const shown = new Set();
  for (const line of lines) {
    const fits = (!theme.value || line.dataset.themes.split(" ").includes(theme.value)) && (!kind.value || line.dataset.kind === kind.value);
    line.hidden = !fits;
    if (fits) shown.add(line.dataset.entry);
  }
  for (const bar of document.querySelectorAll(".eras [data-entry]")) bar.classList.toggle("left-out", !shown.has(bar.dataset.entry));
  for (const list of document.querySelectorAll("ol.timeline")) {
    const block = list.closest(".block") ?? list;
    block.hidden = !list.querySelector("li:not([hidden])");
    const heading = block.previousElementSibling;
    if (heading?.matches("h2")) {
      heading.hidden = block.hidden;
      for (const link of document.querySelectorAll(`.contents a[href$="#${CSS.escape(heading.id)}"]`)) (link.closest("li") ?? link).hidden = block.hidden;
    }
  }
  const unknown = refused.map(([name, value]) => `The address asks for the ${name} “${value}”, which is not on this page. `).join("");
  form.querySelector("output").textContent = `${unknown}${shown.size === lines.length ? `All ${lines.length} shown` : `${shown.size} of ${lines.length} shown`}.`;
}

/* Take the choice from the address; what it names and the page does not know is refused, and said. */
function read() {
  const query = new URLSearchParams(location.search);
  const refused = [];
  for (const name of ["theme", "kind"]) {
    const asked = query.get(name) ?? "";
    const known = names(form.elements[name]).includes(asked);
    form.elements[name].value = known ? asked : "";
    if (!known) refused.push([name, asked.slice(0, 60)]);
  }
  filter(refused);
}

function choose() {
  const address = new URL(location.href);
  for (const name of ["theme", "kind"]) {
    const { value } = form.elements[name];
    if (value) address.searchParams.set(name, value);
    else address.searchParams.delete(name);
  }
  history.replaceState(history.state, "", address);
  filter();
}

if (form) {
  form.addEventListener("change", choose);
  form.addEventListener("submit", (event) => event.preventDefault());
  addEventListener("popstate", read);
  read();
}
