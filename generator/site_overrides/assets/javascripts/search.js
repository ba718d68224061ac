/* The search box in the header of every page. Without scripts the A–Z page stands in its place. */

const SUGGESTIONS = 7;
const NEEDED = { wasm: "wasm.en.pagefind", meta: "pagefind.pf_meta", volumes: "volumes.json" };
const bundle = new URL("../../pagefind/", import.meta.url);

/* The search's own module. When somebody is about to search, and not before, all that every search needs is asked for
   at once; the module takes it over before anything is searched. */
let module;
function index() {
  if (module) return module;
  const code = import("./search-index.js");
  import("./search-pagefind.js").catch(() => {});
  const asked = Object.entries(NEEDED).map(([what, name]) => [what, fetch(new URL(name, bundle), { cache: "no-cache" })]);
  for (const [, answer] of asked) answer.catch(() => {}); // said when something is searched
  module = code.then((search) => {
    search.prepare(Object.fromEntries(asked));
    return search;
  });
  module.catch(() => (module = undefined));
  return module;
}

/* Results from the first letters on; arrows choose, Enter opens, Escape closes. */
function wireBox(box, list) {
  let turn = 0;
  let chosen = -1;
  const options = () => [...list.querySelectorAll("[role=option]")];
  const close = () => {
    turn += 1;
    list.hidden = true;
    chosen = -1;
    box.setAttribute("aria-expanded", "false");
    box.removeAttribute("aria-activedescendant");
  };
  const open = (...shown) => {
    list.replaceChildren(...shown);
    list.hidden = false;
    chosen = -1;
    box.setAttribute("aria-expanded", "true");
    box.removeAttribute("aria-activedescendant");
  };
  const choose = (position) => {
    const all = options();
    if (!all.length) return;
    chosen = (position + all.length) % all.length;
    all.forEach((option, each) => option.setAttribute("aria-selected", String(each === chosen)));
    box.setAttribute("aria-activedescendant", all[chosen].id);
    all[chosen].scrollIntoView({ block: "nearest" });
  };
  const note = (text) => {
    const made = document.createElement("p");
    made.className = "note";
    made.role = "presentation";
    made.textContent = text;
    return made;
  };

  for (const intent of ["pointerdown", "focus", "input"]) box.addEventListener(intent, index, { once: true });
  box.addEventListener("input", async () => {
    if (!box.value.trim()) return close();
    const mine = ++turn;
    try {
      const { element, facets, find, record } = await index();
      const { results, total } = await find(box.value, { enough: SUGGESTIONS });
      if (mine !== turn) return;
      const option = (found, position) =>
        element("a", { href: found.href, id: `found-${position}`, role: "option", ariaSelected: "false", tabIndex: -1, dir: "auto" }, found.title, " ", facets(found));
      const all = total ? `Enter shows all ${total.toLocaleString("en-GB")}` : "Enter shows more";
      const more = results.length > SUGGESTIONS ? all : "Enter opens the search page";
      const last = note(results.length ? more : "Nothing found. Enter opens the search page, which leads on");
      const [best, ...others] = results.slice(0, SUGGESTIONS);
      // A moment later, since the best has most often come already, and is shown before the others are asked for.
      const rest = new Promise((resolve) => setTimeout(() => resolve(Promise.all(mine === turn ? others.map(record) : []))));
      rest.catch(() => {}); // said below, unless the best fails first
      const first = best ? [option(await record(best), 0)] : [];
      if (mine !== turn) return;
      open(...first, last);
      const further = (await rest).map((found, place) => option(found, place + 1));
      if (mine === turn) last.before(...further);
    } catch {
      if (mine === turn) open(note("The search could not be loaded. Are you offline?"));
    }
  });
  box.addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      choose(event.key === "ArrowDown" ? chosen + 1 : Math.max(chosen, 0) - 1);
    } else if (event.key === "Enter" && chosen >= 0) {
      event.preventDefault();
      options()[chosen].click();
    } else if (event.key === "Escape") {
      close();
    }
  });
  box.form.addEventListener("focusout", (event) => {
    if (!box.form.contains(event.relatedTarget)) close();
  });
}

/* The list of what is found, and what says to assistive technology that the box has one. */
function listFor(box) {
  const list = document.createElement("div");
  list.id = "found";
  list.hidden = true;
  list.role = "listbox";
  list.ariaLabel = "Found";
  box.after(list);
  box.role = "combobox";
  box.ariaExpanded = "false";
  box.ariaAutoComplete = "list";
  box.setAttribute("aria-controls", list.id);
  return list;
}

const box = document.querySelector("#find");
const form = document.querySelector("form.search");
const field = form?.elements.q ?? box;
addEventListener("keydown", (event) => {
  const isTyping = event.target.closest?.("input:not([type=radio]), textarea, select, [contenteditable]");
  if (event.key !== "/" || isTyping || event.ctrlKey || event.metaKey || event.altKey || !field) return;
  event.preventDefault();
  field.focus();
  field.select();
});
if (box) wireBox(box, listFor(box));
if (form) Promise.all([import("./search-page.js"), index()]).then(([{ wirePage }]) => wirePage(form, document.querySelector(".search-results")));
document.documentElement.dataset.search = "ready";
