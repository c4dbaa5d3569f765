"use strict";
// Three small comforts; every page works without them.
// 1. Text typed into <form data-keep="name"> stays in this browser until a page says it arrived
//    (<… data-sent="name">), the member signs out (<form data-forget>), or a week has passed.
// 2. When a form comes back with errors, the summary takes the focus.

const prefix = "colloquium:";
const week = 7 * 24 * 60 * 60 * 1000;
const keyOf = (form) => prefix + (form.dataset.keep || location.pathname);
const fieldsOf = (form) => [...form.querySelectorAll("textarea[name], input[type=text][name], input[type=url][name]")];

function read(key) {
  try {
    const kept = JSON.parse(localStorage.getItem(key)) ?? {};
    return Date.now() - kept.at < week ? kept.values : {};
  } catch { return {}; }
}

function write(key, values) {
  try {
    if (Object.keys(values).length) localStorage.setItem(key, JSON.stringify({ at: Date.now(), values }));
    else localStorage.removeItem(key);
  } catch { /* a full or refused storage costs the comfort, not the page */ }
}

for (const each of document.querySelectorAll("[data-sent]")) write(prefix + each.dataset.sent, {});

for (const form of document.querySelectorAll("form[data-keep]")) {
  const key = keyOf(form), kept = read(key);
  // What the server sent back is newer than what this browser kept: only empty fields are filled.
  for (const each of fieldsOf(form)) if (!each.value && kept[each.name]) each.value = kept[each.name];
  let waiting;
  form.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => write(key, Object.fromEntries(
      fieldsOf(form).filter((each) => each.value).map((each) => [each.name, each.value]))), 300);
  });
}

document.querySelector("form[data-forget]")?.addEventListener("submit", () => {
  for (const key of Object.keys(localStorage)) if (key.startsWith(prefix)) localStorage.removeItem(key);
});

document.querySelector(".error-summary")?.focus();

// 3. A form that takes a moment says so.
for (const form of document.querySelectorAll("form[data-busy]")) {
  const status = Object.assign(document.createElement("p"), { className: "hint", role: "status" });
  form.append(status);
  form.addEventListener("submit", () => { status.textContent = form.dataset.busy; });
  // A page that comes back from the browser's memory waits for nothing.
  addEventListener("pageshow", () => { status.textContent = ""; });
}
