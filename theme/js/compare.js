/* 自选评价对比：选好的评价写在网址里（?e=…&e=…），数据取自每份评价的小文件，表与预先列出的对比页一样。

   文件里一项指标的次序、哪些数点得开，见 compose/compare_data.py。没有脚本时，页上只有预先列出的对比。 */
{
  const mount = document.getElementById("jx-compare")
  const NONE = "—"
  const COLUMNS = ["分值", "规则得分", "得分", "得分率"]
  const MOST = 6
  const data = new URL("data/", location.href.split(/[?#]/)[0])
  const site = new URL("../", data.href.replace(/data\/$/, ""))
  const loaded = new Map()

  const make = (tag, attributes = {}, ...children) => {
    const element = document.createElement(tag)
    for (const [name, value] of Object.entries(attributes)) {
      if (value !== undefined && value !== "") element.setAttribute(name, value)
    }
    element.append(...children)
    return element
  }

  const json = async address => {
    const response = await fetch(address, { credentials: "same-origin" })
    if (!response.ok) throw new Error(`${response.status}`)
    return response.json()
  }

  const evaluation = id => {
    if (!loaded.has(id)) loaded.set(id, json(new URL(`${id}.json`, data)))
    return loaded.get(id)
  }

  /* ---- 数 ---- */

  /* 印出的数 → 按 10^scale 放大的整数；不是数的为 null。全程整数，不经过浮点。 */
  const parsed = (text, scale) => {
    const found = /^(-?)([\d,]+)(?:\.(\d+))?%?$/.exec(text)
    if (!found) return null
    const [, sign, whole, decimals = ""] = found
    return BigInt(`${sign}${whole.replaceAll(",", "")}${decimals.padEnd(scale, "0")}`)
  }

  const decimals = text => (/\.(\d+)/.exec(text)?.[1] ?? "").length

  const difference = (first, second) => {
    const scale = Math.max(decimals(first), decimals(second))
    const [from, to] = [parsed(first, scale), parsed(second, scale)]
    if (from === null || to === null) return NONE
    const gap = to - from
    if (gap === 0n) return "0"
    const digits = `${gap < 0n ? -gap : gap}`.padStart(scale + 1, "0")
    const whole = digits.slice(0, digits.length - scale).replace(/\B(?=(\d{3})+$)/g, ",")
    return `${gap < 0n ? "−" : "+"}${whole}${scale ? `.${digits.slice(-scale)}` : ""}`
  }

  /* 一个数据项的来历在哪里；全站只在这里拼这个地址。 */
  const trace = (one, key) => {
    const url = new URL(one.trace, site)
    url.hash = `f-${key.replace(/\s+/g, "-")}`
    return url.href
  }

  const figure = (one, text, key) => {
    if (!key) return text
    return make("a", { class: "jx-fact", href: trace(one, key), "aria-haspopup": "dialog", title: "查看来历" }, text)
  }

  /* ---- 表 ---- */

  const cell = (content, { tag = "td", ...attributes } = {}) => make(tag, attributes, content)
  const head = (content, scope, attributes = {}) => cell(content, { tag: "th", scope, ...attributes })

  const title = one => {
    const link = make("a", { class: "jx-evaluation", href: new URL(one.overview, site).href }, one.name)
    return make("span", {}, link, `（${one.year}）`)
  }

  const table = (caption, unit, headRows, bodyRows, footRows, notes) => {
    const name = `jx-compare-${unit ? "indicators" : "about"}`
    const told = make("span", { class: "jx-caption", id: name }, make("span", { class: "jx-caption__title" }, caption))
    if (unit) told.append(make("span", { class: "jx-caption__unit" }, `单位：${unit}`))
    const grid = make("table", { class: "jx-grid" }, make("caption", {}, told))
    grid.append(make("thead", {}, ...headRows), make("tbody", {}, ...bodyRows))
    if (footRows.length) grid.append(make("tfoot", {}, ...footRows))
    const frame = make("div", { class: "jx-frame", role: "region", tabindex: "0", "aria-labelledby": name }, grid)
    const whole = make("div", { class: "jx-table jx-table--data", id: unit ? "compare-indicators" : "" }, frame)
    if (notes.length) whole.append(make("div", { class: "jx-notes" }, ...notes.map(note => make("p", {}, note))))
    return whole
  }

  const aboutTable = chosen => {
    const two = chosen.length === 2
    const top = make("tr", {}, head("项目", "col", { class: "jx-name" }))
    for (const one of chosen) top.append(head(title(one), "col", { class: "jx-end" }))
    if (two) top.append(head("差", "col", { class: "jx-end" }))
    const rows = chosen[0].about.map(([label], n) => {
      const row = make("tr", {}, head(label, "row", { class: "jx-name" }))
      for (const one of chosen) row.append(cell(figure(one, one.about[n][1], one.about[n][2]), { class: "jx-end" }))
      if (two) row.append(cell(difference(chosen[0].about[n][1], chosen[1].about[n][1]), { class: "jx-end" }))
      return row
    })
    return table("概况", "", [top], rows, [], [])
  }

  /* 各评价指标的并集：上级在前，先列出的评价没有的排在同级的后面。 */
  const aligned = chosen => {
    const root = { below: new Map() }
    chosen.forEach((one, n) => {
      const above = [root]
      for (const row of one.rows) {
        const [depth, name, key] = row
        const parent = above[depth - 1]
        const path = key || name
        if (!parent.below.has(path)) {
          parent.below.set(path, { depth, name, rows: chosen.map(() => null), below: new Map() })
        }
        const node = parent.below.get(path)
        node.rows[n] = row
        above.length = depth
        above.push(node)
      }
    })
    const flat = node => [...node.below.values()].flatMap(child => [child, ...flat(child)])
    return flat(root)
  }

  const FACTS = ["分值", "规则得分", "得分", "得分率", "评定得分"]

  const figures = (one, row) => {
    if (!row) return COLUMNS.map(() => [NONE, ""])
    const [, , , weight, rule, score, rate, name, linked] = row
    const prefix = name.startsWith("/") ? name.slice(1) : `指标.${name}`
    const key = n => (linked & (1 << n) ? `${prefix}.${FACTS[n]}` : "")
    return [[weight, key(0)], [rule, key(1)], [score, key(2) || key(4)], [rate, key(3)]]
  }

  const numbers = (chosen, each) => {
    const shown = chosen.map(each)
    const cells = shown.flatMap((ours, n) => ours.map(([text, key]) => cell(figure(chosen[n], text, key), { class: "jx-end" })))
    if (chosen.length === 2) cells.push(cell(difference(shown[0].at(-1)[0], shown[1].at(-1)[0]), { class: "jx-end" }))
    return cells
  }

  const indicatorTable = chosen => {
    const two = chosen.length === 2
    const first = make("tr", {}, head("指标", "col", { class: "jx-name", rowspan: "2" }))
    for (const one of chosen) first.append(head(title(one), "colgroup", { class: "jx-center", colspan: `${COLUMNS.length}` }))
    if (two) first.append(head("得分率之差", "col", { class: "jx-end", rowspan: "2" }))
    const second = make("tr", {}, ...chosen.flatMap(() => COLUMNS.map(name => head(name, "col", { class: "jx-end" }))))
    const rows = aligned(chosen).map(node => {
      const top = node.depth === 1 && node.below.size > 0
      const name = head(`${"　".repeat(node.depth - 1)}${node.name}`, "row", { class: "jx-name" })
      const cells = numbers(chosen, (one, n) => figures(one, node.rows[n]))
      return make("tr", { class: top ? "jx-subtotal" : "" }, name, ...cells)
    })
    const total = make("tr", { class: "jx-total" }, head("合计", "row", { class: "jx-name" }), ...numbers(chosen, one => one.total))
    const notes = [
      "指标照级别和名称对齐，名称不同而属同一词条的（见指标词典）算同一项；“—”是那份评价没有这一项或没有这个数。",
      "得分率 = 得分 ÷ 分值，照各评价的口径取整。",
      ...(two ? ["差是后一份减前一份，由印出的数相减；得分率之差以百分点计。"] : []),
    ]
    return table("各项指标", "分", [first, second], rows, [total], notes)
  }

  /* ---- 选评价 ---- */

  const asked = () => [...new Set(new URLSearchParams(location.search).getAll("e"))].slice(0, MOST)

  const go = ids => {
    const query = ids.map(id => `e=${encodeURIComponent(id).replaceAll("%2F", "/")}`).join("&")
    history.pushState(null, "", query ? `?${query}` : location.pathname)
    return draw()
  }

  const choices = (select, values, all) => {
    const kept = select.value
    const options = values.map(([value, text]) => make("option", { value }, text))
    select.replaceChildren(...(all ? [make("option", {}, all)] : []), ...options)
    if (all) select.firstElementChild.value = ""
    select.value = values.some(([value]) => `${value}` === kept) ? kept : (all ? "" : values[0]?.[0] ?? "")
  }

  const distinct = values => [...new Set(values)].map(value => [value, `${value}`])

  const start = index => {
    const field = (name, label) => {
      const select = make("select", { id: `jx-compare-${name}`, class: "jx-pick__select" })
      return [select, make("span", { class: "jx-pick__field" }, make("label", { for: select.id }, label), select)]
    }
    const [year, yearField] = field("year", "年度")
    const [unit, unitField] = field("unit", "单位")
    const [which, whichField] = field("which", "评价")
    whichField.classList.add("jx-pick__field--wide")
    const add = make("button", { type: "submit", class: "jx-pick__add" }, "加入对比")
    const form = make("form", { class: "jx-pick", "aria-label": "选择评价" }, yearField, unitField, whichField, add)
    const list = make("ul", { class: "jx-picked", "aria-label": "正在对比的评价" })
    const status = make("p", { class: "jx-pick__status", role: "status" })
    const result = make("div", { class: "jx-compare__result" })

    const narrow = () => {
      const ofYear = index.filter(one => !year.value || `${one.year}` === year.value)
      choices(unit, distinct(ofYear.map(one => one.unit).filter(Boolean)), "全部单位")
      const left = ofYear.filter(one => !unit.value || one.unit === unit.value).filter(one => !asked().includes(one.id))
      choices(which, left.map(one => [one.id, `${one.name}（${one.year}）`]))
      add.disabled = !left.length || asked().length >= MOST
    }
    choices(year, distinct(index.map(one => one.year)), "全部年度")
    year.addEventListener("change", narrow)
    unit.addEventListener("change", narrow)
    form.addEventListener("submit", async event => {
      event.preventDefault()
      if (!which.value) return
      await go([...asked(), which.value])
      which.focus()
    })
    mount.replaceChildren(form, list, status, result)

    let turn = 0
    draw = async () => {
      const mine = ++turn
      const known = new Map(index.map(one => [one.id, one]))
      const ids = asked()
      const missing = ids.filter(id => !known.has(id))
      const wanted = ids.filter(id => known.has(id))
      narrow()
      list.replaceChildren(...wanted.map(id => {
        const { name, year: when } = known.get(id)
        const remove = make("button", { type: "button", class: "jx-picked__remove", "aria-label": `移出 ${name}（${when}）` }, "移出")
        remove.addEventListener("click", async () => {
          await go(wanted.filter(other => other !== id))
          ;(list.querySelector("button") ?? which).focus()
        })
        return make("li", {}, `${name}（${when}） `, remove)
      }))
      list.hidden = !wanted.length
      const lost = missing.length ? `没有评价 ${missing.join("、")}。` : ""
      try {
        const chosen = await Promise.all(wanted.map(evaluation))
        if (mine !== turn) return
        result.replaceChildren(...(chosen.length > 1 ? [aboutTable(chosen), indicatorTable(chosen)] : []))
        const told = chosen.length > 1 ? `正在对比 ${chosen.length} 份评价。` : `请选${chosen.length ? "另一份" : "两份以上"}评价，最多 ${MOST} 份。`
        status.textContent = lost + told
      } catch {
        if (mine !== turn) return
        result.replaceChildren()
        status.textContent = "取不到评价的数据，请刷新页面再试；下面预先列出的对比仍可以看。"
        for (const id of wanted) loaded.delete(id)
      }
    }
    addEventListener("popstate", () => draw())
    /* 由一份评价的页来的，先列同一单位的 */
    const [only, ...others] = asked()
    const given = index.find(one => one.id === only)
    if (given && !others.length && index.some(one => one.unit === given.unit && one.id !== only)) {
      narrow()
      unit.value = given.unit
    }
    return draw()
  }

  let draw = async () => {}

  if (mount && location.protocol !== "file:") {
    json(new URL("index.json", data)).then(start).catch(() => mount.replaceChildren())
  }
}
