/** Counts the engine's bytes as they arrive, and notices at once when one file does not. */

export const plainFetch = self.fetch.bind(self);

export class Download {
  #loaded = 0;
  #total;
  #report;
  #fail;

  /** `sizes`: bytes of each file by name. `report(loaded, total)` is called as they come. */
  constructor(sizes, report) {
    this.#total = Object.values(sizes).reduce((sum, size) => sum + size, 0);
    this.#report = report;
    // Pyodide itself waits for ever when its WebAssembly file cannot be fetched.
    this.failed = new Promise((_, reject) => { this.#fail = reject; });
    this.failed.catch(() => {});
  }

  /** Adds bytes that were loaded without `fetch`, such as an imported module's. */
  add(bytes) {
    this.#loaded += bytes;
    this.#report(Math.min(this.#loaded, this.#total), this.#total);
  }

  /** Like the browser's `fetch`, but counted, and what is packed is unpacked. */
  async fetch(address) {
    try {
      const response = await plainFetch(address);
      if (!response.ok) throw new Error(`${response.status} ${response.url}`);
      const counter = new TransformStream({
        transform: (chunk, controller) => {
          this.add(chunk.byteLength);
          controller.enqueue(chunk);
        },
      });
      // One that is cut half-way: Pyodide would wait for ever here too.
      response.body.pipeTo(counter.writable).catch(this.#fail);
      const counted = counter.readable;
      const unpacked = () => counted.pipeThrough(new DecompressionStream('gzip'));
      return new Response(address.endsWith('.gz') ? unpacked() : counted, response);
    } catch (error) {
      this.#fail(error);
      throw error;
    }
  }
}
