/** What the page says on the script tag. */

const self = import.meta.url;
const tag = [...document.scripts].find((script) => script.src == self);
const meta = document.querySelector<HTMLMetaElement>("meta[name=awning-config]");

/** The URL of the campaign document, or `#id` of a script element that holds it. */
export const config = tag?.dataset.config ?? meta?.content;

/** The URL of the catalog, if the page names it: it is fetched together with the document then. */
export const catalog = tag?.dataset.catalog;

/** Where all other files are. */
export const base = new URL(TABLE.directory + "/", self).href;
