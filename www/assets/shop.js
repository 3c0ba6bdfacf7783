// The shop's own page code: the cart without reloads, the cookie question, and the few lines that connect both to Awning.
// Everything works without it, too.

const page = JSON.parse(document.getElementById("page-data").textContent);
const all = (selector) => document.querySelectorAll(selector);
const one = (selector) => document.querySelector(selector);

// ---- Awning: before its module is there, calls wait in an array ----

function tell(call, ...values) {
  const awning = (window.awning ??= []);
  const [owner, method] = call.includes(".") ? [awning[call.split(".")[0]], call.split(".")[1]] : [awning, call];
  if (typeof owner?.[method] === "function" && !Array.isArray(awning)) owner[method](...values);
  else awning.push([call, ...values]);
}

const report = (events) => events.forEach(([name, properties]) => tell("track", name, properties));

function tellCart({ lines, currency }) {
  tell("cart.set", { lines: lines.map(({ id, quantity, price }) => ({ id, quantity, price })), currency });
}

// ---- Cookies ----

const HALF_A_YEAR = 60 * 60 * 24 * 182;

function cookie(name) {
  const found = document.cookie.split("; ").find((pair) => pair.startsWith(`${name}=`));
  return found?.slice(name.length + 1);
}

const setCookie = (name, value, seconds) => {
  document.cookie = `${name}=${value}; Path=/; SameSite=Lax${seconds ? `; Max-Age=${seconds}` : ""}`;
};

const consentBar = one("[data-consent]");

function applyConsent(choice) {
  const given = choice === "all";
  tell("consent", { analytics: given, marketing: given, personalization: given });
}

if (cookie("consent")) applyConsent(cookie("consent"));
else consentBar.hidden = false;

all("[data-consent-choice]").forEach((button) =>
  button.addEventListener("click", () => {
    setCookie("consent", button.dataset.consentChoice, HALF_A_YEAR);
    applyConsent(button.dataset.consentChoice);
    consentBar.hidden = true;
  }),
);
all("[data-needs-script]").forEach((element) => (element.hidden = false));
all("[data-consent-open]").forEach((button) =>
  button.addEventListener("click", () => {
    consentBar.hidden = false;
    consentBar.querySelector("button").focus();
  }),
);

// ---- What this page reports ----

tellCart(page.cart);
report(page.events);
const order = page.events.find(([name]) => name === "Order Completed");
// The server reads this cookie and does not report the order again when the page is loaded again.
if (order) setCookie("counted", order[1].order_id);

// ---- The cart ----

async function ask(address, options) {
  const answer = await fetch(address, { headers: { Accept: "application/json" }, ...options });
  const data = await answer.json();
  if (!answer.ok) throw new Error(data.error);
  return data;
}

const post = (address, fields) => ask(address, { method: "POST", body: new URLSearchParams(fields) });

// A page that comes back from the browser's memory may have missed changes of the cart.
addEventListener("pageshow", ({ persisted }) => {
  if (persisted) ask("/cart").then(show, () => {});
});

function show(cart) {
  const count = cart.lines.reduce((sum, line) => sum + line.quantity, 0);
  all("[data-cart-count]").forEach((element) => {
    element.textContent = count;
    element.hidden = count === 0;
  });
  if (one("[data-cart-page]")) showCartPage(cart);
  tellCart(cart);
  report(cart.events);
}

// Multiplies a decimal string without rounding errors: its digits are an integer of minor units.
function times(price, quantity) {
  const decimals = price.split(".")[1]?.length ?? 0;
  const minor = String(BigInt(price.replace(".", "")) * BigInt(quantity)).padStart(decimals + 1, "0");
  return decimals ? `${minor.slice(0, -decimals)}.${minor.slice(-decimals)}` : minor;
}

function showCartPage(cart) {
  const money = new Intl.NumberFormat("en", { style: "currency", currency: cart.currency });
  const shownLines = new Set();
  for (const line of cart.lines) {
    const row = one(`[data-cart-line="${CSS.escape(line.id)}"]`);
    // A line that this page was not rendered with, such as one that a recommendation added.
    if (!row) return location.reload();
    shownLines.add(row);
    row.querySelector('input[type="number"]').value = line.quantity;
    row.querySelector("[data-cart-line-total]").textContent = money.format(times(line.price, line.quantity));
  }
  all("[data-cart-line]").forEach((row) => shownLines.has(row) || row.remove());
  for (const part of ["subtotal", "discount", "shipping", "total"]) {
    const free = part === "shipping" && Number(cart.shipping) === 0;
    one(`[data-cart-amount="${part}"]`).textContent = free ? "Free" : money.format(cart[part]);
  }
  if ("coupon" in cart) one("[data-cart-coupon]").textContent = cart.coupon;
  one('[data-cart-row="discount"]').hidden = Number(cart.discount) === 0;
  one("[data-cart-page]").hidden = cart.lines.length === 0;
  one("[data-cart-empty]").hidden = cart.lines.length > 0;
}

const toast = one("[data-toast]");
let toastTimer;

function say(text) {
  // A status is announced when its text changes while it is shown.
  toast.hidden = false;
  one("[data-toast-text]").textContent = text;
  clearTimeout(toastTimer);
  toastTimer = setTimeout(() => (toast.hidden = !toast.contains(document.activeElement)), 6000);
}

const titleOf = (cart, id) => cart.lines.find((line) => line.id === id)?.title ?? "This product";

async function add(fields) {
  try {
    const cart = await post("/cart/add", fields);
    show(cart);
    say(`${titleOf(cart, fields.id)} is in your cart.`);
  } catch (error) {
    say(error.message || "That did not work. Please try again.");
  }
}

async function update(fields, form) {
  try {
    show(await post("/cart/update", fields));
    say("Your cart is up to date.");
    // The button that was pressed may be gone with its line.
    if (!form.isConnected) one("#content").focus();
  } catch (error) {
    say(error.message || "That did not work. Please try again.");
  }
}

async function applyCoupon({ code }) {
  const cart = await post("/cart/coupon", { code });
  show(cart);
  if (!one("[data-coupon-problem]")) return say(cart.coupon ? `Code ${cart.coupon} is applied.` : "This code is not valid.");
  const refused = code.trim() !== "" && !cart.coupon;
  one("[data-coupon-problem]").hidden = !refused;
  say(refused ? "This code is not valid." : cart.coupon ? `Code ${cart.coupon} is applied.` : "The code is taken off.");
}

const handlers = { add, update, coupon: applyCoupon };
document.addEventListener("submit", (event) => {
  const handle = handlers[event.target.dataset.cart];
  if (!handle) return;
  event.preventDefault();
  handle(Object.fromEntries(new FormData(event.target)), event.target);
});

document.addEventListener("keydown", ({ key }) => {
  const menu = one(".menu[open]");
  if (key !== "Escape" || !menu) return;
  menu.open = false;
  menu.querySelector("summary").focus();
});

document.documentElement.classList.add("scripted");
document.addEventListener("change", ({ target }) => {
  if (target.form?.dataset.cart === "update" && target.reportValidity()) target.form.requestSubmit();
});

// ---- What widgets ask for ----

document.addEventListener("awning-add-to-cart", ({ detail }) =>
  add({ id: detail.item.id, quantity: detail.quantity ?? 1 }),
);
document.addEventListener("awning-apply-coupon", ({ detail }) => applyCoupon({ code: detail.code }));
