/* 页面上的小事：放得下的表格不设滚动框（表头才能钉在屏幕顶端）；窄屏收起本页目录；抽屉按钮合乎键盘习惯；从本地文件打开时补全链接。 */
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

  const narrow = matchMedia("(max-width: 59.984375em)")
  const contents = document.querySelector(".jx-contents details")
  const fold = () => {
    if (contents) contents.open = !narrow.matches
  }
  fold()
  narrow.addEventListener("change", fold)

  const drawer = document.getElementById("__drawer")
  const handle = document.querySelector("label.md-header__button[for=__drawer]")
  if (drawer && handle) {
    const tell = () => handle.setAttribute("aria-expanded", String(drawer.checked))
    tell()
    drawer.addEventListener("change", tell)
    handle.addEventListener("keydown", event => {
      if (event.key !== " ") return
      event.preventDefault()
      handle.click()
    })
    addEventListener("keydown", event => {
      if (event.key !== "Escape" || !drawer.checked) return
      drawer.click()
      handle.focus()
    })
  }

  /* 从本地文件打开时没有服务器补 index.html，链接到目录的由这里补上。 */
  if (location.protocol === "file:") {
    addEventListener("click", event => {
      const link = event.target.closest?.("a[href]")
      if (link?.protocol === "file:" && link.pathname.endsWith("/")) link.pathname += "index.html"
    }, true)
  }
}
