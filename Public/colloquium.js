"use strict";
// Eight small comforts; every page works without them.
// 1. Text typed into <form data-keep="name">, and what is chosen in <form data-keep data-keep-choices>, stays in this browser
//    until a page says it arrived (<… data-sent="name">), the member signs out (<form data-forget>), or a week has passed. Where
//    the field says something else by then, the text is shown above the form, to be put in or thrown away, and stays until then.
//    What the site has as a draft gives way to the draft, and goes with it where that was posted or discarded elsewhere.
// 2. When a form comes back with errors, the summary takes the focus.
// 3. A form or a button that takes a moment says so (<… data-busy="words">).
// 4. What is typed into <form data-draft> is saved on the site as a draft, for every device; not where the form stands below
//    what another one saved (<input name="begun-draft">), which only its writer puts it in the place of. A draft has every
//    field, or those that are named (<form data-draft="names">), and what alone makes none (<… data-draft-beside="names">).
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
const isNamed = (each, names = "") => names.split(" ").includes(each.name);
const isBesideDraft = (each) => isNamed(each, each.form.dataset.draftBeside);
const isOfDraft = (each) => {
  const names = each.form.dataset.draft;
  return names === "" || isNamed(each, names) || isBesideDraft(each);
};
// What the site keeps of a form as a draft, by the name of the field: nothing where that alone is filled in that makes none.
function draftOf(form) {
  const fields = fieldsOf(form).filter(isOfDraft);
  const isKept = fields.some((each) => !isBesideDraft(each) && !["", "off"].includes(valueOf(each).trim()));
  return isKept ? Object.fromEntries(fields.map((each) => [each.name, valueOf(each)])) : {};
}
// Whether a field says a text, as the site tidies it.
const tidied = (text) => text.replace(/[^\P{Cc}\n\t]|[\u202A-\u202E\u2066-\u2069\uFEFF]/gu, "").trim().normalize();
const says = (field, text) => tidied(field.value).includes(tidied(text));
function fill(each, value) {
  if (each.type === "radio") each.checked = each.value === value;
  else if (each.type === "checkbox") each.checked = value === "on";
  else each.value = value;
}

// Values by the name of their field, and texts that had no place when the form was opened again.
function read(key) {
  try {
    const kept = JSON.parse(localStorage.getItem(key)) ?? {};
    if (Date.now() - kept.at < week) return { values: kept.values ?? {}, aside: kept.aside ?? [] };
  } catch { /* nothing is kept then */ }
  return { values: {}, aside: [] };
}

function write(key, values, aside) {
  try {
    if (Object.keys(values).length || aside.length)
      localStorage.setItem(key, JSON.stringify({ at: Date.now(), values, aside }));
    else localStorage.removeItem(key);
  } catch { /* a full or refused storage costs the comfort, not the page */ }
}

// Puts a text into a field, once: below what stands there, or above it.
function putIn(field, text, isAbove = false, room = "") {
  const begun = field.value.trimEnd();
  if (!`\n${begun}\n`.includes(`\n${text}\n`)) {
    const parts = (isAbove ? [text, begun] : [begun, text]).filter(Boolean);
    field.value = field.matches("textarea") ? parts.join("\n\n") + room : text;
    field.dispatchEvent(new Event("input", { bubbles: true }));
  }
  field.focus();
}

// Shows a text that was typed here before and has no place in its field now.
function showAside(form, field, text, settle) {
  const notice = Object.assign(document.createElement("div"), { className: "notice notice-warning" });
  const label = field.labels[0]?.firstChild?.textContent.trim() ?? field.name;
  notice.setAttribute("role", "status");
  const words = Object.assign(document.createElement("p"), {
    textContent: `You typed this here before, under “${label}”, and did not save it. The field says something else now.`,
  });
  const shown = Object.assign(document.createElement("p"), { className: "changes", textContent: text });
  const actions = Object.assign(document.createElement("p"), { className: "actions" });
  const button = (textContent, className, act) => {
    const made = Object.assign(document.createElement("button"), { type: "button", textContent, className });
    made.addEventListener("click", () => { notice.remove(); act(); settle(); });
    actions.append(made);
  };
  button("Put it in", "button button-quiet", () => {
    // What the field says may be a draft of the same that lacks the last words.
    if (text.includes(field.value.trim())) field.value = "";
    putIn(field, text);
  });
  button("Throw it away", "link-button", () => field.focus());
  notice.append(words, shown, actions);
  form.before(notice);
}

for (const each of document.querySelectorAll("[data-sent]")) {
  const key = prefix + each.dataset.sent;
  write(key, {}, read(key).aside);
}
// Read again, the page must not forget what was typed since, nor say once more what became of it.
const query = new URLSearchParams(location.search);
const isDraftSaved = query.get("draft") === "saved";
const said = ["sent", "turned", ...(isDraftSaved ? ["draft"] : [])].filter((each) => query.has(each));
if (said.length) {
  for (const each of said) query.delete(each);
  history.replaceState(null, "", location.pathname + (query.size ? "?" + query : "") + location.hash);
}

for (const form of document.querySelectorAll("form[data-keep]")) {
  const key = keyOf(form), { values, aside } = read(key), fields = fieldsOf(form);
  // What the site has of it as a draft, by the name of the field.
  let drafted = {};
  const keep = () => write(key, Object.fromEntries(
    fields.filter((each) => valueOf(each) && valueOf(each) !== givenOf(each))
      .map((each) => [each.name, {
        typed: valueOf(each), over: givenOf(each), isDrafted: drafted[each.name] === valueOf(each),
      }])), aside);
  let hasGone = false;
  // What the server sent back is newer than what this browser kept: only fields are filled that are empty, or as they were
  // when that was typed into them. A text that is in none of them is set aside.
  for (const each of fields) {
    const { typed, over, isDrafted } = values[each.name] ?? {};
    if (!typed) continue;
    // The page brings the draft, or none where it was posted or discarded on another device. One that was just saved may be
    // of another tab than what was typed last.
    let isGone = isDrafted || isDraftSaved && isOfDraft(each) && form.elements.draft?.value;
    if (!isGone && (!valueOf(each) || valueOf(each) === over || valueOf(each) === typed)) fill(each, typed);
    else if (!isDrafted && each.matches(texts) && !says(each, typed)) {
      aside.push({ name: each.name, text: typed.trim() });
      isGone = true;
    }
    if (isGone) delete values[each.name];
    hasGone ||= isGone;
  }
  if (hasGone || aside.length) write(key, values, aside);
  for (const each of [...aside]) {
    const field = fields.find(({ name }) => name === each.name);
    if (field) showAside(form, field, each.text, () => { aside.splice(aside.indexOf(each), 1); keep(); });
  }
  let waiting;
  form.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(keep, 300);
  });
  form.addEventListener("drafted", ({ detail }) => {
    drafted = detail;
    // What another tab wrote meanwhile stays.
    const { values, aside } = read(key);
    for (const [name, each] of Object.entries(values)) each.isDrafted = drafted[name] === each.typed;
    write(key, values, aside);
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
    if (form.querySelector("input[name=begun-draft]")) {
      status.textContent = "Not saved: “Save as a draft” puts this in the place of the text above.";
      return;
    }
    waiting = setTimeout(async () => {
      const drafted = draftOf(form);
      const body = new URLSearchParams(new FormData(form));
      body.set("do", "draft");
      sending = new AbortController();
      try {
        const answer = await fetch(form.action, { method: "POST", body, redirect: "manual", signal: sending.signal });
        status.textContent = answer.type === "opaqueredirect" ? "Saved as a draft."
          : answer.status === 409 ? "Not saved: changed on another device. “Save as a draft” shows both texts."
          : "Not saved as a draft yet.";
        if (answer.type === "opaqueredirect") form.dispatchEvent(new CustomEvent("drafted", { detail: drafted }));
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
    const field = document.getElementById(each.dataset.into), text = each.dataset.insert;
    const isAbove = isQuestion && !field.value.trimStart().startsWith(">");
    // An answer is written below the question.
    const room = isQuestion && (!isAbove || !field.value.trim()) ? "\n\n" : "";
    putIn(field, text, isAbove, room);
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
