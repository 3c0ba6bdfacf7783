/**
 * The panel by hand: the same cards, look and function as `<awning-recommendations>` has in a grid, for one page, in one
 * language, with nothing that could be configured. What a panel costs at the least.
 */
import type { Item } from "../items";
import { adopt, drawing, el } from "./build";
import css from "./panel.css";

const ADD = "M10 4v12M4 10h12";
const CHECK = "m4 10.5 4 4 8-9";
const STAR = "m10 2.5 2.3 4.8 5.2.7-3.8 3.7.9 5.2L10 14.4l-4.6 2.5.9-5.2L2.5 8l5.2-.7z";
const LANGUAGE = document.documentElement.lang;
const numbers = new Intl.NumberFormat(LANGUAGE);
const percents = new Intl.NumberFormat(LANGUAGE, { style: "percent" });
const monies = new Map<string, Intl.NumberFormat>();

function money(amount: string, currency: string): string {
  let format = monies.get(currency);
  if (!format) monies.set(currency, (format = new Intl.NumberFormat(LANGUAGE, { style: "currency", currency })));
  return format.format(Number(amount));
}

function row(name: string): HTMLElement {
  return el("span", { class: name }, ...Array.from({ length: 5 }, () => drawing("star", STAR)));
}

function rating(item: Item): HTMLElement {
  const count = numbers.format(item.ratingCount);
  const full = row("full");
  full.style.inlineSize = `${item.rating * 20}%`;
  const name = `Rated ${numbers.format(item.rating)} out of 5 by ${count} customers`;
  return el(
    "p",
    { class: "rating" },
    el("span", { class: "stars", role: "img", "aria-label": name }, row("empty"), full),
    el("span", { "aria-hidden": "true" }, count),
  );
}

function badge(item: Item): HTMLElement | undefined {
  const less = item.compareAtPrice && 1 - Number(item.price) / Number(item.compareAtPrice);
  if (less) return el("span", { class: "badge discount" }, percents.format(-less));
  if (item.badge) return el("span", { class: "badge" }, item.badge);
}

function prices(item: Item): HTMLElement {
  const former = item.compareAtPrice;
  return el(
    "p",
    { class: "prices" },
    el("span", { class: "price" }, money(item.price, item.currency)),
    former &&
      el("s", { class: "former-price" }, el("span", { class: "sr" }, "Former price "), money(former, item.currency)),
  );
}

function addButton(item: Item): HTMLElement {
  const name = `Add ${item.title} to the cart`;
  const word = el("span", { class: "word" }, "Add to cart");
  const button = el("button", { type: "button", class: "add", "aria-label": name }, drawing("icon", ADD), word);
  button.addEventListener("click", () => {
    const init = { detail: { item }, bubbles: true, cancelable: true };
    if (!button.dispatchEvent(new CustomEvent("add-to-cart", init))) return;
    const say = (icon: string, label: string, text: string) => {
      button.firstChild!.replaceWith(drawing("icon", icon));
      button.ariaLabel = label;
      word.textContent = text;
    };
    say(CHECK, "Added", "Added");
    setTimeout(() => say(ADD, name, "Add to cart"), 2000);
  });
  return button;
}

function card(item: Item, index: number): HTMLElement {
  const loading = index < 4 ? "eager" : "lazy";
  const link = el("a", { class: "title", href: item.url }, item.title);
  link.addEventListener("click", (event) => {
    const init = { detail: { item }, bubbles: true, cancelable: true };
    if (!link.dispatchEvent(new CustomEvent("select-item", init))) event.preventDefault();
  });
  return el(
    "li",
    { class: "card" },
    el(
      "div",
      { class: "media" },
      el("img", { class: "image", src: item.image, alt: "", loading, decoding: "async" }),
      badge(item),
      addButton(item),
    ),
    el("div", { class: "body" }, link, rating(item), prices(item)),
  );
}

function show(place: Element, items: Item[]): void {
  adopt(css);
  const heading = place.getAttribute("data-heading")!;
  const cards = el("ul", { class: "cards", role: "list" }, ...items.slice(0, 12).map(card));
  place.append(
    el(
      "section",
      { class: "panel", "aria-label": heading },
      el("header", { class: "header" }, el("h2", { class: "heading" }, heading)),
      cards,
    ),
  );
  const timers = new Map<Element, number>();
  // An impression: half a card was visible for a second, once.
  const watch = new IntersectionObserver(
    (entries) => {
      for (const { isIntersecting, target } of entries) {
        clearTimeout(timers.get(target));
        const tell = () => {
          watch.unobserve(target);
          target.dispatchEvent(new CustomEvent("impression", { bubbles: true }));
        };
        if (isIntersecting) timers.set(target, window.setTimeout(tell, 1000));
      }
    },
    { threshold: 0.5 },
  );
  for (const card of cards.children) watch.observe(card);
}

const place = document.querySelector("#panel")!;
const catalog = place.getAttribute("data-catalog");
if (catalog) {
  const answer = await fetch(catalog);
  show(place, (await answer.json()).items);
} else {
  show(place, JSON.parse(place.querySelector("script")!.textContent!));
}
