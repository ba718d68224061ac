/* "Cite" at each fact and at the foot: the files beside the page, one entry of each, with the reader's date of access. */

const files = { "Plain text": "cite.txt", BibTeX: "cite.bib", RIS: "cite.ris", "CSL-JSON": "cite.json" };
const foot = document.querySelector(".take-away a[href$='cite.json']");
const two = (number) => String(number).padStart(2, "0");
let texts = null;

/* Every file holds the same works in the same order, parted by blank lines. */
function load() {
  const all = Object.entries(files).map(async ([name, file]) => {
    const response = await fetch(new URL(file, document.baseURI.split("#")[0]));
    if (!response.ok) throw new Error(`${file}: ${response.status}`);
    return [name, await response.text()];
  });
  texts ??= Promise.all(all).then(Object.fromEntries);
  texts.catch(() => (texts = null));
  return texts;
}

/* The build does not know when the page is read; the reader's clock does. */
function accessed(name, entry, now) {
  const [year, month, day] = [now.getFullYear(), two(now.getMonth() + 1), two(now.getDate())];
  if (name === "BibTeX") return entry.replace(/\n}\s*$/, `\n  urldate = {${year}-${month}-${day}},\n}`);
  if (name === "RIS") return entry.replace(/\nER  - /, `\nY2  - ${year}/${month}/${day}/\nER  - `);
  if (name === "CSL-JSON") return JSON.stringify({ ...entry, accessed: { "date-parts": [[year, now.getMonth() + 1, now.getDate()]] } }, null, 2);
  return `${entry} Accessed ${now.toLocaleDateString("en-GB", { day: "numeric", month: "long", year: "numeric" })}.`;
}

function entries(loaded, key) {
  const items = JSON.parse(loaded["CSL-JSON"]);
  const position = Math.max(0, items.findIndex((item) => item.id === key));
  return Object.keys(files).map((name) => {
    const found = name === "CSL-JSON" ? items[position] : loaded[name].replaceAll("\r\n", "\n").trim().split("\n\n")[position];
    return [name, accessed(name, found, new Date())];
  });
}

function element(tag, text = "", attributes = {}) {
  const made = document.createElement(tag);
  made.textContent = text;
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  return made;
}

const dialog = element("dialog", "", { class: "cite", "aria-labelledby": "cite-title" });
const title = element("h2", "", { id: "cite-title" });
const list = element("div");
const status = element("p", "", { role: "status" });
const close = element("button", "Close", { type: "button" });
dialog.append(title, list, status, close);
close.addEventListener("click", () => dialog.close());
dialog.addEventListener("click", (event) => event.target === dialog && dialog.close());

async function copy(name, area) {
  try {
    await navigator.clipboard.writeText(area.value);
    status.textContent = `${name} copied.`;
  } catch {
    area.focus();
    area.select();
    status.textContent = `${name} is selected: copy it with the keyboard.`;
  }
}

function row([name, text], number) {
  const field = element("div", "", { class: "cite__format" });
  const area = element("textarea", "", { id: `cite-${number}`, readonly: "", rows: number ? "4" : "3", spellcheck: "false" });
  area.value = text;
  const button = element("button", "Copy", { type: "button", "aria-label": `Copy ${name}` });
  button.addEventListener("click", () => copy(name, area));
  field.append(element("label", name, { for: area.id }), button, area);
  return field;
}

async function open(key) {
  title.textContent = key ? "Cite this fact" : "Cite this page";
  status.textContent = "";
  list.replaceChildren();
  dialog.showModal();
  try {
    list.replaceChildren(...entries(await load(), key).map(row));
  } catch {
    status.textContent = "The citations could not be loaded. The links at the foot of the page lead to them.";
  }
}

function action(text, key, label) {
  const button = element("button", text, { type: "button", class: "cite-open", "aria-haspopup": "dialog" });
  if (label) button.setAttribute("aria-label", label);
  button.addEventListener("click", () => open(key));
  return button;
}

if (foot && typeof dialog.showModal === "function") {
  document.body.append(dialog);
  const added = element("span", ", ", { class: "cite-foot" });
  added.append(action("with today’s date of access", ""));
  foot.parentElement.append(added);
  /* Facts that stand here in full, not those merely compared with: the files beside the page hold no others. */
  for (const fact of document.querySelectorAll(".fact[id^='fact-']:not(.retired, .short)")) fact.querySelector(".acts")?.prepend(action("Cite", fact.id));
}
