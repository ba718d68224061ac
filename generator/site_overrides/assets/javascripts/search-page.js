/* The search page: filters, order, and all of it in the address. */

import { FILTERS, LONGEST, element, facets, filterValues, find, record } from "./search-index.js";
import { alike } from "./search-alike.js";

const PAGE = 10;
const ORDERS = { newest: "desc", oldest: "asc" };

const labelOf = (form, name) => form.querySelector(`label[for=filter-${name}]`).textContent;
const quoted = (text) => `“${text.length > 60 ? `${text.slice(0, 60)}…` : text}”`;

function offer(form, values) {
  for (const name of FILTERS) {
    const sorted = [...(values[name] ?? [])].sort(([a], [b]) => (name === "year" ? b.localeCompare(a) : a.localeCompare(b)));
    form.elements[name].append(...sorted.map(([value, count]) => new Option(`${value} (${count.toLocaleString("en-GB")})`, value)));
  }
}

/* How many records one filter alone holds for; of several, or of words, that is not known. */
function listedUnder(known, chosen, query) {
  const names = Object.keys(chosen);
  return query || names.length !== 1 ? undefined : new Map(known[names[0]]).get(chosen[names[0]]);
}

/* Takes the state from the address; returns a sentence on what in it is not known here. */
function restore(form) {
  const unknown = [];
  for (const [name, value] of new URLSearchParams(location.search)) {
    const field = ["q", "sort", ...FILTERS].includes(name) ? form.elements[name] : null;
    if (field) field.value = value;
    if (!field) unknown.push(quoted(`${name}=${value}`));
    else if (field.value !== value && name !== "q") {
      field.value = "";
      unknown.push(`${name === "sort" ? "Order" : labelOf(form, name)} ${quoted(value)}`);
    }
  }
  return unknown.length ? `Left out of this search, since it is not known here: ${unknown.join(", ")}. ` : "";
}

function offerAlike(status, names) {
  if (!names.length) return;
  const links = names.flatMap((name) => [" ", element("a", { href: `?${new URLSearchParams({ q: name })}` }, name)]);
  status.append(" Did you mean", ...links, "?");
}

function listed(found) {
  return element(
    "li",
    { className: "found" },
    element("a", { href: found.href, className: found.standing ? "" : "name", dir: "auto" }, found.title),
    found.about && element("p", { dir: "auto" }, found.about),
    found.differs && element("p", { className: "contrast", dir: "auto" }, element("b", {}, "Another fact says otherwise: "), found.differs),
    facets(found),
  );
}

export async function wirePage(form, output) {
  const status = element("p", { className: "found-status" });
  const list = element("ol", { className: "index", hidden: true });
  const more = element("button", { className: "more", type: "button", hidden: true }, "Show more");
  const wayOn = output.querySelector(".way-on");
  status.setAttribute("role", "status");
  output.prepend(status, list, more);
  form.hidden = false;

  let note = "";
  let known = {};
  try {
    known = await filterValues();
    offer(form, known);
    note = restore(form);
  } catch {
    form.elements.q.value = new URLSearchParams(location.search).get("q") ?? "";
    note = "The filters could not be loaded. ";
  }
  const filters = form.querySelector("details");
  filters.open = matchMedia("(min-width: 45em)").matches || [...FILTERS, "sort"].some((name) => form.elements[name].value);

  let turn = 0;
  let shown = PAGE;
  const show = (sentence, records = [], count = 0) => {
    status.textContent = note + sentence;
    list.replaceChildren(...records.map(listed));
    list.hidden = !records.length;
    list.ariaBusy = "false";
    more.hidden = count <= records.length;
    wayOn.hidden = count > 0;
  };
  const run = async () => {
    const mine = ++turn;
    list.ariaBusy = "true"; // what it shows is of the search before
    const state = new URLSearchParams([...new FormData(form)].filter(([, value]) => value));
    history.replaceState(history.state, "", state.size ? `?${state}` : location.pathname);
    const query = form.elements.q.value.trim();
    const chosen = Object.fromEntries(FILTERS.filter((name) => state.get(name)).map((name) => [name, state.get(name)]));
    if (!query && !Object.keys(chosen).length) return show("Type a word, or choose a filter.");
    try {
      const sort = ORDERS[state.get("sort")];
      const { results, total, words } = await find(query, { filters: chosen, sort, enough: shown });
      if (mine !== turn) return;
      const records = await Promise.all(results.slice(0, shown).map(record));
      if (mine !== turn) return;
      const searched = query.slice(0, LONGEST).trim();
      const cut = query.length > LONGEST ? ` Only the first ${LONGEST} characters were searched.` : "";
      const instead = words === searched ? "" : ` for words that begin like ${quoted(words)}`;
      const number = total ?? listedUnder(known, chosen, query);
      const some = sort ? "Many" : `At least ${results.length.toLocaleString("en-GB")}`;
      const count = number === 1 ? "1 result" : `${number?.toLocaleString("en-GB") ?? some} results`;
      const order = sort ? "A" : "Pages and the newest facts come first; a";
      const narrow = total !== undefined ? "" : ` ${order} word more or a filter narrows them down.`;
      const names = ["country", "organisation"].flatMap((name) => (known[name] ?? []).map(([value]) => value));
      show(`${count}${instead}.${narrow}${cut}`, records, results.length);
      if (!results.length) offerAlike(status, alike(searched, names));
    } catch {
      if (mine === turn) show("The search could not load what it needs; you may be offline. Try again, or go on from here.");
    }
  };
  const again = () => {
    note = "";
    shown = PAGE;
    run();
  };
  form.addEventListener("input", again);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    again();
  });
  form.addEventListener("reset", () => setTimeout(again));
  more.addEventListener("click", async () => {
    const first = shown;
    shown += PAGE;
    await run();
    list.children[first]?.querySelector("a").focus();
  });
  run();
}
