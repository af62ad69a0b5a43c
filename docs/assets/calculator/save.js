/** Saves a text that was made in the page as a file of the reader's device. */

let address = null;

/** `type` is the file's media type; the name should be ASCII, for every device to keep it. */
export function save(name, text, type) {
  // The one before is surely saved by now; this one may take the browser a moment.
  if (address) URL.revokeObjectURL(address);
  address = URL.createObjectURL(new Blob([text], { type }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
}
