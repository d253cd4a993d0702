// Fields made from the models' own description: label, unit, range, help; what can't be is refused at the field and never
// put right behind the user's back.
import { freshId, h, replace } from "./dom.js";
import { choiceName, fieldHelp, fieldName, lang, number, t, typed, unitName } from "./words.js";

const isNumber = (field) => field.type === "number" || field.type === "whole number";

export function rangeText({ min, max }) {
  if (min !== undefined && max !== undefined) return t("range", { a: number(min), b: number(max) });
  if (min !== undefined) return t("at_least", { a: number(min) });
  return max === undefined ? "" : t("at_most", { b: number(max) });
}

/// {value} or {wrong: text} of what was typed.
export function readNumber(text, field) {
  const plain = text.trim().replaceAll(/[_,\s]/g, "");
  if (plain === "") return field.optional ? { value: null } : { wrong: t("needed") };
  const value = Number(plain);
  if (!Number.isFinite(value)) return { wrong: t("not_a_number", { v: text }) };
  if (field.type === "whole number" && !Number.isInteger(value)) return { wrong: t("not_whole", { v: text }) };
  if (value < (field.min ?? -Infinity) || value > (field.max ?? Infinity))
    return { wrong: t("out_of_range", { v: text, range: rangeText(field) }) };
  return { value };
}

function readText(text, field) {
  return text === "" ? (field.optional ? { value: null } : { wrong: t("needed") }) : { value: text };
}

function show(value) {
  if (value === undefined || value === null || value === "") return t("nothing");
  if (typeof value === "boolean") return t(value ? "yes" : "no");
  return Array.isArray(value) ? value.join(", ") : typed(value);
}

const same = (a, b) => JSON.stringify(a ?? null) === JSON.stringify(b ?? null);

/// How far a slider reaches: the limits where there are both, else well beyond the value it began with.
function reach(field, value) {
  const max = field.max !== undefined && field.max <= 1000 ? field.max : Math.max(10, 3 * (value || 0));
  return { min: field.min ?? 0, max, step: field.type === "whole number" ? 1 : Math.max(max / 1000, 10 ** Math.floor(Math.log10(max / 300))) };
}

/// One field of `object`. `at`: its address in problems; `parent`: the object it came from, or null; `changed(field)` is
/// called once the value stands in the object; `invalid(at, isWrong)` keeps count of what can't be.
export function lever(field, object, { at, parent, changed, invalid, slider = false, choices = null }) {
  const id = freshId("f");
  const key = field.key;
  const problem = h("p", { class: "field-problem", id: `${id}-problem`, role: "alert", "data-problem": at, hidden: true });
  const note = h("span", { class: "changed", hidden: true });
  const unit = unitName(field.unit);
  const say = (text) => {
    problem.textContent = text;
    problem.hidden = text === "";
    input.setAttribute("aria-invalid", text === "" ? "false" : "true");
    invalid(at, text !== "");
  };
  const mark = () => {
    if (!parent) return;
    const differs = !same(object[key], parent[key]);
    note.hidden = !differs;
    box.classList.toggle("differs", differs);
    if (differs)
      replace(note, `${t("was", { v: show(parent[key]) })} `,
        h("button", { type: "button", class: "quiet", "aria-label": t("reset_name", { name: fieldName(field) }),
          onclick: () => {
            set(parent[key] ?? null);
            fill();
            say("");
          } }, t("reset")));
  };
  const set = (value) => {
    if (value === null || value === undefined) delete object[key];
    else object[key] = value;
    mark();
    changed(field);
  };
  const take = (got) => {
    say(got.wrong ?? "");
    if (got.wrong === undefined) set(got.value);
  };

  let input, range = null;
  let fill = () => (input.value = typed(object[key]));
  const described = `${id}-help ${id}-problem`;
  const base = { id, "aria-describedby": described, "data-field": at };
  const listed = choices ?? (field.choices.length > 0 ? field.choices.map((c) => [c, choiceName(c)]) : null);
  if (field.type === "true or false") {
    input = h("input", { ...base, type: "checkbox", checked: object[key] ?? false, onchange: () => set(input.checked) });
    fill = () => (input.checked = object[key] ?? false);
  } else if (field.type.startsWith("list") && listed) {
    input = h("select", { ...base, multiple: true, size: Math.min(6, Math.max(2, listed.length)), onchange: () => {
      const chosen = [...input.selectedOptions].map((o) => o.value);
      take(chosen.length === 0 ? (field.optional ? { value: null } : { wrong: t("needed") }) : { value: chosen });
    } }, listed.map(([value, name]) => h("option", { value, selected: (object[key] ?? []).includes(value) }, name)));
    fill = () => [...input.options].forEach((o) => (o.selected = (object[key] ?? []).includes(o.value)));
  } else if (field.type === "list of numbers") {
    input = h("input", { ...base, type: "text", value: (object[key] ?? []).join(", "), onchange: () => {
      const numbers = input.value.split(",").map((one) => Number(one));
      take(numbers.some((n) => !Number.isFinite(n)) ? { wrong: t("not_a_number", { v: input.value }) } : { value: numbers });
    } });
    fill = () => (input.value = (object[key] ?? []).join(", "));
  } else if (listed) {
    input = h("select", { ...base, onchange: () => set(input.value === "" ? null : input.value) },
      (field.optional || object[key] === undefined) && h("option", { value: "" }, "–"),
      listed.map(([value, name]) => h("option", { value, selected: object[key] === value }, name)));
    fill = () => (input.value = object[key] ?? "");
  } else if (field.type === "date") {
    input = h("input", { ...base, type: "date", value: typed(object[key]), onchange: () =>
      take(input.validity.badInput ? { wrong: t("needed") } : readText(input.value, field)) });
  } else if (isNumber(field)) {
    input = h("input", { ...base, type: "text", inputmode: "decimal", autocomplete: "off", value: typed(object[key]), oninput: () => {
      take(readNumber(input.value, field));
      if (range && object[key] !== undefined) range.value = object[key];
    } });
    if (slider) {
      const { min, max, step } = reach(field, object[key]);
      range = h("input", { type: "range", min, max, step, "aria-label": fieldName(field), "data-slider": at, oninput: () => {
        const value = Number(Number(range.value).toPrecision(6));
        input.value = typed(value);
        take(readNumber(input.value, field));
      } });
      range.value = object[key] ?? min;
      const plain = fill;
      fill = () => (plain(), (range.value = object[key] ?? min));
    }
  } else {
    input = h("input", { ...base, type: "text", autocomplete: "off", value: typed(object[key]), oninput: () => take(readText(input.value, field)) });
  }
  const limits = isNumber(field) ? rangeText(field) : "";
  const box = h("div", { class: "lever", "data-lever": at },
    h("label", { for: id }, fieldName(field)),
    h("span", { class: "input" }, input, unit && h("span", { class: "unit" }, unit)), range,
    h("span", { class: "hint", id: `${id}-help` },
      [fieldHelp(field), limits, field.optional ? t("optional") : ""].filter(Boolean).join(lang() === "zh" ? "；" : "; ")),
    note, problem);
  mark();
  return box;
}

/// What the server found wrong, at the fields it speaks of; returns what no field shows.
export function showProblems(element, problems) {
  for (const shown of element.querySelectorAll("[data-problem][data-server]")) {
    shown.removeAttribute("data-server");
    shown.hidden = true;
  }
  return problems.filter((problem) => {
    const at = [...element.querySelectorAll("[data-problem]")].find((one) => one.dataset.problem === problem.field);
    if (!at) return true;
    if (at.hidden) {
      at.textContent = problem.text;
      at.hidden = false;
      at.dataset.server = "";
    }
    return false;
  });
}
