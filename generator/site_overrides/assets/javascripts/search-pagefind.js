/* Pagefind's index, asked without Pagefind's own script, which asks for one file after another and looks every 50 ms
   whether they have come. What every search needs is asked for at once; each volume is an index of its own. */

const RANKING = { term_frequency: 0.6, meta_weights: { title: 3, about: 0.5, differs: 0.2, date: 0.5 } };
const UNSET = { term_similarity: null, page_length: null, term_saturation: null, diacritic_similarity: null };
const SIGNATURE = "pagefind_dcd".length;
const NO_WORD = "\0";
const LONGEST_ENDING = 3; // as in “exporting”, which is found by “exports”
const PACKED = 0x1f; // the first byte of what gzip packed
const PUNCTUATION = /[\p{Pd}\p{Pe}\p{Pf}\p{Pi}\p{Po}\p{Ps}]/gu; // all but what joins words, as in the records

const withoutMarks = (text) => text.normalize("NFD").replace(/\p{M}/gu, "");

/* The words as the index holds them, but for accents. */
export const plain = (query) => query.replace(PUNCTUATION, "").toLocaleLowerCase("en").replace(/\s+/g, " ").trim();

/* The words of what a result says, without accents; and whether each word asked for is one of them, but for its ending.
   Where a volume knows no word that begins like one, Pagefind takes the longest beginning that is a word: for
   “gasfield” all of “gas”, while another volume may have a gasfield. */
export async function holds(result, query) {
  const { content, meta } = await fragment(result);
  const said = plain(withoutMarks([content, ...Object.values(meta)].join(" "))).split(" ");
  const beginnings = plain(withoutMarks(query)).split(" ").map((word) => word.slice(0, Math.max(word.length - LONGEST_ENDING, 1)));
  return beginnings.every((beginning) => said.some((word) => word.startsWith(beginning)));
}

const bundle = new URL("../../pagefind/", import.meta.url);
const kept = new Map();

/* What `make` promises for an address, kept for the next time unless it fails. */
function once(address, make) {
  if (!kept.has(address)) {
    const made = make();
    kept.set(address, made);
    made.catch(() => kept.get(address) === made && kept.delete(address));
  }
  return kept.get(address);
}

/* After a failure all is asked for anew: the site may have been published again meanwhile. */
export const forget = () => kept.clear();
addEventListener("online", forget);

/* Names that say nothing of the content are asked about each time; others never change. */
async function reached(name, asked) {
  const answer = await (asked ?? fetch(new URL(name, bundle), { cache: /^(\d+\/)?[^/]+$/.test(name) ? "no-cache" : "default" }));
  if (!answer.ok) throw new Error(`${name}: ${answer.status}`);
  return answer;
}

export const json = (name, asked) => once(name, async () => (await reached(name, asked)).json());

/* The bytes of a packed file, which a host may have unpacked. */
async function bytes(name, asked) {
  const answer = await reached(name, asked);
  const data = new Uint8Array(await answer.arrayBuffer());
  if (data[0] !== PACKED) return data.subarray(SIGNATURE);
  // Written into it, since the stream of a blob goes by way of another process.
  const unpacked = new DecompressionStream("gzip");
  const writer = unpacked.writable.getWriter();
  Promise.all([writer.write(data), writer.close()]).catch(() => {}); // what is wrong with it is said below
  return new Uint8Array(await new Response(unpacked.readable).arrayBuffer()).subarray(SIGNATURE);
}

/* A part of an index as it comes, and whether it has been read. */
const part = (path) => once(path, () => bytes(path));
const read = (path) => `${path} is read`;

/* Asks for the parts of the first volume that hold the words, while what reads them is still on its way. */
export function askAhead(query, parts = []) {
  for (const word of plain(withoutMarks(query)).split(" ")) {
    const [, , name] = parts.find(([first, last]) => first <= word && word <= last) ?? [];
    const path = `index/${name}.pf_index`;
    if (name && !kept.has(read(path))) part(path).catch(() => {}); // said when it is read
  }
}

/* Pagefind's WebAssembly, and how texts go in and out of it. */
const machine = (asked) =>
  once("machine", async () => {
    const imports = {
      __wbindgen_init_externref_table: () => {
        const table = wasm.__wbindgen_externrefs;
        const first = table.grow(4);
        table.set(0, undefined);
        [undefined, null, true, false].forEach((value, place) => table.set(first + place, value));
      },
    };
    const { instance } = await WebAssembly.instantiate(await bytes("wasm.en.pagefind", asked), { "./pagefind_web_bg.js": imports });
    const wasm = instance.exports;
    wasm.__wbindgen_start();
    const put = (data) => {
      const place = wasm.__wbindgen_malloc(data.length, 1) >>> 0;
      new Uint8Array(wasm.memory.buffer).set(data, place);
      return [place, data.length];
    };
    const take = ([place, length]) => {
      const text = new TextDecoder().decode(new Uint8Array(wasm.memory.buffer, place >>> 0, length));
      wasm.__wbindgen_free(place, length, 1);
      return JSON.parse(text);
    };
    return { wasm, put, text: (words) => put(new TextEncoder().encode(words)), take };
  });

/* A volume by its number, from 1: a function that asks it. */
export function volume(number, asked = {}) {
  const folder = number > 1 ? `${number}/` : "";
  return once(`volume ${number}`, async () => {
    const [{ wasm, put, text, take }, about] = await Promise.all([machine(asked.wasm), bytes(`${folder}pagefind.pf_meta`, asked.meta)]);
    let index = wasm.init_pagefind(...put(about));
    index = wasm.set_ranking_weights(index, ...text(JSON.stringify({ ...UNSET, ...RANKING })));
    const load = (kind, name) => {
      const path = `${folder}${kind}/${name}.pf_${kind}`;
      return once(read(path), async () => {
        const data = await part(path);
        kept.delete(path);
        index = wasm[`load_${kind}_chunk`](index, ...put(data));
      });
    };
    let isCompiled = number > 1;
    const results = (folded, words, chosen, order, isExact) => {
      isCompiled = true;
      return take(wasm.search(index, ...text(folded), ...text(words), ...text(chosen), ...text(order), isExact, false)).results;
    };
    // The browser compiles what searches when that is first called: better now, while parts of the index are on their way.
    setTimeout(() => isCompiled || results(NO_WORD, NO_WORD, "{}", "", false));
    const search = async (words, filters, sort, isExact = false) => {
      const folded = withoutMarks(words);
      const chosen = JSON.stringify(filters);
      const chunks = words ? take(wasm.request_indexes(index, ...text(folded))).filter(Boolean) : [];
      const lists = take(wasm.request_filter_indexes(index, ...text(chosen))).filter(Boolean);
      await Promise.all([...chunks.map((name) => load("index", name)), ...lists.map((name) => load("filter", name))]);
      const found = results(folded, words, chosen, sort ? `date:${sort}` : "", isExact);
      const best = found.sort((a, b) => b.s - a.s); // by date, where that is asked for
      return best.map(({ p, s }) => ({ id: p, score: s, file: `${folder}fragment/${p}.pf_fragment` }));
    };
    return async (query, filters, sort) => {
      const words = plain(query);
      if (query && !words) return [];
      // A later volume most often has nothing: its longest word says so, and what the others need is not loaded.
      const longest = words.split(" ").sort((a, b) => b.length - a.length)[0];
      if (number > 1 && longest !== words && !(await search(longest, filters)).length) return [];
      return search(words, filters, sort, /^\s*".+"\s*$/.test(query));
    };
  });
}

/* What is kept of a result. */
export const fragment = ({ file }) => once(file, async () => JSON.parse(new TextDecoder().decode(await bytes(file))));
