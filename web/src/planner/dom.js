// Elements from code: text is always text, never markup.

/// h("p", { class: "note", onclick: f }, "text", child, [more]): null and false are left out.
export function h(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (name === "value") element.value = value;
    else if (name === "checked" || name === "selected") element[name] = value;
    else element.setAttribute(name, value === true ? "" : value);
  }
  append(element, children);
  return element;
}

function append(element, children) {
  for (const child of children.flat(Infinity))
    if (child !== null && child !== undefined && child !== false) element.append(child);
}

export function replace(element, ...children) {
  element.replaceChildren();
  append(element, children);
}

/// Says it to those who listen with a screen reader, and shows it for a while.
export function announce(text) {
  const at = document.getElementById("said");
  if (at) at.textContent = text;
}

let next = 1;
export const freshId = (word) => `${word}-${next++}`;

/// Calls `action` once nobody has asked for a while. `stop` forgets what is due and tells whether anything was.
export function later(milliseconds, action) {
  let timer = null;
  const stop = () => {
    const was_due = timer !== null;
    clearTimeout(timer);
    timer = null;
    return was_due;
  };
  const call = () => {
    stop();
    timer = setTimeout(() => {
      timer = null;
      action();
    }, milliseconds);
  };
  call.stop = stop;
  return call;
}
