/** Copying a text; browsers that forbid it get the old way, and the reader is told if neither works. */

/** Resolves with whether the text is on the clipboard. */
export async function copyText(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copySelected(text);
  }
}

/** For pages without permission, such as one in a frame. */
function copySelected(text) {
  const field = document.createElement('textarea');
  field.value = text;
  field.className = 'clipboard-field';
  document.body.append(field);
  field.select();
  const copied = document.execCommand('copy');
  field.remove();
  return copied;
}
