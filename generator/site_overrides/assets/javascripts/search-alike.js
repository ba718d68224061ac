/* Names alike: for words that find nothing, since the index forgives slips at the end of a word only. */

const MOST_SLIPS = 2;
const SHORTEST = 4;
const MOST = 3;

const plain = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();

/* How many letters must be put in, left out, changed or swapped with the next to make one word of the other. */
function slips(one, other) {
  let [before, last] = [[], Array.from({ length: other.length + 1 }, (_, column) => column)];
  for (let row = 1; row <= one.length; row += 1) {
    const here = [row];
    for (let column = 1; column <= other.length; column += 1) {
      const isSame = one[row - 1] === other[column - 1];
      here[column] = Math.min(last[column] + 1, here[column - 1] + 1, last[column - 1] + (isSame ? 0 : 1));
      if (row > 1 && column > 1 && one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1]) {
        here[column] = Math.min(here[column], before[column - 2] + 1);
      }
    }
    [before, last] = [last, here];
  }
  return last[other.length];
}

/* The names, the most alike first, of which a word is at most two slips away from a word of the query. */
export function alike(query, names) {
  const asked = plain(query).split(/\s+/).filter((word) => word.length >= SHORTEST);
  const near = (word) => Math.min(...asked.filter((each) => Math.abs(each.length - word.length) <= MOST_SLIPS).map((each) => slips(each, word)), Infinity);
  return [...new Set(names)]
    .map((name) => [name, Math.min(...plain(name).split(/[\s–-]+/).filter((word) => word.length >= SHORTEST).map(near), Infinity)])
    .filter(([, distance]) => distance <= MOST_SLIPS)
    .sort(([a, one], [b, other]) => one - other || a.length - b.length || a.localeCompare(b))
    .slice(0, MOST)
    .map(([name]) => name);
}
