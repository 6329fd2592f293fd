/* 就近的卡：放在点开它的链接旁边，关了把焦点还给那个链接。来历卡与文件的要点都用它。

   取内容要用 fetch、弹层要用 popover；两样有一样没有的（本地文件、旧浏览器），able 为假，让链接走它的路。 */
const jixiaoCard = {
  able: "popover" in HTMLElement.prototype && location.protocol !== "file:",

  element: (tag, name, text = "") => Object.assign(document.createElement(tag), { className: name, textContent: text }),

  button: (name, text) => Object.assign(jixiaoCard.element("button", `jx-card__button ${name}`.trim(), text), { type: "button" }),

  /* 一张卡。titled 是题名的标识；opening 是“打开”的字；closed 在关上时叫一声。bar 里别的按钮由用它的加。 */
  build: ({ name = "", titled, opening, closed }) => {
    const { element, button } = jixiaoCard
    const card = element("div", `jx-card ${name}`.trim())
    card.popover = "auto"
    card.tabIndex = -1
    card.setAttribute("role", "dialog")
    card.setAttribute("aria-labelledby", titled)
    const bar = element("div", "jx-card__bar")
    const open = element("a", "jx-card__open", opening)
    const close = button("jx-card__close", "关闭")
    const body = element("div", "jx-card__body md-typeset")
    bar.append(open, close)
    card.append(bar, body)
    document.body.append(card)

    let origin

    const place = () => {
      if (!origin || !card.matches(":popover-open")) return
      const gap = 8
      const spot = origin.getBoundingClientRect()
      const { offsetWidth: width, offsetHeight: height } = card
      const { clientWidth, clientHeight } = document.documentElement
      const below = spot.bottom + gap + height <= clientHeight || spot.top - gap - height < 0
      const top = below ? Math.min(spot.bottom + gap, clientHeight - height - gap) : spot.top - gap - height
      const left = Math.min(spot.left, clientWidth - width - gap)
      card.style.setProperty("--jx-card-top", `${Math.max(gap, top)}px`)
      card.style.setProperty("--jx-card-left", `${Math.max(gap, left)}px`)
    }

    const show = (link, url, ...content) => {
      body.replaceChildren(...content)
      body.scrollTop = 0
      open.href = url
      if (origin !== link) origin?.removeAttribute("aria-expanded")
      origin = link
      if (!card.matches(":popover-open")) card.showPopover()
      place()
      card.focus({ preventScroll: true })
      link.setAttribute("aria-expanded", "true")
    }

    close.addEventListener("click", () => card.hidePopover())
    card.addEventListener("toggle", event => {
      if (event.newState !== "closed") return
      const lost = document.activeElement === document.body || card.contains(document.activeElement)
      if (lost) origin?.focus({ preventScroll: true })
      origin?.removeAttribute("aria-expanded")
      closed()
    })
    addEventListener("scroll", place, { passive: true })
    addEventListener("resize", place, { passive: true })
    return { card, bar, open, close, body, show }
  },

  /* 平常的点击才出卡：没有按着别的键，不是另开窗口，去的是本站。 */
  plain: (event, link) =>
    !(event.defaultPrevented || event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey)
    && link.href.startsWith(`${location.origin}/`),

  /* 说明点了出卡。 */
  mark: (link, title) => {
    link.setAttribute("aria-haspopup", "dialog")
    link.title = title
  },
}
