/** The products of the panels: made by rule, so that every page of a run shows the same. */

/** An item as a catalog has it. */
export interface Item {
  id: string;
  title: string;
  url: string;
  image: string;
  price: string;
  compareAtPrice?: string;
  currency: string;
  rating: number;
  ratingCount: number;
  badge?: string;
  category: string;
  tags: string[];
  publishedAt: string;
}

const MATERIALS = ["Oak", "Linen", "Steel", "Wool", "Stoneware", "Walnut", "Cotton", "Brass", "Glass", "Rattan"];
const THINGS: [name: string, category: string][] = [
  ["cutting board", "Kitchen > Boards"],
  ["table runner", "Textiles > Table"],
  ["carving knife", "Kitchen > Knives"],
  ["throw blanket", "Textiles > Throws"],
  ["serving bowl", "Kitchen > Tableware"],
  ["side table", "Furniture > Tables"],
  ["cushion cover", "Textiles > Cushions"],
  ["desk lamp", "Lighting > Table lamps"],
  ["carafe", "Kitchen > Tableware"],
  ["storage basket", "Storage > Baskets"],
  ["wall shelf", "Storage > Shelves"],
  ["candle holder", "Decoration > Candles"],
  ["door mat", "Textiles > Rugs"],
  ["fruit stand", "Kitchen > Tableware"],
  ["coat hook", "Storage > Hooks"],
  ["picture frame", "Decoration > Frames"],
  ["plant pot", "Decoration > Plants"],
  ["bread bin", "Kitchen > Storage"],
  ["wash stand", "Bathroom > Furniture"],
  ["tea tray", "Kitchen > Tableware"],
];

/** As many products, the best rated first; at most 200. */
export function items(count: number): Item[] {
  return Array.from({ length: count }, (_, index) => {
    const [thing, category] = THINGS[index % THINGS.length]!;
    const material = MATERIALS[(index + Math.floor(index / THINGS.length)) % MATERIALS.length]!;
    const cents = 1290 + ((index * 1379) % 24000);
    const item: Item = {
      id: `item-${index + 1}`,
      title: `${material} ${thing}`,
      url: `/product/${index + 1}`,
      image: `/images/${(index % IMAGES) + 1}.svg`,
      price: (cents / 100).toFixed(2),
      currency: "EUR",
      rating: Math.round((4.9 - index * 0.02) * 10) / 10,
      ratingCount: 240 - index,
      category,
      tags: [material.toLowerCase()],
      publishedAt: "2026-05-01",
    };
    if (index % 3 == 0) item.compareAtPrice = ((cents * 1.25) / 100).toFixed(2);
    if (index % 4 == 1) item.badge = "New";
    return item;
  });
}

/** How many pictures there are. */
export const IMAGES = 12;

/** A picture: the same few bytes for every page. */
export function picture(number: number): string {
  const hue = (number * 29) % 360;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 500">
<rect width="400" height="500" fill="hsl(${hue} 24% 92%)"/>
<ellipse cx="200" cy="402" rx="124" ry="17" fill="hsl(${hue} 20% 80%)"/>
<path d="M118 ${150 + number * 6}h164l-22 ${240 - number * 6}h-120z" fill="hsl(${hue} 34% 46%)"/>
<path d="M118 ${150 + number * 6}h164l-5 42h-154z" fill="hsl(${hue} 34% 58%)"/>
</svg>`;
}
