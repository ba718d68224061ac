/* What is asked of the index, and what a result shows. Loaded when somebody searches. */

import { askAhead, forget, fragment, holds, json, volume } from "./search-pagefind.js";

export const LONGEST = 200;
export const FILTERS = ["kind", "country", "organisation", "theme", "year", "standing", "source"];
const SHORTEST_CUT = 4;
const MOST_CUTS = 3;
const FACT = "Fact";

const site = new URL("../../", import.meta.url);

/* Takes what has been asked for already of what every search needs. */
export const prepare = (asked = {}) => Promise.all([volume(1, asked), volumes(asked.volumes)]).catch(() => {});

/* How many pages and facts each volume holds, and how many of them have a date: pages come first, then the newest facts.
   Of the first also, which of its parts has which words. */
const volumes = (asked) => json("volumes.json", asked);

/* Every value of every filter with its count in all volumes, by filter. */
export const filterValues = () => json("filters.json");

/* What volumes answer until there is enough of it: first one, then each time twice as many. Words are asked for the
   best results of those, a date keeps the order of the volumes. What only begins alike counts where nothing else is. */
async function collect(numbers, words, filters, sort, enough) {
  const meant = [];
  const alike = [];
  let asked = 0;
  for (let some = 1; asked < numbers.length && meant.length <= enough; some *= 2) {
    const answers = numbers.slice(asked, asked + some).map(async (number) => {
      const results = await (await volume(number))(words, filters, sort);
      const isMeant = !words || numbers.length === 1 || !results.length || (await holds(results[0], words));
      return { results, isMeant };
    });
    const together = await Promise.all(answers);
    for (const [list, isMeant] of [[meant, true], [alike, false]]) {
      const found = together.filter((answer) => answer.isMeant === isMeant).flatMap(({ results }) => results);
      list.push(...(sort ? found : found.sort((a, b) => b.score - a.score)));
    }
    asked += some;
  }
  return { results: meant.length ? meant : alike, isAll: asked >= numbers.length };
}

/* The first results by date. Pages are in other volumes than facts of their day, so the first of both are compared. */
async function firstByDate(words, filters, sort, enough, held) {
  const every = held.map((_, place) => place + 1);
  const inOrder = sort === "asc" ? every.reverse() : every;
  const run = async (holds, ofKind) => {
    const numbers = inOrder.filter((number) => held[number - 1][holds] && held[number - 1].dated);
    const { results, isAll } = await collect(numbers, words, { ...filters, ...ofKind }, sort, enough);
    const first = results.slice(0, enough + 1).map(async (result) => ({ result, day: (await fragment(result)).filters.day[0] }));
    return { isAll, first: await Promise.all(first) };
  };
  const runs = [];
  if (filters.kind !== FACT) runs.push(run("pages", filters.kind ? {} : { not: { kind: FACT } }));
  if (!filters.kind || filters.kind === FACT) runs.push(run("facts", { kind: FACT }));
  const found = await Promise.all(runs);
  const later = sort === "asc" ? 1 : -1;
  const dated = found.flatMap(({ first }) => first).sort((a, b) => (a.day < b.day ? -later : a.day > b.day ? later : 0));
  return { results: dated.map(({ result }) => result), isAll: found.every(({ isAll }) => isAll) };
}

/* The first results, at least `enough` where there are so many, and how many there are: `total` is not there where not
   every volume has been asked. Records without a date come last in either order; Pagefind leaves them out. */
async function ask(words, { filters = {}, sort, enough = 0 }) {
  if (words) volumes().then(([{ parts }]) => askAhead(words, parts)).catch(() => {}); // said below
  const [held, first] = await Promise.all([volumes(), volume(1)]);
  const every = held.map((_, place) => place + 1);
  if (!sort) {
    const { results, isAll } = await collect(every, words, filters, sort, enough);
    return { results, total: isAll ? results.length : undefined };
  }
  const isOne = held.length === 1;
  const dated = isOne ? { results: await first(words, filters, sort), isAll: true } : await firstByDate(words, filters, sort, enough, held);
  if (!dated.isAll && dated.results.length > enough) return { results: dated.results };
  const { results } = await collect(every, words, filters, undefined, Infinity);
  const seen = new Set(dated.results.map((result) => result.id));
  return { results: [...dated.results, ...results.filter((result) => !seen.has(result.id))], total: results.length };
}

/* The words as they were searched, and the results. Where nothing is found the longest word is shortened, since the
   index matches beginnings. */
export async function find(query, options = {}) {
  const asked = query.trim().slice(0, LONGEST).trim();
  let words = asked;
  try {
    let found = await ask(words, options);
    for (let cut = 0; words && !found.results.length && cut < MOST_CUTS; cut += 1) {
      const longest = words.split(/\s+/).sort((a, b) => b.length - a.length)[0];
      if (longest.length <= SHORTEST_CUT) break;
      words = words.replace(longest, () => [...longest].slice(0, -1).join(""));
      found = await ask(words, options);
    }
    return { ...found, words: found.results.length ? words : asked };
  } catch (error) {
    if (navigator.onLine) forget();
    throw error;
  }
}

/* What a result shows. */
export async function record(result) {
  const { url, meta, filters } = await fragment(result);
  const standing = (filters.standing ?? []).filter((value) => value !== "Contested");
  return {
    href: new URL(url.replace(/^\//, ""), site).href,
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
