// What embed.html has beside boot.mjs: it tells the page around the frame how high the view is, now and whenever that
// changes. The message holds nothing else, so it may go to whoever that page is; none is listened to.

const tell = () => {
  const height = Math.ceil(document.body.getBoundingClientRect().height);
  parent.postMessage({ type: "eventbridge-playground", height }, "*");
};
if (parent !== window) new ResizeObserver(tell).observe(document.body);

// Another link in the same frame is another workspace.
addEventListener("hashchange", () => location.reload());
