// What embed.html has beside boot.mjs: it tells the page around the frame how high the view is, now and whenever that
// changes. The message holds nothing else, so it may go to whoever that page is.

const TYPE = "eventbridge-playground";

const tell = () => {
  const height = Math.ceil(document.body.getBoundingClientRect().height);
  parent.postMessage({ type: TYPE, height }, "*");
};
if (parent !== window) new ResizeObserver(tell).observe(document.body);

// Another link in the same frame is another workspace.
addEventListener("hashchange", () => location.reload());

// One message is listened to, and only of the page around the frame: whether it is light or dark. A theme that the frame's
// address names stays.
const root = document.documentElement;
const isFixed = /[?&]theme=(light|dark)(&|$)/.test(location.search);
let told;

const apply = () => {
  if (told && root.dataset.theme !== told) root.dataset.theme = told;
};
// The page itself says "system" when it has started, which may be later.
new MutationObserver(apply).observe(root, { attributeFilter: ["data-theme"] });
addEventListener("message", ({ data, source }) => {
  if (isFixed || parent === window || source !== parent || data?.type !== TYPE) return;
  if (data.theme !== "light" && data.theme !== "dark") return;
  told = data.theme;
  apply();
});
