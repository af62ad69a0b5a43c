/** What the build says of the engine: where it is, and how large. */

export const MANIFEST = new URL('../engine/engine.json', import.meta.url).href;

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
