/* 搜索页：把要找的话按字切开，照原来的次序连着找；几个词用空格隔开的，取都有的页。

   切法与编索引时相同（generator/jixiao/publish/search.py）：汉字一字一词，西文与数字一串一词，标点不论。
   因此结果与浏览器带的词典无关。全文的相关程度不看是不是一页的名称，所以先列名称相符的页。
   一份评价的各页彼此相近，先列几页，其余的点开再列。都没有的，从各页的名称里找相近的写法。索引在 pagefind/，由这个文件的位置推出，网站放在哪一级都行。 */

const SITE = new URL("../../../", import.meta.url)
const TOKEN = /[\u3007\u3400-\u9fff\uf900-\ufaff]|(?:(?![\u3007\u3400-\u9fff\uf900-\ufaff])[\p{L}\p{N}_])+/gu
const STEP = 10
const FACETS = ["年度", "单位", "类别"]

const NAMED = 10
const KEPT = 3 // 一份评价先列几页
const NEAR = 5 // 相近的写法至多列几个

const form = document.querySelector(".jx-search")
const [field, facets, names, said, near, found, more] = [
  "#jx-search-words",
  ...["facets", "named", "said", "near", "found", "more"].map(name => `.jx-search__${name}`)
].map(selector => document.querySelector(selector))

const TERM = "指标词典" // 名称的种类（generator/jixiao/wording/search.py）

const element = (tag, name, ...children) => {
  const made = document.createElement(tag)
  if (name) made.className = name
  made.append(...children)
  return made
}

/* 各词组：空格隔开的每一段，切成照次序连着找的写法。 */
const phrases = text => text.split(/\s+/u).map(part => part.match(TOKEN)?.join(" ").toLowerCase()).filter(Boolean)

let engine
const pagefind = () => {
  engine ??= import(new URL("pagefind/pagefind.js", SITE)).then(async loaded => {
    await loaded.options({ baseUrl: SITE.pathname, excerptLength: 40 })
    await loaded.init()
    return loaded
  })
  return engine
}

const chosen = () => {
  const data = new FormData(form)
  return Object.fromEntries(FACETS.map(name => [name, data.getAll(name)]).filter(([, values]) => values.length))
}

/* 找各词组都有的页；次序照第一个词组的相关程度。 */
const lookUp = async (engine, parts) => {
  const answers = await Promise.all(parts.map(part => engine.search(`"${part}"`)))
  const [first, ...others] = answers.map(answer => answer.results)
  const sets = others.map(results => new Set(results.map(result => result.id)))
  return first.filter(result => sets.every(ids => ids.has(result.id)))
}

/* 分面的名称 → 值 → 有哪些页。 */
let members
const known = () => {
  members ??= fetch(new URL("pagefind/facets.json", SITE)).then(async response => {
    const values = Object.entries(await response.json())
    return Object.fromEntries(
      values.map(([name, pages]) => [name, Object.fromEntries(Object.entries(pages).map(([value, ids]) => [value, new Set(ids)]))])
    )
  })
  return members
}

/* 合乎所勾分面的：同一分面里勾了几个的，有一个便算。 */
const within = (results, sets, filters) =>
  results.filter(({ id }) => Object.entries(filters).every(([name, values]) => values.some(value => sets[name]?.[value]?.has(id))))

/* 去掉编索引时的切口，相邻的标记并作一处；一律当文字放进页面。 */
const plain = text => text.replace(/\u2060 ?/gu, "")
const decoded = html => new DOMParser().parseFromString(html, "text/html").body.textContent
const excerpt = html => {
  const joined = html.replace(/\u2060<\/mark> <mark>/gu, "").replace(/\u2060<\/mark> /gu, "</mark>").replace(/\u2060 <mark>/gu, "<mark>")
  return joined.split(/(<mark>.*?<\/mark>)/u).flatMap(part => {
    if (!part.startsWith("<mark>")) return plain(decoded(part))
    const [, words, after] = plain(decoded(part.slice(6, -7))).match(/^(.*?)([^\p{L}\p{N}_]*)$/su)
    return [element("mark", "", words), after]
  })
}

/* 一页：题名；所在的一节有自己的标题的，连到那一节。 */
const entry = page => {
  const part = page.sub_results.find(one => one.excerpt.includes("<mark>"))
  const inner = part && part.url !== page.url && plain(part.title) !== page.meta.title ? part : undefined
  const link = element("a", "jx-search__title", page.meta.title)
  link.href = page.url
  const line = element("p", "", "……", ...excerpt((part ?? page).excerpt), "……")
  const made = element("li", "", link, line)
  const where = FACETS.map(name => page.meta[name]).filter(Boolean)
  const of = element("p", "jx-search__of", where.join("　·　"))
  if (inner) {
    const section = element("a", "", plain(inner.title))
    section.href = inner.url
    of.append(where.length ? "　·　" : "", "见“", section, "”")
  }
  if (of.childNodes.length) made.append(of)
  return made
}

/* 各页的名称（generator/jixiao/site/titles.py），照词组的样子切开；名称之间隔开，不会连成一个词。 */
const cut = text => ` ${text.match(TOKEN)?.join(" ").toLowerCase() ?? ""} `
let titles
const named = () => {
  titles ??= fetch(new URL("records/titles.json", SITE)).then(async response => {
    const pages = (await response.json()).flatMap(({ kind, pages }, order) =>
      pages.map(([path, title, ...others]) => ({ path, title, others, kind, order, names: [title, ...others].map(cut) }))
    )
    const known = new Map(pages.map(page => [page.path, page]))
    for (const page of pages) {
      const home = known.get(`${page.path.split("/", 2).join("/")}/`)
      page.home = home === page ? undefined : home
      page.own = page.names.join("|")
      page.all = [page.own, ...(page.home?.names ?? [])].join("|")
    }
    return pages
  })
  return titles
}

/* 名称怎样相符：就是这个名称、题名里都有、连别的名称都有、连所属评价的名称才都有（题名里至少要有一个词）。 */
const fitness = (page, parts) => {
  const words = parts.map(part => ` ${part} `)
  if (page.names.includes(` ${parts.join(" ")} `)) return 0
  if (words.every(word => page.names[0].includes(word))) return 1
  if (words.every(word => page.own.includes(word))) return 2
  return words.every(word => page.all.includes(word)) && words.some(word => page.names[0].includes(word)) ? 3 : undefined
}

/* 名称相符的页：相符的程度，页的种类，题名的长短。 */
const fitting = (pages, parts) =>
  pages
    .map(page => ({ page, fit: fitness(page, parts) }))
    .filter(({ fit }) => fit !== undefined)
    .sort((a, b) => a.fit - b.fit || a.page.order - b.page.order || a.page.title.length - b.page.title.length)
    .map(({ page }) => page)

/* 归在哪份评价的，照它归在一起，次序照各自头一页；只有一份评价的全列。 */
const grouped = (results, sets) => {
  const home = new Map(Object.entries(sets["评价"] ?? {}).flatMap(([name, ids]) => [...ids].map(id => [id, name])))
  const groups = new Map()
  for (const result of results) {
    const key = home.get(result.id) ?? result.id
    groups.set(key, [...(groups.get(key) ?? []), result])
  }
  const most = groups.size > 1 ? KEPT : Infinity
  return [...groups.values()].flatMap(all => all.length > most ? [...all.slice(0, most), { others: all.slice(most) }] : all)
}

/* 名称里与 word 最相近的一段：改、增、删一个字（一串西文、数字也算一个）记一处，四个字以内只容一处。 */
const nearest = (word, name) => {
  const letters = [...name.matchAll(TOKEN)]
  const sought = word.split(" ")
  const most = sought.length < 3 ? 0 : sought.length < 5 ? 1 : 2
  let row = letters.map((_, n) => [0, n]).concat([[0, letters.length]]) // [处数, 从第几个字起]
  for (const [n, letter] of sought.entries()) {
    const next = [[n + 1, 0]]
    for (const [m, [own]] of letters.entries()) {
      const changed = [row[m][0] + (own.toLowerCase() === letter ? 0 : 1), row[m][1]]
      const others = [[row[m + 1][0] + 1, row[m + 1][1]], [next[m][0] + 1, next[m][1]]]
      next.push(others.reduce((best, one) => (one[0] < best[0] ? one : best), changed))
    }
    row = next
  }
  return row.flatMap(([faults, from], to) => {
    if (faults > most || to <= from) return []
    const [first, last] = [letters[from], letters[to - 1]]
    return [{ faults, gap: Math.abs(to - from - sought.length), text: name.slice(first.index, last.index + last[0].length) }]
  }).sort((a, b) => a.faults - b.faults || a.gap - b.gap)[0]
}

/* 相近的写法：错处少的在前，一样的看有几个名称里有。几个词的，只改名称里没有的。 */
const suggestions = (pages, parts) => {
  const all = [...new Set(pages.flatMap(page => [page.title, ...page.others]))]
  const choices = parts.map(part => {
    const known = new Map()
    for (const name of all) {
      const one = nearest(part, name)
      if (!one) continue
      const key = cut(one.text)
      const met = known.get(key)
      known.set(key, { ...one, count: (met?.count ?? 0) + 1 })
    }
    return [...known.values()].sort((a, b) => a.faults - b.faults || a.gap - b.gap || b.count - a.count).slice(0, NEAR)
  })
  if (choices.some(one => !one.length) || choices.every(([best]) => best.faults === 0)) return []
  if (choices.length > 1) return [choices.map(([best]) => best.text).join(" ")]
  return choices[0].map(one => one.text)
}

const tellNear = words => {
  near.hidden = !words.length
  const links = words.map(text => {
    const link = element("a", "", text)
    link.href = `?${new URLSearchParams({ q: text })}`
    return link
  })
  near.replaceChildren("相近的写法：", ...links.flatMap((link, n) => (n ? ["、", link] : [link])))
}

/* 题名旁说的别的名称：题名里都有的，说头一个（文号、单位）；不都有的，说是哪个相符。 */
const telling = (title, others, parts) => {
  const lacking = parts.filter(part => !cut(title).includes(` ${part} `))
  if (!lacking.length) return others.slice(0, 1)
  return others.filter(name => lacking.some(part => cut(name).includes(` ${part} `))).slice(0, 2)
}

const tellNamed = (pages, parts) => {
  const [list, left] = [names.querySelector("ol"), names.querySelector(".jx-search__left")]
  const made = pages.slice(0, NAMED).map(({ path, title, others, kind, home }) => {
    const link = element("a", "", title)
    link.href = new URL(path, SITE)
    const uses = element("a", "jx-search__uses", "各评价里的得分")
    uses.href = new URL(`${path}#uses`, SITE)
    const of = [kind, ...(home ? [home.title] : telling(title, others, parts)).filter(name => !title.includes(name))]
    return element("li", "", link, element("span", "", of.join("　·　")), ...(kind === TERM ? [uses] : []))
  })
  list.replaceChildren(...made)
  names.hidden = !made.length
  left.hidden = pages.length <= NAMED
  left.textContent = left.hidden ? "" : `还有 ${pages.length - NAMED} 页，多写几个字可以缩小范围。`
}

/* 一份评价没有列的各页：点开再列。 */
const folded = others => {
  const button = element("button", "", `这份评价另有 ${others.length} 页`)
  button.type = "button"
  const made = element("li", "jx-search__others", button)
  button.addEventListener("click", () => guarded(async () => {
    const pages = await listed(others.splice(0, STEP))
    made.replaceWith(...pages, ...(others.length ? [folded(others)] : []))
    pages[0].querySelector("a").focus()
  }))
  return made
}

const listed = results => Promise.all(results.map(async one => (one.others ? folded(one.others) : entry(await one.data()))))

let rest = []
let turn = 0
const list = async focus => {
  const mine = turn
  const made = await listed(rest.splice(0, STEP))
  if (mine !== turn) return
  found.append(...made)
  more.hidden = !rest.length
  if (focus) made[0]?.querySelector("a, button").focus()
}

const told = (words, total, filters, fit, some) => {
  const limits = Object.values(filters).flat()
  const where = limits.length ? `，限于${limits.join("、")}` : ""
  if (total) return `含“${words}”的有 ${total} 页${where}${some ? `，一份评价先列 ${KEPT} 页` : ""}。`
  if (fit) return `正文没有哪一页含“${words}”，名称相符的列在前面。`
  const hint = limits.length ? "可以放宽年度、单位、类别。" : "可以少写几个字，或把长句分成几个词，用空格隔开。"
  return `没有哪一页含“${words}”${where}。${hint}`
}

/* 各分面的每一项有几页；一页也没有的不列，勾着的除外（要能去掉）。 */
const tell = (results, sets, filters) => {
  for (const input of facets.querySelectorAll("input")) {
    const count = within(results, sets, { ...filters, [input.name]: [input.value] }).length
    input.parentElement.querySelector("span").textContent = `${count} 页`
    input.parentElement.hidden = count === 0 && !input.checked
  }
  for (const set of facets.querySelectorAll("fieldset")) set.hidden = !set.querySelector("label:not([hidden])")
  facets.hidden = !facets.querySelector("fieldset:not([hidden])")
}

/* 没有要找的话，各分面都列，不说几页。 */
const untold = () => {
  for (const one of facets.querySelectorAll("[hidden]")) one.hidden = false
  for (const count of facets.querySelectorAll("label span")) count.textContent = ""
  facets.hidden = !facets.querySelector("input")
}

const search = async () => {
  const words = field.value.trim()
  const parts = phrases(words)
  const mine = ++turn
  rest = []
  more.hidden = true
  tellNear([])
  document.title = document.title.replace(/^.*?(?=搜索 - )/u, words ? `${words} - ` : "")
  if (!parts.length) {
    found.replaceChildren()
    tellNamed([], parts)
    untold()
    said.textContent = words ? "只有标点，没有可以找的字。" : ""
    return
  }
  const filters = chosen()
  const [results, sets, titled] = await Promise.all([pagefind().then(engine => lookUp(engine, parts)), known(), named()])
  if (mine !== turn) return
  const fit = Object.keys(filters).length ? [] : fitting(titled, parts) // 名称不分年度、类别，勾了分面就不列
  tellNamed(fit, parts)
  const fitted = within(results, sets, filters)
  rest = grouped(fitted, sets)
  found.replaceChildren()
  said.textContent = told(words, fitted.length, filters, fit.length, rest.some(one => one.others))
  if (!results.length && !fit.length) tellNear(suggestions(titled, parts))
  tell(results, sets, filters)
  await list()
}

/* 索引里有哪些年度、单位、类别，就列哪些。 */
const offer = async () => {
  const sets = await known()
  const asked = new URLSearchParams(location.search)
  for (const name of FACETS) {
    const values = Object.keys(sets[name] ?? {}).sort((a, b) => (name === "年度" ? b.localeCompare(a) : a.localeCompare(b, "zh")))
    if (!values.length) continue
    const boxes = values.map(value => {
      const input = Object.assign(element("input"), { type: "checkbox", name, value })
      input.setAttribute("form", form.id)
      input.checked = asked.getAll(name).includes(value)
      return element("label", "", input, value, element("span", "jx-none"))
    })
    facets.append(element("fieldset", "", element("legend", "", name), ...boxes))
  }
  facets.hidden = !facets.querySelector("input")
  facets.open = !matchMedia("(max-width: 59.984375em)").matches || Boolean(facets.querySelector(":checked"))
}

const guarded = task => task().catch(() => {
  said.textContent =
    location.protocol === "file:" ? "从本地文件打开的网页不能搜索，请用 jixiao serve 或放在网页服务器上打开。" : "搜索的索引没有取到。请刷新再试。"
})

const again = event => {
  event.preventDefault()
  const data = new URLSearchParams([...new FormData(form)].filter(([, value]) => value))
  history[event.type === "submit" ? "pushState" : "replaceState"](null, "", `${location.pathname}${data.size ? `?${data}` : ""}`)
  guarded(search)
}

const restore = () => {
  const asked = new URLSearchParams(location.search)
  field.value = asked.get("q") ?? ""
  for (const input of facets.querySelectorAll("input")) input.checked = asked.getAll(input.name).includes(input.value)
}

restore()
form.addEventListener("submit", again)
facets.addEventListener("change", again)
more.querySelector("button").addEventListener("click", () => guarded(() => list(true)))
addEventListener("popstate", () => {
  restore()
  guarded(search)
})
guarded(async () => {
  await offer()
  await search()
})
