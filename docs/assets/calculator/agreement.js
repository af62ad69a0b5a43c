/** Whether Python confirms the instant answer. */

/** Whether `python` says everything that `instant` says, and nothing else about it. */
export function confirms(python, instant) {
  if (instant === null || typeof instant !== 'object') return python === instant;
  if (python === null || typeof python !== 'object') return false;
  if (Array.isArray(instant) && python.length !== instant.length) return false;
  return Object.keys(instant).every((key) => confirms(python[key], instant[key]));
}
