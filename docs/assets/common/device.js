/** Lists that a reader keeps on this device; storage may be forbidden, full, or spoilt. */

/** What is kept under that name; nothing where that cannot be read. */
export function kept(key) {
  try {
    const found = JSON.parse(localStorage.getItem(key));
    return Array.isArray(found) ? found : [];
  } catch {
    return [];
  }
}

/** Keeps a list in place of the one before, an empty one not at all. Whether that was possible. */
export function keep(key, list) {
  try {
    if (list.length) localStorage.setItem(key, JSON.stringify(list));
    else localStorage.removeItem(key);
    return true;
  } catch {
    return false;
  }
}
