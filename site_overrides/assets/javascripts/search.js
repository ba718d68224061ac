/* Search over facts, entities and briefs, with Pagefind. Without this script the indexes and the A–Z page serve. */

const site = new URL("../../", import.meta.url);
const FILTERS = ["kind", "country", "organisation", "theme", "year", "standing", "source"];
const SUGGESTIONS = 7;
const PAGE = 20;

let loading;
const pagefind = () =>
  (loading ??= import(new URL("pagefind/pagefind.js", site).href).then(async (library) => {
    await library.options({ baseUrl: "/", ranking: { termFrequency: 0.6 } });
    return library;
  }));

/* Looks for the words; where nothing is found, shortens the longest one, since the index matches beginnings. */
async function find(query, options = {}) {
  const library = await pagefind();
  let words = query.trim();
  let found = await library.search(words || null, options);
  for (let cut = 0; words && !found.results.length && cut < 3; cut += 1) {
    const longest = words.split(/\s+/).sort((a, b) => b.length - a.length)[0];
    if (longest.length < 5) break;
    words = words.replace(longest, longest.slice(0, -1));
    found = await library.search(words, options);
  }
  return { ...found, words };
}

const address = (record) => new URL(record.meta.url, site).href;

function element(name, properties = {}, ...children) {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children.filter((child) => child !== null && child !== ""));
  return made;
}

function facets(meta) {
  const line = element("span", { className: "note" });
  for (const [text, name] of [[meta.kind], [meta.standing], [meta.contested, "differs"], [meta.date]]) {
    if (text && !(text === "Fact" && meta.standing)) line.append(element("span", { className: name ?? "" }, text), " ");
  }
  return line;
}

/* The box in the header: results from the first letters on; arrows choose, Enter opens. */
function wireBox(box, list) {
  let turn = 0;
  let chosen = -1;
  const options = () => [...list.querySelectorAll("[role=option]")];
  const close = () => {
    list.hidden = true;
    chosen = -1;
    box.setAttribute("aria-expanded", "false");
    box.removeAttribute("aria-activedescendant");
  };
  const choose = (index) => {
    const all = options();
    if (!all.length) return;
    chosen = (index + all.length) % all.length;
    all.forEach((option, position) => option.setAttribute("aria-selected", String(position === chosen)));
    box.setAttribute("aria-activedescendant", all[chosen].id);
    all[chosen].scrollIntoView({ block: "nearest" });
  };
  box.addEventListener("input", async () => {
    const mine = ++turn;
    if (!box.value.trim()) return close();
    const found = await find(box.value);
    const records = await Promise.all(found.results.slice(0, SUGGESTIONS).map((result) => result.data()));
    if (mine !== turn) return;
    list.replaceChildren(
      ...records.map((record, position) =>
        element("a", { href: address(record), id: `found-${position}`, role: "option", tabIndex: -1 }, record.meta.title, " ", facets(record.meta)),
      ),
      element("p", { className: "note", role: "presentation" }, found.results.length ? `${found.results.length} found; Enter shows all` : "Nothing found; Enter for ways on"),
    );
    list.hidden = false;
    chosen = -1;
    box.setAttribute("aria-expanded", "true");
  });
  box.addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      choose(chosen + (event.key === "ArrowDown" ? 1 : chosen < 0 ? 0 : -1));
    } else if (event.key === "Enter" && chosen >= 0) {
      event.preventDefault();
      location.href = options()[chosen].href;
    } else if (event.key === "Escape") {
      close();
    }
  });
  box.form.addEventListener("focusout", (event) => {
    if (!box.form.contains(event.relatedTarget)) close();
  });
  addEventListener("keydown", (event) => {
    const typing = event.target.closest?.("input, textarea, select, [contenteditable]");
    if (event.key === "/" && !typing && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault();
      box.focus();
      box.select();
    }
  });
}

/* The search page: filters, sorting, and all of it in the address. */
async function wirePage(form, output) {
  const query = form.elements.q;
  const status = output.querySelector("[role=status]");
  const results = output.querySelector("ol");
  const wayOn = output.querySelector(".way-on");
  const library = await pagefind();
  const known = await library.filters();
  for (const name of FILTERS) {
    const select = form.elements[name];
    const values = Object.entries(known[name] ?? {}).sort(([a], [b]) => (name === "year" ? b.localeCompare(a) : a.localeCompare(b)));
    select.append(...values.map(([value, count]) => new Option(`${value} (${count})`, value)));
  }
  const given = new URLSearchParams(location.search);
  for (const [name, value] of given) if (form.elements[name]) form.elements[name].value = value;

  let turn = 0;
  let shown = PAGE;
  const run = async () => {
    const mine = ++turn;
    const state = new URLSearchParams([...new FormData(form)].filter(([, value]) => value));
    history.replaceState(null, "", state.size ? `?${state}` : location.pathname);
    const filters = Object.fromEntries(FILTERS.filter((name) => state.get(name)).map((name) => [name, state.get(name)]));
    const asked = query.value.trim() || Object.keys(filters).length;
    const sort = { newest: { date: "desc" }, oldest: { date: "asc" } }[state.get("sort")];
    const found = asked ? await find(query.value, { filters, ...(sort && { sort }) }) : { results: [], words: "" };
    const records = await Promise.all(found.results.slice(0, shown).map((result) => result.data()));
    if (mine !== turn) return;
    const count = found.results.length;
    const instead = count && found.words !== query.value.trim() ? ` for words beginning like “${found.words}”` : "";
    status.textContent = asked ? `${count === 1 ? "1 result" : `${count} results`}${instead}` : "";
    results.replaceChildren(
      ...records.map(({ meta, ...record }) =>
        element("li", {}, element("a", { href: address({ meta, ...record }), className: "name" }, meta.title), " ", facets(meta), meta.about ? element("p", {}, meta.about) : ""),
      ),
    );
    output.querySelector(".more").hidden = count <= shown;
    wayOn.hidden = count > 0;
  };
  form.addEventListener("input", () => {
    shown = PAGE;
    run();
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    run();
  });
  form.addEventListener("reset", () => setTimeout(run));
  output.querySelector(".more").addEventListener("click", () => {
    shown += PAGE;
    run();
  });
  form.hidden = false;
  run();
}

const box = document.querySelector("#find");
if (box) wireBox(box, document.querySelector("#found"));
const form = document.querySelector("form.search");
document.documentElement.dataset.search = "ready";
if (form) wirePage(form, document.querySelector(".search-results"));
