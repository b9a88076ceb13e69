/**
 * The page's script. It only hides and shows what is there: no data is in it and nothing is loaded, and without it
 * everything is still to be read.
 */
export const SCRIPT = `
"use strict";
const form = document.getElementById("filters");
const groups = [...document.querySelectorAll("details[data-category]")];
const rows = new Map(groups.map((group) => [group, [...group.querySelectorAll("tr[data-severity]")]]));
const objects = [...document.querySelectorAll("tr[data-object]")];
const shown = document.getElementById("shown");
const wasOpen = new Map();

function filter() {
  const severities = [...form.querySelectorAll("input[name=severity]")].filter((box) => box.checked).map((box) => box.value);
  const category = form.elements.category.value;
  const fix = form.elements.fix.value;
  const text = form.elements.text.value.trim().toLowerCase();
  const object = form.elements.object.value.trim().toLowerCase();
  let count = 0;
  for (const group of groups) {
    const about = group.querySelector(".about").textContent.toLowerCase();
    let left = 0;
    for (const row of rows.get(group)) {
      const fits = severities.includes(row.dataset.severity) && (category === "" || group.dataset.category === category)
        && (fix === "" || row.dataset.fix === fix) && (object === "" || row.cells[0].textContent.toLowerCase().includes(object))
        && (text === "" || about.includes(text) || row.textContent.toLowerCase().includes(text));
      row.hidden = !fits;
      if (fits) left++;
    }
    group.hidden = left === 0;
    group.querySelector(".count").textContent = left;
    count += left;
    if ((text || object) && !wasOpen.has(group)) { wasOpen.set(group, group.open); group.open = true; }
    if (!text && !object && wasOpen.has(group)) { group.open = wasOpen.get(group); wasOpen.delete(group); }
  }
  for (const row of objects) row.hidden = object !== "" && !row.dataset.object.toLowerCase().includes(object);
  shown.textContent = count + (count === 1 ? " finding" : " findings");
}

form.addEventListener("input", filter);
form.addEventListener("submit", (event) => event.preventDefault());
form.addEventListener("reset", () => setTimeout(filter));
document.addEventListener("keydown", (event) => {
  const typing = /^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName);
  if (event.key === "/" && !typing) { event.preventDefault(); form.elements.text.focus(); }
  if (event.key === "Escape" && typing) { form.reset(); event.target.blur(); }
});
addEventListener("beforeprint", () => { for (const group of document.querySelectorAll("details")) group.open = true; });
form.hidden = false;
filter();
`;
