// Tells a built site where it will lie: link previews need the absolute address of their picture, search engines that
// of the page, and a page that is not found the way home. Without this they are relative, which works where those who
// read them know the address.
//   node scripts/site-url.mjs ADDRESS [FOLDER]     FOLDER is dist, if no other is named
// A build that is given SITE_URL does the same.

import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** The address of a folder with a slash at the end; an error if it is none. */
export function siteUrl(address) {
  const url = URL.canParse(address) ? new URL(address) : undefined;
  if (!url || !/^https?:$/.test(url.protocol) || url.search || url.hash) {
    throw new Error(`SITE_URL should be the address of the site, like https://example.org/playground/, not ${address}`);
  }
  return url.href.endsWith("/") ? url.href : `${url.href}/`;
}

/** The page with absolute addresses for those who show a preview of it. */
export function withAddress(page, address) {
  const url = attribute(siteUrl(address));
  const absolute = page
    .replace(/\s*<link rel="canonical"[^>]*>|\s*<meta property="og:url"[^>]*>/g, "")
    .replace(/(<meta (?:property="og:image"|name="twitter:image") content=")(?:[^"]*\/)?([^"/]+")/g, (_, start, name) => start + url + name);
  const tags = `<link rel="canonical" href="${url}">\n    <meta property="og:url" content="${url}">\n    `;
  const parts = absolute.split('<meta property="og:type"');
  if (parts.length !== 2) throw new Error("index.html should have one og:type, before which the page's address goes");
  return parts.join(`${tags}<meta property="og:type"`);
}

/** The page for what is not found, with the way home. */
export function withWayHome(page, address) {
  return page.replace(/(<a id="home" href=")[^"]*/, (_, start) => start + attribute(siteUrl(address)));
}

/** Writes the address into the pages of a folder. */
export async function addressSite(folder, address) {
  for (const [name, change] of [["index.html", withAddress], ["404.html", withWayHome]]) {
    const path = join(folder, name);
    await writeFile(path, change(await readFile(path, "utf8"), address));
  }
}

function attribute(text) {
  return text.replaceAll("&", "&amp;").replaceAll('"', "&quot;");
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [address, folder = "dist"] = process.argv.slice(2);
  await addressSite(folder, address);
  console.log(`site-url: ${folder} is the site at ${siteUrl(address)}`);
}
