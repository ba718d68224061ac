/* Before anything is drawn: that scripts run, and which scheme is in force, the reader's choice or else the system's
   setting. The page waits for this file, so it does nothing else. */
{
  const root = document.documentElement;
  const schemes = ["light", "dark"];
  const system = matchMedia("(prefers-color-scheme: dark)");
  // Sites of one host share what the browser keeps: each has a name of its own for it.
  const name = `${new URL("../..", document.currentScript.src).pathname}.__scheme`;
  let chosen;
  try {
    chosen = schemes[localStorage.getItem(name)];
  } catch {
    // The browser refuses to store anything: a choice is for the page at hand.
  }

  const show = () => {
    root.dataset.scheme = chosen ?? schemes[Number(system.matches)];
    const button = document.querySelector(".scheme");
    if (button) button.title = `Switch to ${schemes[Number(root.dataset.scheme === "light")]} mode`;
  };

  root.classList.add("js");
  show();
  document.addEventListener("DOMContentLoaded", show);
  system.addEventListener("change", show);
  document.addEventListener("click", (event) => {
    if (!event.target.closest?.(".scheme")) return;
    chosen = schemes[Number(root.dataset.scheme === "light")];
    show();
    try {
      localStorage.setItem(name, schemes.indexOf(chosen));
    } catch {
      // As above.
    }
  });
}
