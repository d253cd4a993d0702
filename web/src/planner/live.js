// What happens on the server, for all open tabs through one connection: browsers allow few connections to one server, so
// the tab that holds the lock listens and passes on what it hears; when it closes, another takes over.

import { get } from "./api.js";

const channel = new BroadcastChannel("tenure-live");
const listeners = new Set();
export const jobs = new Map(); ///< what is known of studies that run or wait, by id
const patience = 10_000; ///< [ms] without news of a run, after which a tab asks for itself
let connected = true;
let heard = Date.now();

function hear(message) {
  heard = Date.now();
  if (message.kind === "connection") {
    connected = message.connected;
  } else if (message.kind === "start") {
    jobs.clear();
    for (const job of message.data) jobs.set(job.id, job);
  } else if (message.kind === "study") {
    const { id, state } = message.data;
    if (state === "running" || state === "queued") jobs.set(id, message.data);
    else jobs.delete(id);
  }
  for (const listener of listeners) listener(message);
}

function tell(message) {
  hear(message);
  channel.postMessage(message);
}

channel.onmessage = (event) => {
  if (event.data.kind === "who") {
    if (source) channel.postMessage({ kind: "start", data: [...jobs.values()] });
  } else {
    hear(event.data);
  }
};

let source = null;

function listenToServer() {
  source = new EventSource("/api/events");
  source.onopen = () => tell({ kind: "connection", connected: true });
  source.onerror = () => {
    tell({ kind: "connection", connected: false });
    // A server that refuses ends the stream for good: ask again later.
    if (source.readyState === EventSource.CLOSED) setTimeout(listenToServer, 2000);
  };
  source.addEventListener("start", (event) => tell({ kind: "start", data: JSON.parse(event.data) }));
  source.addEventListener("study", (event) => tell({ kind: "study", data: JSON.parse(event.data) }));
}

/// Should the tab that listens have gone silent, or never have heard anything, each tab still follows what runs.
async function askWhereSilent() {
  const follows = jobs.size > 0 || document.querySelector("[data-watches]") !== null;
  if (!follows || Date.now() - heard < patience) return;
  try {
    hear({ kind: "start", data: await get("/api/jobs") });
  } catch {
    // The stream tells of lost connections.
  }
}

export function startListening() {
  setInterval(askWhereSilent, patience / 2);
  channel.postMessage({ kind: "who" });
  navigator.locks.request("tenure-live", () => {
    listenToServer();
    return new Promise(() => {});
  });
}

/// Returns a function that ends it.
export function onNews(listener) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export const isConnected = () => connected;
