// What is selected in a text, in code points of the text as the record has it.
const points = (words) => Array.from(words).length;

function before(paragraph, node, offset) {
  const range = document.createRange();
  range.setStart(paragraph, 0);
  range.setEnd(node, offset);
  const copy = range.cloneContents();
  // The numbers of claims stand in the page, not in the text.
  copy.querySelectorAll(".ref").forEach((ref) => ref.remove());
  return points(copy.textContent);
}

function words(range) {
  const copy = range.cloneContents();
  copy.querySelectorAll(".ref").forEach((ref) => ref.remove());
  return copy.textContent;
}

// The span selected within a text whose paragraphs say where they start, or null.
export function selected(text) {
  const selection = getSelection();
  if (!selection.rangeCount || selection.isCollapsed) return null;
  const range = selection.getRangeAt(0).cloneRange();
  const paragraphs = [...text.querySelectorAll("[data-start]")].filter((each) => range.intersectsNode(each));
  if (!paragraphs.length) return null;
  const first = paragraphs[0];
  const last = paragraphs[paragraphs.length - 1];
  if (!first.contains(range.startContainer)) range.setStart(first, 0);
  if (!last.contains(range.endContainer)) range.setEnd(last, last.childNodes.length);
  const quote = words(range);
  let start = Number(first.dataset.start) + before(first, range.startContainer, range.startOffset);
  let end = Number(last.dataset.start) + before(last, range.endContainer, range.endOffset);
  const lead = points(quote) - points(quote.trimStart());
  const tail = points(quote) - points(quote.trimEnd());
  if (first === last) {
    start += lead;
    end -= tail;
  }
  if (start >= end) return null;
  return { start, end, quote: quote.trim(), box: range.getBoundingClientRect() };
}
