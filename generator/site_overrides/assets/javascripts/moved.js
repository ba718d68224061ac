/* On the page at a former address: go on to the new one, to the same place on it. */

location.replace(new URL(document.getElementById("new-address").href).href + location.hash);
