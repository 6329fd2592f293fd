/* 页面上的小事：放得下的表格不设滚动框（表头才能钉在屏幕顶端）；窄屏收起目录；读到哪一节；分出去的节转到所在的页；印出来时展开；从本地文件打开时补全链接。 */

/* 放得下的表格不设滚动框。先一起量，再一起改：边量边改，每个框都要把整页重排一遍。 */
const jixiaoFit = frames => {
  for (const frame of frames) frame.classList.remove("jx-fits", "jx-scrolls")
  const fitting = frames.map(frame => frame.scrollWidth <= frame.clientWidth + 1)
  for (const [n, frame] of frames.entries()) {
    frame.classList.add(fitting[n] ? "jx-fits" : "jx-scrolls")
    frame.tabIndex = fitting[n] ? -1 : 0
  }
}

{
  const frames = [...document.querySelectorAll(".jx-frame")]
  if (frames.length && window.ResizeObserver) {
    const widths = new WeakMap()
    const observer = new ResizeObserver(entries => {
      const changed = entries.filter(({ target, contentRect }) => widths.get(target) !== contentRect.width)
      const fresh = changed.map(({ target }) => target).filter(target => !widths.has(target))
      for (const { target, contentRect } of changed) widths.set(target, contentRect.width)
      jixiaoFit(changed.map(({ target }) => target))
      for (const target of fresh) target.querySelector("tr:target")?.scrollIntoView() // 框有了高度，地址指到的那一行要再找一回
    })
    for (const frame of frames) observer.observe(frame)
    addEventListener("change", event => {
      const table = event.target.closest?.(".jx-switch")?.parentElement
      if (table) jixiaoFit([table.querySelector(".jx-frame")])
    })
  }

  /* 页签放不下时，所在的一个卷到看得见处。 */
  const tab = document.querySelector(".md-tabs__item--active")
  const tabs = tab?.closest(".md-tabs__list")
  if (tabs) {
    const [one, all] = [tab.getBoundingClientRect(), tabs.getBoundingClientRect()]
    if (one.right > all.right) tabs.scrollLeft += one.left - all.left - (all.width - one.width) / 2
  }

  /* 窄屏收起两张目录；本页目录标出读到哪一节。 */
  const root = document.documentElement
  for (const [name, width] of [["nav", "76.234375em"], ["contents", "59.984375em"]]) {
    const fold = document.querySelector(`.jx-${name} .jx-fold`)
    if (!fold) continue
    const narrow = matchMedia(`(max-width: ${width})`)
    const crowded = matchMedia("(max-width: 95em)") // 大字时，三栏要更宽才放得下
    const set = () => {
      fold.open = !narrow.matches && !(name === "contents" && crowded.matches && root.classList.contains("jx-large"))
    }
    set()
    fold.classList.add("jx-ready")
    narrow.addEventListener("change", set)
    addEventListener("jx-size", set)
  }
  const links = new Map()
  for (const link of document.querySelectorAll(".jx-contents a")) {
    if (link.pathname !== location.pathname) continue // 本章别的页上的
    const heading = document.getElementById(decodeURIComponent(link.hash.slice(1)))
    if (heading) links.set(heading, link)
  }
  if (links.size) {
    let asked = false
    const mark = () => {
      asked = false
      const line = innerHeight / 4
      let current
      for (const [heading, link] of links) {
        if (heading.getBoundingClientRect().top <= line) current = link
      }
      for (const link of links.values()) link.removeAttribute("aria-current")
      current?.setAttribute("aria-current", "true")
    }
    const ask = () => {
      if (asked) return
      asked = true
      requestAnimationFrame(mark)
    }
    addEventListener("scroll", ask, { passive: true })
    addEventListener("resize", ask, { passive: true })
    ask()
  }

  /* 章分成几页以前的地址：锚点在目录的哪一项里，就转到那一项所指的页。 */
  const follow = () => {
    const place = document.getElementById(decodeURIComponent(location.hash.slice(1)))
    const link = place?.closest(".jx-contents li")?.querySelector("a")
    if (!link) return
    const target = new URL(link.href)
    target.hash = location.hash
    if (target.protocol === "file:" && target.pathname.endsWith("/")) target.pathname += "index.html"
    location.replace(target)
  }
  follow()
  addEventListener("hashchange", follow)

  /* 印出来时收起的都展开，印完复原。 */
  let opened = []
  const address = document.querySelector(".jx-footer__address")
  addEventListener("beforeprint", () => {
    if (address && location.protocol !== "file:") address.textContent = `网址：${document.querySelector("link[rel=canonical]")?.href ?? location.href.split("#")[0]}`
    opened = [...document.querySelectorAll("main details:not([open])")]
    for (const details of opened) details.open = true
  })
  addEventListener("afterprint", () => {
    for (const details of opened) details.open = false
  })

  /* 从本地文件打开时没有服务器补 index.html，链接到目录的由这里补上。 */
  if (location.protocol === "file:") {
    addEventListener("click", event => {
      const link = event.target.closest?.("a[href]")
      if (link?.protocol === "file:" && link.pathname.endsWith("/")) link.pathname += "index.html"
    }, true)
  }
}
