/** The bundle of inside/main.ts as a text (../../sandbox.mjs). */
declare module "inside:node" {
  const text: string;
  export default text;
}
