/** Tells the site around the frame how high the page is, and its title. It sends nothing else. */

const content = document.querySelector('.embedded');

function tell() {
  const { height } = content.getBoundingClientRect();
  const message = { height: Math.ceil(height), title: document.title };
  // Whoever shows the frame may know its height; who that is cannot be known here.
  parent.postMessage({ recycleDate: message }, '*');
}

new ResizeObserver(tell).observe(content);
