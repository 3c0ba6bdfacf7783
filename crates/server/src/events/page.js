// Adds what arrives to the list. The page is complete without it.

const table = document.querySelector("table");
const rows = document.querySelector("[data-rows]");
const template = document.querySelector("template[data-row]");
const state = document.querySelector("[data-state]");
const stateText = document.querySelector("[data-state-text]");
const pause = document.querySelector("[data-pause]");
const announcement = document.querySelector("[data-announce]");
const total = document.querySelector("[data-total]");
const all = document.querySelector("[data-count-all]");
const chips = document.querySelector(".chips");
const shown = Number(table.dataset.shown);

let waiting = [];
let paused = false;
let unannounced = 0;

function say(name, text) {
  state.dataset.state = name;
  stateText.textContent = text;
}

// The properties that are a word or a number, on one line. The server has the same rule.
function summarize(properties) {
  const words = Object.entries(properties).filter(([, value]) => value !== null && typeof value !== "object");
  return words.map(([name, value]) => `${name} ${value}`).join(" · ") || "Details";
}

function add(event) {
  const row = template.content.firstElementChild.cloneNode(true);
  const time = row.querySelector("time");
  time.dateTime = event.receivedAt;
  time.title = event.receivedAt;
  row.querySelector(".day").textContent = event.receivedAt.slice(0, 10);
  row.querySelector("[data-clock]").textContent = event.receivedAt.slice(11, 19);
  row.querySelector("th").textContent = event.name;
  const session = row.querySelector("a");
  session.href = `/events?session=${encodeURIComponent(event.sessionId)}`;
  session.title = event.sessionId;
  session.firstElementChild.textContent = event.sessionId;
  row.querySelector(".number").textContent = event.seq;
  row.querySelector("summary").textContent = summarize(event.properties);
  const [properties, context] = row.querySelectorAll("pre");
  properties.textContent = JSON.stringify(event.properties, null, 2);
  context.textContent = JSON.stringify(event.context, null, 2);
  rows.prepend(row);
  while (rows.rows.length > shown) {
    rows.rows[rows.rows.length - 1].remove();
  }
}

function countUp(event) {
  const one = (element) => {
    element.textContent = Number(element.textContent) + 1;
  };
  one(total);
  one(all);
  const known = [...chips.querySelectorAll("[data-name]")].find((link) => link.dataset.name === event.name);
  if (known) {
    one(known.querySelector(".count"));
  } else {
    chips.append(chipOf(event.name));
  }
}

function chipOf(name) {
  const link = document.createElement("a");
  link.href = `/events?name=${encodeURIComponent(name)}`;
  link.dataset.name = name;
  const count = document.createElement("span");
  count.className = "count";
  count.textContent = "1";
  link.append(name, " ", count);
  const item = document.createElement("li");
  item.append(link);
  return item;
}

function show(event) {
  document.querySelector("[data-empty]").hidden = true;
  add(event);
  countUp(event);
  unannounced += 1;
}

// At most one announcement in five seconds: a list that talks at every event cannot be listened to.
setInterval(() => {
  if (unannounced > 0) {
    announcement.textContent = unannounced === 1 ? "1 new event" : `${unannounced} new events`;
    unannounced = 0;
  }
}, 5000);

pause.hidden = false;
pause.addEventListener("click", () => {
  paused = !paused;
  pause.textContent = paused ? "Resume" : "Pause";
  if (!paused) {
    waiting.forEach(show);
    waiting = [];
    say("on", "Live");
  }
});

const query = new URLSearchParams(location.search);
query.set("after", table.dataset.after);
const stream = new EventSource(`/events/stream?${query}`);
stream.addEventListener("open", () => say("on", paused ? "Paused" : "Live"));
stream.addEventListener("error", () => say("lost", "Connection lost, trying again"));
stream.addEventListener("missed", () => say("lost", "Some were missed: reload to see all"));
stream.addEventListener("message", (message) => {
  const event = JSON.parse(message.data);
  if (paused) {
    waiting.push(event);
    // What waits is what can be shown; the rest is a reload away.
    waiting = waiting.slice(-shown);
    say("on", `Paused, ${waiting.length} waiting`);
  } else {
    show(event);
  }
});
