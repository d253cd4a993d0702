// What is shown, kept in the address (#lang=zh&show=a,b&ind=fires&t=3&vs=baseline&focus=a) and in the browser's history.
export const mostShown = 4;

export function usual(study, language) {
  const others = study.scenarios.slice(1).map((x) => x.id);
  return { lang: language, show: others.slice(0, 3), ind: study.main[0].id, t: "all", vs: study.scenarios[0].id, focus: others[0] };
}

export function toHash(state) {
  const p = new URLSearchParams();
  for (const key of ["lang", "ind", "t", "vs", "focus"]) p.set(key, state[key]);
  p.set("show", state.show.map(encodeURIComponent).join(","));
  return "#" + p.toString();
}

/// What the address says, as far as the study has it; `unknown` names the rest.
export function fromHash(study, hash, fallback) {
  const state = { ...fallback };
  const unknown = [];
  const p = new URLSearchParams(hash.replace(/^#/, ""));
  const take = (key, known) => {
    if (!p.has(key)) return;
    if (known(p.get(key))) state[key] = p.get(key);
    else unknown.push(p.get(key));
  };
  take("lang", (x) => x === "en" || x === "zh");
  take("ind", (x) => study.indicator(x) >= 0);
  take("t", (x) => x === "all" || (/^\d+$/.test(x) && +x < study.time.length));
  take("vs", (x) => study.scenario(x) >= 0);
  if (p.has("show")) {
    const asked = p.get("show").split(",").map((x) => {
      try {
        return decodeURIComponent(x);
      } catch {
        return x;
      }
    });
    const known = asked.filter((x) => study.scenario(x) > 0);
    unknown.push(...asked.filter((x) => study.scenario(x) < 0));
    if (known.length > 0) state.show = [...new Set(known)].slice(0, mostShown);
  }
  take("focus", (x) => study.scenario(x) > 0);
  if (!state.show.includes(state.focus)) state.focus = state.show[0];
  if (state.vs === state.focus && study.scenario(state.vs) > 0) state.vs = study.scenarios[0].id;
  return { state, unknown };
}
