/** A style sheet, minified, as text. */
declare module "*.css" {
  const css: string;
  export default css;
}
