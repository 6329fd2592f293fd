/* 点开正文里引用的文件，就近看它的要点。

   内容取自那份文件自己的页（题名、信息表、引用处数），所以没有脚本时链接照样可用；取不到就让链接走它的路。
   在文件库里、在首页、在已经打开的卡里，点它就是要去那一页，不另出卡。 */
{
  const DIRECT = ".jx-card, #ways-table"
  const TITLE = "jx-policy-title"
  const { able, element, plain, mark } = jixiaoCard
  const loaded = new Map()

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
  let turn = 0

  const show = async link => {
    const mine = ++turn
    const url = link.href.split("#")[0]
    const { title, table, count } = await content(url)
    if (mine !== turn) return
    const closed = () => { turn += 1 }
    parts ??= jixiaoCard.build({ name: "jx-card--policy", titled: TITLE, opening: "在政策文件库中打开", closed })
    const heading = element("p", "jx-derivation__title", title)
    heading.id = TITLE
    const copy = document.importNode(table, true)
    for (const inner of copy.querySelectorAll("a[href]")) inner.href = new URL(inner.getAttribute("href"), url).href
    const record = element("div", "jx-table jx-table--record")
    record.append(copy)
    parts.show(link, url, heading, record, ...(count ? [element("p", "jx-card__count", count)] : []))
  }

  const follow = async event => {
    const link = event.target.closest?.("a.jx-policy")
    if (!link || link.closest(DIRECT) || !plain(event, link)) return
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
    for (const link of links) mark(link, "查看文件要点")
    document.addEventListener("click", follow)
  }
}
