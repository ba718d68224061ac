/* What is asked of the index, and what a result shows. Loaded when somebody searches, as is Pagefind itself. */

export const LONGEST = 200;
export const FILTERS = ["kind", "country", "organisation", "theme", "year", "standing", "source"];
const SHORTEST_CUT = 4;
const MOST_CUTS = 3;
const BROAD = 1500; // as in search_index.py, where the reason stands
const RANKING = { termFrequency: 0.6, metaWeights: { title: 3, about: 0.5, differs: 0.2, date: 0.5 } };

const site = new URL("../../", import.meta.url);
const bundle = new URL("pagefind/", site);
let library;
let attempts = 0;

/* One instance for the page; after a failure the next search starts anew, under an address that no failure is kept for. */
const pagefind = () =>
  (library ??= import(new URL(`pagefind.js${attempts ? `?again=${attempts}` : ""}`, bundle).href)
    .then(async ({ createInstance }) => {
      const instance = createInstance({ noWorker: true, ranking: RANKING });
      await instance.init();
      return instance;
    })
    .catch((error) => {
      forget();
      throw error;
    }));

/* Has all that every search needs fetched, before the first letter. */
export const prepare = () => Promise.all([pagefind(), filterValues()]).catch(() => {});

function forget() {
  library = undefined;
  attempts += 1;
}
addEventListener("online", forget);

/* Every value of every filter with its count, by filter. */
let values;
export const filterValues = () =>
  (values ??= reached("filters.json")
    .then((answer) => answer.json())
    .catch((error) => {
      values = undefined;
      throw error;
    }));

async function reached(name) {
  const answer = await fetch(new URL(name, bundle), { cache: "no-cache" });
  if (!answer.ok) throw new Error(`${name}: ${answer.status}`);
  return answer;
}

/* How many results there can be at most, by the filters chosen. */
const mostBy = (known, filters) =>
  Math.min(...Object.entries(filters).map(([name, value]) => new Map(known[name]).get(value) ?? 0), Infinity);

/* What matches very much comes part by part, pages first, then the newest facts, until there are `enough`. */
async function askForParts(words, filters, enough, known) {
  if (mostBy(known, filters) <= BROAD) return null;
  const instance = await pagefind();
  const results = [];
  for (let part = 1; part <= known.part.length; part += 1) {
    const found = await instance.search(words, { filters: { ...filters, part: String(part) } });
    if (words && found.unfilteredResultCount <= BROAD) return null;
    results.push(...found.results);
    if (results.length > enough) return { results, total: Object.keys(filters).length ? NaN : found.unfilteredResultCount, isBroad: true };
  }
  return { results, total: results.length, isBroad: true };
}

/* Records without a date come last in either order: Pagefind would leave them out. */
async function ask(words, { filters = {}, sort, enough = 0 }) {
  const instance = await pagefind();
  const known = sort ? {} : await filterValues();
  const broad = known.part && (await askForParts(words, filters, enough, known));
  if (broad) return broad;
  const all = (await instance.search(words, { filters })).results;
  const dated = sort ? (await instance.search(words, { filters, sort: { date: sort } })).results : [];
  const seen = new Set(dated.map((result) => result.id));
  return { results: [...dated, ...all.filter((result) => !seen.has(result.id))], total: all.length, isBroad: false };
}

/* The words as they were searched, and the results. Where nothing is found the longest word is shortened, since the
   index matches beginnings; where still nothing is, it is asked whether the index can be reached at all. */
export async function find(query, options = {}) {
  const asked = query.trim().slice(0, LONGEST).trim();
  let words = asked;
  let found = await ask(words || null, options);
  for (let cut = 0; words && !found.results.length && cut < MOST_CUTS; cut += 1) {
    const longest = words.split(/\s+/).sort((a, b) => b.length - a.length)[0];
    if (longest.length <= SHORTEST_CUT) break;
    words = words.replace(longest, () => [...longest].slice(0, -1).join(""));
    found = await ask(words, options);
  }
  if (!found.results.length) {
    await reached("pagefind-entry.json").catch((error) => {
      if (navigator.onLine) forget();
      throw error;
    });
  }
  return { ...found, words: found.results.length ? words : asked };
}

/* What a result shows. A record's file is named after its address. */
export async function record(result) {
  const { raw_url: file, meta, filters } = await result.data();
  const standing = (filters.standing ?? []).filter((value) => value !== "Contested");
  return {
    href: new URL(decodeURI(file).replace(/^\//, "").replace(/\.html$/, ""), site).href,
    title: meta.title,
    kind: filters.kind?.[0] ?? "",
    standing: standing[0] ?? "",
    isContested: Boolean(filters.standing?.includes("Contested")),
    date: meta.date ?? "",
    about: meta.about ?? "",
    differs: meta.differs ?? "",
    names: [...(filters.country ?? []), ...(filters.organisation ?? [])],
  };
}

export function element(name, properties = {}, ...children) {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children.filter(Boolean));
  return made;
}

/* Kind or standing, whether contested, the date, what it is about: words first, shape second, colour last. */
export function facets({ kind, standing, isContested, date, names }) {
  return element(
    "span",
    { className: `facets ${standing.toLowerCase()}` },
    element("b", {}, standing || kind),
    isContested && element("b", { className: "differs" }, "Contested"),
    date && element("span", {}, date),
    standing && names.length > 0 && element("span", { dir: "auto" }, names.slice(0, 3).join(", ") + (names.length > 3 ? " …" : "")),
  );
}
