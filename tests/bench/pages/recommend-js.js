/**
 * The panel by Algolia's recommend-js: the same cards as templates of its own, with the plain panel's style sheet. Its
 * client answers at once with the items of the page, so that only the library is measured.
 *
 * Not checked by TypeScript: the library is installed only where this benchmark is run.
 */
import { relatedProducts } from "@algolia/recommend-js";
import { adopt } from "./plain/build";
import css from "./plain/panel.css";

const ADD = "M10 4v12M4 10h12";
const CHECK = "m4 10.5 4 4 8-9";
const STAR = "m10 2.5 2.3 4.8 5.2.7-3.8 3.7.9 5.2L10 14.4l-4.6 2.5.9-5.2L2.5 8l5.2-.7z";
const LANGUAGE = document.documentElement.lang;
const numbers = new Intl.NumberFormat(LANGUAGE);
const percents = new Intl.NumberFormat(LANGUAGE, { style: "percent" });
const monies = new Map();

function money(amount, currency) {
  let format = monies.get(currency);
  if (!format) monies.set(currency, (format = new Intl.NumberFormat(LANGUAGE, { style: "currency", currency })));
  return format.format(Number(amount));
}

const place = document.querySelector("#panel");
const heading = place.getAttribute("data-heading");
const items = JSON.parse(place.querySelector("script").textContent);
const hits = items.map((item, index) => ({ ...item, objectID: item.id, _score: 100 - index }));

const recommendClient = {
  addAlgoliaAgent() {},
  getRelatedProducts: async () => ({ results: [{ hits }] }),
};

function stars(html, name, style) {
  return html`<span class=${name} style=${style}>
    ${[1, 2, 3, 4, 5].map(() => html`<svg viewBox="0 0 20 20" class="star" aria-hidden="true"><path d=${STAR} /></svg>`)}
  </span>`;
}

function corner(html, item) {
  const less = item.compareAtPrice && 1 - Number(item.price) / Number(item.compareAtPrice);
  if (less) return html`<span class="badge discount">${percents.format(-less)}</span>`;
  return item.badge && html`<span class="badge">${item.badge}</span>`;
}

function add(event, item) {
  const button = event.currentTarget;
  const init = { detail: { item }, bubbles: true, cancelable: true };
  if (!button.dispatchEvent(new CustomEvent("add-to-cart", init))) return;
  const [path, word] = [button.querySelector("path"), button.querySelector(".word")];
  path.setAttribute("d", CHECK);
  word.textContent = "Added";
  setTimeout(() => {
    path.setAttribute("d", ADD);
    word.textContent = "Add to cart";
  }, 2000);
}

function card({ item, html }) {
  const count = numbers.format(item.ratingCount);
  const name = `Rated ${numbers.format(item.rating)} out of 5 by ${count} customers`;
  const loading = hits.findIndex(({ id }) => id == item.id) < 4 ? "eager" : "lazy";
  return html`
    <div class="media">
      <img class="image" src=${item.image} alt="" loading=${loading} decoding="async" />
      ${corner(html, item)}
      <button type="button" class="add" aria-label=${`Add ${item.title} to the cart`} onClick=${(event) => add(event, item)}>
        <svg viewBox="0 0 20 20" class="icon" aria-hidden="true"><path d=${ADD} /></svg>
        <span class="word">Add to cart</span>
      </button>
    </div>
    <div class="body">
      <a class="title" href=${item.url}>${item.title}</a>
      <p class="rating">
        <span class="stars" role="img" aria-label=${name}>
          ${stars(html, "empty", "")}
          ${stars(html, "full", `inline-size:${item.rating * 20}%`)}
        </span>
        <span aria-hidden="true">${count}</span>
      </p>
      <p class="prices">
        <span class="price">${money(item.price, item.currency)}</span>
        ${
          item.compareAtPrice &&
          html`<s class="former-price"><span class="sr">Former price </span>${money(item.compareAtPrice, item.currency)}</s>`
        }
      </p>
    </div>
  `;
}

adopt(css);
relatedProducts({
  container: place,
  recommendClient,
  indexName: "items",
  objectIDs: ["shown-product"],
  maxRecommendations: 12,
  classNames: { root: "panel", list: "cards", item: "card" },
  headerComponent: ({ recommendations, html }) =>
    recommendations.length ? html`<header class="header"><h2 class="heading">${heading}</h2></header>` : null,
  itemComponent: card,
});
