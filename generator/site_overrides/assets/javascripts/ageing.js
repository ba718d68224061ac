/* A page ages after it was built: how long ago a date is, and which plans have come due since, is for today to say. */

const now = new Date();
const today = [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, "0")).join("-");

/* Ages are as coarse as the date itself: a month is never counted in days. */
function age(written) {
  const [year, month, day] = written.split("-").map(Number);
  const [thisYear, thisMonth, thisDay] = today.split("-").map(Number);
  const counted = (count, noun) => `${count} ${noun}${count === 1 ? "" : "s"} ago`;
  if (!month) return thisYear > year ? counted(thisYear - year, "year") : "this year";
  const months = (thisYear - year) * 12 + thisMonth - month - (day > thisDay ? 1 : 0);
  if (months >= 24) return counted(Math.floor(months / 12), "year");
  if (months > 0) return counted(months, "month");
  if (!day) return "this month";
  const days = Math.round((Date.UTC(thisYear, thisMonth - 1, thisDay) - Date.UTC(year, month - 1, day)) / 86_400_000);
  return days > 0 ? counted(days, "day") : "today";
}

for (const time of document.querySelectorAll("time.aging")) {
  const words = document.createElement("span");
  words.className = "age";
  words.textContent = ` (${age(time.dateTime)})`;
  time.after(words);
}

function note(planned) {
  const words = document.createElement("span");
  words.className = "came-due";
  words.textContent = " The date has passed since this page was built; the outcome is not recorded here.";
  (planned.querySelector(".meta, dd, .note") ?? planned).append(words);
}

for (const planned of document.querySelectorAll("[data-due]")) {
  if (planned.dataset.due < today) note(planned);
}
