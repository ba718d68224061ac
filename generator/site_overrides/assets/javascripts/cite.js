/* "Cite" at each fact and at the foot: from the CSL-JSON beside the page, in every format, with the reader's date of access. */

const foot = document.querySelector(".take-away a[href$='cite.json']");
let loaded = null;

/* The page itself comes first, then the facts that stand on it in full. */
async function load() {
  const [{ formats, withAccess }, response] = await Promise.all([import("./citation-formats.js"), fetch(foot.href)]);
  if (!response.ok) throw new Error(`${foot.href}: ${response.status}`);
  return { formats, withAccess, items: await response.json() };
}

function once() {
  loaded ??= load();
  loaded.catch(() => (loaded = null));
  return loaded;
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

/* The file is made when it is asked for, and let go when the browser has taken it. */
function saving(text, label, file, format, items) {
  const button = element("button", text, { type: "button", "aria-label": label });
  button.addEventListener("click", () => {
    const href = URL.createObjectURL(new Blob([format.file(items)], { type: format.type }));
    element("a", "", { href, download: `${file}.${format.ending}` }).click();
    setTimeout(() => URL.revokeObjectURL(href), 60_000);
    status.textContent = `Saving ${file}.${format.ending}.`;
  });
  return button;
}

function row([name, format], item, number) {
  const field = element("div", "", { class: "cite__format" });
  const area = element("textarea", "", { id: `cite-${number}`, readonly: "", rows: number ? "4" : "3", spellcheck: "false" });
  area.value = format.file([item]).trim();
  const button = element("button", "Copy", { type: "button", "aria-label": `Copy ${name}` });
  button.addEventListener("click", () => copy(name, area));
  field.append(element("label", name, { for: area.id }), button, saving("Save", `Save ${name}`, item.id, format, [item]), area);
  return field;
}

/* All that the page has to cite in one file of each format. */
function whole(formats, items) {
  const line = element("p", `Save the page and ${items.length > 2 ? `its ${items.length - 1} facts` : "its fact"}, each as an entry of its own: `);
  for (const [name, format] of Object.entries(formats)) line.append(saving(name, `Save all as ${name}`, `${items[0].id}-and-facts`, format, items), " ");
  return line;
}

async function open(key) {
  title.textContent = key ? "Cite this fact" : "Cite this page";
  status.textContent = "";
  list.replaceChildren();
  dialog.showModal();
  try {
    const { formats, withAccess, items } = await once();
    const now = new Date();
    const dated = items.map((item) => withAccess(item, now));
    const item = dated.find(({ id }) => id === key) ?? dated[0];
    list.replaceChildren(...Object.entries(formats).map((entry, number) => row(entry, item, number)));
    if (!key && dated.length > 1) list.append(whole(formats, dated));
  } catch {
    status.textContent = "The citations could not be loaded. The link at the foot of the page leads to them.";
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
  added.append(action("BibTeX, RIS and text with today’s date of access", ""));
  foot.parentElement.append(added);
  /* Facts that stand here in full, not those merely compared with: the file beside the page holds no others. */
  for (const fact of document.querySelectorAll(".fact[id^='fact-']:not(.retired, .short)")) fact.querySelector(".acts")?.prepend(action("Cite", fact.id));
}
