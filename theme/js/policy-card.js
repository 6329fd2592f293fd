/* 点开正文里引用的文件，就近看它的要点。

   内容取自那份文件自己的页（题名、信息表、引用处数），所以没有脚本时链接照样可用；取不到就让链接走它的路。
   在文件库里、在首页、在已经打开的卡里，点它就是要去那一页，不另出卡。 */
{
  const DIRECT = ".jx-card, #ways-table"
  const able = "popover" in HTMLElement.prototype && location.protocol !== "file:"
  const loaded = new Map()
  const element = (tag, name, text = "") => Object.assign(document.createElement(tag), { className: name, textContent: text })

  const content = url => {
    if (!loaded.has(url)) {
      const loading = fetch(url, { credentials: "same-origin" }).then(async response => {
        if (!response.ok) throw new Error(`${response.status}`)
        const page = new DOMParser().parseFromString(await response.text(), "text/html")
        const title = page.querySelector("h1")
        const table = page.querySelector("#card table")
        if (!title || !table) throw new Error(url)
        const told = page.querySelector("meta[name=description]")?.content ?? ""
        return { title: title.textContent.trim(), table, count: /本站引用.*$/.exec(told)?.[0] ?? "" }
      })
      loading.catch(() => loaded.delete(url))
      loaded.set(url, loading)
    }
    return loaded.get(url)
  }

  let parts
  let origin
  let turn = 0

  const build = () => {
    const card = element("div", "jx-card jx-card--policy")
    card.popover = "auto"
    card.tabIndex = -1
    card.setAttribute("role", "dialog")
    card.setAttribute("aria-labelledby", "jx-policy-title")
    const bar = element("div", "jx-card__bar")
    const open = element("a", "jx-card__open", "在政策文件库中打开")
    const close = Object.assign(element("button", "jx-card__button jx-card__close", "关闭"), { type: "button" })
    const body = element("div", "jx-card__body md-typeset")
    bar.append(open, close)
    card.append(bar, body)
    document.body.append(card)
    close.addEventListener("click", () => card.hidePopover())
    card.addEventListener("toggle", event => {
      if (event.newState !== "closed") return
      turn += 1
      const lost = document.activeElement === document.body || card.contains(document.activeElement)
      if (lost) origin?.focus({ preventScroll: true })
      origin?.removeAttribute("aria-expanded")
    })
    addEventListener("scroll", place, { passive: true })
    addEventListener("resize", place, { passive: true })
    return { card, open, body }
  }

  const place = () => {
    if (!origin || !parts?.card.matches(":popover-open")) return
    const gap = 8
    const spot = origin.getBoundingClientRect()
    const { offsetWidth: width, offsetHeight: height } = parts.card
    const { clientWidth, clientHeight } = document.documentElement
    const below = spot.bottom + gap + height <= clientHeight || spot.top - gap - height < 0
    const top = below ? Math.min(spot.bottom + gap, clientHeight - height - gap) : spot.top - gap - height
    parts.card.style.setProperty("--jx-card-top", `${Math.max(gap, top)}px`)
    parts.card.style.setProperty("--jx-card-left", `${Math.max(gap, Math.min(spot.left, clientWidth - width - gap))}px`)
  }

  const show = async link => {
    const mine = ++turn
    const url = link.href.split("#")[0]
    const { title, table, count } = await content(url)
    if (mine !== turn) return
    parts ??= build()
    const { card, open, body } = parts
    const heading = element("p", "jx-derivation__title", title)
    heading.id = "jx-policy-title"
    const copy = document.importNode(table, true)
    for (const inner of copy.querySelectorAll("a[href]")) inner.href = new URL(inner.getAttribute("href"), url).href
    const record = element("div", "jx-table jx-table--record")
    record.append(copy)
    body.replaceChildren(heading, record, ...(count ? [element("p", "jx-card__count", count)] : []))
    body.scrollTop = 0
    open.href = url
    if (origin !== link) origin?.removeAttribute("aria-expanded")
    origin = link
    if (!card.matches(":popover-open")) card.showPopover()
    place()
    card.focus({ preventScroll: true })
    link.setAttribute("aria-expanded", "true")
  }

  const follow = async event => {
    if (event.defaultPrevented || event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return
    const link = event.target.closest?.("a.jx-policy")
    if (!link || link.closest(DIRECT) || !link.href.startsWith(`${location.origin}/`)) return
    event.preventDefault()
    try {
      await show(link)
    } catch {
      location.assign(link.href)
    }
  }

  /* 文件库自己的页：所在的目录就是链接所指的目录 */
  const library = url => new URL("..", url).href
  const links = [...document.querySelectorAll("a.jx-policy")].filter(link => !link.closest(DIRECT))
  const here = location.href.split(/[?#]/)[0]
  const inside = links.some(link => here === library(link.href) || library(here) === library(link.href))

  if (able && !inside) {
    for (const link of links) {
      link.setAttribute("aria-haspopup", "dialog")
      link.title = "查看文件要点"
    }
    document.addEventListener("click", follow)
  }
}
