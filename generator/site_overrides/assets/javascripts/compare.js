/* Two countries side by side: their own pages are fetched and set next to each other, section by section.
   Nothing is computed anew, so the comparison cannot say anything that the pages do not. */

const form = document.querySelector("form.compare");
const SOURCES = "sources";

function element(tag, className, ...children) {
  const made = document.createElement(tag);
  if (className) made.className = className;
  made.append(...children);
  return made;
}

function link(href, text) {
  const made = element("a", "", text);
  made.href = href;
  return made;
}

/* The page of a country: its sections by anchor, their links made to hold from anywhere. */
async function read(option) {
  const address = new URL(option.dataset.href, location.href).href;
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  for (const attribute of ["href", "src"]) {
    for (const part of page.querySelectorAll(`main [${attribute}]`)) {
      part.setAttribute(attribute, new URL(part.getAttribute(attribute), address).href);
    }
  }
  const sections = new Map();
  for (const heading of page.querySelectorAll("main h1, main h2")) {
    const block = heading.nextElementSibling;
    if (!block?.classList.contains("block")) continue;
    if (heading.id !== SOURCES) for (const named of block.querySelectorAll("[id]")) named.removeAttribute("id");
    sections.set(heading.tagName === "H1" ? "" : heading.id, { text: heading.textContent, block });
  }
  return { name: option.textContent, address, sections };
}

/* What the pages of both countries name: events, bodies, agreements, projects and people. */
function common(one, other) {
  const named = (country) => {
    const found = new Map();
    for (const { block } of country.sections.values()) {
      for (const each of block.querySelectorAll("a[href]")) {
        if (/\/(organisations|events|agreements|projects|people)\/[a-z0-9-]+\/$/.test(each.href)) found.set(each.href, each.textContent);
      }
    }
    return found;
  };
  const there = named(other);
  return [...named(one)].filter(([href]) => there.has(href)).sort((a, b) => a[1].localeCompare(b[1]));
}

/* Both lists in one, each in its own order: what only the second has stands behind what it stands behind there. */
function merged(first, second) {
  const all = [...first];
  let after = 0;
  for (const anchor of second) {
    if (!all.includes(anchor)) all.splice(after, 0, anchor);
    after = all.indexOf(anchor) + 1;
  }
  return all;
}

function cell(country, anchor) {
  const section = country.sections.get(anchor);
  const name = element("p", "compare-name", link(anchor ? `${country.address}#${anchor}` : country.address, country.name));
  return element("div", "", name, ...(section ? [section.block] : [element("p", "note", "Nothing recorded here.")]));
}

function show(one, other) {
  const anchors = merged([...one.sections.keys()], [...other.sections.keys()]).filter((anchor) => anchor !== SOURCES);
  const shared = common(one, other);
  const parts = anchors.flatMap((anchor) => {
    const heading = element("h2", "", (one.sections.get(anchor) ?? other.sections.get(anchor)).text);
    const row = element("div", "side-by-side", cell(one, anchor), cell(other, anchor));
    return anchor ? [heading, row] : [row];
  });
  const list = element("ul", "index", ...shared.map(([href, text]) => element("li", "", link(href, text))));
  parts.splice(1, 0, element("h2", "", "Named on both pages"), shared.length ? list : element("p", "note", "Nothing is."));
  const result = element("section", "comparison", ...parts);
  result.setAttribute("aria-label", `${one.name} and ${other.name} compared`);
  result.append(element("h2", "", "Sources"), sources(one, other));
  return result;
}

/* The sources of both pages in one list, which the evidence cards read; numbers are the page's own, so they go on. */
function sources(one, other) {
  const list = one.sections.get(SOURCES)?.block.querySelector("ol") ?? element("ol", "sources");
  const before = list.children.length;
  for (const { block } of other.sections.values()) {
    for (const cited of block.querySelectorAll("[data-source]")) cited.dataset.source = Number(cited.dataset.source) + before;
  }
  for (const source of other.sections.get(SOURCES)?.block.querySelectorAll("ol > li") ?? []) {
    list.append(source);
    source.id = `source-${list.children.length}`;
  }
  return list;
}

async function compare() {
  document.querySelector(".comparison")?.remove();
  const tell = (text) => (form.querySelector("[role=status]").textContent = text);
  const [a, b] = [form.a, form.b].map((select) => select.selectedOptions[0]);
  if (!a.value || !b.value) return tell("Choose two countries. The address of the page then holds your choice and can be passed on.");
  if (a.value === b.value) return tell("Both are the same country. Choose another for one of them.");
  try {
    const [one, other] = await Promise.all([read(a), read(b)]);
    if (form.a.value !== a.value || form.b.value !== b.value) return; // chosen anew meanwhile
    form.after(show(one, other));
    document.title = document.title.replace(/^.* – /, `${one.name} and ${other.name} compared – `);
    tell(`${one.name} and ${other.name}, side by side.`);
  } catch {
    tell("The pages of these countries could not be loaded. Try again when the connection is back.");
  }
}

function start() {
  const asked = new URLSearchParams(location.search);
  const unknown = [];
  for (const select of [form.a, form.b]) {
    const wanted = asked.get(select.name) ?? "";
    select.value = wanted;
    if (select.selectedIndex < 0) {
      select.value = "";
      unknown.push(wanted.slice(0, 80));
    }
  }
  compare();
  if (unknown.length) form.querySelector("[role=status]").textContent = `There is no page on “${unknown.join("” or “")}”. Choose from the lists.`;
}

if (form) {
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("change", () => {
    history.replaceState(null, "", `?${new URLSearchParams({ a: form.a.value, b: form.b.value })}`);
    compare();
  });
  start();
}
