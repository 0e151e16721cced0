// What who sees the page enlarged, in a narrow window or with the text spaced out, or goes through it by keys, would miss. Answers are
// lists of sentences, empty where all is well.
(() => {
  const CONTROLS = "a[href], button:not(:disabled), input:not([type=hidden], :disabled), select, textarea, summary, [tabindex='0']"
  const SEEN = { checkVisibilityCSS: true, visibilityProperty: true, opacityProperty: true, contentVisibilityAuto: true }
  const HIDES = /hidden|clip/
  const SCROLLS = /auto|scroll/

  const parents = function* (element) {
    for (let one = element; one && one !== document.body; one = one.parentElement) yield one
  }
  // For ears alone.
  const unseen = (element) =>
    !element.checkVisibility(SEEN) || [...parents(element)].some((one) => one.matches(".skip, .visually-hidden") || one.offsetWidth === 1)
  const named = (element) => {
    const words = element.getAttribute("aria-label") || element.innerText?.replaceAll(/\s+/g, " ") || element.getAttribute("name") || ""
    return `${element.tagName.toLowerCase()}.${[...element.classList].filter((one) => !one.startsWith("m_")).join(".")} “${words.trim().slice(0, 40)}”`
  }
  const boxOfWords = (element) => {
    const range = document.createRange()
    const boxes = [...element.childNodes]
      .filter((node) => node.nodeType === Node.TEXT_NODE && node.data.trim())
      .flatMap((node) => {
        range.selectNodeContents(node)
        return [...range.getClientRects()]
      })
    return boxes.length
      ? {
          left: Math.min(...boxes.map((box) => box.left)),
          right: Math.max(...boxes.map((box) => box.right)),
          top: Math.min(...boxes.map((box) => box.top)),
          bottom: Math.max(...boxes.map((box) => box.bottom)),
        }
      : null
  }

  // Words that something cuts off, unless it shows so ("…", the whole text is on the record's page) or can be scrolled.
  const cut = (element) => {
    const words = boxOfWords(element)
    if (!words) return null
    for (const one of parents(element)) {
      const style = getComputedStyle(one)
      if (SCROLLS.test(style.overflowX) || SCROLLS.test(style.overflowY)) return null
      const box = one.getBoundingClientRect()
      const across = HIDES.test(style.overflowX) && (words.right > box.right + 2 || words.left < box.left - 2)
      const down = HIDES.test(style.overflowY) && (words.bottom > box.bottom + 3 || words.top < box.top - 3)
      if (across || down) {
        const shown = style.textOverflow === "ellipsis" || style.webkitLineClamp !== "none"
        return shown ? null : `cut off: ${named(element)}`
      }
      if (style.position === "fixed") break
    }
    return words.right > document.documentElement.clientWidth + 1 ? `beyond the edge: ${named(element)}` : null
  }

  // The part of it that is in sight, or null.
  const inSight = (element) => {
    const own = element.getBoundingClientRect()
    const box = { left: Math.max(own.left, 0), top: Math.max(own.top, 0), right: Math.min(own.right, innerWidth), bottom: Math.min(own.bottom, innerHeight) }
    for (const one of parents(element.parentElement)) {
      const style = getComputedStyle(one)
      if (style.overflowX === "visible" && style.overflowY === "visible") continue
      const by = one.getBoundingClientRect()
      Object.assign(box, { left: Math.max(box.left, by.left), top: Math.max(box.top, by.top), right: Math.min(box.right, by.right), bottom: Math.min(box.bottom, by.bottom) })
    }
    return box.right > box.left && box.bottom > box.top ? box : null
  }
  const covered = (element) => {
    const box = inSight(element)
    if (!box) return `out of sight: ${named(element)}`
    const top = document.elementFromPoint((box.left + box.right) / 2, (box.top + box.bottom) / 2)
    // A box of choice lies within the whole of its label or of the part that draws it.
    const whole = [element, element.closest("label"), element.matches("input") ? element.parentElement : null, ...(element.labels ?? [])]
    // A link over two lines has nothing in its middle but what it stands in.
    return top && (top.contains(element) || whole.some((one) => one?.contains(top))) ? null : `covered: ${named(element)} by ${top ? named(top) : "nothing"}`
  }

  const all = (found) => [...new Set(found.filter(Boolean))]
  window.looks = {
    shape: () =>
      all([
        document.scrollingElement.scrollWidth > innerWidth && "wider than the window",
        ...[...document.body.querySelectorAll("*")].filter((one) => !unseen(one)).map(cut),
      ]),
    controls: () => {
      if (document.querySelector("[role=menu]")) return []
      const within = document.querySelector("[role=dialog]") ?? document
      const found = [...within.querySelectorAll(CONTROLS)].filter((one) => !unseen(one)).map((one) => {
        one.scrollIntoView({ block: "center", inline: "center", behavior: "instant" })
        return covered(one)
      })
      scrollTo(0, 0)
      return all(found)
    },
    focused: () => {
      const one = document.activeElement
      if (one === document.body) return null
      // A field for a file is drawn by the button before it.
      return { which: [...document.querySelectorAll("*")].indexOf(one), fault: unseen(one) ? null : covered(one) }
    },
  }
})()
