/* 页面上的小事：放得下的表格不设滚动框（表头才能钉在屏幕顶端）；窄屏收起目录；读到哪一节；分出去的节转到所在的页；印出来时展开；从本地文件打开时补全链接。 */
{
  const fit = frame => {
    frame.classList.remove("jx-fits", "jx-scrolls")
    const fits = frame.scrollWidth <= frame.clientWidth + 1
    frame.classList.add(fits ? "jx-fits" : "jx-scrolls")
    frame.tabIndex = fits ? -1 : 0
  }
  const frames = [...document.querySelectorAll(".jx-frame")]
  if (frames.length && window.ResizeObserver) {
    const widths = new WeakMap()
    const observer = new ResizeObserver(entries => {
      for (const { target, contentRect } of entries) {
        if (widths.get(target) === contentRect.width) continue
        widths.set(target, contentRect.width)
        fit(target)
      }
    })
    for (const frame of frames) observer.observe(frame)
    addEventListener("change", event => {
      const table = event.target.closest?.(".jx-switch")?.parentElement
      if (table) fit(table.querySelector(".jx-frame"))
    })
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
        link.removeAttribute("aria-current")
        if (heading.getBoundingClientRect().top <= line) current = link
      }
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

  /* 从概览来看失分项的，替读者勾上。 */
  if (new URLSearchParams(location.search).get("show") === "losses") document.querySelector(".jx-switch input:not(:checked)")?.click()

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
