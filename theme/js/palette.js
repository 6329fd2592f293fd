/* 首次绘制之前定下明暗与字号：读者选过的优先，明暗没选过的随系统。选择记在本机（localStorage），不用 cookie。 */
{
  const { base = "." } = document.currentScript.dataset
  const key = `jixiao${new URL(`${base}/`, location).pathname}`
  const [root, body] = [document.documentElement, document.body]
  const dark = matchMedia("(prefers-color-scheme: dark)")
  const [size, scheme] = ["size", "scheme"].map(name => document.querySelector(`.jx-tool--${name}`))

  const chosen = () => {
    try {
      return JSON.parse(localStorage.getItem(key)) ?? {}
    } catch {
      return {}
    }
  }
  const choose = change => {
    const now = { ...chosen(), ...change }
    try {
      localStorage.setItem(key, JSON.stringify(now))
    } catch {
      /* 存不下的，只管这一页 */
    }
    show(now)
  }
  const show = ({ scheme: wanted, large = false }) => {
    const night = wanted ? wanted === "slate" : dark.matches
    body.dataset.mdColorScheme = night ? "slate" : "default"
    scheme.title = night ? "切换到浅色" : "切换到深色"
    root.classList.toggle("jx-large", large)
    size.setAttribute("aria-pressed", String(large))
    size.title = large ? "恢复字号" : "把字放大"
    dispatchEvent(new Event("jx-size"))
  }

  root.classList.add("jx-js")
  show(chosen())
  for (const button of [size, scheme]) button.hidden = false
  size.addEventListener("click", () => choose({ large: !root.classList.contains("jx-large") }))
  scheme.addEventListener("click", () => choose({ scheme: body.dataset.mdColorScheme === "slate" ? "default" : "slate" }))
  dark.addEventListener("change", () => show(chosen()))
  addEventListener("storage", event => event.key === key && show(chosen())) // 别的标签页里改的
}
