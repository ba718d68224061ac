/* References in the formats that they are managed with, written from items of CSL-JSON whose texts are plain and of one line. */

const two = (number) => String(number).padStart(2, "0");
const iso = ([year, month, day], sign = "-") => [year, two(month), two(day)].join(sign);
const issued = (item) => item.issued["date-parts"][0];
const accessed = (item) => item.accessed?.["date-parts"][0];
const inWords = ([year, month, day]) =>
  new Date(year, month - 1, day).toLocaleDateString("en-GB", { day: "numeric", month: "long", year: "numeric" });

/* A brace counts even behind a backslash; these commands keep the value balanced. */
const commands = {
  "\\": "\\textbackslash{}", "{": "\\textbraceleft{}", "}": "\\textbraceright{}", "~": "\\textasciitilde{}", "^": "\\textasciicircum{}",
};
const escaped = (text) => text.replace(/[&%$#_\\{}~^]/g, (sign) => commands[sign] ?? `\\${sign}`);
/* An address is read as it stands: only what would end the value is written otherwise. */
const bibtexUrl = (url) => url.replace(/[\\{} ]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);

/* An `@online` entry, which plain BibTeX reads as `@misc`; values are UTF-8. */
function bibtex(item) {
  const fields = {
    title: `{${escaped(item.title)}}`,
    author: `{${escaped(item["container-title"])}}`,
    organization: escaped(item["container-title"]),
    date: iso(issued(item)),
    url: bibtexUrl(item.URL),
    langid: "british",
    note: escaped(item.note ?? ""),
    urldate: accessed(item) ? iso(accessed(item)) : "",
  };
  const lines = Object.entries(fields).filter(([, value]) => value).map(([name, value]) => `  ${name} = {${value}},\n`);
  return `@online{${item.id},\n${lines.join("")}}\n`;
}

/* A record of type ELEC, an electronic text; lines end as the format says. */
function ris(item) {
  const fields = [
    ["TY", "ELEC"],
    ["ID", item.id],
    ["TI", item.title],
    ["AU", item["container-title"]],
    ["PB", item["container-title"]],
    ["PY", String(issued(item)[0])],
    ["DA", iso(issued(item), "/")],
    ["UR", item.URL],
    ["LA", item.language],
    ["N1", item.note],
    ["Y2", accessed(item) && `${iso(accessed(item), "/")}/`],
  ];
  const lines = fields.filter(([, value]) => value).map(([tag, value]) => `${tag}  - ${value}\r\n`);
  return `${lines.join("")}ER  - \r\n`;
}

/* One line of running text. */
function plainText(item) {
  const [title, publication] = [item.title, item["container-title"]];
  const parts = [`${publication}.`];
  if (title !== publication) parts.push(`“${title}”.`);
  parts.push(`As of ${inWords(issued(item))}.`, `${item.URL}.`);
  if (item.note) parts.push(item.note);
  if (accessed(item)) parts.push(`Accessed ${inWords(accessed(item))}.`);
  return `${parts.join(" ")}\n`;
}

/* Name → how a file is called and served, and how items make it; entries of texts are parted by a blank line. */
export const formats = {
  "Plain text": { ending: "txt", type: "text/plain", file: (items) => items.map(plainText).join("\n") },
  BibTeX: { ending: "bib", type: "application/x-bibtex", file: (items) => items.map(bibtex).join("\n") },
  RIS: { ending: "ris", type: "application/x-research-info-systems", file: (items) => items.map(ris).join("\r\n") },
  "CSL-JSON": {
    ending: "json",
    type: "application/vnd.citationstyles.csl+json",
    file: (items) => `${JSON.stringify(items, null, 2)}\n`,
  },
};

/* The build does not know when the page is read; the reader's clock does. */
export function withAccess(item, now) {
  return { ...item, accessed: { "date-parts": [[now.getFullYear(), now.getMonth() + 1, now.getDate()]] } };
}
