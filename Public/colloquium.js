"use strict";
// Eight small comforts; every page works without them.
// 1. Text typed into <form data-keep="name">, and what is chosen in <form data-keep data-keep-choices>, stays in this browser
//    until a page says it arrived
//    (<… data-sent="name">), the member signs out (<form data-forget>), or a week has passed.
// 2. When a form comes back with errors, the summary takes the focus.
// 3. A form or a button that takes a moment says so (<… data-busy="words">).
// 4. What is typed into <form data-draft> is saved on the site as a draft, for every device.
// 5. A button puts its text into a field, once (<button data-insert="text" data-into="field">): below what stands there, but
//    a question to answer (a button that would otherwise submit) above the words of one's own.
// 6. In an inbox single keys move, mark and open, unless they are switched off (#keys lists them).
// 7. While the title of a question is typed, questions like it are shown (<form data-similar="address">).
// 8. A map grows and shrinks inside a frame that scrolls (<figure data-zoom>).

const prefix = "colloquium:";
const week = 7 * 24 * 60 * 60 * 1000;
const keyOf = (form) => prefix + (form.dataset.keep || location.pathname);
const texts = "textarea[name], input[type=text][name], input[type=url][name]";
// Only where the form says so: what agrees to something is ticked anew.
const choices = "select[name], input[type=radio][name], input[type=checkbox][name]:not([name=identifies-nobody])";
const fieldsOf = (form) =>
  [...form.querySelectorAll("keepChoices" in form.dataset ? texts + ", " + choices : texts)];
// Radio buttons of one name are one field, whose value is that of the chosen one.
const radiosOf = (each) => [...each.form.querySelectorAll(`input[type=radio][name="${CSS.escape(each.name)}"]`)];
const valueOf = (each) => each.type === "radio" ? radiosOf(each).find((one) => one.checked)?.value ?? ""
  : each.type === "checkbox" ? (each.checked ? "on" : "off") : each.value;
const givenOf = (each) => each.type === "radio" ? radiosOf(each).find((one) => one.defaultChecked)?.value ?? ""
  : each.type === "checkbox" ? (each.defaultChecked ? "on" : "off")
  : each.type === "select-one" ? ([...each.options].find((one) => one.defaultSelected) ?? each.options[0])?.value ?? ""
  : each.defaultValue;
function fill(each, value) {
  if (each.type === "radio") each.checked = each.value === value;
  else if (each.type === "checkbox") each.checked = value === "on";
  else each.value = value;
}

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
// Read again, the page must not forget what was typed since.
const query = new URLSearchParams(location.search);
if (query.has("sent")) {
  query.delete("sent");
  history.replaceState(null, "", location.pathname + (query.size ? "?" + query : "") + location.hash);
}

for (const form of document.querySelectorAll("form[data-keep]")) {
  const key = keyOf(form), kept = read(key);
  // What the server sent back is newer than what this browser kept: only fields are filled that are empty, or as they were
  // when that was typed into them.
  for (const each of fieldsOf(form)) {
    const { typed, over } = kept[each.name] ?? {};
    if (typed && (!valueOf(each) || valueOf(each) === over || valueOf(each) === typed)) fill(each, typed);
  }
  let waiting;
  form.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => write(key, Object.fromEntries(
      fieldsOf(form).filter((each) => valueOf(each) && valueOf(each) !== givenOf(each))
        .map((each) => [each.name, { typed: valueOf(each), over: givenOf(each) }]))), 300);
  });
}

document.querySelector("form[data-forget]")?.addEventListener("submit", () => {
  for (const key of Object.keys(localStorage)) if (key.startsWith(prefix)) localStorage.removeItem(key);
});

document.querySelector(".error-summary")?.focus();

for (const each of document.querySelectorAll("form[data-busy], button[data-busy]")) {
  const status = Object.assign(document.createElement("p"), { className: "hint", role: "status" });
  const isButton = each.matches("button");
  if (isButton) each.parentElement.after(status); else each.append(status);
  (each.form ?? each).addEventListener("submit", (event) => {
    if (!isButton || event.submitter === each) status.textContent = each.dataset.busy;
  });
  // A page that comes back from the browser's memory waits for nothing.
  addEventListener("pageshow", () => { status.textContent = ""; });
}

for (const form of document.querySelectorAll("form[data-draft]")) {
  const status = Object.assign(document.createElement("p"), { className: "hint", role: "status" });
  let waiting, sending;
  form.addEventListener("input", () => {
    clearTimeout(waiting);
    if (!status.isConnected) form.append(status);
    waiting = setTimeout(async () => {
      const body = new URLSearchParams(new FormData(form));
      body.set("do", "draft");
      sending = new AbortController();
      try {
        const answer = await fetch(form.action, { method: "POST", body, redirect: "manual", signal: sending.signal });
        status.textContent = answer.type === "opaqueredirect" ? "Saved as a draft."
          : answer.status === 409 ? "Not saved: changed on another device. “Save as a draft” shows both texts."
          : "Not saved as a draft yet.";
      } catch { status.textContent = sending.signal.aborted ? "" : "Not saved as a draft: no connection."; }
    }, 2000);
  });
  // What is posted is no draft any more.
  form.addEventListener("submit", () => { clearTimeout(waiting); sending?.abort(); });
}

for (const each of document.querySelectorAll("button[data-insert]")) {
  const isQuestion = each.type === "submit";
  each.hidden = false;
  each.type = "button";
  each.addEventListener("click", () => {
    const field = document.getElementById(each.dataset.into), text = each.dataset.insert, begun = field.value.trimEnd();
    if (!`\n${begun}\n`.includes(`\n${text}\n`)) {
      const isAbove = isQuestion && !begun.trimStart().startsWith(">");
      const parts = isAbove ? [text, begun] : [begun, text].filter(Boolean);
      field.value = parts.join("\n\n") + (isQuestion && !isAbove ? "\n\n" : "");
      field.dispatchEvent(new Event("input", { bubbles: true }));
    }
    field.focus();
  });
}

const asking = document.querySelector("form[data-similar]");
if (asking) {
  let waiting;
  asking.elements.title.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(async () => {
      const title = asking.elements.title.value;
      try {
        const address = new URL(asking.dataset.similar, location);
        address.searchParams.set("title", title);
        const answer = await fetch(address);
        // What comes late is about an older title.
        if (answer.ok && !answer.redirected && title === asking.elements.title.value) {
          document.getElementById("similar").innerHTML = await answer.text();
        }
      } catch { /* without a connection nothing is like it */ }
    }, 500);
  });
}

const help = document.querySelector("#keys");
if (help) {
  const setting = "colloquium-keys", areOff = () => localStorage.getItem(setting) === "off";
  const items = [...document.querySelectorAll(".inbox > .item")];
  let last = -1;
  const current = () => {
    const index = items.indexOf(document.activeElement.closest(".inbox > .item"));
    return index < 0 ? last : (last = index);
  };
  const go = (index) => items[Math.max(0, Math.min(index, items.length - 1))]?.focus();
  const press = (selector) => items[current()]?.querySelector(selector)?.click();
  const keys = {
    j: () => go(current() + 1), k: () => go(current() - 1), m: () => press("[data-mark] button"),
    o: () => press(".item-title a"), b: () => press("[data-bring]"),
    "?": () => {
      const index = current();
      help.open = !help.open;
      if (help.open || index < 0) help.querySelector("summary").focus(); else go(index);
    },
  };
  const toggle = help.querySelector("[data-keys]");
  const name = () => { toggle.textContent = areOff() ? "Switch the keys on" : "Switch the keys off"; };
  toggle.addEventListener("click", () => { localStorage.setItem(setting, areOff() ? "on" : "off"); name(); });
  name();
  help.hidden = false;
  document.addEventListener("keydown", (event) => {
    if (areOff() || event.ctrlKey || event.altKey || event.metaKey) return;
    if (event.target.closest("input, textarea, select, [contenteditable]") || !Object.hasOwn(keys, event.key)) return;
    event.preventDefault();
    keys[event.key]();
  });
  // After an item was dealt with, the page comes back at the one that follows.
  items.find((each) => "#" + each.id === location.hash)?.focus();
}

for (const figure of document.querySelectorAll("figure[data-zoom]")) {
  const scroll = Object.assign(document.createElement("div"), { className: "map-scroll", tabIndex: 0, role: "group" });
  scroll.setAttribute("aria-label", "The map, which scrolls when it is larger");
  const maps = [...figure.querySelectorAll(":scope > svg")];
  scroll.append(...maps);
  const bar = Object.assign(document.createElement("p"), { className: "map-zoom" });
  let size = 1;
  const grow = (by) => {
    size = by ? Math.min(4, Math.max(1, size * by)) : 1;
    scroll.classList.toggle("is-larger", size > 1);
    for (const each of maps) {
      each.style.inlineSize = size === 1 ? "" : `${size * 100}%`;
      each.style.maxInlineSize = size === 1 ? "" : "none";
    }
  };
  // What is to stay in sight: the middle of what is seen of the map, or where the name next to it stands, since around the
  // owner there are none.
  const focus = (isCloser) => {
    const box = scroll.getBoundingClientRect();
    const top = Math.max(box.top, 0), bottom = Math.min(box.bottom, innerHeight);
    const middle = { x: box.left + box.width / 2, y: bottom > top ? (top + bottom) / 2 : box.top + box.height / 2 };
    if (!isCloser) return middle;
    const away = (spot) => Math.hypot(spot.x - middle.x, spot.y - middle.y);
    return [...scroll.querySelectorAll(".map-label:not(.is-crowded)")].map((each) => each.getBoundingClientRect())
      .filter((each) => each.width).map((each) => ({ x: each.left + each.width / 2, y: each.top + each.height / 2 }))
      .reduce((best, each) => (!best || away(each) < away(best) ? each : best), null) ?? middle;
  };
  for (const [name, by] of [["Larger", 1.5], ["Smaller", 1 / 1.5], ["Whole map", 0]]) {
    const button = Object.assign(document.createElement("button"), {
      type: "button", className: "button button-quiet", textContent: name,
    });
    button.addEventListener("click", () => {
      const shown = maps.find((each) => each.getBoundingClientRect().width), spot = focus(by > 1);
      const before = shown.getBoundingClientRect();
      const across = (spot.x - before.left) / before.width, down = (spot.y - before.top) / before.height;
      grow(by);
      const after = shown.getBoundingClientRect(), frame = scroll.getBoundingClientRect();
      const left = after.left - frame.left + scroll.scrollLeft, top = after.top - frame.top + scroll.scrollTop;
      scroll.scrollTo(
        left + across * after.width - scroll.clientWidth / 2, top + down * after.height - scroll.clientHeight / 2);
    });
    bar.append(button);
  }
  // Paper does not scroll.
  addEventListener("beforeprint", () => grow(0));
  figure.prepend(bar, scroll);
}

const copied = Object.assign(document.createElement("p"), { className: "visually-hidden", role: "status" });
for (const field of navigator.clipboard ? document.querySelectorAll("input[readonly]") : []) {
  const button = Object.assign(document.createElement("button"), {
    type: "button", className: "link-button", textContent: "Copy",
  });
  const name = field.labels[0]?.textContent ?? "";
  button.setAttribute("aria-label", `Copy: ${name}`);
  button.dataset.copy = "";
  button.addEventListener("click", async () => {
    field.select();
    let word = "Copied";
    try { await navigator.clipboard.writeText(field.value); } catch { word = "Copy it by hand"; }
    for (const each of document.querySelectorAll("[data-copy]")) each.textContent = "Copy";
    button.textContent = word;
    copied.textContent = `${word}: ${name}`;
  });
  field.after(button);
  document.body.append(copied);
}
