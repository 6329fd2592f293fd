/* 点开一个数，就近看它的来历。

   内容取自链接所指的那一页（指标页、计算底稿的一页）的同名一节，所以没有脚本时链接照样可用；
   取不到（本地文件、断网、旧浏览器）就让链接走它的路。焦点在卡里循环，Esc 关闭，焦点还给点开它的数。 */
{
  const { able, element, button, plain, mark } = jixiaoCard
  const pages = new Map()
  const here = location.href.split("#")[0]

  const page = address => {
    if (!pages.has(address)) {
      const loading = fetch(address, { credentials: "same-origin" }).then(async response => {
        if (!response.ok) throw new Error(String(response.status))
        return new DOMParser().parseFromString(await response.text(), "text/html")
      })
      loading.catch(() => pages.delete(address))
      pages.set(address, loading)
    }
    return pages.get(address)
  }

  /* 计算底稿总目上的永久地址，在一个数上或它的一格上：那个数所指的页上才有卡。 */
  const linked = place => (place.matches("a.jx-fact") ? place : place.matches("td") ? place.querySelector("a.jx-fact") : null)

  const section = async url => {
    const [address, hash] = url.split("#")
    const found = (await page(address)).getElementById(decodeURIComponent(hash))
    if (!found) throw new Error(url)
    const onward = linked(found)
    if (onward) return section(new URL(onward.getAttribute("href"), address).href)
    const copy = document.importNode(found, true)
    copy.removeAttribute("id")
    for (const element of copy.querySelectorAll("[id]")) element.removeAttribute("id")
    for (const link of copy.querySelectorAll("a[href]")) {
      link.href = new URL(link.getAttribute("href"), address).href
    }
    return copy
  }

  const TITLE = "jx-card-title"
  const COPY = "复制永久地址"
  const COPIED = "已复制"
  const NOT_COPIED = "浏览器不让复制"

  /* 计算底稿各页的分法随数据增减，永久的是总目上的地址。 */
  const permanent = url => url.replace(/(\/trace\/)[^/#]+\/#/, "$1#")

  let parts
  let origin
  let trail = []
  let asked = 0

  const show = async url => {
    const turn = ++asked
    const content = await section(url)
    if (turn !== asked) return
    content.querySelector(".jx-derivation__title")?.setAttribute("id", TITLE)
    parts.copy.textContent = COPY
    parts.told.textContent = ""
    parts.back.hidden = trail.length < 2
    parts.show(origin, url, content)
  }

  const start = () => {
    const back = button("", "‹ 返回")
    back.hidden = true
    const copy = button("jx-card__copy", COPY)
    const told = element("span", "jx-unseen")
    told.setAttribute("role", "status")
    const closed = () => {
      asked += 1
      trail = []
    }
    parts = { back, copy, told, ...jixiaoCard.build({ titled: TITLE, opening: "打开所在的页", closed }) }
    const { card, bar, open } = parts
    bar.prepend(back)
    open.after(copy)
    bar.append(told)
    copy.addEventListener("click", async () => {
      const done = await jixiaoClipboard(permanent(open.href), () => getSelection().selectAllChildren(open))
      copy.textContent = told.textContent = done ? COPIED : NOT_COPIED
      copy.focus({ preventScroll: true })
    })
    card.addEventListener("keydown", event => {
      if (event.key !== "Tab") return
      const stops = [...card.querySelectorAll("a[href], button")].filter(one => !one.hidden)
      const end = event.shiftKey ? stops[0] : stops.at(-1)
      if (document.activeElement !== end && !(event.shiftKey && document.activeElement === card)) return
      event.preventDefault()
      ;(event.shiftKey ? stops.at(-1) : stops[0]).focus()
    })
    back.addEventListener("click", () => {
      trail.pop()
      show(trail.at(-1))
    })
  }

  const follow = async event => {
    const link = event.target.closest?.("a.jx-fact")
    if (!link || !plain(event, link)) return
    const url = link.href
    const inside = link.closest(".jx-card")
    if (!url.includes("#")) return
    if (!inside && url.split("#")[0] === here) return
    event.preventDefault()
    try {
      if (!parts) start()
      if (inside) {
        trail.push(url)
      } else {
        origin = link
        trail = [url]
      }
      await show(url)
    } catch {
      location.assign(url)
    }
  }

  /* 打开的就是这样的地址，转过去。 */
  const forward = () => {
    if (!location.hash.startsWith("#f-")) return
    const place = document.getElementById(decodeURIComponent(location.hash.slice(1)))
    const link = place && linked(place)
    if (!link || link.pathname === location.pathname) return
    const index = location.protocol === "file:" ? "index.html" : ""
    location.replace(link.href.split("#")[0] + index + location.hash)
  }
  forward()
  addEventListener("hashchange", forward)

  if (able) {
    for (const link of document.querySelectorAll("a.jx-fact")) {
      if (link.href.split("#")[0] === here) continue
      mark(link, "查看来历")
    }
    document.addEventListener("click", follow)
  }
}
