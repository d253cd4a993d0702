// Questions to the server, each with an answer or an Error whose message says what to do.
import { t } from "./words.js";

export class Refusal extends Error {
  constructor(status, answer) {
    super(answer.error ?? `HTTP ${status}`);
    this.status = status;
    this.answer = answer;
  }
}

async function ask(method, path, body, headers = {}) {
  let got;
  try {
    got = await fetch(path, {
      method,
      headers: body === undefined ? headers : { "Content-Type": "application/json", ...headers },
      body: body === undefined ? undefined : JSON.stringify(body),
      credentials: "same-origin",
    });
  } catch {
    throw new Refusal(0, { error: t("no_server") });
  }
  const answer = await got.json().catch(() => ({ error: `HTTP ${got.status}` }));
  if (!got.ok) throw new Refusal(got.status, answer);
  return answer;
}

export const get = (path) => ask("GET", path);
export const post = (path, body = {}) => ask("POST", path, body);
export const put = (path, body) => ask("PUT", path, body);
export const remove = (path) => ask("DELETE", path);

/// The key stands in the address after #t= the first time: it becomes a cookie that no script reads, and leaves the
/// address and the history at once.
export async function openSession() {
  const key = /^#t=([0-9a-f]+)$/.exec(location.hash);
  if (!key) return;
  history.replaceState(null, "", location.pathname + "#/");
  await ask("POST", "/api/session", {}, { Authorization: `Bearer ${key[1]}` });
}
