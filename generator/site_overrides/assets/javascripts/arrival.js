/* A link to a fact that does not stand on this page: it is looked for on the page's other parts, or the reader is told. */

function wanted() {
  const written = location.hash.slice(1).split(":~:")[0];
  try {
    return decodeURIComponent(written);
  } catch {
    return written; // not written by this site
  }
}

let notice = null;

/* The first part, the last and those near by are linked; the addresses of all between follow from their numbers. */
function parts() {
  const links = [...document.querySelectorAll(".parts a")];
  if (!links.length) return [];
  const first = links.find((link) => link.textContent === "1")?.href ?? location.href.split(/[?#]/)[0];
  const count = Math.max(...links.map((link) => Number(link.textContent)), Number(document.querySelector(".parts strong").textContent));
  return Array.from({ length: count }, (_, index) => (index ? new URL(`${index + 1}/`, first).href : first));
}

async function partWith(anchor) {
  for (const address of parts()) {
    const answer = await fetch(address);
    const page = new DOMParser().parseFromString(answer.ok ? await answer.text() : "", "text/html");
    if (page.getElementById(anchor)) return address;
  }
  return null;
}

function tell(anchor) {
  notice = document.createElement("p");
  notice.className = "notice";
  notice.setAttribute("role", "status");
  notice.textContent = `The fact “${anchor.slice("fact-".length)}” does not stand on this page. It may have been moved or withdrawn. What is known today stands below. `;
  const search = document.createElement("a");
  search.href = new URL(`search/?q=${encodeURIComponent(anchor.slice("fact-".length).replaceAll("-", " "))}`, document.querySelector(".masthead").href);
  search.textContent = "Search for it";
  notice.append(search);
  document.querySelector("main h1")?.after(notice);
  notice.scrollIntoView({ block: "center" });
}

async function arrive() {
  notice?.remove();
  const anchor = wanted();
  if (!anchor.startsWith("fact-") || document.getElementById(anchor)) return;
  const part = await partWith(anchor).catch(() => null);
  if (part) location.replace(`${part.split("#")[0]}#${anchor}`);
  else tell(anchor);
}

addEventListener("hashchange", arrive);
arrive();
