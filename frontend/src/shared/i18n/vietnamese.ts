/** Letters that English has not. */
const LETTER = /[ăâđêôơưàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ]/i;
const WORD = /\p{L}*\p{Ll}\p{L}*/gu; // abbreviations are no words: "VP HĐND&UBND" has none

/** Two words in five with such a letter are a Vietnamese text (which has more), not an English sentence with a name in it. */
function isVietnamese(text: string): boolean {
  if (!LETTER.test(text)) return false;
  const words = text.match(WORD) ?? [];
  return words.filter((word) => LETTER.test(word)).length >= 0.4 * words.length;
}

const MARK = "data-entered";

/**
 * What bodies and people are called and what they wrote is in Vietnamese on an English page, too: each element whose own words
 * are gets `lang="vi"`, so that it is read aloud as Vietnamese (WCAG 3.1.2). By their letters and in one place, since data
 * stands nearly everywhere and carries no language. An element that says its language itself is left as it is.
 */
const watching = new MutationObserver((changes) => {
  for (const { target, addedNodes } of changes) {
    if (target instanceof Text) marked(target.parentElement);
    for (const node of addedNodes) markedWithin(node);
  }
});

/** On for English, off for Vietnamese. */
export function markVietnamese(on: boolean): void {
  watching.disconnect();
  if (on) {
    markedWithin(document.body);
    watching.observe(document.body, { subtree: true, childList: true, characterData: true });
  } else {
    for (const one of document.querySelectorAll(`[${MARK}]`)) unmark(one);
  }
}

function markedWithin(node: Node): void {
  if (node instanceof Text) marked(node.parentElement);
  else {
    const texts = document.createTreeWalker(node, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) marked(texts.currentNode.parentElement);
  }
}

function marked(element: Element | null): void {
  if (!element || (element.hasAttribute("lang") && !element.hasAttribute(MARK))) return;
  const own = [...element.childNodes].map((node) => (node instanceof Text ? node.data : " ")).join("");
  if (isVietnamese(own)) {
    element.setAttribute("lang", "vi");
    element.setAttribute(MARK, "");
  } else if (element.hasAttribute(MARK)) unmark(element);
}

function unmark(element: Element): void {
  element.removeAttribute("lang");
  element.removeAttribute(MARK);
}
