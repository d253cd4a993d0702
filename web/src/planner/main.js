// The planner's page: set, run, compare. What is behind an address after #/ is drawn anew when it changes.
import { get, openSession } from "./api.js";
import { comparePage } from "./compare.js";
import { h, replace } from "./dom.js";
import { listPage } from "./list.js";
import { isConnected, onNews, startListening } from "./live.js";
import { studyPage } from "./study.js";
import { lang, setLanguage, t } from "./words.js";

const app = { about: null, districts: [], schemas: new Map() };

app.schema = async (base) => {
  if (!app.schemas.has(base)) app.schemas.set(base, await get(`/api/schema?base=${encodeURIComponent(base)}`));
  return app.schemas.get(base);
};

let leave = () => {};

function frame(main) {
  document.documentElement.lang = lang() === "zh" ? "zh-CN" : "en";
  document.title = t("title");
  const connection = h("p", { id: "connection", class: "warning", role: "status", hidden: isConnected() }, t("reconnecting"));
  replace(
    document.body,
    h("a", { class: "skip", href: "#main", onclick: (e) => (e.preventDefault(), main.focus()) }, t("skip")),
    h("header", {},
      h("a", { class: "brand", href: "#/" }, "Tenure"),
      h("nav", { "aria-label": t("studies") },
        h("a", { href: "#/" }, t("studies")), h("a", { href: "#/compare" }, t("compare_studies"))),
      h("button", { type: "button", class: "quiet", lang: lang() === "zh" ? "en" : "zh-CN",
        onclick: () => (setLanguage(lang() === "zh" ? "en" : "zh"), draw()) }, t("language"))),
    connection,
    app.about?.read_only && h("p", { class: "note" }, t("read_only")),
    main,
    h("p", { id: "said", role: "status", class: "away" }),
  );
}

async function draw() {
  leave();
  leave = () => {};
  window.tenureReady = false;
  const main = h("main", { id: "main", tabindex: "-1" });
  frame(main);
  try {
    const path = location.hash.replace(/^#\/?/, "").split("/");
    if (path[0] === "study" && path[1]) leave = await studyPage(app, main, path[1]);
    else if (path[0] === "compare") leave = await comparePage(app, main, path[1], path[2]);
    else leave = await listPage(app, main);
  } catch (wrong) {
    replace(main, h("h1", {}, "Tenure"),
      h("p", { class: "error", role: "alert" }, wrong.status === 401 ? t("no_key") : wrong.message));
    console.warn(wrong);
  }
  main.dataset.page = location.hash;
  window.tenureReady = true;
}

async function begin() {
  frame(h("main", { id: "main" }));
  try {
    await openSession();
    app.about = await get("/api/about");
    app.districts = await get("/api/districts");
    startListening();
  } catch (wrong) {
    const main = h("main", { id: "main" }, h("h1", {}, "Tenure"),
      h("p", { class: "error", role: "alert" }, wrong.status === 401 ? t("no_key") : wrong.message));
    frame(main);
    window.tenureReady = true;
    return;
  }
  onNews((news) => {
    if (news.kind === "connection") document.getElementById("connection").hidden = news.connected;
  });
  addEventListener("hashchange", () => {
    if (/^#t=/.test(location.hash)) location.reload();
    else draw();
  });
  await draw();
}

begin();
