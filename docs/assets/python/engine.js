/** The page's side of the worker: starts it, asks it, notices when it is stuck; and what it costs. */

const MANIFEST = new URL('../engine/engine.json', import.meta.url).href;
const WORKER = new URL('../python/worker.js', import.meta.url);

/** Generous, since a phone may be at the edge of its network. */
const SILENCE = 90_000;

let known = null;

/** The manifest; rejects where it cannot be fetched, and then may be asked for again. */
export async function manifest() {
  if (known) return known;
  const response = await fetch(MANIFEST, { cache: 'no-cache' });
  if (!response.ok) throw new Error(`${response.status} ${response.url}`);
  known = await response.json();
  return known;
}

/** The bytes that are transferred when the engine is loaded, with parts; undefined if unknown. */
export function transferSize(parts = []) {
  if (!known) return undefined;
  const whole = known.transfer ?? Object.values(known.files).reduce((sum, size) => sum + size, 0);
  return whole + partSize(parts);
}

/** The bytes of parts alone. */
export function partSize(parts) {
  return parts.reduce((sum, part) => sum + (known?.parts[part].bytes ?? 0), 0);
}

export class Engine extends EventTarget {
  #worker = null;
  #heard = false;
  #waiting = null;
  #watch = 0;
  #asked = 0;
  #fetched = new Set();

  /** Whether it is loading or loaded. */
  get started() {
    return this.#worker !== null;
  }

  /** Whether a question waits for its answer. */
  get waiting() {
    return this.#waiting !== null;
  }

  /** Starts loading, once. Events: `progress`, `ready` and `failure`, with `detail`. */
  start() {
    if (this.#worker) return;
    manifest().catch(() => {}); // For the size that the page shows; the worker fetches its own.
    try {
      this.#worker = new Worker(WORKER, { type: 'module' });
    } catch {
      this.#fail('blocked');
      return;
    }
    this.#worker.addEventListener('message', ({ data }) => this.#receive(data));
    // Before its first message: its script was not allowed, or not there.
    this.#worker.addEventListener('error', () => this.#fail(this.#heard ? 'crash' : 'blocked'));
    this.#worker.postMessage({ kind: 'start', manifest: MANIFEST });
    this.#expect();
  }

  /**
   * Asks one question; it waits until the engine is loaded. Resolves with the response,
   * or never: when a later question replaced this one, or loading failed (see `failure`).
   * `parts` are fetched first.
   */
  ask(request, parts = []) {
    this.start();
    return new Promise((resolve) => {
      if (!this.#worker) return;
      this.#waiting = { id: ++this.#asked, resolve };
      this.#worker.postMessage({ kind: 'ask', id: this.#waiting.id, request, parts: this.missing(parts) });
      for (const part of parts) this.#fetched.add(part);
      this.#expect();
    });
  }

  /** Which of these parts have not been fetched yet. */
  missing(parts) {
    return parts.filter((part) => !this.#fetched.has(part));
  }

  /** Ends it, whatever it is doing: what was still being fetched is no longer fetched. */
  stop() {
    clearTimeout(this.#watch);
    this.#worker?.terminate();
    this.#worker = null;
    this.#heard = false;
    this.#waiting = null;
    this.#fetched.clear();
  }

  #receive(message) {
    clearTimeout(this.#watch);
    this.#heard = true;
    if (message.kind === 'error') {
      this.#fail(message.reason);
    } else if (message.kind === 'answer') {
      this.#settle(message);
    } else {
      if (message.kind === 'progress' || this.#waiting) this.#expect();
      this.dispatchEvent(new CustomEvent(message.kind, { detail: message }));
    }
  }

  #settle({ id, response }) {
    if (id !== this.#waiting?.id) {
      this.#expect();
      return;
    }
    const { resolve } = this.#waiting;
    this.#waiting = null;
    resolve(response);
  }

  #expect() {
    clearTimeout(this.#watch);
    this.#watch = setTimeout(() => this.#fail('silence'), SILENCE);
  }

  #fail(reason) {
    this.stop();
    this.dispatchEvent(new CustomEvent('failure', { detail: { reason } }));
  }
}
